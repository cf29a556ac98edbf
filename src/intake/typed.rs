//! Files to typed tables and their receipts: the whole of spec §1.
//!
//! It is read anew from the files' texts whenever a mapping changes; nothing of an earlier reading is kept. A column
//! that waits for an answer is told in the receipt and read as it can be: until it is settled nothing but the receipt
//! may be shown.

use super::aside::FileReceipt;
use super::cells::Cells;
use super::ledger::Ledger;
use super::mapper::{self, Chosen, FileMapping, From};
use super::mapping::{Choice, Mapping};
use super::raw::{RawColumn, RawTable};
use super::receipt::Receipt;
use super::tables::{Table, Tables};
use super::{activities, guess, outcomes, records};
use crate::settings::Settings;

/// A file whose rows have been read, and what the user says about it.
#[derive(Debug, Clone)]
pub struct LoadedFile {
    pub id: u32,
    pub name: String,
    pub bytes: u64,
    /// What the user says that it is.
    pub table: Option<Table>,
    pub mapping: Mapping,
    pub raw: RawTable,
}

impl LoadedFile {
    /// What the file is: by the user's word, else by its headers and values; `None` where neither tells.
    pub fn is(&self) -> Option<Table> {
        self.table.or_else(|| guess::table(&self.raw).0)
    }

    /// How many rows have a value, for each field that reads a column and each column that no field reads.
    pub fn fill(&self, table: Table) -> Vec<Fill> {
        let map = mapper::map(table, &self.raw, &self.mapping);
        let rows = self.raw.rows() as u32;
        let of_field = |chosen: &Chosen| {
            let filled = match chosen.from {
                From::Column(column) => self.raw.columns[column].filled() as u32,
                From::Constant(_) => rows,
            };
            Fill { name: chosen.field.clone(), is_field: true, filled }
        };
        let is_read = |at: usize| map.chosen.iter().any(|chosen| chosen.from == From::Column(at));
        let others = self.raw.columns.iter().enumerate().filter(|(at, _)| !is_read(*at));
        let of_column = |(_, column): (usize, &RawColumn)| Fill {
            name: column.header.clone(),
            is_field: false,
            filled: column.filled() as u32,
        };
        map.chosen.iter().map(of_field).chain(others.map(of_column)).collect()
    }

    /// What each field reads from as this table, with what the column's cells leave open settled where it is: so that a
    /// file with the same header is read alike, whatever stands in it.
    pub fn choices(&self, table: Table) -> Mapping {
        let map = mapper::map(table, &self.raw, &self.mapping);
        let read = map.chosen.iter().map(|chosen| (chosen.field.clone(), Cells::new(chosen, &self.raw).choice()));
        let unread = self.mapping.iter().filter(|(_, choice)| matches!(choice, Choice::Nothing(())));
        unread.map(|(field, choice)| (field.clone(), choice.clone())).chain(read).collect()
    }
}

/// How many rows of a file have a value for a field, or in a column that no field reads.
pub struct Fill {
    pub name: String,
    pub is_field: bool,
    pub filled: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Intake {
    pub tables: Tables,
    /// In the order of [`Table::ALL`].
    pub receipts: [Receipt; 4],
    /// By table, in the order of the files.
    pub files: Vec<FileReceipt>,
}

impl Intake {
    pub fn receipt(&self, table: Table) -> &Receipt {
        &self.receipts[table as usize]
    }
}

/// A file and where its fields are.
pub(super) struct File<'a> {
    loaded: &'a LoadedFile,
    pub map: FileMapping,
}

impl<'a> File<'a> {
    pub fn raw(&self) -> &'a RawTable {
        &self.loaded.raw
    }

    pub fn rows(&self) -> usize {
        self.loaded.raw.rows()
    }

    /// The cells of a field, if it is mapped.
    pub fn cells(&self, field: &str) -> Option<Cells<'_>> {
        self.map.get(field).map(|chosen| Cells::new(chosen, &self.loaded.raw))
    }
}

/// Reads the files, in their order, into the four tables; one of which nobody knows what it is stays out.
pub fn read(files: &[&LoadedFile], settings: &Settings) -> Intake {
    let clock = settings.utc_offset_minutes;
    let mut intake = Intake::default();
    let Intake { tables, receipts, files: of_files } = &mut intake;
    let [of_activities, of_contacts, of_accounts, of_outcomes] = receipts;
    let files: Vec<(Table, &LoadedFile)> = files.iter().filter_map(|file| Some((file.is()?, *file))).collect();

    let mut reader = activities::Reader::default();
    let read = each(&files, Table::Activities, of_activities, |file, ledger| reader.read(file, clock, tables, ledger));
    of_files.extend(suspect(reader.suspected_duplicates(&tables.activities), of_activities, read));

    let Tables { texts, contacts, accounts, .. } = tables;
    for (table, receipt, out) in [(Table::Contacts, of_contacts, contacts), (Table::Accounts, of_accounts, accounts)] {
        let mut reader = records::Reader::new(table);
        let read = each(&files, table, receipt, |file, ledger| reader.read(file, clock, texts, out, ledger));
        of_files.extend(suspect(reader.finish(out), receipt, read));
    }

    let mut reader = outcomes::Reader::default();
    let read = each(&files, Table::Outcomes, of_outcomes, |file, ledger| reader.read(file, clock, tables, ledger));
    of_files.extend(suspect(reader.suspected_duplicates(), of_outcomes, read));
    tables.texts.seal();
    intake
}

/// Counts suspected duplicates, which are given by their places among the rows kept, for the table and for each file.
fn suspect(mut rows: Vec<u32>, receipt: &mut Receipt, mut files: Vec<FileReceipt>) -> Vec<FileReceipt> {
    receipt.suspected_duplicates = rows.len() as u32;
    rows.sort_unstable();
    let (mut counted, mut kept) = (0, 0);
    for file in &mut files {
        kept += file.kept;
        let so_far = rows.partition_point(|row| *row < kept) as u32;
        file.suspected_duplicates = so_far - counted;
        counted = so_far;
    }
    files
}

fn each(
    files: &[(Table, &LoadedFile)],
    table: Table,
    receipt: &mut Receipt,
    mut read: impl FnMut(&File, &mut Ledger),
) -> Vec<FileReceipt> {
    let mut receipts = Vec::new();
    let last = files.iter().rposition(|(of, _)| *of == table);
    for (i, (_, loaded)) in files.iter().enumerate().filter(|(_, (of, _))| *of == table) {
        let file = File { loaded, map: mapper::map(table, &loaded.raw, &loaded.mapping) };
        receipt.mapping = file.map.mapped(&loaded.raw);
        let mut ledger = Ledger::open(loaded, table, Some(i) == last, receipt);
        for cells in file.map.chosen.iter().map(|chosen| Cells::new(chosen, &loaded.raw)) {
            if let Some(asks) = cells.question() {
                ledger.unresolved(&cells, asks);
            }
        }
        read(&file, &mut ledger);
        receipts.push(ledger.close());
    }
    receipts
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
