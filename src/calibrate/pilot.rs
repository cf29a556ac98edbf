//! What the advice would have been worth: chosen on the older half of the months, judged on the newer (spec §7.4).
//!
//! Nothing of the newer half may enter the choice; its figures are looked up at the line that the older half chose.

use super::curve::Curve;
use crate::outcome::Sweep;
use crate::settings::Statistic;
use serde::Serialize;

/// The older half's recommendation beside today's line; `recommended` is `null` where the older half recommends none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pilot {
    pub recommended: Option<PilotLine>,
    pub today: PilotLine,
}

/// One line in both halves.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PilotLine {
    pub theta: u32,
    pub older: HalfFigures,
    pub newer: HalfFigures,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HalfFigures {
    pub flow: f64,
    #[serde(rename = "yield")]
    pub yields: Option<f64>,
    pub pipeline_per_qualified: Option<f64>,
    pub judged: u32,
}

/// One half's figures at every line of the whole sweep, and at the line above it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HalfByLine {
    pub flow: Vec<f64>,
    #[serde(rename = "yield")]
    pub yields: Vec<Option<f64>>,
    pub pipeline_per_qualified: Vec<Option<f64>>,
    pub judged: Vec<u32>,
}

/// Today's line in both halves, whichever line that is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PilotByLine {
    pub older: HalfByLine,
    pub newer: HalfByLine,
}

/// The two halves as curves; `None` unless both have months.
pub(crate) fn curves<'a>(
    halves: Option<(&'a Sweep, &'a Sweep)>,
    statistic: Statistic,
) -> Option<(Curve<'a>, Curve<'a>)> {
    let (older, newer) = halves?;
    Some((Curve::new(older, statistic)?, Curve::new(newer, statistic)?))
}

impl PilotByLine {
    /// `entries`: the lines of the whole sweep and the one above it.
    pub(crate) fn new(older: &Curve, newer: &Curve, entries: usize) -> PilotByLine {
        PilotByLine { older: HalfByLine::new(older, entries), newer: HalfByLine::new(newer, entries) }
    }

    pub fn at(&self, theta: u32) -> PilotLine {
        PilotLine { theta, older: self.older.at(theta), newer: self.newer.at(theta) }
    }
}

impl HalfByLine {
    fn new(curve: &Curve, entries: usize) -> HalfByLine {
        let all: Vec<usize> = (0..entries as u32).map(|theta| curve.index(theta)).collect();
        HalfByLine {
            flow: all.iter().map(|&i| curve.flow[i]).collect(),
            yields: all.iter().map(|&i| curve.yield_at(i)).collect(),
            pipeline_per_qualified: all.iter().map(|&i| curve.pipeline_per_qualified_at(i)).collect(),
            judged: all.iter().map(|&i| curve.judged[i]).collect(),
        }
    }

    fn at(&self, theta: u32) -> HalfFigures {
        let i = (theta as usize).min(self.flow.len() - 1);
        HalfFigures {
            flow: self.flow[i],
            yields: self.yields[i],
            pipeline_per_qualified: self.pipeline_per_qualified[i],
            judged: self.judged[i],
        }
    }
}
