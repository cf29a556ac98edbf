//! Files: the portions in which they come, and rows that cannot be read.

use crate::bench::{answer, csv, differ, load_all, requests};
use crate::models::models;
use crate::seeds::workspace;
use crate::workspace::Sheet;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::Workbench;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// The bytes cut where the numbers say, in portions of 1 to 40 bytes once the numbers run out of larger ones.
fn portions<'a>(bytes: &'a [u8], cuts: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = bytes;
    let mut lengths = cuts.iter().cycle();
    std::iter::from_fn(move || {
        let (portion, after) = rest.split_at((*lengths.next()?).min(rest.len()));
        rest = after;
        (!portion.is_empty() || !rest.is_empty()).then_some(portion)
    })
}

fn cuts() -> impl Strategy<Value = Vec<usize>> {
    let length = prop_oneof![Just(0usize), 1..40usize, 1..4usize, 1000..3000usize];
    (prop::collection::vec(length, 0..8), 1..50usize).prop_map(|(mut lengths, last)| {
        lengths.push(last);
        lengths
    })
}

/// Any cell: what a table may hold, what it may not, and what a reader may stumble over.
fn garbage() -> impl Strategy<Value = String> {
    let odd = vec![
        "",
        " ",
        "x",
        "2026-02-30",
        "2026-03-04",
        "03/04/2026",
        "31.12.2025",
        "1.234",
        "1,234",
        "-5",
        "1e9",
        "NaN",
        "12",
        "webinar",
        "sqo",
        "Closed Won",
        "u1@firm1.com",
        "firm1.com",
        "GmbH",
        "--",
        "A\"B",
        "two\nlines",
        "Zoë, Ünal",
        "\u{feff}",
        "first_party",
        "fax",
        "yes",
        "\t",
        "=1+1",
        "'",
    ];
    prop_oneof![6 => select(odd).prop_map(String::from), 1 => any::<String>().prop_map(|s| s.replace('\0', ""))]
}

fn sheet(table: Table) -> impl Strategy<Value = Sheet> {
    let headers = vec![
        "id",
        "email",
        "domain",
        "name",
        "person",
        "account",
        "type",
        "occurred_at",
        "stage",
        "amount",
        "quantity",
        "source",
        "created_at",
        "closed_at",
        "title",
        "employees",
        "Unheard Of",
        "converted",
        "sqo_at",
        "parent",
    ];
    let names = subsequence(headers, 1..10).prop_shuffle();
    names.prop_flat_map(move |names| {
        // A full cell in each row, since a blank line is no row.
        let row = prop::collection::vec(garbage(), names.len()).prop_map(|mut cells| {
            cells.push("here".into());
            cells
        });
        let header: Vec<String> = names.into_iter().chain(["remark"]).map(String::from).collect();
        prop::collection::vec(row, 0..12).prop_map(move |rows| Sheet { table, header: header.clone(), rows })
    })
}

fn loaded(sheets: &[Sheet]) -> Workbench {
    let mut workbench = Workbench::new();
    for sheet in sheets {
        let file = workbench.open_file("file.csv", Some(sheet.table));
        workbench.push(file, csv(sheet).as_bytes());
        workbench.close_file(file).expect("a file of CSV");
    }
    workbench
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_portions_in_which_a_file_comes_change_nothing(
        workspace in workspace(), models in models(), cuts in cuts(), endings in select(vec!["\n", "\r\n", "\r"]), mark: bool,
    ) {
        let mut whole = load_all(&workspace, &models);
        let mut pieces = load_all(&workspace, &models);
        for workbench in [&mut whole, &mut pieces] {
            (0..4).for_each(|file| workbench.drop_file(file));
        }
        for mut sheet in workspace.sheets().into_iter().filter(|sheet| !sheet.rows.is_empty()) {
            sheet.header.push("Anmerkung zur Größe".into());
            sheet.rows.iter_mut().for_each(|row| row.push("naïve, “quoted”\nand \"so\" on 𝛉".into()));
            let text = csv(&sheet).replace('\n', endings);
            let text = if mark { format!("\u{feff}{text}") } else { text };
            let file = whole.open_file("file.csv", Some(sheet.table));
            whole.push(file, text.as_bytes());
            let whole = serde_json::to_value(whole.close_file(file).unwrap()).unwrap();
            let file = pieces.open_file("file.csv", Some(sheet.table));
            portions(text.as_bytes(), &cuts).for_each(|portion| {
                pieces.push(file, portion);
            });
            let pieces = serde_json::to_value(pieces.close_file(file).unwrap()).unwrap();
            prop_assert_eq!(whole, pieces);
        }
        let mut all = requests(&mut whole, &models, &[workspace.as_of]);
        all.extend([json!({"ask": "intake"}), json!({"ask": "files"})]);
        prop_assert_eq!(differ(&mut whole, &mut pieces, all), None);
    }

    #[test]
    fn any_bytes_are_read_alike_in_any_portions(
        bytes in prop::collection::vec(select(b"ab1,;\t\"\"\n\n\r \xff\xfe\xc3\xa4\0|".to_vec()), 0..200), cuts in cuts(),
    ) {
        let read = |portions: &mut dyn Iterator<Item = &[u8]>| {
            let mut workbench = Workbench::new();
            let file = workbench.open_file("file.csv", Some(Table::Contacts));
            portions.for_each(|portion| {
                workbench.push(file, portion);
            });
            let report = workbench.close_file(file).map(|report| serde_json::to_value(report).unwrap());
            (report, answer(&mut workbench, json!({"ask": "intake"})))
        };
        let whole = read(&mut std::iter::once(&bytes[..]));
        prop_assert_eq!(read(&mut portions(&bytes, &cuts)), whole);
    }

    #[test]
    fn every_row_is_kept_or_set_aside_whatever_stands_in_it(
        sheets in (sheet(Table::Activities), sheet(Table::Contacts), sheet(Table::Accounts), sheet(Table::Outcomes)),
        settings in select(vec![0, 90]),
    ) {
        let sheets = [sheets.0, sheets.1, sheets.2, sheets.3];
        let mut workbench = loaded(&sheets);
        let settings = Settings { utc_offset_minutes: settings, ..Settings::default() };
        workbench.set_settings(settings, None, cutline::day::Day(20_600));
        let intake = answer(&mut workbench, json!({"ask": "intake"}));
        let receipts = answer(&mut workbench, json!({"ask": "receipts"}));
        let tables = ["activities", "contacts", "accounts", "outcomes"];
        for (file, (sheet, name)) in sheets.iter().zip(tables).enumerate() {
            let table = &intake["tables"][name];
            let count = |key: &str| table[key].as_u64().unwrap_or_else(|| panic!("{intake}"));
            prop_assert_eq!(count("read"), sheet.rows.len() as u64, "{}: {:#}", name, table);
            prop_assert_eq!(count("read"), count("kept") + count("set_aside"), "{}: {:#}", name, table);
            prop_assert_eq!(table["problems"].as_array().unwrap().len() as u64, count("set_aside"), "{}", name);
            prop_assert!(count("duplicates") <= count("set_aside"));
            prop_assert!(count("suspected_duplicates") <= count("kept").saturating_sub(1));
            // Each table is one file here, so that its receipt is the file's.
            let receipt = &receipts["receipts"][file];
            for counted in ["read", "kept", "set_aside", "duplicates", "suspected_duplicates"] {
                prop_assert_eq!(&receipt[counted], &table[counted], "{} of {}", counted, name);
            }
            let grouped = receipt["groups"].as_array().unwrap().iter().map(|group| group["rows"].as_u64().unwrap());
            prop_assert_eq!(grouped.sum::<u64>(), count("set_aside"));
            let aside = answer(&mut workbench, json!({"ask": "set_aside", "file": file}));
            prop_assert_eq!(aside["rows"].as_array().unwrap().len() as u64, count("set_aside"));
            let lines = csv(sheet).split('\n').count() as u64;
            let known = |problem: &Value| (2..lines).contains(&problem["line"].as_u64().unwrap());
            prop_assert!(table["problems"].as_array().unwrap().iter().all(known), "{}: {:#}", name, table);
        }
    }
}
