//! The typed tables that leave the intake: one entry a kept row, in order of files and rows.
//!
//! References to people and accounts are still texts as written (trimmed): who they are is decided by `identity`.

use super::uniform::Uniform;
use crate::day::{Day, Instant};
use crate::note::Note;
use crate::settings::Stage;
use crate::text::{TextId, Texts};
use serde::{Deserialize, Serialize};

/// The four tables of spec §1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Table {
    Activities,
    Contacts,
    Accounts,
    Outcomes,
}

impl Table {
    pub const ALL: [Table; 4] = [Table::Activities, Table::Contacts, Table::Accounts, Table::Outcomes];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Source {
    #[default]
    FirstParty,
    ThirdParty,
}

/// Everything the files hold, typed. Every `TextId` here names a text of `texts`.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    pub texts: Texts,
    pub activities: Activities,
    pub contacts: Records,
    pub accounts: Records,
    pub outcomes: Outcomes,
}

/// Columns of equal length.
#[derive(Debug, Clone, Default)]
pub struct Activities {
    pub at: Vec<Instant>,
    /// The type as normalised by [`normal_type`].
    pub kind: Vec<TextId>,
    pub person: Vec<TextId>,
    pub account: Vec<TextId>,
    /// Thousandths, 0 ..= 10^9; further decimals of the cell are cut.
    pub quantity: Uniform<u32>,
    pub source: Uniform<Source>,
    pub asset: Uniform<TextId>,
    pub motion: Uniform<TextId>,
}

/// Contacts or accounts: every column stays, under its field's name or its own header.
#[derive(Debug, Clone, Default)]
pub struct Records {
    pub rows: usize,
    /// The files that the rows are from, in their order.
    pub origins: Vec<Origin>,
    /// Mapped fields first, then the columns that no field took.
    pub fields: Vec<Field>,
    /// Lifecycle dates (`mql_at` … `lost_at`) and a dated `converted`: one outcome each, (row, stage, instant).
    pub dated: Vec<(u32, Stage, Instant)>,
    /// Rows whose `converted` is a bare yes.
    pub undated: Vec<u32>,
    /// `created_at`: one activity of type `contact_created` each.
    pub created: Vec<(u32, Instant)>,
    /// `first_contacted_at`.
    pub first_contacted: Vec<(u32, Instant)>,
}

/// The rows that one file gave.
#[derive(Debug, Clone)]
pub struct Origin {
    pub file: String,
    pub sheet: Option<String>,
    /// Whether `lines` are numbers of rows rather than lines of text.
    pub counts_rows: bool,
    /// The place of the first of them in the records.
    pub first: usize,
    /// The physical line on which each starts.
    pub lines: Vec<u32>,
}

impl Origin {
    /// A note on the row at this place in the records.
    pub fn note(&self, row: usize, column: &str, reason: String) -> Note {
        Note {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            line: self.lines[row - self.first],
            is_row: self.counts_rows,
            column: column.into(),
            reason,
        }
    }
}

/// One column of records, as texts; missing cells are `TextId::NONE`.
#[derive(Debug, Clone)]
pub struct Field {
    /// The field's name (`employees`) or, for a column that no field took, its header as [`normal_type`] writes it.
    pub name: String,
    pub values: Vec<TextId>,
    /// The files' columns that it was read from, at most one a file.
    pub columns: Vec<FileColumn>,
    /// How numbers are written in this column, where something settles it.
    pub numbers: Settled<DecimalMark>,
    /// How dates are written in this column, where something settles it.
    pub dates: Settled<DateOrder>,
}

/// A column of one file that is, or is part of, a field.
#[derive(Debug, Clone)]
pub struct FileColumn {
    /// The place of its file in [`Records::origins`].
    pub origin: usize,
    /// Empty for a constant.
    pub header: String,
    /// The field by which a mapping says how the column is written.
    pub field: String,
    pub numbers: Settled<DecimalMark>,
    pub dates: Settled<DateOrder>,
}

/// What the cells of a column say about an ambiguity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Settled<T> {
    /// No cell is ambiguous.
    #[default]
    NotNeeded,
    By(T),
    /// Some cell is ambiguous, and none (or two that contradict) settles it.
    Unresolved,
}

impl<T> Settled<T> {
    pub fn by(self) -> Option<T> {
        match self {
            Settled::By(way) => Some(way),
            Settled::NotNeeded | Settled::Unresolved => None,
        }
    }
}

impl Settled<DecimalMark> {
    /// The marks by which a cell may be read, the first that fits deciding: both while nothing is settled.
    pub fn marks(self) -> &'static [DecimalMark] {
        match self {
            Settled::By(DecimalMark::Point) => &[DecimalMark::Point],
            Settled::By(DecimalMark::Comma) => &[DecimalMark::Comma],
            Settled::NotNeeded | Settled::Unresolved => &[DecimalMark::Point, DecimalMark::Comma],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DecimalMark {
    #[serde(rename = ".")]
    Point,
    #[serde(rename = ",")]
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    Dmy,
    Mdy,
    Ymd,
}

/// Columns of equal length. A deal gives up to two entries: an `sqo` on its creation, and its end.
#[derive(Debug, Clone, Default)]
pub struct Outcomes {
    pub stage: Vec<Stage>,
    pub at: Vec<Instant>,
    pub person: Vec<TextId>,
    pub account: Vec<TextId>,
    pub amount: Vec<Option<f64>>,
}

/// Types, stages' names and headers compare after trimming, lower-casing and turning runs of spaces, dashes and
/// underscores into one `_` (spec §4.1).
pub fn normal_type(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.trim().chars() {
        if c.is_whitespace() || c == '-' || c == '_' {
            gap = true;
        } else {
            if gap {
                out.push('_');
            }
            gap = false;
            out.extend(c.to_lowercase());
        }
    }
    if gap {
        out.push('_');
    }
    out
}

/// The first and last day of what is dated, for the starting `as_of`; `None` where nothing is.
pub fn last_day(tables: &Tables, not_after: Day) -> Option<Day> {
    let days = tables.activities.at.iter().chain(&tables.outcomes.at).copied();
    let lifecycle = [&tables.contacts, &tables.accounts]
        .into_iter()
        .flat_map(|r| r.dated.iter().map(|(_, _, at)| *at).chain(r.created.iter().map(|(_, at)| *at)));
    days.chain(lifecycle).map(Instant::day).filter(|day| *day <= not_after).max()
}
