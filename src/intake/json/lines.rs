//! One record a line. A line break cannot stand inside a JSON text, so whatever is broken is so for its line alone.

use super::LONGEST_RECORD;
use super::cutter::{Cut, End};

pub struct Lines {
    line: u32,
    /// Whether the last byte was a carriage return, so that a line feed after it ends no further line.
    after_return: bool,
    /// The line as far as it came in earlier chunks.
    unfinished: Vec<u8>,
}

impl Default for Lines {
    fn default() -> Lines {
        Lines { line: 1, after_return: false, unfinished: Vec::new() }
    }
}

impl Lines {
    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Cut)) {
        let mut at = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let is_second = bytes[end] == b'\n' && end == at && self.unfinished.is_empty() && self.after_return;
            if !is_second {
                self.keep(&bytes[at..end]);
                self.end(take);
            }
            self.after_return = bytes[end] == b'\r';
            at = end + 1;
        }
        if at < bytes.len() {
            self.after_return = false;
            self.keep(&bytes[at..]);
        }
    }

    pub fn finish(&mut self, take: &mut dyn FnMut(Cut)) {
        self.end(take);
    }

    /// Of a line that is too long only so much is kept as shows it.
    fn keep(&mut self, bytes: &[u8]) {
        let room = LONGEST_RECORD + 1 - self.unfinished.len();
        self.unfinished.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn end(&mut self, take: &mut dyn FnMut(Cut)) {
        let end = if self.unfinished.len() > LONGEST_RECORD { End::TooLong } else { End::Whole };
        if !self.unfinished.trim_ascii().is_empty() {
            take(Cut { line: self.line, bytes: &self.unfinished, end });
        }
        self.unfinished.clear();
        self.line += 1;
    }
}
