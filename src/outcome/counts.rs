//! Counts by line, in one pass: each crossing adds to a range of lines, and the ranges are summed once.

use std::ops::Range;

/// Counts ranges of lines in constant time.
pub struct Ranges(Vec<i32>);

impl Ranges {
    pub fn new(lines: usize) -> Ranges {
        Ranges(vec![0; lines + 1])
    }

    /// One more on the lines `low..=high`, as far as there are.
    pub fn count(&mut self, low: u32, high: u32) {
        count(&mut self.0, low, high);
    }

    pub fn sums(&self) -> Vec<u32> {
        sums(&self.0)
    }
}

/// What became of a crossing.
#[derive(Debug, Clone, Copy)]
pub enum Class {
    Excluded,
    Open,
    Converted,
    NotConverted,
}

impl Class {
    pub const ALL: [Class; 4] = [Class::Excluded, Class::Open, Class::Converted, Class::NotConverted];
    /// All that make the flow.
    pub const COUNTED: [Class; 3] = [Class::Open, Class::Converted, Class::NotConverted];
}

/// Counts by class and month as well.
pub struct Counts {
    months: usize,
    /// How many steps the ranges of one class and month have.
    width: usize,
    steps: Vec<i32>,
}

impl Counts {
    pub fn new(months: usize, lines: usize) -> Counts {
        Counts { months, width: lines + 1, steps: vec![0; Class::ALL.len() * months * (lines + 1)] }
    }

    /// One more on the lines `low..=high`, as far as there are; months go by their places.
    pub fn count(&mut self, class: Class, month: usize, low: u32, high: u32) {
        let at = self.at(class, month);
        count(&mut self.steps[at], low, high);
    }

    /// By line: all of the classes and the months together.
    pub fn sums<const N: usize>(&self, classes: [Class; N], months: Range<usize>) -> Vec<u32> {
        let mut steps = vec![0; self.width];
        for at in classes.iter().flat_map(|class| months.clone().map(|month| self.at(*class, month))) {
            steps.iter_mut().zip(&self.steps[at]).for_each(|(sum, step)| *sum += step);
        }
        sums(&steps)
    }

    fn at(&self, class: Class, month: usize) -> Range<usize> {
        let at = (class as usize * self.months + month) * self.width;
        at..at + self.width
    }
}

fn count(steps: &mut [i32], low: u32, high: u32) {
    let last = steps.len() - 1;
    let (low, high) = (low as usize, (high as usize).saturating_add(1).min(last));
    if low < high {
        steps[low] += 1;
        steps[high] -= 1;
    }
}

fn sums(steps: &[i32]) -> Vec<u32> {
    let (mut sum, lines) = (0, &steps[..steps.len() - 1]);
    let running = lines.iter().map(|step| {
        sum += step;
        sum as u32
    });
    running.collect()
}
