//! The fields of people and accounts after merging: of several rows the later one's non-empty cell wins.
//!
//! Some fields are not as written: seniority and department are read from the title, an address is in lower case, a
//! domain is the registrable one.

use super::Dataset;
use crate::day::Instant;
use crate::intake::tables::{DateOrder, DecimalMark, Records, Settled};
use crate::model::Scope;
use crate::text::TextId;
use std::collections::BTreeMap;

/// One field, by person or account.
#[derive(Debug, Clone)]
pub struct Merged {
    pub name: String,
    pub values: Vec<TextId>,
    pub numbers: Settled<DecimalMark>,
    pub dates: Settled<DateOrder>,
}

pub fn merge(records: &Records, owners: usize, owner_of: impl Iterator<Item = u32> + Clone) -> Vec<Merged> {
    let merged = records.fields.iter().map(|field| {
        let mut values = vec![TextId::NONE; owners];
        for (value, owner) in field.values.iter().zip(owner_of.clone()) {
            if !value.is_none() {
                values[owner as usize] = *value;
            }
        }
        Merged { name: field.name.clone(), values, numbers: field.numbers, dates: field.dates }
    });
    merged.collect()
}

/// Of a field's dated cells (row, whose, when) the one of each owner's latest row, in order of owners.
pub fn latest_row_wins<K: Ord>(cells: impl Iterator<Item = (u32, K, Instant)>) -> Vec<(K, Instant)> {
    let mut latest: BTreeMap<K, (u32, Instant)> = BTreeMap::new();
    for (row, owner, at) in cells {
        let cell = latest.entry(owner).or_insert((row, at));
        if row >= cell.0 {
            *cell = (row, at);
        }
    }
    latest.into_iter().map(|(owner, (_, at))| (owner, at)).collect()
}

/// Where a field's text comes from.
#[derive(Debug, Clone, Copy)]
pub enum FieldRef<'a> {
    Column(&'a Merged),
    Seniority,
    Department,
    Email,
    Domain,
    /// The name, or how the account was first written where no row describes it.
    AccountName(Option<&'a Merged>),
    Nowhere,
}

impl FieldRef<'_> {
    /// No column has it.
    pub fn is_nowhere(self) -> bool {
        matches!(self, FieldRef::Nowhere)
    }
}

impl Dataset {
    pub fn field(&self, of: Scope, name: &str) -> FieldRef<'_> {
        let columns = match (of, name) {
            (Scope::Person, "seniority") => return FieldRef::Seniority,
            (Scope::Person, "department") => return FieldRef::Department,
            (Scope::Person, "email") => return FieldRef::Email,
            (Scope::Account, "domain") => return FieldRef::Domain,
            (Scope::Account, "name") => {
                return FieldRef::AccountName(self.account_fields.iter().find(|column| column.name == "name"));
            }
            (Scope::Person, _) => &self.person_fields,
            (Scope::Account, _) => &self.account_fields,
        };
        columns.iter().find(|column| column.name == name).map_or(FieldRef::Nowhere, FieldRef::Column)
    }

    /// The field's text for a person or account, by place; `None` where it is missing.
    pub fn text_of<'a>(&'a self, field: FieldRef<'a>, place: usize) -> Option<&'a str> {
        match field {
            FieldRef::Column(column) => self.tables.texts.get_some(column.values[place]),
            FieldRef::Seniority => Some(self.seniority[place].name()),
            FieldRef::Department => Some(self.titles.department_name(self.department[place])),
            FieldRef::Email => self.identities.people[place].email.as_deref(),
            FieldRef::Domain => self.identities.accounts[place].domain.as_deref(),
            FieldRef::AccountName(column) => {
                let written = || self.identities.accounts[place].written.as_deref();
                column.and_then(|column| self.tables.texts.get_some(column.values[place])).or_else(written)
            }
            FieldRef::Nowhere => None,
        }
    }
}
