//! Values one after the other, or the elements of a list of records, wherever inside an object that stands.

use super::LONGEST_RECORD;
use super::cutter::{Cut, End, Found};

pub struct Values {
    /// Whether the records are those of a list, or the values themselves.
    in_list: bool,
    outside: Outside,
    inside: Option<Inside>,
    /// The record as far as it came in earlier chunks.
    unfinished: Vec<u8>,
    line: u32,
    after_return: bool,
    records: u32,
}

/// What stands around the records of a list.
#[derive(Default)]
struct Outside {
    /// The brackets that are open.
    open: Vec<u8>,
    text: Option<Text>,
    /// The last text that was read: the name of what follows it.
    name: Vec<u8>,
    /// Whether the last byte opened a list that could be the one.
    is_candidate: bool,
    /// The depth of the list that is being read.
    list: Option<usize>,
    found: Option<String>,
    is_found_here: bool,
    other: Option<String>,
    has_empty: bool,
}

#[derive(Default)]
struct Text {
    is_escaped: bool,
}

/// A record that is being read.
struct Inside {
    line: u32,
    depth: usize,
    text: Option<Text>,
    /// A number or a word, which ends where something else starts; a bracket that closes nothing counts as one.
    is_bare: bool,
    is_first: bool,
}

impl Values {
    pub fn new(in_list: bool) -> Values {
        Values {
            in_list,
            outside: Outside::default(),
            inside: None,
            unfinished: Vec::new(),
            line: 1,
            after_return: false,
            records: 0,
        }
    }

    pub fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(Cut)) {
        let mut at = 0;
        while at < bytes.len() {
            if let Some(inside) = &mut self.inside {
                let end = inside.end(&bytes[at..]);
                let to = end.map_or(bytes.len(), |end| at + end);
                self.part(&bytes[at..to], end.is_some(), take);
                at = to;
            } else {
                let starts = if self.in_list { self.outside.starts_record(bytes[at]) } else { !is_between(bytes[at]) };
                if starts {
                    self.start(bytes[at]);
                } else {
                    self.count_lines(&bytes[at..=at]);
                    at += 1;
                }
            }
        }
    }

    pub fn finish(&mut self, take: &mut dyn FnMut(Cut)) -> Result<Found, String> {
        if let Some(inside) = self.inside.take() {
            let end = if inside.is_bare { End::Whole } else { End::Missing };
            take(Cut { line: inside.line, bytes: &self.unfinished, end });
        }
        if !self.in_list {
            return Ok(Found { format: "JSON".into(), counts_rows: false });
        }
        let Outside { found, other, has_empty, .. } = &self.outside;
        match (found, other) {
            (Some(list), Some(other)) => Err(format!(
                "holds two lists, “{list}” and “{other}”, and nothing tells which one is the table. Save that one alone."
            )),
            (Some(list), None) => {
                let format = if list.is_empty() { "JSON list".into() } else { format!("JSON list “{list}”") };
                Ok(Found { format, counts_rows: true })
            }
            (None, _) if *has_empty => Err("is JSON whose list is empty.".into()),
            (None, _) => Err("is JSON without a list of records.".into()),
        }
    }

    fn start(&mut self, first: u8) {
        self.records += 1;
        let line = if self.in_list { self.records } else { self.line };
        let is_bare = !matches!(first, b'{' | b'[' | b'"');
        self.inside = Some(Inside { line, depth: 0, text: None, is_bare, is_first: true });
    }

    /// More bytes of the record, which they end or not.
    fn part(&mut self, bytes: &[u8], is_end: bool, take: &mut dyn FnMut(Cut)) {
        self.count_lines(bytes);
        let is_too_long = self.unfinished.len() + bytes.len() > LONGEST_RECORD;
        if !is_end {
            // Of a record that is too long only so much is kept as shows it.
            let room = LONGEST_RECORD + 1 - self.unfinished.len();
            return self.unfinished.extend_from_slice(&bytes[..bytes.len().min(room)]);
        }
        let Some(Inside { line, .. }) = self.inside.take() else { return };
        let end = if is_too_long { End::TooLong } else { End::Whole };
        if self.unfinished.is_empty() {
            return take(Cut { line, bytes, end });
        }
        if !is_too_long {
            self.unfinished.extend_from_slice(bytes);
        }
        take(Cut { line, bytes: &self.unfinished, end });
        self.unfinished.clear();
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.line += u32::from(*byte == b'\r' || (*byte == b'\n' && !self.after_return));
            self.after_return = *byte == b'\r';
        }
    }
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | 0x1e)
}

impl Outside {
    /// Whether a record starts with this byte; if not, it is read as part of what stands around them.
    fn starts_record(&mut self, byte: u8) -> bool {
        if let Some(text) = &mut self.text {
            if text.ends(byte) {
                self.text = None;
            } else {
                self.name.push(byte);
            }
            return false;
        }
        if self.list == Some(self.open.len()) {
            let is_end = byte == b']';
            if is_end {
                self.open.pop();
                self.list = None;
            }
            return !is_end && !is_between(byte);
        }
        if is_between(byte) {
            return false;
        }
        if std::mem::take(&mut self.is_candidate) && self.is_list(byte) {
            return true;
        }
        match byte {
            b'"' => {
                self.text = Some(Text::default());
                self.name.clear();
            }
            b'{' => self.open.push(byte),
            b'[' => {
                self.is_candidate = self.open.iter().all(|open| *open == b'{');
                self.open.push(byte);
            }
            b'}' | b']' => {
                self.open.pop();
                // Pages of an interface's answers may stand one after the other.
                self.is_found_here &= !self.open.is_empty();
            }
            _ => {}
        }
        false
    }

    /// Whether the list that has just been opened, and has this byte first, is the one with the records.
    fn is_list(&mut self, first: u8) -> bool {
        let name = String::from_utf8_lossy(&self.name).into_owned();
        let is_whole_file = self.open.len() == 1;
        match first {
            b']' => {
                self.has_empty = true;
                false
            }
            b'{' | b'[' if first == b'{' || is_whole_file => {
                if std::mem::replace(&mut self.is_found_here, true) {
                    self.other = Some(name);
                    return false;
                }
                self.found = Some(name);
                self.list = Some(self.open.len());
                true
            }
            _ => false,
        }
    }
}

impl Text {
    /// Whether this byte closes it.
    fn ends(&mut self, byte: u8) -> bool {
        if std::mem::take(&mut self.is_escaped) {
            return false;
        }
        self.is_escaped = byte == b'\\';
        byte == b'"'
    }
}

impl Inside {
    /// Where the record ends in these bytes, if it does.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        let is_first = std::mem::take(&mut self.is_first);
        if self.is_bare {
            let ends = |byte: &u8| is_between(*byte) || matches!(byte, b']' | b'}' | b'{' | b'[');
            return bytes.iter().skip(usize::from(is_first)).position(ends).map(|end| end + usize::from(is_first));
        }
        let mut at = 0;
        while at < bytes.len() {
            if let Some(text) = &mut self.text {
                if !text.is_escaped {
                    at += memchr::memchr2(b'"', b'\\', &bytes[at..])?;
                }
                if text.ends(bytes[at]) {
                    self.text = None;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                at += 1;
                continue;
            }
            match bytes[at] {
                b'"' => self.text = Some(Text::default()),
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }
}
