//! Changes that only break a rule between keys: what belongs to which signals, gates that can never hold.

use crate::document::{Bench, Place, Step, at_mut, key_below, last_key, places};
use serde_json::{Map, Value, json};

/// What a signal is, as far as the rules between its keys go.
struct Signal<'a> {
    at: Place,
    keys: &'a Map<String, Value>,
}

impl Signal<'_> {
    fn when(&self, key: &str) -> bool {
        self.keys["when"].get(key).is_some()
    }
    fn each_time(&self) -> bool {
        self.when("activity") && !self.when("at_least") && !self.when("people_at_least")
    }
    fn of_account(&self) -> bool {
        self.keys["scope"] == "account"
    }
}

/// Rules between keys of one signal, and between signals.
pub fn break_signals(bench: &mut Bench) {
    let signals = bench.sound["signals"].as_array().unwrap().iter().enumerate();
    let signals: Vec<Signal> = signals
        .map(|(i, signal)| Signal {
            at: vec![Step::Key("signals".into()), Step::Item(i)],
            keys: signal.as_object().unwrap(),
        })
        .collect();
    for (i, signal) in signals.iter().enumerate() {
        let when = key_below(&signal.at, "when");
        if !signal.each_time() {
            bench.add("what belongs to each-time signals", &signal.at, "cap", json!(5));
            bench.add("what belongs to each-time signals", &signal.at, "max_per_day", json!(1));
            bench.add("what belongs to each-time signals", &signal.at, "points_per", json!("quantity"));
            bench.add("what belongs to each-time signals", &signal.at, "decay", json!({"half_life_days": 30}));
            bench.add("what belongs to each-time signals", &signal.at, "decay", Value::Null);
        }
        if !signal.each_time() || signal.of_account() {
            bench.add("a raised hand of no person's act", &signal.at, "qualifies", json!(true));
        }
        if signal.each_time() {
            bench.add("fit that counts each time", &signal.at, "dimension", json!("fit"));
            bench.add("days without a number of activities", &when, "within_days", json!(30));
        }
        if signal.when("activity") {
            bench.add("a field's test of activities", &when, "field", json!("account.name"));
            bench.add("a field's test of activities", &when, "equals", json!("x"));
            bench.add("a field's test of activities", &when, "is_true", json!(true));
            if !signal.of_account() {
                bench.change("people of a person", &key_below(&when, "people_at_least"), |model| {
                    let signal = at_mut(model, &signal.at).as_object_mut().unwrap();
                    for key in ["cap", "max_per_day", "points_per", "decay", "qualifies"] {
                        signal.remove(key);
                    }
                    signal["when"] = json!({"activity": ["*"], "people_at_least": 2, "within_days": 90});
                });
            }
        } else {
            bench.change("an activity's test of a field", &key_below(&when, "field"), |model| {
                at_mut(model, &when)["activity"] = json!(["visit"]);
            });
            if !signal.when("within_days") {
                bench.add("two tests of a field", &when, "within_days", json!(30));
            }
        }
        if signal.when("at_least") {
            bench.add("two ways to count", &when, "people_at_least", json!(2));
        }
        if signal.when("field") {
            bench.add("an activity's test of a field", &when, "source", json!("first_party"));
            bench.add("an activity's test of a field", &when, "asset_contains", json!("x"));
            if signal.of_account() {
                bench.add("a person's field of an account", &when, "field", json!("person.title"));
            }
        }
        bench.add("a group that is not there", &signal.at, "group", json!("no such group"));
        for other in &signals[i + 1..] {
            bench.change("an id twice", &key_below(&other.at, "id"), |model| {
                at_mut(model, &other.at)["id"] = signal.keys["id"].clone();
            });
            let kind = |signal: &Signal| (signal.keys["scope"].clone(), signal.keys["dimension"].clone());
            if kind(signal) != kind(other) {
                bench.change("a group of two kinds", &key_below(&other.at, "group"), |model| {
                    model["groups"]["both"] = json!({"cap": 10});
                    at_mut(model, &signal.at)["group"] = json!("both");
                    at_mut(model, &other.at)["group"] = json!("both");
                });
            }
        }
    }
}

/// Rules of the account part and of what stands outside the signals.
pub fn break_parts(bench: &mut Bench) {
    let top = |key: &str| vec![Step::Key(key.into())];
    for (place, value) in places(bench.sound) {
        if last_key(&place) == "decay" && value.is_object() {
            bench.change("two decays at once", &place, |model| {
                *at_mut(model, &place) = json!({"half_life_days": 30, "window_days": 90});
            });
        }
    }
    bench.put("no condition", &top("exclude"), json!([]));
    bench.put("a condition of nothing", &top("applies_to"), json!({"field": "account.motion"}));
    let activity = json!({"activity": ["visit"]});
    bench.change("an activity for a field", &key_below(&top("applies_to"), "activity"), |model| {
        model["applies_to"] = activity.clone();
    });
    bench.change(
        "an activity for a field",
        &[top("exclude"), vec![Step::Item(0)], top("activity")].concat(),
        |model| {
            model["exclude"] = json!([activity]);
        },
    );
    bench.add("points below 0", &key_below(&top("coverage"), "seniority_points"), "vp", json!(-1));
    bench.add("points below 0", &top("coverage"), "department_points", json!(-0.5));
    if bench.sound.get("person").is_some() {
        bench.add("no dimension", &top("person"), "dimensions", json!([]));
    }
    if bench.sound.get("account").is_some() {
        break_account(bench);
    }
}

fn break_account(bench: &mut Bench) {
    let account = vec![Step::Key("account".into())];
    let gates = key_below(&account, "gates");
    let part = &bench.sound["account"];
    if part["mode"] == "gated" {
        bench.drop_key(&account, "gates", &gates);
        bench.put("no gate in gated mode", &gates, json!({}));
    }
    bench.change("no line in additive mode", &key_below(&account, "threshold"), |model| {
        model["account"]["mode"] = json!("additive");
        model["account"].as_object_mut().unwrap().remove("threshold");
    });
    bench.add("no tier", &account, "tiers", json!([]));
    bench.add("a cap of 0", &account, "per_person_cap", json!(0));
    // A gate a hair above the most that the signals give.
    let positive = |scope: &str, dimension: &str| -> f64 {
        let signals = bench.sound["signals"].as_array().unwrap().iter();
        let signals = signals.filter(|s| s["dimension"] == dimension && (scope == "any" || s["scope"] == scope));
        signals.map(|signal| signal["points"].as_f64().unwrap()).filter(|points| *points > 0.0).sum()
    };
    let fit = positive("account", "fit");
    let most_fit = match bench.sound.get("fit_scale").and_then(Value::as_f64) {
        Some(scale) if fit > 0.0 => scale,
        Some(_) => 0.0,
        None => fit,
    };
    let no_intent = positive("any", "intent") == 0.0;
    bench.add("a gate that can never hold", &gates, "fit", json!(most_fit + 0.5));
    bench.add("a gate that can never hold", &gates, "coverage", json!(100.001));
    if no_intent {
        bench.add("a gate that can never hold", &gates, "intent", json!(0.5));
    }
}
