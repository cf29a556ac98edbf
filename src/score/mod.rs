//! People's and accounts' scores, lines and gates on a day (spec §4.2, §4.3), and who is scored by which model.
//!
//! A person counts in their account under the account's model, whatever model scores the person alone.

mod account;
mod handoff;
mod listed;
mod members;
mod person;
mod rows;
mod scoring;
mod why;

pub use account::{AccountScore, AccountScorer};
pub use handoff::{HandOff, Route, hand_off, route};
pub use listed::{SortBy, Wanted};
pub use members::{Excluded, Members};
pub use person::{PersonScore, PersonScorer};
pub use rows::{AccountRow, ExcludedBy, KeptLists, Page, PersonRow, Rows, account_rows, person_rows};
pub use scoring::{Kept, Scoring};
pub use why::{Part, Why, WhyNot, account_parts, why_account, why_person};

use crate::points::Quanta;
use serde::Serialize;

/// What stands between a record and qualifying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    Fit,
    Intent,
    Engagement,
    Coverage,
    /// The person's line, or the additive account's.
    Score,
    /// An activity within the lookback: 0 of 1.
    Activity,
}

/// A gate missed: value and need in points (for `activity` 0 of 1).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FailedGate {
    pub gate: Gate,
    pub value: f64,
    pub needed: f64,
    pub gap: f64,
}

impl FailedGate {
    /// `None` if the value reaches the gate.
    fn unless(gate: Gate, value: Quanta, needed: Option<Quanta>) -> Option<FailedGate> {
        let needed = needed.filter(|needed| value < *needed)?;
        Some(FailedGate { gate, value: value.points(), needed: needed.points(), gap: (needed - value).points() })
    }

    const NO_ACTIVITY: FailedGate = FailedGate { gate: Gate::Activity, value: 0.0, needed: 1.0, gap: 1.0 };
}
