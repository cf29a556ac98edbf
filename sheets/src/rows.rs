//! Rows as the core takes them: a mark, what they were read from, then each row with its number and its cells.
//!
//! Numbers are 32-bit, the lowest byte first. The core's `intake/rows.rs` reads what is written here.

/// What the stream starts with.
const MARK: &[u8] = b"\0cutline.rows/1\n";
/// A length with this bit: the cell is missing, and its text says why.
const MISSING: u32 = 1 << 31;
/// A length with this bit: the cell is a number.
const NUMBER: u32 = 1 << 30;
/// So many bytes are handed on at a time.
const PORTION: usize = 1 << 20;

pub enum Cell {
    Text(String),
    /// With a point before its decimals.
    Number(String),
    Empty,
    /// Why the cell counts as missing.
    Missing(String),
}

pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// `about` is a JSON object: `format`, `bytes`, `sheet`, `sheets`, `has_titles`.
    pub fn new(about: &str) -> Writer {
        let mut writer = Writer { bytes: MARK.to_vec() };
        writer.text(about, 0);
        writer
    }

    pub fn row(&mut self, number: u32, cells: &[Cell]) {
        self.number(number);
        self.number(cells.len() as u32);
        for cell in cells {
            match cell {
                Cell::Text(text) => self.text(text, 0),
                Cell::Number(text) => self.text(text, NUMBER),
                Cell::Empty => self.number(0),
                Cell::Missing(why) => self.text(why, MISSING),
            }
        }
    }

    pub fn is_full(&self) -> bool {
        self.bytes.len() >= PORTION
    }

    /// What was written since the last portion.
    pub fn portion(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    fn text(&mut self, text: &str, bit: u32) {
        self.number(text.len() as u32 | bit);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }
}
