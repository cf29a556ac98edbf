//! What all approaches admit together, the best line in it, what binds, and what conflicts (spec §7.4).
//!
//! Thin lines can be feasible but are never recommended. An approach without a bound is in use, but cannot bind.

use super::capacity::Capacity;
use super::conversion::Conversion;
use super::curve::{Curve, equal};
use super::payback::Payback;
use super::targets::Objective;
use serde::Serialize;

/// The approaches, in the order in which they are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Approach {
    Capacity,
    Conversion,
    Payback,
}

impl Approach {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Approach::Capacity => "the capacity",
            Approach::Conversion => "the opportunity target",
            Approach::Payback => "the payback target",
        }
    }
}

/// The smallest single change of one approach that would open the whole set, the other targets unchanged.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relax {
    pub approach: Approach,
    /// More leads a month, fewer opportunities a month, or more months; `null` where no change would do.
    pub by: Option<f64>,
}

/// Why no line serves all targets: the smallest group of approaches that cannot hold at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    pub approaches: Vec<Approach>,
    pub relax: Vec<Relax>,
}

/// The three approaches in use, each worked out.
#[derive(Debug, Clone)]
pub(crate) struct Approaches {
    pub capacity: Option<Capacity>,
    pub conversion: Option<Conversion>,
    pub payback: Option<Payback>,
}

#[derive(Debug, Clone)]
pub(crate) struct Together {
    pub feasible: Vec<bool>,
    /// Something is feasible, but every line of it is thin, or the objective cannot be computed: `None`.
    pub theta: Option<u32>,
    pub binding: Vec<Approach>,
    pub conflict: Option<Conflict>,
    /// At least one feasible line is not thin.
    pub solid: bool,
}

impl Together {
    pub fn new(curve: &Curve, approaches: &Approaches, objective: Objective) -> Together {
        let bounds = approaches.bounds();
        let feasible = admitted_by(&bounds, curve.lines);
        let values = objective_values(curve, approaches, objective);
        let theta = best(&feasible, &values);
        let empty = !feasible.contains(&true);
        let binding = match empty {
            true => Vec::new(),
            false => bounds
                .iter()
                .map(|(approach, _)| *approach)
                .filter(|&approach| best(&admitted_by(&but(&bounds, approach), curve.lines), &values) != theta)
                .collect(),
        };
        let conflict = empty.then(|| conflict(approaches, &bounds, curve.lines));
        let solid = feasible.iter().zip(&curve.thin).any(|(&feasible, &thin)| feasible && !thin);
        Together { feasible, theta, binding, conflict, solid }
    }
}

type Bound<'a> = (Approach, &'a [bool]);

impl Approaches {
    /// Those that set a bound, in order.
    fn bounds(&self) -> Vec<Bound<'_>> {
        let capacity = self.capacity.as_ref().and_then(|a| a.admits.as_deref()).map(|a| (Approach::Capacity, a));
        let conversion = self.conversion.as_ref().and_then(|a| a.admits.as_deref()).map(|a| (Approach::Conversion, a));
        let payback = self.payback.as_ref().and_then(|a| a.admits.as_deref()).map(|a| (Approach::Payback, a));
        [capacity, conversion, payback].into_iter().flatten().collect()
    }

    fn relax(&self, approach: Approach, others: &[bool]) -> Option<f64> {
        match approach {
            Approach::Capacity => self.capacity.as_ref()?.relax(others),
            Approach::Conversion => self.conversion.as_ref()?.relax(others),
            Approach::Payback => self.payback.as_ref()?.relax(others),
        }
    }
}

fn but<'a>(bounds: &[Bound<'a>], approach: Approach) -> Vec<Bound<'a>> {
    bounds.iter().filter(|(a, _)| *a != approach).copied().collect()
}

fn admitted_by(bounds: &[Bound], lines: usize) -> Vec<bool> {
    (0..lines).map(|i| bounds.iter().all(|(_, admits)| admits[i])).collect()
}

/// The objective at each line that may be recommended; thin ones have none.
pub(crate) fn objective_values(curve: &Curve, approaches: &Approaches, objective: Objective) -> Vec<Option<f64>> {
    let value = |i: usize| match objective {
        Objective::PipelinePerQualified => curve.pipeline_per_qualified_at(i),
        Objective::Precision => curve.sweep.precision[i],
        Objective::ExpectedMargin => approaches.payback.as_ref()?.figures[i].expected_margin,
    };
    (0..curve.lines).map(|i| value(i).filter(|_| !curve.thin[i])).collect()
}

/// The line of the set with the highest value; of equal ones the highest line.
fn best(set: &[bool], values: &[Option<f64>]) -> Option<u32> {
    let value = |i: usize| values[i].filter(|_| set[i]);
    let highest = (0..set.len()).filter_map(value).reduce(f64::max)?;
    (0..set.len()).rev().find(|&i| value(i).is_some_and(|v| equal(v, highest))).map(|i| i as u32)
}

fn conflict(approaches: &Approaches, bounds: &[Bound], lines: usize) -> Conflict {
    let group = smallest_group(bounds, lines);
    let relax = group
        .iter()
        .map(|&approach| {
            let others = admitted_by(&but(bounds, approach), lines);
            Relax { approach, by: approaches.relax(approach, &others) }
        })
        .collect();
    Conflict { approaches: group, relax }
}

/// The first of the smallest groups whose members admit no line together; all bounds together admit none.
fn smallest_group(bounds: &[Bound], lines: usize) -> Vec<Approach> {
    let empty = |group: &[Bound]| !admitted_by(group, lines).contains(&true);
    let singles = bounds.iter().map(|b| vec![*b]);
    let pairs = (0..bounds.len()).flat_map(|i| (i + 1..bounds.len()).map(move |j| vec![bounds[i], bounds[j]]));
    let group = singles.chain(pairs).find(|group| empty(group));
    group.unwrap_or_else(|| bounds.to_vec()).into_iter().map(|(approach, _)| approach).collect()
}
