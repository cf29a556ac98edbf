//! Random sound models with every kind of signal of spec §4.
//!
//! No signal has both a quantity and a limit a day: which of a day's activities come first may then decide a score.

use crate::workspace::KINDS;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// Thousandths as a number of a document.
fn number(thousandths: i64) -> Value {
    json!(thousandths as f64 / 1000.0)
}

fn points() -> impl Strategy<Value = Value> {
    prop_oneof![4 => (1..15i64).prop_map(|p| p * 1000), 2 => 1..20_000i64, 2 => -12_000..-1i64].prop_map(number)
}

fn cap() -> impl Strategy<Value = Value> {
    (500..30_000i64).prop_map(number)
}

fn decay() -> impl Strategy<Value = Value> {
    prop_oneof![
        (1..60u32).prop_map(|days| json!({"half_life_days": days})),
        Just(json!({"half_life_days": 7.5})),
        (1..90u32).prop_map(|days| json!({"linear_days": days})),
        (0..90u32).prop_map(|days| json!({"window_days": days})),
    ]
}

fn when_active() -> impl Strategy<Value = Value> {
    let kinds = prop_oneof![
        5 => subsequence(KINDS.to_vec(), 1..3).prop_map(|kinds| json!(kinds)),
        1 => Just(json!(["*"])),
        1 => Just(json!([" Page-View ", "contact created"])),
    ];
    let source = prop::option::weighted(0.2, select(vec!["first_party", "third_party"]));
    (kinds, source, prop::bool::weighted(0.2)).prop_map(|(kinds, source, pricing)| {
        let mut when = json!({"activity": kinds});
        if let Some(source) = source {
            when["source"] = json!(source);
        }
        if pricing {
            when["asset_contains"] = json!("Pricing");
        }
        when
    })
}

fn scope() -> impl Strategy<Value = &'static str> {
    select(vec!["person", "person", "account"])
}

/// Sets each key that is given.
fn with(mut object: Value, keys: &[(&str, Option<Value>)]) -> Value {
    for (key, value) in keys {
        if let Some(value) = value {
            object[*key] = value.clone();
        }
    }
    object
}

/// A group is named after the scope and dimension that its signals share.
fn group(grouped: bool, scope: &str, dimension: &str) -> Option<Value> {
    grouped.then(|| json!(format!("{scope} {dimension}")))
}

fn each_time() -> impl Strategy<Value = Value> {
    let own = (prop::option::weighted(0.3, cap()), prop::bool::weighted(0.3), 0..4u8, prop::bool::weighted(0.1));
    let decays = prop_oneof![3 => Just(None), 1 => Just(Some(Value::Null)), 3 => decay().prop_map(Some)];
    (scope(), select(vec!["intent", "engagement"]), when_active(), points(), own, decays).prop_map(
        |(scope, dimension, when, points, (cap, grouped, per, hand), decay)| {
            let signal = json!({"scope": scope, "dimension": dimension, "when": when, "points": points});
            with(
                signal,
                &[
                    ("cap", cap),
                    ("group", group(grouped, scope, dimension)),
                    ("decay", decay),
                    ("qualifies", (hand && scope == "person").then(|| json!(true))),
                    ("points_per", (per == 1).then(|| json!("quantity"))),
                    ("max_per_day", (per >= 2).then(|| json!(per - 1))),
                ],
            )
        },
    )
}

fn dimension() -> impl Strategy<Value = &'static str> {
    select(vec!["fit", "fit", "intent", "engagement"])
}

fn at_least() -> impl Strategy<Value = Value> {
    (scope(), dimension(), when_active(), points(), (1..4u32, 0..100u32), any::<bool>(), prop::bool::weighted(0.3))
        .prop_map(|(scope, dimension, mut when, points, (least, days), people, grouped)| {
            let scope = if people { "account" } else { scope };
            when[if people { "people_at_least" } else { "at_least" }] = json!(least);
            when["within_days"] = json!(days);
            let signal = json!({"scope": scope, "dimension": dimension, "when": when, "points": points});
            with(signal, &[("group", group(grouped, scope, dimension))])
        })
}

/// Every kind of test that spec §4.1 has, of fields that the workspaces have.
fn field_test(of_account: bool) -> impl Strategy<Value = Value> {
    let mut tests = vec![
        json!({"field": "account.industry", "equals": " SOFTWARE "}),
        json!({"field": "account.industry", "in": ["logistics", 7]}),
        json!({"field": "account.employees", "in": [40, 1200]}),
        json!({"field": "account.employees", "between": [100, 1200]}),
        json!({"field": "account.employees", "gte": 250}),
        json!({"field": "account.employees", "lte": 249.5}),
        json!({"field": "account.technologies", "any_of": ["snowflake", "oracle"]}),
        json!({"field": "account.technologies", "contains_any": ["sales", "SAP"]}),
        json!({"field": "account.motion", "exists": true}),
        json!({"field": "account.phone", "exists": false}),
        json!({"field": "account.competitor", "is_true": true}),
        json!({"field": "account.competitor", "is_true": false}),
        json!({"field": "account.funded_on", "within_days": 60}),
        json!({"field": "account.domain", "in": ["firm0.com", "firm2.com"]}),
    ];
    if !of_account {
        tests.extend([
            json!({"field": "person.seniority", "in": ["c_level", "vp"]}),
            json!({"field": "person.department", "equals": "Marketing"}),
            json!({"field": "person.title", "contains_any": ["head of", "counsel"]}),
            json!({"field": "person.region", "equals": "south"}),
            json!({"field": "person.region", "exists": false}),
            json!({"field": "person.student", "is_true": true}),
            json!({"field": "person.tags", "any_of": ["red", "green"]}),
            json!({"field": "person.rating", "gte": 7.5}),
            json!({"field": "person.rating", "between": [2, 7]}),
            json!({"field": "person.seen_on", "within_days": 30}),
            json!({"field": "person.email", "exists": true}),
        ]);
    }
    select(tests)
}

fn of_field() -> impl Strategy<Value = Value> {
    let tested = scope().prop_flat_map(|scope| (Just(scope), field_test(scope == "account")));
    (tested, dimension(), points(), prop::bool::weighted(0.3)).prop_map(
        |((scope, test), dimension, points, grouped)| {
            let signal = json!({"scope": scope, "dimension": dimension, "when": test, "points": points});
            with(signal, &[("group", group(grouped, scope, dimension))])
        },
    )
}

fn excluding() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"field": "person.title", "contains_any": ["student"]}),
        json!({"field": "person.region", "in": ["north"]}),
        json!({"field": "account.domain", "equals": "firm1.com"}),
        json!({"field": "account.funded_on", "within_days": 20}),
    ])
}

fn account_part() -> impl Strategy<Value = Value> {
    let gates = prop::collection::vec(prop::option::of(0..25_000i64), 4);
    let rollup = prop::option::of(select(vec!["sum", "max", "weighted_mean"]));
    (any::<bool>(), rollup, prop::option::of(cap()), gates, 0..50_000i64, any::<bool>()).prop_map(
        |(gated, rollup, per_person_cap, gates, threshold, tiers)| {
            let part = json!({"mode": if gated { "gated" } else { "additive" }, "threshold": number(threshold)});
            let names = ["fit", "intent", "engagement", "coverage"];
            let given = names.iter().zip(gates).filter_map(|(name, gate)| Some((name.to_string(), number(gate?))));
            let keys = &[
                ("rollup", rollup.map(|rollup| json!(rollup))),
                ("per_person_cap", per_person_cap),
                ("gates", Some(Value::Object(given.collect()))),
                (
                    "tiers",
                    tiers.then(|| json!([{"name": "A", "fit_at_least": 10}, {"name": "B", "fit_at_least": 1.5}])),
                ),
            ];
            with(part, keys)
        },
    )
}

fn coverage() -> impl Strategy<Value = Value> {
    (0..120u32, 0..30_000i64, 0..9_000i64).prop_map(|(window, points, department)| {
        let vp = number(points);
        json!({"window_days": window, "department_points": number(department), "seniority_points": {"vp": vp, "ic": 7.3}})
    })
}

/// A gate that can never hold is a mistake of the model, so it is left out.
fn without_impossible_gates(mut model: Value) -> Value {
    while let Err(error) = cutline::model::read(&model.to_string()) {
        let path = error.path.clone().unwrap_or_default();
        match path.strip_prefix("account.gates") {
            Some("") => model["account"]["mode"] = json!("additive"),
            Some(gate) => {
                model["account"]["gates"].as_object_mut().unwrap().remove(&gate[1..]);
            }
            None => panic!("{error}\n{model:#}"),
        }
    }
    model
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    Any,
    Both,
}

fn model(parts: Parts) -> impl Strategy<Value = Value> {
    let signals = prop::collection::vec(prop_oneof![5 => each_time(), 2 => at_least(), 3 => of_field()], 1..8);
    let caps = prop::collection::vec(cap(), 6);
    let days = (prop::option::of(5..300u32), prop::option::of(0..40u32));
    let dimensions = prop::option::weighted(0.3, subsequence(vec!["fit", "intent", "engagement"], 1..3));
    let scale = prop::option::of(select(vec![100_000i64, 33_333, 500]));
    let without = if parts == Parts::Both { 2..3u8 } else { 0..6u8 };
    let rest =
        (prop::option::of(decay()), prop::option::weighted(0.3, excluding()), prop::option::of(coverage()), scale);
    (signals, caps, days, (0..40_000i64, dimensions), account_part(), rest, without).prop_map(
        |(
            signals,
            caps,
            (lookback, hand),
            (threshold, dimensions),
            account,
            (decay, exclude, coverage, scale),
            without,
        )| {
            let kinds = ["person", "account"].into_iter().flat_map(|s| ["fit", "intent", "engagement"].map(|d| (s, d)));
            let groups =
                kinds.zip(caps).map(|((scope, dimension), cap)| (format!("{scope} {dimension}"), json!({"cap": cap})));
            let groups: serde_json::Map<String, Value> = groups.collect();
            let mut model = json!({"schema": "cutline.model/1", "name": "First", "groups": groups, "signals": signals});
            for (i, signal) in model["signals"].as_array_mut().unwrap().iter_mut().enumerate() {
                signal["id"] = json!(format!("s{i}"));
            }
            let person = json!({"threshold": number(threshold)});
            let person = with(person, &[("dimensions", dimensions.map(|d| json!(d)))]);
            let model = with(
                model,
                &[
                    ("decay", decay),
                    ("lookback_days", lookback.map(|days| json!(days))),
                    ("hand_raise_days", hand.map(|days| json!(days))),
                    ("exclude", exclude.map(|test| json!([test]))),
                    ("coverage", coverage),
                    ("fit_scale", scale.map(number)),
                    ("person", (without != 0).then_some(person)),
                    ("account", (without != 1).then_some(account)),
                ],
            );
            without_impossible_gates(model)
        },
    )
}

pub fn one_model() -> impl Strategy<Value = Value> {
    model(Parts::Both)
}

/// One model, or one for some motions and one for the rest.
pub fn models() -> impl Strategy<Value = Vec<Value>> {
    let other = prop::option::weighted(0.4, (model(Parts::Any), field_test(false)));
    (model(Parts::Any), other).prop_map(|(first, other)| match other {
        None => vec![first],
        Some((mut second, applies_to)) => {
            second["name"] = json!("Second");
            second["applies_to"] = applies_to;
            vec![first, second]
        }
    })
}
