//! The model as a JSON document, `cutline.model/1` (spec §4): the shapes that are written, read and published as a schema.
//!
//! What JSON cannot say (a cap belongs to each-time signals only) is checked in `check`, with the same paths.

use crate::day::Day;
use crate::points::Thousandths;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// The name and version of the document's format.
pub const SCHEMA: &str = "cutline.model/1";

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ModelDocument {
    /// Always `cutline.model/1`.
    pub schema: String,
    pub name: String,
    /// The day on which the team last went through the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Day>,
    /// The records that the model is for; without it, those that no other model takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<FieldTest>,
    /// Records for which any of these holds have no score and are in no count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude: Option<Vec<FieldTest>>,
    /// For activity signals that set no decay of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decay: Option<DecayDocument>,
    /// Older activities count for nothing, anywhere. Default 365.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookback_days: Option<u32>,
    /// How long a raised hand makes an MQL. Default 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_raise_days: Option<u32>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, GroupDocument>,
    pub signals: Vec<SignalDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageDocument>,
    /// What the highest attainable fit is shown as; without it, fit is the raw sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fit_scale: Option<Thousandths>,
}

/// Exactly one of the three.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecayDocument {
    /// Days after which an activity is worth half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_life_days: Option<f64>,
    /// Days over which an activity's worth falls evenly to 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linear_days: Option<f64>,
    /// Days for which an activity is worth all, and then nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_days: Option<f64>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupDocument {
    /// The group's sum is cut to this, in absolute value.
    pub cap: Thousandths,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Person,
    Account,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    Fit,
    Intent,
    Engagement,
}

impl Dimension {
    pub const ALL: [Dimension; 3] = [Dimension::Fit, Dimension::Intent, Dimension::Engagement];

    pub fn index(self) -> usize {
        self as usize
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignalDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub scope: Scope,
    pub dimension: Dimension,
    /// A name of `groups`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub when: When,
    /// At most 3 decimals; below 0 for a bad sign.
    pub points: Thousandths,
    /// `quantity`: points times the row's quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_per: Option<PointsPer>,
    /// The sum is cut to this, in absolute value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Thousandths>,
    /// Only the first so many matching activities of a day count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_per_day: Option<u32>,
    /// `null`: none, whatever the model says.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<DecayDocument>"))]
    pub decay: Option<Option<DecayDocument>>,
    /// A raised hand: such an activity makes the person an MQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifies: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PointsPer {
    Quantity,
}

/// A field test, or activities: each time, at least so many, or by at least so many people.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Types; `*` matches every type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset_contains: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_at_least: Option<u32>,
    /// With activities: the age up to which they count. With a field: the age up to which its date holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equals: Option<Word>,
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Vec<Word>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<Word>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contains_any: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[f64; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gte: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lte: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_true: Option<bool>,
}

/// One test of a field, as in `exclude` and `applies_to`.
pub type FieldTest = When;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceName {
    FirstParty,
    ThirdParty,
}

/// A value to compare a field with: as a number if it is one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a text or a number")]
pub enum Word {
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonDocument {
    pub threshold: Thousandths,
    /// The dimensions that the score sums. Default all three.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<Vec<Dimension>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    Gated,
    Additive,
}

/// How the people's values make the account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rollup {
    #[default]
    Sum,
    Max,
    WeightedMean,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountDocument {
    pub mode: Mode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollup: Option<Rollup>,
    /// Each person's value is cut from above to this before the roll-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_person_cap: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates: Option<GatesDocument>,
    /// Additive mode's line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<TierDocument>>,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GatesDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fit: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engagement: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Thousandths>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TierDocument {
    pub name: String,
    pub fit_at_least: Thousandths,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CoverageDocument {
    /// Default 90.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seniority_points: Option<SeniorityPoints>,
    /// For each distinct department after the first. Default 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_points: Option<Thousandths>,
}

/// Levels that are left out keep their default.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SeniorityPoints {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub c_level: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vp: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub director: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ic: Option<Thousandths>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Thousandths>,
}

/// Tells `"decay": null` from no decay at all.
fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
