//! Where a field test holds (spec §4.1). Fields have no history: they are taken as they stand today.
//!
//! Only `within_days` depends on the day; every other test is answered once per distinct text. A counter of today's totals
//! ("Number of Pageviews") holds today alone: in the past it would know what came later (spec §1).

use crate::dataset::{Dataset, FieldRef};
use crate::day::Day;
use crate::intake::tables::Settled;
use crate::intake::{date, number, synonyms};
use crate::model::{FieldTest, Is, Scope, Value};
use crate::text::TextId;
use crate::titles;
use rustc_hash::FxHashMap;

/// A field test's answers, by person or account.
pub enum FieldColumn {
    Holds(Vec<bool>),
    Dated { days: Vec<Option<i32>>, within_days: i32 },
    Today { holds: Vec<bool>, today: i32 },
}

impl FieldColumn {
    /// The answers for everybody of `scope`; a person may be asked for a field of their account, an account never for one
    /// of a person.
    pub fn new(data: &Dataset, test: &FieldTest, scope: Scope) -> FieldColumn {
        let places = match scope {
            Scope::Person => data.people(),
            Scope::Account => data.accounts(),
        };
        if scope == Scope::Account && test.of == Scope::Person {
            return FieldColumn::Holds(vec![false; places]);
        }
        let field = data.field(test.of, &test.field);
        let places = (0..places).map(|place| place_of(data, test, scope, place));
        match test.is {
            Is::WithinDays(within_days) => {
                let day_of = |text: Option<&str>| text.and_then(|text| day(data, field, text));
                FieldColumn::Dated { days: answers(data, field, places, day_of), within_days }
            }
            _ => {
                let holds = answers(data, field, places, |text| text_holds(field, &test.is, text));
                match synonyms::counts_until_today(&test.field) {
                    true => FieldColumn::Today { holds, today: data.as_of.0 },
                    false => FieldColumn::Holds(holds),
                }
            }
        }
    }

    /// Whether the answers depend on the day.
    pub fn is_dated(&self) -> bool {
        matches!(self, FieldColumn::Dated { .. } | FieldColumn::Today { .. })
    }

    /// The days on which the answer turns, once it depends on more than what stands in the field: the first on which it
    /// holds, and the first on which it does so no longer.
    pub fn turns(&self, place: usize) -> Option<[i32; 2]> {
        match self {
            FieldColumn::Dated { days, within_days } => {
                days[place].map(|date| [date, date.saturating_add(*within_days).saturating_add(1)])
            }
            FieldColumn::Holds(_) | FieldColumn::Today { .. } => None,
        }
    }

    pub fn holds(&self, place: usize, day: i32) -> bool {
        match self {
            FieldColumn::Holds(holds) => holds[place],
            FieldColumn::Today { holds, today } => day >= *today && holds[place],
            FieldColumn::Dated { days, within_days } => {
                days[place].is_some_and(|date| (0..=*within_days).contains(&(day - date)))
            }
        }
    }
}

/// What `of_text` says of a field's text at each place, told once for each text of a column: columns repeat few.
fn answers<T: Copy>(
    data: &Dataset,
    field: FieldRef,
    places: impl Iterator<Item = Option<usize>>,
    of_text: impl Fn(Option<&str>) -> T,
) -> Vec<T> {
    let mut known: FxHashMap<TextId, T> = FxHashMap::default();
    let answer = |place: Option<usize>| match (field, place) {
        (FieldRef::Column(column), Some(place)) => {
            let text = column.values[place];
            *known.entry(text).or_insert_with(|| of_text(data.tables.texts.get_some(text)))
        }
        _ => of_text(place.and_then(|place| data.text_of(field, place))),
    };
    places.map(answer).collect()
}

/// Whose text is looked at: the record's own, or the person's account's.
pub fn place_of(data: &Dataset, test: &FieldTest, scope: Scope, place: usize) -> Option<usize> {
    match (scope, test.of) {
        (Scope::Person, Scope::Account) => data.account_of[place].map(|account| account.index()),
        _ => Some(place),
    }
}

/// How a field's texts are read, a cell at a time.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub data: &'a Dataset,
    pub field: FieldRef<'a>,
}

impl Reading<'_> {
    /// Whether a test holds of the text; never one of days.
    pub fn holds(self, is: &Is, text: &str) -> bool {
        text_holds(self.field, is, Some(text))
    }

    pub fn number(self, text: &str) -> Option<f64> {
        number_of(self.field, text)
    }

    pub fn day(self, text: &str) -> Option<Day> {
        day(self.data, self.field, text).map(Day)
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
        Value::Number(value) => number_of(field, text) == Some(*value),
    };
    match is {
        Is::OneOf(values) => values.iter().any(|value| is_value(text, value)),
        Is::AnyOf(values) => {
            text.split([';', ',', '|']).any(|element| values.iter().any(|value| is_value(element.trim(), value)))
        }
        Is::ContainsAny(phrases) => {
            titles::words(text).is_some_and(|words| phrases.iter().any(|p| titles::phrase_at(&words, p).is_some()))
        }
        Is::Between(low, high) => number_of(field, text).is_some_and(|number| *low <= number && number <= *high),
        Is::Exists(exists) => *exists,
        Is::Truth(true) => ["true", "yes", "y", "1", "t"].contains(&text.to_lowercase().as_str()),
        Is::Truth(false) => ["false", "no", "n", "0", "f"].contains(&text.to_lowercase().as_str()),
        Is::WithinDays(_) => false,
    }
}

/// The number that a field's text is, as the column writes numbers.
pub fn number_of(field: FieldRef, text: &str) -> Option<f64> {
    let mark = match field {
        FieldRef::Column(column) | FieldRef::AccountName(Some(column)) => column.numbers,
        _ => Settled::NotNeeded,
    };
    number::parse_settled(text, mark).map(|number| number.to_f64())
}

fn day(data: &Dataset, field: FieldRef, text: &str) -> Option<i32> {
    let order = match field {
        FieldRef::Column(column) | FieldRef::AccountName(Some(column)) => column.dates,
        _ => Settled::NotNeeded,
    };
    date::parse(text, order.by(), data.clock).map(|at| at.day().0)
}
