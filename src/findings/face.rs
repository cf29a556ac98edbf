//! What is wrong with a model on its face: the rows of spec §8 that need no data.

use super::{Finding, FindingId, Severity};
use crate::model::{ActivityTest, Count, Decay, Dimension, Mode, Model, Scope, Signal, Test};
use crate::points::Quanta;
use std::collections::BTreeMap;

/// In the order of the model: gates, signals, lines.
pub fn on_its_face(model: &Model) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(missing_gates(model));
    findings.extend(no_decay(model));
    findings.extend(no_negative_signal(model));
    findings.extend(fit_alone_qualifies(model));
    findings.extend(behaviour_never_qualifies(model));
    findings.extend(counted_twice(model));
    findings
}

fn missing_gates(model: &Model) -> Vec<Finding> {
    let Some(account) = &model.account else { return Vec::new() };
    let fit = account.gates.fit.is_none().then(|| {
        let says = "No gate on fit: an account that could never buy qualifies by activity alone. Set a gate on fit.";
        Finding::new(FindingId::NoFitGate, Severity::Wrong, says)
    });
    let coverage = account.gates.coverage.is_none().then(|| {
        let says = "No gate on coverage: one busy person makes a whole account qualify. Set a gate on coverage.";
        Finding::new(FindingId::NoCoverageGate, Severity::Wrong, says)
    });
    fit.into_iter().chain(coverage).collect()
}

fn each_time(signal: &Signal) -> Option<&Decay> {
    match &signal.test {
        Test::Activity(ActivityTest { count: Count::EachTime { decay, .. }, .. }) => Some(decay),
        _ => None,
    }
}

fn no_decay(model: &Model) -> Option<Finding> {
    let mut decays = model.signals.iter().filter_map(each_time).peekable();
    decays.peek()?;
    decays.all(|decay| *decay == Decay::None).then(|| {
        let says =
            "No signal decays: interest of a year ago counts like interest of today. Give activities a half-life.";
        Finding::new(FindingId::NoDecay, Severity::Weak, says)
    })
}

fn no_negative_signal(model: &Model) -> Option<Finding> {
    model.signals.iter().all(|signal| signal.points.0 > 0).then(|| {
        let says = "No signal takes points away: who unsubscribes or looks for a job keeps the score. Give such signs points below 0.";
        Finding::new(FindingId::NoNegativeSignal, Severity::Weak, says)
    })
}

/// The highest attainable fit as it is shown.
fn highest_fit(model: &Model, scope: Scope) -> Quanta {
    let best = model.best_fit(scope);
    match model.fit_scale {
        Some(scale) if best > Quanta::ZERO => scale.quanta(),
        _ => best,
    }
}

fn fit_alone_qualifies(model: &Model) -> Vec<Finding> {
    let person = model.person.as_ref().filter(|part| part.counts[Dimension::Fit.index()]);
    let behaviour_gates = |gates: &crate::model::Gates| gates.intent.or(gates.engagement).or(gates.coverage);
    let additive =
        model.account.as_ref().filter(|part| part.mode == Mode::Additive && behaviour_gates(&part.gates).is_none());
    let lines = [
        ("person", Scope::Person, person.map(|part| part.threshold)),
        ("account", Scope::Account, additive.and_then(|part| part.threshold)),
    ];
    let reaches = lines.into_iter().filter_map(|(who, scope, line)| {
        let (fit, line) = (highest_fit(model, scope), line?);
        (fit >= line).then(|| {
            let says = format!(
                "Fit alone reaches the line: the best {who} has {} points of fit for a line of {}, so a single activity of \
                 any kind qualifies it. Raise the line, or lower the points of fit.",
                fit.points(),
                line.points()
            );
            Finding::new(FindingId::FitAloneQualifies, Severity::Wrong, says)
                .with("fit", fit.points())
                .with("line", line.points())
        })
    });
    reaches.collect()
}

/// The points of all positive signals of the scope and dimensions, each counted once, after the groups' caps.
fn once(model: &Model, scope: Scope, dimensions: &[Dimension]) -> Quanta {
    let mut grouped = vec![Quanta::ZERO; model.groups.len()];
    let mut sum = Quanta::ZERO;
    let signals = model.signals.iter().filter(|s| s.scope == scope && dimensions.contains(&s.dimension));
    for signal in signals.filter(|s| s.points.0 > 0) {
        let cap = match &signal.test {
            Test::Activity(ActivityTest { count: Count::EachTime { cap, .. }, .. }) => *cap,
            _ => None,
        };
        let points = signal.points.quanta().cut(cap);
        match signal.group {
            Some(group) => grouped[group] += points,
            None => sum += points,
        }
    }
    sum + grouped.iter().zip(&model.groups).map(|(points, group)| points.cut(Some(group.cap))).sum()
}

fn behaviour_never_qualifies(model: &Model) -> Vec<Finding> {
    const BEHAVIOUR: [Dimension; 2] = [Dimension::Intent, Dimension::Engagement];
    let mut lines = Vec::new();
    let raised_hand = model.signals.iter().any(|signal| signal.qualifies);
    if let Some(part) = model.person.as_ref().filter(|_| !raised_hand) {
        let counted: Vec<Dimension> = BEHAVIOUR.into_iter().filter(|d| part.counts[d.index()]).collect();
        lines.push(("a person", part.threshold, once(model, Scope::Person, &counted)));
    }
    if let Some(part) = &model.account {
        let both =
            |dimensions: &[Dimension]| once(model, Scope::Account, dimensions) + once(model, Scope::Person, dimensions);
        match part.mode {
            Mode::Additive => lines.extend(part.threshold.map(|line| ("an account", line, both(&BEHAVIOUR)))),
            Mode::Gated => {
                let line = part.gates.engagement;
                lines.extend(line.map(|line| ("an account", line, both(&[Dimension::Engagement]))));
            }
        }
    }
    let below = lines.into_iter().filter(|(_, line, points)| points < line);
    let finding = |(who, line, points): (&str, Quanta, Quanta)| {
        let says = format!(
            "Behaviour alone stays below the line: all signals of what {who} does, each counted once, come to {} points for a \
             line of {}. Lower the line, or give what they do more points.",
            points.points(),
            line.points()
        );
        Finding::new(FindingId::BehaviourNeverQualifies, Severity::Weak, says)
            .with("points", points.points())
            .with("line", line.points())
    };
    below.map(finding).collect()
}

fn counted_twice(model: &Model) -> Vec<Finding> {
    let mut by_type: BTreeMap<&str, Vec<(&Signal, &ActivityTest)>> = BTreeMap::new();
    for signal in &model.signals {
        if let Test::Activity(test) = &signal.test {
            for kind in test.types.iter().flatten() {
                by_type.entry(kind).or_default().push((signal, test));
            }
        }
    }
    let mut findings = Vec::new();
    for (kind, signals) in by_type {
        let pairs = signals.iter().enumerate().flat_map(|(i, a)| signals[i + 1..].iter().map(move |b| (a, b)));
        let twice = pairs.into_iter().find(|((a, one), (b, other))| a.dimension != b.dimension && overlap(one, other));
        if let Some(((a, _), (b, _))) = twice {
            let says = format!(
                "\"{kind}\" is counted twice: the signals \"{}\" and \"{}\" give it points in two dimensions. Keep it in one.",
                a.label, b.label
            );
            let ids = [a.id.as_str(), b.id.as_str()];
            findings.push(Finding::new(FindingId::CountedTwice, Severity::Weak, says).about(ids));
        }
    }
    findings
}

/// Whether one activity can match both: different sources never do, different parts of assets are taken to be apart.
fn overlap(a: &ActivityTest, b: &ActivityTest) -> bool {
    let apart = a.source.is_some() && b.source.is_some() && a.source != b.source;
    let other_assets = a.asset_contains.is_some() && b.asset_contains.is_some() && a.asset_contains != b.asset_contains;
    !apart && !other_assets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<FindingId> {
        on_its_face(&crate::model::read(text).expect("a sound model")).iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn the_model_of_mistakes_has_each_of_them() {
        use FindingId::*;
        let found = found(include_str!("../../cases/findings-small/model.json"));
        let expected = [
            NoFitGate,
            NoCoverageGate,
            NoDecay,
            NoNegativeSignal,
            FitAloneQualifies,
            BehaviourNeverQualifies,
            CountedTwice,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_model_in_order_and_the_gated_starter_have_none() {
        assert_eq!(found(include_str!("../../cases/findings-none/model.json")), []);
        assert_eq!(found(include_str!("../../models/gated.json")), []);
    }
}
