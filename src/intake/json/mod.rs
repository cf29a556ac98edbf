//! JSON to rows, in chunks as they come: one record a line, values one after the other, or a list of records, which may
//! stand inside an object as interfaces give it.
//!
//! A record that is no JSON costs itself alone where a line or a bracket tells its end; in a list that never ends the
//! rest is lost, and the row that is set aside says so. A record's line is the physical one where records stand one a
//! line, and its number in a list, the first being 1.

mod columns;
mod cutter;
mod lines;
mod record;
mod shape;
mod values;

use super::aside::Mend;
use super::encoding;
use super::layout::Layout;
use super::raw::{Misfit, Oddity, RawTable};
use super::share::Share;
use super::sniff;
use crate::error::{Error, Result};
use columns::Columns;
use cutter::{Cut, Cutter, End};
use lines::Lines;
use record::Record;
use shape::Shape;
use values::Values;

/// A record longer than this is none: a bracket or a quotation mark is missing.
const LONGEST_RECORD: usize = 4 << 20;

const UNFINISHED: &str =
    "The file ends inside this record, or a bracket or a quotation mark is missing in it: nothing below it was read.";

/// Reads one file: [`push`](JsonReader::push) its bytes, then [`finish`](JsonReader::finish).
pub struct JsonReader {
    file: String,
    /// The first bytes, held until they tell where the records stand.
    head: Vec<u8>,
    cutter: Option<Cutter>,
    rows: Rows,
}

/// Records are objects, which bring their columns along, or lists, of which the first is the header.
#[derive(Default)]
struct Rows {
    objects: Columns,
    lists: Layout,
    aside: Vec<Misfit>,
    notes: Vec<Oddity>,
    is_told_of_encoding: bool,
}

impl JsonReader {
    pub fn new(file: &str) -> JsonReader {
        JsonReader { file: file.into(), head: Vec::new(), cutter: None, rows: Rows::default() }
    }

    /// Reads the rows of a share of the people alone.
    pub fn share(&mut self, share: &Share) {
        self.rows.objects.share(share);
        self.rows.lists.share(share);
    }

    pub fn push(&mut self, bytes: &[u8]) {
        match &mut self.cutter {
            None => {
                self.head.extend_from_slice(bytes);
                if self.head.len() >= sniff::WINDOW {
                    self.start(false);
                }
            }
            Some(cutter) => cutter.push(bytes, &mut |cut| self.rows.take(cut)),
        }
    }

    /// Rows read so far, those set aside among them.
    pub fn rows(&self) -> usize {
        self.rows.objects.records() + self.rows.lists.records() + self.rows.aside.len()
    }

    /// The table, or why the file is none.
    pub fn finish(mut self) -> Result<RawTable> {
        if self.cutter.is_none() {
            self.start(true);
        }
        let JsonReader { file, cutter, mut rows, .. } = self;
        let mut cutter = cutter.expect("a file that ends has been started");
        let found = cutter.finish(&mut |cut| rows.take(cut));
        let table = found.and_then(|found| {
            let mut table = rows.finish()?;
            table.format.name = found.format;
            table.format.counts_rows = found.counts_rows;
            Ok(table)
        });
        table.map_err(|why| Error::unreadable(file.as_str(), format!("“{file}” {why}")))
    }

    fn start(&mut self, is_whole: bool) {
        let head = std::mem::take(&mut self.head);
        let text = sniff::without_mark(&head);
        let window = &text[..text.len().min(sniff::WINDOW)];
        let cutter = match shape::of(window, is_whole) {
            Shape::Lines => Cutter::Lines(Lines::default()),
            Shape::Values => Cutter::Values(Values::new(false)),
            Shape::List => Cutter::Values(Values::new(true)),
        };
        self.cutter = Some(cutter);
        self.push(text);
    }
}

impl Rows {
    fn take(&mut self, cut: Cut) {
        let line = cut.line;
        match cut.end {
            End::Whole => {}
            End::Missing => return self.set_aside(cut, UNFINISHED.into()),
            End::TooLong => {
                return self.set_aside(cut, format!("The record is longer than {} MB.", LONGEST_RECORD >> 20));
            }
        }
        let text = encoding::decode(cut.bytes);
        match record::read(text.as_str()) {
            Ok(Record::Object(fields)) if self.lists.records() == 0 => self.objects.record(line, &fields),
            Ok(Record::List(cells)) if self.objects.records() == 0 => {
                self.lists.record(line, false, cells.iter().map(|cell| &*cell.text));
                for (place, _) in cells.iter().enumerate().filter(|(_, cell)| cell.is_number) {
                    self.lists.number(place);
                }
            }
            Ok(_) => self.set_aside(cut, "Some records are objects and some are lists.".into()),
            Err(why) => self.set_aside(cut, why),
        }
        if text.is_windows_1252 && !std::mem::replace(&mut self.is_told_of_encoding, true) {
            let reason =
                "This record is not UTF-8. It was read as Windows-1252, and so is every such record of the file.";
            self.notes.push(Oddity { line, column: String::new(), reason: reason.into() });
        }
    }

    fn set_aside(&mut self, cut: Cut, reason: String) {
        let (column, text, cells) = (String::new(), Misfit::text_of(cut.bytes), Vec::new());
        self.aside.push(Misfit { line: cut.line, column, mend: Mend::Record, reason, text, cells });
    }

    fn finish(self) -> std::result::Result<RawTable, String> {
        let mut table = if self.lists.records() > 0 { self.lists.finish()? } else { self.objects.finish() };
        if table.columns.is_empty() {
            return Err(match self.aside.first() {
                Some(first) => format!("is JSON that cannot be read, from the first record on: {}", first.reason),
                None => "is JSON without a record.".into(),
            });
        }
        table.aside.extend(self.aside);
        table.aside.sort_by_key(|odd| odd.line);
        table.notes.extend(self.notes);
        table.notes.sort_by_key(|odd| odd.line);
        Ok(table)
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
