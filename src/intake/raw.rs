//! The rows of one file, as texts in columns, before anybody says what they mean.
//!
//! Each column keeps its distinct texts once and a code a row, so that a value is parsed once however often it stands
//! in the file, and a changed mapping never reads the file again. The code of an empty cell is [`RawTable::EMPTY`].

use super::aside::Mend;
use super::encoding;
use super::share::ShareRead;
use crate::text::{TextId, Texts};

#[derive(Debug, Clone, Default)]
pub struct RawTable {
    pub columns: Vec<RawColumn>,
    /// The physical line on which each row starts, the file's first line being 1.
    pub lines: Vec<u32>,
    /// Records that could not be cut into cells, by line.
    pub aside: Vec<Misfit>,
    /// What was odd in the reading of the bytes.
    pub notes: Vec<Oddity>,
    pub format: Format,
    /// Where only a share of the people was wanted.
    pub share: Option<ShareRead>,
}

/// What the rows were read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Format {
    /// In the user's words: “CSV with semicolons, UTF-16”.
    pub name: String,
    /// Whether `lines` are numbers of rows or records, not of lines of text.
    pub counts_rows: bool,
    /// The sheet of a workbook, and all that it could have been.
    pub sheet: Option<String>,
    pub sheets: Vec<String>,
    /// How many bytes the file has, where its rows came in its place.
    pub bytes: Option<u64>,
}

#[derive(Debug, Clone, Default)]
pub struct RawColumn {
    /// Unique in its file.
    pub header: String,
    /// One a row.
    pub codes: Vec<u32>,
    /// Trimmed, never empty.
    pub texts: Texts,
    /// Whether the file says of some cell that it is a number, as JSON and sheets do: such have a point before decimals.
    pub has_numbers: bool,
}

/// A line of the file and what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    pub line: u32,
    /// The header, or empty where no single column is to blame.
    pub column: String,
    pub reason: String,
}

/// A record that could not be cut into cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    pub line: u32,
    /// The header, or empty where no single column is to blame.
    pub column: String,
    pub mend: Mend,
    pub reason: String,
    /// As the file has it, no more of it than [`Misfit::LONGEST`].
    pub text: String,
    /// What its cells would be without what makes it one, where that can be told.
    pub cells: Vec<String>,
}

impl Misfit {
    /// What a spreadsheet's cell has room for, in characters.
    pub const LONGEST: usize = 32_767;

    pub fn text_of(bytes: &[u8]) -> String {
        let bytes = &bytes[..bytes.len().min(4 * Misfit::LONGEST)];
        encoding::decode(bytes).as_str().trim_end_matches(['\r', '\n']).chars().take(Misfit::LONGEST).collect()
    }
}

impl RawTable {
    pub const EMPTY: u32 = TextId::NONE.0;

    /// Columns of these headers: trimmed, an empty one called `column 3` by its place, a repeated one told apart by a
    /// suffix ` (2)`.
    pub fn with_headers<'a>(headers: impl IntoIterator<Item = &'a str>) -> RawTable {
        let mut table = RawTable::default();
        for (i, header) in headers.into_iter().enumerate() {
            let plain = match header.trim() {
                "" => format!("column {}", i + 1),
                header => header.to_string(),
            };
            let taken = |name: &str| table.columns.iter().any(|c| c.header == name);
            let mut unique = plain.clone();
            let mut n = 2;
            while taken(&unique) {
                unique = format!("{plain} ({n})");
                n += 1;
            }
            table.columns.push(RawColumn { header: unique, ..RawColumn::default() });
        }
        table
    }

    /// Rows that could be cut into cells.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The text of a cell; `None` if it is empty.
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let column = &self.columns[column];
        column.texts.get_some(TextId(column.codes[row]))
    }
}

impl RawColumn {
    pub fn push(&mut self, text: &str) {
        let text = trimmed(text);
        self.codes.push(if text.is_empty() { RawTable::EMPTY } else { self.texts.intern(text).0 });
    }

    pub fn push_empty(&mut self) {
        self.codes.push(RawTable::EMPTY);
    }

    pub fn filled(&self) -> usize {
        self.codes.iter().filter(|code| **code != RawTable::EMPTY).count()
    }
}

/// Most cells have nothing to trim, and two comparisons show it.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_unique_and_never_empty() {
        let table = RawTable::with_headers(["Email", "", " Email ", "Email (2)", "Email"]);
        let headers: Vec<&str> = table.columns.iter().map(|c| c.header.as_str()).collect();
        assert_eq!(headers, ["Email", "column 2", "Email (2)", "Email (2) (2)", "Email (3)"]);
    }

    #[test]
    fn equal_cells_share_a_code_and_an_empty_cell_has_none() {
        let mut column = RawColumn::default();
        for text in ["a", " a ", "", "  ", "b", "\u{a0}"] {
            column.push(text);
        }
        assert_eq!(column.codes, [0, 0, RawTable::EMPTY, RawTable::EMPTY, 1, RawTable::EMPTY]);
        assert_eq!(column.filled(), 3);
    }
}
