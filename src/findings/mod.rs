//! Known mistakes, looked for (spec §8): each finding says in one sentence what is wrong, with its figures, and what to do.

mod accounts;
mod bounds;
mod face;
mod handoffs;
mod lines;
mod signals;
mod unused;
mod workspace;

pub use bounds::Bounds;
pub use face::on_its_face;
pub use unused::types_without_signal;

use crate::calibrate::number;
use crate::crossing::Axis;
use crate::error::Result;
use crate::model::Model;
use crate::outcome::own_line;
use crate::score::Scoring;
use crate::settings::Settings;
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingId {
    LineTooLow,
    LineTooHigh,
    InconsistentLines,
    StaleModel,
    Drift,
    IrrelevantSignals,
    NoFitGate,
    NoCoverageGate,
    OnePersonAccounts,
    OneLineForAllMotions,
    NoOutcomes,
    NoDecay,
    NoNegativeSignal,
    FitAloneQualifies,
    BehaviourNeverQualifies,
    CountedTwice,
    UpsideDownBands,
    SeenAfterTheFact,
    Unused,
    RankInversion,
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
    /// The model that it is about; left out where it is about the data, or about a document that is looked at by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Findings {
    /// What makes a line mean something else first; then in the order of spec §8, then of the models. Empty where there is
    /// nothing to say.
    pub findings: Vec<Finding>,
}

/// Of every model's own lines and signals, and of the data. `capacity` is in leads a month, where one is given.
pub fn findings(scoring: &Scoring, capacity: Option<f64>, settings: &Settings, bounds: &Bounds) -> Result<Findings> {
    let data = &scoring.data;
    let models: Vec<Rc<Model>> = scoring.bounds.iter().map(|bound| bound.model.clone()).collect();
    let mut all = Vec::new();
    for (place, model) in models.iter().enumerate() {
        let mut found = on_its_face(model);
        let twice = found.iter().filter(|finding| finding.id == FindingId::CountedTwice);
        let told: Vec<Vec<String>> = twice.map(|finding| finding.signals.clone()).collect();
        found.extend(workspace::stale_model(model, data.as_of, bounds));
        let people = model.person.as_ref().map(|_| Axis::PersonScore);
        let accounts = model.account.as_ref().map(|_| Axis::own(model));
        for axis in people.into_iter().chain(accounts) {
            let line = own_line(scoring, place, axis, settings)?;
            found.extend(lines::of_line(scoring, &line, capacity, settings, bounds));
        }
        found.extend(accounts::one_person_accounts(scoring, place, bounds));
        found.extend(handoffs::inconsistent_lines(scoring, place, bounds));
        found.extend(signals::of_signals(scoring, place, settings, bounds, &told)?);
        found.extend(unused::unused_signals(scoring, place));
        all.extend(found.into_iter().map(|finding| Finding { model: Some(model.name.clone()), ..finding }));
    }
    all.extend(workspace::no_outcomes(data));
    all.extend(workspace::one_line_for_all_motions(data, &models));
    all.extend(unused::unused_types(data, &models, bounds));
    all.sort_by_key(|finding| (finding.severity, finding.id));
    Ok(Findings { findings: all })
}

/// "12.5 %"
fn percent(share: f64) -> String {
    format!("{} %", number(100.0 * share))
}

impl Finding {
    fn new(id: FindingId, severity: Severity, says: impl Into<String>) -> Finding {
        Finding { id, severity, says: says.into(), figures: BTreeMap::new(), signals: Vec::new(), model: None }
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
