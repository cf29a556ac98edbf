//! Columns that models read as numbers or dates: what the receipt lists as waiting is what the other asks are refused for.

use cutline::day::Day;
use cutline::intake::mapping::Mapping;
use cutline::intake::tables::Table;
use cutline::settings::Settings;
use cutline::workbench::{Workbench, ask};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn model(tests: &[Value], excluded: &[Value], applies_to: Option<&Value>) -> Value {
    let signals: Vec<Value> = tests
        .iter()
        .enumerate()
        .map(|(i, test)| {
            let scope = if test["field"].as_str().unwrap().starts_with("person") { "person" } else { "account" };
            json!({"id": format!("s{i}"), "scope": scope, "dimension": "fit", "when": test, "points": 5})
        })
        .collect();
    let mut model = json!({
        "schema": "cutline.model/1", "name": "M", "signals": signals,
        "person": {"threshold": 0}, "account": {"mode": "additive", "threshold": 0},
    });
    if !excluded.is_empty() {
        model["exclude"] = excluded.into();
    }
    if let Some(test) = applies_to {
        model["applies_to"] = test.clone();
    }
    model
}

fn bench(tables: &[(Table, String)], models: &[Value]) -> Workbench {
    let mut bench = Workbench::new();
    for (i, (table, text)) in tables.iter().enumerate() {
        let file = bench.open_file(&format!("{i}.csv"), Some(*table));
        bench.push(file, text.as_bytes());
        bench.close_file(file).expect("a readable file");
    }
    bench.set_models(&models.iter().map(Value::to_string).collect::<Vec<_>>());
    let today = Day::parse("2026-06-30").unwrap();
    bench.set_settings(Settings::default(), Some(today), today);
    bench
}

fn answer(bench: &mut Workbench, request: Value) -> Value {
    let asked = ask::request(request).and_then(|request| bench.ask(request));
    asked.map_or_else(|error| serde_json::to_value(error).unwrap(), |answer| serde_json::to_value(answer).unwrap())
}

/// By table: the columns that wait, as file, field, column and what is asked.
fn waiting(bench: &mut Workbench) -> Vec<[String; 4]> {
    let intake = answer(bench, json!({"ask": "intake"}));
    let tables = ["activities", "contacts", "accounts", "outcomes"];
    let all = tables.iter().flat_map(|table| intake["tables"][table]["unresolved"].as_array().unwrap().clone());
    all.map(|one| ["file", "field", "column", "asks"].map(|key| one[key].as_str().unwrap().to_string())).collect()
}

fn refusal(bench: &mut Workbench) -> Option<(String, String)> {
    let said = answer(bench, json!({"ask": "scores", "scope": "account"}));
    let code = said["code"].as_str()?;
    assert_eq!(code, "unresolved_mapping", "{said}");
    let message = said["message"].as_str().unwrap().to_string();
    assert!(!message.contains(".."), "{message}");
    Some((said["file"].as_str().unwrap().to_string(), message))
}

#[test]
fn every_way_in_which_a_model_reads_a_number_or_a_date_asks() {
    let contacts = "id,Score\n1,1.234\n".to_string();
    let accounts = "domain,Size,Since\nacme.com,1.234,03/04/2026\n".to_string();
    let tables = [(Table::Contacts, contacts), (Table::Accounts, accounts)];
    let asked = |models: &[Value]| {
        let mut bench = bench(&tables, models);
        let waiting = waiting(&mut bench);
        assert_eq!(refusal(&mut bench).map(|(file, _)| file), waiting.first().map(|[file, ..]| file.clone()));
        waiting.into_iter().map(|[_, field, ..]| field).collect::<Vec<_>>()
    };
    let size = |test: Value| {
        let mut when = json!({"field": "account.size"});
        when.as_object_mut().unwrap().extend(test.as_object().unwrap().clone());
        when
    };
    let since = json!({"field": "account.since", "within_days": 30});
    let text = json!({"field": "account.size", "exists": true});
    for test in [
        json!({"between": [1, 2]}),
        json!({"gte": 1}),
        json!({"lte": 1}),
        json!({"equals": 2}),
        json!({"in": [1, "large"]}),
        json!({"any_of": [1]}),
    ] {
        assert_eq!(asked(&[model(&[size(test.clone())], &[], None)]), ["size"], "{test}");
    }
    assert_eq!(asked(&[model(std::slice::from_ref(&since), &[], None)]), ["since"]);
    assert_eq!(asked(&[model(std::slice::from_ref(&text), std::slice::from_ref(&since), None)]), ["since"]);
    assert_eq!(asked(&[model(std::slice::from_ref(&text), &[], Some(&since))]), ["since"]);
    let score = json!({"field": "person.score", "gte": 5});
    assert_eq!(
        asked(&[model(std::slice::from_ref(&text), &[], None), model(&[score], &[since], None)]),
        ["score", "since"]
    );
    for test in [json!({"exists": true}), json!({"equals": "1.234"}), json!({"contains_any": ["1"]})] {
        assert_eq!(asked(&[model(&[size(test)], &[], None)]), [""; 0]);
    }
}

#[test]
fn a_constant_that_is_open_says_how_else_to_set_it() {
    let mut bench = bench(
        &[(Table::Accounts, "domain\nacme.com\n".into())],
        &[model(&[json!({"field": "account.domain", "exists": true})], &[], None)],
    );
    let mapping: Mapping = serde_json::from_value(json!({"employees": {"constant": "1.234"}})).unwrap();
    bench.set_mapping(0, mapping);
    let (_, message) = refusal(&mut bench).expect("it waits");
    assert!(message.starts_with("“employees” of 0.csv waits for an answer."), "{message}");
    assert!(message.contains("1234"), "{message}");
}

fn cell() -> impl Strategy<Value = &'static str> {
    select(vec!["", "1.234", "1,234", "2,5", "2.5", "7", "x", "03/04/2026", "13/04/2026", "04/13/2026", "2026-01-02"])
}

/// A test of `size` or `since` of an account, or of `score` of a person.
fn field_test() -> impl Strategy<Value = Value> {
    let tests = vec![
        json!({"gte": 2}),
        json!({"equals": 7}),
        json!({"equals": "x"}),
        json!({"any_of": [7, "x"]}),
        json!({"within_days": 90}),
        json!({"exists": true}),
    ];
    (select(vec!["account.size", "account.since", "person.score"]), select(tests)).prop_map(|(field, mut test)| {
        test["field"] = field.into();
        test
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn what_waits_is_refused_and_what_is_answered_settles_it(
        rows in prop::collection::vec((cell(), cell(), cell()), 1..4), more in prop::collection::vec(cell(), 0..3),
        tests in prop::collection::vec(field_test(), 1..4), excluded in prop::option::of(field_test()),
        order in select(vec!["dmy", "mdy"]), decimal in select(vec![".", ","]),
    ) {
        let accounts: Vec<String> =
            rows.iter().enumerate().map(|(i, (size, since, _))| format!("a{i}.com,\"{size}\",{since}")).collect();
        let contacts: Vec<String> = rows.iter().enumerate().map(|(i, (.., s))| format!("{i},\"{s}\"")).collect();
        let later: Vec<String> = more.iter().enumerate().map(|(i, size)| format!("b{i}.com,\"{size}\"")).collect();
        let tables = [
            (Table::Contacts, format!("id,Score\n{}\n", contacts.join("\n"))),
            (Table::Accounts, format!("domain,Size,Since\n{}\n", accounts.join("\n"))),
            (Table::Accounts, format!("domain,size\n{}\n", later.join("\n"))),
        ];
        let excluded: Vec<Value> = excluded.into_iter().collect();
        let mut bench = bench(&tables, &[model(&tests, &excluded, None)]);
        let asked = waiting(&mut bench);
        let refused = refusal(&mut bench);
        prop_assert_eq!(refused.is_some(), !asked.is_empty(), "{:?}", asked);

        let mut mappings: std::collections::BTreeMap<u32, Value> = Default::default();
        for [file, field, column, asks] in &asked {
            let file: u32 = file.strip_suffix(".csv").unwrap().parse().unwrap();
            let mapping = mappings.entry(file).or_insert_with(|| json!({}));
            mapping[field]["column"] = column.as_str().into();
            mapping[field][asks] = if asks == "order" { order } else { decimal }.into();
        }
        for (file, mapping) in mappings {
            bench.set_mapping(file, serde_json::from_value(mapping).unwrap());
        }
        prop_assert_eq!(waiting(&mut bench), Vec::<[String; 4]>::new());
        prop_assert_eq!(refusal(&mut bench), None);
    }
}
