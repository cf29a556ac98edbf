//! A workbench of a few lines, on 30 June 2026.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};

#[derive(Default)]
pub struct World<'a> {
    pub activities: &'a str,
    pub contacts: &'a str,
    pub accounts: &'a str,
}

impl World<'_> {
    pub fn ask(&self, model: &Value, request: Value) -> Value {
        let mut bench = Workbench::new();
        let tables =
            [(Table::Activities, self.activities), (Table::Contacts, self.contacts), (Table::Accounts, self.accounts)];
        for (table, text) in tables.into_iter().filter(|(_, text)| !text.is_empty()) {
            let file = bench.open_file("file.csv", Some(table));
            bench.push(file, text.as_bytes());
            bench.close_file(file).expect("a readable file");
        }
        bench.set_models(&[model.to_string()]);
        let today = Day::parse("2026-06-30").unwrap();
        bench.set_settings(Settings::default(), Some(today), today);
        let answer = bench.ask(ask::request(request).unwrap()).unwrap_or_else(|error| panic!("{error}"));
        serde_json::to_value(answer).unwrap()
    }

    pub fn packets(&self, model: &Value) -> Vec<Value> {
        self.ask(model, json!({"ask": "packets"}))["packets"].as_array().unwrap().clone()
    }

    /// The one packet there is.
    pub fn packet(&self, model: &Value) -> Value {
        let [packet] = &self.packets(model)[..] else { panic!("one packet") };
        packet.clone()
    }

    /// The text, and its notes.
    pub fn text(&self, model: &Value, format: &str) -> (String, Vec<String>) {
        let answer = self.ask(model, json!({"ask": "packets", "format": format}));
        (answer["text"].as_str().unwrap().into(), serde_json::from_value(answer["notes"].clone()).unwrap())
    }
}

/// A person's signal for each type of activity: id and type are one.
pub fn signal(kind: &str, points: f64, decay: Value) -> Value {
    json!({"id": kind, "scope": "person", "dimension": "engagement", "when": {"activity": [kind]}, "points": points,
        "decay": decay})
}

/// An additive account with such a line.
pub fn additive(threshold: f64, signals: Vec<Value>) -> Value {
    json!({"schema": "cutline.model/1", "name": "M", "signals": signals,
        "account": {"mode": "additive", "threshold": threshold}})
}
