//! Statistics and the signal audit against SciPy, statsmodels and scikit-learn: `make.py` wrote the figures in the JSON
//! files beside it, and `tests/reference.test.mjs` sees that it still writes the same.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::stats::{self, Pattern, TwoByTwo};
use cutline::workbench::{Workbench, ask};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn reference(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn near(got: Option<f64>, expected: &Value, at: &Value) {
    match (got, expected.as_f64()) {
        (Some(got), Some(expected)) => {
            assert!((got - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{got} is not {expected} at {at}");
        }
        (got, expected) => assert_eq!(got, expected, "{at}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn floats(value: &Value) -> Vec<f64> {
    list(value).iter().map(|x| x.as_f64().unwrap()).collect()
}

fn integers(value: &Value) -> Vec<i64> {
    list(value).iter().map(|x| x.as_i64().unwrap()).collect()
}

fn counts(value: &Value) -> Vec<u32> {
    integers(value).into_iter().map(|x| x as u32).collect()
}

#[test]
fn tables_of_two_by_two() {
    let all = reference("stats.json");
    assert!(list(&all["tables"]).len() > 40);
    for case in list(&all["tables"]) {
        let [present, converted_present, absent, converted_absent] = counts(&case["cells"])[..] else { panic!() };
        let table = TwoByTwo { present, converted_present, absent, converted_absent };
        near(Some(table.odds_ratio()), &case["odds_ratio"], case);
        near(Some(table.odds_interval().0), &case["odds_low"], case);
        near(Some(table.odds_interval().1), &case["odds_high"], case);
        near(table.phi(), &case["phi"], case);
        near(table.p(), &case["p"], case);
    }
}

#[test]
fn ranks_and_rankings() {
    let all = reference("stats.json");
    for case in list(&all["mann_whitney"]) {
        near(stats::mann_whitney(&integers(&case["first"]), &integers(&case["second"])), &case["p"], case);
    }
    for case in list(&all["rankings"]) {
        let labels = list(&case["label"]).iter().map(|label| label.as_bool().unwrap());
        let cases: Vec<(i64, bool)> = integers(&case["score"]).into_iter().zip(labels).collect();
        let found = stats::discrimination(&cases);
        near(found.auc, &case["auc"], &case["label"]);
        near(found.average_precision, &case["average_precision"], &case["label"]);
    }
}

#[test]
fn logistic_regressions() {
    for case in list(&reference("stats.json")["logistic"]) {
        let rows = list(&case["present"]).iter().zip(list(&case["label"]));
        let pattern = |(row, label): (&Value, &Value)| {
            let present = integers(row).iter().enumerate().filter(|(_, x)| **x == 1).map(|(place, _)| place).collect();
            Pattern { present, cases: 1, converted: u32::from(label.as_bool().unwrap()) }
        };
        let patterns: Vec<Pattern> = rows.map(pattern).collect();
        let expected = list(&case["beta"]);
        let beta = stats::ridge_logistic(&patterns, expected.len(), 1.0).unwrap();
        beta.iter().zip(expected).for_each(|(got, expected)| near(Some(*got), expected, &case["beta"]));
    }
}

#[test]
fn many_tests_and_shifts() {
    let all = reference("stats.json");
    for case in list(&all["many"]) {
        let p = floats(&case["p"]);
        let adjusted = [(stats::benjamini_hochberg(&p), "fdr_bh"), (stats::holm(&p), "holm")];
        for (got, method) in adjusted {
            got.iter().zip(list(&case[method])).for_each(|(got, expected)| near(Some(*got), expected, case));
        }
    }
    for case in list(&all["newcombe"]) {
        let pair = |key: &str| (counts(&case[key])[0], counts(&case[key])[1]);
        let (low, high) = stats::newcombe(pair("first"), pair("second")).unwrap();
        near(Some(low), &case["interval"][0], case);
        near(Some(high), &case["interval"][1], case);
    }
    for case in list(&all["psi"]) {
        near(stats::stability_index(&floats(&case["earlier"]), &floats(&case["later"])), &case["psi"], &case["psi"]);
    }
}

/// What the audit of the case's model says of people.
fn audit(case: &Value, files: Vec<(Table, String, Value)>) -> Value {
    let mut workbench = Workbench::new();
    for (table, text, mapping) in files {
        let file = workbench.open_file("file.csv", Some(table));
        workbench.push(file, text.as_bytes());
        workbench.close_file(file).unwrap();
        workbench.set_mapping(file, serde_json::from_value(mapping).unwrap());
    }
    workbench.set_models(&[case["model"].to_string()]);
    let as_of = Day::parse(case["as_of"].as_str().unwrap()).unwrap();
    workbench.set_settings(serde_json::from_value(case["settings"].clone()).unwrap(), Some(as_of), as_of);
    let request = ask::request(json!({"ask": "audit", "scope": "person"})).unwrap();
    serde_json::to_value(workbench.ask(request).unwrap()).unwrap()
}

/// Each key that is expected, in objects and lists of the same order.
fn agrees(got: &Value, expected: &Value, at: &str) {
    match expected {
        Value::Object(keys) => keys.iter().for_each(|(key, value)| agrees(&got[key], value, &format!("{at}.{key}"))),
        Value::Array(items) => {
            assert_eq!(list(got).len(), items.len(), "{at}");
            let pairs = list(got).iter().zip(items).enumerate();
            pairs.for_each(|(place, (got, expected))| agrees(got, expected, &format!("{at}[{place}]")));
        }
        Value::Number(_) | Value::Null => near(got.as_f64(), expected, &json!(at)),
        _ => assert_eq!(got, expected, "{at}"),
    }
}

#[test]
fn the_audit_of_a_generated_set() {
    let case = reference("generated.json");
    let text = |table: &str| case["tables"][table].as_str().unwrap().to_string();
    let files = [(Table::Activities, "activities"), (Table::Contacts, "contacts"), (Table::Outcomes, "outcomes")];
    let answer = audit(&case, files.map(|(table, name)| (table, text(name), json!({}))).into());
    agrees(&answer, &case["expect"], "");
}

/// Real files, which are not ours to ship (`CUTLINE_DATA`); without them this says so, and holds nothing against anything.
#[test]
fn the_audit_of_a_real_funnel() {
    let data = std::env::var("CUTLINE_DATA").map_or_else(|_| PathBuf::from("../shared/data"), PathBuf::from);
    let read = |name: &str| fs::read_to_string(data.join("olist_funnel").join(name)).ok();
    let (leads, deals) = (read("olist_marketing_qualified_leads_dataset.csv"), read("olist_closed_deals_dataset.csv"));
    let Some((leads, deals)) = leads.zip(deals) else {
        eprintln!("not run: no olist_funnel in {} (see CUTLINE_DATA)", data.display());
        return;
    };
    let case = reference("olist.json");
    let leads_by = json!({"person": "mql_id", "occurred_at": "first_contact_date", "type": "origin"});
    let deals_by = json!({"person": "mql_id", "occurred_at": "won_date", "stage": {"constant": "won"}});
    let answer = audit(&case, vec![(Table::Activities, leads, leads_by), (Table::Outcomes, deals, deals_by)]);
    agrees(&answer, &case["expect"], "");
}
