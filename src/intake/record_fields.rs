//! The columns of contacts or accounts, as texts: every one stays, under its field's name or its own header.
//!
//! A cell of a number, a date, an address or a domain that cannot be read counts as missing and is noted; its row stays.
//! A column that is mapped is also there under its own header, since a model may use either name.

use super::File;
use super::cells::{Cell, Cells, Column};
use super::fields::{self, Kind};
use super::ledger::{Ledger, counts_as_missing};
use super::mapper::{Chosen, From};
use super::records::Converted;
use super::settle;
use super::tables::{DateOrder, DecimalMark, Field, FileColumn, Settled, Table, normal_type};
use crate::address;
use crate::text::{TextId, Texts};

/// The file's columns, with one value for each row kept; mapped fields first.
pub fn read(
    table: Table,
    file: &File,
    clock: i32,
    kept: &[usize],
    texts: &mut Texts,
    ledger: &mut Ledger,
) -> Vec<Field> {
    let mut read: Vec<Field> = Vec::new();
    for chosen in &file.map.chosen {
        read.push(mapped(chosen, file, clock, kept, texts, ledger));
    }
    if let Some(columns) = file.map.first_and_last_name {
        read.push(whole_name(columns, file, kept, texts));
    }
    for (i, column) in file.raw().columns.iter().enumerate() {
        let mut name = normal_type(&column.header);
        let belongs_to_field = fields::find(table, &name).is_some() || read.iter().any(|field| field.name == name);
        let mapped = file.map.chosen.iter().position(|chosen| chosen.from == From::Column(i));
        if let Some(mapped) = mapped {
            if !belongs_to_field {
                read.push(Field { name, ..read[mapped].clone() });
            }
            continue;
        }
        // Called like a field, but none by the user's word or by a tie: it must not pass for one.
        while fields::find(table, &name).is_some() || read.iter().any(|field| field.name == name) {
            name.push_str("_column");
        }
        let ids: Vec<TextId> = column.texts.iter().map(|text| texts.intern(text)).collect();
        let value = |row: &usize| ids.get(column.codes[*row] as usize).copied().unwrap_or(TextId::NONE);
        let (numbers, dates) = (settle::column_decimal_mark(column), settle::date_order(column.texts.iter()));
        let values = kept.iter().map(value).collect();
        read.push(field(name.clone(), values, &column.header, &name, (numbers, dates)));
    }
    read
}

fn mapped(chosen: &Chosen, file: &File, clock: i32, kept: &[usize], texts: &mut Texts, ledger: &mut Ledger) -> Field {
    let cells = || Cells::new(chosen, file.raw());
    let column = cells().read_texts(texts, |text| text.into());
    let mut values: Vec<TextId> = kept.iter().map(|row| column.value(*row).unwrap_or(TextId::NONE)).collect();
    if let Some((readable, kind)) = readable(cells(), chosen.kind, clock) {
        for (value, row) in values.iter_mut().zip(kept) {
            if readable.cell(*row) == Cell::Unreadable {
                *value = TextId::NONE;
                let reason = || counts_as_missing(readable.written(*row), kind);
                ledger.note(*row, readable.header(), reason);
            }
        }
    }
    let settled = (cells().decimal_mark(), cells().date_order());
    field(chosen.field.clone(), values, cells().header(), &chosen.field, settled)
}

/// A field of one file's column; `by` is the field by which a mapping says how it is written.
fn field(
    name: String,
    values: Vec<TextId>,
    header: &str,
    by: &str,
    (numbers, dates): (Settled<DecimalMark>, Settled<DateOrder>),
) -> Field {
    let column = FileColumn { origin: 0, header: header.into(), field: by.into(), numbers, dates };
    Field { name, values, columns: vec![column], numbers, dates }
}

/// `Jane` and `Doe` as `Jane Doe`.
fn whole_name(columns: [usize; 2], file: &File, kept: &[usize], texts: &mut Texts) -> Field {
    let mut name = |row: &usize| {
        let parts: Vec<&str> = columns.iter().filter_map(|column| file.raw().cell(*row, *column)).collect();
        if parts.is_empty() { TextId::NONE } else { texts.intern(&parts.join(" ")) }
    };
    let values = kept.iter().map(&mut name).collect();
    let headers = columns.map(|column| file.raw().columns[column].header.as_str()).join(" + ");
    field("name".into(), values, &headers, "name", (Settled::NotNeeded, Settled::NotNeeded))
}

/// Which cells of a field that is more than text can be read, and what the others are not.
pub fn readable(cells: Cells<'_>, kind: Kind, clock: i32) -> Option<(Column<'_, ()>, &'static str)> {
    match kind {
        Kind::Number => Some((cells.read_numbers(|_| Some(())), "a number")),
        Kind::Date => {
            let date = cells.date_reader(clock);
            Some((cells.read(|text| date(text).map(|_| ())), "a date"))
        }
        Kind::YesOrDate => {
            let date = cells.date_reader(clock);
            Some((cells.read(|text| Converted::parse(text, &date).map(|_| ())), "yes, no or a date"))
        }
        Kind::Email => Some((cells.read(|text| address::email(text).map(|_| ())), "an e-mail address")),
        Kind::Domain => Some((cells.read(|text| address::registrable_domain(text).map(|_| ())), "a domain")),
        Kind::Text | Kind::Id | Kind::Quantity | Kind::Source | Kind::Stage => None,
    }
}
