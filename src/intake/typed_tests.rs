use super::super::csv::CsvReader;
use super::*;
use crate::note::Note;
use crate::settings::Stage;

fn file(name: &str, table: Table, text: &str, mapping: &str) -> LoadedFile {
    let mut reader = CsvReader::new(name);
    reader.push(text.as_bytes());
    LoadedFile {
        id: 0,
        name: name.into(),
        bytes: text.len() as u64,
        table: Some(table),
        mapping: serde_json::from_str(mapping).expect("a mapping"),
        raw: reader.finish().expect("a readable file"),
    }
}

fn intake(files: &[LoadedFile]) -> Intake {
    read(&files.iter().collect::<Vec<_>>(), &Settings::default())
}

fn activities(text: &str, mapping: &str) -> Intake {
    intake(&[file("a.csv", Table::Activities, text, mapping)])
}

fn outcomes(text: &str, mapping: &str) -> Intake {
    intake(&[file("o.csv", Table::Outcomes, text, mapping)])
}

fn case(folder: &str, name: &str) -> String {
    let path = format!("{}/cases/{folder}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn places(notes: &[Note]) -> Vec<(u32, &str)> {
    notes.iter().map(|note| (note.line, note.column.as_str())).collect()
}

fn counts(receipt: &Receipt) -> (u32, u32, u32) {
    (receipt.read, receipt.kept, receipt.set_aside)
}

/// Each outcome as stage and day.
fn dated(intake: &Intake) -> Vec<(Stage, String)> {
    let outcomes = &intake.tables.outcomes;
    outcomes.stage.iter().zip(&outcomes.at).map(|(stage, at)| (*stage, at.day().to_string())).collect()
}

/// The texts of one field of records, empty where it is missing.
fn field<'a>(intake: &'a Intake, records: &'a super::super::tables::Records, name: &str) -> Vec<&'a str> {
    let field = records.fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("no field {name}"));
    field.values.iter().map(|id| intake.tables.texts.get_some(*id).unwrap_or("")).collect()
}

#[test]
fn a_file_of_one_stage_and_one_of_one_type_are_read_with_constants() {
    let won = outcomes(
        "Who,Day\na@b.com,2026-01-02\n",
        r#"{"person": "who", "occurred_at": "Day", "stage": {"constant": "closed won"}}"#,
    );
    assert_eq!(dated(&won), [(Stage::Won, "2026-01-02".to_string())]);
    let guests = activities("Email,Join Time\na@b.com,2026-01-02\n", r#"{"type": {"constant": "Webinar Attended"}}"#);
    assert_eq!(guests.tables.texts.get(guests.tables.activities.kind[0]), "webinar_attended");
    assert_eq!(guests.receipt(Table::Activities).mapping["type"].constant.as_deref(), Some("Webinar Attended"));
}

#[test]
fn the_case_identity_reads_as_it_says() {
    let read = intake(&[
        file("activities.csv", Table::Activities, &case("identity", "activities.csv"), "{}"),
        file("contacts.csv", Table::Contacts, &case("identity", "contacts.csv"), "{}"),
        file("accounts.csv", Table::Accounts, &case("identity", "accounts.csv"), "{}"),
    ]);
    let activities = read.receipt(Table::Activities);
    assert_eq!(counts(activities), (16, 11, 5));
    assert_eq!((activities.duplicates, activities.suspected_duplicates), (1, 1));
    assert_eq!(places(&activities.problems), [(3, "id"), (4, "occurred_at"), (5, "type"), (8, ""), (11, "quantity")]);
    assert_eq!(counts(read.receipt(Table::Contacts)), (8, 7, 1));
    assert_eq!(places(&read.receipt(Table::Contacts).problems), [(8, "")]);
    assert_eq!(counts(read.receipt(Table::Accounts)), (4, 3, 1));
    assert_eq!(places(&read.receipt(Table::Accounts).problems), [(5, "")]);
    assert_eq!(counts(read.receipt(Table::Outcomes)), (0, 0, 0));
    let kinds: Vec<&str> = read.tables.activities.kind.iter().map(|id| read.tables.texts.get(*id)).collect();
    assert!(kinds.iter().all(|kind| *kind == "webinar_attended"), "{kinds:?}");
}

#[test]
fn the_case_deals_and_lifecycle_reads_as_it_says() {
    let document: serde_json::Value = serde_json::from_str(&case("deals-and-lifecycle", "case.json")).unwrap();
    let file = |name: &str, table, key: &str| {
        file(name, table, &case("deals-and-lifecycle", name), &document["mapping"][key].to_string())
    };
    let read = intake(&[
        file("guests.csv", Table::Activities, "activities"),
        file("contacts.csv", Table::Contacts, "contacts"),
        file("deals.csv", Table::Outcomes, "outcomes"),
    ]);
    assert_eq!(counts(read.receipt(Table::Activities)), (4, 4, 0));
    assert!(read.receipt(Table::Activities).unresolved.is_empty());
    let days: Vec<String> = read.tables.activities.at.iter().map(|at| at.day().to_string()).collect();
    assert_eq!(days, ["2026-02-05", "2026-03-03", "2026-05-04", "2026-06-06"]);

    let contacts = read.receipt(Table::Contacts);
    assert_eq!(counts(contacts), (4, 4, 0));
    assert_eq!(places(&contacts.notes), [(5, "Create Date")]);
    assert_eq!(contacts.mapping["mql_at"].column.as_deref(), Some("Became a Marketing Qualified Lead Date"));
    let records = &read.tables.contacts;
    let lifecycle: Vec<(u32, Stage, String)> =
        records.dated.iter().map(|(row, stage, at)| (*row, *stage, at.to_string())).collect();
    let expected = [
        (0, Stage::Mql, "2026-02-10T11:00:00"),
        (0, Stage::Sqo, "2026-03-01T08:15:00"),
        (2, Stage::Sqo, "2026-05-20T16:45:00"),
    ];
    assert_eq!(lifecycle, expected.map(|(row, stage, at)| (row, stage, at.to_string())));
    assert_eq!(records.created.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(field(&read, records, "title"), ["CMO", "Analyst", "Director of IT", ""]);
    assert_eq!(field(&read, records, "job_title"), ["CMO", "Analyst", "Director of IT", ""]);
    assert_eq!(field(&read, records, "created_at")[3], "", "a cell that is no date counts as missing");

    let deals = read.receipt(Table::Outcomes);
    assert_eq!(counts(deals), (4, 3, 1));
    assert_eq!(deals.duplicates, 1);
    assert_eq!(places(&deals.problems), [(5, "Record ID")]);
    let expected = [
        (Stage::Sqo, "2026-03-05"),
        (Stage::Won, "2026-04-10"),
        (Stage::Sqo, "2026-05-01"),
        (Stage::Sqo, "2026-02-20"),
        (Stage::Lost, "2026-03-15"),
    ];
    assert_eq!(dated(&read), expected.map(|(stage, day)| (stage, day.to_string())));
    assert_eq!(read.tables.outcomes.amount[0], Some(12_500.0));
}
