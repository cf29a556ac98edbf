//! A file's bytes to its table: undoes what lies around the text, then reads the text by its format.
//!
//! The first bytes tell, never the file's name: exports are called anything. Where the chunks are cut changes nothing.

use super::again;
use super::csv::CsvReader;
use super::gzip::Gunzip;
use super::json::JsonReader;
use super::raw::{Oddity, RawTable};
use super::rows::{self, RowsReader};
use super::share::Share;
use super::sniff::{self, Encoding};
use super::utf16::Utf16;
use crate::error::{Error, Result};

/// Reads one file: [`push`](FileReader::push) its bytes, then [`finish`](FileReader::finish).
pub struct FileReader {
    file: String,
    /// The first bytes, held until they tell what lies around the text.
    head: Vec<u8>,
    around: Around,
    share: Option<Share>,
}

/// What lies around the text.
enum Around {
    /// Not known yet; within an archive there is no further one.
    Unknown {
        is_unpacked: bool,
    },
    Nothing(Text),
    Utf16(Utf16, Text),
    Gzip(Box<Gunzip>, Box<FileReader>),
    Refused(Error),
}

/// A text, by its format; or the rows of a sheet, which another reader made.
enum Text {
    Csv(Box<CsvReader>),
    Json(Box<JsonReader>),
    Rows(Box<RowsReader>),
}

impl FileReader {
    pub fn new(file: &str) -> FileReader {
        FileReader { file: file.into(), head: Vec::new(), around: Around::Unknown { is_unpacked: false }, share: None }
    }

    /// Reads the rows of a share of the people alone.
    pub fn sharing(file: &str, share: Share) -> FileReader {
        FileReader { share: Some(share), ..FileReader::new(file) }
    }

    fn unpacked(file: &str, share: Option<Share>) -> FileReader {
        FileReader { around: Around::Unknown { is_unpacked: true }, share, ..FileReader::new(file) }
    }

    pub fn push(&mut self, bytes: &[u8]) {
        match &mut self.around {
            Around::Unknown { .. } => {
                self.head.extend_from_slice(bytes);
                if self.head.len() >= sniff::WINDOW {
                    self.start();
                }
            }
            Around::Nothing(text) => text.push(bytes),
            Around::Utf16(wide, text) => text.push(wide.text(bytes).as_bytes()),
            Around::Gzip(gunzip, inner) => {
                if let Err(why) = gunzip.push(bytes, |unpacked| inner.push(unpacked)) {
                    self.refuse(&why);
                }
            }
            Around::Refused(_) => {}
        }
    }

    /// Rows read so far, those set aside among them.
    pub fn rows(&self) -> usize {
        match &self.around {
            Around::Nothing(text) | Around::Utf16(_, text) => text.rows(),
            Around::Gzip(_, inner) => inner.rows(),
            Around::Unknown { .. } | Around::Refused(_) => 0,
        }
    }

    /// The table, or why the file is none.
    pub fn finish(self) -> Result<RawTable> {
        self.read().map(again::untold)
    }

    fn read(mut self) -> Result<RawTable> {
        if let Around::Unknown { .. } = self.around {
            self.start();
        }
        if let Around::Gzip(gunzip, inner) = &mut self.around
            && let Err(why) = gunzip.finish(|unpacked| inner.push(unpacked))
        {
            self.refuse(&why);
        }
        match self.around {
            Around::Nothing(text) => text.finish(),
            Around::Utf16(mut wide, mut text) => {
                text.push(wide.rest().as_bytes());
                let mut table = text.finish()?;
                table.format.name += ", UTF-16";
                if wide.is_damaged {
                    let reason = "Some characters of the file are cut in half. Each stands as � in its cell.".into();
                    table.notes.insert(0, Oddity { line: 1, column: String::new(), reason });
                }
                Ok(table)
            }
            Around::Gzip(_, inner) => {
                let mut table = inner.read()?;
                table.format.name += ", gzip";
                Ok(table)
            }
            Around::Refused(error) => Err(error),
            Around::Unknown { .. } => unreachable!("a file that ends has been started"),
        }
    }

    fn start(&mut self) {
        let head = std::mem::take(&mut self.head);
        let may_unpack = matches!(self.around, Around::Unknown { is_unpacked: false });
        let share = self.share.take();
        self.around = match sniff::encoding(&head) {
            _ if head.starts_with(rows::MARK) => Around::Nothing(Text::new(&self.file, &head, share)),
            _ if may_unpack && sniff::is_gzip(&head) => {
                Around::Gzip(Gunzip::new().into(), Box::new(FileReader::unpacked(&self.file, share)))
            }
            Encoding::Utf8 => Around::Nothing(Text::new(&self.file, &head, share)),
            Encoding::Utf16 { is_big_endian } => {
                let window = &head[..head.len().min(sniff::WINDOW)];
                let text = Utf16::new(is_big_endian).text(window);
                Around::Utf16(Utf16::new(is_big_endian), Text::new(&self.file, text.as_bytes(), share))
            }
        };
        self.push(&head);
    }

    fn refuse(&mut self, why: &str) {
        let message = format!("“{}” {why}", self.file);
        self.around = Around::Refused(Error::unreadable(self.file.as_str(), message));
    }
}

impl Text {
    /// The reader for a text that starts so.
    fn new(file: &str, head: &[u8], share: Option<Share>) -> Text {
        if head.starts_with(rows::MARK) {
            let mut rows = RowsReader::new(file);
            share.into_iter().for_each(|share| rows.share(share));
            Text::Rows(rows.into())
        } else if sniff::is_json(head) {
            let mut json = JsonReader::new(file);
            share.iter().for_each(|share| json.share(share));
            Text::Json(json.into())
        } else {
            let mut csv = CsvReader::new(file);
            share.into_iter().for_each(|share| csv.share(share));
            Text::Csv(csv.into())
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        match self {
            Text::Csv(csv) => csv.push(bytes),
            Text::Json(json) => json.push(bytes),
            Text::Rows(rows) => rows.push(bytes),
        }
    }

    fn rows(&self) -> usize {
        match self {
            Text::Csv(csv) => csv.rows(),
            Text::Json(json) => json.rows(),
            Text::Rows(rows) => rows.rows(),
        }
    }

    fn finish(self) -> Result<RawTable> {
        match self {
            Text::Csv(csv) => csv.finish(),
            Text::Json(json) => json.finish(),
            Text::Rows(rows) => rows.finish(),
        }
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
