//! The sweep agrees with its slow twin, line by line and on every axis.

use crate::bench::{answer, load_all};
use crate::models::one_model;
use crate::seeds::{busy_workspace, workspace};
use crate::twin::{Line, Twin};
use crate::workspace::Workspace;
use cutline::workbench::Workbench;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A quantile by linear interpolation between order statistics.
fn quantile(flow: &[u64], share: f64) -> Option<f64> {
    let mut sorted = flow.to_vec();
    sorted.sort_unstable();
    let at = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (sorted[at.floor() as usize] as f64, sorted[at.ceil() as usize] as f64);
    Some(below + (above - below) * (at - at.floor()))
}

fn close(answered: &Value, expected: Option<f64>) -> bool {
    match (answered.as_f64(), expected) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (None, None) => answered.is_null(),
        _ => false,
    }
}

/// The columns that count somebody.
fn counts(line: &Line) -> [(&'static str, u64); 7] {
    [
        ("qualified_now", line.qualified_now),
        ("crossings", line.crossings),
        ("excluded", line.excluded),
        ("open", line.open),
        ("converted", line.converted),
        ("not_converted", line.not_converted),
        ("opportunities", line.opportunities),
    ]
}

/// Fails at the first figure of the sweep, on any axis, that scoring day by day does not give.
fn agrees_with_its_twin(workspace: &Workspace, model: &Value) -> Result<(), TestCaseError> {
    let axes: &[&str] = match model["account"]["mode"].as_str() {
        Some("additive") => &["person.score", "account.score"],
        _ => &["person.score", "account.engagement", "account.intent", "account.coverage", "account.fit"],
    };
    let mut workbench = load_all(workspace, std::slice::from_ref(model));
    for axis in axes {
        let sweep = answer(&mut workbench, json!({"ask": "sweep", "axis": axis}));
        let twin = Twin::new(workspace, model, axis);
        let thresholds: Vec<i64> = (0..=twin.top()).collect();
        prop_assert_eq!(&sweep["thresholds"], &json!(thresholds), "{}", axis);
        let months: Vec<String> = twin.months.iter().map(|month| month.to_string()).collect();
        prop_assert_eq!(&sweep["months"], &json!(months));
        if months.is_empty() {
            prop_assert!(["flow_mean", "flow_median", "flow_p80"].iter().all(|column| sweep[*column].is_null()));
        } else {
            agrees_above_the_sweep(&mut workbench, &twin, axis)?;
        }
        for theta in thresholds {
            let line = twin.line(theta);
            let place = theta as usize;
            for (column, count) in counts(&line) {
                prop_assert_eq!(
                    &sweep[column][place],
                    &json!(count),
                    "{} of {} at {}: {:?}",
                    column,
                    axis,
                    theta,
                    line
                );
            }
            let judged = line.converted + line.not_converted;
            let share = |part: f64, of: u64| (of > 0).then(|| part / of as f64);
            let pipeline = line.pipeline as f64 / 100.0;
            let total: u64 = line.flow.iter().sum();
            let figures = [
                ("precision", share(line.converted as f64, judged)),
                ("yield", share(line.opportunities as f64, judged)),
                ("recall", share(line.recalled.0 as f64, line.recalled.1)),
                ("pipeline", Some(pipeline)),
                ("pipeline_per_qualified", share(pipeline, judged)),
                ("flow_mean", share(total as f64, line.flow.len() as u64)),
                ("flow_median", quantile(&line.flow, 0.5)),
                ("flow_p80", quantile(&line.flow, 0.8)),
            ];
            for (column, figure) in figures {
                let answered = &sweep[column][place];
                prop_assert!(close(answered, figure), "{column} of {axis} at {theta}: {answered}, {line:?}");
            }
            for (month, flow) in line.flow.iter().enumerate() {
                prop_assert_eq!(&sweep["flow"][month][place], &json!(flow), "flow of {} at {}", axis, theta);
            }
        }
    }
    Ok(())
}

/// Lines that no score reaches on a day with an activity: a raised hand crosses them, and somebody may stand there today.
fn agrees_above_the_sweep(workbench: &mut Workbench, twin: &Twin, axis: &str) -> Result<(), TestCaseError> {
    for theta in twin.top() + 1..=(twin.top() + 3).min(1000) {
        let line = twin.line(theta);
        let request = json!({"ask": "calibrate", "axis": axis, "threshold": theta, "targets": {}});
        let at = &answer(workbench, request)["at"];
        for (column, count) in counts(&line) {
            prop_assert_eq!(&at[column], &json!(count), "{} of {} at {}: {:?}", column, axis, theta, line);
        }
        prop_assert!(close(&at["flow_median"], quantile(&line.flow, 0.5)), "flow of {axis} at {theta}: {at}, {line:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_sweep_is_what_scoring_day_by_day_gives(workspace in workspace(), model in one_model()) {
        agrees_with_its_twin(&workspace, &model)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nor_does_it_miss_anything_where_much_happens(workspace in busy_workspace(), model in one_model()) {
        agrees_with_its_twin(&workspace, &model)?;
    }
}
