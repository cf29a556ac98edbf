//! Rows of activities: when, what, who.

use super::aside::Mend;
use super::cells::{Cells, Column};
use super::duplicates::{Ids, repeats};
use super::ledger::{Fault, Ledger, optional, required};
use super::number::Decimal;
use super::tables::{Activities, Source, Tables, normal_type};
use super::{File, words};
use crate::day::Instant;
use crate::text::TextId;

/// One thousandth's thousandths: the quantity of a row that gives none.
const ONE: u32 = 1_000;

struct Entry {
    at: Instant,
    kind: TextId,
    person: TextId,
    account: TextId,
    quantity: u32,
    source: Source,
    asset: TextId,
    motion: TextId,
}

#[derive(Default)]
pub struct Reader {
    ids: Ids,
    without_id: Vec<u32>,
}

impl Reader {
    pub fn read(&mut self, file: &File, clock: i32, tables: &mut Tables, ledger: &mut Ledger) {
        let cells = |field| file.cells(field);
        let at = cells("occurred_at").map_or(Column::unmapped(), |c| c.read_dates(clock));
        let ids = file.cells("id");
        let quantity = cells("quantity").map_or(Column::unmapped(), |c| c.read_numbers(Decimal::quantity));
        let source = cells("source").map_or(Column::unmapped(), |c| c.read(words::source));
        let texts = &mut tables.texts;
        let mut of = |field| file.cells(field).map_or(Column::unmapped(), |c: Cells| c.read_texts(texts, |t| t.into()));
        let [person, account, asset, motion] = ["person", "account", "asset", "motion"].map(&mut of);
        let kind = cells("type").map_or(Column::unmapped(), |c| c.read_texts(texts, |t| normal_type(t).into()));
        let text = |column: &Column<TextId>, row| column.value(row).unwrap_or(TextId::NONE);

        self.ids.open(ids.as_ref());
        let Activities { at: instants, kind: kinds, person: people, account: accounts, .. } = &mut tables.activities;
        instants.reserve_exact(file.rows());
        [kinds, people, accounts].into_iter().for_each(|column| column.reserve_exact(file.rows()));
        for row in 0..file.rows() {
            let entry = || -> Result<Entry, Fault> {
                let at = required(&at, row, "when it happened", "a date")?;
                let kind = required(&kind, row, "what was done (its type)", "a type")?;
                let (person, account) = (text(&person, row), text(&account, row));
                if person.is_none() && account.is_none() {
                    return Fault::of_row(Mend::Who, "The activity names neither a person nor an account.");
                }
                let quantity = optional(&quantity, row, "a quantity from 0 to 1,000,000")?.unwrap_or(ONE);
                let source = optional(&source, row, "a source: first_party or third_party")?.unwrap_or_default();
                let (asset, motion) = (text(&asset, row), text(&motion, row));
                Ok(Entry { at, kind, person, account, quantity, source, asset, motion })
            };
            let entry = entry().and_then(|entry| self.ids.check(ids.as_ref(), row, entry, ledger));
            if let Some(entry) = ledger.row(row, entry) {
                if !ids.as_ref().is_some_and(|ids| ids.is_filled(row)) {
                    self.without_id.push(tables.activities.at.len() as u32);
                }
                push(&mut tables.activities, entry);
            }
        }
        self.ids.close(ids.as_ref(), ledger);
    }

    /// By their places among the rows kept.
    pub fn suspected_duplicates(&self, activities: &Activities) -> Vec<u32> {
        let a = activities;
        repeats(&self.without_id, |row| {
            let i = row as usize;
            let who = (a.person[i], a.account[i]);
            (a.at[i], a.kind[i], who, a.quantity[i], a.source[i] as u8, a.asset[i], a.motion[i])
        })
    }
}

fn push(activities: &mut Activities, entry: Entry) {
    activities.at.push(entry.at);
    activities.kind.push(entry.kind);
    activities.person.push(entry.person);
    activities.account.push(entry.account);
    activities.quantity.push(entry.quantity);
    activities.source.push(entry.source);
    activities.asset.push(entry.asset);
    activities.motion.push(entry.motion);
}

#[cfg(test)]
#[path = "activities_tests.rs"]
mod tests;
