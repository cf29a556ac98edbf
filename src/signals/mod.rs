//! What each signal is worth on a day (spec §4.1).
//!
//! A [`Bound`] is one model laid over one dataset: which signals each class of activities matches, where each field test
//! holds, the decay tables. It decides nothing about scores: that is `score`'s.

mod fields;
mod ledger;
mod overflow;
mod worth;

pub use fields::holds;
pub use ledger::{Entry, Ledger};
pub use overflow::check_overflow;
pub use worth::{Worth, dimensions, worths};

use crate::dataset::{Class, Dataset, Rows};
use crate::identity::{AccountId, PersonId};
use crate::model::{ActivityTest, Count, Dimension, FieldTest, Model, Scope, Test};
use crate::points::Quanta;
use fields::FieldColumn;
use std::rc::Rc;

pub struct Bound {
    pub model: Rc<Model>,
    pub data: Rc<Dataset>,
    /// The signals that an activity of a class matches, by class.
    matches: Rows,
    /// By class: matches an intent or engagement signal with positive points, and none with negative ones (spec §4.3).
    engaging: Vec<bool>,
    /// By class: a raised hand.
    qualifying: Vec<bool>,
    /// By signal: D(a) for each-time signals, else empty.
    decay: Vec<Vec<u32>>,
    /// By signal: where its field test holds, for field signals.
    fields: Vec<Option<FieldColumn>>,
    best_fit: [Quanta; 2],
}

impl Bound {
    pub fn new(model: Rc<Model>, data: Rc<Dataset>) -> Bound {
        let matches_of = |class: &Class| -> Vec<u32> {
            let test = |signal: &crate::model::Signal| match &signal.test {
                Test::Activity(test) => matches(&data, class, test),
                Test::Field(_) => false,
            };
            (0..model.signals.len() as u32).filter(|s| test(&model.signals[*s as usize])).collect()
        };
        let by_class: Vec<Vec<u32>> = data.classes.iter().map(matches_of).collect();
        let any = |signals: &[u32], is: &dyn Fn(&crate::model::Signal) -> bool| {
            signals.iter().any(|s| is(&model.signals[*s as usize]))
        };
        let behaviour = |s: &crate::model::Signal| s.dimension != Dimension::Fit;
        let engaging = by_class
            .iter()
            .map(|signals| {
                any(signals, &|s| behaviour(s) && s.points.0 > 0) && !any(signals, &|s| behaviour(s) && s.points.0 < 0)
            })
            .collect();
        let qualifying = by_class.iter().map(|signals| any(signals, &|s| s.qualifies)).collect();
        let decay = model
            .signals
            .iter()
            .map(|signal| match &signal.test {
                Test::Activity(ActivityTest { count: Count::EachTime { decay, .. }, .. }) => {
                    decay.table(model.lookback_days)
                }
                _ => Vec::new(),
            })
            .collect();
        let fields = model
            .signals
            .iter()
            .map(|signal| match &signal.test {
                Test::Field(test) => Some(FieldColumn::new(&data, test, signal.scope)),
                Test::Activity(_) => None,
            })
            .collect();
        let best_fit = [model.best_fit(Scope::Person), model.best_fit(Scope::Account)];
        Bound { matches: Rows::from_lists(&by_class), engaging, qualifying, decay, fields, best_fit, model, data }
    }

    /// The days on which a person has an activity of the account that the signal matches, in order.
    pub fn days_of_signal(&self, signal: usize, person: PersonId, account: AccountId) -> Vec<i32> {
        let activities = self.data.activities_of_person.of(person.index()).iter();
        let of_account = activities.map(|a| &self.data.activities[*a as usize]).filter(|a| a.account == Some(account));
        let matching = of_account.filter(|a| self.matches.of(a.class as usize).contains(&(signal as u32)));
        let mut days: Vec<i32> = matching.map(|a| a.at.day().0).collect();
        days.dedup();
        days
    }

    /// The text that a field test looks at, for a person or account by place.
    pub fn field_text(&self, test: &FieldTest, scope: Scope, place: usize) -> Option<&str> {
        let place = fields::place_of(&self.data, test, scope, place)?;
        self.data.text_of(self.data.field(test.of, &test.field), place)
    }

    /// The signals of `scope` that an activity of the class matches.
    fn signals_of(&self, class: u32, scope: Scope) -> impl Iterator<Item = usize> {
        let signals = self.matches.of(class as usize).iter().map(|s| *s as usize);
        signals.filter(move |s| self.model.signals[*s].scope == scope)
    }
}

fn matches(data: &Dataset, class: &Class, test: &ActivityTest) -> bool {
    let kind = data.class_kind(class);
    test.types.as_ref().is_none_or(|types| types.iter().any(|t| t == kind))
        && test.source.is_none_or(|source| source == class.source)
        && test.asset_contains.as_ref().is_none_or(|part| {
            data.tables.texts.get_some(class.asset).is_some_and(|asset| asset.to_lowercase().contains(part.as_str()))
        })
}
