//! The comparison's rules that its worked case does not show.

use crate::bench::{Tables, activities, answer, each, load, sheet};
use serde_json::{Value, json};

/// People at 10, accounts at 20.
fn model() -> Value {
    json!({
        "schema": "cutline.model/1", "name": "M",
        "signals": [each("visit", "person", "visit", 10)],
        "person": {"threshold": 10},
        "account": {"mode": "gated", "gates": {"engagement": 20}},
    })
}

/// acme: two people, three visits; beta: one person, two visits; gamma: one visit.
fn tables() -> Tables {
    let rows = [
        "2026-01-05,visit,a1@acme.com",
        "2026-01-10,visit,a2@acme.com",
        "2026-02-05,visit,a1@acme.com",
        "2026-01-07,visit,b1@beta.com",
        "2026-01-20,visit,b1@beta.com",
        "2026-03-01,visit,c1@gamma.com",
    ];
    let outcomes = ["2026-01-30,sqo,acme.com,1000", "2026-03-30,won,acme.com,30000"];
    Tables {
        activities: activities(&rows),
        outcomes: sheet("occurred_at,stage,account,amount", &outcomes),
        ..Tables::default()
    }
}

fn compare(model: Value, request: Value) -> Value {
    answer(&mut load(&tables(), &[model], json!({}), "2026-06-30"), request)
}

#[test]
fn each_kind_is_brought_down_to_the_smallest_of_the_three() {
    // Today 4 people, 2 accounts and 2 hybrids cross. Of the people only a1 and b1 come to 20 and so cross 11.
    let answer = compare(model(), json!({"ask": "compare"}));
    assert_eq!(answer["volume"], 2);
    assert_eq!((&answer["mql"]["threshold"], &answer["mql"]["volume"]), (&json!(11), &json!(2)));
    // gamma stops at 10.
    assert_eq!((&answer["mqa"]["threshold"], &answer["mqa"]["volume"]), (&json!(11), &json!(2)));
    assert_eq!((&answer["hybrid"]["threshold"], &answer["hybrid"]["volume"]), (&json!(11), &json!(2)));
    // acme crosses 11 on 10 January and converts within 90 days; beta's time is up as well.
    assert_eq!(answer["mqa"]["precision"], 0.5);
    assert_eq!(answer["mqa"]["pipeline_per_handoff"], 15_000.0);
    assert_eq!(answer["mqa"]["median_days"], 20.0);
    // a1 crosses 11 on 5 February, six days after the opportunity: already in the funnel.
    assert_eq!(answer["mql"]["precision"], 0.0);
    assert_eq!(answer["mql"]["median_days"], Value::Null);
}

#[test]
fn a_given_volume_stands_and_one_of_nobody_lies_one_past_the_highest() {
    let answer = compare(model(), json!({"ask": "compare", "volume": 3}));
    assert_eq!((&answer["mqa"]["threshold"], &answer["mqa"]["volume"]), (&json!(0), &json!(3)));
    let answer = compare(model(), json!({"ask": "compare", "volume": 0}));
    assert_eq!((&answer["mqa"]["threshold"], &answer["mqa"]["volume"]), (&json!(31), &json!(0)));
    assert_eq!(answer["mqa"]["precision"], Value::Null);
}

#[test]
fn a_kind_whose_line_the_model_lacks_is_null() {
    let mut people = model();
    people.as_object_mut().unwrap().remove("account");
    let answer = compare(people, json!({"ask": "compare"}));
    assert_eq!((&answer["mqa"], &answer["hybrid"]), (&Value::Null, &Value::Null));
    assert_eq!(answer["mql"]["volume"], 4);
    let mut committee = model();
    committee["account"]["gates"] = json!({"coverage": 10});
    let answer = compare(committee, json!({"ask": "compare"}));
    assert_eq!((&answer["mqa"], &answer["hybrid"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_hybrid_waits_for_its_mql() {
    // At 20 a1 is an MQL on 5 February; acme alone is at 20 on 10 January.
    let mut strict = model();
    strict["person"]["threshold"] = json!(20);
    let answer = compare(strict, json!({"ask": "compare", "volume": 2}));
    assert_eq!((&answer["hybrid"]["threshold"], &answer["hybrid"]["volume"]), (&json!(0), &json!(2)));
    // acme, already an opportunity by then, is in no rate; beta did not convert.
    assert_eq!(answer["hybrid"]["precision"], 0.0);
    assert_eq!(answer["mqa"]["precision"], 0.5);
}

#[test]
fn the_rule_of_thumb_speaks_of_deals_and_committees() {
    // 30,000 after 84 days from 5 January; on 30 January both of acme's people are engaged.
    let answer = compare(model(), json!({"ask": "compare"}));
    assert_eq!(answer["advice"], "mqa");
    assert_eq!(answer["figures"]["median_won_amount"], 30_000.0);
    assert_eq!(answer["figures"]["median_days_to_won"], 84.0);
    assert_eq!(answer["figures"]["median_engaged_people"], 2.0);
}
