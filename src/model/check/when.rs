//! When a signal holds: what a test of a field or of activities must keep to, and the checked test that comes of it.
//!
//! One shape serves both in the document, so each refuses the other's keys by name.

use super::{days, refuse};
use crate::error::Result;
use crate::intake::tables::{Source, normal_type};
use crate::model::document::{SourceName, When, Word};
use crate::model::{ActivityTest, Count, FieldTest, Is, Scope, Value};
use crate::titles::words;

pub fn activity_test(when: &When, scope: Scope, each: Count, path: &str) -> Result<ActivityTest> {
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
pub fn field_test(when: &When, path: &str, scope: Option<Scope>) -> Result<FieldTest> {
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
