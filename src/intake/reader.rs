//! A file's bytes to its table: undoes what lies around the text, then reads the text by its format.
//!
//! The first bytes tell, never the file's name: exports are called anything. Where the chunks are cut changes nothing.

use super::csv::CsvReader;
use super::raw::{Oddity, RawTable};
use super::sniff::{self, Encoding};
use super::utf16::Utf16;
use crate::error::Result;

/// Reads one file: [`push`](FileReader::push) its bytes, then [`finish`](FileReader::finish).
pub struct FileReader {
    /// The first bytes, held until they tell how the text is encoded.
    head: Vec<u8>,
    is_started: bool,
    wide: Option<Utf16>,
    text: CsvReader,
}

impl FileReader {
    pub fn new(file: &str) -> FileReader {
        FileReader { head: Vec::new(), is_started: false, wide: None, text: CsvReader::new(file) }
    }

    pub fn push(&mut self, bytes: &[u8]) {
        if self.is_started {
            return self.decode(bytes);
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() >= sniff::WINDOW {
            self.start();
        }
    }

    /// Rows read so far, those set aside among them.
    pub fn rows(&self) -> usize {
        self.text.rows()
    }

    /// The table, or why the file is none.
    pub fn finish(mut self) -> Result<RawTable> {
        if !self.is_started {
            self.start();
        }
        let Some(mut wide) = self.wide else { return self.text.finish() };
        self.text.push(wide.rest().as_bytes());
        let mut table = self.text.finish()?;
        table.origin.format += ", UTF-16";
        if wide.is_damaged {
            let reason = "Some characters of the file are cut in half. Each stands as � in its cell.".into();
            table.notes.insert(0, Oddity { line: 1, column: String::new(), reason });
        }
        Ok(table)
    }

    fn start(&mut self) {
        self.is_started = true;
        let head = std::mem::take(&mut self.head);
        self.wide = match sniff::encoding(&head) {
            Encoding::Utf8 => None,
            Encoding::Utf16 { is_big_endian } => Some(Utf16::new(is_big_endian)),
        };
        self.decode(&head);
    }

    fn decode(&mut self, bytes: &[u8]) {
        match &mut self.wide {
            None => self.text.push(bytes),
            Some(wide) => self.text.push(wide.text(bytes).as_bytes()),
        }
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
