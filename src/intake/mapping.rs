//! Which column each field reads from: what the user says, and the types in which it is said.
//!
//! A mapping goes for every file of its table that has the column; what it does not name is mapped by header.

use super::tables::{DateOrder, DecimalMark};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One table's mapping, by field of spec §1 (and `mql_at` … `lost_at`, `converted`, `created_at`, `closed_at`).
pub type Mapping = BTreeMap<String, Choice>;

/// Where a field's values come from. `null` says: from nowhere, whatever the headers say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Choice {
    Nothing(()),
    Column(String),
    Constant { constant: String },
    Read(ColumnChoice),
}

/// A column, with the answers to what its cells leave open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    pub column: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<DateOrder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// What the file's own words mean: `{"Discovery": "sal"}` for stages. A word that means nothing, `""`, is left unread.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// What a field ended up reading from, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mapped {
    /// The header, `null` for a constant.
    pub column: Option<String>,
    pub constant: Option<String>,
    /// In a few words: "same name", "HubSpot's name for it", "you chose it".
    pub why: String,
}
