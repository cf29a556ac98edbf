//! One cell's bytes to text: UTF-8, or else Windows-1252.
//!
//! It goes by the cell, not by the file: a file that two programs wrote may hold both.

use std::borrow::Cow;

pub struct Decoded<'a> {
    text: Cow<'a, str>,
    pub is_windows_1252: bool,
}

impl Decoded<'_> {
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), is_windows_1252: false },
        Err(_) => {
            Decoded { text: Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()), is_windows_1252: true }
        }
    }
}

/// The WHATWG's table, <https://encoding.spec.whatwg.org/#windows-1252>: Latin-1 but for 80 to 9F, where the five
/// bytes without a letter stay the control characters that they are in Latin-1.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_windows_1252() {
        assert_eq!(decode("Zoë".as_bytes()).as_str(), "Zoë");
        assert_eq!(decode(b"Zo\xeb").as_str(), "Zoë");
        assert_eq!(decode(b"\x80 5 \x96 M\xfcller\x99").as_str(), "€ 5 – Müller™");
        assert!(decode(b"\xeb").is_windows_1252);
        assert!(!decode(b"e").is_windows_1252);
    }
}
