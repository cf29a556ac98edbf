//! Rows that were set aside, mended and loaded again: what was told of them in columns of its own is no data.
//!
//! What a spreadsheet would run as a formula goes out with a mark before it, so in such a file the mark is taken away.

use super::raw::{RawColumn, RawTable};
use crate::text::Texts;

/// The headers under which it is told: where the row stood, and why it was set aside.
pub const TOLD: [&str; 6] = [
    "Set aside: file",
    "Set aside: sheet",
    "Set aside: line",
    "Set aside: column",
    "Set aside: reason",
    "Set aside: text",
];

/// The table without what was told of its rows.
pub fn untold(mut table: RawTable) -> RawTable {
    let columns = table.columns.len();
    table.columns.retain(|column| !TOLD.contains(&column.header.as_str()));
    if table.columns.len() < columns {
        table.columns.iter_mut().for_each(unguard);
    }
    table
}

fn unguard(column: &mut RawColumn) {
    let guarded = |text: &str| text.strip_prefix('\'').is_some_and(is_guarded);
    if !column.texts.iter().any(guarded) {
        return;
    }
    let mut texts = Texts::default();
    let plain = |text| if guarded(text) { &text[1..] } else { text };
    let codes: Vec<u32> = column.texts.iter().map(|text| texts.intern(plain(text)).0).collect();
    for code in column.codes.iter_mut().filter(|code| **code != RawTable::EMPTY) {
        *code = codes[*code as usize];
    }
    column.texts = texts;
}

/// Whether a text is one that goes out with a mark before it.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use crate::intake::reader::FileReader;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let mut reader = FileReader::new("file");
        reader.push(text.as_bytes());
        let table = reader.finish().unwrap();
        let headers = table.columns.iter().map(|column| column.header.clone()).collect();
        let row = (0..table.columns.len()).map(|column| table.cell(0, column).unwrap_or("").into()).collect();
        (headers, row)
    }

    #[test]
    fn what_was_told_of_a_row_is_no_data_when_it_comes_again() {
        let told = read("a,b,Set aside: line,Set aside: reason\n1,'-5,7,why\n");
        assert_eq!(told, (vec!["a".into(), "b".into()], vec!["1".into(), "-5".into()]));
    }

    #[test]
    fn a_mark_before_a_formula_is_data_in_any_other_file() {
        assert_eq!(read("a,b\n1,'-5\n").1, ["1", "'-5"]);
    }

    #[test]
    fn of_several_marks_one_is_taken_away() {
        assert_eq!(read("a,b,Set aside: line\n'x,''=1,7\n").1, ["'x", "'=1"]);
    }
}
