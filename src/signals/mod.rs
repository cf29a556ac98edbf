//! What each signal is worth on a day (spec §4.1).
//!
//! A [`Bound`] is one model laid over one dataset: which signals each class of activities matches, where each field test
//! holds, the decay tables. It decides nothing about scores: that is `score`'s.

mod columns;
mod day;
mod fields;
mod ledger;
mod matching;
mod overflow;
mod worth;

pub use columns::Columns;
pub use day::DaySums;
pub use fields::FieldColumn;
pub use ledger::{Entry, Ledger};
pub use overflow::check_overflow;
pub use worth::{Worth, dimensions, scaled_fit, worths};

use crate::dataset::{Dataset, Rows, Timeline};
use crate::day::Instant;
use crate::identity::{AccountId, PersonId};
use crate::model::{ActivityTest, Count, Dimension, FieldTest, Model, Scope, Signal, Test};
use crate::points::Quanta;
use day::Adding;
use std::rc::Rc;

pub struct Bound {
    pub model: Rc<Model>,
    pub data: Rc<Dataset>,
    /// By scope, then class: the signals that an activity matches.
    matches: [Rows; 2],
    /// By class: matches an intent or engagement signal with positive points, and none with negative ones (spec §4.3).
    engaging: Vec<bool>,
    /// By class: a raised hand.
    qualifying: Vec<bool>,
    /// By signal: how a day's activities add up.
    adding: Vec<Adding>,
    /// By signal: D(a) for each-time signals, else empty.
    decay: Vec<Vec<u32>>,
    /// By signal: where its field test holds, for field signals.
    fields: Vec<Option<Rc<FieldColumn>>>,
    best_fit: [Quanta; 2],
}

impl Bound {
    pub fn new(model: Rc<Model>, data: Rc<Dataset>, columns: &mut Columns) -> Bound {
        let by_class = matching::by_class(&data, &model);
        let classes = 0..data.classes.len();
        let any = |class: usize, is: &dyn Fn(&Signal) -> bool| {
            by_class.of(class).iter().any(|signal| is(&model.signals[*signal as usize]))
        };
        let behaviour = |s: &Signal| s.dimension != Dimension::Fit;
        let engaging = classes
            .clone()
            .map(|class| {
                any(class, &|s| behaviour(s) && s.points.0 > 0) && !any(class, &|s| behaviour(s) && s.points.0 < 0)
            })
            .collect();
        let qualifying = classes.clone().map(|class| any(class, &|s| s.qualifies)).collect();
        let of_scope = |scope: Scope| {
            let signals = |class: usize| by_class.of(class).iter().copied();
            Rows::from_iters(classes.clone().map(|c| signals(c).filter(|s| model.signals[*s as usize].scope == scope)))
        };
        let decay = |signal: &Signal| match &signal.test {
            Test::Activity(ActivityTest { count: Count::EachTime { decay, .. }, .. }) => {
                decay.table(model.lookback_days)
            }
            _ => Vec::new(),
        };
        let mut field = |signal: &Signal| match &signal.test {
            Test::Field(test) => Some(columns.of(&data, test, signal.scope)),
            Test::Activity(_) => None,
        };
        Bound {
            matches: [of_scope(Scope::Person), of_scope(Scope::Account)],
            engaging,
            qualifying,
            adding: model.signals.iter().map(|signal| Adding::of(&signal.test, signal.points.0)).collect(),
            decay: model.signals.iter().map(decay).collect(),
            fields: model.signals.iter().map(&mut field).collect(),
            best_fit: [model.best_fit(Scope::Person), model.best_fit(Scope::Account)],
            model,
            data,
        }
    }

    /// By class: the signals of `scope` that an activity matches.
    pub fn matches(&self, scope: Scope) -> &Rows {
        &self.matches[scope as usize]
    }

    /// The signals of `scope` that an activity of the class matches.
    pub fn signals_of(&self, class: u32, scope: Scope) -> &[u32] {
        self.matches(scope).of(class as usize)
    }

    pub fn is_engaging(&self, class: u32) -> bool {
        self.engaging[class as usize]
    }

    /// Whether any activity is a raised hand.
    pub fn raises_hands(&self) -> bool {
        self.qualifying.contains(&true)
    }

    pub fn is_raised_hand(&self, class: u32) -> bool {
        self.qualifying[class as usize]
    }

    /// D(a) of an each-time signal, for a = 0 ..= lookback; empty for any other.
    pub fn decay_of(&self, signal: usize) -> &[u32] {
        &self.decay[signal]
    }

    /// Where the field test of a field signal holds.
    pub fn field_of(&self, signal: usize) -> Option<&FieldColumn> {
        self.fields[signal].as_deref()
    }

    pub fn timeline(&self, scope: Scope) -> &Timeline {
        match scope {
            Scope::Person => &self.data.days_of_person,
            Scope::Account => &self.data.days_of_account,
        }
    }

    /// The instant of an account's last activity on the day at a place of its timeline, those of people for whom `silent`
    /// holds aside; `None` if there is no other.
    pub fn last_instant(
        &self,
        account: AccountId,
        place: usize,
        silent: &impl Fn(PersonId) -> bool,
    ) -> Option<Instant> {
        let timeline = &self.data.days_of_account;
        let active = timeline.day(place);
        if !timeline.cells(place).iter().any(|cell| cell.person.is_some_and(silent)) {
            return Some(active.at);
        }
        let rows = self.data.activities_of_account.of(account.index());
        let activities = || rows.iter().map(|row| &self.data.activities[*row as usize]);
        let end = rows.partition_point(|row| self.data.activities[*row as usize].at <= active.at);
        let today = activities().take(end).rev().take_while(|activity| activity.at.day().0 == active.day);
        today.filter(|activity| !activity.person.is_some_and(silent)).map(|activity| activity.at).next()
    }

    /// The days on which a person has an activity of the account that the signal matches, in order.
    pub fn days_of_signal(&self, signal: usize, person: PersonId, account: AccountId) -> Vec<i32> {
        let activities = self.data.activities_of_person.of(person.index()).iter();
        let of_account = activities.map(|a| &self.data.activities[*a as usize]).filter(|a| a.account == Some(account));
        let matching = of_account.filter(|a| self.signals_of(a.class, Scope::Account).contains(&(signal as u32)));
        let mut days: Vec<i32> = matching.map(|a| a.at.day().0).collect();
        days.dedup();
        days
    }

    /// The text that a field test looks at, for a person or account by place.
    pub fn field_text(&self, test: &FieldTest, scope: Scope, place: usize) -> Option<&str> {
        let place = fields::place_of(&self.data, test, scope, place)?;
        self.data.text_of(self.data.field(test.of, &test.field), place)
    }
}
