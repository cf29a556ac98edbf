//! Points as the data would give them, and how well they would have ranked cases that they were not made from.

use super::{Candidate, Cases};
use crate::stats::{Pattern, ridge_logistic};
use std::collections::BTreeMap;
use std::f64::consts::LN_2;

/// With fewer converted nothing is suggested.
pub const FEWEST_CONVERTED: u32 = 30;
/// C of the ridge penalty ½‖β‖²/C.
const PENALTY: f64 = 1.0;
const POINTS_TO_DOUBLE_THE_ODDS: f64 = 20.0;
const FOLDS: usize = 5;

/// By candidate; `None` where too few converted.
pub fn points(candidates: &[Candidate], cases: &Cases) -> Option<Vec<i64>> {
    let enough = cases.converted() >= FEWEST_CONVERTED && !candidates.is_empty();
    if enough { fitted(candidates, cases, |_| true) } else { None }
}

/// Each case's points as suggested without its fold (the rank of its key mod 5), with its label.
pub fn out_of_fold(candidates: &[Candidate], cases: &Cases) -> Option<Vec<(i64, bool)>> {
    let mut predicted = vec![(0, false); cases.places.len()];
    for fold in 0..FOLDS {
        let points = fitted(candidates, cases, |case| case % FOLDS != fold)?;
        for case in (fold..cases.places.len()).step_by(FOLDS) {
            let present = candidates.iter().zip(&points).filter(|(candidate, _)| candidate.present[case]);
            predicted[case] = (present.map(|(_, points)| points).sum(), cases.label[case]);
        }
    }
    Some(predicted)
}

fn fitted(candidates: &[Candidate], cases: &Cases, is_in: impl Fn(usize) -> bool) -> Option<Vec<i64>> {
    let mut patterns: BTreeMap<Vec<usize>, (u32, u32)> = BTreeMap::new();
    for case in (0..cases.places.len()).filter(|case| is_in(*case)) {
        let present = (0..candidates.len()).filter(|candidate| candidates[*candidate].present[case]).collect();
        let counts = patterns.entry(present).or_default();
        counts.0 += 1;
        counts.1 += u32::from(cases.label[case]);
    }
    let pattern = |(present, (cases, converted))| Pattern { present, cases, converted };
    let patterns: Vec<Pattern> = patterns.into_iter().map(pattern).collect();
    let beta = ridge_logistic(&patterns, candidates.len(), PENALTY)?;
    Some(beta.iter().map(|beta| (beta * POINTS_TO_DOUBLE_THE_ODDS / LN_2).round() as i64).collect())
}
