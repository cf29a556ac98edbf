//! What one day's activities count for, signal by signal.

use crate::dataset::{Cell, Rows};
use crate::model::{Count, Test};

/// How the matching activities of a signal add up within a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adding {
    per_quantity: bool,
    max_per_day: u32,
}

impl Adding {
    pub fn of(test: &Test) -> Adding {
        match test {
            Test::Activity(test) => match test.count {
                Count::EachTime { per_quantity, max_per_day, .. } => {
                    Adding { per_quantity, max_per_day: max_per_day.unwrap_or(u32::MAX) }
                }
                _ => Adding { per_quantity: false, max_per_day: u32::MAX },
            },
            Test::Field(_) => Adding { per_quantity: false, max_per_day: 0 },
        }
    }
}

/// One day's sums by signal; made once and used for many days.
pub struct DaySums {
    /// By signal.
    adding: Vec<Adding>,
    /// By signal: activities counted, and Σ quantity in thousandths.
    sums: Vec<(u32, i64)>,
    touched: Vec<u32>,
}

impl DaySums {
    pub fn new(adding: Vec<Adding>) -> DaySums {
        DaySums { sums: vec![(0, 0); adding.len()], adding, touched: Vec::new() }
    }

    /// Adds up a day's cells, and hands each signal that counted anything to `take`, with its activities and quantity.
    /// `matches` has the signals by class.
    pub fn add<'a>(
        &mut self,
        matches: &Rows,
        cells: impl Iterator<Item = &'a Cell>,
        mut take: impl FnMut(u32, u32, i64),
    ) {
        for cell in cells {
            for signal in matches.of(cell.class as usize) {
                let adding = &self.adding[*signal as usize];
                let (rows, units) = &mut self.sums[*signal as usize];
                let counted = cell.rows.min(adding.max_per_day - *rows);
                if counted == 0 {
                    continue;
                }
                if *rows == 0 {
                    self.touched.push(*signal);
                }
                let quantity = if adding.per_quantity { cell.quantity } else { 1000 };
                *rows += counted;
                *units += i64::from(quantity) * i64::from(counted);
            }
        }
        for signal in self.touched.drain(..) {
            let (rows, units) = std::mem::take(&mut self.sums[signal as usize]);
            take(signal, rows, units);
        }
    }
}
