//! Where a field test holds (spec §4.1). Fields have no history: they are taken as they stand today.
//!
//! Only `within_days` depends on the day; every other test is answered once per distinct text.

use crate::dataset::{Dataset, FieldRef};
use crate::intake::tables::{DecimalMark, Settled};
use crate::intake::{date, number};
use crate::model::{FieldTest, Is, Scope, Value};
use crate::titles;

/// A field test's answers, by person or account.
pub enum FieldColumn {
    Holds(Vec<bool>),
    Dated { days: Vec<Option<i32>>, within_days: i32 },
}

impl FieldColumn {
    /// The answers for everybody of `scope`; a person may be asked for a field of their account.
    pub fn new(data: &Dataset, test: &FieldTest, scope: Scope) -> FieldColumn {
        let field = data.field(test.of, &test.field);
        let text = |place: usize| place_of(data, test, scope, place).and_then(|place| data.text_of(field, place));
        let places = match scope {
            Scope::Person => 0..data.people(),
            Scope::Account => 0..data.accounts(),
        };
        match test.is {
            Is::WithinDays(within_days) => {
                let days = places.map(|place| text(place).and_then(|text| day(data, field, text))).collect();
                FieldColumn::Dated { days, within_days }
            }
            _ => FieldColumn::Holds(places.map(|place| text_holds(field, &test.is, text(place))).collect()),
        }
    }

    pub fn holds(&self, place: usize, day: i32) -> bool {
        match self {
            FieldColumn::Holds(holds) => holds[place],
            FieldColumn::Dated { days, within_days } => {
                days[place].is_some_and(|date| (0..=*within_days).contains(&(day - date)))
            }
        }
    }
}

/// Whether a test holds for one person or account, on the day `as_of`; an account has no `person.*` fields.
pub fn holds(data: &Dataset, test: &FieldTest, scope: Scope, place: usize) -> bool {
    if scope == Scope::Account && test.of == Scope::Person {
        return false;
    }
    let field = data.field(test.of, &test.field);
    let text = place_of(data, test, scope, place).and_then(|place| data.text_of(field, place));
    match test.is {
        Is::WithinDays(within) => {
            text.and_then(|text| day(data, field, text)).is_some_and(|day| (0..=within).contains(&(data.as_of.0 - day)))
        }
        _ => text_holds(field, &test.is, text),
    }
}

/// Whose text is looked at: the record's own, or the person's account's.
pub fn place_of(data: &Dataset, test: &FieldTest, scope: Scope, place: usize) -> Option<usize> {
    match (scope, test.of) {
        (Scope::Person, Scope::Account) => data.account_of[place].map(|account| account.index()),
        _ => Some(place),
    }
}

fn text_holds(field: FieldRef, is: &Is, text: Option<&str>) -> bool {
    let text = match (text, is) {
        (None, Is::Exists(exists)) => return !exists,
        (None, _) => return false,
        (Some(text), _) => text.trim(),
    };
    let is_value = |text: &str, value: &Value| match value {
        Value::Text(value) => text.to_lowercase() == *value,
        Value::Number(value) => as_number(field, text) == Some(*value),
    };
    match is {
        Is::OneOf(values) => values.iter().any(|value| is_value(text, value)),
        Is::AnyOf(values) => {
            text.split([';', ',', '|']).any(|element| values.iter().any(|value| is_value(element.trim(), value)))
        }
        Is::ContainsAny(phrases) => {
            titles::words(text).is_some_and(|words| phrases.iter().any(|p| titles::phrase_at(&words, p).is_some()))
        }
        Is::Between(low, high) => as_number(field, text).is_some_and(|number| *low <= number && number <= *high),
        Is::Exists(exists) => *exists,
        Is::Truth(true) => ["true", "yes", "y", "1", "t"].contains(&text.to_lowercase().as_str()),
        Is::Truth(false) => ["false", "no", "n", "0", "f"].contains(&text.to_lowercase().as_str()),
        Is::WithinDays(_) => false,
    }
}

fn as_number(field: FieldRef, text: &str) -> Option<f64> {
    let mark = match field {
        FieldRef::Column(column) => column.numbers,
        _ => Settled::NotNeeded,
    };
    number::parse(text, settled(mark).unwrap_or(DecimalMark::Point)).map(|number| number.to_f64())
}

fn day(data: &Dataset, field: FieldRef, text: &str) -> Option<i32> {
    let order = match field {
        FieldRef::Column(column) => column.dates,
        _ => Settled::NotNeeded,
    };
    date::parse(text, settled(order), data.clock).map(|at| at.day().0)
}

fn settled<T>(settled: Settled<T>) -> Option<T> {
    match settled {
        Settled::By(answer) => Some(answer),
        _ => None,
    }
}
