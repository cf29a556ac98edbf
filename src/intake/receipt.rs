//! What is told of one table once it is read: counts, what was set aside or noted, and what waits for an answer.
//!
//! It is told while the files are read by the `ledger`; what only a model reads is added by the workbench.

use super::mapping::Mapped;
use super::settle;
use crate::note::Note;
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts of one table: `read = kept + set_aside`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    pub read: u32,
    pub kept: u32,
    pub set_aside: u32,
    /// Of those set aside: rows with an id seen in a row kept before.
    pub duplicates: u32,
    /// Kept rows equal to an earlier one in every mapped field, with no id.
    pub suspected_duplicates: u32,
    /// What each field reads from, by field.
    pub mapping: BTreeMap<String, Mapped>,
    /// Rows set aside, the first 1,000.
    pub problems: Vec<Note>,
    /// What was odd in rows that are kept, the first 1,000: cells that count as missing, cells under no header, parents
    /// in a circle.
    pub notes: Vec<Note>,
    pub unresolved: Vec<Unresolved>,
}

/// A column that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unresolved {
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    pub field: String,
    pub column: String,
    pub asks: Question,
    pub why: String,
    /// A cell that could be read either way.
    pub sample: String,
}

impl Unresolved {
    /// `cells` are the column's texts.
    pub fn new<'a>(
        (file, sheet): (&str, Option<&str>),
        field: &str,
        column: &str,
        asks: Question,
        cells: impl Iterator<Item = &'a str> + Clone,
    ) -> Unresolved {
        let sample = match asks {
            Question::Order => settle::open_date(cells),
            Question::Decimal => settle::open_number(cells),
        };
        Unresolved {
            file: file.into(),
            sheet: sheet.map(String::from),
            field: field.into(),
            column: column.into(),
            asks,
            why: asks.why(column).into(),
            sample: sample.unwrap_or_default().into(),
        }
    }
}

/// Which key of the mapping answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Day or month first.
    Order,
    /// Which mark stands before the decimals.
    Decimal,
}

impl Question {
    /// Why it must be asked of a column of this header; of what is set for every row, empty, it can only be set otherwise.
    pub fn why(self, header: &str) -> &'static str {
        match self {
            Question::Order if header.is_empty() => {
                "Day and month of what is set for every row could be either way round. Set it as 2026-12-31 instead."
            }
            Question::Decimal if header.is_empty() => {
                "The separator in what is set for every row could mark thousands or decimals. Set it as 1234 or 1.2340 \
                 instead."
            }
            Question::Order => {
                "Day and month could be either way round, and no cell settles it (or two cells contradict). Say which \
                 comes first."
            }
            Question::Decimal => {
                "A separator could mark thousands or decimals, and no cell settles it (or two cells contradict). Say \
                 which mark stands before the decimals."
            }
        }
    }
}
