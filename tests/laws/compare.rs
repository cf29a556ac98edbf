//! The comparison moves each line to the lowest one that lets no more than the volume through, as the sweep counts; and a
//! hybrid's, as a slow twin does that asks on each day who is an MQL.

use crate::bench::{answer, load_all};
use crate::models::{models, one_model};
use crate::seeds::{busy_workspace, workspace};
use crate::twin::{Line, Twin};
use crate::workspace::Workspace;
use proptest::prelude::*;
use serde_json::{Value, json};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn each_line_is_the_lowest_within_the_volume(workspace in workspace(), models in models(), volume in 0..6u64) {
        let mut workbench = load_all(&workspace, &models);
        for model in &models {
            let request = json!({"ask": "compare", "model": model["name"], "volume": volume});
            let compared = answer(&mut workbench, request);
            for (kind, axis) in [("mql", "person.score"), ("mqa", "account.score"), ("mqa", "account.engagement")] {
                let sweep = answer(&mut workbench, json!({"ask": "sweep", "axis": axis, "model": model["name"]}));
                let Some(totals) = sweep["crossings"].as_array() else { continue };
                let has_line = axis != "account.engagement" || model["account"]["gates"]["engagement"].is_number();
                let lowest = totals.iter().position(|total| total.as_u64().unwrap() <= volume).filter(|_| has_line);
                let found = &compared[kind];
                match lowest {
                    Some(line) => {
                        prop_assert_eq!(&found["threshold"], &json!(line), "{} {}", axis, compared);
                        prop_assert_eq!(&found["volume"], &totals[line]);
                        prop_assert_eq!(&found["precision"], &sweep["precision"][line]);
                        prop_assert_eq!(&found["pipeline_per_handoff"], &sweep["pipeline_per_qualified"][line]);
                    }
                    // Only raised hands are left, or there is no such line.
                    None => prop_assert!(
                        *found == Value::Null || found["threshold"] == json!(totals.len()),
                        "{axis} {compared}"
                    ),
                }
            }
            let hybrid = &compared["hybrid"];
            prop_assert!(*hybrid == Value::Null || hybrid["volume"].as_u64().unwrap() <= volume);
        }
    }
}

/// Fails where the hybrid is not that of scoring day by day.
fn hybrid_agrees_with_its_twin(workspace: &Workspace, model: &Value, volume: u64) -> Result<(), TestCaseError> {
    let additive = model["account"]["mode"] == "additive";
    let line = if additive { &model["account"]["threshold"] } else { &model["account"]["gates"]["engagement"] };
    let axis = if additive { "account.score" } else { "account.engagement" };
    let mut workbench = load_all(workspace, std::slice::from_ref(model));
    let compared = answer(&mut workbench, json!({"ask": "compare", "volume": volume}));
    let found = &compared["hybrid"];
    if !line.is_number() || !model["person"].is_object() {
        prop_assert_eq!(found, &Value::Null);
        return Ok(());
    }
    // Above the highest line of the accounts nobody crosses.
    let top = Twin::new(workspace, model, axis).top();
    let twin = Twin::hybrid(workspace, model, axis);
    let lines: Vec<Line> = (0..=top).map(|theta| twin.line(theta)).collect();
    let lowest = lines.iter().position(|line| line.crossings <= volume);
    let line = lowest.map_or_else(|| twin.line(top + 1), |place| twin.line(place as i64));
    prop_assert_eq!(&found["threshold"], &json!(lowest.map_or(top + 1, |place| place as i64)), "{}", compared);
    prop_assert_eq!(&found["volume"], &json!(line.crossings));
    let judged = line.converted + line.not_converted;
    let over = |sum: f64| (judged > 0).then(|| sum / judged as f64);
    for (figure, expected) in
        [("precision", over(line.converted as f64)), ("pipeline_per_handoff", over(line.pipeline as f64 / 100.0))]
    {
        let alike = match (found[figure].as_f64(), expected) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
            (found, expected) => found.is_none() && expected.is_none(),
        };
        prop_assert!(alike, "{figure} {expected:?}: {compared}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_hybrid_crosses_where_account_and_person_both_hold(
        workspace in workspace(), model in one_model(), volume in 0..4u64
    ) {
        hybrid_agrees_with_its_twin(&workspace, &model, volume)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_hybrid_crosses_so_in_busy_workspaces_too(
        workspace in busy_workspace(), model in one_model(), volume in 0..12u64
    ) {
        hybrid_agrees_with_its_twin(&workspace, &model, volume)?;
    }
}
