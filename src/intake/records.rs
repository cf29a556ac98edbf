//! Rows of contacts or accounts: who they are, and the days on which something happened to them.
//!
//! Only the key is required; what the columns hold is read in `record_fields`, where no cell can cost a row.

use super::aside::Mend;
use super::cells::{Cell, Cells, Column};
use super::duplicates::repeats;
use super::fields::LIFECYCLE;
use super::ledger::{Fault, Ledger};
use super::mapper::Chosen;
use super::tables::{Field, Records, Settled, Table};
use super::{File, date, number, record_fields, settle, words};
use crate::day::Instant;
use crate::settings::Stage;
use crate::text::{TextId, Texts};
use rustc_hash::FxHashMap;

pub struct Reader {
    table: Table,
    without_id: Vec<u32>,
    /// The fields that some file maps.
    mapped: Vec<String>,
}

impl Reader {
    pub fn new(table: Table) -> Reader {
        Reader { table, without_id: Vec::new(), mapped: Vec::new() }
    }

    pub fn read(&mut self, file: &File, clock: i32, texts: &mut Texts, out: &mut Records, ledger: &mut Ledger) {
        let (keys, lacks): (&[&str], _) = match self.table {
            Table::Contacts => (&["id", "email"], "The contact has neither an id nor an e-mail address."),
            _ => (&["id", "domain", "name"], "The account has no id, no domain and no name."),
        };
        let keys: Vec<Key> = keys.iter().filter_map(|field| Some(key(file.map.get(field)?, file, clock))).collect();
        let id = file.cells("id");
        let first = out.rows;
        let mut kept = Vec::new();
        for row in 0..file.rows() {
            if ledger.row(row, has_key(&keys, row, lacks)).is_some() {
                if !id.as_ref().is_some_and(|id| id.is_filled(row)) {
                    self.without_id.push(out.rows as u32);
                }
                kept.push(row);
                out.rows += 1;
            }
        }
        self.mapped.extend(file.map.chosen.iter().map(|chosen| chosen.field.clone()));
        self.mapped.extend(file.map.first_and_last_name.map(|_| "name".to_string()));
        days(file, clock, &kept, first as u32, out);
        out.origins.push(ledger.origin(first, &kept));
        let fields = record_fields::read(self.table, file, clock, &kept, texts, ledger);
        append(out, fields, texts);
    }

    /// Puts the mapped fields first, and finds the suspected duplicates among the rows kept.
    pub fn finish(&self, records: &mut Records) -> Vec<u32> {
        records.fields.sort_by_key(|field| !self.mapped.contains(&field.name));
        let mapped: Vec<&Field> = records.fields.iter().filter(|field| self.mapped.contains(&field.name)).collect();
        repeats(&self.without_id, |row| mapped.iter().map(|field| field.values[row as usize]).collect::<Vec<_>>())
    }
}

/// The cells of a field by which a row can be known, and what those are not that cannot be read.
type Key<'a> = (Column<'a, ()>, &'static str);

fn key<'a>(chosen: &'a Chosen, file: &File<'a>, clock: i32) -> Key<'a> {
    let cells = || Cells::new(chosen, file.raw());
    record_fields::readable(cells(), chosen.kind, clock).unwrap_or_else(|| (cells().read(|_| Some(())), "a text"))
}

/// A row needs one key that can be read.
fn has_key(keys: &[Key], row: usize, lacks: &str) -> Result<(), Fault> {
    if keys.iter().any(|(column, _)| column.value(row).is_some()) {
        return Ok(());
    }
    match keys.iter().find(|(column, _)| column.cell(row) == Cell::Unreadable) {
        Some((column, kind)) => Err(Fault {
            mend: Mend::Address,
            column: column.header().into(),
            reason: format!("“{}” is not {kind}, and the row has nothing else to be known by.", column.written(row)),
        }),
        None => Fault::of_row(Mend::Who, lacks),
    }
}

/// What a cell of `converted` says.
#[derive(Clone, Copy)]
pub enum Converted {
    No,
    Yes,
    On(Instant),
}

impl Converted {
    pub fn parse(text: &str, date: impl Fn(&str) -> Option<Instant>) -> Option<Converted> {
        let yes = words::yes(text).map(|yes| if yes { Converted::Yes } else { Converted::No });
        yes.or_else(|| date(text).map(Converted::On))
    }
}

fn days(file: &File, clock: i32, kept: &[usize], first: u32, out: &mut Records) {
    let dates = |field| file.cells(field).map_or(Column::unmapped(), |c| c.read_dates(clock));
    let rows = || (first..).zip(kept);
    let on = |column: &Column<Instant>| -> Vec<(u32, Instant)> {
        rows().filter_map(|(record, row)| Some((record, column.value(*row)?))).collect()
    };
    for (field, stage) in LIFECYCLE {
        out.dated.extend(on(&dates(field)).into_iter().map(|(record, at)| (record, stage, at)));
    }
    out.created.extend(on(&dates("created_at")));
    out.first_contacted.extend(on(&dates("first_contacted_at")));
    let Some(cells) = file.cells("converted") else { return };
    let date = cells.date_reader(clock);
    let converted = cells.read(|text| Converted::parse(text, &date));
    for (record, row) in rows() {
        match converted.value(*row) {
            Some(Converted::On(at)) => out.dated.push((record, Stage::Sqo, at)),
            Some(Converted::Yes) => out.undated.push(record),
            Some(Converted::No) | None => {}
        }
    }
}

/// Adds one file's columns to those of the files before; a cell that a file does not have is missing.
fn append(out: &mut Records, fields: Vec<Field>, texts: &mut Texts) {
    let origin = out.origins.len() - 1;
    let first = out.origins[origin].first;
    for mut field in fields {
        field.columns.iter_mut().for_each(|column| column.origin = origin);
        match out.fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => {
                write_alike(known, &mut field, texts);
                known.values.resize(first, TextId::NONE);
                known.values.extend(field.values);
                known.columns.extend(field.columns);
                known.numbers = settle::together(known.numbers, field.numbers);
                known.dates = settle::together(known.dates, field.dates);
            }
            None => {
                let mut values = vec![TextId::NONE; first];
                values.extend(field.values);
                out.fields.push(Field { values, ..field });
            }
        }
    }
    for field in &mut out.fields {
        field.values.resize(out.rows, TextId::NONE);
    }
}

/// Where one file writes 3/4 and another 4/3 for one day, or one a comma and another a point, the later file's texts
/// are rewritten as the earlier ones are read: a column is read in one way.
fn write_alike(known: &Field, field: &mut Field, texts: &mut Texts) {
    if let (Settled::By(a), Settled::By(b)) = (known.dates, field.dates)
        && a != b
    {
        rewrite(&mut field.values, texts, |text| date::reordered(text, b));
        field.dates = known.dates;
    }
    if let (Settled::By(a), Settled::By(b)) = (known.numbers, field.numbers)
        && a != b
    {
        rewrite(&mut field.values, texts, |text| number::remarked(text, b, a));
        field.numbers = known.numbers;
    }
}

fn rewrite(values: &mut [TextId], texts: &mut Texts, rewritten: impl Fn(&str) -> Option<String>) {
    let mut known: FxHashMap<TextId, TextId> = FxHashMap::default();
    for value in values.iter_mut().filter(|value| !value.is_none()) {
        *value = *known.entry(*value).or_insert_with(|| match rewritten(texts.get(*value)) {
            Some(text) => texts.intern(&text),
            None => *value,
        });
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
