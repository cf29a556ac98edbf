//! Where the line belongs: sales capacity, a conversion target and CAC payback, alone and together (spec §7).
//!
//! [`lines`] computes everything for every line at once and [`calibrate`] looks one line up: the arithmetic stands once.

mod admitted;
mod answer;
mod capacity;
mod conversion;
mod curve;
mod doubt;
mod line_texts;
mod lines;
mod money;
mod moving;
mod notes;
mod payback;
mod pilot;
mod sentences;
mod targets;
#[cfg(test)]
pub(crate) mod tests;
mod together;
mod wording;

pub use admitted::Advice;
pub use answer::{Calibration, CapacityAnswer, ConversionAnswer, Marginal, PaybackAnswer, Recommended};
pub use curve::{Line, THIN_BELOW};
pub use doubt::Keep;
pub use line_texts::LineTexts;
pub use lines::{
    ByLine, CapacityByLine, CapacityWhole, ConversionByLine, ConversionWhole, Lines, PaybackByLine, PaybackWhole,
    Whole, lines,
};
pub use pilot::{HalfByLine, HalfFigures, Pilot, PilotByLine, PilotLine};
pub use targets::{CapacityTarget, ConversionTarget, Objective, PaybackTarget, Targets};
pub use together::{Approach, Conflict, Relax};

pub(crate) use capacity::advice as capacity_advice;
pub(crate) use conversion::needed;
pub(crate) use curve::{at_most, below};
pub(crate) use money::{Economics, over, product};
pub(crate) use payback::{Standing, ratio_standing};
pub(crate) use targets::usable;
pub(crate) use wording::{Part, Use, cannot, number};

use crate::error::Result;
use crate::outcome::Sweep;
use crate::settings::Statistic;
use curve::Curve;
use line_texts::fill;

/// Spec §7 at one line. The arguments are those of [`lines`]; a `threshold` above the sweep's last line is one that
/// only a raised hand crosses.
pub fn calibrate(
    sweep: &Sweep,
    halves: Option<(&Sweep, &Sweep)>,
    threshold: u32,
    targets: &Targets,
    objective: Objective,
    statistic: Statistic,
) -> Result<Calibration> {
    let lines = lines(sweep, halves, targets, objective, statistic)?;
    let curve = Curve::new(sweep, statistic).expect("lines() refuses a sweep without a complete month");
    Ok(lines.at(&curve, threshold))
}

impl Lines {
    fn at(self, curve: &Curve, threshold: u32) -> Calibration {
        let i = curve.index(threshold);
        let Lines { whole, by_line } = self;
        let mut notes = whole.notes;
        notes.extend(by_line.notes.at(i).map(String::from));
        let mut answer = Calibration {
            at: curve.line(threshold),
            flat: whole.flat,
            capacity: whole.capacity.zip(by_line.capacity).map(|(whole, line)| CapacityAnswer {
                capacity: whole.capacity,
                theta: whole.theta,
                advice: line.advice[i],
                utilisation: line.utilisation[i],
                months_over: line.months_over[i],
                months_over_at_theta: whole.months_over_at_theta,
            }),
            conversion: whole.conversion.zip(by_line.conversion).map(|(whole, line)| ConversionAnswer {
                theta: whole.theta,
                needed: line.needed[i],
                opportunities: line.opportunities[i],
                advice: line.advice[i],
                missing: whole.missing,
            }),
            payback: whole.payback.zip(by_line.payback).map(|(whole, line)| PaybackAnswer {
                ranges: whole.ranges,
                cost_per_lead: line.cost_per_lead[i],
                expected_value: line.expected_value[i],
                ratio: line.ratio[i],
                customers: line.customers[i],
                cac: line.cac[i],
                months: line.months[i],
                expected_margin: line.expected_margin[i],
                advice: line.advice[i],
                marginal: Marginal { value: line.marginal_value[i], cost: whole.marginal_cost },
            }),
            feasible: whole.feasible,
            recommended: whole.recommended,
            binding: whole.binding,
            conflict: whole.conflict,
            pilot: by_line.pilot.map(|pilot| Pilot { today: pilot.at(threshold), recommended: whole.pilot }),
            notes,
            sentences: whole.sentences,
        };
        let figures = serde_json::to_value(&answer).expect("figures, texts and lists are JSON");
        answer.sentences.extend(by_line.sentences.at(i).map(|text| fill(text, &figures)));
        answer
    }
}
