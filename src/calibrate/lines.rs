//! Everything that calibration says, for every line at once, so that moving the line is a look-up.
//!
//! The columns of [`ByLine`] are one entry longer than the sweep: the last goes for every line above it.

use super::admitted::{Advice, runs};
use super::answer::Recommended;
use super::capacity::Capacity;
use super::conversion::Conversion;
use super::curve::{Curve, Line};
use super::doubt::{Keep, Trial, keep};
use super::line_texts::LineTexts;
use super::moving::moving;
use super::notes::{line_notes, whole_notes};
use super::payback::Payback;
use super::pilot::{PilotByLine, PilotLine, curves};
use super::sentences::{line_sentences, whole_sentences};
use super::targets::{Objective, Targets};
use super::together::{Approach, Approaches, Conflict, Together, objective_values};
use crate::error::{Code, Error, Result};
use crate::outcome::Sweep;
use crate::settings::Statistic;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lines {
    pub whole: Whole,
    pub by_line: ByLine,
}

/// What holds wherever today's line stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Whole {
    /// Nobody reaches 1 point on this axis.
    pub flat: bool,
    pub capacity: Option<CapacityWhole>,
    pub conversion: Option<ConversionWhole>,
    pub payback: Option<PaybackWhole>,
    pub feasible: Vec<[u32; 2]>,
    pub recommended: Option<Recommended>,
    pub binding: Option<Vec<Approach>>,
    pub conflict: Option<Conflict>,
    /// What the older half of the months recommends, in both halves.
    pub pilot: Option<PilotLine>,
    /// The figures of every line above the sweep's last, which only raised hands cross.
    pub above: Line,
    pub notes: Vec<String>,
    /// The recommendation, or what would open one, in sentences.
    pub sentences: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityWhole {
    pub capacity: Option<f64>,
    pub theta: Option<u32>,
    pub months_over_at_theta: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConversionWhole {
    pub theta: Option<u32>,
    pub missing: Option<f64>,
    /// The measured yield is used, not a stated rate.
    pub measured: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaybackWhole {
    pub ranges: Vec<[u32; 2]>,
    pub marginal_cost: Option<f64>,
    /// The measured yield is used, not a stated rate.
    pub measured: bool,
}

/// Columns by line; an approach without targets has none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ByLine {
    pub flow: Vec<f64>,
    pub judged: Vec<u32>,
    pub thin: Vec<bool>,
    pub capacity: Option<CapacityByLine>,
    pub conversion: Option<ConversionByLine>,
    pub payback: Option<PaybackByLine>,
    pub pilot: Option<PilotByLine>,
    /// `null` where the line is the recommended one, or where moving it there is as sure as it sounds.
    pub keep: Vec<Option<Keep>>,
    pub notes: LineTexts,
    /// The advice in sentences; their places are filled from the answer of `calibrate` at the line.
    pub sentences: LineTexts,
    /// Of the sentences, those on moving from the line to the recommended one: what it changes, and how sure that is.
    pub moving: LineTexts,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityByLine {
    pub advice: Vec<Option<Advice>>,
    pub utilisation: Vec<Option<f64>>,
    pub months_over: Vec<Option<f64>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConversionByLine {
    pub needed: Vec<Option<f64>>,
    pub opportunities: Vec<Option<f64>>,
    pub advice: Vec<Option<Advice>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaybackByLine {
    pub cost_per_lead: Vec<Option<f64>>,
    pub expected_value: Vec<Option<f64>>,
    pub ratio: Vec<Option<f64>>,
    pub customers: Vec<Option<f64>>,
    pub cac: Vec<Option<f64>>,
    pub months: Vec<Option<f64>>,
    pub expected_margin: Vec<Option<f64>>,
    pub advice: Vec<Option<Advice>>,
    pub marginal_value: Vec<Option<f64>>,
}

/// Spec §7 for every line of `sweep`.
///
/// `halves` are the sweeps of the crossings of the older and the newer half of the complete months, their months and
/// flow being of those months only; `None` with fewer than four complete months, and then there is no pilot.
/// Refused with `no_complete_month` where the sweep has none: a flow a month does not exist.
pub fn lines(
    sweep: &Sweep,
    halves: Option<(&Sweep, &Sweep)>,
    targets: &Targets,
    objective: Objective,
    statistic: Statistic,
) -> Result<Lines> {
    let curve = Curve::new(sweep, statistic).ok_or_else(|| {
        Error::new(
            Code::NoCompleteMonth,
            "No calendar month lies wholly within the data after the warm-up, so there is no flow a month. Load a \
             longer history, or shorten the warm-up.",
        )
    })?;
    let (approaches, together) = work_out(&curve, targets, objective);
    let halves = curves(halves, statistic);
    let pilot_lines = halves.as_ref().map(|(older, newer)| PilotByLine::new(older, newer, curve.flow.len()));
    let advised = halves.as_ref().and_then(|(older, _)| work_out(older, targets, objective).1.theta);
    let pilot = pilot_lines.as_ref().zip(advised).map(|(pilot, theta)| pilot.at(theta));
    let worth = halves.as_ref().map(|(_, newer)| worth(newer, targets, objective));
    let trial = pilot.as_ref().zip(worth).map(|(chosen, worth)| Trial { chosen, worth });
    let keep = keep(&curve, &together, trial.as_ref());
    let moving = moving(&curve, &together, &keep, trial.as_ref(), objective);
    let sentences = line_sentences(&curve, &approaches, &moving);
    Ok(Lines {
        whole: Whole {
            pilot,
            notes: whole_notes(&curve, targets, objective, &approaches, &together),
            sentences: whole_sentences(&curve, &approaches, &together, objective),
            ..Whole::new(&curve, &approaches, together, objective)
        },
        by_line: ByLine {
            notes: line_notes(&curve, &approaches),
            sentences,
            moving,
            keep,
            pilot: pilot_lines,
            capacity: approaches.capacity.map(CapacityByLine::new),
            conversion: approaches.conversion.map(ConversionByLine::new),
            payback: approaches.payback.map(PaybackByLine::new),
            flow: curve.flow,
            judged: curve.judged,
            thin: curve.thin,
        },
    })
}

/// What each line brings by the objective; of the precision it is the yield, which is what a pilot shows.
fn worth(newer: &Curve, targets: &Targets, objective: Objective) -> Vec<Option<f64>> {
    match objective {
        Objective::Precision => (0..newer.lines).map(|i| newer.yield_at(i).filter(|_| !newer.thin[i])).collect(),
        _ => objective_values(newer, &work_out(newer, targets, objective).0, objective),
    }
}

fn work_out(curve: &Curve, targets: &Targets, objective: Objective) -> (Approaches, Together) {
    let hours_per_lead = targets.capacity.as_ref().and_then(|c| c.hours_per_lead);
    let approaches = Approaches {
        capacity: targets.capacity.as_ref().map(|target| Capacity::new(curve, target)),
        conversion: targets.conversion.as_ref().map(|target| Conversion::new(curve, target)),
        payback: targets.payback.as_ref().map(|target| Payback::new(curve, target, hours_per_lead)),
    };
    let together = Together::new(curve, &approaches, objective);
    (approaches, together)
}

impl Whole {
    fn new(curve: &Curve, approaches: &Approaches, together: Together, by: Objective) -> Whole {
        let feasible = runs(&together.feasible);
        let figures = |theta: Option<u32>| theta.map(|theta| -> Line { curve.line(theta) });
        Whole {
            flat: curve.is_flat(),
            capacity: approaches.capacity.as_ref().map(|a| CapacityWhole {
                capacity: a.capacity,
                theta: a.theta,
                months_over_at_theta: a.theta.and_then(|theta| a.months_over[theta as usize]),
            }),
            conversion: approaches.conversion.as_ref().map(|a| ConversionWhole {
                theta: a.theta,
                missing: a.missing,
                measured: a.rates.measured,
            }),
            payback: approaches.payback.as_ref().map(|a| PaybackWhole {
                ranges: a.ranges.clone(),
                marginal_cost: a.economics.lead_cost,
                measured: a.rates.measured,
            }),
            recommended: (!feasible.is_empty()).then(|| Recommended {
                theta: together.theta,
                by,
                figures: figures(together.theta),
            }),
            binding: (!feasible.is_empty()).then_some(together.binding),
            conflict: together.conflict,
            feasible,
            above: curve.line(curve.lines as u32),
            pilot: None,
            notes: Vec::new(),
            sentences: Vec::new(),
        }
    }
}

impl CapacityByLine {
    fn new(a: Capacity) -> CapacityByLine {
        CapacityByLine { advice: a.advice, utilisation: a.utilisation, months_over: a.months_over }
    }
}

impl ConversionByLine {
    fn new(a: Conversion) -> ConversionByLine {
        ConversionByLine { needed: a.needed, opportunities: a.opportunities, advice: a.advice }
    }
}

impl PaybackByLine {
    fn new(a: Payback) -> PaybackByLine {
        PaybackByLine {
            cost_per_lead: a.figures.iter().map(|f| f.cost_per_lead).collect(),
            expected_value: a.figures.iter().map(|f| f.expected_value).collect(),
            ratio: a.figures.iter().map(|f| f.ratio).collect(),
            customers: a.figures.iter().map(|f| f.customers).collect(),
            cac: a.figures.iter().map(|f| f.cac).collect(),
            months: a.figures.iter().map(|f| f.months).collect(),
            expected_margin: a.figures.iter().map(|f| f.expected_margin).collect(),
            advice: a.advice,
            marginal_value: a.marginal_value,
        }
    }
}
