//! A model document is the same model however it is written.

use crate::bench::{differ, load_all, requests};
use crate::models::models;
use crate::seeds::workspace;
use crate::workspace::START;
use cutline::model::read::document;
use proptest::prelude::*;
use serde_json::Value;

/// The keys of every object in an order that the number decides.
fn reordered(value: &Value, number: &mut u64) -> Value {
    match value {
        Value::Object(keys) => {
            let mut keys: Vec<(String, Value)> = keys.iter().map(|(k, v)| (k.clone(), reordered(v, number))).collect();
            for last in (1..keys.len()).rev() {
                *number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                keys.swap(last, (*number >> 33) as usize % (last + 1));
            }
            Value::Object(keys.into_iter().collect())
        }
        Value::Array(items) => items.iter().map(|item| reordered(item, number)).collect(),
        other => other.clone(),
    }
}

/// 12 and 12.0 are one number.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(keys) => keys.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Number(number) => number.as_f64().into(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_model_written_and_read_again_is_the_same_model(workspace in workspace(), models in models(), mut number: u64) {
        let written = |model: &Value| serde_json::to_string(&document(&model.to_string()).unwrap()).unwrap();
        let again: Vec<Value> = models.iter().map(|model| serde_json::from_str(&written(model)).unwrap()).collect();
        for (model, again) in models.iter().zip(&again) {
            prop_assert_eq!(plain(again), plain(model));
            prop_assert_eq!(written(again), again.to_string());
        }
        let turned: Vec<Value> = models.iter().map(|model| reordered(model, &mut number)).collect();
        let mut a = load_all(&workspace, &models);
        let all = requests(&mut a, &models, &[workspace.as_of, START.plus(50)]);
        prop_assert_eq!(differ(&mut a, &mut load_all(&workspace, &again), all.clone()), None);
        prop_assert_eq!(differ(&mut a, &mut load_all(&workspace, &turned), all), None);
    }
}
