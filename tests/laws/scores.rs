//! What a score is made of.

use crate::bench::{answer, load_all, quanta, scores, text};
use crate::models::models;
use crate::seeds::{activity, workspace};
use crate::workspace::{Activity, KINDS, START};
use cutline::intake::tables::normal_type;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Whether no person signal that the type could match takes points away.
fn only_adds(models: &[Value], kind: &str) -> bool {
    let matches = |types: &Value| {
        let mut types = types.as_array().into_iter().flatten().map(|t| normal_type(t.as_str().unwrap()));
        types.any(|t| t == "*" || t == normal_type(kind))
    };
    let signals = models.iter().flat_map(|model| model["signals"].as_array().unwrap());
    let mut of_people = signals.filter(|s| s["scope"] == "person" && matches(&s["when"]["activity"]));
    of_people.all(|signal| signal["points"].as_f64().unwrap() > 0.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_parts_of_a_score_sum_to_it(workspace in workspace(), models in models()) {
        let mut workbench = load_all(&workspace, &models);
        for day in [workspace.as_of, START, START.plus(40), START.plus(100)] {
            for scope in ["person", "account"] {
                for row in scores(&mut workbench, scope, day) {
                    let why = answer(&mut workbench, json!({"ask": "why", "scope": scope, "key": row["key"], "as_of": day}));
                    let parts = why["parts"].as_array().unwrap();
                    let sum: f64 = parts.iter().map(|part| part["points"].as_f64().unwrap()).sum();
                    let score = quanta(&row, "score") as f64 / (1e6 * f64::from(1 << 20));
                    prop_assert!((sum - score).abs() <= 1e-6, "{} on {}: {} of {}\n{:#}", row["key"], day, sum, score, why);
                    prop_assert!((why["score"].as_f64().unwrap() - score).abs() <= 1e-9);
                }
            }
        }
    }

    #[test]
    fn an_activity_that_only_adds_never_lowers_its_persons_score(
        workspace in workspace(), models in models(), more in activity(), who: usize, kind in 0..KINDS.len(),
    ) {
        let kinds = KINDS.iter().cycle().skip(kind).take(KINDS.len());
        let Some(kind) = kinds.into_iter().find(|kind| only_adds(&models, kind)) else { return Ok(()) };
        let mut rows = (0..workspace.people.len()).filter(|p| workspace.people[*p].row || *p == 0).cycle();
        let person = rows.nth(who % 60).unwrap();
        let day_of_more = START.plus(more.day);
        let mut higher = workspace.clone();
        higher.activities.push(Activity { person: Some(person), kind, ..more });
        let (mut a, mut b) = (load_all(&workspace, &models), load_all(&higher, &models));
        for day in [workspace.as_of, day_of_more, START.plus(80), START.plus(150)] {
            let key = workspace.people[person].key();
            let score = |rows: Vec<Value>| rows.iter().find(|row| text(row, "key") == key).map(|row| quanta(row, "score"));
            let before = score(scores(&mut a, "person", day));
            let after = score(scores(&mut b, "person", day));
            prop_assert!(after >= before, "{key} on {day}: {before:?}, then {after:?}");
        }
    }
}
