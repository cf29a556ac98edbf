//! Which half-life, in place of every one that the model has, would have ranked best.

use super::Cases;
use crate::error::Result;
use crate::identity::{AccountId, PersonId};
use crate::model::{Count, Decay, Dimension, Model, Scope, Test};
use crate::points::Quanta;
use crate::score::{Kept, Scoring};
use crate::stats;
use serde::Serialize;
use std::rc::Rc;

const DAYS: [u32; 9] = [7, 14, 21, 30, 45, 60, 90, 120, 180];
/// What is not better by more than this is not worth a change.
const BETTER_BY: f64 = 0.01;
/// Figures that differ by less count as equal (spec §7).
const EQUAL: f64 = 1e-9;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HalfLife {
    /// Days; `null` where none is better than today's by more than 0.01.
    pub suggested: Option<u32>,
    /// The area under the ROC curve of intent + engagement as the model has them; `null` where it cannot be computed.
    pub today: Option<f64>,
    pub curve: Vec<HalfLifeAuc>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HalfLifeAuc {
    pub days: u32,
    pub auc: Option<f64>,
}

pub fn half_life(
    scoring: &Scoring,
    models: &[Rc<Model>],
    model: usize,
    scope: Scope,
    cases: &Cases,
    kept: &mut Kept,
) -> Result<HalfLife> {
    let today = auc(scoring, model, scope, cases);
    let mut curve = Vec::new();
    for days in DAYS {
        let mut tried = models.to_vec();
        tried[model] = Rc::new(with_half_life(&models[model], f64::from(days)));
        let scoring = Scoring::new(&tried, scoring.data.clone(), kept)?;
        curve.push(HalfLifeAuc { days, auc: auc(&scoring, model, scope, cases) });
    }
    Ok(HalfLife { suggested: best(today, &curve), today, curve })
}

/// Of several that are equally good the shortest.
fn best(today: Option<f64>, curve: &[HalfLifeAuc]) -> Option<u32> {
    let mut best: Option<(u32, f64)> = None;
    for HalfLifeAuc { days, auc } in curve {
        let auc = (*auc)?;
        if best.is_none_or(|(_, most)| auc > most + EQUAL) {
            best = Some((*days, auc));
        }
    }
    best.filter(|(_, auc)| today.is_some_and(|today| auc - today > BETTER_BY + EQUAL)).map(|(days, _)| days)
}

fn with_half_life(model: &Model, days: f64) -> Model {
    let mut model = model.clone();
    for signal in &mut model.signals {
        if let Test::Activity(test) = &mut signal.test
            && let Count::EachTime { decay: decay @ Decay::HalfLife(_), .. } = &mut test.count
        {
            *decay = Decay::HalfLife(days);
        }
    }
    model
}

fn auc(scoring: &Scoring, model: usize, scope: Scope, cases: &Cases) -> Option<f64> {
    let dimensions = |place: usize| match scope {
        Scope::Person => scoring.person(model, PersonId(place as u32)).dimensions(cases.day),
        Scope::Account => scoring.account(model, AccountId(place as u32)).on(cases.day).dimensions,
    };
    let behaviour = |place: usize| -> Quanta {
        let dimensions = dimensions(place);
        dimensions[Dimension::Intent.index()] + dimensions[Dimension::Engagement.index()]
    };
    stats::discrimination(&cases.with(behaviour)).auc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_must_be_better_by_more_than_a_hundredth() {
        let curve = |aucs: [f64; 3]| -> Vec<HalfLifeAuc> {
            DAYS.into_iter().zip(aucs).map(|(days, auc)| HalfLifeAuc { days, auc: Some(auc) }).collect()
        };
        assert_eq!(best(Some(0.70), &curve([0.6, 0.71, 0.7])), None);
        assert_eq!(best(Some(0.70), &curve([0.6, 0.712, 0.7])), Some(14));
        assert_eq!(best(Some(0.60), &curve([0.7, 0.7, 0.7])), Some(7));
        assert_eq!(best(None, &[HalfLifeAuc { days: 7, auc: None }]), None);
    }
}
