//! What the first bytes of a file say about it: that it is no table of text, or where its cells end.
//!
//! Only the first [`WINDOW`] bytes count, however the file arrives, so that its chunks change nothing.

use memchr::memmem;

/// How much of a file is looked at.
pub const WINDOW: usize = 64 * 1024;

const BOM: &[u8] = b"\xef\xbb\xbf";
const DELIMITERS: [u8; 4] = *b",;\t|";
/// How many lines are compared to tell the delimiter.
const LINES: usize = 30;

const SAVE_AS: &str = "Save it as CSV (UTF-8) and open that.";

/// Why a file that starts so cannot be read as text, in a sentence that follows the file's name.
pub fn refusal(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(WINDOW)];
    let magic: [(&[u8], &str); 9] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"%PDF", "a PDF document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"PAR1", "a Parquet file"),
        (b"SQLite format 3", "a SQLite database"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"PK\x03\x04", "a ZIP archive"),
    ];
    if let Some((_, what)) = magic.iter().find(|(magic, _)| head.starts_with(magic)) {
        let what = match memmem::find(head, b"[Content_Types].xml").or_else(|| memmem::find(head, b"xl/")) {
            Some(_) if *what == "a ZIP archive" => "an Excel workbook",
            _ => what,
        };
        return Some(format!("looks like {what}, not a table of text. {SAVE_AS}"));
    }
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || is_utf_16_without_mark(head) {
        return Some(format!("is encoded as UTF-16. {SAVE_AS}"));
    }
    if memchr::memchr(0, head).is_some() {
        return Some(format!("looks like a binary file, not a table of text. {SAVE_AS}"));
    }
    let text = without_mark(head).trim_ascii_start();
    let markup = match text {
        [b'<', ..] => "a web page or XML",
        [b'{', ..] => "JSON",
        [b'[', rest @ ..] if matches!(rest.trim_ascii_start(), [b'{' | b'[', ..]) => "JSON",
        _ => return None,
    };
    Some(format!("looks like {markup}, not a table of text. {SAVE_AS}"))
}

/// In UTF-16 text of mostly Latin letters every other byte is 0.
fn is_utf_16_without_mark(head: &[u8]) -> bool {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    half >= 2 && even.max(odd) * 10 >= half * 9 && even.min(odd) * 10 <= half
}

/// The bytes after a UTF-8 byte order mark.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// The delimiter that stands in the header and gives the most of the first lines as many cells as the header has; of
/// two that do equally well, the one with more cells. A file of one column has none, and the comma serves.
pub fn delimiter(head: &[u8]) -> u8 {
    let lines = counts(&head[..head.len().min(WINDOW)]);
    let Some((header, rows)) = lines.split_first() else { return b',' };
    let mut best = (0, 0, b',');
    for (i, delimiter) in DELIMITERS.into_iter().enumerate() {
        let agreeing = rows.iter().filter(|row| row[i] == header[i]).count();
        if header[i] > 0 && (best.1 == 0 || (agreeing, header[i]) > (best.0, best.1)) {
            best = (agreeing, header[i], delimiter);
        }
    }
    best.2
}

/// How often each delimiter stands outside quotes in each of the first lines that are not blank.
fn counts(text: &[u8]) -> Vec<[usize; 4]> {
    let mut lines = Vec::new();
    let mut line = [0; 4];
    let (mut quoted, mut blank) = (false, true);
    for byte in text {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => {
                if !blank {
                    lines.push(line);
                }
                if lines.len() == LINES {
                    return lines;
                }
                (line, blank) = ([0; 4], true);
                continue;
            }
            _ if !quoted => {
                if let Some(i) = DELIMITERS.iter().position(|d| d == byte) {
                    line[i] += 1;
                }
            }
            _ => {}
        }
        blank = false;
    }
    if !blank {
        lines.push(line);
    }
    lines
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
        assert!(says(b"\xff\xfei\0d\0").contains("UTF-16"));
        assert!(says(b"i\0d\0,\0e\0").contains("UTF-16"));
        assert!(says(b"id,email\0\x01\x02").contains("binary"));
        assert!(says(b"\xef\xbb\xbf [{\"id\": 1}]").contains("JSON"));
        assert!(says(b"<html>").contains("web page"));
        assert_eq!(refusal(b"id,email\n1,a@b.com\n"), None);
        assert_eq!(refusal("Größe;Ort\n".as_bytes()), None);
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
    fn comment_lines_above_the_header_are_passed_over() {
        assert_eq!(preamble(b"# Start: 1\r\n# End: 2\n\nName,Count\n"), 22);
        assert_eq!(preamble(b"#,Name\n1,Ann\n"), 0);
    }
}
