//! The most that a model's signals can give, where there is a most: a gate above it can never hold (spec §4).
//!
//! `None` stands for "no bound": activities that count each time add up without end unless a cap stops them.

use super::{AccountPart, Count, Dimension, Model, Rollup, Scope, Test};
use crate::points::Quanta;

/// The first gate that no account can reach, and the most that it could reach.
pub fn gate_that_can_never_hold(model: &Model) -> Option<(&'static str, Quanta)> {
    let part = model.account.as_ref()?;
    let fit = Some(match model.fit_scale {
        Some(scale) if model.best_fit(Scope::Account) > Quanta::ZERO => scale.quanta(),
        Some(_) => Quanta::ZERO,
        None => model.best_fit(Scope::Account),
    });
    let gates = [
        ("fit", part.gates.fit, fit),
        ("intent", part.gates.intent, most_of(model, part, Dimension::Intent)),
        ("engagement", part.gates.engagement, most_of(model, part, Dimension::Engagement)),
        ("coverage", part.gates.coverage, Some(most_coverage(model))),
    ];
    gates.into_iter().find_map(|(name, gate, most)| {
        let (gate, most) = (gate?, most?);
        (gate > most).then_some((name, most))
    })
}

/// An account's intent or engagement: its own signals and the roll-up of its people's.
fn most_of(model: &Model, part: &AccountPart, dimension: Dimension) -> Option<Quanta> {
    let own = most_of_scope(model, Scope::Account, dimension);
    let one_person = match (most_of_scope(model, Scope::Person, dimension), part.per_person_cap) {
        (Some(most), Some(cap)) => Some(most.min(cap)),
        (most, cap) => most.or(cap),
    };
    let people = match (part.rollup, one_person) {
        (_, Some(most)) if most <= Quanta::ZERO => Some(Quanta::ZERO),
        (Rollup::Sum, _) => None,
        (Rollup::Max | Rollup::WeightedMean, most) => most,
    };
    Some(Quanta(own?.0.saturating_add(people?.0)))
}

/// The most that the signals of one scope and dimension can give one person or account.
fn most_of_scope(model: &Model, scope: Scope, dimension: Dimension) -> Option<Quanta> {
    let mut grouped: Vec<Option<i64>> = vec![Some(0); model.groups.len()];
    let mut total: Option<i64> = Some(0);
    let signals = model.signals.iter().filter(|s| s.scope == scope && s.dimension == dimension && s.points.0 > 0);
    for signal in signals {
        let most = match &signal.test {
            Test::Activity(test) => match test.count {
                Count::EachTime { cap, .. } => cap.map(|cap| cap.0),
                _ => Some(signal.points.quanta().0),
            },
            Test::Field(_) => Some(signal.points.quanta().0),
        };
        let sum = signal.group.map_or(&mut total, |group| &mut grouped[group]);
        *sum = sum.zip(most).map(|(a, b)| a.saturating_add(b));
    }
    for (sum, group) in grouped.iter().zip(&model.groups) {
        let most = sum.map_or(group.cap.0, |sum| sum.min(group.cap.0));
        total = total.map(|total| total.saturating_add(most));
    }
    total.map(Quanta)
}

/// At most 100 points; none where no activity is engaging, so that nobody is ever engaged.
fn most_coverage(model: &Model) -> Quanta {
    let engaging = model
        .signals
        .iter()
        .any(|s| s.points.0 > 0 && s.dimension != Dimension::Fit && matches!(s.test, Test::Activity(_)));
    if engaging { Quanta::whole_points(100) } else { Quanta::ZERO }
}
