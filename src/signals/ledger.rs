//! A person's or account's activities as the signals see them: what counted on which day, before caps and decay.
//!
//! Ages are whole days, so a day's matching activities of one signal are one entry, however many they were.

use super::Bound;
use crate::day::Instant;
use crate::identity::PersonId;
use crate::model::{ActivityTest, Count, Scope, Test};
use crate::points::Thousandths;

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
    /// The ledger of a scope over activities given by their places in the dataset, in its order. Those of people for whom
    /// `silent` holds count for nothing.
    pub fn new(bound: &Bound, scope: Scope, activities: &[u32], silent: &dyn Fn(PersonId) -> bool) -> Ledger {
        let mut ledger = Ledger::default();
        let mut first_of_day = 0;
        for place in activities {
            let activity = &bound.data.activities[*place as usize];
            if activity.person.is_some_and(silent) {
                continue;
            }
            let day = activity.at.day().0;
            match ledger.days.last_mut() {
                Some((last, at)) if *last == day => *at = activity.at,
                _ => {
                    ledger.days.push((day, activity.at));
                    first_of_day = ledger.entries.len();
                }
            }
            let class = activity.class;
            let push_day = |days: &mut Vec<i32>| {
                if days.last() != Some(&day) {
                    days.push(day);
                }
            };
            if bound.engaging[class as usize] {
                push_day(&mut ledger.engaging);
            }
            if bound.qualifying[class as usize] {
                push_day(&mut ledger.hands);
            }
            for signal in bound.signals_of(class, scope) {
                let Test::Activity(test) = &bound.model.signals[signal].test else { continue };
                let today = &mut ledger.entries[first_of_day..];
                let entry = today.iter_mut().find(|e| e.signal == signal as u32);
                let counted = entry.as_ref().map_or(0, |e| e.rows);
                let Some(quantity) = counted_quantity(test, counted, activity.quantity) else { continue };
                let amount = bound.model.signals[signal].points.0 * quantity.0;
                match entry {
                    Some(entry) => {
                        entry.rows += 1;
                        entry.amount += amount;
                    }
                    None => ledger.entries.push(Entry { day, signal: signal as u32, rows: 1, amount }),
                }
            }
        }
        ledger
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

/// The quantity with which one more activity of the day counts; `None` if the day's limit is reached.
fn counted_quantity(test: &ActivityTest, counted: u32, quantity: u32) -> Option<Thousandths> {
    match test.count {
        Count::EachTime { max_per_day: Some(most), .. } if counted >= most => None,
        Count::EachTime { per_quantity: true, .. } => Some(Thousandths(i64::from(quantity))),
        _ => Some(Thousandths::ONE),
    }
}
