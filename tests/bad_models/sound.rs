//! The sound models that the wrong ones are made from.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A sound document with every key that there is.
pub fn with_every_key() -> Value {
    json!({
        "schema": "cutline.model/1", "name": "Every key", "reviewed_on": "2026-07-01",
        "applies_to": {"field": "account.motion", "in": ["inbound", 7]},
        "exclude": [
            {"field": "account.domain", "any_of": ["ourselves.example"]},
            {"field": "person.title", "contains_any": ["student"]},
        ],
        "decay": {"linear_days": 60}, "lookback_days": 200, "hand_raise_days": 20,
        "groups": {"email": {"cap": 20}, "size": {"cap": 30}},
        "signals": [
            {"id": "ebook", "label": "E-book", "scope": "person", "dimension": "engagement", "group": "email",
                "when": {"activity": ["ebook", "*"], "source": "first_party", "asset_contains": "guide"},
                "points": 10.125, "points_per": "quantity", "cap": 20, "decay": {"window_days": 9}},
            {"id": "demo", "scope": "person", "dimension": "intent", "when": {"activity": ["demo"]}, "points": 40,
                "max_per_day": 2, "decay": null, "qualifies": true},
            {"id": "thrice", "scope": "person", "dimension": "engagement", "points": 3,
                "when": {"activity": ["page"], "at_least": 3, "within_days": 30}},
            {"id": "many", "scope": "account", "dimension": "fit", "points": 5,
                "when": {"activity": ["*"], "people_at_least": 3, "within_days": 30}},
            {"id": "size", "scope": "account", "dimension": "fit", "group": "size", "points": 30,
                "when": {"field": "account.employees", "between": [100, 500.5]}},
            {"id": "large", "scope": "account", "dimension": "fit", "group": "size", "points": 30,
                "when": {"field": "account.employees", "gte": 100}},
            {"id": "small", "scope": "account", "dimension": "fit", "points": -3,
                "when": {"field": "account.employees", "lte": 10}},
            {"id": "known", "scope": "person", "dimension": "fit", "points": 2,
                "when": {"field": "person.phone", "exists": true}},
            {"id": "open", "scope": "person", "dimension": "fit", "points": 2,
                "when": {"field": "account.hiring", "is_true": false}},
            {"id": "land", "scope": "person", "dimension": "intent", "points": 2,
                "when": {"field": "account.country", "equals": "de"}},
            {"id": "funded", "scope": "account", "dimension": "intent", "points": 2,
                "when": {"field": "account.funded_on", "within_days": 180}},
        ],
        "person": {"threshold": 70, "dimensions": ["intent", "engagement"]},
        "account": {
            "mode": "gated", "rollup": "weighted_mean", "per_person_cap": 40, "threshold": 50,
            "gates": {"fit": 6, "intent": 5, "engagement": 4, "coverage": 40},
            "tiers": [{"name": "First", "fit_at_least": 20}, {"name": "Second", "fit_at_least": 10.5}],
        },
        "coverage": {
            "window_days": 60, "department_points": 4,
            "seniority_points": {"c_level": 24, "vp": 20, "director": 15, "manager": 12, "ic": 10, "unknown": 5.5},
        },
        "fit_scale": 90,
    })
}

/// Cutline's own models and those of the worked cases, by name.
pub fn sound_models() -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder: &str| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let of_cases = entries("cases").into_iter().map(|case| case.join("model.json")).filter(|path| path.is_file());
    let paths: Vec<PathBuf> = entries("models").into_iter().chain(of_cases).collect();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap().display().to_string();
        (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    let mut models: Vec<(String, Value)> = paths.into_iter().map(read).collect();
    models.push(("with every key".into(), with_every_key()));
    models
}
