//! The audit looks at a past day: what anybody does after it changes nothing.

use crate::bench::{answer, load_all};
use crate::models::models;
use crate::seeds::{activity, workspace};
use crate::workspace::{Activity, START};
use proptest::prelude::*;
use serde_json::json;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn an_activity_after_the_snapshot_changes_no_audit(
        workspace in workspace(), models in models(), more in activity(), who: usize, after in 1..60i32,
    ) {
        let snapshot = workspace.as_of.plus(-(workspace.settings.horizon_days as i32));
        let mut later = workspace.clone();
        // Never before the first activity of all.
        let day = (START.until(snapshot) + after).max(1);
        later.add(who, Activity { day, ..more });
        let (mut a, mut b) = (load_all(&workspace, &models), load_all(&later, &models));
        for (model, scope) in models.iter().flat_map(|model| ["person", "account"].map(|scope| (&model["name"], scope))) {
            let request = json!({"ask": "audit", "scope": scope, "model": model, "columns": ["account.industry"]});
            let (before, after) = (answer(&mut a, request.clone()), answer(&mut b, request.clone()));
            prop_assert_eq!(before, after, "{}", request);
        }
    }
}
