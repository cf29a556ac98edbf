//! Records to a table: which one is the header, what stands above it as a title, and what below the rows as a footer.
//!
//! The first records are held until there are enough to tell the header, and what could be a footer until a row follows
//! it or the file ends. Both depend on the records alone, never on how the file's bytes came.

use super::aside::Mend;
use super::ledger::TOLD;
use super::look;
use super::raw::{Misfit, Oddity, RawTable};
use super::share::{Share, ShareRead};

/// The records that are held to find the header among them, and how many bytes of text at most.
const HELD: usize = 50;
const HELD_BYTES: usize = 256 * 1024;
/// A header stands this far down at most.
const TITLES: usize = 20;
/// Records that could be a footer; more of them are rows.
const TAIL: usize = 100;
/// What Excel has room for.
pub const MOST_COLUMNS: usize = 16_384;

#[derive(Default)]
pub struct Layout {
    /// The first records, until the header is known.
    first: Vec<Held>,
    first_bytes: usize,
    has_header: bool,
    /// Whether the first record is the header whatever it looks like, and nothing below it a footer.
    is_plain: bool,
    /// The last records, as far as they could be a footer.
    tail: Vec<Held>,
    /// The cells that are numbers in some record, whatever their texts look like.
    numbers: Vec<bool>,
    /// Rows that were told to have cells too many.
    long_rows: usize,
    /// The places of the share's columns, where the header has them.
    whose: Vec<Option<usize>>,
    table: RawTable,
    aside: Vec<(Odd, Mend, Text)>,
    notes: Vec<Odd>,
    refused: Option<String>,
}

struct Held {
    line: u32,
    after_blank: bool,
    cells: Vec<String>,
}

/// What is left of a record that was not cut: its text, and its cells where they can be told.
pub struct Text {
    pub whole: String,
    pub cells: Vec<String>,
}

/// Something odd in a cell whose header may not be known yet.
struct Odd {
    line: u32,
    cell: Option<usize>,
    reason: String,
}

impl Layout {
    /// For records of which it is known that the first is the header, and that all others are rows.
    pub fn with_plain_header() -> Layout {
        Layout { is_plain: true, ..Layout::default() }
    }

    /// Reads the rows of a share of the people alone.
    pub fn share(&mut self, share: &Share) {
        self.table.share = Some(ShareRead::new(share));
    }

    /// A record; `after_blank` where a blank line stands above it. One that is blank itself is no row.
    pub fn record<'a>(&mut self, line: u32, after_blank: bool, cells: impl ExactSizeIterator<Item = &'a str> + Clone) {
        if self.has_header {
            return self.body(line, after_blank, cells);
        }
        let cells: Vec<String> = cells.map(String::from).collect();
        self.first_bytes += cells.iter().map(String::len).sum::<usize>();
        self.first.push(Held { line, after_blank, cells });
        if self.is_plain || self.first.len() >= HELD || self.first_bytes >= HELD_BYTES {
            self.find_header();
        }
    }

    /// Sets a record aside that could not be cut into cells; `cell` is the one to blame.
    pub fn set_aside(&mut self, line: u32, cell: Option<usize>, (mend, reason): (Mend, String), text: Text) {
        self.aside.push((Odd { line, cell, reason }, mend, text));
    }

    /// The file says that a cell is a number.
    pub fn number(&mut self, cell: usize) {
        if self.numbers.len() <= cell {
            self.numbers.resize(cell + 1, false);
        }
        self.numbers[cell] = true;
    }

    pub fn note(&mut self, line: u32, cell: Option<usize>, reason: String) {
        self.notes.push(Odd { line, cell, reason });
    }

    /// How many cells the header has, as far as can be told; `None` before the first record.
    pub fn width(&self) -> Option<usize> {
        if self.has_header {
            return Some(self.table.columns.len());
        }
        self.first.get(header(&self.first)).map(|held| held.cells.len())
    }

    /// Records so far, those set aside among them.
    pub fn records(&self) -> usize {
        let left_out = self.table.share.as_ref().map_or(0, |share| share.left_out as usize);
        self.table.rows() + left_out + self.aside.len() + self.first.len() + self.tail.len()
    }

    /// The table, or why there is none, in a sentence that follows the file's name.
    pub fn finish(mut self) -> Result<RawTable, String> {
        if !self.has_header {
            self.find_header();
        }
        self.end_tail();
        if let Some(why) = self.refused {
            return Err(why);
        }
        let Layout { mut table, aside, notes, numbers, .. } = self;
        for (column, is_number) in table.columns.iter_mut().zip(numbers) {
            column.has_numbers = is_number;
        }
        let header = |cell: Option<usize>| {
            let column = cell.and_then(|cell| table.columns.get(cell));
            column.map_or(String::new(), |column| column.header.clone())
        };
        let note = |Odd { line, cell, reason }| Oddity { line, column: header(cell), reason };
        let mut notes: Vec<Oddity> = notes.into_iter().map(note).collect();
        let misfit = |(Odd { line, cell, reason }, mend, text): (Odd, Mend, Text)| {
            let (column, Text { whole: text, cells }) = (header(cell), text);
            Misfit { line, column, mend, reason, text, cells }
        };
        let mut aside: Vec<Misfit> = aside.into_iter().map(misfit).collect();
        notes.sort_by(|a, b| (a.line, &a.column).cmp(&(b.line, &b.column)));
        aside.sort_by(|a, b| (a.line, &a.column).cmp(&(b.line, &b.column)));
        (table.aside, table.notes) = (aside, notes);
        Ok(table)
    }

    fn find_header(&mut self) {
        let first = std::mem::take(&mut self.first);
        let at = header(&first);
        self.tell_titles(&first[..at]);
        let mut records = first.into_iter().skip(at);
        let Some(names) = records.next() else { return };
        if names.cells.len() > MOST_COLUMNS {
            let columns = names.cells.len();
            self.refused = Some(format!("has {columns} columns, more than the {MOST_COLUMNS} that can be read."));
            return;
        }
        self.table.columns = RawTable::with_headers(names.cells.iter().map(String::as_str)).columns;
        let place = |header: &String| self.table.columns.iter().position(|column| column.header == *header);
        self.whose = self.table.share.iter().flat_map(|share| &share.columns).map(place).collect();
        self.has_header = true;
        for record in records {
            self.body(record.line, record.after_blank, record.cells.iter().map(String::as_str));
        }
    }

    fn tell_titles(&mut self, titles: &[Held]) {
        let mut told = titles.iter().filter(|held| filled(held.cells()).next().is_some());
        let Some(title) = told.next() else { return };
        let text = filled(title.cells()).next().expect("a title has text");
        let reason = match told.count() {
            0 => format!("The line “{text}” above the header is taken for a title and is not read."),
            more => format!(
                "The {} lines above the header, from “{text}” on, are taken for titles and are not read.",
                more + 1
            ),
        };
        self.note(title.line, None, reason);
    }

    /// A record below the header.
    fn body<'a>(&mut self, line: u32, after_blank: bool, cells: impl ExactSizeIterator<Item = &'a str> + Clone) {
        // A line of white space alone is blank too, to the eye.
        if !self.is_plain
            && cells.len() == 1
            && self.table.columns.len() != 1
            && cells.clone().all(|cell| cell.trim().is_empty())
        {
            return;
        }
        if !self.is_plain && self.tail.len() < TAIL && self.could_end(cells.clone()) {
            self.tail.push(Held { line, after_blank, cells: cells.map(String::from).collect() });
            return;
        }
        self.tail_as_rows();
        self.row(line, cells);
    }

    fn row<'a>(&mut self, line: u32, mut cells: impl ExactSizeIterator<Item = &'a str> + Clone) {
        let whose = &self.whose;
        let cell = |at: usize| whose[at].and_then(|place| cells.clone().nth(place));
        if self.table.share.as_mut().is_some_and(|share| share.leaves_out(cell)) {
            return;
        }
        let (count, width) = (cells.len(), self.table.columns.len());
        if count > width && self.long_rows < TOLD {
            let surplus: Vec<&str> = filled(cells.clone().skip(width)).collect();
            if !surplus.is_empty() {
                self.long_rows += 1;
                let reason = format!(
                    "The row has {count} cells where the header has {width}: “{}” is not read.",
                    surplus.join("”, “")
                );
                self.note(line, None, reason);
            }
        }
        for column in &mut self.table.columns {
            match cells.next() {
                Some(cell) => column.push(cell),
                None => column.push_empty(),
            }
        }
        self.table.lines.push(line);
    }

    /// Whether a record could be a footer if no row came after it: one text alone, or totals.
    fn could_end<'a>(&self, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
        let mut filled = filled(cells);
        let Some(first) = filled.next() else { return true };
        self.table.columns.len() > 1
            && match filled.next() {
                None => true,
                Some(second) => is_total(first) && look::is_number(second) && filled.all(look::is_number),
            }
    }

    /// What was held for a footer is none: a row came after it.
    fn tail_as_rows(&mut self) {
        for held in std::mem::take(&mut self.tail) {
            self.row(held.line, held.cells());
        }
    }

    /// The file has ended: what is left is rows up to the first that can only be a footer.
    fn end_tail(&mut self) {
        let footers = self.tail.iter().position(Held::is_footer).unwrap_or(self.tail.len());
        let footers = self.tail.split_off(footers);
        self.tail_as_rows();
        for footer in footers {
            let reason = "This stands below the rows as a total or a footer does, and is no row.";
            let text = Text { whole: footer.cells.join(", "), cells: footer.cells };
            self.set_aside(footer.line, None, (Mend::Footer, reason.into()), text);
        }
    }
}

impl Held {
    fn cells(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.cells.iter().map(String::as_str)
    }

    /// A total; or a sentence below a blank line, or one that such lines are known by.
    fn is_footer(&self) -> bool {
        let Some(text) = filled(self.cells()).next() else { return false };
        let is_sentence = text.contains(char::is_whitespace) && !text.contains('@');
        is_total(text) || (is_sentence && (self.after_blank || is_colophon(text)))
    }
}

/// The record that is the header: the first, unless those above another one are titles; then the last such, since a line
/// of a title may look like a header to the lines above it.
fn header(first: &[Held]) -> usize {
    let counts: Vec<usize> = first.iter().map(|held| filled(held.cells()).count()).collect();
    let is_header = |at: usize| {
        let (names, below) = (counts[at], &counts[at + 1..]);
        let alike = below.iter().filter(|count| **count * 2 > names).count();
        first[..at].iter().zip(&counts).all(|(held, count)| is_title(held, *count, names))
            && are_names(&first[at])
            && if below.is_empty() { first[at].after_blank } else { alike * 2 >= below.len() }
    };
    let start = counts.iter().position(|count| *count > 0).unwrap_or(0);
    (start + 1..first.len().min(start + TITLES)).rev().find(|at| counts[*at] > 1 && is_header(*at)).unwrap_or(start)
}

/// Whether a record above one of `names` names could be a title: at most half as many cells, or a label and its value.
fn is_title(held: &Held, count: usize, names: usize) -> bool {
    let is_label = |text: &str| text.ends_with(':') || text.starts_with('#');
    count * 2 <= names || (count < names && count <= 2 && filled(held.cells()).next().is_some_and(is_label))
}

/// Whether the cells could be the names of columns: distinct texts without a gap, none of which is a value.
fn are_names(held: &Held) -> bool {
    let texts: Vec<&str> = filled(held.cells()).collect();
    let distinct = texts.iter().enumerate().all(|(i, text)| !texts[..i].contains(text));
    let starts = held.cells().skip_while(|cell| cell.trim().is_empty());
    distinct
        && starts.take(texts.len()).all(|cell| !cell.trim().is_empty())
        && texts
            .iter()
            .all(|text| text.len() <= 100 && !text.contains('@') && !look::is_number(text) && !look::is_date(text))
}

fn filled<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> impl Iterator<Item = &'a str> + Clone {
    cells.filter(|cell| is_filled(cell)).map(str::trim)
}

/// Most cells start with a letter or a digit, and one look shows it.
fn is_filled(cell: &str) -> bool {
    cell.as_bytes().first().is_some_and(|first| first.is_ascii_graphic() || !cell.trim().is_empty())
}

/// “Total”, “Grand Totals (100 records)”, “Summe:”.
fn is_total(text: &str) -> bool {
    const TOTALS: [&str; 13] = [
        "total",
        "totals",
        "grand total",
        "grand totals",
        "subtotal",
        "overall total",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "totale",
        "totaal",
        "total general",
    ];
    let words = text.split('(').next().unwrap_or_default().trim_end_matches([':', ' ']);
    TOTALS.iter().any(|total| total.eq_ignore_ascii_case(words))
}

/// What reports say below their rows, whether or not a blank line stands between.
fn is_colophon(text: &str) -> bool {
    const STARTS: [&str; 7] =
        ["copyright", "©", "(c) ", "confidential", "generated ", "report generated", "end of report"];
    let lower = text.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
