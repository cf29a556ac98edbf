//! The day on which an account falls below the line.

use crate::world::{World, additive, signal};
use serde_json::{Value, json};

fn falls_on(world: &World, model: &Value) -> Value {
    world.packet(model)["falls_below_on"].clone()
}

#[test]
fn an_account_that_dips_and_recovers_falls_on_the_day_of_the_dip() {
    let activities =
        "occurred_at,type,person\n2026-06-30,keep,a@acme.com\n2026-06-30,hot,a@acme.com\n2026-06-30,cold,a@acme.com\n";
    let world = World { activities, ..World::default() };
    let signals = vec![
        signal("keep", 10.0, Value::Null),
        signal("hot", 10.0, json!({"linear_days": 4})),
        signal("cold", -8.0, json!({"linear_days": 20})),
    ];
    // After 2 days 10 + 5 − 7.2; after 3 days 10 + 2.5 − 6.8 = 5.7; after 11 days, and for a year, more than 6.4 again.
    assert_eq!(falls_on(&world, &additive(6.0, signals)), json!("2026-07-03"));
}

#[test]
fn a_date_to_come_holds_an_account_up_from_its_day_on() {
    let world = World {
        activities: "occurred_at,type,account\n2026-06-30,visit,acme.com\n",
        accounts: "domain,renewal\nacme.com,2026-07-05\n",
        ..World::default()
    };
    let with = |points: f64| {
        let visit = json!({"id": "visit", "scope": "account", "dimension": "engagement",
            "when": {"activity": ["visit"]}, "points": 10, "decay": {"linear_days": 10}});
        let renewal = json!({"id": "renewal", "scope": "account", "dimension": "engagement",
            "when": {"field": "account.renewal", "within_days": 10}, "points": points});
        falls_on(&world, &additive(4.0, vec![visit, renewal]))
    };
    // Without it 10 · 0.4 on 6 July is a hair less than 4 (419430 / 2^20); with it 5 to 15 July have at least 5.
    assert_eq!(with(5.0), json!("2026-07-16"));
    assert_eq!(with(0.001), json!("2026-07-07"));
    // From its day on it takes 3 of the 5 that are left.
    assert_eq!(with(-3.0), json!("2026-07-05"));
}

#[test]
fn three_years_are_looked_ahead_to_the_day() {
    let world = World { activities: "occurred_at,type,person\n2026-06-30,keep,a@acme.com\n", ..World::default() };
    let with = |lookback: u32| {
        let mut model = additive(6.0, vec![signal("keep", 10.0, Value::Null)]);
        model["lookback_days"] = json!(lookback);
        falls_on(&world, &model)
    };
    // From 30 June 2026 to 30 June 2029 it is 1096 days, with 29 February 2028 among them.
    assert_eq!(with(1095), json!("2029-06-30"));
    assert_eq!(with(1096), Value::Null);
}

#[test]
fn a_mean_rises_when_the_weaker_voice_falls_silent_and_falls_with_the_last() {
    let activities = "occurred_at,type,person\n2026-06-30,keep,a@acme.com\n2026-06-21,small,b@acme.com\n";
    let world = World { activities, ..World::default() };
    let keep = signal("keep", 20.0, json!({"linear_days": 20}));
    let small = signal("small", 2.0, Value::Null);
    let mut model = additive(8.0, vec![keep, small]);
    model["account"]["rollup"] = json!("weighted_mean");
    model["coverage"] = json!({"window_days": 10});
    // The mean of 20 − a and 2 while both are engaged: 10.5 on 1 July. On 2 July b is silent, and a alone has 18; on 10 July
    // 10. On 11 July nobody is engaged.
    let packet = world.packet(&model);
    assert_eq!(packet["falls_below_on"], json!("2026-07-11"));
    assert_eq!(packet["falls_short_of"], json!(["score"]));
}
