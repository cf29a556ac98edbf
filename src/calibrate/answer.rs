//! What `calibrate` answers at one line: the shapes of `cases.md`, which the calculator shares.
//!
//! An approach without targets is left out; everything else that has no value is `null`.

use super::admitted::Advice;
use super::curve::Line;
use super::pilot::Pilot;
use super::targets::Objective;
use super::together::{Approach, Conflict};
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calibration {
    pub at: Line,
    /// Nobody reaches 1 point on this axis. All else follows the definition, but no line is better than another.
    pub flat: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<CapacityAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion: Option<ConversionAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payback: Option<PaybackAnswer>,
    /// The lines that serve every target, as [lowest, highest].
    pub feasible: Vec<[u32; 2]>,
    /// `null` when nothing is feasible.
    pub recommended: Option<Recommended>,
    /// The approaches without which another line would be recommended; `null` when nothing is feasible.
    pub binding: Option<Vec<Approach>>,
    /// `null` when something is feasible.
    pub conflict: Option<Conflict>,
    /// `null` with fewer than four complete months.
    pub pilot: Option<Pilot>,
    pub notes: Vec<String>,
    /// The advice in sentences: what to do, why, how sure, what it costs.
    pub sentences: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityAnswer {
    /// Leads a month that sales can work.
    pub capacity: Option<f64>,
    /// The lowest line from which every line upward fits.
    pub theta: Option<u32>,
    pub advice: Option<Advice>,
    /// Flow over capacity; 1 is full.
    pub utilisation: Option<f64>,
    /// Share of complete months over capacity, at the threshold and at `theta`.
    pub months_over: Option<f64>,
    pub months_over_at_theta: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConversionAnswer {
    /// The highest line such that it and every lower one bring the target.
    pub theta: Option<u32>,
    /// Whole leads a month.
    pub needed: Option<f64>,
    /// A month, at the threshold.
    pub opportunities: Option<f64>,
    pub advice: Option<Advice>,
    /// Leads a month short at line 0, where no line reaches the target.
    pub missing: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaybackAnswer {
    /// The lines admitted, as [lowest, highest].
    pub ranges: Vec<[u32; 2]>,
    pub cost_per_lead: Option<f64>,
    pub expected_value: Option<f64>,
    pub ratio: Option<f64>,
    /// A month.
    pub customers: Option<f64>,
    pub cac: Option<f64>,
    /// Until a customer has paid for itself.
    pub months: Option<f64>,
    /// A month.
    pub expected_margin: Option<f64>,
    pub advice: Option<Advice>,
    pub marginal: Marginal,
}

/// What one more lead at the line is worth, against what it costs to work.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Marginal {
    pub value: Option<f64>,
    pub cost: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recommended {
    /// `null` when every feasible line is thin, or the objective cannot be computed.
    pub theta: Option<u32>,
    pub by: Objective,
    pub figures: Option<Line>,
}
