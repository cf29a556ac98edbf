//! A person's or account's activities as the signals see them: what counted on which day, before caps and decay.

use super::{Bound, DaySums};
use crate::day::Instant;
use crate::identity::{AccountId, PersonId};
use crate::model::Scope;

/// What one signal counted on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub day: i32,
    pub signal: u32,
    /// Activities behind it.
    pub rows: u32,
    /// Σ points × quantity, in millionths of a point.
    pub amount: i64,
}

/// One entity's history under one model. Everything is in order of days.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    pub entries: Vec<Entry>,
    /// Each day with any activity, and the instant of its last one.
    pub days: Vec<(i32, Instant)>,
    /// Days with an engaging activity.
    pub engaging: Vec<i32>,
    /// Days with a raised hand.
    pub hands: Vec<i32>,
}

impl Ledger {
    pub fn of_person(bound: &Bound, person: PersonId) -> Ledger {
        let timeline = &bound.data.days_of_person;
        let mut ledger = Ledger::default();
        let mut sums = DaySums::new(bound.model.signals.len());
        for place in timeline.places(person.index()) {
            let (active, cells) = (timeline.day(place), timeline.cells(place));
            ledger.days.push((active.day, active.at));
            if cells.iter().any(|cell| bound.is_engaging(cell.class)) {
                ledger.engaging.push(active.day);
            }
            if cells.iter().any(|cell| bound.is_raised_hand(cell.class)) {
                ledger.hands.push(active.day);
            }
            ledger.add(&mut sums, bound, Scope::Person, place, &|_| false);
        }
        ledger
    }

    /// An account's activities; those of people for whom `silent` holds count for nothing.
    pub fn of_account(bound: &Bound, account: AccountId, silent: &impl Fn(PersonId) -> bool) -> Ledger {
        let timeline = &bound.data.days_of_account;
        let mut ledger = Ledger::default();
        let mut sums = DaySums::new(bound.model.signals.len());
        for place in timeline.places(account.index()) {
            let Some(at) = bound.last_instant(account, place, silent) else { continue };
            ledger.days.push((timeline.day(place).day, at));
            ledger.add(&mut sums, bound, Scope::Account, place, silent);
        }
        ledger
    }

    fn add(
        &mut self,
        sums: &mut DaySums,
        bound: &Bound,
        scope: Scope,
        place: usize,
        silent: &impl Fn(PersonId) -> bool,
    ) {
        let timeline = bound.timeline(scope);
        let day = timeline.day(place).day;
        sums.add(bound, bound.matches(scope), timeline.cells(place), silent, |signal, rows, amount| {
            self.entries.push(Entry { day, signal, rows, amount });
        });
    }

    /// Whether one of the days lies within `within` days before or on `day`.
    pub fn any_within(days: &[i32], day: i32, within: i32) -> bool {
        let end = days.partition_point(|d| *d <= day);
        end > 0 && day - days[end - 1] <= within
    }

    /// The last day up to `day` with any activity.
    pub fn last_day(&self, day: i32) -> Option<i32> {
        let end = self.days.partition_point(|(d, _)| *d <= day);
        end.checked_sub(1).map(|i| self.days[i].0)
    }
}
