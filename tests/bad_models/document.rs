//! Places in a document, written as errors write them, and documents changed there.

use serde_json::Value;

/// A place in a document, as errors write it: `signals[2].points`, the top being empty.
#[derive(Clone)]
pub enum Step {
    Key(String),
    Item(usize),
}

pub type Place = Vec<Step>;

pub fn written(place: &[Step]) -> String {
    place.iter().fold(String::new(), |path, step| match step {
        Step::Key(key) if path.is_empty() => key.clone(),
        Step::Key(key) => format!("{path}.{key}"),
        Step::Item(item) => format!("{path}[{item}]"),
    })
}

pub fn key_below(place: &[Step], key: &str) -> Place {
    let mut below = place.to_vec();
    below.push(Step::Key(key.into()));
    below
}

pub fn at_mut<'a>(model: &'a mut Value, place: &[Step]) -> &'a mut Value {
    place.iter().fold(model, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(item) => &mut value[item],
    })
}

/// Every place in the document with its value, the top first.
pub fn places(model: &Value) -> Vec<(Place, Value)> {
    fn walk(value: &Value, place: &mut Place, found: &mut Vec<(Place, Value)>) {
        found.push((place.clone(), value.clone()));
        let below: Vec<(Step, &Value)> = match value {
            Value::Object(keys) => keys.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(i, value)| (Step::Item(i), value)).collect(),
            _ => Vec::new(),
        };
        for (step, value) in below {
            place.push(step);
            walk(value, place, found);
            place.pop();
        }
    }
    let mut found = Vec::new();
    walk(model, &mut Vec::new(), &mut found);
    found
}

/// The last key of a place: `signals[2].when.in[0]` is one of `in`.
pub fn last_key(place: &[Step]) -> &str {
    let key = |step: &Step| matches!(step, Step::Key(_));
    match place.iter().rfind(|step| key(step)) {
        Some(Step::Key(key)) => key,
        _ => "",
    }
}

/// A changed document and the path at which it is to be refused.
pub struct Wrong {
    pub model: Value,
    pub path: String,
    pub change: String,
}

/// All the wrong documents that come of one sound one.
pub struct Bench<'a> {
    pub name: &'a str,
    pub sound: &'a Value,
    pub wrong: Vec<Wrong>,
}

impl Bench<'_> {
    pub fn change(&mut self, change: &str, path: &[Step], make: impl FnOnce(&mut Value)) {
        let mut model = self.sound.clone();
        make(&mut model);
        let path = written(path);
        let change = format!("{}: {change} at {path}", self.name);
        self.wrong.push(Wrong { model, path, change });
    }

    /// The value at `place` becomes another, and is refused there.
    pub fn put(&mut self, change: &str, place: &[Step], value: Value) {
        self.change(change, place, |model| *at_mut(model, place) = value);
    }

    /// A key is set in the object at `place`, and is refused there.
    pub fn add(&mut self, change: &str, place: &[Step], key: &str, value: Value) {
        self.change(change, &key_below(place, key), |model| at_mut(model, place)[key] = value);
    }

    pub fn drop_key(&mut self, place: &[Step], key: &str, path: &[Step]) {
        self.change(&format!("{key} left out"), path, |model| {
            at_mut(model, place).as_object_mut().unwrap().remove(key);
        });
    }
}
