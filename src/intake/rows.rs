//! Rows that a reader of sheets has made of a workbook or the like, in chunks as they come.
//!
//! The stream is a mark, the length of a JSON object that says what the rows were read from, that object, and then each
//! row: its number, how many cells it has, and each cell's length and text. Numbers are 32-bit, the lowest byte first; a
//! length with the highest bit set is that of the reason why the cell is missing, and one with the next that of a number.

use super::layout::Layout;
use super::raw::{Format, RawTable};
use super::share::Share;
use crate::error::{Error, Result};
use serde::Deserialize;

/// What the stream starts with.
pub const MARK: &[u8] = b"\0cutline.rows/1\n";
const MISSING: u32 = 1 << 31;
const NUMBER: u32 = 1 << 30;

pub struct RowsReader {
    file: String,
    /// What is not read yet: less than a row, between chunks.
    bytes: Vec<u8>,
    about: Option<About>,
    last_row: u32,
    layout: Layout,
    share: Option<Share>,
    is_broken: bool,
}

/// What the rows were read from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    format: String,
    sheet: Option<String>,
    sheets: Vec<String>,
    /// How many bytes the file has.
    bytes: u64,
    /// Whether titles may stand above the header and footers below the rows.
    has_titles: bool,
}

impl RowsReader {
    pub fn new(file: &str) -> RowsReader {
        RowsReader {
            file: file.into(),
            bytes: Vec::new(),
            about: None,
            last_row: 0,
            layout: Layout::default(),
            share: None,
            is_broken: false,
        }
    }

    /// Reads the rows of a share of the people alone.
    pub fn share(&mut self, share: Share) {
        self.share = Some(share);
    }

    pub fn push(&mut self, bytes: &[u8]) {
        if self.is_broken {
            return;
        }
        self.bytes.extend_from_slice(bytes);
        let held = std::mem::take(&mut self.bytes);
        let mut left = Bytes(&held);
        let mut rest = left.0;
        while let Some(()) = self.next(&mut left) {
            rest = left.0;
        }
        self.bytes = rest.to_vec();
    }

    /// Rows read so far.
    pub fn rows(&self) -> usize {
        self.layout.records()
    }

    pub fn finish(self) -> Result<RawTable> {
        let refuse = |why: &str| Error::unreadable(self.file.as_str(), format!("“{}” {why}", self.file));
        let about = self.about.filter(|_| self.bytes.is_empty() && !self.is_broken);
        let about = about.ok_or_else(|| refuse("was not read to its end."))?;
        let mut table = self.layout.finish().map_err(|why| refuse(&why))?;
        if table.columns.is_empty() {
            return Err(refuse("has no rows."));
        }
        let About { format: name, sheet, sheets, bytes, .. } = about;
        table.format = Format { name, counts_rows: true, sheet, sheets, bytes: Some(bytes) };
        Ok(table)
    }

    /// Reads what comes next, if all of it is there.
    fn next(&mut self, left: &mut Bytes) -> Option<()> {
        let Some(about) = &self.about else {
            let mut after = Bytes(left.0.strip_prefix(MARK)?);
            let length = after.number()?;
            let about: Option<About> = serde_json::from_slice(after.take(length)?).ok();
            self.is_broken = about.is_none();
            self.layout = if about.as_ref()?.has_titles { Layout::default() } else { Layout::with_plain_header() };
            if let Some(share) = &self.share {
                self.layout.share(share);
            }
            self.about = about;
            *left = after;
            return Some(());
        };
        let has_titles = about.has_titles;
        let row = left.number()?;
        let cells = left.number()? as usize;
        let mut texts = Vec::with_capacity(cells.min(1024));
        let (mut missing, mut numbers) = (Vec::new(), Vec::new());
        for cell in 0..cells {
            let length = left.number()?;
            let text = String::from_utf8_lossy(left.take(length & !(MISSING | NUMBER))?);
            if length & NUMBER != 0 {
                numbers.push(cell);
            }
            if length & MISSING == 0 {
                texts.push(text);
            } else {
                missing.push((cell, text.into_owned()));
                texts.push("".into());
            }
        }
        let after_blank = has_titles && row > self.last_row + 1;
        self.last_row = row;
        self.layout.record(row, after_blank, texts.iter().map(|text| &**text));
        for (cell, why) in missing {
            self.layout.note(row, Some(cell), why);
        }
        for cell in numbers {
            self.layout.number(cell);
        }
        Some(())
    }
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(length as usize)?;
        self.0 = left;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().expect("four bytes")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell, with the bits of its length.
    type Cell<'a> = (&'a str, u32);

    fn texts<'a, const N: usize>(texts: [&'a str; N]) -> [Cell<'a>; N] {
        texts.map(|text| (text, 0))
    }

    fn stream(about: &str, rows: &[(u32, &[Cell])]) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        let text = |bytes: &mut Vec<u8>, text: &str, bit: u32| {
            bytes.extend((text.len() as u32 | bit).to_le_bytes());
            bytes.extend(text.as_bytes());
        };
        text(&mut bytes, about, 0);
        for (number, cells) in rows {
            bytes.extend(number.to_le_bytes());
            bytes.extend((cells.len() as u32).to_le_bytes());
            for (cell, bit) in *cells {
                text(&mut bytes, cell, *bit);
            }
        }
        bytes
    }

    fn read(bytes: &[u8], size: usize) -> Result<RawTable> {
        let mut reader = RowsReader::new("b.xlsx");
        bytes.chunks(size).for_each(|chunk| reader.push(chunk));
        reader.finish()
    }

    const SHEET: &str =
        r#"{"format":"Excel workbook","sheet":"June","sheets":["June","July"],"bytes":9,"has_titles":true}"#;

    #[test]
    fn rows_are_told_by_their_numbers_and_missing_cells_are_noted() {
        let rows: &[(u32, &[Cell])] = &[
            (1, &texts(["Leads of June"])),
            (3, &texts(["Email", "Day", "Type"])),
            (4, &texts(["a@b.com", "2026-06-01", "Zoë\n"])),
            (7, &[("c@d.com", 0), ("The cell holds #N/A.", MISSING), ("1.234", NUMBER)]),
            (9, &texts(["Made by Ann"])),
        ];
        for size in [1, 2, 3, 7, usize::MAX] {
            let table = read(&stream(SHEET, rows), size).unwrap();
            assert_eq!(table.lines, [4, 7]);
            assert_eq!(table.columns.iter().map(|column| column.has_numbers).collect::<Vec<_>>(), [false, false, true]);
            assert_eq!((table.cell(0, 2), table.cell(1, 1)), (Some("Zoë"), None));
            let told = |odd: &super::super::raw::Oddity| (odd.line, odd.column.clone());
            assert_eq!(table.notes.iter().map(told).collect::<Vec<_>>(), [(1, String::new()), (7, "Day".into())]);
            assert_eq!(
                table.aside.iter().map(|misfit| (misfit.line, misfit.column.as_str())).collect::<Vec<_>>(),
                [(9, "")]
            );
            assert_eq!((table.format.sheet.as_deref(), table.format.sheets.len()), (Some("June"), 2));
        }
    }

    #[test]
    fn a_header_that_is_stated_is_not_looked_for() {
        let about = r#"{"format":"Parquet","sheet":null,"sheets":[],"bytes":9,"has_titles":false}"#;
        let table =
            read(&stream(about, &[(0, &texts(["a"])), (1, &texts(["b"])), (2, &texts(["Copyright b c"]))]), 5).unwrap();
        assert_eq!((table.columns[0].header.as_str(), table.lines), ("a", vec![1, 2]));
    }

    #[test]
    fn a_stream_that_is_cut_off_is_refused() {
        let whole = stream(SHEET, &[(1, &texts(["a", "b"])), (2, &texts(["1", "2"]))]);
        assert!(read(&whole, usize::MAX).is_ok());
        for cut in 1..9 {
            assert!(read(&whole[..whole.len() - cut], 3).is_err(), "{cut} bytes less");
        }
        assert!(read(&stream("{}", &[]), 3).is_err());
        assert!(read(&stream(SHEET, &[]), 3).unwrap_err().message.contains("no rows"));
    }
}
