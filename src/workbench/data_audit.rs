//! How good the data is before anybody scores it: how full each field is, which days it spans, and who could be one.
//!
//! Nothing here is decided by likeness and nothing is merged: what is named is for the user to look at in the CRM.

use super::ask::{AuditedTable, DataAudit, FieldFill, Group, Groups};
use crate::address;
use crate::dataset::Dataset;
use crate::day::Instant;
use crate::identity::{MatchedBy, company};
use crate::intake::LoadedFile;
use crate::intake::tables::{Records, Table};
use crate::lists::Lists;
use crate::text::TextId;
use std::collections::{BTreeMap, BTreeSet};

/// How many groups are named, and how many members of each.
const NAMED: usize = 20;
const MEMBERS: usize = 5;

/// Texts by what they have in common.
type Sets<'a> = BTreeMap<String, BTreeSet<&'a str>>;

pub fn audit(files: &[&LoadedFile], data: &Dataset, lists: &Lists) -> DataAudit {
    DataAudit {
        tables: Table::ALL.into_iter().filter_map(|table| table_of(table, files, data)).collect(),
        people: data.people() as u32,
        unmatched: data.matched_by(MatchedBy::None),
        same_domain: groups(accounts_by_domain(data)),
        same_name: groups(accounts_by_name(data, lists)),
        names_of_domain: groups(names_by_domain(data)),
        spellings_of_name: groups(spellings_by_name(data, lists)),
    }
}

fn table_of(table: Table, files: &[&LoadedFile], data: &Dataset) -> Option<AuditedTable> {
    let files: Vec<&&LoadedFile> = files.iter().filter(|file| file.is() == Some(table)).collect();
    let mut fields: Vec<FieldFill> = Vec::new();
    for field in files.iter().flat_map(|file| file.fill(table)) {
        match fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => known.filled += field.filled,
            None => fields.push(FieldFill { name: field.name, is_field: field.is_field, filled: field.filled }),
        }
    }
    fields.sort_by_key(|field| !field.is_field);
    let at: &[Instant] = match table {
        Table::Activities => &data.tables.activities.at,
        Table::Outcomes => &data.tables.outcomes.at,
        Table::Contacts | Table::Accounts => &[],
    };
    let days = || at.iter().map(|at| at.day());
    (!files.is_empty()).then(|| AuditedTable {
        table,
        rows: files.iter().map(|file| file.raw.rows() as u32).sum(),
        fields,
        span: days().min().zip(days().max()).map(Into::into),
        after: days().filter(|day| *day > data.as_of).count() as u32,
    })
}

/// Keys of accounts that have a domain in common: told apart by their ids.
fn accounts_by_domain(data: &Dataset) -> Sets<'_> {
    let mut sets = Sets::new();
    for account in &data.identities.accounts {
        if let Some(domain) = &account.domain {
            sets.entry(domain.clone()).or_default().insert(&account.key);
        }
    }
    sets
}

/// Keys of accounts that have a name in common, legal forms and case aside: told apart by their ids or domains.
fn accounts_by_name<'a>(data: &'a Dataset, lists: &Lists) -> Sets<'a> {
    let mut sets = Sets::new();
    for (account, name) in names(data) {
        if let Some(plain) = company(name, lists) {
            sets.entry(plain).or_default().insert(&data.identities.accounts[account].key);
        }
    }
    sets
}

/// Names that rows of accounts give one domain.
fn names_by_domain(data: &Dataset) -> Sets<'_> {
    let mut sets = Sets::new();
    for (account, name) in names(data) {
        if let Some(domain) = &data.identities.accounts[account].domain {
            sets.entry(domain.clone()).or_default().insert(name);
        }
    }
    sets
}

/// The name in each row of accounts, with its account.
fn names(data: &Dataset) -> impl Iterator<Item = (usize, &str)> {
    let names = values(&data.tables.accounts, "name").iter();
    let rows = names.zip(&data.identities.account_rows);
    rows.filter_map(|(name, account)| Some((account.index(), data.tables.texts.get_some(*name)?.trim())))
}

/// How one name is written, wherever a row names a company.
fn spellings_by_name<'a>(data: &'a Dataset, lists: &Lists) -> Sets<'a> {
    let tables = &data.tables;
    let ids: BTreeSet<TextId> = values(&tables.accounts, "id").iter().copied().collect();
    let named = [values(&tables.accounts, "name"), values(&tables.contacts, "account"), &tables.activities.account];
    let texts: BTreeSet<TextId> = named.into_iter().flatten().copied().filter(|id| !ids.contains(id)).collect();
    let mut sets = Sets::new();
    for text in texts.into_iter().filter_map(|id| tables.texts.get_some(id)).map(str::trim) {
        if address::registrable_domain(text).is_none()
            && let Some(plain) = company(text, lists)
        {
            sets.entry(plain).or_default().insert(text);
        }
    }
    sets
}

fn values<'a>(records: &'a Records, name: &str) -> &'a [TextId] {
    records.fields.iter().find(|field| field.name == name).map_or(&[], |field| &field.values)
}

/// Those of more than one member, the largest first.
fn groups(sets: Sets) -> Groups {
    let mut sets: Vec<_> = sets.into_iter().filter(|(_, members)| members.len() > 1).collect();
    let total = sets.len() as u32;
    sets.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    sets.truncate(NAMED);
    let group = |(of, members): (String, BTreeSet<&str>)| Group {
        of,
        total: members.len() as u32,
        members: members.into_iter().take(MEMBERS).map(String::from).collect(),
    };
    Groups { total, first: sets.into_iter().map(group).collect() }
}

#[cfg(test)]
#[path = "data_audit_tests.rs"]
mod tests;
