//! The same score elsewhere: a model as SQL, and the tables that the SQL reads (spec §13).
//!
//! What the script computes is said once, as a tree in [`tree`]; a dialect only spells it. All figures are whole numbers,
//! so that an engine gives the score of [`crate::score`] to the last quantum, in whatever order it takes the rows.

mod accounts;
mod columns;
mod csv;
mod dialect;
mod fields;
mod fold;
mod golden;
mod members;
mod parcel;
mod parity;
mod people;
mod resolved;
mod spelling;
mod sums;
mod tree;
mod worths;
mod write;

pub use parcel::{Parcel, parcel};
pub use resolved::{Resolved, Slice, resolved};

use crate::day::Day;
use crate::model::{Decay, Model};
use columns::Columns;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use tree::{Expr, Query, Select, Step, flag, int};

/// The engines for which a model can be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    Duckdb,
    Postgres,
    Spark,
    Bigquery,
    Snowflake,
}

impl Engine {
    pub const ALL: [Engine; 5] = [Engine::Duckdb, Engine::Postgres, Engine::Spark, Engine::Bigquery, Engine::Snowflake];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Duckdb => "duckdb",
            Engine::Postgres => "postgres",
            Engine::Spark => "spark",
            Engine::Bigquery => "bigquery",
            Engine::Snowflake => "snowflake",
        }
    }
}

/// What a script is of: one of the workspace's models, and what else decides who counts.
pub struct Asked<'a> {
    /// All of the workspace: which of them scores whom hangs on each.
    pub models: &'a [Rc<Model>],
    pub place: usize,
    pub ignore_types: &'a [String],
    pub as_of: Day,
}

/// The steps' tables.
const PARAMETERS: &str = "cutline_parameters";
const DECAY: &str = "cutline_decay";
const ACCOUNTS: &str = "cutline_accounts";
const PEOPLE: &str = "cutline_people";
const PERSON_SUMS: &str = "cutline_person_sums";
const PERSON_VALUES: &str = "cutline_person_values";
const ACCOUNT_SUMS: &str = "cutline_account_sums";
const ROLLED_UP: &str = "cutline_rolled_up";

impl Asked<'_> {
    fn model(&self) -> &Model {
        &self.models[self.place]
    }

    /// The columns of the decay table, each with its decay: those of the model that change with age.
    fn decays(&self) -> Vec<Decay> {
        let mut decays: Vec<Decay> = Vec::new();
        for decay in self.model().signals.iter().filter_map(sums::decay_of).filter(|decay| *decay != Decay::None) {
            if !decays.contains(&decay) {
                decays.push(decay);
            }
        }
        decays
    }
}

/// A script that leaves `person_scores` and `account_scores`.
pub fn sql(asked: &Asked, engine: Engine) -> String {
    let columns = Columns::tested(asked.models);
    let mut steps = vec![parameters(asked)];
    steps.extend(decay(asked));
    steps.push(members::accounts(asked, &columns));
    steps.push(members::people(asked, &columns));
    steps.extend(people::steps(asked));
    steps.extend(accounts::steps(asked));
    let about = [
        format!("The scores of the model “{}”, as of the day in {PARAMETERS}.", asked.model().name),
        "It reads activities, people and accounts, and leaves person_scores and account_scores.".to_string(),
        "Figures are in quanta: 1 point is 1048576000000 of them.".to_string(),
    ];
    write::script(dialect_of(engine), &about, &steps)
}

fn dialect_of(engine: Engine) -> &'static dyn dialect::Dialect {
    match engine {
        Engine::Duckdb => &dialect::DuckDb,
        Engine::Postgres => &dialect::Postgres,
        Engine::Spark => &dialect::Spark,
        Engine::Bigquery => &dialect::BigQuery,
        Engine::Snowflake => &dialect::Snowflake,
    }
}

fn parameters(asked: &Asked) -> Step {
    let no_rows = flag(Expr::CountRows.is("=", int(0)));
    let query = Select::from("activities", "a").column("as_of", Expr::Day(asked.as_of)).column("is_flat_list", no_rows);
    let about = vec!["The day on which scores are taken: change it here, and nowhere else.".to_string()];
    Step { name: PARAMETERS, about, query: Query::Select(query), is_result: false }
}

/// D by age, up to the age from which nothing is left of any; no table where nothing decays.
fn decay(asked: &Asked) -> Option<Step> {
    let decays = asked.decays();
    let tables: Vec<Vec<u32>> = decays.iter().map(|decay| decay.table(asked.model().lookback_days)).collect();
    let ages = tables.iter().filter_map(|table| table.iter().rposition(|factor| *factor > 0)).max()? as i64 + 1;
    let row = |age: i64| std::iter::once(age).chain(tables.iter().map(|t| i64::from(t[age as usize]))).collect();
    Some(Step {
        name: DECAY,
        about: vec!["What is left of an activity after so many days, in 2^20ths.".to_string()],
        query: Query::Values {
            columns: std::iter::once("age".to_string()).chain((0..decays.len()).map(sums::decay_column)).collect(),
            rows: (0..ages).map(row).collect(),
        },
        is_result: false,
    })
}
