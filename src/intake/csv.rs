//! Delimited text to rows, in chunks as they come; where the chunks are cut changes nothing.
//!
//! Lenient where a row can still be told apart, and the leniency is written down: a short record's missing cells are
//! empty, a long one's cells that no header stands over are noted unless they are empty, a quote that runs away costs
//! its own row alone. Refused is only what has no rows to read. A record's line is the physical one on which it starts.

use super::aside::Mend;
use super::layout::{Layout, Text};
use super::quotes::{self, line_starts};
use super::raw::{Misfit, RawTable};
use super::share::Share;
use super::{encoding, sniff};
use crate::error::{Error, Result};
use csv_core::ReadRecordResult;

/// A header longer than this is no header.
const LONGEST_FIRST_LINE: usize = 1 << 20;
/// A record longer than this is none: a quote runs away, or the line breaks are missing.
const LONGEST_RECORD: usize = 4 << 20;

/// Reads one file: [`push`](CsvReader::push) its bytes, then [`finish`](CsvReader::finish).
pub struct CsvReader {
    file: String,
    /// The first bytes, held until they tell the delimiter.
    head: Vec<u8>,
    rows: Option<Records>,
    refused: Option<Error>,
    share: Option<Share>,
}

impl CsvReader {
    pub fn new(file: impl Into<String>) -> Self {
        CsvReader { file: file.into(), head: Vec::new(), rows: None, refused: None, share: None }
    }

    /// Reads the rows of a share of the people alone.
    pub fn share(&mut self, share: Share) {
        self.share = Some(share);
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
        self.rows.as_ref().map_or(0, |rows| rows.layout.records())
    }

    /// The table, or why the file is none: empty, binary, no line break, a header with a quote that is never closed.
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
        let (delimiter, preamble) = sniff::stated_delimiter(text).unwrap_or_else(|| {
            let preamble = sniff::preamble(text);
            (sniff::delimiter(&text[preamble..]), preamble)
        });
        let mut rows = Records::new(delimiter);
        if let Some(share) = &self.share {
            rows.layout.share(share);
        }
        rows.count_lines(&text[..preamble]);
        rows.push(&text[preamble..]);
        self.rows = Some(rows);
    }
}

/// Cuts bytes into records and gives them to the layout.
struct Records {
    core: csv_core::Reader,
    delimiter: u8,
    /// The physical line of the next byte.
    line: u32,
    /// Whether the last byte was a carriage return, so that a line feed after it ends no further line.
    after_return: bool,
    /// The line after the last record's: a record that starts further down has a blank line above it.
    below_last: u32,
    /// The unfinished record: the line it starts on, and its bytes as far as they came in earlier chunks.
    started_on: Option<u32>,
    unfinished: Vec<u8>,
    /// The record's cells, one after the other, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    cells_len: usize,
    ends_len: usize,
    /// Whether the rest of the line belongs to a record that was too long.
    is_skipping: bool,
    is_told_of_encoding: bool,
    refused: Option<String>,
    layout: Layout,
}

impl Records {
    fn new(delimiter: u8) -> Self {
        Records {
            core: core(delimiter),
            delimiter,
            line: 1,
            after_return: false,
            below_last: 1,
            started_on: None,
            unfinished: Vec::new(),
            cells: vec![0; 4096],
            ends: vec![0; 64],
            cells_len: 0,
            ends_len: 0,
            is_skipping: false,
            is_told_of_encoding: false,
            refused: None,
            layout: Layout::default(),
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() && self.refused.is_none() {
            at = self.advance(bytes, at);
        }
    }

    /// Reads from `at` to the end of a record or of the bytes, and says where to go on: further back, where a quote ran
    /// away.
    fn advance(&mut self, bytes: &[u8], at: usize) -> usize {
        if self.is_skipping {
            let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]);
            self.is_skipping = end.is_none();
            return end.map_or(bytes.len(), |end| at + end);
        }
        let mut from = at;
        if self.started_on.is_none() {
            from += bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            self.count_lines(&bytes[at..from]);
            if from == bytes.len() {
                return from;
            }
            if let Some(line) = plain_line(&bytes[from..]) {
                self.plain_record(line, bytes[from + line.len()]);
                return from + line.len() + 1;
            }
            self.started_on = Some(self.line);
        }
        let room = LONGEST_RECORD - self.unfinished.len();
        let (result, read) = self.read(&bytes[from..bytes.len().min(from + room)]);
        let to = from + read;
        self.count_lines(&bytes[from..to]);
        let is_whole = result == ReadRecordResult::Record;
        let is_too_long = !is_whole && read == room;
        if !is_whole && !is_too_long {
            self.unfinished.extend_from_slice(&bytes[from..to]);
            return to;
        }
        if is_too_long || self.spans_lines() || self.may_be_misquoted(&bytes[from..to]) {
            if self.unfinished.is_empty() {
                if let Some(resume) = self.broken(&bytes[from..to], is_too_long) {
                    return from + resume;
                }
            } else {
                let mut record = std::mem::take(&mut self.unfinished);
                record.extend_from_slice(&bytes[from..to]);
                if let Some(resume) = self.broken(&record, is_too_long) {
                    self.push(&record[resume..]);
                    return to;
                }
            }
        }
        self.record();
        to
    }

    /// Most lines have no quotation mark: they are cut where they stand.
    fn plain_record(&mut self, text: &[u8], ended_by: u8) {
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        ends.extend(memchr::memchr_iter(self.delimiter, text));
        ends.push(text.len());
        let line = self.line;
        let after_blank = line > self.below_last;
        (self.line, self.below_last, self.after_return) = (line + 1, line + 1, ended_by == b'\r');
        self.lay_out(line, after_blank, text, &ends, 1);
        self.ends = ends;
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
                ReadRecordResult::OutputEndsFull => self.ends.resize(64.max(self.ends.len() * 2), 0),
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

    /// Whether the record that has just ended holds a line break.
    fn spans_lines(&self) -> bool {
        self.started_on.is_some_and(|line| self.line > line + 1)
    }

    /// Whether a mark of the record that has just ended could be closed by that of another cell: sound cells have two
    /// marks each, and as many as the header.
    fn may_be_misquoted(&self, last: &[u8]) -> bool {
        let marks = |bytes: &[u8]| memchr::memchr_iter(b'"', bytes).count();
        let marks = marks(&self.unfinished) + marks(last);
        marks % 2 == 1 || (marks > 0 && self.layout.width().is_some_and(|width| width != self.ends_len))
    }

    /// Sets the record of these bytes aside if a quote in it runs away, or if it is too long; and says where in it to go
    /// on. A quote in the header leaves no table to go on with. What a quote swallowed is read again once at most, since
    /// the mark that ended it is the next that could run away.
    fn broken(&mut self, record: &[u8], is_too_long: bool) -> Option<usize> {
        let line = self.started_on?;
        let width = self.layout.width();
        if let Some(runaway) = quotes::runaway(record, self.delimiter, width.unwrap_or(0)) {
            let opens_on = line + runaway.lines_below;
            if width.is_none() {
                self.refused = Some(never_closed(opens_on));
                return Some(record.len());
            }
            let place = if opens_on == line { "in this line".into() } else { format!("on line {opens_on}") };
            let gone = &record[..runaway.resume];
            let text = self.misquoted(gone, runaway.cell);
            self.layout.set_aside(line, Some(runaway.cell), (Mend::Quote, never_closed_in(&place)), text);
            self.start_over(line + line_starts(gone).count() as u32, gone.last() == Some(&b'\r'));
            // The mark may open in a line that is longer than any row.
            self.is_skipping = !gone.ends_with(b"\n") && !gone.ends_with(b"\r");
            return Some(runaway.resume);
        }
        if let Some(cell) = width.and_then(|width| quotes::misplaced(record, self.delimiter, width)) {
            let text = self.misquoted(record, cell);
            self.layout.set_aside(line, Some(cell), (Mend::Quote, never_closed_in("in this line")), text);
            self.start_over(self.line, self.after_return);
            return Some(record.len());
        }
        if !is_too_long {
            return None;
        }
        let reason = format!("The row is longer than {} MB.", LONGEST_RECORD >> 20);
        let text = Text { whole: Misfit::text_of(record), cells: Vec::new() };
        self.layout.set_aside(line, None, (Mend::Record, reason), text);
        self.start_over(self.line, self.after_return);
        self.is_skipping = true;
        Some(record.len())
    }

    /// A record with a mark that is never closed, and its cells as they are without that mark.
    fn misquoted(&self, record: &[u8], cell: usize) -> Text {
        let whole = Misfit::text_of(record);
        let mut cells = quotes::without_mark(whole.as_bytes(), self.delimiter, cell)
            .map_or(Vec::new(), |text| cells(&text, self.delimiter));
        if self.layout.width().is_some_and(|width| width < cells.len()) {
            cells.clear();
        }
        Text { whole, cells }
    }

    /// Forgets the unfinished record and goes on with a new one.
    fn start_over(&mut self, line: u32, after_return: bool) {
        self.core = core(self.delimiter);
        (self.cells_len, self.ends_len) = (0, 0);
        (self.line, self.after_return, self.started_on) = (line, after_return, None);
        self.below_last = line;
        self.unfinished.clear();
    }

    /// Lays out the record that has just ended.
    fn record(&mut self) {
        let line = self.started_on.take().expect("a record that ends has started");
        let after_blank = line > self.below_last;
        self.below_last = self.line;
        self.unfinished.clear();
        let cells = std::mem::take(&mut self.cells);
        let ends = std::mem::take(&mut self.ends);
        self.lay_out(line, after_blank, &cells[..self.cells_len], &ends[..self.ends_len], 0);
        (self.cells, self.ends) = (cells, ends);
        (self.cells_len, self.ends_len) = (0, 0);
    }

    /// `ends` says where in `cells` each cell ends; the next starts `apart` bytes on.
    fn lay_out(&mut self, line: u32, after_blank: bool, cells: &[u8], ends: &[usize], apart: usize) {
        // Cells are joined in the buffer, so a text that is valid as a whole may still be cut inside a letter.
        let text = std::str::from_utf8(cells).ok().filter(|text| ends.iter().all(|end| text.is_char_boundary(*end)));
        let ranges = (0..ends.len()).map(|i| if i == 0 { 0 } else { ends[i - 1] + apart }..ends[i]);
        match text {
            Some(text) => self.layout.record(line, after_blank, ranges.map(|range| &text[range])),
            None => {
                let texts: Vec<_> = ranges.map(|range| encoding::decode(&cells[range])).collect();
                let odd = texts.iter().position(|text| text.is_windows_1252).expect("some cell is not UTF-8");
                self.layout.record(line, after_blank, texts.iter().map(|text| text.as_str()));
                if !std::mem::replace(&mut self.is_told_of_encoding, true) {
                    let reason =
                        "This cell is not UTF-8. It was read as Windows-1252, and so is every such cell of the file.";
                    self.layout.note(line, Some(odd), reason.into());
                }
            }
        }
    }

    fn finish(mut self) -> std::result::Result<RawTable, String> {
        while self.started_on.is_some() && self.refused.is_none() {
            // A line break ends any record but one whose quote is open.
            let is_whole = self.read(b"\n").0 == ReadRecordResult::Record;
            self.line += 1;
            let record = std::mem::take(&mut self.unfinished);
            let is_doubtful = !is_whole || self.spans_lines() || self.may_be_misquoted(&record);
            match if is_doubtful { self.broken(&record, false) } else { None } {
                Some(resume) => self.push(&record[resume..]),
                None => self.record(),
            }
        }
        match self.refused {
            Some(why) => Err(why),
            None => {
                let mut table = self.layout.finish()?;
                table.format.name = format(self.delimiter, self.is_told_of_encoding);
                Ok(table)
            }
        }
    }
}

/// The line that starts here, if its end is there and no quotation mark in it.
fn plain_line(bytes: &[u8]) -> Option<&[u8]> {
    let line = &bytes[..memchr::memchr2(b'\n', b'\r', bytes)?];
    (line.len() < LONGEST_RECORD && memchr::memchr(b'"', line).is_none()).then_some(line)
}

fn format(delimiter: u8, has_windows_1252: bool) -> String {
    let text = match delimiter {
        b';' => "CSV with semicolons",
        b'\t' => "text with tabs",
        b'|' => "text with bars",
        _ => "CSV",
    };
    format!("{text}{}", if has_windows_1252 { ", Windows-1252" } else { "" })
}

fn never_closed(line: u32) -> String {
    format!("has a quotation mark on line {line} that is never closed. Close it or remove it.")
}

/// The cells of one record.
fn cells(record: &[u8], delimiter: u8) -> Vec<String> {
    let (mut text, mut ends) = (vec![0; record.len() + 1], vec![0; record.len() + 1]);
    let (_, _, _, count) = core(delimiter).read_record(&[record, b"\n"].concat(), &mut text, &mut ends);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let cell = |(start, end): (usize, &usize)| String::from_utf8_lossy(&text[start..*end]).into_owned();
    starts.zip(&ends[..count]).map(cell).collect()
}

fn never_closed_in(place: &str) -> String {
    format!("A quotation mark that opens {place} is never closed.")
}

fn core(delimiter: u8) -> csv_core::Reader {
    csv_core::ReaderBuilder::new().delimiter(delimiter).build()
}

#[cfg(test)]
#[path = "csv_tests.rs"]
mod tests;
