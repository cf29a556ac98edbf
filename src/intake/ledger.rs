//! The receipt of one table while its files are read: what was kept, what was set aside, and why.
//!
//! Every record of a file is counted exactly once, so that `read = kept + set_aside` whatever the rows hold.

use super::LoadedFile;
use super::aside::{FileReceipt, Mend, Place};
use super::cells::{Cell, Cells, Column};
use super::fields::Kind;
use super::raw::{Format, Misfit};
use super::receipt::{Question, Receipt, Unresolved};
use super::tables::{Origin, Table};
use crate::note::Note;

/// How many problems and how many notes are told one by one.
pub const TOLD: usize = 1_000;

pub struct Ledger<'a> {
    /// Of its table.
    pub is_last_file: bool,
    file: &'a LoadedFile,
    receipt: &'a mut Receipt,
    of_file: FileReceipt,
    /// Where this file's notes start in the receipt.
    first_note: usize,
    /// How many of them are of the column that is being told.
    of_column: usize,
    /// The records that could not be cut into cells and are still to be told, in order of lines.
    misfits: std::iter::Enumerate<std::slice::Iter<'a, Misfit>>,
}

/// Why a row cannot be kept, and the header of the column to blame; empty where it is no single one.
#[derive(Debug)]
pub struct Fault {
    pub mend: Mend,
    pub column: String,
    pub reason: String,
}

impl Fault {
    pub fn of_row<T>(mend: Mend, reason: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { mend, column: String::new(), reason: reason.into() })
    }
}

impl<'a> Ledger<'a> {
    pub fn open(file: &'a LoadedFile, table: Table, is_last_file: bool, receipt: &'a mut Receipt) -> Ledger<'a> {
        let of_file = FileReceipt::new(file, table);
        receipt.read += of_file.read;
        let first_note = receipt.notes.len();
        receipt.notes.extend(file.raw.notes.iter().map(|odd| told(file, odd.line, &odd.column, odd.reason.clone())));
        let misfits = file.raw.aside.iter().enumerate();
        Ledger { is_last_file, file, first_note, of_column: 0, receipt, of_file, misfits }
    }

    /// Counts a row, which is kept unless it has a fault; rows are told in order.
    pub fn row<T>(&mut self, row: usize, read: Result<T, Fault>) -> Option<T> {
        let line = self.file.raw.lines[row];
        while let Some((at, misfit)) = self.misfits.clone().next().filter(|(_, misfit)| misfit.line < line) {
            self.misfits.next();
            self.misfit(at, misfit);
        }
        match read {
            Ok(entry) => {
                self.receipt.kept += 1;
                self.of_file.kept += 1;
                Some(entry)
            }
            Err(fault) => {
                self.set_aside(Place::Row(row as u32), line, fault);
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
        self.of_file.duplicates += 1;
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
    pub fn close(mut self) -> FileReceipt {
        while let Some((at, misfit)) = self.misfits.next() {
            self.misfit(at, misfit);
        }
        self.receipt.notes[self.first_note..].sort_by_key(|note| note.line);
        self.receipt.notes.truncate(TOLD);
        self.of_file
    }

    fn misfit(&mut self, at: usize, misfit: &Misfit) {
        let Misfit { line, column, mend, reason, .. } = misfit.clone();
        self.set_aside(Place::Misfit(at as u32), line, Fault { mend, column, reason });
    }

    fn set_aside(&mut self, place: Place, line: u32, Fault { mend, column, reason }: Fault) {
        self.receipt.set_aside += 1;
        self.of_file.set_aside(place, mend, &column, &reason);
        if self.receipt.problems.len() < TOLD {
            self.receipt.problems.push(told(self.file, line, &column, reason));
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
            let reason = format!("The row does not say {what}.");
            Err(Fault { mend: Mend::FillIn, column: column.header().into(), reason })
        }
        Cell::Missing => Fault::of_row(Mend::Column, format!("No column says {what}.")),
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
    let mend = match column.kind() {
        Some(Kind::Date | Kind::YesOrDate) => Mend::Date,
        Some(Kind::Number | Kind::Quantity) => Mend::Number,
        Some(Kind::Email | Kind::Domain) => Mend::Address,
        Some(Kind::Source | Kind::Stage) => Mend::Word,
        Some(Kind::Text | Kind::Id) | None => Mend::FillIn,
    };
    Fault { mend, column: column.header().into(), reason: format!("“{}” is not {kind}.", column.written(row)) }
}
