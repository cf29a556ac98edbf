//! Quarter by quarter, for the meeting: what crossed, what it became, and whether it is still the same kind of crowd.

use crate::day::Quarter;
use crate::outcome::{Fated, OwnLine, Totals};
use crate::score::Scoring;
use crate::stats;
use serde::Serialize;

/// Fewer crossings than this tell nothing of a shift of scores (spec §8).
pub const ENOUGH_FOR_A_SHIFT: u32 = 200;

/// The crossings of one quarter. Shares 0 to 1; rates are `null` where nobody was judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewQuarter {
    /// `2026-Q2`
    pub quarter: Quarter,
    /// Those already in the funnel and those whose time is not up among them.
    pub crossings: u32,
    /// Without those already in the funnel.
    pub flow: u32,
    pub judged: u32,
    pub converted: u32,
    pub precision: Option<f64>,
    /// The Wilson 95 % interval.
    pub precision_low: Option<f64>,
    pub precision_high: Option<f64>,
    /// Money.
    pub pipeline_per_qualified: Option<f64>,
    /// How many of those judged the precision of the quarter before would have converted; `null` for the first quarter, and
    /// after one in which nobody was judged.
    pub expected: Option<f64>,
    /// How the scores at crossing have shifted against the quarter before; `null` below 200 crossings in either.
    pub psi: Option<f64>,
}

/// Every quarter from the first crossing's to that of `as_of`, oldest first.
pub fn quarters(scoring: &Scoring, line: &OwnLine) -> Vec<ReviewQuarter> {
    let quarter_of = |fated: &Fated| fated.crossed.day.month().quarter();
    let Some(first) = line.crossings.iter().map(quarter_of).min() else { return Vec::new() };
    let last = scoring.data.as_of.month().quarter();
    let mut before: Option<(Totals, Vec<f64>)> = None;
    let mut quarters = Vec::new();
    for quarter in (first.0..=last.0).map(Quarter) {
        let of_it = || line.crossings.iter().filter(move |fated| quarter_of(fated) == quarter);
        let totals = Totals::of(of_it(), &scoring.data.amounts);
        let enough = totals.crossings >= ENOUGH_FOR_A_SHIFT;
        let scores = if enough { of_it().map(|fated| score_at(scoring, line, fated)).collect() } else { Vec::new() };
        let expected = before.as_ref().and_then(|(before, _)| Some(before.precision()? * f64::from(totals.judged)));
        quarters.push(ReviewQuarter {
            quarter,
            crossings: totals.crossings,
            flow: totals.crossings - totals.excluded,
            judged: totals.judged,
            converted: totals.converted,
            precision: totals.precision(),
            precision_low: totals.interval().map(|interval| interval.0),
            precision_high: totals.interval().map(|interval| interval.1),
            pipeline_per_qualified: totals.pipeline_per_judged(),
            expected,
            psi: before.as_ref().and_then(|(_, earlier)| stats::stability_index(earlier, &scores)),
        });
        before = Some((totals, scores));
    }
    quarters
}

/// The score in points at the end of the day of the crossing.
pub fn score_at(scoring: &Scoring, line: &OwnLine, fated: &Fated) -> f64 {
    let crossed = fated.crossed;
    scoring.standing(line.model, line.scope(), crossed.entity as usize, crossed.day.0).1.points()
}
