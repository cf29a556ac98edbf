//! A list of departments may be as long as the user likes: each counts for itself, on a day and along the line.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::lists::Lists;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

const MODEL: &str = r#"{
  "schema": "cutline.model/1", "name": "Committee",
  "signals": [{ "id": "any", "scope": "person", "dimension": "engagement", "when": { "activity": ["*"] }, "points": 1 }],
  "account": { "mode": "gated", "gates": { "coverage": 10 } }
}"#;

#[test]
fn departments_that_share_a_place_within_128_or_256_are_still_distinct() {
    let mut bench = Workbench::new();
    let departments = (0..600).map(|n| (format!("team_{n}"), vec![format!("team {n}")])).collect();
    bench.set_lists(Lists { departments, ..Lists::default() });
    let contacts = "id,account,department\na,acme.com,team_3\nb,acme.com,team_131\nc,acme.com,team_259\n\
                    d,acme.com,team_515\ne,acme.com,team_515\n";
    let people = ["a", "b", "c", "d", "e"];
    let rows = people.map(|person| format!("{person},2026-05-04,visit\n")).concat();
    for (table, text) in
        [(Table::Contacts, contacts.to_string()), (Table::Activities, format!("person,occurred_at,type\n{rows}"))]
    {
        let file = bench.open_file("file.csv", Some(table));
        bench.push(file, text.as_bytes());
        bench.close_file(file).expect("a readable file");
    }
    bench.set_models(&[MODEL.to_string()]);
    let today = Day::parse("2026-05-31").unwrap();
    bench.set_settings(Settings::default(), Some(today), today);
    let mut answer = |request: Value| {
        let answer = bench.ask(ask::request(request).unwrap()).expect("an answer");
        serde_json::to_value(answer).unwrap()
    };
    // Five people of unknown seniority at 5 points each, and 5 for each of three departments after the first.
    assert_eq!(answer(json!({"ask": "scores", "scope": "account"}))["rows"][0]["coverage"], json!(40.0));
    let sweep = answer(json!({"ask": "sweep", "axis": "account.coverage"}));
    assert_eq!(sweep["thresholds"].as_array().unwrap().len(), 41);
}
