//! Changes of one value: its type, its absence, its range. Any of them can be made wherever such a value stands.

use crate::document::{Bench, Step, key_below, last_key, places, written};
use serde_json::{Value, json};

/// What may stand in place of a number: a list of values, in which texts are as good.
fn takes_any_word(place: &[Step]) -> bool {
    ["in", "any_of", "equals"].contains(&last_key(place))
}

/// Another type than the one that stands there; every object has one more key, every list has nothing.
pub fn change_types(bench: &mut Bench) {
    for (place, value) in places(bench.sound) {
        match &value {
            Value::Object(_) => {
                bench.add("an unknown key", &place, "no_such_key", json!(1));
                bench.put("a text for an object", &place, json!("none"));
                bench.put("a number for an object", &place, json!(1));
                bench.put("an empty list for an object", &place, json!([]));
                bench.put("a list for an object", &place, value.as_object().unwrap().values().cloned().collect());
            }
            Value::Array(_) => {
                bench.put("an empty list", &place, json!([]));
                bench.put("a text for a list", &place, json!("none"));
                bench.put("an object for a list", &place, json!({}));
            }
            Value::Number(_) => {
                bench.put("a yes for a number", &place, json!(true));
                bench.put("a list for a number", &place, json!([1]));
                if !takes_any_word(&place) {
                    bench.put("a text for a number", &place, json!("10"));
                }
            }
            Value::String(_) => {
                bench.put("a list for a text", &place, json!(["a"]));
                bench.put("an object for a text", &place, json!({}));
                if !takes_any_word(&place) {
                    bench.put("a number for a text", &place, json!(7));
                }
            }
            Value::Bool(_) => {
                bench.put("a text for a yes", &place, json!("yes"));
                bench.put("a number for a yes", &place, json!(1));
            }
            Value::Null => bench.put("a text for nothing", &place, json!("none")),
        }
    }
}

/// Keys without which the document says too little, each refused at its own place.
pub fn drop_keys(bench: &mut Bench) {
    for (place, value) in places(bench.sound) {
        let required: &[&str] = match (written(&place).as_str(), last_key(&place)) {
            ("", _) => &["schema", "name", "signals"],
            ("person", _) => &["threshold"],
            ("account", _) => &["mode"],
            (_, "signals") => &["id", "scope", "dimension", "when", "points"],
            (_, "tiers") => &["name", "fit_at_least"],
            (path, _) if path.starts_with("groups.") => &["cap"],
            _ => &[],
        };
        for key in required.iter().filter(|_| value.is_object()) {
            bench.drop_key(&place, key, &key_below(&place, key));
        }
        for key in required.iter().filter(|_| value.is_object()) {
            bench.put("nothing for what must be there", &key_below(&place, key), Value::Null);
        }
        // Of these objects one key, whichever, must be there, so that it is the object that is refused.
        let one_of: &[&str] = match value.get("field") {
            Some(_) => {
                &["equals", "in", "any_of", "contains_any", "between", "gte", "lte", "exists", "is_true", "within_days"]
            }
            None if last_key(&place) == "decay" => &["half_life_days", "linear_days", "window_days"],
            None => &[],
        };
        for key in one_of.iter().filter(|key| value.get(key).is_some()) {
            bench.drop_key(&place, key, &place);
        }
        if value.get("field").is_some() {
            bench.drop_key(&place, "field", &key_below(&place, "field"));
        }
        if last_key(&place) == "when" && value.get("at_least").or(value.get("people_at_least")).is_some() {
            bench.drop_key(&place, "within_days", &key_below(&place, "within_days"));
        }
    }
}

/// Numbers and names outside what each key may hold.
pub fn leave_ranges(bench: &mut Bench) {
    for (place, value) in places(bench.sound) {
        let key = last_key(&place).to_string();
        let of_coverage = written(&place).starts_with("coverage.");
        let mut put = |change: &str, value: Value| bench.put(change, &place, value);
        match key.as_str() {
            "points" | "cap" | "threshold" | "per_person_cap" | "fit_scale" | "fit_at_least" | "fit" | "intent"
            | "engagement" | "coverage" | "department_points"
                if value.is_number() =>
            {
                put("four decimals", json!(1.0005));
                put("more than any score can hold", json!(1e15));
            }
            "lookback_days" | "hand_raise_days" | "at_least" | "people_at_least" | "within_days" | "max_per_day" => {
                put("a number below 0", json!(-1));
                put("half of a whole number", json!(2.5));
            }
            "window_days" if of_coverage => put("a number below 0", json!(-1)),
            "half_life_days" | "linear_days" => {
                put("no days", json!(0));
                put("days below 0", json!(-30));
            }
            "window_days" => put("days below 0", json!(-1)),
            "schema" => put("another version", json!("cutline.model/2")),
            "id" => put("white space", json!("  ")),
            "name" if place.len() == 1 => put("white space", json!("  ")),
            "scope" | "dimension" | "mode" | "rollup" | "source" | "points_per" | "dimensions" if value.is_string() => {
                put("an unknown name", json!("team"));
            }
            "field" => {
                put("a field of nobody", json!("employees"));
                put("a field without a name", json!("account."));
                put("a field of something else", json!("deal.amount"));
            }
            "activity" if value.is_string() => put("an empty type", json!(" ")),
            "contains_any" if value.is_string() => put("no word", json!("--")),
            "between" if value.is_array() => {
                put("the higher number first", json!([500, 100]));
                put("one number", json!([1]));
                put("three numbers", json!([1, 2, 3]));
            }
            "asset_contains" => put("an empty text", json!("")),
            "reviewed_on" => {
                put("a day that is none", json!("2026-02-29"));
                put("a day written otherwise", json!("01/06/2026"));
            }
            _ => {}
        }
        match key.as_str() {
            "points" => put("no points", json!(0)),
            "cap" | "per_person_cap" | "fit_scale" => {
                put("0 for a cap or scale", json!(0));
                put("a cap or scale below 0", json!(-5));
            }
            "at_least" | "people_at_least" | "max_per_day" => put("0 where 1 is the least", json!(0)),
            _ => {}
        }
    }
}
