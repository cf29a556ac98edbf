//! What the first bytes of a file say about it: that it is no table of text, or where its cells end.
//!
//! Only the first [`WINDOW`] bytes count, however the file arrives, so that its chunks change nothing.

use super::quotes;
use memchr::memmem;

/// How much of a file is looked at.
pub const WINDOW: usize = 64 * 1024;

const BOM: &[u8] = b"\xef\xbb\xbf";
const DELIMITERS: [u8; 4] = *b",;\t|";
/// How many lines are compared to tell the delimiter.
const LINES: usize = 30;

/// Of so many bytes of a text at most one is a control character.
const FEW: usize = 50;

const SAVE_AS: &str = "Save the table as CSV (UTF-8) and open that.";
/// The page and the case runner do so by themselves.
const READER: &str = "Read it with “cutline/sheets” first, and open what that gives.";
const UNPACK: &str = "Unpack it and open the file inside.";

/// How the text of a file is encoded. Cells that are not UTF-8 in a file of the former are Windows-1252.
#[derive(Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16 { is_big_endian: bool },
}

/// By the byte order mark; without one by the zeros: in UTF-16 text of mostly Latin letters every other byte is 0.
pub fn encoding(head: &[u8]) -> Encoding {
    let head = &head[..head.len().min(WINDOW)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    let is_mostly = |some: usize, other: usize| half >= 2 && some * 10 >= half * 9 && other * 10 <= half;
    if head.starts_with(b"\xfe\xff") || is_mostly(even, odd) {
        Encoding::Utf16 { is_big_endian: true }
    } else if head.starts_with(b"\xff\xfe") || is_mostly(odd, even) {
        Encoding::Utf16 { is_big_endian: false }
    } else {
        Encoding::Utf8
    }
}

const GZIP: &[u8] = b"\x1f\x8b";

pub fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(GZIP)
}

/// What files of other kinds start with, what they are, and what to do instead.
const MAGIC: [(&[u8], &str, &str); 18] = [
    (b"\x89PNG", "a PNG picture", SAVE_AS),
    (b"\xff\xd8\xff", "a JPEG picture", SAVE_AS),
    (b"GIF8", "a GIF picture", SAVE_AS),
    (b"%PDF", "a PDF document", SAVE_AS),
    (b"{\\rtf", "a text document (RTF)", SAVE_AS),
    (b"SQLite format 3", "a SQLite database", SAVE_AS),
    (b"Obj\x01", "an Avro file", SAVE_AS),
    (b"ORC", "an ORC file", SAVE_AS),
    (b"ARROW1", "an Arrow file", SAVE_AS),
    (b"PAR1", "a Parquet file", READER),
    (GZIP, "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"\xd0\xcf\x11\xe0", OLD_EXCEL, "Open it in Excel and save it as a workbook (.xlsx) without a password."),
    (b"PK\x03\x04", "a ZIP archive", UNPACK),
];
const OLD_EXCEL: &str = "an old Excel workbook (.xls), or one with a password";

/// Why a file that starts so cannot be read as text, in a sentence that follows the file's name.
pub fn refusal(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(WINDOW)];
    if let Some((_, what, instead)) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)) {
        let is_workbook = || head.starts_with(b"PK") && memmem::find(head, b"xl/").is_some();
        let (what, instead) = if is_workbook() { ("an Excel workbook", READER) } else { (*what, *instead) };
        return Some(format!("is {what}, not a table of text. {instead}"));
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(format!("is a tar archive, not a table of text. {UNPACK}"));
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    if controls * FEW > head.len() {
        return Some(format!("looks like a binary file, not a table of text. {SAVE_AS}"));
    }
    let text = without_mark(head).trim_ascii_start();
    text.starts_with(b"<").then(|| format!("looks like a web page or XML, not a table of text. {SAVE_AS}"))
}

/// Whether a text starts as JSON does: an object with a name or nothing in it, or a list of anything but a word, which a
/// header in brackets would be.
pub fn is_json(head: &[u8]) -> bool {
    let head = &head[..head.len().min(WINDOW)];
    let first = |text: &[u8]| text.trim_ascii_start().first().copied();
    match without_mark(head).trim_ascii_start() {
        [b'{', rest @ ..] => matches!(first(rest), Some(b'"' | b'}')),
        [b'[', rest @ ..] => matches!(first(rest), Some(b'{' | b'[' | b'"' | b']' | b'0'..=b'9')),
        _ => false,
    }
}

/// The bytes after a UTF-8 byte order mark.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// The delimiter by which most of the first lines have equally many cells; of two that do equally well, the one that does
/// so in more lines on end, then the one with more cells. A file of one column has none, and the comma serves.
pub fn delimiter(head: &[u8]) -> u8 {
    let lines = counts(&head[..head.len().min(WINDOW)]);
    let agreement = |i: usize| {
        let most = lines.iter().map(|line| line[i]).filter(|count| *count > 0).map(|count| {
            let alike = || lines.iter().map(|line| line[i] == count);
            let (mut longest, mut run) = (0, 0);
            for is_alike in alike() {
                run = if is_alike { run + 1 } else { 0 };
                longest = longest.max(run);
            }
            (alike().filter(|is_alike| *is_alike).count(), longest, count)
        });
        most.max()
    };
    let best = (0..DELIMITERS.len()).rev().max_by_key(|i| agreement(*i)).filter(|i| agreement(*i).is_some());
    best.map_or(b',', |i| DELIMITERS[i])
}

/// The delimiter that a first line `sep=;` names, as Excel writes and reads it, and how many bytes the line takes.
pub fn stated_delimiter(head: &[u8]) -> Option<(u8, usize)> {
    let rest = head.strip_prefix(b"sep=").or_else(|| head.strip_prefix(b"\"sep="))?;
    let (delimiter, rest) = rest.split_first()?;
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    (matches!(rest.first(), Some(b'\r' | b'\n')) && DELIMITERS.contains(delimiter))
        .then(|| (*delimiter, head.len() - rest.len()))
}

/// How often each delimiter stands outside quotes in each of the first lines that are not blank. A quotation mark opens
/// a cell at its start alone, and one that is not closed at the end of a cell opens none.
fn counts(text: &[u8]) -> Vec<[usize; 4]> {
    let mut lines = Vec::new();
    let mut line = None;
    let mut is_start = true;
    let mut at = 0;
    while lines.len() < LINES && at < text.len() {
        let byte = text[at];
        if matches!(byte, b'\r' | b'\n') {
            lines.extend(line.take());
            is_start = true;
            at += 1;
            continue;
        }
        let line = line.get_or_insert([0; 4]);
        let delimiter = DELIMITERS.iter().position(|delimiter| *delimiter == byte);
        if let Some(i) = delimiter {
            line[i] += 1;
        }
        at = if byte == b'"' && is_start { closing(text, at).unwrap_or(at) } else { at } + 1;
        is_start = delimiter.is_some();
    }
    lines.extend(line);
    lines
}

/// Where the mark stands that closes the cell opened at `at`.
fn closing(text: &[u8], at: usize) -> Option<usize> {
    let closes = quotes::closing(text, at + 1)?;
    let ends = |byte: &u8| matches!(byte, b'\r' | b'\n') || DELIMITERS.contains(byte);
    text.get(closes + 1).is_none_or(ends).then_some(closes)
}

/// How many bytes the comment lines take that a report may put above its header (`# Start date: 20260910`, as GA4
/// does): lines of the first [`WINDOW`] bytes that start with `#` and hold no delimiter.
pub fn preamble(text: &[u8]) -> usize {
    let text = &text[..text.len().min(WINDOW)];
    let mut taken = 0;
    while let Some(b'#') = text.get(taken) {
        let line = &text[taken..];
        let Some(end) = memchr::memchr2(b'\n', b'\r', line) else { break };
        if line[..end].iter().any(|byte| DELIMITERS.contains(byte)) {
            break;
        }
        taken += end + line[end..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_text_is_told_for_what_it_is() {
        let says = |bytes: &[u8]| refusal(bytes).unwrap_or_default();
        assert!(says(b"\x89PNG\r\n\x1a\n").contains("PNG"));
        assert!(says(b"%PDF-1.7").contains("PDF"));
        assert!(says(b"PK\x03\x04\x14\0\0\0xl/workbook.xml").contains("Excel"));
        assert!(says(b"PK\x03\x04\x14\0\0\0photo.jpg").contains("ZIP"));
        assert!(says(b"id,email\0\x01\x02").contains("binary"));
        assert!(says(b"<html>").contains("web page"));
        assert_eq!(refusal(b"id,email\n1,a@b.com\n"), None);
        assert_eq!(refusal("Größe;Ort\n".as_bytes()), None);
    }

    #[test]
    fn json_is_told_from_a_header_in_brackets() {
        assert!(is_json(b"\xef\xbb\xbf [{\"id\": 1}]"));
        assert!(is_json(b"{\r\n \"id\": 1}"));
        assert!(is_json(b"[\"a\", \"b\"]\n"));
        assert!(!is_json(b"[ID],[Name]\n"));
        assert!(!is_json(b"{id},{name}\n"));
        assert!(!is_json(b"id,name\n"));
    }

    #[test]
    fn a_stray_control_character_makes_no_binary_file() {
        let text = format!("id,email\n{}1,a\0b@c.com\n", "1,a@b.com\n".repeat(20));
        assert_eq!(refusal(text.as_bytes()), None);
    }

    #[test]
    fn utf_16_is_told_by_its_mark_or_its_zeros() {
        let wide = |is_big_endian| Encoding::Utf16 { is_big_endian };
        assert_eq!(encoding(b"\xff\xfe\x4f\x60"), wide(false));
        assert_eq!(encoding(b"\xfe\xff\x60\x4f"), wide(true));
        assert_eq!(encoding(b"i\0d\0,\0e\0"), wide(false));
        assert_eq!(encoding(b"\0i\0d\0,\0e"), wide(true));
        assert_eq!(encoding(b"id,email\n"), Encoding::Utf8);
        assert_eq!(encoding(b"\0\0\0\0"), Encoding::Utf8);
        assert_eq!(encoding(b""), Encoding::Utf8);
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_every_line_alike() {
        assert_eq!(delimiter(b"id,email\n1,a@b.com\n"), b',');
        assert_eq!(delimiter(b"id;amount\n1;2,5\n2;3,5\n"), b';');
        assert_eq!(delimiter(b"id\tname, first\n1\tAnn\n"), b'\t');
        assert_eq!(delimiter(b"a|b|c\n1|2|3\n"), b'|');
        assert_eq!(delimiter(b"a,b|c,d\n1,2,3\n"), b',');
        assert_eq!(delimiter(b"\"a;b\",c\n1,2\n"), b',');
        assert_eq!(delimiter(b"email\na@b.com\n"), b',');
        assert_eq!(delimiter(b""), b',');
    }

    #[test]
    fn neither_titles_nor_the_text_of_cells_mislead_about_the_delimiter() {
        assert_eq!(delimiter(b"Leads, June\n\nid;amount\n1;2,5\n2;3,5\n"), b';');
        assert_eq!(delimiter(b"id;note\n1;a, b, c\n2;d\n3;e, f\n"), b';');
        assert_eq!(delimiter(b"id\tsay\n1\t\"a\"\"\tb\"\n2\t\"\"\n"), b'\t');
        assert_eq!(delimiter(b"id;size\n1;5\" disk\n2;3\" disk\n3;x\n"), b';');
        assert_eq!(stated_delimiter(b"sep=;\r\na,b;c\r\n"), Some((b';', 5)));
        assert_eq!(stated_delimiter(b"sep=;a\n"), None);
        assert_eq!(stated_delimiter(b"sep,a\n"), None);
    }

    #[test]
    fn comment_lines_above_the_header_are_passed_over() {
        assert_eq!(preamble(b"# Start: 1\r\n# End: 2\n\nName,Count\n"), 22);
        assert_eq!(preamble(b"#,Name\n1,Ann\n"), 0);
    }
}
