//! The lines that one entity has crossed so far: records only ever rise.

use super::within::Within;
use super::{HIGHEST_LINE, Step};
use crate::day::Day;
use crate::points::Quanta;

pub struct Record<'a> {
    /// The lowest line not crossed yet.
    next: u32,
    steps: &'a mut Vec<Step>,
}

impl Record<'_> {
    pub fn new(steps: &mut Vec<Step>) -> Record<'_> {
        Record { next: 0, steps }
    }

    pub fn reach(&mut self, high: u32, day: i32) {
        if high >= self.next && self.next <= HIGHEST_LINE {
            self.steps.push(Step { low: self.next, high, day: Day(day) });
            self.next = high.saturating_add(1);
        }
    }

    /// The least value that would set a record; `None` once every line is crossed.
    pub fn next(&self) -> Option<Quanta> {
        (self.next <= HIGHEST_LINE).then(|| Quanta::whole_points(i64::from(self.next)))
    }
}

/// The highest line that a value reaches; `None` below 0.
pub fn line_at(value: Quanta) -> Option<u32> {
    let points = value.floor_points();
    (points >= 0).then(|| points.min(i64::from(HIGHEST_LINE)) as u32)
}

/// Whether the truth, wherever it lies within, reaches the same lines.
pub fn same_line(value: Within) -> bool {
    value.low == value.high || line_at(value.low) == line_at(value.high)
}

/// The highest line that anybody reaches.
#[derive(Default)]
pub struct Top(pub u32);

impl Top {
    /// The least value that would raise it; `None` at the limit.
    pub fn next(&self) -> Option<Quanta> {
        (self.0 < HIGHEST_LINE).then(|| Quanta::whole_points(i64::from(self.0) + 1))
    }
}
