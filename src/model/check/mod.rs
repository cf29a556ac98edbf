//! What a model document must keep to beyond its shape (spec §4), and the checked [`Model`] that comes of it.
//!
//! The first mistake in the order of the document is told; each names the path of the value to change.

mod parts;
mod when;

use super::document::{ModelDocument, SCHEMA, SignalDocument};
use super::{AccountPart, Count, Decay, Dimension, Group, Mode, Model, PersonPart, Scope, Signal, Test, attainable};
use crate::error::{Error, Result};
use crate::points::Thousandths;
use parts::{cap, coverage, decay, gates};
use rustc_hash::FxHashSet;
use when::{activity_test, field_test};

/// Days of a document as ages; longer than any history is as good as endless.
fn days(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX).min(100_000)
}

fn refuse<T>(path: impl Into<String>, expected: &str) -> Result<T> {
    let path = path.into();
    let message = format!("The model is wrong at {path}: {expected}.");
    Err(Error::at(path, message))
}

pub fn check(document: &ModelDocument) -> Result<Model> {
    if document.schema != SCHEMA {
        return refuse("schema", &format!("expected \"{SCHEMA}\""));
    }
    if document.name.trim().is_empty() {
        return refuse("name", "expected a name");
    }
    let applies_to = document.applies_to.as_ref().map(|test| field_test(test, "applies_to", None)).transpose()?;
    let exclude = match &document.exclude {
        Some(tests) if tests.is_empty() => {
            return refuse("exclude", "expected at least one condition; leave it out for none");
        }
        Some(tests) => {
            let test = |(i, test)| field_test(test, &format!("exclude[{i}]"), None);
            tests.iter().enumerate().map(test).collect::<Result<_>>()?
        }
        None => Vec::new(),
    };
    let default_decay = document.decay.as_ref().map(|d| decay(d, "decay")).transpose()?.unwrap_or(Decay::None);
    let lookback_days = days(document.lookback_days.unwrap_or(365));
    let mut groups = Vec::new();
    for (name, group) in &document.groups {
        groups.push(Group { name: name.clone(), cap: cap(group.cap, &format!("groups.{name}.cap"))? });
    }
    if document.signals.is_empty() {
        return refuse("signals", "expected at least one signal");
    }
    let mut signals: Vec<Signal> = Vec::new();
    let mut ids = FxHashSet::default();
    for (i, signal) in document.signals.iter().enumerate() {
        let path = format!("signals[{i}]");
        if signal.id.trim().is_empty() || !ids.insert(&signal.id) {
            return refuse(format!("{path}.id"), "expected an id that no other signal has");
        }
        let signal = check_signal(signal, &path, &groups, default_decay)?;
        let mixed = signals.iter().any(|other| {
            other.group.is_some()
                && other.group == signal.group
                && (other.scope, other.dimension) != (signal.scope, signal.dimension)
        });
        if mixed {
            return refuse(format!("{path}.group"), "expected the scope and dimension of the group's other signals");
        }
        signals.push(signal);
    }
    if document.person.is_none() && document.account.is_none() {
        return refuse("person", "expected a person part, an account part, or both");
    }
    let person = match &document.person {
        Some(part) => {
            let mut counts = [part.dimensions.is_none(); 3];
            let listed = part.dimensions.iter().flatten();
            listed.for_each(|dimension| counts[dimension.index()] = true);
            if counts == [false; 3] {
                return refuse("person.dimensions", "expected at least one of fit, intent, engagement");
            }
            Some(PersonPart { threshold: part.threshold.quanta(), counts })
        }
        None => None,
    };
    let account = match &document.account {
        Some(part) => {
            let gates = gates(part.gates.as_ref());
            let none = gates.fit.or(gates.intent).or(gates.engagement).or(gates.coverage).is_none();
            if part.mode == Mode::Gated && none {
                return refuse("account.gates", "expected at least one gate in gated mode");
            }
            if part.mode == Mode::Additive && part.threshold.is_none() {
                return refuse("account.threshold", "expected a threshold in additive mode");
            }
            if part.tiers.as_ref().is_some_and(|tiers| tiers.is_empty()) {
                return refuse("account.tiers", "expected at least one tier; leave it out for none");
            }
            let tiers = part.tiers.iter().flatten().map(|t| (t.name.clone(), t.fit_at_least.quanta())).collect();
            Some(AccountPart {
                mode: part.mode,
                rollup: part.rollup.unwrap_or_default(),
                per_person_cap: part.per_person_cap.map(|c| cap(c, "account.per_person_cap")).transpose()?,
                gates,
                threshold: part.threshold.map(Thousandths::quanta),
                tiers,
            })
        }
        None => None,
    };
    let coverage = coverage(document.coverage.clone().unwrap_or_default())?;
    let fit_scale = match document.fit_scale {
        Some(scale) if scale.0 <= 0 => return refuse("fit_scale", "expected a number above 0"),
        scale => scale,
    };
    let model = Model {
        name: document.name.clone(),
        reviewed_on: document.reviewed_on,
        applies_to,
        exclude,
        lookback_days,
        hand_raise_days: days(document.hand_raise_days.unwrap_or(30)),
        groups,
        signals,
        person,
        account,
        coverage,
        fit_scale,
    };
    match attainable::gate_that_can_never_hold(&model) {
        Some((gate, most)) => {
            let most = most.points();
            refuse(
                format!("account.gates.{gate}"),
                &format!("expected at most {most}, the most that these signals can give"),
            )
        }
        None => Ok(model),
    }
}

fn check_signal(document: &SignalDocument, path: &str, groups: &[Group], default_decay: Decay) -> Result<Signal> {
    let at = |key: &str| format!("{path}.{key}");
    if document.points.0 == 0 {
        return refuse(at("points"), "expected points other than 0");
    }
    let group = match &document.group {
        Some(name) => match groups.iter().position(|g| g.name == *name) {
            Some(group) => Some(group),
            None => return refuse(at("group"), "expected a name that stands in groups"),
        },
        None => None,
    };
    let when = &document.when;
    let each_time = when.activity.is_some() && when.at_least.is_none() && when.people_at_least.is_none();
    let only_each_time = [
        ("cap", document.cap.is_some()),
        ("max_per_day", document.max_per_day.is_some()),
        ("points_per", document.points_per.is_some()),
        ("decay", document.decay.is_some()),
    ];
    if let Some((key, _)) = only_each_time.iter().find(|(_, given)| *given && !each_time) {
        return refuse(at(key), "belongs to signals that count activities each time");
    }
    if document.qualifies.is_some() && !(each_time && document.scope == Scope::Person) {
        return refuse(at("qualifies"), "belongs to signals of person scope that count activities each time");
    }
    let test = if when.activity.is_some() {
        let own_decay = match &document.decay {
            None => default_decay,
            Some(None) => Decay::None,
            Some(Some(own)) => decay(own, &at("decay"))?,
        };
        if document.max_per_day == Some(0) {
            return refuse(at("max_per_day"), "expected a whole number from 1");
        }
        let each = Count::EachTime {
            per_quantity: document.points_per.is_some(),
            max_per_day: document.max_per_day,
            cap: document.cap.map(|c| cap(c, &at("cap"))).transpose()?,
            decay: own_decay,
        };
        Test::Activity(activity_test(when, document.scope, each, &at("when"))?)
    } else {
        Test::Field(field_test(when, &at("when"), Some(document.scope))?)
    };
    if document.dimension == Dimension::Fit && each_time {
        return refuse(at("dimension"), "fit admits field, at-least and people signals only");
    }
    Ok(Signal {
        id: document.id.clone(),
        label: document.label.clone().unwrap_or_else(|| document.id.clone()),
        scope: document.scope,
        dimension: document.dimension,
        group,
        points: document.points,
        test,
        qualifies: document.qualifies == Some(true),
    })
}
