use super::*;
use crate::intake::raw::Oddity;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<RawTable> {
    read_in_chunks(bytes, usize::MAX)
}

fn read_in_chunks(bytes: &[u8], size: usize) -> Result<RawTable> {
    let mut reader = CsvReader::new("f.csv");
    bytes.chunks(size).for_each(|chunk| reader.push(chunk));
    reader.finish()
}

fn rows(table: &RawTable) -> Vec<Vec<&str>> {
    let cell = |row, column| table.cell(row, column).unwrap_or("");
    (0..table.rows()).map(|row| (0..table.columns.len()).map(|column| cell(row, column)).collect()).collect()
}

macro_rules! parses_to {
    ($name:ident, $bytes:expr, [$([$($cell:expr),*]),*], lines $lines:expr) => {
        #[test]
        fn $name() {
            let bytes: &[u8] = $bytes.as_ref();
            for size in [1, 2, 3, usize::MAX] {
                let table = read_in_chunks(bytes, size).expect("a readable file");
                let expected: Vec<Vec<&str>> = vec![$(vec![$($cell),*]),*];
                assert_eq!(rows(&table), expected);
                assert_eq!(table.lines, $lines);
            }
        }
    };
}

parses_to!(line_feeds, "a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]], lines [2, 3]);
parses_to!(carriage_returns_and_line_feeds, "a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]], lines [2, 3]);
parses_to!(carriage_returns_alone, "a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]], lines [2, 3]);
parses_to!(blank_lines_are_no_rows_but_are_counted, "\n\na,b\n\n1,2\n  \n\r\n3,4\n\n", [["1", "2"], ["3", "4"]], lines [5, 8]);
parses_to!(quoted_breaks_stay_in_the_cell, "a,b\r\n\"1\r\nx\",2\r\n3,\"4\n\"\n5,6", [["1\r\nx", "2"], ["3", "4"], ["5", "6"]], lines [2, 4, 6]);
parses_to!(quotes_are_doubled_to_be_said, "a,b\n\"say \"\"no\"\"\",\"x,y\"\n", [["say \"no\"", "x,y"]], lines[2]);
parses_to!(a_quote_within_a_cell_is_a_letter, "a,b\n5\" disk,2\n", [["5\" disk", "2"]], lines[2]);
parses_to!(a_byte_order_mark_is_no_letter, "\u{feff}a;b\r\n1;2\r\n", [["1", "2"]], lines[2]);
parses_to!(tabs, "a\tb\n1, x\t2\n", [["1, x", "2"]], lines[2]);
parses_to!(bars, "a|b\n1|2\n", [["1", "2"]], lines[2]);
parses_to!(missing_cells_are_empty, "a,b,c\n1\n1,2\n", [["1", "", ""], ["1", "2", ""]], lines [2, 3]);
parses_to!(empty_cells_too_many_do_no_harm, "a,b\n1,2,, \n", [["1", "2"]], lines[2]);
parses_to!(a_row_of_empty_cells_is_a_row, "a,b\n,\n1,2\n", [["", ""], ["1", "2"]], lines [2, 3]);
parses_to!(an_empty_quoted_cell_is_a_row_of_one_column, "a\n\"\"\n1\n", [[""], ["1"]], lines [2, 3]);
parses_to!(cells_of_two_encodings, b"a,b\nZo\xc3\xab,Zo\xeb\n", [["Zoë", "Zoë"]], lines[2]);
parses_to!(a_delimiter_that_is_stated, "sep=;\na;b,c\n1;2\n", [["1", "2"]], lines[3]);
parses_to!(
    titles_above_the_header,
    "Leads, June\r\n\r\nEmail;Day;Type\r\na@b.com;1,5;x\r\n",
    [["a@b.com", "1,5", "x"]],
    lines[4]
);
parses_to!(comments_above_the_header, "# Start: 1\n# ---\n\nName,Count\nx,1\n", [["x", "1"]], lines[5]);

#[test]
fn one_note_tells_of_all_cells_that_are_not_utf_8() {
    let table = read(b"a,Name\nx,Zo\xeb\nx,\xe9\n").unwrap();
    assert_eq!(table.notes.len(), 1);
    assert_eq!((table.notes[0].line, table.notes[0].column.as_str()), (2, "Name"));
}

#[test]
fn a_letter_cut_in_two_by_a_delimiter_is_not_put_together_again() {
    let table = read(b"a,b\n\xc3,\xab\n").unwrap();
    assert_eq!(rows(&table), [["Ã", "«"]]);
}

#[test]
fn a_row_with_cells_too_many_is_kept_and_told_unless_they_are_empty() {
    let table = read(b"a,b\n1,2,3, ,x\n4,5, \n6,7\n").unwrap();
    assert_eq!(rows(&table), [["1", "2"], ["4", "5"], ["6", "7"]]);
    assert_eq!(table.aside, []);
    let reason = "The row has 5 cells where the header has 2: “3”, “x” is not read.".to_string();
    assert_eq!(table.notes, [Oddity { line: 2, column: String::new(), reason }]);
}

#[test]
fn cells_too_many_do_not_silence_the_note_on_the_encoding() {
    let table = read(b"a,b\n1,2,3\n4,Zo\xeb,5\nZo\xeb,6\n").unwrap();
    let told: Vec<(u32, &str)> = table.notes.iter().map(|note| (note.line, note.column.as_str())).collect();
    assert_eq!(told, [(2, ""), (3, ""), (3, "b")]);
}

#[test]
fn a_quote_never_closed_costs_its_own_line_alone() {
    for size in [1, 7, usize::MAX] {
        let table = read_in_chunks(b"a,b\r\n1,2\r\n3,\"4\r\n5,6\r\n\r\n7,8", size).unwrap();
        assert_eq!(rows(&table), [["1", "2"], ["5", "6"], ["7", "8"]]);
        assert_eq!(table.lines, [2, 4, 6]);
        assert_eq!(table.aside.iter().map(|a| a.line).collect::<Vec<_>>(), [3]);
    }
}

#[test]
fn a_quote_that_runs_away_costs_its_own_row_alone() {
    let text = b"a,b,c\r\n1,\"x,y\r\n2,\"p, q\",z\r\n3,\"over\r\nlines\",z\r\n4,\"half\r\na row\r\n5,\"r\",s\r\n";
    for size in [1, 2, 3, 7, usize::MAX] {
        let table = read_in_chunks(text, size).unwrap();
        assert_eq!(rows(&table), [["2", "p, q", "z"], ["3", "over\r\nlines", "z"], ["5", "r", "s"]]);
        assert_eq!(table.lines, [3, 4, 8]);
        let aside: Vec<(u32, &str)> = table.aside.iter().map(|odd| (odd.line, odd.column.as_str())).collect();
        assert_eq!(aside, [(2, "b"), (6, "b")]);
    }
}

#[test]
fn a_quote_that_opens_below_its_rows_first_line_is_told_with_both() {
    let table = read(b"a,b\n\"1\n2\",\"x\n3,y\n").unwrap();
    assert_eq!((rows(&table), table.lines.clone()), (vec![vec!["3", "y"]], vec![4]));
    assert_eq!((table.aside[0].line, table.aside[0].column.as_str()), (2, "b"));
    assert!(table.aside[0].reason.contains("line 3"), "{}", table.aside[0].reason);
}

#[test]
fn a_row_longer_than_any_row_is_set_aside_and_the_next_is_read() {
    let long = "x".repeat(LONGEST_RECORD);
    for text in [format!("a,b\n1,{long}\n2,y\n"), format!("a,b\n1,\"{long}\n2,y\n")] {
        for size in [64 * 1024, usize::MAX] {
            let table = read_in_chunks(text.as_bytes(), size).unwrap();
            assert_eq!(rows(&table), [["2", "y"]]);
            assert_eq!((table.lines.as_slice(), table.aside[0].line), (&[3][..], 2));
        }
    }
}

#[test]
fn each_of_many_quotes_that_run_away_costs_its_own_row_alone() {
    let text = format!("a,b\n{}", "1,\"x\n2,y\n".repeat(20_000));
    let table = read(text.as_bytes()).unwrap();
    assert_eq!((table.rows(), table.aside.len()), (20_000, 20_000));
}

macro_rules! refuses {
    ($name:ident, $bytes:expr, $says:expr) => {
        #[test]
        fn $name() {
            let bytes = $bytes;
            let bytes: &[u8] = bytes.as_ref();
            for size in [1000, usize::MAX] {
                let error = read_in_chunks(bytes, size).expect_err("no table");
                assert_eq!(error.code, crate::error::Code::UnreadableFile);
                assert_eq!(error.file.as_deref(), Some("f.csv"));
                assert!(error.message.contains($says), "{}", error.message);
            }
        }
    };
}

refuses!(an_empty_file_is_refused, "", "is empty");
refuses!(a_file_of_white_space_is_refused, "\u{feff} \r\n\n", "is empty");
refuses!(a_picture_is_refused, b"\x89PNG\r\n\x1a\n\0\0", "PNG");
refuses!(one_endless_line_is_refused, vec![b'x'; 3_000_000], "no line break");
refuses!(a_header_with_an_open_quote_is_refused, "a,\"b\n1,2\n", "never closed");

/// Cells of the characters that matter to the reader, so that quotes, breaks and delimiters meet in every way.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop::sample::select(b"ab,,;\n\n\r\"\" \xc3\xab".to_vec());
    prop::collection::vec(byte, 0..200)
}

proptest! {
    #[test]
    fn chunks_change_nothing(bytes in noise(), size in 1usize..40) {
        let shown = |table: Result<RawTable>| {
            table.map(|t| (rows(&t).concat().join("\u{1}"), t.lines.clone(), t.aside.clone(), t.notes.clone()))
        };
        prop_assert_eq!(shown(read(&bytes)), shown(read_in_chunks(&bytes, size)));
    }

    #[test]
    fn what_is_written_is_read(cells in prop::collection::vec(("[a-z,;\"\n\r é]{0,6}", "[a-z,\"\n]{1,6}"), 1..20)) {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines: Vec<String> = cells.iter().map(|(a, b)| format!("{},{}", quoted(a), quoted(b))).collect();
        let table = read(format!("first,second\n{}\n", lines.join("\n")).as_bytes()).unwrap();
        let expected: Vec<Vec<&str>> = cells.iter().map(|(a, b)| vec![a.trim(), b.trim()]).collect();
        prop_assert_eq!(rows(&table), expected);
    }
}

#[test]
fn a_row_with_a_mark_that_is_never_closed_keeps_its_text_and_its_cells_without_the_mark() {
    let mut reader = CsvReader::new("file");
    reader.push(b"a,b,c\n1,\"x,\"y, z\"\n2,\"x\n3,y,z\n");
    let table = reader.finish().unwrap();
    let told: Vec<_> = table.aside.iter().map(|odd| (odd.line, odd.text.as_str(), odd.cells.join("|"))).collect();
    assert_eq!(told, [(2, "1,\"x,\"y, z\"", "1|x|y, z".to_string()), (3, "2,\"x", "2|x".into())]);
    assert_eq!(table.rows(), 1);
}
