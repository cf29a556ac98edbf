//! The comparison moves each line to the lowest one that lets no more than the volume through, as the sweep counts.

use crate::bench::{answer, load_all};
use crate::models::models;
use crate::seeds::workspace;
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
