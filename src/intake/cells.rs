//! One field's cells in one file: each distinct text read once, then looked up by row.
//!
//! A constant is a column whose every cell is that text, so whoever reads the rows need not know the difference.

use super::fields::Kind;
use super::mapper::{Chosen, From};
use super::raw::{RawColumn, RawTable};
use super::receipt::Question;
use super::settle;
use super::tables::{DateOrder, DecimalMark, Settled, normal_type};
use super::{date, number};
use crate::day::Instant;
use crate::text::{TextId, Texts};
use std::collections::BTreeMap;

/// Where a field's texts are, and what the user has said about them.
pub struct Cells<'a> {
    from: Source<'a>,
    chosen: &'a Chosen,
    /// What the file's own words mean.
    meanings: BTreeMap<String, &'a str>,
}

enum Source<'a> {
    Column(&'a RawColumn),
    Constant(&'a str),
}

/// What stands in a cell once it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<T> {
    Missing,
    Unreadable,
    Value(T),
}

impl<'a> Cells<'a> {
    pub fn new(chosen: &'a Chosen, raw: &'a RawTable) -> Cells<'a> {
        let from = match &chosen.from {
            From::Column(column) => Source::Column(&raw.columns[*column]),
            From::Constant(text) => Source::Constant(text),
        };
        let values = chosen.answers.iter().flat_map(|answers| &answers.values);
        let meanings = values.map(|(word, meaning)| (normal_type(word), meaning.as_str())).collect();
        Cells { from, chosen, meanings }
    }

    pub fn field(&self) -> &'a str {
        &self.chosen.field
    }

    /// The column's own header; empty for a constant.
    pub fn header(&self) -> &'a str {
        match self.from {
            Source::Column(column) => &column.header,
            Source::Constant(_) => "",
        }
    }

    pub fn code(&self, row: usize) -> u32 {
        match self.from {
            Source::Column(column) => column.codes[row],
            Source::Constant(_) => 0,
        }
    }

    pub fn is_filled(&self, row: usize) -> bool {
        self.code(row) != RawTable::EMPTY
    }

    /// The text of a code as the file has it.
    pub fn written(&self, code: u32) -> &'a str {
        match self.from {
            Source::Column(column) => column.texts.get(TextId(code)),
            Source::Constant(text) => text,
        }
    }

    /// The distinct texts as the file has them, by code.
    pub fn all_written(&self) -> impl Iterator<Item = &'a str> + Clone {
        (0..self.distinct() as u32).map(|code| self.written(code))
    }

    pub fn distinct(&self) -> usize {
        match self.from {
            Source::Column(column) => column.texts.len(),
            Source::Constant(_) => 1,
        }
    }

    /// Each distinct text, or what the user says that it means.
    fn texts(&self) -> impl Iterator<Item = &'a str> {
        (0..self.distinct() as u32).map(|code| {
            let text = self.written(code);
            if self.meanings.is_empty() { text } else { self.meanings.get(&normal_type(text)).copied().unwrap_or(text) }
        })
    }

    /// The order of day and month: the user's answer, else what the column's cells settle.
    pub fn date_order(&self) -> Settled<DateOrder> {
        let answer = self.chosen.answers.as_ref().and_then(|answers| answers.order);
        let by_cells = || settle::date_order(self.all_written());
        answer.map_or_else(|| *self.chosen.date_order.get_or_init(by_cells), Settled::By)
    }

    pub fn decimal_mark(&self) -> Settled<DecimalMark> {
        let answer = self.chosen.answers.as_ref().and_then(|answers| answers.decimal);
        let by_cells = || match self.from {
            Source::Column(column) => settle::column_decimal_mark(column),
            Source::Constant(text) => settle::decimal_mark(std::iter::once(text)),
        };
        answer.map_or_else(|| *self.chosen.decimal_mark.get_or_init(by_cells), Settled::By)
    }

    /// What the user must be asked before this field can be read, if anything.
    pub fn question(&self) -> Option<Question> {
        match self.chosen.kind {
            Kind::Date | Kind::YesOrDate => (self.date_order() == Settled::Unresolved).then_some(Question::Order),
            Kind::Number | Kind::Quantity => (self.decimal_mark() == Settled::Unresolved).then_some(Question::Decimal),
            _ => None,
        }
    }

    /// Reads every distinct text once.
    pub fn read<T: Copy>(self, read: impl Fn(&str) -> Option<T>) -> Column<'a, T> {
        let values = self.texts().map(read).collect();
        Column { cells: Some(self), values }
    }

    /// Reads this column's dates on the workspace's clock, `clock` minutes east of UTC.
    pub fn date_reader(&self, clock: i32) -> impl Fn(&str) -> Option<Instant> + use<> {
        let order = self.date_order().by();
        move |text| date::parse(text, order, clock)
    }

    pub fn read_dates(self, clock: i32) -> Column<'a, Instant> {
        let date = self.date_reader(clock);
        self.read(date)
    }

    pub fn read_numbers<T: Copy>(self, value: fn(&number::Decimal) -> Option<T>) -> Column<'a, T> {
        let marks = self.decimal_mark().marks();
        self.read(|text| marks.iter().find_map(|mark| value(&number::parse(text, *mark)?)))
    }

    /// Texts, as `rewrite` has them, interned in `texts`.
    pub fn read_texts<'t>(
        self,
        texts: &mut Texts,
        rewrite: impl Fn(&'a str) -> std::borrow::Cow<'a, str>,
    ) -> Column<'a, TextId> {
        let values = self.texts().map(|text| Some(texts.intern(&rewrite(text)))).collect();
        Column { cells: Some(self), values }
    }
}

/// A field's values by row; of a field that is not mapped, every cell is missing.
pub struct Column<'a, T> {
    cells: Option<Cells<'a>>,
    values: Vec<Option<T>>,
}

impl<'a, T: Copy> Column<'a, T> {
    pub fn unmapped() -> Column<'a, T> {
        Column { cells: None, values: Vec::new() }
    }

    pub fn is_mapped(&self) -> bool {
        self.cells.is_some()
    }

    pub fn cell(&self, row: usize) -> Cell<T> {
        match self.cells.as_ref().map_or(RawTable::EMPTY, |cells| cells.code(row)) {
            RawTable::EMPTY => Cell::Missing,
            code => self.values[code as usize].map_or(Cell::Unreadable, Cell::Value),
        }
    }

    /// The value, where a cell that cannot be read counts as missing too.
    pub fn value(&self, row: usize) -> Option<T> {
        match self.cell(row) {
            Cell::Value(value) => Some(value),
            Cell::Missing | Cell::Unreadable => None,
        }
    }

    pub fn header(&self) -> &'a str {
        self.cells.as_ref().map_or("", Cells::header)
    }

    /// The text of a cell that is not missing, as the file has it.
    pub fn written(&self, row: usize) -> &'a str {
        self.cells.as_ref().map_or("", |cells| match cells.code(row) {
            RawTable::EMPTY => "",
            code => cells.written(code),
        })
    }
}
