//! Whether a column's values look like what a field holds.
//!
//! A look at the first distinct values, half of which must fit: it only keeps a header's name from misleading, and
//! decides nothing about any single cell.

use super::fields::Kind;
use super::raw::RawColumn;
use super::synonyms::plain;
use super::tables::DecimalMark;
use super::{date, number, words};

/// How many distinct values are looked at.
const SAMPLE: usize = 200;

/// An empty column fits anything.
pub fn fits(column: &RawColumn, kind: Kind) -> bool {
    let half = |looks: &dyn Fn(&str) -> bool| {
        let (mut seen, mut fit) = (0, 0);
        for text in column.texts.iter().take(SAMPLE) {
            seen += 1;
            fit += usize::from(looks(text));
        }
        fit * 2 >= seen
    };
    match kind {
        Kind::Text if plain(&column.header).contains("email") => half(&|text| text.contains('@')),
        Kind::Text | Kind::Stage => true,
        Kind::Id => column.texts.len() * 2 >= column.filled(),
        Kind::Email => half(&|text| text.contains('@')),
        Kind::Domain => half(&|text| text.contains('.') && !text.contains(char::is_whitespace)),
        Kind::Date => half(&is_date),
        Kind::Number | Kind::Quantity => half(&is_number),
        Kind::Source => column.texts.is_empty() || column.texts.iter().take(SAMPLE).any(|t| words::source(t).is_some()),
        Kind::YesOrDate => half(&|text| words::yes(text).is_some() || is_date(text)),
    }
}

/// Of two names for one thing an empty column is never the one, unless the thing has simply not happened yet.
pub fn fits_synonym(column: &RawColumn, kind: Kind) -> bool {
    (!column.texts.is_empty() || kind == Kind::Date) && fits(column, kind)
}

pub fn is_number(text: &str) -> bool {
    number::parse(text, DecimalMark::Point).or_else(|| number::parse(text, DecimalMark::Comma)).is_some()
}

pub fn is_date(text: &str) -> bool {
    date::parse(text, None, 0).is_some()
}
