//! Bytes to rows to typed tables.
//!
//! Parsing and mapping are apart: [`csv`] gives texts in columns, and [`read`] says what they mean, so that a changed
//! mapping never reads a file again.

mod activities;
pub mod again;
pub mod aside;
pub mod asked;
mod cells;
pub mod csv;
pub mod date;
mod duplicates;
mod encoding;
pub mod fields;
mod guess;
mod gzip;
mod json;
mod layout;
mod ledger;
mod look;
mod mapper;
pub mod mapping;
pub mod number;
mod outcomes;
mod quotes;
pub mod raw;
pub mod reader;
pub mod receipt;
mod record_fields;
mod records;
mod report;
mod rows;
pub mod settle;
pub mod share;
mod sniff;
mod stages;
pub mod synonyms;
pub mod tables;
#[cfg(test)]
mod testing;
mod typed;
mod utf16;
mod words;

pub use guess::accept;
pub use ledger::TOLD;
pub use report::{ColumnReport, FieldReport, FileReport, report};
use typed::File;
pub use typed::{Intake, LoadedFile, read};
