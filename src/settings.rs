//! What a workspace sets beside its models: clock, hierarchy, horizon, months.
//!
//! `as_of` is not here: it is part of every request.

use serde::{Deserialize, Serialize};

/// The funnel's stages in order. `Lost` ends an opportunity, stands outside the order and implies nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Mql,
    Mqa,
    Sal,
    Sql,
    Sqo,
    Won,
    Lost,
}

impl Stage {
    pub const IN_ORDER: [Stage; 6] = [Stage::Mql, Stage::Mqa, Stage::Sal, Stage::Sql, Stage::Sqo, Stage::Won];

    /// Whether reaching `self` means having reached `stage`.
    pub fn implies(self, stage: Stage) -> bool {
        self != Stage::Lost && stage != Stage::Lost && self >= stage
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hierarchy {
    #[serde(rename = "self")]
    Itself,
    UltimateParent,
}

/// Which figure of the months stands for "a month".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    Median,
    Mean,
    P80,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub hierarchy: Hierarchy,
    /// Months after the first activity's month start in which crossings are not counted.
    pub warmup_months: u32,
    /// Days after a crossing within which an outcome counts as its conversion.
    pub horizon_days: u32,
    pub stage: Stage,
    pub statistic: Statistic,
    /// How many of the last complete months the flow is taken over; 0 = all.
    pub months: u32,
    /// Activity types that are no act of the person's own.
    pub ignore_types: Vec<String>,
    /// Minutes added to UTC to make the workspace's clock.
    pub utc_offset_minutes: i32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            hierarchy: Hierarchy::Itself,
            warmup_months: 0,
            horizon_days: 90,
            stage: Stage::Sqo,
            statistic: Statistic::Median,
            months: 12,
            ignore_types: ["email_sent", "email_delivered", "email_bounced", "email_dropped"]
                .map(String::from)
                .to_vec(),
            utc_offset_minutes: 0,
        }
    }
}
