//! A model's JSON text into a [`Model`], or an error that names the path and says what was expected.

use super::document::ModelDocument;
use super::{Model, check};
use crate::error::{Error, Result};
use serde_json::Value;

/// Reads and checks a model document (spec §4). Refused with `invalid_model` and the path of the first mistake.
pub fn read(text: &str) -> Result<Model> {
    check::check(&document(text)?)
}

/// Keys under which a list may stand. Serde would take a list for an object, value by value in the order of its keys.
const LISTS: [&str; 9] =
    ["activity", "any_of", "between", "contains_any", "dimensions", "exclude", "in", "signals", "tiers"];

/// Reads a model document's shape; unknown keys are mistakes.
pub fn document(text: &str) -> Result<ModelDocument> {
    let not_json = |error| Error::at("", format!("The model is not valid JSON: {error}."));
    let value: Value = serde_json::from_str(text).map_err(not_json)?;
    misplaced_list(&value, "", false)?;
    // The text still shows a key that stands twice; but where it has another type than a name, serde calls that bad syntax.
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
        .or_else(|error| if error.inner().is_data() { Err(error) } else { serde_path_to_error::deserialize(&value) })
        .map_err(|error| mistake(&error))
}

fn misplaced_list(value: &Value, path: &str, may_be_list: bool) -> Result<()> {
    match value {
        Value::Array(_) if !may_be_list => Err(wrong_at(path.to_string(), "a list cannot stand here")),
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(i, item)| misplaced_list(item, &format!("{path}[{i}]"), false))
        }
        Value::Object(keys) => keys.iter().try_for_each(|(key, value)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            misplaced_list(value, &path, LISTS.contains(&key.as_str()))
        }),
        _ => Ok(()),
    }
}

fn mistake(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let mut path = error.path().to_string();
    let said = error.inner().to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said).to_string();
    // Serde names such a key in its sentence only; the path should lead to it.
    for (start, is_above) in [("missing field `", true), ("duplicate field `", true), ("unknown field `", false)] {
        if let Some(key) = reason.strip_prefix(start).and_then(|rest| rest.split('`').next()) {
            let at_key = path == key || path.ends_with(&format!(".{key}"));
            if is_above || !at_key {
                path = if path == "." { key.to_string() } else { format!("{path}.{key}") };
            }
        }
    }
    wrong_at(if path == "." { String::new() } else { path }, &reason)
}

fn wrong_at(path: String, reason: &str) -> Error {
    let place = if path.is_empty() { "its top" } else { &path };
    let message = format!("The model is wrong at {place}: {reason}.");
    Error::at(path, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sound() -> Value {
        serde_json::from_str(include_str!("../../models/gated.json")).expect("the starter model is JSON")
    }

    /// The path that the error names once `change` has been made.
    fn path_of(change: impl FnOnce(&mut Value)) -> Option<String> {
        let mut model = sound();
        change(&mut model);
        read(&model.to_string()).err().and_then(|error| error.path)
    }

    macro_rules! refused_at {
        ($($name:ident: $change:expr => $path:literal;)*) => {$(
            #[test]
            fn $name() { assert_eq!(path_of($change).as_deref(), Some($path)); }
        )*};
    }

    refused_at! {
        points_that_are_a_text: |m| m["signals"][2]["points"] = json!("ten") => "signals[2].points";
        points_with_four_decimals: |m| m["signals"][2]["points"] = json!(1.2345) => "signals[2].points";
        points_of_0: |m| m["signals"][2]["points"] = json!(0) => "signals[2].points";
        an_unknown_key: |m| m["signals"][1]["pointz"] = json!(1) => "signals[1].pointz";
        an_unknown_key_at_the_top: |m| m["treshold"] = json!(1) => "treshold";
        a_missing_key: |m| { m["signals"][0].as_object_mut().unwrap().remove("points"); } => "signals[0].points";
        a_missing_key_at_the_top: |m| { m.as_object_mut().unwrap().remove("signals"); } => "signals";
        an_unknown_scope: |m| m["signals"][0]["scope"] = json!("team") => "signals[0].scope";
        another_schema: |m| m["schema"] = json!("cutline.model/2") => "schema";
        no_signals: |m| m["signals"] = json!([]) => "signals";
        an_empty_list_of_types: |m| m["signals"][4]["when"]["activity"] = json!([]) => "signals[4].when.activity";
        an_empty_list_of_values: |m| m["signals"][1]["when"]["in"] = json!([]) => "signals[1].when.in";
        a_value_that_is_a_list: |m| m["signals"][1]["when"]["in"] = json!([[1]]) => "signals[1].when.in[0]";
        a_cap_on_a_field: |m| m["signals"][0]["cap"] = json!(3) => "signals[0].cap";
        a_decay_on_a_field: |m| m["signals"][0]["decay"] = Value::Null => "signals[0].decay";
        a_raised_hand_of_an_account: |m| m["signals"][19]["qualifies"] = json!(true) => "signals[19].qualifies";
        two_decays_at_once: |m| m["decay"]["linear_days"] = json!(3) => "decay";
        a_half_life_of_0: |m| m["signals"][6]["decay"]["half_life_days"] = json!(0) => "signals[6].decay.half_life_days";
        at_least_on_a_decaying_signal: |m| m["signals"][9]["when"]["at_least"] = json!(2) => "signals[9].decay";
        an_unknown_group: |m| m["signals"][7]["group"] = json!("clicks") => "signals[7].group";
        a_group_of_two_dimensions: |m| m["signals"][5]["dimension"] = json!("intent") => "signals[5].group";
        a_group_without_a_cap: |m| m["groups"]["browsing"] = json!({}) => "groups.browsing.cap";
        fit_that_decays: |m| m["signals"][7]["dimension"] = json!("fit") => "signals[7].dimension";
        a_person_field_at_an_account: |m| m["signals"][0]["when"]["field"] = json!("person.title") => "signals[0].when.field";
        two_tests_at_once: |m| m["signals"][0]["when"]["gte"] = json!(3) => "signals[0].when.gte";
        no_test: |m| { m["signals"][0]["when"].as_object_mut().unwrap().remove("between"); } => "signals[0].when";
        an_id_twice: |m| m["signals"][1]["id"] = json!("size") => "signals[1].id";
        no_gate_in_gated_mode: |m| m["account"]["gates"] = json!({}) => "account.gates";
        no_line_in_additive_mode: |m| m["account"]["mode"] = json!("additive") => "account.threshold";
        a_coverage_gate_above_100: |m| m["account"]["gates"]["coverage"] = json!(101) => "account.gates.coverage";
        a_fit_gate_above_the_scale: |m| m["account"]["gates"]["fit"] = json!(101) => "account.gates.fit";
        a_person_without_a_line: |m| m["person"] = json!({}) => "person.threshold";
        a_day_that_is_none: |m| m["reviewed_on"] = json!("2026-02-30") => "reviewed_on";
    }

    #[test]
    fn what_is_no_json_is_said_to_be_none() {
        let error = read("{").unwrap_err();
        assert!(error.message.starts_with("The model is not valid JSON"), "{error}");
    }
}
