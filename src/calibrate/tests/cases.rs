//! The worked cases: the sweep that they expect goes in, the calibration that they expect must come out.
//!
//! The halves of the pilot are worked out by hand from the case's tables.

use super::{Judged, difference, judged, sweep};
use crate::calibrate::{Objective, Targets, calibrate};
use crate::day::Day;
use crate::outcome::Sweep;
use crate::settings::Statistic;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Request {
    threshold: u32,
    #[serde(default)]
    objective: Objective,
    targets: Targets,
}

/// The sweep that a case expects; the columns it leaves out follow from the others.
fn expected_sweep(answer: &Value) -> Sweep {
    let counts = |v: &Value| v.as_array().unwrap().iter().map(|x| x.as_u64().unwrap() as u32).collect::<Vec<u32>>();
    let column = |name: &str| answer[name].as_array().map(|c| c.iter().map(Value::as_f64).collect::<Vec<_>>());
    let (converted, not_converted) = (counts(&answer["converted"]), counts(&answer["not_converted"]));
    let opportunities = counts(&answer["opportunities"]);
    let pipeline = column("pipeline").unwrap();
    let lines: Vec<Judged> = (0..converted.len())
        .map(|i| Judged {
            converted: converted[i],
            not_converted: not_converted[i],
            opportunities: opportunities[i],
            pipeline: pipeline[i].unwrap(),
        })
        .collect();
    let flow = answer["flow"].as_array().unwrap().iter().map(counts).collect();
    let derived = sweep(flow, &lines);
    let month = |m: &Value| Day::parse(&format!("{}-01", m.as_str().unwrap())).unwrap().month();
    Sweep {
        months: answer["months"].as_array().unwrap().iter().map(month).collect(),
        excluded: counts(&answer["excluded"]),
        recall: column("recall").unwrap(),
        yields: column("yield").unwrap(),
        precision: column("precision").unwrap(),
        pipeline_per_qualified: column("pipeline_per_qualified").unwrap(),
        flow_median: column("flow_median").and_then(|flow| flow.into_iter().collect()),
        ..derived
    }
}

fn check(case: &Value, sweep: &Sweep, halves: Option<(&Sweep, &Sweep)>) {
    let requests = case["requests"].as_array().unwrap().iter().zip(case["expect"].as_array().unwrap());
    let calibrations: Vec<_> = requests.filter(|(r, _)| r["ask"] == "calibrate").collect();
    assert!(!calibrations.is_empty());
    for (i, (request, expected)) in calibrations.into_iter().enumerate() {
        let r: Request = serde_json::from_value(request.clone()).unwrap();
        let answer = calibrate(sweep, halves, r.threshold, &r.targets, r.objective, Statistic::Median).unwrap();
        let answer = serde_json::to_value(&answer).unwrap();
        assert_eq!(difference(expected, &answer, &format!("calibrate {i}")), None);
    }
}

#[test]
fn sweep_and_outcomes_agrees() {
    let case: Value = serde_json::from_str(include_str!("../../../cases/sweep-and-outcomes/case.json")).unwrap();
    // March and April: p2 (700) converts and p4 does not at 0 and 1; p1 is too slow at 2 and converts (1,000) at 3.
    let low = judged(1, 1, 700.0);
    let older = sweep(vec![vec![1, 1, 1, 0], vec![1, 1, 0, 1]], &[low, low, judged(0, 1, 0.0), judged(1, 0, 1000.0)]);
    // May and June: p5 converts with no amount, p3 and p6 are open; p4 does not convert at 2.
    let low = judged(1, 0, 0.0);
    let newer = sweep(vec![vec![1, 1, 1, 0], vec![2, 2, 0, 0]], &[low, low, judged(0, 1, 0.0), judged(0, 0, 0.0)]);
    check(&case, &expected_sweep(&case["expect"][0]), Some((&older, &newer)));
}

#[test]
fn one_deal_two_people_agrees() {
    let case: Value = serde_json::from_str(include_str!("../../../cases/one-deal-two-people/case.json")).unwrap();
    check(&case, &expected_sweep(&case["expect"][2]), None);
}
