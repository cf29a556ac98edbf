//! The files on which other CSV readers are tried, with the cells that their own projects expect.
//!
//! They are not ours to ship: `CUTLINE_DATA` names the folder that holds them, `../shared/data` without it. Where our
//! reading differs from what is expected, the difference and its reason stand here.

use cutline::intake::raw::RawTable;
use cutline::intake::reader::FileReader;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The folder, unless the files are absent.
fn folder() -> Option<PathBuf> {
    let data = std::env::var_os("CUTLINE_DATA").map_or_else(|| "../shared/data".into(), PathBuf::from);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(data).join("csv_torture");
    if !folder.exists() {
        eprintln!("not run: no data sets in {} (see CUTLINE_DATA)", folder.display());
    }
    folder.exists().then_some(folder)
}

type Cells = Vec<Vec<String>>;

/// Header and rows, and the lines set aside with their columns; or why the file is none. In portions of every size the
/// same.
fn read(path: &PathBuf) -> Result<(Cells, Vec<(u32, String)>), String> {
    let bytes = fs::read(path).unwrap();
    let in_portions = |size: usize| {
        let mut reader = FileReader::new("file");
        bytes.chunks(size).for_each(|portion| reader.push(portion));
        reader.finish().map(|table| (cells(&table), aside(&table))).map_err(|error| error.message)
    };
    let whole = in_portions(usize::MAX);
    for size in [1, 2, 3, 7, 64 * 1024] {
        assert_eq!(in_portions(size), whole, "{} in portions of {size}", path.display());
    }
    whole
}

fn cells(table: &RawTable) -> Cells {
    let header = table.columns.iter().map(|column| column.header.clone()).collect();
    let row = |row| (0..table.columns.len()).map(|column| table.cell(row, column).unwrap_or("").to_string()).collect();
    std::iter::once(header).chain((0..table.rows()).map(row)).collect()
}

fn aside(table: &RawTable) -> Vec<(u32, String)> {
    table.aside.iter().map(|odd| (odd.line, odd.column.clone())).collect()
}

/// Lists of cells, or of objects whose keys are the header.
fn expected(json: &Value) -> Cells {
    let text = |value: &Value| value.as_str().expect("expected cells are texts").to_string();
    let records = json.as_array().map_or(std::slice::from_ref(json), Vec::as_slice);
    let keys = records.first().and_then(Value::as_object).map(|first| first.keys().cloned().collect());
    let row = |record: &Value| match record {
        Value::Object(fields) => fields.values().map(text).collect(),
        list => list.as_array().expect("a list of cells").iter().map(text).collect(),
    };
    keys.into_iter().chain(records.iter().map(row)).collect()
}

/// Files whose expected cells are not ours, and what ours are.
fn differs(name: &str) -> Option<Cells> {
    let of = |rows: &[&[&str]]| rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
    Some(match name {
        // The expectation has another telephone number than the file.
        "location_coordinates" => of(&[
            &["Contact Phone Number", "Location Coordinates", "Cities", "Counties"],
            &["2095257564", "37\u{fffd}36'37.8\"N 121\u{fffd}2'17.9\"W", "Modesto", "Stanislaus"],
        ]),
        // Cells are trimmed.
        "leading-space" => of(&[&["foo", "bar", "baz"], &["1", "leading space", "3"]]),
        "trailing-space" => of(&[&["foo", "bar", "baz"], &["1", "trailing space", "3"]]),
        // A blank line is no row.
        "empty-one-column" => of(&[&["foo"]]),
        // The expectation leaves out the header of a file without rows.
        "header-no-rows" => of(&[&["foo", "bar", "baz"]]),
        _ => return None,
    })
}

#[test]
fn cells_are_those_that_stand_beside_the_file() {
    let Some(folder) = folder() else { return };
    let mut files = 0;
    for (csvs, jsons) in [("csv-spectrum/csvs", "csv-spectrum/json"), ("csv-test-data/csv", "csv-test-data/json")] {
        let mut jsons: Vec<PathBuf> =
            fs::read_dir(folder.join(jsons)).unwrap().map(|entry| entry.unwrap().path()).collect();
        jsons.sort();
        for json in jsons {
            let name = json.file_stem().unwrap().to_str().unwrap();
            let read = read(&folder.join(csvs).join(name).with_extension("csv"));
            if name == "all-empty" {
                // Two blank lines are no table.
                assert!(read.unwrap_err().contains("is empty"));
                continue;
            }
            let stated = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
            let cells = differs(name).unwrap_or_else(|| expected(&stated));
            assert_eq!(read, Ok((cells, vec![])), "{name}");
            files += 1;
        }
    }
    assert!(files >= 29, "{files} files");
}

#[test]
fn what_is_broken_costs_no_more_than_its_own_row() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| read(&folder.join("csv-test-data/csv").join(name));
    let row = |name: &str| read(name).unwrap().0[1].join("|");
    assert_eq!(row("bad-header-less-fields.csv"), "1|2|");
    assert_eq!(row("bad-unescaped-quote.csv"), "1|This \"quotes\" must be escaped|3");
    assert_eq!(row("bad-quotes-with-unescaped-quote.csv"), "1|Hey, I missed  it\"|3");
    assert_eq!(read("bad-missing-quote.csv").unwrap().1, [(2, "bar".to_string())]);
    assert_eq!(read("bad-header-wrong-header.csv").unwrap().0, [["qux", "quux", "quuz"]]);
    assert!(read("bad-header-no-header.csv").unwrap_err().contains("is empty"));
    let (cells, aside) = read("bad-header-more-fields.csv").unwrap();
    assert_eq!(cells.len() - 1 + aside.len(), 1, "a row with a cell too many is accounted for");
}

#[test]
fn longer_files_are_read_whole() {
    let Some(folder) = folder() else { return };
    let rows = |name: &str| {
        let (cells, aside) = read(&folder.join(name)).unwrap();
        assert_eq!(aside, [], "{name}");
        cells
    };
    for (name, records, first, last) in [
        ("arquero/test/format/data/beers.csv", 1204, "name", "Zonker Stout"),
        ("papaparse/tests/sample.csv", 2, "A", "X"),
        ("papaparse/tests/utf-8-bom-sample.csv", 2, "A", "X"),
        ("papaparse/tests/sample-header.csv", 3, "title", ""),
        ("papaparse/tests/long-sample.csv", 8, "Grant", "Talon"),
        ("papaparse/tests/verylong-sample.csv", 2001, "placeholder", "Lorem ipsum dolor sit"),
        ("rust-csv/examples/data/smallpop.csv", 11, "city", "Concord"),
        ("rust-csv/examples/data/uspop.csv", 101, "City", "Cody"),
    ] {
        let cells = rows(name);
        assert_eq!((cells.len(), cells[0][0].as_str()), (records, first), "{name}");
        assert_eq!(cells.last().unwrap()[0], last, "{name}");
    }
    let plain = rows("rust-csv/examples/data/uspop.csv");
    let latin = rows("rust-csv/examples/data/uspop-latin1.csv");
    let others: Vec<_> = plain.iter().zip(&latin).filter(|(a, b)| a != b).collect();
    assert_eq!(others.len(), 1);
    assert_eq!((others[0].0[0].as_str(), others[0].1[0].as_str()), ("Oakman", "Õakman"));
    // The word NULL is a text like any other here.
    assert!(rows("rust-csv/examples/data/uspop-null.csv").iter().any(|row| row[2] == "NULL"));
    // A colon is no delimiter of ours.
    assert_eq!(rows("rust-csv/examples/data/smallpop-colon.csv")[1], ["Southborough:MA:United States:9686"]);
    // A file without a header cannot be told: its first row is taken for it, and the page shows what it reads as what.
    assert_eq!(rows("rust-csv/examples/data/smallpop-no-headers.csv").len(), 10);
    // A backslash escapes nothing: the mark after it closes the cell, and what follows is text.
    let strange = rows("rust-csv/examples/data/strange.csv");
    assert_eq!((strange.len(), strange[1].clone()), (7, vec!["Bret \\Hit Man\\\" Hart\"".into(), "1984".into()]));
}
