//! Files with one fault at a random place, made from a description that also says what must be told of them.
//!
//! What is told follows from the description alone; nothing of the reader is asked.

use crate::columns::{fields, is_who, keys, kind, required, sound};
use cutline::intake::tables::Table;
use proptest::prelude::*;
use proptest::sample::Index;
use std::fmt;

/// A file, and what there is to tell of it.
#[derive(Clone)]
pub struct Described {
    pub table: Table,
    pub bytes: Vec<u8>,
    /// The line on which each row starts.
    pub lines: Vec<u32>,
    pub fault: Fault,
    /// The row with the fault.
    pub row: usize,
    pub told: Told,
}

impl fmt::Debug for Described {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let text = String::from_utf8_lossy(&self.bytes);
        write!(f, "{:?}, {:?} in row {}: {:?}\n{text:?}", self.table, self.fault, self.row, self.told)
    }
}

/// Column, which is empty where no single one is to blame, and reason.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    SetAside(String, String),
    Noted(String, String),
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    RequiredCellEmpty,
    UnreadableDate,
    UnreadableNumber,
    UnknownWord,
    NobodyNamed,
    UnreadableKey,
    IdTwice,
    CellsMissing,
    CellsTooMany,
    MarkWithinText,
    TextAfterMark,
    MarkNeverClosed,
    NotUtf8,
}

const ALL: [Fault; 13] = [
    Fault::RequiredCellEmpty,
    Fault::UnreadableDate,
    Fault::UnreadableNumber,
    Fault::UnknownWord,
    Fault::NobodyNamed,
    Fault::UnreadableKey,
    Fault::IdTwice,
    Fault::CellsMissing,
    Fault::CellsTooMany,
    Fault::MarkWithinText,
    Fault::TextAfterMark,
    Fault::MarkNeverClosed,
    Fault::NotUtf8,
];

/// The numbers that a file is made from.
#[derive(Debug, Clone)]
struct Numbers {
    table: Table,
    /// One a column: its cells go on from there, so that no two rows next to each other are alike.
    seeds: Vec<usize>,
    /// Whether a blank line stands above the row.
    rows: Vec<bool>,
    order: Vec<&'static str>,
    delimiter: char,
    line_end: &'static str,
    ends_line: bool,
    fault: Index,
    row: Index,
    cell: Index,
    odd: Index,
}

pub fn described() -> impl Strategy<Value = Described> {
    let table = prop::sample::select(Table::ALL.to_vec());
    table.prop_flat_map(numbers).prop_map(make)
}

fn numbers(table: Table) -> impl Strategy<Value = Numbers> {
    let (named, remark) = fields(table).split_at(fields(table).len() - 1);
    let seeds = prop::collection::vec(0..1000usize, fields(table).len());
    let order = (Just(named.to_vec()).prop_shuffle(), 2..=named.len()).prop_map(move |(mut order, at)| {
        order.insert(at, remark[0]);
        order
    });
    let (rows, look) =
        (prop::collection::vec(prop::bool::weighted(0.1), 4..9), prop::sample::select(vec![',', ';', '\t', '|']));
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let indexes = any::<[Index; 4]>();
    (seeds, rows, order, look, line_end, any::<bool>(), indexes).prop_map(
        move |(seeds, rows, order, delimiter, line_end, ends, at)| {
            let [fault, row, cell, odd] = at;
            Numbers { table, seeds, rows, order, delimiter, line_end, ends_line: ends, fault, row, cell, odd }
        },
    )
}

/// A cell as it stands in the file, and whether it is written as it is.
type Written = (String, bool);

fn make(numbers: Numbers) -> Described {
    let Numbers { table, seeds, rows, order, delimiter, line_end, ends_line, .. } = &numbers;
    let header: Vec<String> = order.iter().map(|field| field.replace('_', " ")).collect();
    let mut cells: Vec<Vec<Written>> = (0..rows.len())
        .map(|row| order.iter().zip(seeds).map(|(field, seed)| (sound(field, row, seed + row), false)).collect())
        .collect();
    let row = numbers.row.index(rows.len());
    let possible: Vec<Fault> = ALL.into_iter().filter(|fault| is_possible(*fault, *table, row)).collect();
    let fault = *numbers.fault.get(&possible);
    let told = break_row(fault, &numbers, &header, &mut cells, row);

    let mut text = String::new();
    let mut line = 1;
    let mut lines = Vec::new();
    let header: Vec<Written> = header.into_iter().map(|name| (name, false)).collect();
    let last = rows.len() - 1;
    for (at, record) in std::iter::once(&header).chain(&cells).enumerate() {
        if let Some(row) = at.checked_sub(1) {
            if rows[row] {
                text += line_end;
                line += 1;
            }
            lines.push(line);
        }
        let written: Vec<String> = record.iter().map(|cell| written(cell, *delimiter, line_end)).collect();
        let written = written.join(&delimiter.to_string());
        line += 1 + written.matches(line_end).count() as u32;
        text += &written;
        if at <= last || *ends_line {
            text += line_end;
        }
    }
    let bytes = match fault {
        // The one character that Windows-1252 writes as a byte that is none of UTF-8.
        Fault::NotUtf8 => text.chars().flat_map(bytes_of).collect(),
        _ => text.into_bytes(),
    };
    Described { table: *table, bytes, lines, fault, row, told }
}

const ODD: char = '\u{e000}';

fn bytes_of(c: char) -> Vec<u8> {
    if c == ODD { vec![0xe9] } else { c.to_string().into_bytes() }
}

fn written((cell, as_it_is): &Written, delimiter: char, line_end: &str) -> String {
    let cell = cell.replace('\n', line_end);
    if !as_it_is && cell.contains([delimiter, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

fn is_possible(fault: Fault, table: Table, row: usize) -> bool {
    let records = matches!(table, Table::Contacts | Table::Accounts);
    match fault {
        Fault::RequiredCellEmpty | Fault::UnknownWord => !records,
        Fault::UnreadableKey => records,
        Fault::UnreadableDate => table != Table::Accounts,
        Fault::UnreadableNumber => table != Table::Contacts,
        Fault::IdTwice => !records && row > 0,
        _ => true,
    }
}

/// Breaks the row, and says what there is to tell.
fn break_row(fault: Fault, numbers: &Numbers, header: &[String], cells: &mut [Vec<Written>], row: usize) -> Told {
    let Numbers { table, order, cell, odd, .. } = numbers;
    let pick =
        |fields: &[&str]| order.iter().position(|field| field == cell.get(fields)).expect("a field of the table");
    let of_kind = |kinds: &[&str]| -> Vec<&'static str> {
        order.iter().copied().filter(|field| kind(*table, field).is_some_and(|kind| kinds.contains(&kind))).collect()
    };
    let any_cell = cell.index(order.len());
    let header_of = |at: usize| header[at].clone();
    let mut put = |at: usize, text: &str, as_it_is: bool| cells[row][at] = (text.into(), as_it_is);
    match fault {
        Fault::RequiredCellEmpty => {
            let dated: Vec<&str> = required(*table).iter().map(|(field, _)| *field).filter(|f| !is_who(f)).collect();
            let at = pick(&dated);
            put(at, "", true);
            lacking(*table, order, header, &cells[row])
        }
        Fault::NobodyNamed => {
            let who = ["id", "email", "domain", "name", "person", "account"];
            let is_key = |field: &str| if keys(*table).0.is_empty() { is_who(field) } else { who.contains(&field) };
            for (at, _) in order.iter().enumerate().filter(|(_, field)| is_key(field)) {
                put(at, "", true);
            }
            lacking(*table, order, header, &cells[row])
        }
        Fault::UnreadableDate => {
            let at = pick(&of_kind(&["a date"]));
            let text = *odd.get(&["soon", "2026-02-30", "32.13.2026", "2026-13-01", "-"]);
            put(at, text, false);
            unreadable(*table, header_of(at), text, "a date")
        }
        Fault::UnreadableNumber => {
            let kinds = ["a number", "an amount", "a quantity from 0 to 1,000,000"];
            let at = pick(&of_kind(&kinds));
            let text = *odd.get(&["many", "12x", "1 or 2", "?"]);
            put(at, text, false);
            unreadable(*table, header_of(at), text, kind(*table, order[at]).expect("a kind"))
        }
        Fault::UnknownWord => {
            let kinds = ["a source: first_party or third_party", "a stage that is known: say what it means"];
            let at = pick(&of_kind(&kinds));
            put(at, "smoke signal", false);
            unreadable(*table, header_of(at), "smoke signal", kind(*table, order[at]).expect("a kind"))
        }
        Fault::UnreadableKey => {
            let (field, kind) = match table {
                Table::Contacts => ("email", "an e-mail address"),
                _ => ("domain", "a domain"),
            };
            for (at, _) in order.iter().enumerate().filter(|(_, field)| ["id", "name"].contains(field)) {
                put(at, "", true);
            }
            let at = pick(&[field]);
            put(at, "at home", false);
            let reason = format!("“at home” is not {kind}, and the row has nothing else to be known by.");
            Told::SetAside(header_of(at), reason)
        }
        Fault::IdTwice => {
            let at = pick(&["id"]);
            let before = odd.index(row);
            put(at, &format!("r{before}"), false);
            Told::SetAside(header_of(at), format!("A row with the id “r{before}” was kept before."))
        }
        Fault::CellsMissing => {
            cells[row].truncate(2 + cell.index(order.len() - 2));
            lacking(*table, order, header, &cells[row])
        }
        Fault::CellsTooMany => {
            let (width, surplus) = (order.len(), 1 + odd.index(2));
            let texts: Vec<String> = (0..surplus).map(|at| format!("more{at}")).collect();
            cells[row].extend(texts.iter().map(|text| (text.clone(), true)));
            let (count, texts) = (width + surplus, texts.join("”, “"));
            let reason = format!("The row has {count} cells where the header has {width}: “{texts}” is not read.");
            Told::Noted(String::new(), reason)
        }
        Fault::MarkWithinText => {
            let at = pick(&["Remark"]);
            put(at, "24\" screen", true);
            Told::Nothing
        }
        // Leniently read, since the row can still be told apart: the text goes on.
        Fault::TextAfterMark => {
            let at = pick(&["Remark"]);
            put(at, "\"so\" called", true);
            Told::Nothing
        }
        Fault::MarkNeverClosed => {
            // Where the rest of the row goes over several lines, nobody can say which of them are still the row's.
            for (text, _) in &mut cells[row] {
                *text = text.replace('\n', " ");
            }
            let text =
                format!("\"{}", cells[row][any_cell].0.replace(['"', '\n', '\t'], "").replace([',', ';', '|'], ""));
            cells[row][any_cell] = (text, true);
            Told::SetAside(header_of(any_cell), "A quotation mark that opens".into())
        }
        Fault::NotUtf8 => {
            let at = pick(&["Remark"]);
            put(at, &format!("caf{ODD}"), true);
            let reason =
                "This cell is not UTF-8. It was read as Windows-1252, and so is every such cell of the file.".into();
            Told::Noted(header_of(at), reason)
        }
    }
}

/// What the row's empty or missing cells come to.
fn lacking(table: Table, order: &[&str], header: &[String], row: &[Written]) -> Told {
    let at = |field: &str| order.iter().position(|other| *other == field);
    let is_empty = |field: &str| at(field).and_then(|at| row.get(at)).is_none_or(|(text, _)| text.is_empty());
    if let Some((field, reason)) = required(table).iter().find(|(field, _)| is_empty(field)) {
        let column = if is_who(field) { String::new() } else { header[at(field).expect("a column")].clone() };
        return Told::SetAside(column, (*reason).into());
    }
    match keys(table) {
        (fields, reason) if !fields.is_empty() && fields.iter().all(|field| is_empty(field)) => {
            Told::SetAside(String::new(), reason.into())
        }
        _ => Told::Nothing,
    }
}

/// A cell of activities or outcomes that cannot be read costs its row; of contacts or accounts it counts as missing.
fn unreadable(table: Table, column: String, text: &str, kind: &str) -> Told {
    match table {
        Table::Activities | Table::Outcomes => Told::SetAside(column, format!("“{text}” is not {kind}.")),
        Table::Contacts | Table::Accounts => {
            Told::Noted(column, format!("“{text}” is not {kind}; it counts as missing."))
        }
    }
}
