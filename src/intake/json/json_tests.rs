use super::*;
use proptest::prelude::*;

fn read_in_chunks(text: &[u8], size: usize) -> Result<RawTable> {
    let mut reader = JsonReader::new("f.json");
    text.chunks(size).for_each(|chunk| reader.push(chunk));
    reader.finish()
}

/// Headers, rows, their lines, the lines set aside and the format; the same in chunks of every size.
fn read(text: impl AsRef<[u8]>) -> (String, Vec<u32>, Vec<u32>, String) {
    let shown = |size: usize| {
        let table = read_in_chunks(text.as_ref(), size).expect("a readable file");
        let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
        let cell = |row, column| table.cell(row, column).unwrap_or("");
        let row = |row| (0..headers.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join("|");
        let rows: Vec<String> = std::iter::once(headers.join("|")).chain((0..table.rows()).map(row)).collect();
        let aside = table.aside.iter().map(|odd| odd.line).collect();
        (rows.join("/"), table.lines, aside, table.format.name)
    };
    let whole = shown(usize::MAX);
    for size in [1, 2, 3, 7, 64 * 1024] {
        assert_eq!(shown(size), whole, "in chunks of {size}");
    }
    whole
}

fn refused(text: &str) -> String {
    read_in_chunks(text.as_bytes(), usize::MAX).expect_err("no table").message
}

#[test]
fn one_record_a_line_is_told_by_its_line() {
    let text = "{\"id\":\"007\",\"n\":1.50}\r\n\r\n{\"n\":2,\"id\":\"8\",\"more\":true}\r\n{\"id\":null}";
    let expected =
        ("id|n|more/007|1.50|/8|2|true/||".to_string(), vec![1, 3, 4], vec![], "JSON, one record a line".into());
    assert_eq!(read(text), expected);
    assert_eq!(read(text.replace('\r', "")), expected);
    assert_eq!(read(text.replace('\n', "")), expected);
}

#[test]
fn a_broken_line_costs_itself_alone() {
    let text = "{\"a\":1}\n{\"a\":\"2}\n{\"a\" 3}\n[4]\n5\n{\"a\":6}";
    let (rows, lines, aside, _) = read(text);
    assert_eq!((rows.as_str(), lines, aside), ("a/1/6", vec![1, 6], vec![2, 3, 4, 5]));
}

#[test]
fn a_list_is_told_by_the_number_of_the_record() {
    let (rows, lines, aside, format) =
        read("[\n {\"a\": 1, \"b\": {\"c\": \"]}\\\"\"}},\n {\"a\": 2}, 5,\n {\"a\": 01}, {\"a\": 3}\n]\n");
    assert_eq!((rows.as_str(), lines, aside), ("a|b.c/1|]}\"/2|/3|", vec![1, 2, 5], vec![3, 4]));
    assert_eq!(format, "JSON list");
}

#[test]
fn the_one_list_in_an_object_is_the_table() {
    let text = "{\"total\": 2, \"errors\": [], \"tags\": [\"x\", [1]], \"data\": {\"results\": [{\"a\": 1}, {\"a\": 2}]}, \"next\": null}";
    assert_eq!(read(text), ("a/1/2".into(), vec![1, 2], vec![], "JSON list “results”".into()));
    let pages = format!("{}\n{}", text.replace(',', ",\n"), text.replace(',', ",\n"));
    assert_eq!(read(pages), ("a/1/2/1/2".into(), vec![1, 2, 3, 4], vec![], "JSON list “results”".into()));
}

#[test]
fn values_may_reach_over_lines() {
    let (rows, lines, _, format) = read("{\n\"a\": 1\n}\n{\n\"a\": 2\n}\n");
    assert_eq!((rows.as_str(), lines, format.as_str()), ("a/1/2", vec![1, 4], "JSON"));
    assert_eq!(read("{\"a\": 1, \"b\": [1, 2]}").0, "a|b/1|1;2");
}

#[test]
fn lists_of_cells_have_their_header_first() {
    assert_eq!(read("[[\"a\", \"b\"], [1, null], [\"x\", \"y\"]]").0, "a|b/1|/x|y");
    let (rows, lines, _, _) = read("[\"a\",\"b\"]\n[1,2]\n[3,4]\n");
    assert_eq!((rows.as_str(), lines), ("a|b/1|2/3|4", vec![2, 3]));
}

#[test]
fn a_list_that_breaks_off_keeps_what_stands_before() {
    let (rows, lines, aside, _) = read("[{\"a\": 1}, {\"a\": 2}, {\"a\": \"3");
    assert_eq!((rows.as_str(), lines, aside), ("a/1/2", vec![1, 2], vec![3]));
}

#[test]
fn json_without_records_is_refused() {
    assert!(refused("[]").contains("list is empty"));
    assert!(refused("{\"results\": []}").contains("list is empty"));
    assert!(refused("[1, 2, 3]").contains("without a list of records"));
    assert!(refused("{\"a\": [1, 2], \"b\": [3, 4]}").contains("without a list of records"));
    assert!(refused("{\"a\": [{\"x\": 1}], \"b\": [{\"y\": 1}]}").contains("“a” and “b”"));
    assert!(refused("{\"a\": 1,\n").contains("without a list of records"));
}

#[test]
fn a_record_longer_than_any_record_is_set_aside() {
    let long = "x".repeat(LONGEST_RECORD);
    for text in [
        format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}\n{{\"a\":2}}\n"),
        format!("[{{\"a\":1}},{{\"a\":\"{long}\"}},{{\"a\":2}}]"),
    ] {
        for size in [64 * 1024, usize::MAX] {
            let table = read_in_chunks(text.as_bytes(), size).unwrap();
            assert_eq!((table.rows(), table.aside.len()), (2, 1));
            assert!(table.aside[0].reason.contains("4 MB"));
        }
    }
}

#[test]
fn records_that_are_not_utf_8_are_read_and_noted() {
    let table = read_in_chunks(b"{\"a\":\"Zo\xeb\"}\n{\"a\":\"\xe9\"}\n{\"a\":\"\xc3\xab\"}\n", 2).unwrap();
    let texts: Vec<&str> = table.columns[0].texts.iter().collect();
    assert_eq!(texts, ["Zoë", "é", "ë"]);
    assert_eq!(table.notes.iter().map(|odd| odd.line).collect::<Vec<_>>(), [1]);
}

#[test]
fn names_without_end_are_cut_and_told() {
    let text: String = (0..2_100).map(|i| format!("{{\"a\":1,\"k{i}\":2}}\n")).collect();
    let table = read_in_chunks(text.as_bytes(), usize::MAX).unwrap();
    assert_eq!((table.columns.len(), table.rows()), (2_000, 2_100));
    assert_eq!((table.notes.len(), table.notes[0].line), (1, 2_000));
}

#[test]
fn a_number_settles_how_its_column_is_written() {
    for text in ["{\"a\":1.234,\"b\":\"1.234\"}\n{\"a\":\"5.678\"}", "[[\"a\",\"b\"],[1.234,\"1.234\"]]"] {
        let table = read_in_chunks(text.as_bytes(), usize::MAX).unwrap();
        assert_eq!(table.columns.iter().map(|column| column.has_numbers).collect::<Vec<_>>(), [true, false]);
        let settled: Vec<_> = table.columns.iter().map(crate::intake::settle::column_decimal_mark).collect();
        use crate::intake::tables::{DecimalMark::Point, Settled};
        assert_eq!(settled, [Settled::By(Point), Settled::Unresolved]);
    }
}

/// Texts of the bytes that matter to the cutter, so that brackets, marks and breaks meet in every way.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop::sample::select(b"{{[[]]}}\"\"\\,:\n\r 1a".to_vec());
    (prop::sample::select(vec!["[{", "{\"a\":[{", "{\"a\":1}\n", "[["]), prop::collection::vec(byte, 0..120))
        .prop_map(|(start, noise)| [start.as_bytes(), &noise].concat())
}

proptest! {
    #[test]
    fn chunks_change_nothing(text in noise(), size in 1usize..20) {
        let shown = |size: usize| {
            read_in_chunks(&text, size).map(|table| {
                let texts: Vec<Vec<String>> =
                    table.columns.iter().map(|column| column.texts.iter().map(String::from).collect()).collect();
                (texts, table.lines, table.aside, table.notes)
            })
        };
        prop_assert_eq!(shown(size), shown(usize::MAX));
    }
}
