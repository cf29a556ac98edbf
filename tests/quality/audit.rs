//! The audit's rules that its worked case and the reference do not show.

use crate::bench::{Tables, activities, answer, each, load, sheet};
use serde_json::{Value, json};

fn model(signals: Vec<Value>) -> Value {
    json!({"schema": "cutline.model/1", "name": "M", "signals": signals, "person": {"threshold": 10},
        "account": {"mode": "additive", "threshold": 10}})
}

fn field(id: &str, scope: &str, when: Value) -> Value {
    json!({"id": id, "scope": scope, "dimension": "fit", "when": when, "points": 10})
}

fn audit(tables: &Tables, signals: Vec<Value>, settings: Value, scope: &str, columns: &[&str]) -> Value {
    let mut workbench = load(tables, &[model(signals)], settings, "2026-06-30");
    answer(&mut workbench, json!({"ask": "audit", "scope": scope, "columns": columns}))
}

fn counts<'a>(audit: &'a Value, signal: &str) -> [&'a Value; 4] {
    let signals = audit["signals"].as_array().unwrap_or_else(|| panic!("{audit}"));
    let found = signals.iter().find(|found| found["signal"] == signal).unwrap_or_else(|| panic!("{signal}: {audit}"));
    ["present", "absent", "converted_present", "converted_absent"].map(|key| &found[key])
}

fn title() -> Value {
    field("title", "person", json!({"field": "person.title", "equals": "CEO"}))
}

#[test]
fn a_flat_list_with_a_yes_or_no_is_audited_as_it_stands() {
    let tables = Tables {
        contacts: sheet(
            "id,title,account,converted",
            &["1,CEO,acme.com,yes", "2,Clerk,acme.com,no", "3,CEO,beta.com,", "4,Clerk,gamma.com,yes"],
        ),
        accounts: sheet("domain,industry", &["acme.com,Retail", "beta.com,Retail", "delta.com,Retail"]),
        ..Tables::default()
    };
    let industry = || field("industry", "account", json!({"field": "account.industry", "equals": "Retail"}));
    let people = audit(&tables, vec![title(), industry()], json!({}), "person", &[]);
    assert_eq!((&people["time_ordered"], &people["day"]), (&json!(false), &json!("2026-06-30")));
    assert_eq!((&people["population"], &people["converted"]), (&json!(4), &json!(2)));
    assert_eq!(counts(&people, "title"), [2, 2, 1, 1]);
    // acme is converted by one of its people, gamma by its one; delta has no contact to say so.
    let accounts = audit(&tables, vec![title(), industry()], json!({}), "account", &[]);
    assert_eq!((&accounts["population"], &accounts["converted"]), (&json!(3), &json!(2)));
    assert_eq!(counts(&accounts, "industry"), [2, 1, 1, 1]);
    // A yes is an opportunity, not a customer.
    let won = audit(&tables, vec![title()], json!({"stage": "won"}), "person", &[]);
    assert_eq!(won["converted"], 0);
}

#[test]
fn where_only_fields_are_audited_everybody_is_a_case() {
    let tables = Tables {
        contacts: sheet("id,title", &["1,CEO", "2,Clerk", "3,CEO"]),
        activities: activities(&["2026-03-01,visit,1"]),
        outcomes: sheet("occurred_at,stage,person", &["2026-05-01,sqo,2"]),
        ..Tables::default()
    };
    let fields = audit(&tables, vec![title()], json!({}), "person", &["person.title"]);
    assert_eq!((&fields["population"], &fields["converted"]), (&json!(3), &json!(1)));
    let both = audit(&tables, vec![title(), each("visit", "person", "visit", 5)], json!({}), "person", &[]);
    assert_eq!((&both["population"], &both["converted"]), (&json!(1), &json!(0)));
}

#[test]
fn a_column_of_texts_is_cut_into_its_values_and_one_of_numbers_into_fifths() {
    let people: Vec<String> =
        (0..20).map(|i| format!("p{i:02},{},{}", ["Ruby", "ruby", "Go"][i % 3], 10 * i)).collect();
    let rows: Vec<&str> = people.iter().map(String::as_str).collect();
    let tables = Tables {
        contacts: sheet("id,language,size", &rows),
        outcomes: sheet("occurred_at,stage,person", &["2026-05-01,sqo,p00", "2026-05-02,sqo,p19"]),
        ..Tables::default()
    };
    let audit = audit(&tables, vec![title()], json!({}), "person", &["language", "person.size"]);
    // 7 Ruby and 7 ruby are one value; p00 is Ruby, p19 (19 mod 3 = 1) ruby.
    assert_eq!(counts(&audit, "person.language = Ruby"), [14, 6, 2, 0]);
    assert_eq!(counts(&audit, "person.language = Go"), [6, 14, 0, 2]);
    // The fifths of 0, 10, … 190 end at 38, 76, 114 and 152.
    let fifths = ["0 to 30", "40 to 70", "80 to 110", "120 to 150", "160 to 190"];
    let converted = fifths.map(|fifth| counts(&audit, &format!("person.size = {fifth}"))[2].clone());
    assert_eq!(converted, [1, 0, 0, 0, 1]);
    assert_eq!(audit["signals"].as_array().unwrap().len(), 8);
    assert_eq!(audit["signals"][1]["points"], Value::Null);
}

#[test]
fn no_more_than_twelve_values_of_a_column_are_looked_at() {
    let people: Vec<String> = (0..30).map(|i| format!("p{i:02},v{}", if i < 16 { 99 } else { i })).collect();
    let rows: Vec<&str> = people.iter().map(String::as_str).collect();
    let tables = Tables { contacts: sheet("id,plan", &rows), ..Tables::default() };
    let audit = audit(&tables, vec![title()], json!({}), "person", &["plan"]);
    assert_eq!(audit["signals"].as_array().unwrap().len(), 13);
    assert_eq!(audit["signals"][1]["signal"], "person.plan = v99");
}

#[test]
fn people_can_be_asked_for_their_accounts_column_and_accounts_not_for_peoples() {
    let tables = Tables {
        contacts: sheet("id,title,account", &["1,CEO,acme.com"]),
        accounts: sheet("domain,industry", &["acme.com,Retail"]),
        ..Tables::default()
    };
    let of = |scope: &str, column: &str| audit(&tables, vec![title()], json!({}), scope, &[column]);
    assert_eq!(counts(&of("person", "account.industry"), "account.industry = Retail"), [1, 0, 0, 0]);
    assert_eq!(of("account", "person.title"), json!({"error": "not_found"}));
    assert_eq!(of("person", "shoe size"), json!({"error": "not_found"}));
}

#[test]
fn with_nobody_to_look_at_there_is_no_p_and_it_is_said() {
    let tables = Tables { activities: activities(&["2026-06-20,visit,1"]), ..Tables::default() };
    let audit = audit(&tables, vec![each("visit", "person", "visit", 5)], json!({}), "person", &[]);
    let signal = &audit["signals"][0];
    assert_eq!((&signal["p"], &signal["q"], &signal["verdict"]), (&Value::Null, &Value::Null, &json!("too_few")));
    assert_eq!(audit["discrimination"]["today"]["auc"], Value::Null);
    assert_eq!(audit["says"][0], "Nobody had done anything yet, or everybody had converted, on 2026-04-01.");
}
