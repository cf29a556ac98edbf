//! Signals that the data speak against (spec §8).

use super::{Bounds, Finding, FindingId, Severity, percent};
use crate::audit::{AuditedSignal, Candidate, Examined, Verdict, examine};
use crate::error::Result;
use crate::identity::{AccountId, PersonId};
use crate::model::{Is, Model, Scope, Signal, Test};
use crate::outcome::outcomes_of;
use crate::score::Scoring;
use crate::settings::Settings;
use crate::stats::{self, TwoByTwo};

/// `told` are the pairs of signals that are said to count twice already, by id.
pub fn of_signals(
    scoring: &Scoring,
    model: usize,
    settings: &Settings,
    bounds: &Bounds,
    told: &[Vec<String>],
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let document = &scoring.bounds[model].model;
    for scope in [Scope::Person, Scope::Account] {
        if !document.signals.iter().any(|signal| signal.scope == scope) {
            continue;
        }
        let Examined { candidates, audited, .. } = examine(scoring, model, scope, &[], settings)?;
        findings.extend(audited.iter().filter_map(irrelevant));
        findings.extend(present_together(&candidates, bounds, told));
        findings.extend(upside_down_bands(document, &audited, bounds));
    }
    findings.extend(seen_after_the_fact(scoring, model, settings, bounds));
    Ok(findings)
}

fn irrelevant(signal: &AuditedSignal) -> Option<Finding> {
    let rates = || Some((percent(signal.rate_present?), percent(signal.rate_absent?)));
    let (severity, says) = match (signal.verdict, rates()) {
        (Verdict::Reverse, Some((with, without))) => (
            Severity::Wrong,
            format!(
                "The signal \"{}\" points the wrong way: {with} convert with it and {without} without it. Turn its points round, \
                 or take it out.",
                signal.label
            ),
        ),
        (Verdict::Remove, Some((with, without))) => (
            Severity::Weak,
            format!(
                "The signal \"{}\" makes no difference: {with} convert with it and {without} without it. Take it out.",
                signal.label
            ),
        ),
        _ => return None,
    };
    Some(
        Finding::new(FindingId::IrrelevantSignals, severity, says)
            .with("odds_ratio", signal.odds_ratio)
            .with("odds_low", signal.odds_low)
            .with("odds_high", signal.odds_high)
            .about([signal.signal.as_str()]),
    )
}

fn present_together(candidates: &[Candidate], bounds: &Bounds, told: &[Vec<String>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, a) in candidates.iter().enumerate() {
        for b in &candidates[place + 1..] {
            let phi = together(a, b).phi().filter(|phi| *phi > bounds.phi);
            let Some(phi) = phi.filter(|_| !told.iter().any(|pair| pair.contains(&a.id) && pair.contains(&b.id)))
            else {
                continue;
            };
            let says = format!(
                "The signals \"{}\" and \"{}\" are present on the same ones (phi {phi:.2}): one thing is counted twice. Keep one.",
                a.label, b.label
            );
            let finding = Finding::new(FindingId::CountedTwice, Severity::Weak, says).with("phi", phi);
            findings.push(finding.about([a.id.as_str(), b.id.as_str()]));
        }
    }
    findings
}

fn together(a: &Candidate, b: &Candidate) -> TwoByTwo {
    let count = |of: bool, with: Option<bool>| {
        let both = a.present.iter().zip(&b.present);
        both.filter(|(a, b)| **a == of && with.is_none_or(|with| **b == with)).count() as u32
    };
    TwoByTwo {
        present: count(true, None),
        converted_present: count(true, Some(true)),
        absent: count(false, None),
        converted_absent: count(false, Some(true)),
    }
}

fn upside_down_bands(document: &Model, audited: &[AuditedSignal], bounds: &Bounds) -> Vec<Finding> {
    let signal = |audited: &AuditedSignal| document.signals.iter().find(|signal| signal.id == audited.signal);
    let mut findings = Vec::new();
    for (place, a) in audited.iter().enumerate() {
        for b in &audited[place + 1..] {
            let Some((one, other)) = signal(a).zip(signal(b)).filter(|(one, other)| bands_of_one_field(one, other))
            else {
                continue;
            };
            let more = if one.points > other.points { [a, b] } else { [b, a] };
            let interval = |audited: &AuditedSignal| stats::wilson(audited.converted_present, audited.present);
            let [Some((_, high)), Some((low, _))] = more.map(interval) else { continue };
            let enough = a.present >= bounds.band && b.present >= bounds.band;
            let [Some(worse), Some(better)] = more.map(|audited| audited.rate_present) else { continue };
            if one.points != other.points && enough && high < low {
                let says = format!(
                    "The bands \"{}\" and \"{}\" stand upside down: the first has more points, but {} of it convert and {} of the \
                     second. Give more points to what converts.",
                    more[0].label,
                    more[1].label,
                    percent(worse),
                    percent(better)
                );
                let finding = Finding::new(FindingId::UpsideDownBands, Severity::Wrong, says)
                    .with("rate_of_more_points", worse)
                    .with("rate_of_fewer_points", better);
                findings.push(finding.about(more.map(|audited| audited.signal.as_str())));
            }
        }
    }
    findings
}

fn bands_of_one_field(a: &Signal, b: &Signal) -> bool {
    match (&a.test, &b.test) {
        (Test::Field(a), Test::Field(b)) => {
            let is_band = |is: &Is| matches!(is, Is::Between(..));
            (a.of, &a.field) == (b.of, &b.field) && is_band(&a.is) && is_band(&b.is)
        }
        _ => false,
    }
}

/// Signals of which the converted show nothing until after their first outcome.
fn seen_after_the_fact(scoring: &Scoring, model: usize, settings: &Settings, bounds: &Bounds) -> Vec<Finding> {
    let (bound, data) = (&scoring.bounds[model], &scoring.data);
    let signals = &bound.model.signals;
    // By signal: the converted that have it, and those that have it only since.
    let mut counts = vec![(0u32, 0u32); signals.len()];
    let mut first_day: Vec<Option<i32>> = vec![None; signals.len()];
    let people = scoring.members.people(model).map(PersonId::index).map(|place| (Scope::Person, place));
    let accounts = scoring.members.accounts(model).map(AccountId::index).map(|place| (Scope::Account, place));
    for (scope, place) in people.chain(accounts) {
        let mut reached = outcomes_of(data, scope, place).filter(|o| o.stage.implies(settings.stage));
        let Some(outcome) = reached.next().map(|o| o.at.day().0) else { continue };
        first_day.fill(None);
        let counted = bound.history(scope, place).counted.iter().take_while(|counted| counted.day <= data.as_of.0);
        counted.for_each(|counted| {
            first_day[counted.signal as usize].get_or_insert(counted.day);
        });
        for ((has, after), first) in counts.iter_mut().zip(&first_day) {
            *has += u32::from(first.is_some());
            *after += u32::from(first.is_some_and(|first| first > outcome));
        }
    }
    let finding = |(signal, (has, after)): (&Signal, (u32, u32))| {
        let share = (has > 0).then(|| f64::from(after) / f64::from(has))?;
        (share >= bounds.after_the_fact).then(|| {
            let says = format!(
                "The signal \"{}\" comes after the fact: of {has} converted that have it, {after} had it only after the outcome. It \
                 tells who has converted, not who will: take it out.",
                signal.label
            );
            Finding::new(FindingId::SeenAfterTheFact, Severity::Wrong, says)
                .with("converted", f64::from(has))
                .with("after", f64::from(after))
                .with("share", share)
                .about([signal.id.as_str()])
        })
    };
    signals.iter().zip(counts).filter_map(finding).collect()
}
