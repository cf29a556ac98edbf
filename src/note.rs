//! What was odd in the data, and where; it never stops the flow.
//!
//! A row set aside and a cell counted as missing carry the same four facts, so they are one type.

use serde::Serialize;

/// One oddity: the file, the physical line on which the record starts (the header being line 1), the column's own
/// header (empty where no single column is to blame) and the reason in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    pub file: String,
    pub line: u32,
    pub column: String,
    pub reason: String,
}
