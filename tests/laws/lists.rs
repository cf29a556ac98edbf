//! A list in any order is the same list, and its pages are all of it.

use crate::bench::{answer, load_all};
use crate::models::one_model;
use crate::seeds::workspace;
use cutline::workbench::Workbench;
use proptest::prelude::*;
use serde_json::{Value, json};

const OF_PEOPLE: [&str; 9] =
    ["score", "key", "name", "fit", "engagement", "qualified", "account", "title", "department"];
const OF_ACCOUNTS: [&str; 8] = ["score", "key", "name", "intent", "qualified", "tier", "coverage", "people_engaged"];

fn rows(workbench: &mut Workbench, scope: &str, more: Value) -> Vec<Value> {
    let mut request = json!({"ask": "scores", "scope": scope, "exact": true});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let answer = answer(workbench, request);
    answer["rows"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

/// A cell as it is compared: texts case aside, figures exactly, truth as a number.
fn cell(row: &Value, column: &str) -> Option<(i128, String)> {
    if let Value::String(exact) = &row["quanta"][column] {
        return Some((exact.parse().unwrap(), String::new()));
    }
    let shown = if column == "name" && row["name"].is_null() { &row["key"] } else { &row[column] };
    match shown {
        Value::Null => None,
        Value::String(text) => Some((0, text.to_lowercase())),
        Value::Bool(truth) => Some((i128::from(*truth), String::new())),
        // Coverage has no exact figure in a row; it is in thousandths at the finest here.
        number => Some(((number.as_f64().unwrap() * 1e6).round() as i128, String::new())),
    }
}

fn is_in_order(listed: &[Value], usual: &[Value], column: &str, descending: bool) -> Result<(), TestCaseError> {
    let place = |row: &Value| usual.iter().position(|other| other["key"] == row["key"]);
    for pair in listed.windows(2) {
        let (a, b) = (cell(&pair[0], column), cell(&pair[1], column));
        let right = match (&a, &b) {
            (Some(a), Some(b)) if a != b => (a < b) != descending,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            _ => place(&pair[0]) < place(&pair[1]),
        };
        prop_assert!(right, "{column}, descending {descending}: {} before {}", pair[0], pair[1]);
    }
    Ok(())
}

fn sorted_by_key(rows: &[Value]) -> Vec<Value> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a["key"].as_str().cmp(&b["key"].as_str()));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_list_in_any_order_is_the_same_list(workspace in workspace(), model in one_model(), size in 1..4usize) {
        let mut workbench = load_all(&workspace, std::slice::from_ref(&model));
        for (scope, columns) in [("person", &OF_PEOPLE[..]), ("account", &OF_ACCOUNTS[..])] {
            let usual = rows(&mut workbench, scope, json!({}));
            for (column, descending) in columns.iter().flat_map(|column| [(column, false), (column, true)]) {
                let order = json!({"sort": column, "descending": descending});
                let listed = rows(&mut workbench, scope, order.clone());
                prop_assert_eq!(sorted_by_key(&listed), sorted_by_key(&usual));
                is_in_order(&listed, &usual, column, descending)?;
                let page = |n: usize| {
                    let mut page = order.clone();
                    page["offset"] = json!(n * size);
                    page["limit"] = json!(size);
                    page
                };
                let pages = (0..usual.len().div_ceil(size)).flat_map(|n| rows(&mut workbench, scope, page(n)));
                prop_assert_eq!(pages.collect::<Vec<_>>(), listed);
            }
        }
    }

    #[test]
    fn a_search_finds_those_and_only_those_that_hold_it(
        workspace in workspace(),
        model in one_model(),
        search in "[a-eA-E.@]{0,2}",
        qualified in prop::option::of(any::<bool>()),
    ) {
        let mut workbench = load_all(&workspace, std::slice::from_ref(&model));
        for scope in ["person", "account"] {
            let holds = |row: &Value| ["key", "name", "title", "account"].iter().any(|column| {
                row[*column].as_str().is_some_and(|text| text.to_lowercase().contains(&search.to_lowercase()))
            });
            let mut expected = rows(&mut workbench, scope, json!({}));
            expected.retain(|row| holds(row) && qualified.is_none_or(|is| row["qualified"] == is));
            let request = json!({"search": search, "qualified": qualified});
            prop_assert_eq!(rows(&mut workbench, scope, request), expected);
        }
    }
}

#[test]
fn a_column_of_the_other_scope_is_refused() {
    let mut workbench = Workbench::new();
    let file = workbench.open_file("a.csv", None);
    workbench.push(file, b"person,occurred_at,type\nann@acme.com,2026-03-04,webinar\n");
    workbench.close_file(file).expect("a file of CSV");
    let signals =
        json!([{"id": "w", "scope": "person", "dimension": "intent", "when": {"activity": ["webinar"]}, "points": 5}]);
    let model = json!({"schema": "cutline.model/1", "name": "First", "signals": signals, "person": {"threshold": 1}});
    workbench.set_models(&[model.to_string()]);
    let request = json!({"ask": "scores", "scope": "person", "sort": "coverage"});
    assert_eq!(answer(&mut workbench, request), json!({"error": "unknown_request"}));
}
