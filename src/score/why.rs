//! A score taken apart: what each signal gave, what a cap or scale took, and what is missing (spec §4.5).
//!
//! Shares are floats, for showing: a cut is spread over the parts in proportion, so the parts sum to the score.

use super::{AccountScorer, FailedGate, Gate, PersonScorer, Scoring};
use crate::day::Day;
use crate::error::{Code, Error, Result};
use crate::model::{Dimension, Scope, Test};
use crate::points::Quanta;
use crate::signals::{Bound, Worth, dimensions};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    pub score: Quanta,
    /// They sum to the score.
    pub parts: Vec<Part>,
    /// Empty for whoever qualifies.
    pub why_not: Vec<WhyNot>,
}

/// What one signal gives. Points before decay, then before caps, then as they count.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    pub signal: String,
    pub label: String,
    pub dimension: Dimension,
    pub points: f64,
    pub before_cap: f64,
    pub before_decay: f64,
    /// The activities (or people) behind it; 0 for a field.
    pub occurrences: u32,
    /// The field's text.
    pub value: Option<String>,
    /// Whom an account's part comes from; `null` for the account's own.
    pub person: Option<String>,
}

/// A gate missed, and the signals any one of which would close the gap.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyNot {
    #[serde(flatten)]
    pub gate: FailedGate,
    pub signals: Vec<String>,
}

pub fn why_person(scoring: &Scoring, key: &str, day: Day) -> Result<Why> {
    let found = scoring.people().find(|(_, person)| scoring.data.person_key(*person) == key);
    let (model, person) = found.ok_or_else(|| not_found("person", key))?;
    let mut scorer = scoring.person(model, person);
    let score = scorer.on(day.0);
    let counts = scorer.bound.model.person.as_ref().map_or([true; 3], |part| part.counts);
    let worths = scorer.worths(day.0).to_vec();
    let mut parts = parts(scorer.bound, Scope::Person, person.index(), &worths, |_| 1.0);
    parts.retain(|part| counts[part.dimension.index()]);
    let failed = scorer.failed(&score);
    let why_not =
        failed.into_iter().map(|gate| WhyNot { gate, signals: closing_person(&scorer, &worths, gate, counts) });
    Ok(Why { score: score.score, why_not: why_not.collect(), parts: by_points(parts) })
}

pub fn why_account(scoring: &Scoring, key: &str, day: Day) -> Result<Why> {
    let found = scoring.accounts().find(|(_, account)| scoring.data.account_key(*account) == key);
    let (model, account) = found.ok_or_else(|| not_found("account", key))?;
    let mut scorer = scoring.account(model, account);
    let score = scorer.on(day.0);
    let parts = account_parts(&mut scorer, day);
    let why_not =
        score.failed.iter().map(|gate| WhyNot { gate: *gate, signals: closing_account(&mut scorer, *gate, day) });
    Ok(Why { score: score.score, why_not: why_not.collect(), parts })
}

fn not_found(what: &str, key: &str) -> Error {
    Error::new(Code::NotFound, format!("There is no {what} \"{key}\" with a score."))
}

/// The account's own parts, and its people's as they are rolled up, most points first.
pub fn account_parts(scorer: &mut AccountScorer, day: Day) -> Vec<Part> {
    let worths = scorer.worths(day.0).to_vec();
    let mut all = parts(scorer.bound, Scope::Account, scorer.account.index(), &worths, |_| 1.0);
    let values: Vec<[Quanta; 3]> = scorer.people.iter_mut().map(|p| p.dimensions(day.0)).collect();
    let column = |d: Dimension| -> Vec<Quanta> { values.iter().map(|v| v[d.index()]).collect() };
    let intent = scorer.factors(&column(Dimension::Intent), day.0);
    let engagement = scorer.factors(&column(Dimension::Engagement), day.0);
    for (place, person) in scorer.people.iter_mut().enumerate() {
        let worths = person.worths(day.0).to_vec();
        let factor = |dimension| match dimension {
            Dimension::Fit => 0.0,
            Dimension::Intent => intent[place],
            Dimension::Engagement => engagement[place],
        };
        let mut rolled = parts(person.bound, Scope::Person, person.person.index(), &worths, factor);
        rolled.retain(|part| part.dimension != Dimension::Fit && part.points != 0.0);
        let key = person.bound.data.person_key(person.person);
        all.extend(rolled.into_iter().map(|part| Part { person: Some(key.to_string()), ..part }));
    }
    by_points(all)
}

/// The parts of one scope that are worth something before caps, group cuts and the fit scale shared out in proportion.
fn parts(bound: &Bound, scope: Scope, entity: usize, worths: &[Worth], factor: impl Fn(Dimension) -> f64) -> Vec<Part> {
    let model = &bound.model;
    let mut grouped = vec![Quanta::ZERO; model.groups.len()];
    for (signal, worth) in model.signals.iter().zip(worths) {
        if let Some(group) = signal.group.filter(|_| signal.scope == scope) {
            grouped[group] += worth.value;
        }
    }
    let after_groups = |place: usize| {
        let value = worths[place].value.points();
        match model.signals[place].group {
            Some(group) => value * ratio(grouped[group].cut(Some(model.groups[group].cap)), grouped[group]),
            None => value,
        }
    };
    let raw_fit: f64 = (0..worths.len())
        .filter(|place| model.signals[*place].scope == scope && model.signals[*place].dimension == Dimension::Fit)
        .map(after_groups)
        .sum();
    let fit = dimensions(bound, scope, worths)[Dimension::Fit.index()].points();
    let fit_ratio = if raw_fit == 0.0 { 0.0 } else { fit / raw_fit };
    let worth_something =
        |place: &usize| model.signals[*place].scope == scope && worths[*place].before_cap != Quanta::ZERO;
    (0..worths.len())
        .filter(worth_something)
        .map(|place| {
            let (signal, worth) = (&model.signals[place], &worths[place]);
            let scale = if signal.dimension == Dimension::Fit { fit_ratio } else { 1.0 };
            Part {
                signal: signal.id.clone(),
                label: signal.label.clone(),
                dimension: signal.dimension,
                points: after_groups(place) * scale * factor(signal.dimension),
                before_cap: worth.before_cap.points(),
                before_decay: worth.before_decay.points(),
                occurrences: worth.occurrences,
                value: match &signal.test {
                    Test::Field(test) => bound.field_text(test, scope, entity).map(str::to_string),
                    Test::Activity(_) => None,
                },
                person: None,
            }
        })
        .collect()
}

fn ratio(after: Quanta, before: Quanta) -> f64 {
    if before == Quanta::ZERO { 1.0 } else { after.points() / before.points() }
}

/// Most points first; then the account's own, then by person, each in the order of the model.
fn by_points(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|a, b| b.points.total_cmp(&a.points).then_with(|| a.person.cmp(&b.person)));
    parts
}

/// `worths` with one more occurrence of a signal, today and undecayed (or its field test holding).
fn with_one_more(bound: &Bound, worths: &[Worth], place: usize) -> Vec<Worth> {
    let signal = &bound.model.signals[place];
    let mut more = worths.to_vec();
    more[place].value = match &signal.test {
        Test::Activity(test) => match test.count {
            crate::model::Count::EachTime { cap, .. } => (worths[place].before_cap + signal.points.quanta()).cut(cap),
            _ => signal.points.quanta(),
        },
        Test::Field(_) => signal.points.quanta(),
    };
    more
}

fn closing_person(scorer: &PersonScorer, worths: &[Worth], gate: FailedGate, counts: [bool; 3]) -> Vec<String> {
    let bound = scorer.bound;
    let signals = bound.model.signals.iter().enumerate().filter(|(_, s)| s.scope == Scope::Person);
    let line = bound.model.person.as_ref().map(|part| part.threshold);
    let closes = |(place, signal): &(usize, &crate::model::Signal)| match gate.gate {
        Gate::Activity => matches!(signal.test, Test::Activity(_)),
        _ => {
            let dims = dimensions(bound, Scope::Person, &with_one_more(bound, worths, *place));
            let score: Quanta = dims.iter().zip(counts).filter(|(_, c)| *c).map(|(v, _)| *v).sum();
            signal.qualifies || line.is_some_and(|line| score >= line)
        }
    };
    signals.filter(closes).map(|(_, signal)| signal.id.clone()).collect()
}

fn closing_account(scorer: &mut AccountScorer, gate: FailedGate, day: Day) -> Vec<String> {
    let bound = scorer.bound;
    let own = scorer.worths(day.0).to_vec();
    let people: Vec<Vec<Worth>> = scorer.people.iter_mut().map(|p| p.worths(day.0).to_vec()).collect();
    let closes = |place: usize| {
        let signal = &bound.model.signals[place];
        if gate.gate == Gate::Activity {
            return matches!(signal.test, Test::Activity(_));
        }
        match signal.scope {
            Scope::Account => {
                scorer.gate_value(gate.gate, &with_one_more(bound, &own, place), &people, day.0) >= gate.needed
            }
            Scope::Person => (0..people.len()).any(|person| {
                let mut people = people.clone();
                people[person] = with_one_more(bound, &people[person], place);
                scorer.gate_value(gate.gate, &own, &people, day.0) >= gate.needed
            }),
        }
    };
    let worth_trying = |place: &usize| {
        let signal = &bound.model.signals[*place];
        signal.points.0 > 0 && (signal.scope == Scope::Account || signal.dimension != Dimension::Fit)
    };
    (0..bound.model.signals.len())
        .filter(worth_trying)
        .filter(|p| closes(*p))
        .map(|p| bound.model.signals[p].id.clone())
        .collect()
}
