//! Known mistakes, looked for (spec §8): each finding says in one sentence what is wrong, with its figures, and what to do.

mod face;

pub use face::on_its_face;

use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingId {
    NoFitGate,
    NoCoverageGate,
    NoDecay,
    NoNegativeSignal,
    FitAloneQualifies,
    BehaviourNeverQualifies,
    CountedTwice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The line does not mean what it seems to mean.
    Wrong,
    /// Scores are worth less than they could be.
    Weak,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    pub id: FindingId,
    pub severity: Severity,
    /// What is wrong, with its figures, and what to do.
    pub says: String,
    /// The figures by name; points in points, shares 0 to 1.
    pub figures: BTreeMap<String, f64>,
    /// The signals it is about, by id.
    pub signals: Vec<String>,
}

impl Finding {
    fn new(id: FindingId, severity: Severity, says: impl Into<String>) -> Finding {
        Finding { id, severity, says: says.into(), figures: BTreeMap::new(), signals: Vec::new() }
    }

    fn with(mut self, name: &str, value: f64) -> Finding {
        self.figures.insert(name.to_string(), value);
        self
    }

    fn about<'a>(mut self, signals: impl IntoIterator<Item = &'a str>) -> Finding {
        self.signals = signals.into_iter().map(str::to_string).collect();
        self
    }
}
