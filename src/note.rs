//! What was odd in the data, and where; it never stops the flow.
//!
//! A row set aside and a cell counted as missing carry the same facts, so they are one type.

use serde::Serialize;

/// One oddity: the file and the sheet in it, the line, the column's own header (empty where no single column is to blame)
/// and the reason in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The physical line on which the record starts, the file's first being 1; or the number of the row in a sheet, of the
    /// row in a Parquet file, of the record in a JSON list.
    pub line: u32,
    /// Whether `line` is such a number.
    pub is_row: bool,
    pub column: String,
    pub reason: String,
}
