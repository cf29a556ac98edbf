//! Which activities match which signals, and what that counts up to, for one model and dataset.
//!
//! It hangs on what signals match and not on what they are worth, so that another weight or half-life finds it made.

use super::classes::by_class;
use super::day::Adding;
use super::histories::{Histories, History, Marks};
use crate::dataset::{Dataset, Rows};
use crate::identity::{AccountId, PersonId};
use crate::intake::tables::Source;
use crate::model::{Dimension, Model, Scope, Signal, Test};
use std::rc::Rc;

pub struct Matched {
    /// By scope, then class: the signals that an activity matches.
    matches: [Rows; 2],
    /// By scope.
    histories: [Histories; 2],
}

impl Matched {
    /// What people for whom `silent` holds did for an account counts for nothing.
    fn new(data: &Dataset, model: &Model, silent: &[bool]) -> Matched {
        let by_class = by_class(data, model);
        let classes = 0..data.classes.len();
        let any = |class: usize, is: &dyn Fn(&Signal) -> bool| {
            by_class.of(class).iter().any(|signal| is(&model.signals[*signal as usize]))
        };
        let behaviour = |s: &Signal| s.dimension != Dimension::Fit;
        // It matches an intent or engagement signal with positive points, and none with negative ones (spec §4.3).
        let engaging: Vec<bool> = classes
            .clone()
            .map(|class| {
                any(class, &|s| behaviour(s) && s.points.0 > 0) && !any(class, &|s| behaviour(s) && s.points.0 < 0)
            })
            .collect();
        let hands: Vec<bool> = classes.clone().map(|class| any(class, &|s| s.qualifies)).collect();
        let matches = [Scope::Person, Scope::Account].map(|scope| {
            let signals = |class: usize| by_class.of(class).iter().copied();
            Rows::from_iters(classes.clone().map(|c| signals(c).filter(|s| model.signals[*s as usize].scope == scope)))
        });
        let mark_person = |marks: &mut Marks, class: u32| {
            marks.set(Marks::ENGAGING, engaging[class as usize]);
            marks.set(Marks::HAND, hands[class as usize]);
        };
        let people = Histories::new(data, model, Scope::Person, &matches[0], |_| false, mark_person);
        let is_silent = |person: PersonId| silent[person.index()];
        let accounts = Histories::new(data, model, Scope::Account, &matches[1], is_silent, |_, _| ());
        Matched { matches, histories: [people, accounts] }
    }

    /// The signals of `scope` that an activity of the class matches.
    pub fn signals_of(&self, class: u32, scope: Scope) -> &[u32] {
        self.matches[scope as usize].of(class as usize)
    }

    /// The history of one account, had the people for whom `silent` holds done nothing.
    pub fn history_without(
        &self,
        data: &Dataset,
        model: &Model,
        account: AccountId,
        silent: impl Fn(PersonId) -> bool,
    ) -> Histories {
        Histories::of_account(account, data, model, &self.matches[Scope::Account as usize], silent)
    }

    pub fn histories(&self, scope: Scope) -> &Histories {
        &self.histories[scope as usize]
    }

    /// A bit for each signal of `scope`, by place modulo 64: unset where the owner has nothing of it.
    pub fn signs_of(&self, scope: Scope, owner: usize) -> u64 {
        self.histories[scope as usize].signs(owner)
    }

    pub fn history<'a>(&'a self, data: &'a Dataset, scope: Scope, owner: usize) -> History<'a> {
        self.histories[scope as usize].of(data.days_of(scope), owner)
    }
}

/// All of a signal that it hangs on which activities count for what.
#[derive(PartialEq)]
struct Rule {
    scope: Scope,
    types: Option<Vec<String>>,
    source: Option<Source>,
    asset_contains: Option<String>,
    adding: Adding,
    behaviour: bool,
    sign: i64,
    qualifies: bool,
}

fn rule(signal: &Signal) -> Option<Rule> {
    let Test::Activity(test) = &signal.test else { return None };
    Some(Rule {
        scope: signal.scope,
        types: test.types.clone(),
        source: test.source,
        asset_contains: test.asset_contains.clone(),
        adding: Adding::of(&signal.test),
        behaviour: signal.dimension != Dimension::Fit,
        sign: signal.points.0.signum(),
        qualifies: signal.qualifies,
    })
}

/// What was matched, kept while a dataset stays.
#[derive(Default)]
pub struct KeptMatched(Vec<Kept>);

struct Kept {
    /// By signal.
    rules: Vec<Option<Rule>>,
    silent: Rc<Vec<bool>>,
    matched: Rc<Matched>,
    /// Asked for since the last [`KeptMatched::forget_unasked`].
    asked: bool,
}

impl KeptMatched {
    pub fn of(&mut self, data: &Dataset, model: &Model, silent: &Rc<Vec<bool>>) -> Rc<Matched> {
        let rules: Vec<Option<Rule>> = model.signals.iter().map(rule).collect();
        if let Some(kept) = self.0.iter_mut().find(|kept| kept.rules == rules && kept.silent == *silent) {
            kept.asked = true;
            return kept.matched.clone();
        }
        let matched = Rc::new(Matched::new(data, model, silent));
        self.0.push(Kept { rules, silent: silent.clone(), matched: matched.clone(), asked: true });
        matched
    }

    /// Lets go of what no model asks for any longer.
    pub fn forget_unasked(&mut self) {
        self.0.retain_mut(|kept| std::mem::take(&mut kept.asked));
    }
}
