//! The bounds of spec §8, each of which can be set.

use crate::model::Scope;
use crate::settings::Stage;
use serde::Deserialize;

/// Shares 0 to 1, points in points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Bounds {
    /// Below this precision at `sqo` the people's line is too low, and below the next the accounts'.
    pub people_precision: f64,
    pub account_precision: f64,
    /// The same at `sal` and `sql`, for both.
    pub accepted_precision: f64,
    /// Judged crossings that it takes to call a line too low.
    pub judged: u32,
    /// Below this share of the capacity, or this many a month, a line is too high.
    pub utilisation: f64,
    pub flow: f64,
    /// How far apart the medians of hand-offs may lie, and how many hand-offs each must have.
    pub handoff_points: f64,
    pub handoffs: u32,
    /// Days since the last review.
    pub review_days: i32,
    /// The population stability index above which scores have drifted.
    pub stability_index: f64,
    /// A share of an account's points that comes from one person, and the share of MQAs of which that may be so.
    pub one_person_points: f64,
    pub one_person_accounts: f64,
    /// Phi above which two signals are one.
    pub phi: f64,
    /// With how many people or accounts each a band's conversion is compared.
    pub band: u32,
    /// The share of the converted for whom a signal came after the outcome.
    pub after_the_fact: f64,
    /// The share of rows above which an activity type wants a signal.
    pub unused_type: f64,
    /// Judged crossings in a ten-point band of scores.
    pub score_band: u32,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            people_precision: 0.13,
            account_precision: 0.2,
            accepted_precision: 0.3,
            judged: 20,
            utilisation: 0.5,
            flow: 20.0,
            handoff_points: 10.0,
            handoffs: 10,
            review_days: 92,
            stability_index: 0.25,
            one_person_points: 0.8,
            one_person_accounts: 0.25,
            phi: 0.9,
            band: 100,
            after_the_fact: 0.8,
            unused_type: 0.01,
            score_band: 50,
        }
    }
}

impl Bounds {
    /// The least precision at a stage; `None` where spec §8 names none.
    pub fn precision(&self, scope: Scope, stage: Stage) -> Option<f64> {
        match (stage, scope) {
            (Stage::Sqo, Scope::Person) => Some(self.people_precision),
            (Stage::Sqo, Scope::Account) => Some(self.account_precision),
            (Stage::Sal | Stage::Sql, _) => Some(self.accepted_precision),
            _ => None,
        }
    }
}
