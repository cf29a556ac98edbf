//! UTF-16 to UTF-8, in portions as they come; where they are cut changes nothing.

/// A byte order mark at the start is dropped; half a character becomes `�`.
pub struct Utf16 {
    is_big_endian: bool,
    /// The first byte of a unit whose second is still to come.
    odd: Option<u8>,
    /// The first unit of a pair whose second is still to come.
    high: Option<u16>,
    has_started: bool,
    /// Whether some character was half.
    pub is_damaged: bool,
}

impl Utf16 {
    pub fn new(is_big_endian: bool) -> Utf16 {
        Utf16 { is_big_endian, odd: None, high: None, has_started: false, is_damaged: false }
    }

    /// The text of more bytes, as far as its characters are complete.
    pub fn text(&mut self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        let mut bytes = bytes.iter().copied();
        while let Some(byte) = bytes.next() {
            let first = match self.odd.take() {
                Some(first) => first,
                None => match bytes.next() {
                    Some(second) => {
                        self.unit([byte, second], &mut text);
                        continue;
                    }
                    None => {
                        self.odd = Some(byte);
                        break;
                    }
                },
            };
            self.unit([first, byte], &mut text);
        }
        text
    }

    /// What is left at the end: nothing, unless the last character is half.
    pub fn rest(&mut self) -> String {
        let mut text = String::new();
        if self.high.take().is_some() || self.odd.take().is_some() {
            self.half(&mut text);
        }
        text
    }

    fn unit(&mut self, bytes: [u8; 2], text: &mut String) {
        let unit = if self.is_big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) };
        if !std::mem::replace(&mut self.has_started, true) && unit == 0xfeff {
            return;
        }
        if let Some(high) = self.high.take() {
            match char::decode_utf16([high, unit]).next() {
                Some(Ok(whole)) => return text.push(whole),
                _ => self.half(text),
            }
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            0xdc00..=0xdfff => self.half(text),
            _ => text.push(char::from_u32(u32::from(unit)).expect("no half of a pair")),
        }
    }

    fn half(&mut self, text: &mut String) {
        self.is_damaged = true;
        text.push(char::REPLACEMENT_CHARACTER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(units: impl IntoIterator<Item = u16>, is_big_endian: bool) -> Vec<u8> {
        units.into_iter().flat_map(|unit| if is_big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    fn read(bytes: &[u8], is_big_endian: bool, size: usize) -> (String, bool) {
        let mut reader = Utf16::new(is_big_endian);
        let mut text: String = bytes.chunks(size).map(|chunk| reader.text(chunk)).collect();
        text += &reader.rest();
        (text, reader.is_damaged)
    }

    #[test]
    fn what_was_written_is_read_however_it_is_cut() {
        let text = "Zoë,€ 5\r\n“😎”,ʤ";
        for is_big_endian in [false, true] {
            let marked = bytes([0xfeff].into_iter().chain(text.encode_utf16()), is_big_endian);
            for size in [1, 2, 3, 5, 100] {
                assert_eq!(read(&marked, is_big_endian, size), (text.into(), false));
                assert_eq!(read(&marked[2..], is_big_endian, size), (text.into(), false));
            }
        }
    }

    #[test]
    fn half_a_character_is_told_and_costs_no_other() {
        for size in [1, 2, 100] {
            assert_eq!(read(&bytes([0xd83d, 0x61, 0xde0e, 0x62], false), false, size), ("�a�b".into(), true));
            assert_eq!(read(b"a\0b\0c", false, size), ("ab�".into(), true));
            assert_eq!(read(&bytes([0x61, 0xd83d], false), false, size), ("a�".into(), true));
        }
    }
}
