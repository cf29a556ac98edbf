//! Delimited text to rows, in chunks as they come; where the chunks are cut changes nothing.
//!
//! Lenient where a row can still be told apart, and the leniency is written down: a short record's missing cells are
//! empty, a long one's cells that no header stands over are noted unless they are empty, a quote that is never closed
//! costs its own line alone. Refused is only what has no rows to read. A record's line is the physical one on which it
//! starts.

use super::ledger::TOLD;
use super::raw::{Oddity, RawTable};
use super::{encoding, sniff};
use crate::error::{Error, Result};
use csv_core::ReadRecordResult;

/// A header longer than this is no header.
const LONGEST_FIRST_LINE: usize = 1 << 20;
/// Quotes never closed that are forgiven in one file: each costs a second reading of all that follows it.
const UNCLOSED_FORGIVEN: usize = 100;

/// Reads one file: [`push`](CsvReader::push) its bytes, then [`finish`](CsvReader::finish).
pub struct CsvReader {
    file: String,
    /// The first bytes, held until they tell the delimiter.
    head: Vec<u8>,
    rows: Option<Records>,
    refused: Option<Error>,
}

impl CsvReader {
    pub fn new(file: impl Into<String>) -> Self {
        CsvReader { file: file.into(), head: Vec::new(), rows: None, refused: None }
    }

    pub fn push(&mut self, bytes: &[u8]) {
        if self.refused.is_some() {
            return;
        }
        if let Some(rows) = &mut self.rows {
            return rows.push(bytes);
        }
        self.head.extend_from_slice(bytes);
        let has_line = memchr::memchr2(b'\n', b'\r', &self.head).is_some();
        if self.head.len() >= LONGEST_FIRST_LINE || (self.head.len() >= sniff::WINDOW && has_line) {
            self.start();
        }
    }

    /// Rows read so far, those set aside among them.
    pub fn rows(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.table.rows() + rows.table.aside.len())
    }

    /// The table, or why the file is none: empty, binary, UTF-16, no line break, a header without rows, a header with
    /// a quote that is never closed.
    pub fn finish(mut self) -> Result<RawTable> {
        if self.rows.is_none() && self.refused.is_none() {
            self.start();
        }
        if let Some(error) = self.refused {
            return Err(error);
        }
        let file = self.file;
        let rows = self.rows.expect("a file that is not refused has been started");
        rows.finish().map_err(|why| Error::unreadable(file.as_str(), format!("“{file}” {why}")))
    }

    fn start(&mut self) {
        let head = std::mem::take(&mut self.head);
        let first = &head[..head.len().min(LONGEST_FIRST_LINE)];
        let why = if sniff::without_mark(&head).trim_ascii().is_empty() {
            Some("is empty.".to_string())
        } else if let Some(why) = sniff::refusal(&head) {
            Some(why)
        } else if first.len() == LONGEST_FIRST_LINE && memchr::memchr2(b'\n', b'\r', first).is_none() {
            Some("has no line break in its first megabyte, so no header can be told from the rows.".to_string())
        } else {
            None
        };
        if let Some(why) = why {
            self.refused = Some(Error::unreadable(self.file.as_str(), format!("“{}” {why}", self.file)));
            return;
        }
        let text = sniff::without_mark(&head);
        let preamble = sniff::preamble(text);
        let mut rows = Records::new(sniff::delimiter(&text[preamble..]));
        rows.count_lines(&text[..preamble]);
        rows.push(&text[preamble..]);
        self.rows = Some(rows);
    }
}

/// Cuts bytes into records and lays them out in the table.
struct Records {
    core: csv_core::Reader,
    delimiter: u8,
    /// The physical line of the next byte.
    line: u32,
    /// Whether the last byte was a carriage return, so that a line feed after it ends no further line.
    after_return: bool,
    /// The unfinished record: the line it starts on, and its bytes as far as they came in earlier chunks.
    started_on: Option<u32>,
    unfinished: Vec<u8>,
    /// The record's cells, one after the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    cells_len: usize,
    ends_len: usize,
    has_header: bool,
    /// Whether a cell has been told to be in another encoding, and how many rows to have cells too many.
    told_of_encoding: bool,
    long_rows: usize,
    table: RawTable,
}

impl Records {
    fn new(delimiter: u8) -> Self {
        Records {
            core: core(delimiter),
            delimiter,
            line: 1,
            after_return: false,
            started_on: None,
            unfinished: Vec::new(),
            cells: vec![0; 4096],
            ends: vec![0; 64],
            cells_len: 0,
            ends_len: 0,
            has_header: false,
            told_of_encoding: false,
            long_rows: 0,
            table: RawTable::default(),
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let mut at = 0;
        // Where the current record's bytes start in this chunk.
        let mut from = 0;
        while at < bytes.len() {
            if self.started_on.is_none() {
                let breaks = bytes[at..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
                self.count_lines(&bytes[at..at + breaks]);
                at += breaks;
                from = at;
                if at == bytes.len() {
                    return;
                }
                self.started_on = Some(self.line);
            }
            let (result, read) = self.read(&bytes[at..]);
            self.count_lines(&bytes[at..at + read]);
            at += read;
            if result == ReadRecordResult::Record {
                self.record();
            }
        }
        if self.started_on.is_some() {
            self.unfinished.extend_from_slice(&bytes[from..]);
        }
    }

    /// Reads on until the record or the bytes end.
    fn read(&mut self, bytes: &[u8]) -> (ReadRecordResult, usize) {
        let mut at = 0;
        loop {
            let (result, read, written, ended) =
                self.core.read_record(&bytes[at..], &mut self.cells[self.cells_len..], &mut self.ends[self.ends_len..]);
            at += read;
            self.cells_len += written;
            self.ends_len += ended;
            match result {
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                _ => return (result, at),
            }
        }
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        let Some(last) = bytes.last() else { return };
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let after_return = if at == 0 { self.after_return } else { bytes[at - 1] == b'\r' };
            if !(bytes[at] == b'\n' && after_return) {
                self.line += 1;
            }
        }
        self.after_return = *last == b'\r';
    }

    /// Lays out the record that has just ended.
    fn record(&mut self) {
        let line = self.started_on.take().expect("a record that ends has started");
        self.unfinished.clear();
        let cells = std::mem::take(&mut self.cells);
        let ends = std::mem::take(&mut self.ends);
        self.lay_out(line, &cells[..self.cells_len], &ends[..self.ends_len]);
        (self.cells, self.ends) = (cells, ends);
        (self.cells_len, self.ends_len) = (0, 0);
    }

    fn lay_out(&mut self, line: u32, cells: &[u8], ends: &[usize]) {
        // A line of white space alone is blank too, to the eye.
        if ends.len() == 1 && self.table.columns.len() != 1 && cells.trim_ascii().is_empty() {
            return;
        }
        // Cells are joined in the buffer, so a text that is valid as a whole may still be cut inside a letter.
        let text = std::str::from_utf8(cells).ok().filter(|text| ends.iter().all(|end| text.is_char_boundary(*end)));
        let ranges = (0..ends.len()).map(|i| if i == 0 { 0 } else { ends[i - 1] }..ends[i]);
        match text {
            Some(text) => self.row(line, ranges.map(|range| &text[range])),
            None => {
                let texts: Vec<_> = ranges.map(|range| encoding::decode(&cells[range])).collect();
                let odd = texts.iter().position(|text| text.is_windows_1252).expect("some cell is not UTF-8");
                self.row(line, texts.iter().map(|text| text.as_str()));
                if !std::mem::replace(&mut self.told_of_encoding, true) {
                    let column = self.table.columns.get(odd).map_or(String::new(), |c| c.header.clone());
                    let reason =
                        "This cell is not UTF-8. It was read as Windows-1252, and so is every such cell of the file.";
                    self.table.notes.push(Oddity { line, column, reason: reason.into() });
                }
            }
        }
    }

    fn row<'a>(&mut self, line: u32, mut cells: impl ExactSizeIterator<Item = &'a str> + Clone) {
        if !self.has_header {
            self.table.columns = RawTable::with_headers(cells).columns;
            self.has_header = true;
            return;
        }
        let (count, width) = (cells.len(), self.table.columns.len());
        if count > width && self.long_rows < TOLD {
            let surplus: Vec<&str> = cells.clone().skip(width).map(str::trim).filter(|cell| !cell.is_empty()).collect();
            if !surplus.is_empty() {
                self.long_rows += 1;
                let reason = format!(
                    "The row has {count} cells where the header has {width}: “{}” is not read.",
                    surplus.join("”, “")
                );
                self.table.notes.push(Oddity { line, column: String::new(), reason });
            }
        }
        for column in &mut self.table.columns {
            match cells.next() {
                Some(cell) => column.push(cell),
                None => column.push_empty(),
            }
        }
        self.table.lines.push(line);
    }

    fn finish(mut self) -> std::result::Result<RawTable, String> {
        let mut forgiven = 0;
        while let Some(line) = self.started_on {
            // A line break ends any record but one whose quote is open.
            if self.read(b"\n").0 == ReadRecordResult::Record {
                self.record();
                break;
            }
            if !self.has_header || forgiven == UNCLOSED_FORGIVEN {
                return Err(format!(
                    "has a quotation mark on line {line} that is never closed. Close it or remove it."
                ));
            }
            forgiven += 1;
            self.set_unclosed_aside(line);
        }
        Ok(self.table)
    }

    /// Sets the first line of the unfinished record aside and reads what follows it afresh.
    fn set_unclosed_aside(&mut self, line: u32) {
        let reason = "A quotation mark that opens in this line is never closed.".to_string();
        self.table.aside.push(Oddity { line, column: String::new(), reason });
        let bytes = std::mem::take(&mut self.unfinished);
        let end = memchr::memchr2(b'\n', b'\r', &bytes).unwrap_or(bytes.len());
        self.core = core(self.delimiter);
        (self.cells_len, self.ends_len) = (0, 0);
        (self.line, self.after_return, self.started_on) = (line, false, None);
        self.push(&bytes[end..]);
    }
}

fn core(delimiter: u8) -> csv_core::Reader {
    csv_core::ReaderBuilder::new().delimiter(delimiter).build()
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
