//! The signal audit (spec §9): every signal, and any column, against what became of people and accounts.
//!
//! It looks from a past day forward: what is present is what was known on that day, and what converted did so after it.

mod cases;
mod column;
mod half_life;
mod present;
mod suggested;
mod verdict;

pub use cases::Cases;
pub use half_life::{HalfLife, HalfLifeAuc};
pub use present::Candidate;
pub use verdict::{AuditedSignal, Verdict};

use crate::day::Day;
use crate::error::Result;
use crate::model::{Model, Scope, Test};
use crate::score::{Kept, Scoring};
use crate::settings::Settings;
use crate::stats::{self, Discrimination};
use serde::Serialize;
use std::rc::Rc;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Audit {
    pub model: String,
    pub scope: Scope,
    /// Signals of the scope in the order of the model, then the columns' values.
    pub signals: Vec<AuditedSignal>,
    /// Those looked at, and how many of them converted.
    pub population: u32,
    pub converted: u32,
    pub discrimination: Discriminations,
    pub half_life: HalfLife,
    /// `false` where outcomes have no dates: everybody is taken as they stand, and what came first cannot be told.
    pub time_ordered: bool,
    /// The day on which signals are looked at.
    pub day: Day,
    /// What cannot be told, and why, in sentences; empty where all can.
    pub says: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Discriminations {
    /// Of the model's score as it is.
    pub today: Discriminated,
    /// Of the suggested points, out of fold.
    pub suggested: Discriminated,
}

/// 0 to 1; `null` where everybody or nobody converted, or no points are suggested.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Discriminated {
    pub auc: Option<f64>,
    pub average_precision: Option<f64>,
}

impl From<Discrimination> for Discriminated {
    fn from(found: Discrimination) -> Discriminated {
        Discriminated { auc: found.auc, average_precision: found.average_precision }
    }
}

/// The signals of one scope as they were found, case by case.
pub struct Examined {
    pub cases: Cases,
    pub candidates: Vec<Candidate>,
    pub audited: Vec<AuditedSignal>,
}

/// One model's signals of a scope, and columns by name, without the suggestions. Refused with `not_found` for a column that
/// is not there.
pub fn examine(
    scoring: &Scoring,
    model: usize,
    scope: Scope,
    columns: &[String],
    settings: &Settings,
) -> Result<Examined> {
    let signals = scoring.bounds[model].model.signals.iter().filter(|signal| signal.scope == scope);
    let only_fields = signals.clone().all(|signal| matches!(signal.test, Test::Field(_)));
    let cases = Cases::new(scoring, model, scope, only_fields, settings);
    let mut candidates = present::signals(scoring, model, &cases);
    for name in columns {
        candidates.extend(column::values(&scoring.data, &cases, name)?);
    }
    let audited = verdict::audited(&candidates, &cases);
    Ok(Examined { cases, candidates, audited })
}

/// `kept` is what the scoring's dataset has kept: other half-lives are tried on it.
pub fn audit(
    scoring: &Scoring,
    model: usize,
    scope: Scope,
    columns: &[String],
    settings: &Settings,
    kept: &mut Kept,
) -> Result<Audit> {
    let Examined { cases, candidates, mut audited } = examine(scoring, model, scope, columns, settings)?;
    let suggested = suggested::points(&candidates, &cases);
    if let Some(points) = &suggested {
        audited.iter_mut().zip(points).for_each(|(signal, points)| signal.suggested_points = Some(*points));
    }
    let scores: Vec<_> = cases.with(|place| scoring.standing(model, scope, place, cases.day).1);
    let out_of_fold = suggested.and_then(|_| suggested::out_of_fold(&candidates, &cases));
    let suggested = out_of_fold.map(|points| stats::discrimination(&points)).unwrap_or_default();
    let bound = &scoring.bounds[model];
    let models: Vec<Rc<Model>> = scoring.bounds.iter().map(|bound| bound.model.clone()).collect();
    Ok(Audit {
        model: bound.model.name.clone(),
        scope,
        population: cases.places.len() as u32,
        converted: cases.converted(),
        discrimination: Discriminations { today: stats::discrimination(&scores).into(), suggested: suggested.into() },
        half_life: half_life::half_life(scoring, &models, model, scope, &cases, kept)?,
        time_ordered: cases.time_ordered,
        day: Day(cases.day),
        says: says(&cases),
        signals: audited,
    })
}

fn says(cases: &Cases) -> Vec<String> {
    let (n, converted) = (cases.places.len(), cases.converted());
    let mut says = Vec::new();
    if !cases.time_ordered {
        says.push("The outcomes have no dates: what came first, the sign or the outcome, cannot be told.".to_string());
    }
    if n == 0 {
        says.push(format!("Nobody had done anything yet, or everybody had converted, on {}.", Day(cases.day)));
    } else if converted < verdict::FEWEST_CONVERTED {
        says.push(format!("Of {n} only {converted} converted: too few to judge a signal by."));
    } else if converted < suggested::FEWEST_CONVERTED {
        says.push(format!("Of {n} only {converted} converted: too few to suggest points from."));
    }
    says
}
