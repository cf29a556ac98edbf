//! Files to typed tables and their receipts: the whole of spec §1.
//!
//! It is read anew from the files' texts whenever a mapping changes; nothing of an earlier reading is kept. A column
//! that waits for an answer is told in the receipt and read as it can be: until it is settled nothing but the receipt
//! may be shown.

use super::cells::Cells;
use super::ledger::Ledger;
use super::mapper::{self, FileMapping};
use super::mapping::Mapping;
use super::raw::RawTable;
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
}

#[derive(Debug, Clone, Default)]
pub struct Intake {
    pub tables: Tables,
    /// In the order of [`Table::ALL`].
    pub receipts: [Receipt; 4],
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
    let Intake { tables, receipts } = &mut intake;
    let [of_activities, of_contacts, of_accounts, of_outcomes] = receipts;
    let files: Vec<(Table, &LoadedFile)> = files.iter().filter_map(|file| Some((file.is()?, *file))).collect();

    let mut reader = activities::Reader::default();
    each(&files, Table::Activities, of_activities, |file, ledger| reader.read(file, clock, tables, ledger));
    of_activities.suspected_duplicates = reader.suspected_duplicates(&tables.activities);

    let Tables { texts, contacts, accounts, .. } = tables;
    for (table, receipt, out) in [(Table::Contacts, of_contacts, contacts), (Table::Accounts, of_accounts, accounts)] {
        let mut reader = records::Reader::new(table);
        each(&files, table, receipt, |file, ledger| reader.read(file, clock, texts, out, ledger));
        receipt.suspected_duplicates = reader.finish(out);
    }

    let mut reader = outcomes::Reader::default();
    each(&files, Table::Outcomes, of_outcomes, |file, ledger| reader.read(file, clock, tables, ledger));
    of_outcomes.suspected_duplicates = reader.suspected_duplicates();
    intake
}

fn each(files: &[(Table, &LoadedFile)], table: Table, receipt: &mut Receipt, mut read: impl FnMut(&File, &mut Ledger)) {
    let last = files.iter().rposition(|(of, _)| *of == table);
    for (i, (_, loaded)) in files.iter().enumerate().filter(|(_, (of, _))| *of == table) {
        let file = File { loaded, map: mapper::map(table, &loaded.raw, &loaded.mapping) };
        receipt.mapping = file.map.mapped(&loaded.raw);
        let mut ledger = Ledger::open(loaded, Some(i) == last, receipt);
        for cells in file.map.chosen.iter().map(|chosen| Cells::new(chosen, &loaded.raw)) {
            if let Some(asks) = cells.question() {
                ledger.unresolved(&cells, asks);
            }
        }
        read(&file, &mut ledger);
        ledger.close();
    }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
