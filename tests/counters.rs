//! A counter of today's totals may score today, but no crossing in the past may rest on it (spec §1).

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

/// The same facts under a counter's name and under a field's: 7 for the field, 1 for the visit.
fn bench(header: &str, field: &str) -> Workbench {
    let model = json!({
        "schema": "cutline.model/1", "name": "Counted",
        "signals": [
            { "id": "many", "scope": "person", "dimension": "fit", "when": { "field": field, "gte": 10 }, "points": 7 },
            { "id": "visit", "scope": "person", "dimension": "engagement", "when": { "activity": ["visit"] }, "points": 1 }
        ],
        "person": { "threshold": 5 }
    });
    let contacts = format!("email,{header}\nann@acme.com,12\nbob@acme.com,3\n");
    let activities = "person,type,occurred_at\nann@acme.com,visit,2026-05-10\nbob@acme.com,visit,2026-05-11\n";
    let mut bench = Workbench::new();
    for (table, text) in [(Table::Contacts, contacts.as_str()), (Table::Activities, activities)] {
        let file = bench.open_file("file.csv", Some(table));
        bench.push(file, text.as_bytes());
        bench.close_file(file).expect("a readable file");
    }
    bench.set_models(&[model.to_string()]);
    let today = Day::parse("2026-06-30").unwrap();
    bench.set_settings(Settings::default(), Some(today), today);
    bench
}

fn answer(bench: &mut Workbench, request: Value) -> Value {
    serde_json::to_value(bench.ask(ask::request(request).unwrap()).unwrap()).unwrap()
}

fn score(bench: &mut Workbench, day: &str) -> Value {
    answer(bench, json!({"ask": "scores", "scope": "person", "as_of": day}))["rows"][0]["score"].clone()
}

#[test]
fn a_counter_scores_today_and_is_in_no_crossing() {
    for (header, field) in
        [("Number of Pageviews", "person.number_of_pageviews"), ("Total sessions", "person.total_sessions")]
    {
        let mut bench = bench(header, field);
        assert_eq!(score(&mut bench, "2026-06-30"), json!(8.0), "{header}");
        assert_eq!(score(&mut bench, "2026-06-29"), json!(1.0), "{header}");
        let sweep = answer(&mut bench, json!({"ask": "sweep", "axis": "person.score"}));
        assert_eq!(sweep["crossings"], json!([2, 2]), "{header}");
    }
}

#[test]
fn a_size_is_no_counter_of_what_somebody_did() {
    let mut bench = bench("Number of Offices", "person.number_of_offices");
    assert_eq!(score(&mut bench, "2026-05-10"), json!(8.0));
    let sweep = answer(&mut bench, json!({"ask": "sweep", "axis": "person.score"}));
    assert_eq!(sweep["crossings"], json!([2, 2, 1, 1, 1, 1, 1, 1, 1]));
}
