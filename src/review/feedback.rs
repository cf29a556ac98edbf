//! The line that sales gives marketing back each month: what became of last month's.

use crate::calibrate::number;
use crate::day::Month;
use crate::model::Scope;
use crate::outcome::{OwnLine, largest_amount};
use crate::score::Scoring;
use crate::settings::Settings;
use serde::Serialize;

/// Of the last complete month; every figure is `null` without one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Feedback {
    pub month: Option<Month>,
    /// Its crossings, those already in the funnel aside.
    pub qualified: Option<u32>,
    /// Of these, those with an outcome of the stage, or a later one, on or after the crossing.
    pub opportunities: Option<u32>,
    /// Money: the mean of the largest amount of each that has one; `null` where none has.
    pub average_amount: Option<f64>,
    /// The same as a sentence.
    pub text: String,
}

pub fn feedback(scoring: &Scoring, line: &OwnLine, settings: &Settings) -> Feedback {
    let Some(month) = line.span.months.last().copied() else {
        let text = "No month is complete yet: there is nothing to report back.".into();
        return Feedback { month: None, qualified: None, opportunities: None, average_amount: None, text };
    };
    let crossed = line.new_ones().map(|fated| fated.crossed).filter(|crossed| crossed.day.month() == month);
    let largest =
        |entity: u32, from| largest_amount(&scoring.data, line.scope(), entity as usize, settings.stage, from);
    let reached: Vec<Option<Option<i128>>> = crossed.map(|crossed| largest(crossed.entity, crossed.day)).collect();
    let opportunities: Vec<Option<i128>> = reached.iter().flatten().copied().collect();
    let amounts: Vec<i128> = opportunities.iter().flatten().copied().collect();
    let sum: i128 = amounts.iter().sum();
    let average_amount = (!amounts.is_empty()).then(|| sum as f64 / 1e6 / amounts.len() as f64);
    let kind = if line.scope() == Scope::Person { "MQL" } else { "MQA" };
    Feedback {
        month: Some(month),
        qualified: Some(reached.len() as u32),
        opportunities: Some(opportunities.len() as u32),
        average_amount,
        text: sentence(month, kind, reached.len(), opportunities.len(), average_amount),
    }
}

fn sentence(month: Month, kind: &str, qualified: usize, opportunities: usize, average: Option<f64>) -> String {
    let of = match qualified {
        0 => return format!("Nobody crossed the line in {month}."),
        1 => format!("Of 1 {kind} in {month}"),
        n => format!("Of {n} {kind}s in {month}"),
    };
    match (opportunities, average) {
        (0, _) => format!("{of}, none became an opportunity."),
        (1, Some(average)) => format!("{of}, 1 became an opportunity, average deal {}.", number(average)),
        (1, None) => format!("{of}, 1 became an opportunity; no amount is known."),
        (k, Some(average)) => format!("{of}, {k} became opportunities, average deal {}.", number(average)),
        (k, None) => format!("{of}, {k} became opportunities; no amount is known."),
    }
}
