//! Cells to CSV as RFC 4180 has it, in two profiles.
//!
//! Only texts are guarded: a number is a number to every spreadsheet, and -5 must stay one.

use std::borrow::Cow;

/// What is done to texts that a spreadsheet would run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// They get a leading `'`.
    SpreadsheetSafe,
    /// Nothing: what is read back is what was written.
    AsIs,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    Missing,
}

impl<'a> Cell<'a> {
    pub fn text(text: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }

    pub fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Missing, Cell::text)
    }

    /// Nothing where the text is empty.
    pub fn filled(text: Cow<'a, str>) -> Cell<'a> {
        if text.is_empty() { Cell::Missing } else { Cell::Text(text) }
    }

    /// A day or an instant.
    pub fn shown(value: Option<impl ToString>) -> Cell<'a> {
        value.map_or(Cell::Missing, |value| Cell::Text(Cow::Owned(value.to_string())))
    }

    pub fn truth(truth: bool) -> Cell<'a> {
        Cell::text(if truth { "true" } else { "false" })
    }
}

/// The first characters that make a spreadsheet run a text (spec §11).
const RUN: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];

/// Adds a line.
pub fn line<'a>(out: &mut String, cells: impl IntoIterator<Item = Cell<'a>>, profile: Profile) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        match cell {
            Cell::Missing => {}
            Cell::Number(number) => out.push_str(&number.to_string()),
            Cell::Text(text) => {
                let guard = profile == Profile::SpreadsheetSafe && text.starts_with(RUN);
                quoted(out, if guard { "'" } else { "" }, &text);
            }
        }
    }
    out.push_str("\r\n");
}

fn quoted(out: &mut String, guard: &str, text: &str) {
    // White space at either end is quoted too: some readers trim what is not.
    let spaced = text.trim().len() < text.len();
    if !spaced && !text.contains([',', '"', '\r', '\n']) {
        out.push_str(guard);
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(guard);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: Vec<Cell>, profile: Profile) -> String {
        let mut out = String::new();
        line(&mut out, cells, profile);
        out
    }

    #[test]
    fn a_text_that_would_run_is_guarded_and_a_number_is_left_alone() {
        let cells = || vec![Cell::text("=1+1"), Cell::text("-5"), Cell::Number(-5.0), Cell::text("'=x"), Cell::Missing];
        assert_eq!(written(cells(), Profile::SpreadsheetSafe), "'=1+1,'-5,-5,'=x,\r\n");
        assert_eq!(written(cells(), Profile::AsIs), "=1+1,-5,-5,'=x,\r\n");
    }

    #[test]
    fn the_guard_stands_inside_the_quotation_marks() {
        let cells = vec![Cell::text("=\"a\",b"), Cell::text("\t=1"), Cell::text("a\r\nb")];
        assert_eq!(written(cells, Profile::SpreadsheetSafe), "\"'=\"\"a\"\",b\",\"'\t=1\",\"a\r\nb\"\r\n");
    }
}
