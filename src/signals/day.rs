//! What one day's activities count for, signal by signal, before caps and decay.

use super::Bound;
use crate::dataset::{Cell, Rows};
use crate::identity::PersonId;
use crate::model::{Count, Test};

/// How the matching activities of a signal add up within a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Adding {
    /// Thousandths; 0 where only the activities are counted.
    points: i64,
    per_quantity: bool,
    max_per_day: u32,
}

impl Adding {
    pub(super) fn of(test: &Test, points: i64) -> Adding {
        match test {
            Test::Activity(test) => match test.count {
                Count::EachTime { per_quantity, max_per_day, .. } => {
                    Adding { points, per_quantity, max_per_day: max_per_day.unwrap_or(u32::MAX) }
                }
                _ => Adding { points: 0, per_quantity: false, max_per_day: u32::MAX },
            },
            Test::Field(_) => Adding { points: 0, per_quantity: false, max_per_day: 0 },
        }
    }
}

/// One day's sums by signal; made once and used for many days.
pub struct DaySums {
    /// By signal: activities counted, and Σ points × quantity in millionths of a point.
    sums: Vec<(u32, i64)>,
    touched: Vec<u32>,
}

impl DaySums {
    pub fn new(signals: usize) -> DaySums {
        DaySums { sums: vec![(0, 0); signals], touched: Vec::new() }
    }

    /// Adds up a day's cells, those of people for whom `silent` holds aside, and hands each signal that counted anything
    /// to `take`, with its activities and its amount. `matches` has the signals asked for, by class.
    pub fn add(
        &mut self,
        bound: &Bound,
        matches: &Rows,
        cells: &[Cell],
        silent: &impl Fn(PersonId) -> bool,
        mut take: impl FnMut(u32, u32, i64),
    ) {
        for cell in cells {
            if cell.person.is_some_and(silent) {
                continue;
            }
            for signal in matches.of(cell.class as usize) {
                let adding = &bound.adding[*signal as usize];
                let (rows, amount) = &mut self.sums[*signal as usize];
                let counted = cell.rows.min(adding.max_per_day - *rows);
                if counted == 0 {
                    continue;
                }
                if *rows == 0 {
                    self.touched.push(*signal);
                }
                let quantity = if adding.per_quantity { cell.quantity } else { 1000 };
                *rows += counted;
                *amount += adding.points * i64::from(quantity) * i64::from(counted);
            }
        }
        for signal in self.touched.drain(..) {
            let (rows, amount) = std::mem::take(&mut self.sums[signal as usize]);
            take(signal, rows, amount);
        }
    }
}
