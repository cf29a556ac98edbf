//! What became of those who crossed, for every line at once (spec §5 flow, §6).

mod counts;
mod fate;
mod known;
mod own_line;
mod shared;
mod tally;

pub use fate::{Fate, Fates, History};
pub use known::{largest_amount, outcomes_of};
pub use own_line::{Fated, OwnLine, Totals, own_line};
pub use tally::{Span, span, tally};

use crate::day::Month;
use serde::Serialize;

/// One entry for each θ in `thresholds`; `flow` is by month, then by θ. Shares are 0 to 1; `null` where no answer exists.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sweep {
    /// 0, 1, 2, … : the index is the line. Never empty.
    pub thresholds: Vec<u32>,
    pub qualified_now: Vec<u32>,
    pub crossings: Vec<u32>,
    pub excluded: Vec<u32>,
    pub open: Vec<u32>,
    pub converted: Vec<u32>,
    pub not_converted: Vec<u32>,
    pub opportunities: Vec<u32>,
    #[serde(rename = "yield")]
    pub yields: Vec<Option<f64>>,
    pub precision: Vec<Option<f64>>,
    pub precision_low: Vec<Option<f64>>,
    pub precision_high: Vec<Option<f64>>,
    pub recall: Vec<Option<f64>>,
    pub pipeline: Vec<f64>,
    pub pipeline_per_qualified: Vec<Option<f64>>,
    /// A month's crossings by each statistic; `null` as a whole where no month is complete.
    pub flow_mean: Option<Vec<f64>>,
    pub flow_median: Option<Vec<f64>>,
    pub flow_p80: Option<Vec<f64>>,
    /// The complete months, oldest first.
    pub months: Vec<Month>,
    pub flow: Vec<Vec<u32>>,
    /// A sweep of one line that stands for every line above these, which only raised hands cross; `None` where nobody can.
    /// Its `qualified_now` goes on, line by line, as far as anybody's value on `as_of` reaches: silence never lets anybody
    /// cross, but may take negative points away.
    #[serde(skip)]
    pub above: Option<Box<Sweep>>,
}
