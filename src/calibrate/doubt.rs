//! Whether the data can tell the recommended line from another, so that an order to move is as sure as it sounds.
//!
//! A line that misses a target has to move whatever its rate; only one that serves them all can be kept for doubt.

use super::curve::{Curve, at_most, below};
use super::pilot::PilotLine;
use super::together::Together;
use serde::Serialize;
use std::cmp::Ordering;

/// Why a line that serves every target is kept for now, although another is recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The 95 % intervals of both lines' precision overlap.
    Alike,
    /// In the newer half of the months, moving the way that is recommended would have done worse.
    Contradicted,
}

/// The pilot, with what each line is worth in the newer half by the objective; thin lines have no worth there.
pub(crate) struct Trial<'a> {
    /// What the older half chose.
    pub chosen: &'a PilotLine,
    pub worth: Vec<Option<f64>>,
}

/// How the line that the older half chose did in the newer one, beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// The older half chose this very line.
    Same,
    /// Fewer than 20 judged at one of the two.
    TooFew,
    Speaks(Ordering),
}

impl Trial<'_> {
    pub fn at(&self, i: usize) -> Tried {
        let chosen = self.chosen.theta as usize;
        let worth = |i: usize| self.worth.get(i).copied().flatten();
        match worth(chosen).zip(worth(i)) {
            _ if chosen == i => Tried::Same,
            None => Tried::TooFew,
            Some((then, here)) if below(here, then) => Tried::Speaks(Ordering::Greater),
            Some((then, here)) if below(then, here) => Tried::Speaks(Ordering::Less),
            Some(_) => Tried::Speaks(Ordering::Equal),
        }
    }

    /// Whether moving from a line towards `theta` would have done worse in the newer half.
    pub fn speaks_against(&self, i: usize, theta: usize) -> bool {
        let same_way = (self.chosen.theta as usize > i) == (theta > i);
        let worse = if same_way { Ordering::Less } else { Ordering::Greater };
        self.at(i) == Tried::Speaks(worse)
    }
}

/// Whether the 95 % intervals of two lines' precision overlap; nobody judged at one of them tells nothing.
pub(crate) fn alike(curve: &Curve, i: usize, theta: usize) -> bool {
    let intervals = curve.precision_interval_at(i).zip(curve.precision_interval_at(theta));
    intervals.is_some_and(|(a, b)| at_most(a.0, b.1) && at_most(b.0, a.1))
}

/// For each line, and the one above the sweep.
pub(crate) fn keep(curve: &Curve, together: &Together, trial: Option<&Trial>) -> Vec<Option<Keep>> {
    let at = |i: usize| {
        let theta = together.theta? as usize;
        let serves = together.feasible.get(i).copied().unwrap_or(false);
        if !serves || i == theta || curve.is_flat() {
            return None;
        }
        let contradicted = || trial.is_some_and(|trial| trial.speaks_against(i, theta));
        match () {
            () if alike(curve, i, theta) => Some(Keep::Alike),
            () if contradicted() => Some(Keep::Contradicted),
            () => None,
        }
    };
    (0..curve.flow.len()).map(at).collect()
}
