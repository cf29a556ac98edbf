//! What a model document must keep to beyond its shape (spec §4), and the checked [`Model`] that comes of it.
//!
//! The first mistake in the order of the document is told; each names the path of the value to change.

use super::document::{
    CoverageDocument, DecayDocument, GatesDocument, ModelDocument, SCHEMA, SignalDocument, SourceName, When, Word,
};
use super::{
    AccountPart, ActivityTest, Count, Coverage, Decay, Dimension, FieldTest, Gates, Group, Is, Mode, Model, PersonPart,
    Scope, Signal, Test, Value, attainable,
};
use crate::error::{Error, Result};
use crate::intake::tables::{Source, normal_type};
use crate::points::{Quanta, Thousandths};
use crate::titles::words;
use rustc_hash::FxHashSet;

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

fn activity_test(when: &When, scope: Scope, each: Count, path: &str) -> Result<ActivityTest> {
    let at = |key: &str| format!("{path}.{key}");
    if let Some((key, _)) = tests_of_fields(when).iter().find(|(_, given)| *given) {
        return refuse(at(key), "belongs to field signals");
    }
    let types = when.activity.as_deref().unwrap_or_default();
    if types.is_empty() {
        return refuse(at("activity"), "expected at least one activity type, or \"*\"");
    }
    if let Some(i) = types.iter().position(|t| t.trim().is_empty()) {
        return refuse(format!("{path}.activity[{i}]"), "expected an activity type");
    }
    let count = match (when.at_least, when.people_at_least, when.within_days) {
        (Some(_), Some(_), _) => {
            return refuse(at("people_at_least"), "expected at_least or people_at_least, not both");
        }
        (Some(0), _, _) => return refuse(at("at_least"), "expected a whole number from 1"),
        (_, Some(0), _) => return refuse(at("people_at_least"), "expected a whole number from 1"),
        (Some(_), _, None) | (_, Some(_), None) => {
            return refuse(at("within_days"), "expected the days within which to count");
        }
        (Some(activities), None, Some(within)) => Count::AtLeast { activities, within_days: days(within) },
        (None, Some(_), _) if scope == Scope::Person => {
            return refuse(at("people_at_least"), "belongs to signals of account scope");
        }
        (None, Some(people), Some(within)) => Count::People { people, within_days: days(within) },
        (None, None, Some(_)) => return refuse(at("within_days"), "expected at_least beside it"),
        (None, None, None) => each,
    };
    if when.asset_contains.as_deref() == Some("") {
        return refuse(at("asset_contains"), "expected a text");
    }
    let every = types.iter().any(|t| t.trim() == "*");
    Ok(ActivityTest {
        types: (!every).then(|| types.iter().map(|t| normal_type(t)).collect()),
        source: when.source.map(|source| match source {
            SourceName::FirstParty => Source::FirstParty,
            SourceName::ThirdParty => Source::ThirdParty,
        }),
        asset_contains: when.asset_contains.as_ref().map(|t| t.to_lowercase()),
        count,
    })
}

fn tests_of_fields(when: &When) -> [(&'static str, bool); 10] {
    [
        ("field", when.field.is_some()),
        ("equals", when.equals.is_some()),
        ("in", when.one_of.is_some()),
        ("any_of", when.any_of.is_some()),
        ("contains_any", when.contains_any.is_some()),
        ("between", when.between.is_some()),
        ("gte", when.gte.is_some()),
        ("lte", when.lte.is_some()),
        ("exists", when.exists.is_some()),
        ("is_true", when.is_true.is_some()),
    ]
}

/// One test of one field; `scope` is the signal's, whose account-scope ones may test `account.*` only.
fn field_test(when: &When, path: &str, scope: Option<Scope>) -> Result<FieldTest> {
    let at = |key: &str| format!("{path}.{key}");
    let activity_keys = [
        ("activity", when.activity.is_some()),
        ("source", when.source.is_some()),
        ("asset_contains", when.asset_contains.is_some()),
        ("at_least", when.at_least.is_some()),
        ("people_at_least", when.people_at_least.is_some()),
    ];
    if let Some((key, _)) = activity_keys.iter().find(|(_, given)| *given) {
        return refuse(at(key), "belongs to activity signals");
    }
    let Some(field) = &when.field else {
        return refuse(at("field"), "expected a field such as person.title or account.employees");
    };
    let (of, name) = match field.split_once('.') {
        Some(("person", name)) => (Scope::Person, name),
        Some(("account", name)) => (Scope::Account, name),
        _ => return refuse(at("field"), "expected a field that starts with person. or account."),
    };
    if name.trim().is_empty() || (scope == Some(Scope::Account) && of == Scope::Person) {
        return refuse(at("field"), "expected a field of the account, such as account.employees");
    }
    let mut given: Vec<&str> =
        tests_of_fields(when)[1..].iter().filter(|(_, given)| *given).map(|(key, _)| *key).collect();
    given.extend(when.within_days.is_some().then_some("within_days"));
    match given.len() {
        0 => {
            return refuse(
                path,
                "expected a test: equals, in, any_of, contains_any, between, gte, lte, exists, is_true or within_days",
            );
        }
        1 => {}
        _ => return refuse(at(given[1]), "expected one test only"),
    }
    let list = |key: &str, words: &[Word]| -> Result<Vec<Value>> {
        if words.is_empty() {
            refuse(at(key), "expected at least one value")
        } else {
            Ok(words.iter().map(value).collect())
        }
    };
    let is = if let Some(word) = &when.equals {
        Is::OneOf(vec![value(word)])
    } else if let Some(words) = &when.one_of {
        Is::OneOf(list("in", words)?)
    } else if let Some(words) = &when.any_of {
        Is::AnyOf(list("any_of", words)?)
    } else if let Some(phrases) = &when.contains_any {
        if phrases.is_empty() {
            return refuse(at("contains_any"), "expected at least one value");
        }
        let phrase = |(i, text): (usize, &String)| match words(text) {
            Some(words) => Ok(words),
            None => refuse(format!("{path}.contains_any[{i}]"), "expected a text with a word in it"),
        };
        Is::ContainsAny(phrases.iter().enumerate().map(phrase).collect::<Result<_>>()?)
    } else if let Some([low, high]) = when.between {
        if low > high {
            return refuse(at("between"), "expected the lower number first");
        }
        Is::Between(low, high)
    } else if let Some(low) = when.gte {
        Is::Between(low, f64::INFINITY)
    } else if let Some(high) = when.lte {
        Is::Between(f64::NEG_INFINITY, high)
    } else if let Some(exists) = when.exists {
        Is::Exists(exists)
    } else if let Some(truth) = when.is_true {
        Is::Truth(truth)
    } else {
        Is::WithinDays(days(when.within_days.unwrap_or_default()))
    };
    Ok(FieldTest { of, field: normal_type(name), is })
}

fn value(word: &Word) -> Value {
    match word {
        Word::Number(number) => Value::Number(*number),
        Word::Text(text) => Value::Text(text.trim().to_lowercase()),
    }
}

fn decay(document: &DecayDocument, path: &str) -> Result<Decay> {
    let given = [
        document.half_life_days.map(Decay::HalfLife),
        document.linear_days.map(Decay::Linear),
        document.window_days.map(Decay::Window),
    ];
    let mut given = given.into_iter().flatten();
    let (Some(decay), None) = (given.next(), given.next()) else {
        return refuse(path, "expected one of half_life_days, linear_days, window_days");
    };
    match decay {
        Decay::HalfLife(days) if days <= 0.0 => refuse(format!("{path}.half_life_days"), "expected more than 0 days"),
        Decay::Linear(days) if days <= 0.0 => refuse(format!("{path}.linear_days"), "expected more than 0 days"),
        Decay::Window(days) if days < 0.0 => refuse(format!("{path}.window_days"), "expected 0 days or more"),
        decay => Ok(decay),
    }
}

fn cap(cap: Thousandths, path: &str) -> Result<Quanta> {
    if cap.0 > 0 { Ok(cap.quanta()) } else { refuse(path, "expected a number above 0") }
}

fn gates(document: Option<&GatesDocument>) -> Gates {
    let Some(gates) = document else { return Gates::default() };
    let quanta = |gate: Option<Thousandths>| gate.map(Thousandths::quanta);
    Gates {
        fit: quanta(gates.fit),
        intent: quanta(gates.intent),
        engagement: quanta(gates.engagement),
        coverage: quanta(gates.coverage),
    }
}

fn coverage(document: CoverageDocument) -> Result<Coverage> {
    let points = document.seniority_points.unwrap_or_default();
    // In the order of Seniority::ALL, each with the default of spec §4.
    let levels = [
        ("unknown", points.unknown, 5),
        ("ic", points.ic, 10),
        ("manager", points.manager, 12),
        ("director", points.director, 15),
        ("vp", points.vp, 20),
        ("c_level", points.c_level, 25),
    ];
    for (name, points, _) in levels {
        if points.is_some_and(|p| p.0 < 0) {
            return refuse(format!("coverage.seniority_points.{name}"), "expected 0 or more");
        }
    }
    let department_points = document.department_points.unwrap_or(Thousandths(5000));
    if department_points.0 < 0 {
        return refuse("coverage.department_points", "expected 0 or more");
    }
    Ok(Coverage {
        window_days: days(document.window_days.unwrap_or(90)),
        seniority_points: levels.map(|(_, points, default)| points.unwrap_or(Thousandths(default * 1000))),
        department_points,
    })
}
