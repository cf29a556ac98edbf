//! The receipt of one table while its files are read: what was kept, what was set aside, and why.
//!
//! Every record of a file is counted exactly once, so that `read = kept + set_aside` whatever the rows hold.

use super::LoadedFile;
use super::cells::{Cell, Cells, Column};
use super::raw::{Format, Oddity};
use super::receipt::{Question, Receipt, Unresolved};
use super::tables::Origin;
use crate::note::Note;

/// How many problems and how many notes are told one by one.
pub const TOLD: usize = 1_000;

pub struct Ledger<'a> {
    /// Of its table.
    pub is_last_file: bool,
    file: &'a LoadedFile,
    receipt: &'a mut Receipt,
    /// Where this file's notes start in the receipt.
    first_note: usize,
    /// How many of them are of the column that is being told.
    of_column: usize,
    /// The records that could not be cut into cells and are still to be told, in order of lines.
    misfits: std::slice::Iter<'a, Oddity>,
}

/// Why a row cannot be kept, and the header of the column to blame; empty where it is no single one.
#[derive(Debug)]
pub struct Fault {
    pub column: String,
    pub reason: String,
}

impl Fault {
    pub fn of_row<T>(reason: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { column: String::new(), reason: reason.into() })
    }
}

impl<'a> Ledger<'a> {
    pub fn open(file: &'a LoadedFile, is_last_file: bool, receipt: &'a mut Receipt) -> Ledger<'a> {
        receipt.read += (file.raw.rows() + file.raw.aside.len()) as u32;
        let first_note = receipt.notes.len();
        receipt.notes.extend(file.raw.notes.iter().map(|odd| told(file, odd.line, &odd.column, odd.reason.clone())));
        Ledger { is_last_file, file, first_note, of_column: 0, receipt, misfits: file.raw.aside.iter() }
    }

    /// Counts a row, which is kept unless it has a fault; rows are told in order.
    pub fn row<T>(&mut self, row: usize, read: Result<T, Fault>) -> Option<T> {
        let line = self.file.raw.lines[row];
        while let Some(misfit) = self.misfits.as_slice().first().filter(|misfit| misfit.line < line) {
            self.misfits.next();
            self.set_aside(misfit.line, &misfit.column, misfit.reason.clone());
        }
        match read {
            Ok(entry) => {
                self.receipt.kept += 1;
                Some(entry)
            }
            Err(fault) => {
                self.set_aside(line, &fault.column, fault.reason);
                None
            }
        }
    }

    /// Where the rows kept, the first of which is `first` in the records, are from.
    pub fn origin(&self, first: usize, kept: &[usize]) -> Origin {
        let lines = kept.iter().map(|row| self.file.raw.lines[*row]).collect();
        let Format { sheet, counts_rows, .. } = &self.file.raw.format;
        Origin { file: self.file.name.clone(), sheet: sheet.clone(), counts_rows: *counts_rows, first, lines }
    }

    pub fn duplicate(&mut self) {
        self.receipt.duplicates += 1;
    }

    /// Notes a cell that counts as missing. Columns are told one after the other, each by row.
    pub fn note(&mut self, row: usize, column: &str, reason: impl FnOnce() -> String) {
        let notes = &mut self.receipt.notes;
        let same = notes.len() > self.first_note && notes.last().is_some_and(|last| last.column == column);
        self.of_column = if same { self.of_column + 1 } else { 1 };
        if self.of_column <= TOLD {
            notes.push(told(self.file, self.file.raw.lines[row], column, reason()));
        }
    }

    pub fn unresolved(&mut self, cells: &Cells, asks: Question) {
        let (field, column) = (cells.field(), cells.header());
        let place = (&*self.file.name, self.file.raw.format.sheet.as_deref());
        self.receipt.unresolved.push(Unresolved::new(place, field, column, asks, cells.all_written()));
    }

    /// Tells the misfits after the last row, and the notes by line.
    pub fn close(mut self) {
        while let Some(misfit) = self.misfits.next() {
            self.set_aside(misfit.line, &misfit.column, misfit.reason.clone());
        }
        self.receipt.notes[self.first_note..].sort_by_key(|note| note.line);
        self.receipt.notes.truncate(TOLD);
    }

    fn set_aside(&mut self, line: u32, column: &str, reason: String) {
        self.receipt.set_aside += 1;
        if self.receipt.problems.len() < TOLD {
            self.receipt.problems.push(told(self.file, line, column, reason));
        }
    }
}

fn told(file: &LoadedFile, line: u32, column: &str, reason: String) -> Note {
    let Format { sheet, counts_rows, .. } = &file.raw.format;
    Note { file: file.name.clone(), sheet: sheet.clone(), line, is_row: *counts_rows, column: column.into(), reason }
}

/// Why a cell that is not `kind` is noted.
pub fn counts_as_missing(written: &str, kind: &str) -> String {
    format!("“{written}” is not {kind}; it counts as missing.")
}

/// The value of a cell without which the row is nothing. `what` ends “The row does not say …”, and `kind` “… is not …”.
pub fn required<T: Copy>(column: &Column<T>, row: usize, what: &str, kind: &str) -> Result<T, Fault> {
    match column.cell(row) {
        Cell::Value(value) => Ok(value),
        Cell::Unreadable => Err(unreadable(column, row, kind)),
        Cell::Missing if column.is_mapped() => {
            Err(Fault { column: column.header().into(), reason: format!("The row does not say {what}.") })
        }
        Cell::Missing => Fault::of_row(format!("No column says {what}.")),
    }
}

/// The value of a cell that may be empty, but must be readable if it is not.
pub fn optional<T: Copy>(column: &Column<T>, row: usize, kind: &str) -> Result<Option<T>, Fault> {
    match column.cell(row) {
        Cell::Value(value) => Ok(Some(value)),
        Cell::Missing => Ok(None),
        Cell::Unreadable => Err(unreadable(column, row, kind)),
    }
}

fn unreadable<T: Copy>(column: &Column<T>, row: usize, kind: &str) -> Fault {
    Fault { column: column.header().into(), reason: format!("“{}” is not {kind}.", column.written(row)) }
}
