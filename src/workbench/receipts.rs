//! The receipts as they are shown: what reading told, what models read from columns that no field took, and parents in a
//! circle.
//!
//! Whether a column waits for an answer is decided by [`waiting`] alone, for the list in the receipt and for the refusal.

use super::ask::TableReceipts;
use crate::dataset::Dataset;
use crate::intake::TOLD;
use crate::intake::asked::{self, ReadAs};
use crate::intake::receipt::{Receipt, Unresolved};
use crate::intake::tables::{Records, Tables};
use crate::model::{FieldTest, Is, Model, Scope, Test, Value};
use crate::note::Note;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A field that a model reads as more than text.
type Asked<'a> = (Scope, &'a str, ReadAs);

/// By table, in the order of [`Table::ALL`](crate::intake::tables::Table::ALL): the columns that wait for an answer.
pub fn waiting(read: &TableReceipts, tables: &Tables, models: &[Rc<Model>]) -> [Vec<Unresolved>; 4] {
    let mut waiting = read.each().map(|receipt| receipt.unresolved.clone());
    let [_, contacts, accounts, _] = &mut waiting;
    for (of, field, read_as) in asked_fields(models, is_read) {
        let list = if of == Scope::Person { &mut *contacts } else { &mut *accounts };
        for question in asked::questions(records(tables, of), &tables.texts, field, read_as) {
            if !list.contains(&question) {
                list.push(question);
            }
        }
    }
    waiting
}

pub fn receipts(read: &TableReceipts, data: &Dataset, models: &[Rc<Model>]) -> TableReceipts {
    let mut shown = read.clone();
    let waiting = waiting(read, &data.tables, models);
    for (receipt, unresolved) in shown.each_mut().into_iter().zip(waiting) {
        receipt.unresolved = unresolved;
    }
    let mut of_contacts = Vec::new();
    let mut of_accounts = circles(data);
    for (of, field, read_as) in asked_fields(models, is_read_whole) {
        let notes = asked::unreadable(records(&data.tables, of), &data.tables.texts, field, read_as, data.clock);
        if of == Scope::Person { &mut of_contacts } else { &mut of_accounts }.extend(notes);
    }
    add(&mut shown.contacts, &data.tables.contacts, of_contacts);
    add(&mut shown.accounts, &data.tables.accounts, of_accounts);
    shown
}

fn records(tables: &Tables, of: Scope) -> &Records {
    match of {
        Scope::Person => &tables.contacts,
        Scope::Account => &tables.accounts,
    }
}

/// The fields that the models read as `read` says, each once.
fn asked_fields(models: &[Rc<Model>], read: fn(&Is) -> Option<ReadAs>) -> BTreeSet<Asked<'_>> {
    let tests = models.iter().flat_map(|model| {
        let of_signals = model.signals.iter().filter_map(|signal| match &signal.test {
            Test::Field(test) => Some(test),
            Test::Activity(_) => None,
        });
        of_signals.chain(&model.exclude).chain(&model.applies_to)
    });
    let from_a_column = |test: &&FieldTest| match test.of {
        Scope::Person => !["seniority", "department", "email"].contains(&test.field.as_str()),
        Scope::Account => test.field != "domain",
    };
    tests.filter(from_a_column).filter_map(|test| Some((test.of, test.field.as_str(), read(&test.is)?))).collect()
}

/// What a test reads some text of the field as.
fn is_read(is: &Is) -> Option<ReadAs> {
    match is {
        Is::OneOf(values) | Is::AnyOf(values) => values.iter().any(is_number).then_some(ReadAs::Number),
        _ => is_read_whole(is),
    }
}

/// What a test reads every whole cell of the field as.
fn is_read_whole(is: &Is) -> Option<ReadAs> {
    match is {
        Is::Between(..) => Some(ReadAs::Number),
        Is::OneOf(values) => values.iter().all(is_number).then_some(ReadAs::Number),
        Is::WithinDays(_) => Some(ReadAs::Date),
        Is::AnyOf(_) | Is::ContainsAny(_) | Is::Exists(_) | Is::Truth(_) => None,
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Number(_))
}

/// The parent cells that close a circle.
fn circles(data: &Dataset) -> Vec<Note> {
    let accounts = &data.tables.accounts;
    let Some(parent) = accounts.fields.iter().find(|field| field.name == "parent") else { return Vec::new() };
    let rows = data.identities.accounts.iter().filter(|account| account.in_cycle).filter_map(|a| a.parent_row);
    let note = |row: u32| {
        let row = row as usize;
        let column = parent.columns.iter().rfind(|column| accounts.origins[column.origin].first <= row)?;
        let origin = &accounts.origins[column.origin];
        let written = data.tables.texts.get_some(parent.values[row])?;
        let reason =
            format!("“{written}” as its parent leads in a circle back to the account itself: it stands alone.");
        Some(origin.note(row, &column.header, reason))
    };
    rows.filter_map(note).collect()
}

/// Adds notes to those of the reading, in the order of files and lines. A column that goes by two names is told once.
fn add(receipt: &mut Receipt, records: &Records, notes: Vec<Note>) {
    if notes.is_empty() {
        return;
    }
    receipt.notes.extend(notes);
    let place = |file: &str| records.origins.iter().position(|origin| origin.file == file);
    let key = |note: &Note| (place(&note.file), note.line, note.column.clone(), note.reason.clone());
    receipt.notes.sort_by_cached_key(key);
    receipt.notes.dedup();
    receipt.notes.truncate(TOLD);
}
