//! A flat list (spec §4.3): where no activities are loaded at all, fit alone qualifies. What is loaded and ignored is loaded.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

const MODEL: &str = r#"{
  "schema": "cutline.model/1", "name": "Titles",
  "signals": [
    { "id": "title", "scope": "person", "dimension": "fit", "when": { "field": "person.title", "exists": true }, "points": 9 },
    { "id": "industry", "scope": "account", "dimension": "fit", "when": { "field": "account.industry", "equals": "Retail" }, "points": 9 },
    { "id": "demo", "scope": "person", "dimension": "intent", "when": { "activity": ["demo_request"] }, "points": 9 }
  ],
  "person": { "threshold": 5 },
  "account": { "mode": "gated", "gates": { "fit": 5, "coverage": 10 } }
}"#;

const CONTACTS: &str = "id,title,account\n1,CEO,acme.com\n";
const CREATED: &str = "id,title,account,created_at\n1,CEO,acme.com,2026-05-01\n";

fn bench(contacts: &str, activities: &str, ignored: &[&str]) -> Workbench {
    let mut bench = Workbench::new();
    let accounts = "domain,industry\nacme.com,Retail\n";
    for (table, text) in [(Table::Contacts, contacts), (Table::Accounts, accounts), (Table::Activities, activities)] {
        if text.is_empty() {
            continue;
        }
        let file = bench.open_file("file.csv", Some(table));
        bench.push(file, text.as_bytes());
        bench.close_file(file).expect("a readable file");
    }
    bench.set_models(&[MODEL.to_string()]);
    let ignore_types = ignored.iter().map(|kind| kind.to_string()).collect();
    let today = Day::parse("2026-06-30").unwrap();
    bench.set_settings(Settings { ignore_types, ..Settings::default() }, Some(today), today);
    bench
}

fn answer(bench: &mut Workbench, request: Value) -> Value {
    serde_json::to_value(bench.ask(ask::request(request).unwrap()).unwrap()).unwrap()
}

/// Whether the person and the account qualify: by their rows and by the sweeps at 0, which must agree.
fn qualify(mut bench: Workbench) -> [bool; 2] {
    [("person", "person.score"), ("account", "account.fit")].map(|(scope, axis)| {
        let rows = answer(&mut bench, json!({"ask": "scores", "scope": scope}));
        let sweep = answer(&mut bench, json!({"ask": "sweep", "axis": axis}));
        let qualified = rows["rows"][0]["qualified"] == true;
        assert_eq!(sweep["qualified_now"][0], u32::from(qualified), "{axis}");
        qualified
    })
}

#[test]
fn with_no_activities_loaded_fit_alone_qualifies() {
    assert_eq!(qualify(bench(CONTACTS, "", &[])), [true, true]);
    assert_eq!(qualify(bench(CONTACTS, "person,occurred_at,type\n1,never,visit\n", &[])), [true, true]);
}

#[test]
fn an_activity_that_is_loaded_and_ignored_is_loaded() {
    let mail = "person,occurred_at,type\n1,2026-06-01,email_sent\n";
    assert_eq!(qualify(bench(CONTACTS, mail, &["email_sent"])), [false, false]);
    assert_eq!(qualify(bench(CREATED, "", &["contact_created"])), [false, false]);
}

#[test]
fn a_creation_that_is_not_ignored_is_an_activity_like_any_other() {
    // It engages nobody, so the gate on coverage stands.
    assert_eq!(qualify(bench(CREATED, "", &[])), [true, false]);
}

#[test]
fn what_is_ignored_is_named_where_it_is_all_there_is() {
    let overview = answer(&mut bench(CREATED, "", &["contact_created"]), json!({"ask": "overview"}));
    let says = overview["says"][0].as_str().unwrap();
    assert!(says.starts_with("Every activity is of an ignored type"), "{says}");
}
