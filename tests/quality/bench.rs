//! Workbenches with small tables, and what they answer as plain data.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

/// Tables as CSV texts; empty ones are not loaded.
#[derive(Default, Clone)]
pub struct Tables {
    pub activities: String,
    pub contacts: String,
    pub accounts: String,
    pub outcomes: String,
}

/// Loaded under these models on the day; `settings` need hold only what is not the default.
pub fn load(tables: &Tables, models: &[Value], settings: Value, as_of: &str) -> Workbench {
    let mut workbench = Workbench::new();
    let Tables { activities, contacts, accounts, outcomes } = tables;
    let texts = [activities, contacts, accounts, outcomes];
    for (table, text) in Table::ALL.into_iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
        let file = workbench.open_file("file.csv", Some(table));
        workbench.push(file, text.as_bytes());
        workbench.close_file(file).expect("a readable file");
    }
    workbench.set_models(&models.iter().map(Value::to_string).collect::<Vec<_>>());
    let settings: Settings = serde_json::from_value(settings).expect("settings");
    let as_of = Day::parse(as_of).expect("a day");
    workbench.set_settings(settings, Some(as_of), as_of);
    workbench
}

/// The answer, or the code of the refusal.
pub fn answer(workbench: &mut Workbench, request: Value) -> Value {
    let asked = ask::request(request).and_then(|request| workbench.ask(request));
    asked.map_or_else(|error| json!({"error": error.code}), |answer| serde_json::to_value(answer).unwrap())
}

/// A signal worth `points` each time one of the types is seen.
pub fn each(id: &str, scope: &str, activity: &str, points: i32) -> Value {
    json!({"id": id, "scope": scope, "dimension": "engagement", "when": {"activity": [activity]}, "points": points})
}

/// An activity sheet of `day,type,person` lines.
pub fn activities(rows: &[&str]) -> String {
    sheet("occurred_at,type,person", rows)
}

pub fn sheet(header: &str, rows: &[&str]) -> String {
    std::iter::once(&header).chain(rows).map(|row| format!("{row}\n")).collect()
}
