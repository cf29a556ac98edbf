//! What goes to a warehouse in one parcel: scripts, the model and its hash, a golden slice and what must come of it.

use super::dialect::Dialect;
use super::resolved::{Resolved, resolved};
use super::{Asked, Engine, dialect_of, golden, parity, sql};
use crate::score::Scoring;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One file of the parcel, by its path in it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ParcelText {
    pub name: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Parcel {
    pub texts: Vec<ParcelText>,
}

const README: &str = include_str!("readme.md");

/// `documents` are the workspace's models as they are in use, byte for byte.
pub fn parcel(asked: &Asked, scoring: &Scoring, documents: &[String]) -> Parcel {
    let slice = golden::slice(scoring, asked.place);
    let expected = parity::expected(scoring, asked.place, &slice);
    let tables = resolved(&scoring.data, asked.models, &slice);
    let document = &documents[asked.place];
    let hash: String = Sha256::digest(document).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut texts = Vec::new();
    let mut add = |name: String, text: String| texts.push(ParcelText { name, text });
    let model = asked.model().name.replace(|c: char| c.is_control(), " ");
    let readme = [("{model}", model), ("{as_of}", asked.as_of.to_string()), ("{hash}", hash.clone())];
    add("README.md".into(), readme.iter().fold(README.to_string(), |text, (mark, with)| text.replace(mark, with)));
    add("model.json".into(), document.clone());
    add("model.json.sha256".into(), format!("{hash}  model.json\n"));
    for (place, other) in documents.iter().enumerate().filter(|(place, _)| *place != asked.place) {
        add(format!("other_models/{}.json", place + 1), other.clone());
    }
    for engine in Engine::ALL {
        let dialect = dialect_of(engine);
        add(format!("{}/score.sql", engine.name()), sql(asked, engine));
        add(format!("{}/parity_check.sql", engine.name()), parity::check(dialect, &expected));
        if let Some(load) = load(engine, dialect, &tables) {
            add(format!("{}/load_golden.sql", engine.name()), load);
        }
    }
    let [people, accounts] = expected.each_ref().map(parity::Expected::csv);
    add("golden/activities.csv".into(), tables.activities);
    add("golden/people.csv".into(), tables.people);
    add("golden/accounts.csv".into(), tables.accounts);
    add("golden/expected_person_scores.csv".into(), people);
    add("golden/expected_account_scores.csv".into(), accounts);
    Parcel { texts }
}

/// How the golden slice gets into an engine that reads files by itself; run in the parcel's folder.
fn load(engine: Engine, dialect: &dyn Dialect, tables: &Resolved) -> Option<String> {
    let each = [("activities", &tables.activities), ("people", &tables.people), ("accounts", &tables.accounts)];
    let load = |(table, text): (&str, &String)| {
        let header = text.lines().next().unwrap_or_default();
        let columns: Vec<String> = header
            .split(',')
            .map(|name| {
                let of = match (table, name) {
                    ("activities", "row_no" | "quantity") => super::tree::Type::Integer,
                    ("activities", "day") => super::tree::Type::Day,
                    _ => super::tree::Type::Text,
                };
                format!("{} {}", dialect.name(name), dialect.type_name(of))
            })
            .collect();
        let (table_name, columns) = (dialect.name(table), columns.join(", "));
        let create = format!("DROP TABLE IF EXISTS {table_name};\nCREATE TABLE {table_name} ({columns});\n");
        match engine {
            Engine::Duckdb => Some(format!(
                "{create}COPY {table_name} FROM 'golden/{table}.csv' (HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"');\n"
            )),
            Engine::Postgres => {
                Some(format!("{create}\\copy {table_name} FROM 'golden/{table}.csv' WITH (FORMAT csv, HEADER)\n"))
            }
            Engine::Spark => Some(format!(
                "CREATE OR REPLACE TEMPORARY VIEW {table_name} ({columns})\nUSING csv OPTIONS (path 'golden/{table}.csv', header 'true', quote '\"', escape '\"', multiLine 'true');\n"
            )),
            Engine::Bigquery | Engine::Snowflake => None,
        }
    };
    each.into_iter().map(load).collect()
}
