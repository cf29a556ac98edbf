//! A stream of JSON to the bytes of its records. Brackets and quotation marks alone are looked at: whether a record is
//! JSON is judged by who reads it.

use super::lines::Lines;
use super::values::Values;

/// A record's bytes, and the line or the number by which it is told.
pub struct Cut<'a> {
    pub line: u32,
    pub bytes: &'a [u8],
    pub end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Whole,
    /// The file ended first.
    Missing,
    TooLong,
}

/// Where the records were found.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// In the user's words.
    pub format: String,
    /// Whether records are told by their number.
    pub counts_rows: bool,
}

pub enum Cutter {
    Lines(Lines),
    Values(Values),
}

impl Cutter {
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Cut)) {
        match self {
            Cutter::Lines(lines) => lines.push(bytes, take),
            Cutter::Values(values) => values.push(bytes, take),
        }
    }

    /// Ends the last record; or says why there is none, in a sentence that follows the file's name.
    pub fn finish(&mut self, take: &mut dyn FnMut(Cut)) -> Result<Found, String> {
        match self {
            Cutter::Lines(lines) => {
                lines.finish(take);
                Ok(Found { format: "JSON, one record a line".into(), counts_rows: false })
            }
            Cutter::Values(values) => values.finish(take),
        }
    }
}
