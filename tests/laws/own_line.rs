//! The crossings of the model's own line, one by one, are those that the sweep counts at that line.

use crate::bench::{answer, load_all};
use crate::models::models;
use crate::seeds::workspace;
use proptest::prelude::*;
use serde_json::{Value, json};

fn sum(quarters: &Value, key: &str) -> u64 {
    quarters.as_array().unwrap().iter().map(|quarter| quarter[key].as_u64().unwrap()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_review_counts_what_the_sweep_counts(workspace in workspace(), models in models()) {
        let mut workbench = load_all(&workspace, &models);
        let overview = answer(&mut workbench, json!({"ask": "overview"}));
        for line in overview["axes"].as_array().into_iter().flatten() {
            let request = |ask: &str| json!({"ask": ask, "axis": line["axis"], "model": line["model"]});
            let (review, sweep) = (answer(&mut workbench, request("review")), answer(&mut workbench, request("sweep")));
            let Some(at) = line["threshold"].as_u64().map(|at| at as usize) else { continue };
            let within = at < sweep["thresholds"].as_array().unwrap().len();
            if !within || !is_whole(&models, line) {
                continue;
            }
            let counted = |column: &str| sweep[column][at].as_u64().unwrap();
            let quarters = &review["quarters"];
            prop_assert_eq!(sum(quarters, "crossings"), counted("crossings"));
            prop_assert_eq!(sum(quarters, "flow"), counted("crossings") - counted("excluded"));
            prop_assert_eq!(sum(quarters, "converted"), counted("converted"));
            prop_assert_eq!(sum(quarters, "judged"), counted("converted") + counted("not_converted"));
            prop_assert_eq!(
                &review["funnel"]["stages"][0]["entities"],
                &json!(counted("crossings") - counted("excluded"))
            );
        }
    }
}

/// Whether the model's line on the axis is a whole number, from 0 up.
fn is_whole(models: &[Value], line: &Value) -> bool {
    let model = models.iter().find(|model| model["name"] == line["model"]).unwrap();
    let (part, name) = line["axis"].as_str().unwrap().split_once('.').unwrap();
    let value = match name {
        "score" => &model[part]["threshold"],
        gate => &model["account"]["gates"][gate],
    };
    value.as_f64().is_some_and(|value| value >= 0.0 && value.fract() == 0.0)
}
