//! What each signal is worth on a day (spec §4.1).
//!
//! A [`Bound`] is one model laid over one dataset: what its signals counted, where each field test holds, the decay tables.
//! It decides nothing about scores: that is `score`'s.

mod classes;
mod columns;
mod day;
mod fields;
mod histories;
mod matched;
mod overflow;
mod worth;

pub use columns::Columns;
pub use fields::{FieldColumn, Reading, number_of};
pub use histories::{Counted, Histories, History, Marks};
pub use matched::{KeptMatched, Matched};
pub use overflow::check_overflow;
pub use worth::{Worth, dimensions, scaled_fit, worths};

use crate::dataset::Dataset;
use crate::day::{Day, Instant};
use crate::identity::{AccountId, PersonId};
use crate::model::{ActivityTest, Count, FieldTest, Model, Scope, Signal, Test};
use crate::points::Quanta;
use std::rc::Rc;

pub struct Bound {
    pub model: Rc<Model>,
    pub data: Rc<Dataset>,
    pub matched: Rc<Matched>,
    /// By person: what they did counts for nothing in their account.
    silent: Rc<Vec<bool>>,
    /// By signal: D(a) for each-time signals, else empty.
    decay: Vec<Vec<u32>>,
    /// By signal: where its field test holds, for field signals.
    fields: Vec<Option<Rc<FieldColumn>>>,
    best_fit: [Quanta; 2],
}

impl Bound {
    pub fn new(
        model: Rc<Model>,
        data: Rc<Dataset>,
        silent: Rc<Vec<bool>>,
        columns: &mut Columns,
        matched: &mut KeptMatched,
    ) -> Bound {
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
            matched: matched.of(&data, &model, &silent),
            silent,
            decay: model.signals.iter().map(decay).collect(),
            fields: model.signals.iter().map(&mut field).collect(),
            best_fit: [model.best_fit(Scope::Person), model.best_fit(Scope::Account)],
            model,
            data,
        }
    }

    pub fn history(&self, scope: Scope, owner: usize) -> History<'_> {
        self.matched.history(&self.data, scope, owner)
    }

    /// The account's history had the person done nothing.
    pub fn history_without(&self, account: AccountId, person: PersonId) -> Histories {
        let silent = |other: PersonId| other == person || self.is_silent(other);
        self.matched.history_without(&self.data, &self.model, account, silent)
    }

    pub fn is_silent(&self, person: PersonId) -> bool {
        self.silent[person.index()]
    }

    /// D(a) of an each-time signal, for a = 0 ..= lookback; empty for any other.
    pub fn decay_of(&self, signal: usize) -> &[u32] {
        &self.decay[signal]
    }

    /// Where the field test of a field signal holds.
    pub fn field_of(&self, signal: usize) -> Option<&FieldColumn> {
        self.fields[signal].as_deref()
    }

    /// The instant of a person's or account's last activity on a day, of an account those of silent people aside; the day's
    /// own where there is none.
    pub fn last_instant(&self, scope: Scope, owner: usize, day: Day) -> Instant {
        let (data, of_account) = (&self.data, scope == Scope::Account);
        let rows = if of_account { &data.activities_of_account } else { &data.activities_of_person }.of(owner);
        let end = rows.partition_point(|row| data.activities[*row as usize].at.day() <= day);
        let on_day = rows[..end].iter().rev().map(|row| &data.activities[*row as usize]);
        let silent = |person: Option<PersonId>| of_account && person.is_some_and(|person| self.is_silent(person));
        let mut heard = on_day.take_while(|a| a.at.day() == day).filter(|a| !silent(a.person));
        heard.next().map_or(day.instant(), |activity| activity.at)
    }

    /// The days on which a person has an activity of the account that the signal matches, in order.
    pub fn days_of_signal(&self, signal: usize, person: PersonId, account: AccountId) -> Vec<i32> {
        let activities = self.data.activities_of_person.of(person.index()).iter();
        let of_account = activities.map(|a| &self.data.activities[*a as usize]).filter(|a| a.account == Some(account));
        let signals_of = |class: u32| self.matched.signals_of(class, Scope::Account);
        let matching = of_account.filter(|a| signals_of(a.class).contains(&(signal as u32)));
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
