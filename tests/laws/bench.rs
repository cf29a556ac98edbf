//! A workbench with a workspace's files, and everything that can be asked of it, as plain data.

use crate::workspace::{Sheet, Workspace};
use cutline::day::Day;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

pub fn csv(sheet: &Sheet) -> String {
    let quoted = |cell: &String| match cell.contains([',', '"', '\n', '\r', ';', '\t', '|']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    std::iter::once(&sheet.header).chain(&sheet.rows).map(|row| line(row) + "\n").collect()
}

/// The sheets under these models, on that day. A sheet without rows is not loaded.
pub fn load(sheets: &[Sheet], models: &[Value], settings: &Settings, as_of: Day) -> Workbench {
    let mut workbench = Workbench::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        let file = workbench.open_file("file.csv", Some(sheet.table));
        workbench.push(file, csv(sheet).as_bytes());
        workbench.close_file(file).expect("a file of CSV");
    }
    workbench.set_models(&models.iter().map(Value::to_string).collect::<Vec<_>>());
    workbench.set_settings(settings.clone(), Some(as_of), as_of);
    workbench
}

pub fn load_all(workspace: &Workspace, models: &[Value]) -> Workbench {
    load(&workspace.sheets(), models, &workspace.settings, workspace.as_of)
}

/// The answer, or the code of the refusal.
pub fn answer(workbench: &mut Workbench, request: Value) -> Value {
    let asked = ask::request(request).and_then(|request| workbench.ask(request));
    asked.map_or_else(|error| json!({"error": error.code}), |answer| serde_json::to_value(answer).unwrap())
}

pub fn scores(workbench: &mut Workbench, scope: &str, day: Day) -> Vec<Value> {
    let answer = answer(workbench, json!({"ask": "scores", "scope": scope, "as_of": day, "exact": true}));
    answer["rows"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

/// An exact figure of a row.
pub fn quanta(row: &Value, figure: &str) -> i128 {
    row["quanta"][figure].as_str().unwrap().parse().unwrap()
}

pub fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap()
}

/// Every request about scores, crossings and lines, on these days.
pub fn requests(workbench: &mut Workbench, models: &[Value], days: &[Day]) -> Vec<Value> {
    let mut requests = Vec::new();
    for scope in ["person", "account"] {
        for day in days {
            requests.push(json!({"ask": "scores", "scope": scope, "as_of": day, "exact": true}));
            for row in scores(workbench, scope, *day) {
                requests.push(json!({"ask": "why", "scope": scope, "key": row["key"], "as_of": day}));
            }
        }
    }
    requests.push(json!({"ask": "findings", "targets": {"capacity": {"leads_per_month": 2}}}));
    for (model, scope) in models.iter().flat_map(|model| ["person", "account"].map(|scope| (&model["name"], scope))) {
        requests.push(json!({"ask": "audit", "scope": scope, "model": model, "columns": ["account.industry"]}));
    }
    let axes =
        ["person.score", "account.score", "account.engagement", "account.intent", "account.coverage", "account.fit"];
    for (model, axis) in models.iter().flat_map(|model| axes.map(|axis| (&model["name"], axis))) {
        requests.push(json!({"ask": "sweep", "axis": axis, "model": model}));
        requests.push(json!({"ask": "calibrate", "axis": axis, "model": model, "threshold": 7, "targets": {
            "capacity": {"leads_per_month": 2}, "conversion": {"opportunities_per_month": 1},
            "payback": {"marketing_spend_per_month": 500, "win_rate": 0.5, "annual_contract_value": 900, "payback_months": 9},
        }}));
        requests.push(json!({"ask": "compare", "model": model}));
        requests.push(json!({"ask": "review", "axis": axis, "model": model}));
    }
    requests
}

/// Whether two workbenches answer all of this alike; the first request that they do not, and both answers.
pub fn differ(a: &mut Workbench, b: &mut Workbench, requests: Vec<Value>) -> Option<String> {
    requests.into_iter().find_map(|request| {
        let (first, second) = (answer(a, request.clone()), answer(b, request.clone()));
        (first != second).then(|| format!("{request}\n{first}\n{second}"))
    })
}
