//! One JSON Schema document of every type that crosses the edge, on standard output; the page's types are made from it.
//!
//! What enters and what leaves are described apart, since serde's defaults make a field optional only on the way in. A
//! type that does both must look the same in both, or the build says so.

use cutline::error::Error as Refusal;
use cutline::intake::FileReport;
use cutline::intake::mapping::Mapping;
use cutline::intake::share::Share;
use cutline::intake::tables::Table;
use cutline::lists::ListsDocument;
use cutline::model::document::ModelDocument;
use cutline::model::starter::StarterModel;
use cutline::sample::SampleFile;
use cutline::settings::Settings;
use cutline::workbench::ask::{Answer, Request};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};
use std::error::Error;

fn entering() -> Map<String, Value> {
    let mut roots = Roots(SchemaSettings::draft2020_12().for_deserialize().into_generator(), Map::new());
    roots.add::<Table>("Table");
    roots.add::<Mapping>("Mapping");
    roots.add::<Share>("Share");
    roots.add::<Request>("Request");
    roots.add::<ModelDocument>("ModelDocument");
    roots.finish()
}

fn leaving() -> Map<String, Value> {
    let mut roots = Roots(SchemaSettings::draft2020_12().for_serialize().into_generator(), Map::new());
    roots.add::<Refusal>("Error");
    roots.add::<Settings>("Settings");
    roots.add::<FileReport>("FileReport");
    roots.add::<Answer>("Answer");
    roots.add::<StarterModel>("StarterModel");
    roots.add::<ListsDocument>("ListsDocument");
    roots.add::<SampleFile>("SampleFile");
    roots.finish()
}

pub fn print() -> Result<(), Box<dyn Error>> {
    let mut definitions = leaving();
    for (name, schema) in entering() {
        match definitions.get(&name) {
            Some(other) if *other != schema => {
                return Err(format!("{name} enters and leaves with different shapes: make it two types").into());
            }
            _ => definitions.insert(name, schema),
        };
    }
    definitions.sort_keys();
    definitions.values_mut().for_each(lone_references);
    println!("{:#}", json!({ "title": "Protocol", "type": "object", "$defs": definitions }));
    Ok(())
}

/// The model document's own schema, as it is published.
pub fn print_model() -> Result<(), Box<dyn Error>> {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    println!("{:#}", generator.into_root_schema_for::<ModelDocument>().to_value());
    Ok(())
}

/// A generator, and the roots that are not types of their own but names for a map or a list.
struct Roots(SchemaGenerator, Map<String, Value>);

impl Roots {
    fn add<T: JsonSchema>(&mut self, name: &str) {
        let schema: Schema = self.0.subschema_for::<T>();
        if schema.get("$ref").is_none() {
            self.1.insert(name.to_owned(), schema.to_value());
        }
    }

    fn finish(mut self) -> Map<String, Value> {
        let mut all = self.0.take_definitions(true);
        all.append(&mut self.1);
        all
    }
}

/// What stands beside a reference would make it a type of its own in TypeScript: mere remarks go, and what adds to the
/// type is set beside the reference as an equal.
fn lone_references(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(lone_references);
            if let Some(reference) = fields.remove("$ref") {
                fields.retain(|key, _| !["description", "default", "title"].contains(&key.as_str()));
                let reference = Map::from_iter([("$ref".to_owned(), reference)]);
                let rest = std::mem::replace(fields, reference.clone());
                if !rest.is_empty() {
                    *fields = Map::from_iter([("allOf".to_owned(), json!([reference, rest]))]);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(lone_references),
        _ => {}
    }
}
