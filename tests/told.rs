//! What a workbench tells beside its figures: what was loaded and counts for nothing, and who was taken for one person.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

const MODEL: &str = r#"{
  "schema": "cutline.model/1", "name": "Demos",
  "signals": [{ "id": "demo", "scope": "person", "dimension": "intent", "when": { "activity": ["demo_request"] }, "points": 9 }],
  "person": { "threshold": 5 }
}"#;

fn bench(tables: &[(Table, &str)]) -> Workbench {
    let mut bench = Workbench::new();
    for (table, text) in tables {
        let file = bench.open_file("file.csv", Some(*table));
        bench.push(file, text.as_bytes());
        bench.close_file(file).expect("a readable file");
    }
    bench.set_models(&[MODEL.to_string()]);
    let today = Day::parse("2026-06-30").unwrap();
    bench.set_settings(Settings::default(), Some(today), today);
    bench
}

fn answer(bench: &mut Workbench, request: Value) -> Value {
    let asked = ask::request(request).and_then(|request| bench.ask(request));
    asked.map_or_else(|error| serde_json::to_value(error).unwrap(), |answer| serde_json::to_value(answer).unwrap())
}

/// Why there is no line: the same by `lines`, by `calibrate` and, in its first words, by `overview`.
fn no_line(rows: &str) -> String {
    let mut bench = bench(&[(Table::Activities, &format!("person,occurred_at,type\n{rows}"))]);
    let lines = answer(&mut bench, json!({"ask": "lines", "axis": "person.score"}));
    assert_eq!(lines["lines"], Value::Null);
    let says = lines["says"].as_str().unwrap().to_string();
    let refused = answer(&mut bench, json!({"ask": "calibrate", "axis": "person.score", "threshold": 5}));
    assert_eq!((refused["code"].as_str(), refused["message"].as_str()), (Some("no_complete_month"), Some(&*says)));
    let why = says.split(':').next().unwrap();
    let overview = answer(&mut bench, json!({"ask": "overview"}));
    let told = overview["says"].as_array().unwrap().iter().any(|sentence| sentence.as_str().unwrap().starts_with(why));
    assert!(told || why.starts_with("No calendar month"), "{}", overview["says"]);
    why.to_string()
}

#[test]
fn a_line_that_cannot_be_drawn_says_what_is_lacking_and_not_always_a_month() {
    assert_eq!(no_line(""), "No activities loaded");
    assert_eq!(no_line("ann,soon,visit\nbob,later,visit\n"), "No row of activities could be kept (2 set aside)");
    assert_eq!(no_line("ann,2026-07-01,visit\n"), "Every activity lies after 2026-06-30, the day of the data");
    assert_eq!(no_line("ann,2026-05-01,email_sent\n"), "Every activity is of an ignored type, such as an e-mail sent");
    assert!(no_line("ann,2026-06-02,visit\n").starts_with("No calendar month lies wholly within the data"));
}

#[test]
fn the_activity_types_that_no_signal_names_are_counted_the_most_frequent_first() {
    let rows = "person,occurred_at,type\na,2026-05-01,social\na,2026-05-02,Paid Search\nb,2026-05-03,paid-search\n\
                c,2026-05-04,demo_request\nc,2026-05-05,email_sent\nd,2026-07-05,later\n";
    let overview = answer(&mut bench(&[(Table::Activities, rows)]), json!({"ask": "overview"}));
    let counts = json!([{"type": "paid_search", "activities": 2}, {"type": "social", "activities": 1}]);
    assert_eq!(overview["without_signal"], counts);
}

#[test]
fn people_that_one_id_makes_one_although_their_addresses_differ_are_told() {
    let leads = "id,email\n1,ann@acme.com\n2,bob@acme.com\n";
    let contacts = "id,email\n1,Ann@acme.com\n2,cid@other.com\n";
    let intake = answer(&mut bench(&[(Table::Contacts, leads), (Table::Contacts, contacts)]), json!({"ask": "intake"}));
    let told = json!({"people": 1, "examples": [{"id": "2", "emails": ["bob@acme.com", "cid@other.com"]}]});
    assert_eq!((&intake["merged_by_id"], &intake["people"]), (&told, &json!(2)));
}
