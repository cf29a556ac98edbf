//! Rows of outcomes: a stage and its day; or deals: a creation, and an end.
//!
//! In a table of deals every stage but won and lost is open, not unknown, so a deal's stage is never a fault.

use super::aside::Mend;
use super::cells::{Cells, Column};
use super::duplicates::{Ids, repeats};
use super::ledger::{Fault, Ledger, optional, required};
use super::mapper;
use super::number::Decimal;
use super::tables::{Outcomes, Tables};
use super::{File, words};
use crate::day::Instant;
use crate::settings::Stage;
use crate::text::TextId;

#[derive(Default)]
pub struct Reader {
    ids: Ids,
    /// Of the table's files so far.
    kept: u32,
    /// Each with its place among the rows kept.
    without_id: Vec<(u32, Key)>,
}

/// Everything that a row is read for, to tell equal ones.
type Key = (TextId, [Option<Instant>; 3], TextId, TextId, Option<u64>);

/// What a row gives, each with its day: a stage, or a deal's opening and its end.
#[derive(Default)]
struct Days {
    opened: Option<(Stage, Instant)>,
    ended: Option<(Stage, Instant)>,
    /// The deal has ended on a day that nobody knows.
    lacks_end: bool,
}

struct Entry {
    days: Days,
    person: TextId,
    account: TextId,
    amount: Option<f64>,
}

struct Columns<'a> {
    is_deals: bool,
    words: Column<'a, TextId>,
    stage: Column<'a, Stage>,
    end: Column<'a, Option<Stage>>,
    at: Column<'a, Instant>,
    created: Column<'a, Instant>,
    closed: Column<'a, Instant>,
    amount: Column<'a, f64>,
    person: Column<'a, TextId>,
    account: Column<'a, TextId>,
}

impl Reader {
    pub fn read(&mut self, file: &File, clock: i32, tables: &mut Tables, ledger: &mut Ledger) {
        let dates = |field| file.cells(field).map_or(Column::unmapped(), |c| c.read_dates(clock));
        let ids = file.cells("id");
        let texts = &mut tables.texts;
        let mut of = |field| file.cells(field).map_or(Column::unmapped(), |c: Cells| c.read_texts(texts, |t| t.into()));
        let columns = Columns {
            is_deals: mapper::is_deals(&file.map),
            words: of("stage"),
            person: of("person"),
            account: of("account"),
            stage: file.cells("stage").map_or(Column::unmapped(), |c| c.read(words::stage)),
            end: file.cells("stage").map_or(Column::unmapped(), |c| c.read(|text| Some(words::end_of_deal(text)))),
            at: dates("occurred_at"),
            created: dates("created_at"),
            closed: dates("closed_at"),
            amount: file.cells("amount").map_or(Column::unmapped(), |c| c.read_numbers(finite)),
        };

        self.ids.open(ids.as_ref());
        for row in 0..file.rows() {
            let entry = columns.entry(row).and_then(|entry| self.ids.check(ids.as_ref(), row, entry, ledger));
            let Some(entry) = ledger.row(row, entry) else { continue };
            if !ids.as_ref().is_some_and(|ids| ids.is_filled(row)) {
                self.without_id.push((self.kept, columns.key(row, &entry)));
            }
            self.kept += 1;
            if entry.days.lacks_end {
                let reason = || "The deal has ended, but no day says when: its end is left out.".to_string();
                ledger.note(row, columns.closed.header(), reason);
            }
            for (stage, at) in entry.days.opened.into_iter().chain(entry.days.ended) {
                push(&mut tables.outcomes, stage, at, &entry);
            }
        }
        self.ids.close(ids.as_ref(), ledger);
    }

    /// By their places among the rows kept.
    pub fn suspected_duplicates(&self) -> Vec<u32> {
        let rows: Vec<u32> = (0..self.without_id.len() as u32).collect();
        let repeats = repeats(&rows, |row| self.without_id[row as usize].1);
        repeats.into_iter().map(|row| self.without_id[row as usize].0).collect()
    }
}

impl Columns<'_> {
    fn entry(&self, row: usize) -> Result<Entry, Fault> {
        let days = if self.is_deals { self.deal(row)? } else { self.outcome(row)? };
        let text = |column: &Column<TextId>| column.value(row).unwrap_or(TextId::NONE);
        let (person, account) = (text(&self.person), text(&self.account));
        if person.is_none() && account.is_none() {
            return Fault::of_row(Mend::Who, "The outcome names neither a person nor an account.");
        }
        let amount = optional(&self.amount, row, "an amount")?;
        Ok(Entry { days, person, account, amount })
    }

    fn outcome(&self, row: usize) -> Result<Days, Fault> {
        let stage = required(&self.stage, row, "which stage was reached", "a stage that is known: say what it means")?;
        let at = required(&self.at, row, "when the stage was reached", "a date")?;
        Ok(Days { opened: Some((stage, at)), ..Days::default() })
    }

    /// An opportunity on its creation, and its end on its closing day.
    fn deal(&self, row: usize) -> Result<Days, Fault> {
        let end = required(&self.end, row, "which stage the deal is at", "a stage")?;
        let opened = match self.created.is_mapped() {
            true => Some((Stage::Sqo, required(&self.created, row, "when the deal was opened", "a date")?)),
            false => None,
        };
        let closed = match (end, opened) {
            // With no creation the end is all that the row could give.
            (Some(_), None) => Some(required(&self.closed, row, "when the deal was closed", "a date")?),
            _ => optional(&self.closed, row, "a date")?,
        };
        Ok(Days { opened, ended: end.zip(closed), lacks_end: end.is_some() && closed.is_none() })
    }

    fn key(&self, row: usize, entry: &Entry) -> Key {
        let days = [&self.at, &self.created, &self.closed].map(|column| column.value(row));
        let stage = self.words.value(row).unwrap_or(TextId::NONE);
        (stage, days, entry.person, entry.account, entry.amount.map(f64::to_bits))
    }
}

fn push(outcomes: &mut Outcomes, stage: Stage, at: Instant, entry: &Entry) {
    outcomes.stage.push(stage);
    outcomes.at.push(at);
    outcomes.person.push(entry.person);
    outcomes.account.push(entry.account);
    outcomes.amount.push(entry.amount);
}

fn finite(number: &Decimal) -> Option<f64> {
    Some(number.to_f64()).filter(|value| value.is_finite())
}

#[cfg(test)]
#[path = "outcomes_tests.rs"]
mod tests;
