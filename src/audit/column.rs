//! A column of the data as candidates: its 12 most frequent values or, where it holds numbers, its quintiles.

use super::{Candidate, Cases};
use crate::calibrate::number;
use crate::dataset::Dataset;
use crate::error::{Code, Error, Result};
use crate::intake::tables::normal_type;
use crate::model::Scope;
use crate::signals::number_of;
use crate::stats;
use std::collections::BTreeMap;

const MOST_FREQUENT: usize = 12;
const QUINTILES: usize = 5;

/// `account.industry`, `person.title`, or a name alone for the scope's own column. Of accounts no column of people can be
/// asked.
pub fn values(data: &Dataset, cases: &Cases, name: &str) -> Result<Vec<Candidate>> {
    let missing = || Error::new(Code::NotFound, format!("There is no column \"{name}\" to audit."));
    let (of, field) = match name.split_once('.') {
        Some(("person", field)) if cases.scope == Scope::Person => (Scope::Person, field),
        Some(("account", field)) => (Scope::Account, field),
        _ => (cases.scope, name),
    };
    let field = normal_type(field);
    let found = data.field(of, &field);
    if found.is_nowhere() {
        return Err(missing());
    }
    let owner = |place: usize| match (cases.scope, of) {
        (Scope::Person, Scope::Account) => data.account_of[place].map(|account| account.index()),
        _ => Some(place),
    };
    let text = |place: &usize| data.text_of(found, owner(*place)?).map(str::trim).filter(|text| !text.is_empty());
    let texts: Vec<Option<&str>> = cases.places.iter().map(text).collect();
    let numbers: Vec<Option<f64>> = texts.iter().map(|text| number_of(found, (*text)?)).collect();
    let is_numeric = texts.iter().zip(&numbers).all(|(text, number)| text.is_none() || number.is_some());
    let prefix = if of == Scope::Person { "person" } else { "account" };
    let name = format!("{prefix}.{field}");
    Ok(if is_numeric { quintiles(&name, &numbers) } else { frequent(&name, &texts) })
}

fn candidate(name: &str, value: &str, present: Vec<bool>) -> Candidate {
    let id = format!("{name} = {value}");
    Candidate { label: id.clone(), id, points: None, present }
}

/// Values compare as field tests do, case aside; each is written as its first spelling in code-point order.
fn frequent(name: &str, texts: &[Option<&str>]) -> Vec<Candidate> {
    let lower: Vec<Option<String>> = texts.iter().map(|text| text.map(str::to_lowercase)).collect();
    let mut counts: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for (lower, text) in lower.iter().zip(texts) {
        if let (Some(lower), Some(text)) = (lower, text) {
            let known = counts.entry(lower).or_insert((0, text));
            *known = (known.0 + 1, known.1.min(text));
        }
    }
    let mut values: Vec<(&str, (u32, &str))> = counts.into_iter().collect();
    values.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    values.truncate(MOST_FREQUENT);
    let present = |value: &str| lower.iter().map(|lower| lower.as_deref() == Some(value)).collect();
    values.into_iter().map(|(value, (_, written))| candidate(name, written, present(value))).collect()
}

/// A number on a border belongs to the fifth above it; a fifth that holds nobody is left out.
fn quintiles(name: &str, numbers: &[Option<f64>]) -> Vec<Candidate> {
    let known: Vec<f64> = numbers.iter().flatten().copied().collect();
    let cuts: Vec<f64> = (1..QUINTILES).filter_map(|i| stats::quantile(&known, i as f64 / QUINTILES as f64)).collect();
    let fifth = |value: f64| cuts.partition_point(|cut| *cut <= value);
    let of_fifth = |place: usize| {
        let within: Vec<f64> = known.iter().copied().filter(|value| fifth(*value) == place).collect();
        let least = within.iter().copied().reduce(f64::min)?;
        let most = within.iter().copied().reduce(f64::max)?;
        let value = if least == most { number(least) } else { format!("{} to {}", number(least), number(most)) };
        let present = numbers.iter().map(|value| value.is_some_and(|value| fifth(value) == place)).collect();
        Some(candidate(name, &value, present))
    };
    (0..QUINTILES).filter_map(of_fifth).collect()
}
