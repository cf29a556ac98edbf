//! Whether a quotation mark in a record runs away, and where reading picks up again.
//!
//! A cell that opens with a quotation mark may hold line breaks, so one whose closing mark is missing swallows the rows
//! after it, up to the next mark in the file. Such a record spans lines, or never ends. Within its own row it swallows
//! cells up to the next mark.

/// How far a row is followed to see whether it is sound, and how many lines are tried.
const FOLLOWED: usize = 64 * 1024;
const TRIED: usize = 1_000;

/// A quotation mark that is never closed in its cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Runaway {
    /// The cell that it opens, the first being 0.
    pub cell: usize,
    /// How many lines below the record's first it stands.
    pub lines_below: u32,
    /// Where the next sound row starts in the bytes; the next line, where none is sound.
    pub resume: usize,
}

/// The quote that runs away in a record of these bytes, if any. `width` is how many cells the header has.
///
/// It ran away if its cell reaches over a line break and then ends in the middle of text, or not at all; or if the
/// record has not as many cells as the header, and a row that has starts within the cell. A record of more cells, each of
/// which ends as a sound one does, is merely long.
pub fn runaway(record: &[u8], delimiter: u8, width: usize) -> Option<Runaway> {
    let scan = scan(record, delimiter);
    let over_lines = || scan.quoted.iter().filter(|quoted| quoted.end == End::Never || breaks_within(record, quoted));
    if let Some(quoted) = over_lines().find(|quoted| quoted.end != End::Sound) {
        return Some(from(quoted, record, delimiter, width).unwrap_or_else(|line| line));
    }
    if scan.cells == width {
        return None;
    }
    let could_open =
        |quoted: &&Quoted| matches!(record[quoted.closes - 1], b'\n' | b'\r') || record[quoted.closes - 1] == delimiter;
    over_lines()
        .filter(|quoted| scan.cells < width || could_open(quoted))
        .find_map(|quoted| from(quoted, record, delimiter, width).ok())
}

/// The cell to blame where a mark in a record on one line is closed by that of another cell: text follows it, and the
/// cells come out in another number than the header's, or a delimiter stands before it as before an opening one.
pub fn misplaced(record: &[u8], delimiter: u8, width: usize) -> Option<usize> {
    let scan = scan(record, delimiter);
    let opens_another = |quoted: &&Quoted| {
        let before = record[quoted.opens + 1..quoted.closes].iter().rev().find(|byte| **byte != b'"');
        scan.cells != width || before == Some(&delimiter)
    };
    scan.quoted.iter().filter(|quoted| quoted.end == End::InText).find(opens_another).map(|quoted| quoted.cell)
}

/// The record without the mark that opens this cell.
pub fn without_mark(record: &[u8], delimiter: u8, cell: usize) -> Option<Vec<u8>> {
    let opens = scan(record, delimiter).quoted.into_iter().find(|quoted| quoted.cell == cell)?.opens;
    Some([&record[..opens], &record[opens + 1..]].concat())
}

fn breaks_within(record: &[u8], quoted: &Quoted) -> bool {
    memchr::memchr2(b'\n', b'\r', &record[quoted.opens..quoted.closes]).is_some()
}

/// Goes on at the first sound row below the line on which a quote opens, or else (`Err`) on the line below.
fn from(quoted: &Quoted, record: &[u8], delimiter: u8, width: usize) -> Result<Runaway, Runaway> {
    let at = |resume| Runaway {
        cell: quoted.cell,
        lines_below: line_starts(&record[..quoted.opens]).count() as u32,
        resume,
    };
    let mut starts = line_starts(&record[quoted.opens..]).map(|start| quoted.opens + start);
    let next = starts.clone().next().unwrap_or(record.len());
    match starts.by_ref().take(TRIED).find(|start| is_sound(&record[*start..], delimiter, width)) {
        Some(sound) => Ok(at(sound)),
        None => Err(at(next)),
    }
}

/// Whether a row of as many cells as the header starts here, as far as the bytes go.
fn is_sound(bytes: &[u8], delimiter: u8, width: usize) -> bool {
    let followed = &bytes[..bytes.len().min(FOLLOWED)];
    let scan = scan(followed, delimiter);
    let open = scan.quoted.last().is_some_and(|quoted| quoted.end == End::Never);
    let ends = scan.quoted.iter().all(|quoted| quoted.end != End::InText);
    !followed.is_empty()
        && ends
        && if open { followed.len() == bytes.len() && scan.cells <= width } else { scan.cells == width }
}

/// Where lines start after the first.
pub fn line_starts(bytes: &[u8]) -> impl Iterator<Item = usize> + Clone {
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| !(bytes[*at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')))
        .map(|at| at + 1)
}

struct Scan {
    cells: usize,
    quoted: Vec<Quoted>,
}

/// A cell that opens with a quotation mark.
struct Quoted {
    cell: usize,
    opens: usize,
    /// Where its closing mark stands, or where the bytes end.
    closes: usize,
    end: End,
}

#[derive(PartialEq, Eq)]
enum End {
    /// A delimiter or the line's end follows the closing mark.
    Sound,
    InText,
    Never,
}

/// One record by the rules of the reader: a mark opens a quoted cell at its start alone, two stand for one, and what
/// follows the closing one is text up to the delimiter.
fn scan(bytes: &[u8], delimiter: u8) -> Scan {
    let mut scan = Scan { cells: 0, quoted: Vec::new() };
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            let closes = closing(bytes, at + 1);
            let end = match closes.map(|closes| bytes.get(closes + 1)) {
                None => End::Never,
                Some(None | Some(b'\n' | b'\r')) => End::Sound,
                Some(Some(next)) if *next == delimiter => End::Sound,
                Some(Some(_)) => End::InText,
            };
            let closes = closes.unwrap_or(bytes.len());
            scan.quoted.push(Quoted { cell: scan.cells, opens: at, closes, end });
            at = closes;
        }
        scan.cells += 1;
        match memchr::memchr3(delimiter, b'\n', b'\r', &bytes[at..]) {
            Some(next) if bytes[at + next] == delimiter => at += next + 1,
            _ => return scan,
        }
    }
}

/// Where the mark stands that closes a quoted cell whose text starts at `at`.
pub fn closing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(record: &str, width: usize) -> Option<(usize, u32, &str)> {
        let found = runaway(record.as_bytes(), b',', width)?;
        Some((found.cell, found.lines_below, &record[found.resume..]))
    }

    #[test]
    fn line_breaks_in_a_closed_cell_are_no_fault() {
        assert_eq!(found("1,\"a\nb\",2\n", 3), None);
        assert_eq!(found("1,\"a\n\"\"b\"\"\r\nc\"\n", 2), None);
        assert_eq!(found("1,\"a\nb,c\"\n", 3), None, "a short row, but no row of three starts within");
    }

    #[test]
    fn a_cell_that_ends_in_the_middle_of_text_ran_away() {
        assert_eq!(found("1,\"a,x\n2,\"b\",y\n", 3), Some((1, 0, "2,\"b\",y\n")));
        assert_eq!(found("1,\"a,x\r\n2,\"b\",y\r\n", 3), Some((1, 0, "2,\"b\",y\r\n")));
    }

    #[test]
    fn a_cell_that_never_ends_ran_away() {
        assert_eq!(found("1,\"a,x\n2,b,y\n", 3), Some((1, 0, "2,b,y\n")));
        assert_eq!(found("\"a\nb\",\"c\n2,b\n", 2), Some((1, 1, "2,b\n")));
        assert_eq!(found("1,\"a", 2), Some((1, 0, "")));
    }

    #[test]
    fn reading_picks_up_at_the_next_sound_row() {
        assert_eq!(found("1,\"a\nrest of a,x\n2,\"b\",y\n", 3), Some((1, 0, "2,\"b\",y\n")));
        assert_eq!(found("1,\"a\n2\n3\n", 3), Some((1, 0, "2\n3\n")), "no row is sound: the next line");
        assert_eq!(found("1,\"a,x\n2,\"b", 3), Some((1, 0, "2,\"b")), "a row whose end is still to come");
    }

    #[test]
    fn a_mark_that_is_closed_by_another_cells_is_misplaced() {
        let misplaced = |record: &str| misplaced(record.as_bytes(), b',', 3);
        assert_eq!(misplaced("\"a,\"b\",c,d\n"), Some(0), "three cells, but the mark after a comma is an opening one");
        assert_eq!(misplaced("1,\"a\"b\"\n"), Some(1), "two cells");
        assert_eq!(misplaced("1,\"a\" or b,c\n"), None, "text after the mark, and nothing else is amiss");
        assert_eq!(misplaced("1,\"a, \"\"b\"\"\",c\n"), None);
        assert_eq!(misplaced("1,\"a, b\"\n"), None, "a short row");
    }

    #[test]
    fn a_record_of_another_width_ran_away_if_a_row_starts_within_it() {
        assert_eq!(found("1,\"a,x\n2,\", b\",y\n", 3), Some((1, 0, "2,\", b\",y\n")));
        assert_eq!(found("\"1,a,x\n2,b\",y\n", 3), Some((0, 0, "2,b\",y\n")));
        assert_eq!(found("\"a\nb\",c,x,y\n", 3), None, "a long row, though three cells follow the line break");
    }
}
