//! Records that bring their columns along: each new name is a column, empty in the rows above.

use super::record::Value;
use crate::intake::raw::{Oddity, RawColumn, RawTable};
use crate::intake::share::{Share, ShareRead};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Names that are no columns but values, as ids of an object, would fill the memory.
const MOST: usize = 2_000;

#[derive(Default)]
pub struct Columns {
    table: RawTable,
    places: FxHashMap<String, usize>,
    is_told_of_many: bool,
    /// The names of the share's columns.
    whose: Vec<String>,
}

impl Columns {
    /// Reads the rows of a share of the people alone.
    pub fn share(&mut self, share: &Share) {
        self.table.share = Some(ShareRead::new(share));
        self.whose = share.columns.clone();
    }

    pub fn records(&self) -> usize {
        self.table.rows() + self.table.share.as_ref().map_or(0, |share| share.left_out as usize)
    }

    /// Of a name that stands twice in a record the later text counts.
    pub fn record(&mut self, line: u32, fields: &[(Cow<str>, Value)]) {
        let whose = &self.whose;
        let cell = |at: usize| {
            let of = fields.iter().rev().find(|(name, _)| name.trim() == whose[at]);
            of.map(|(_, value)| &*value.text)
        };
        if self.table.share.as_mut().is_some_and(|share| share.leaves_out(cell)) {
            return;
        }
        let rows = self.table.rows();
        let mut next = 0;
        for (name, value) in fields {
            let Some(place) = self.place(name.trim(), next, line) else { continue };
            next = place + 1;
            let column = &mut self.table.columns[place];
            column.codes.truncate(rows);
            column.push(&value.text);
            column.has_numbers |= value.is_number;
        }
        self.table.lines.push(line);
        for column in &mut self.table.columns {
            if column.codes.len() == rows {
                column.push_empty();
            }
        }
    }

    /// The place of a name's column. Records mostly have their names in the same order: `next` is looked at first.
    fn place(&mut self, name: &str, next: usize, line: u32) -> Option<usize> {
        if self.table.columns.get(next).is_some_and(|column| column.header == name) {
            return Some(next);
        }
        if let Some(place) = self.places.get(name) {
            return Some(*place);
        }
        let place = self.table.columns.len();
        if place == MOST {
            if !std::mem::replace(&mut self.is_told_of_many, true) {
                let reason = format!(
                    "The records have more than {MOST} different names. “{name}” and further ones are not read."
                );
                self.table.notes.push(Oddity { line, column: String::new(), reason });
            }
            return None;
        }
        let codes = vec![RawTable::EMPTY; self.table.rows()];
        let header = if name.is_empty() { format!("column {}", place + 1) } else { name.to_string() };
        self.table.columns.push(RawColumn { header, codes, ..RawColumn::default() });
        self.places.insert(name.to_string(), place);
        Some(place)
    }

    pub fn finish(self) -> RawTable {
        self.table
    }
}
