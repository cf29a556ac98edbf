//! The review's rules that its worked case does not show.

use crate::bench::{Tables, activities, answer, each, load, sheet};
use serde_json::{Value, json};

fn model(line: Value) -> Value {
    json!({
        "schema": "cutline.model/1", "name": "M",
        "signals": [each("visit", "person", "visit", 10)],
        "person": {"threshold": line},
    })
}

fn review(tables: &Tables, model: Value, settings: Value, as_of: &str) -> Value {
    answer(&mut load(tables, &[model], settings, as_of), json!({"ask": "review"}))
}

#[test]
fn a_line_between_two_points_is_crossed_where_it_lies() {
    let halves = json!({
        "schema": "cutline.model/1", "name": "M",
        "signals": [each("visit", "person", "visit", 10), json!({
            "id": "half", "scope": "person", "dimension": "engagement", "when": {"activity": ["half"]}, "points": 0.5,
        })],
        "person": {"threshold": 10.5},
    });
    let tables = Tables {
        activities: activities(&["2026-01-05,visit,p", "2026-02-05,half,p", "2026-03-05,half,p", "2026-03-31,visit,q"]),
        ..Tables::default()
    };
    // p stands at 10, 10.5 and 11; q never gets there.
    let review = review(&tables, halves, json!({}), "2026-04-30");
    assert_eq!(review["funnel"]["months"][0]["month"], "2026-02");
    assert_eq!(review["funnel"]["stages"][0]["entities"], 1);
}

#[test]
fn a_line_below_zero_and_one_above_the_sweep_are_lines_too() {
    let rows = ["2026-01-05,visit,p", "2026-02-05,bad,q"];
    let tables = Tables { activities: activities(&rows), ..Tables::default() };
    let with = |line: i32, bad: i32| {
        let mut model = model(json!(line));
        model["signals"].as_array_mut().unwrap().push(each("bad", "person", "bad", bad));
        let review = review(&tables, model, json!({}), "2026-04-30");
        review["funnel"]["stages"][0]["entities"].clone()
    };
    assert_eq!(with(-5, -5), 2);
    assert_eq!(with(-4, -5), 1);
    assert_eq!(with(1500, 1500), 1);
    assert_eq!(with(1501, 1500), 0);
}

#[test]
fn who_was_in_the_funnel_before_is_no_new_hand_off() {
    let tables = Tables {
        activities: activities(&["2026-01-05,visit,old", "2026-02-05,visit,new"]),
        outcomes: sheet("occurred_at,stage,person,amount", &["2026-01-01,sqo,old,5", "2026-03-01,sqo,new,"]),
        ..Tables::default()
    };
    let review = review(&tables, model(json!(10)), json!({"horizon_days": 30}), "2026-02-28");
    assert_eq!(review["funnel"]["stages"][0]["entities"], 1);
    assert_eq!(review["quarters"][0]["crossings"], 2);
    assert_eq!(review["quarters"][0]["flow"], 1);
    // What comes after the day of the data is not known yet.
    assert_eq!(review["feedback"]["qualified"], 1);
    assert_eq!(review["feedback"]["opportunities"], 0);
}

#[test]
fn the_feedback_averages_the_amounts_that_are_known() {
    let tables = Tables {
        activities: activities(&["2026-01-01,visit,a", "2026-01-05,visit,b", "2026-01-06,visit,c"]),
        outcomes: sheet(
            "occurred_at,stage,person,amount",
            &["2026-01-10,sqo,a,1000", "2026-02-10,won,a,1500", "2026-02-10,sqo,b,", "2026-02-10,mql,c,70"],
        ),
        ..Tables::default()
    };
    let review = review(&tables, model(json!(10)), json!({}), "2026-02-15");
    let feedback = &review["feedback"];
    assert_eq!((&feedback["qualified"], &feedback["opportunities"]), (&json!(3), &json!(2)));
    assert_eq!(feedback["average_amount"], 1500.0);
    assert_eq!(feedback["text"], "Of 3 MQLs in 2026-01, 2 became opportunities, average deal 1,500.");
}

#[test]
fn without_a_complete_month_there_is_no_feedback() {
    let tables = Tables { activities: activities(&["2026-01-05,visit,a"]), ..Tables::default() };
    let feedback = review(&tables, model(json!(10)), json!({}), "2026-01-20")["feedback"].clone();
    assert_eq!(feedback["qualified"], Value::Null);
    assert_eq!(feedback["text"], "No month is complete yet: there is nothing to report back.");
}

#[test]
fn clocks_run_by_owner_and_name_the_ten_slowest() {
    let people: Vec<String> = (0..12).map(|i| format!("p{i:02}")).collect();
    let lines = |of: &dyn Fn(usize, &String) -> String| -> String {
        people.iter().enumerate().map(|(i, person)| of(i, person)).collect()
    };
    let tables = Tables {
        activities: activities(&[]) + &lines(&|_, p| format!("2026-01-05T12:00:00,visit,{p}\n")),
        contacts: "id,owner\n".to_string() + &lines(&|i, p| format!("{p},{}\n", if i < 2 { "Ann" } else { "" })),
        // p00 after 12 hours, p01 after 36, and so on.
        outcomes: "occurred_at,stage,person\n".to_string() + &lines(&|i, p| format!("2026-01-{:02},mql,{p}\n", 6 + i)),
        ..Tables::default()
    };
    let sla = review(&tables, model(json!(10)), json!({}), "2026-03-31")["sla"].clone();
    let qualify = &sla["qualify"];
    assert_eq!((&qualify["judged"], &qualify["in_time"]), (&json!(12), &json!(1)));
    let worst = qualify["worst"].as_array().unwrap();
    assert_eq!(worst.len(), 10);
    assert_eq!(worst[0], json!({"key": "p11", "hours": 276.0}));
    let owners = json!([
        {"owner": "Ann", "judged": 2, "in_time": 1, "share": 0.5},
        {"owner": null, "judged": 10, "in_time": 0, "share": 0.0},
    ]);
    assert_eq!(qualify["owners"], owners);
    assert_eq!(sla["contact"]["judged"], 0);
    assert_eq!(sla["contact"]["share"], Value::Null);
}

#[test]
fn the_clock_of_an_account_starts_with_the_last_activity_of_those_who_count() {
    let rows = ["2026-01-05T08:00:00,visit,a@acme.com", "2026-01-05T20:00:00,visit,s@acme.com"];
    let tables = Tables {
        activities: activities(&rows),
        contacts: sheet("email,title", &["a@acme.com,Director", "s@acme.com,Student"]),
        outcomes: sheet("occurred_at,stage,account", &["2026-01-05T23:00:00,mqa,acme.com"]),
        ..Tables::default()
    };
    let model = json!({
        "schema": "cutline.model/1", "name": "M",
        "exclude": [{"field": "person.title", "contains_any": ["student"]}],
        "signals": [each("visit", "person", "visit", 10)],
        "account": {"mode": "gated", "gates": {"engagement": 10}},
    });
    let review = review(&tables, model, json!({}), "2026-03-31");
    assert_eq!(review["sla"]["qualify"]["worst"], json!([{"key": "acme.com", "hours": 15.0}]));
    assert_eq!(review["axis"], "account.engagement");
}

#[test]
fn quarters_without_crossings_are_told_and_expect_nothing_after_them() {
    let tables = Tables {
        activities: activities(&["2025-07-05,visit,a", "2025-08-05,visit,b", "2026-02-05,visit,c"]),
        outcomes: sheet("occurred_at,stage,person", &["2025-07-20,sqo,a"]),
        ..Tables::default()
    };
    let review = review(&tables, model(json!(10)), json!({"horizon_days": 30}), "2026-06-30");
    let quarters = review["quarters"].as_array().unwrap();
    let of = |key: &str| quarters.iter().map(|quarter| quarter[key].clone()).collect::<Vec<Value>>();
    assert_eq!(of("quarter"), ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]);
    assert_eq!(of("judged"), [2, 0, 1, 0]);
    assert_eq!(of("expected"), [Value::Null, json!(0.0), Value::Null, json!(0.0)]);
}

#[test]
fn scores_that_shift_between_quarters_have_an_index() {
    // 200 cross with one visit, and in the next quarter 200 with two on one day: by hand, all ten bins but the last are
    // empty in the first quarter, since every decile is 10; the same in the second. Nothing can have shifted within a bin.
    let visits = |quarter: usize, times: usize, month: u32| -> String {
        let of = |i: usize| format!("2026-{month:02}-02,visit,q{quarter}p{i}\n").repeat(times);
        (0..200).map(of).collect()
    };
    let tables = Tables { activities: activities(&[]) + &visits(1, 1, 1) + &visits(2, 2, 4), ..Tables::default() };
    let psi = |model: Value| review(&tables, model, json!({}), "2026-06-30")["quarters"][1]["psi"].clone();
    assert_eq!(psi(model(json!(10))), 0.0);
    let one_less =
        Tables { activities: tables.activities.replacen("2026-04-02,visit,q2p0\n", "", 2), ..tables.clone() };
    let too_few = review(&one_less, model(json!(10)), json!({}), "2026-06-30");
    assert_eq!(too_few["quarters"][1]["psi"], Value::Null);
}
