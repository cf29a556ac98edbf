//! The rows of one file that were set aside: why each was, and what would mend it.
//!
//! A row that could be cut into cells is kept in the raw table alone, and found there again by its place.

use super::LoadedFile;
use super::raw::RawTable;
use super::tables::Table;
use crate::text::{TextId, Texts};
use serde::Serialize;

/// What would mend a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// Filling in a cell.
    FillIn,
    /// Reading a column that is not read yet.
    Column,
    /// Naming a person or an account, or something that a record is known by.
    Who,
    /// Writing a date as one.
    Date,
    /// Writing a number as one.
    Number,
    /// A word that is known, or saying what it means.
    Word,
    /// An e-mail address or a domain.
    Address,
    /// Closing or removing a quotation mark.
    Quote,
    /// Writing the record so that it can be read.
    Record,
    /// Nothing: it stands below the rows and is none.
    Footer,
    /// Nothing: a row with its id was kept before.
    Duplicate,
}

/// The receipt of one file.
#[derive(Debug, Clone)]
pub struct FileReceipt {
    /// The file's number.
    pub file: u32,
    pub table: Table,
    pub read: u32,
    pub kept: u32,
    pub set_aside: u32,
    /// Of those set aside.
    pub duplicates: u32,
    /// Of those kept: equal to an earlier row of the table's files.
    pub suspected_duplicates: u32,
    /// By line.
    pub aside: Vec<Aside>,
    texts: Texts,
}

#[derive(Debug, Clone, Copy)]
pub struct Aside {
    pub mend: Mend,
    place: Place,
    column: TextId,
    reason: TextId,
}

/// Where a row that was set aside is kept in the raw table.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// The place among the rows.
    Row(u32),
    /// The place among the records that could not be cut into cells.
    Misfit(u32),
}

impl FileReceipt {
    pub fn new(file: &LoadedFile, table: Table) -> FileReceipt {
        let read = (file.raw.rows() + file.raw.aside.len()) as u32;
        let (aside, texts) = (Vec::new(), Texts::default());
        let (kept, set_aside, duplicates, suspected_duplicates) = (0, 0, 0, 0);
        FileReceipt { file: file.id, table, read, kept, set_aside, duplicates, suspected_duplicates, aside, texts }
    }

    pub fn set_aside(&mut self, place: Place, mend: Mend, column: &str, reason: &str) {
        self.set_aside += 1;
        let (column, reason) = (self.texts.intern(column), self.texts.intern(reason));
        self.aside.push(Aside { mend, place, column, reason });
    }

    pub fn column(&self, aside: &Aside) -> &str {
        self.texts.get(aside.column)
    }

    pub fn reason(&self, aside: &Aside) -> &str {
        self.texts.get(aside.reason)
    }
}

impl Aside {
    pub fn line(&self, raw: &RawTable) -> u32 {
        match self.place {
            Place::Row(row) => raw.lines[row as usize],
            Place::Misfit(at) => raw.aside[at as usize].line,
        }
    }

    /// The row's cells in the order of the file's columns; fewer or none where it could not be cut.
    pub fn cells<'a>(&self, raw: &'a RawTable) -> Vec<&'a str> {
        match self.place {
            Place::Row(row) => (0..raw.columns.len()).map(|at| raw.cell(row as usize, at).unwrap_or("")).collect(),
            Place::Misfit(at) => raw.aside[at as usize].cells.iter().map(String::as_str).collect(),
        }
    }

    /// The row as the file has it; one that could be cut, as its cells.
    pub fn text(&self, raw: &RawTable) -> String {
        match self.place {
            Place::Row(_) => self.cells(raw).join(", ").trim_end_matches(", ").to_string(),
            Place::Misfit(at) => raw.aside[at as usize].text.clone(),
        }
    }
}
