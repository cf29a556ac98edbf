//! After the hand-off (spec §12): what became of those who crossed the line, how fast they were met, and who fell away.
//!
//! Whoever was in the funnel before crossing is no new hand-off: the funnel, the clocks and the feedback leave them aside.

mod feedback;
mod funnel;
mod quarters;
mod silent;
mod sla;

pub use feedback::Feedback;
pub use funnel::{Funnel, FunnelMonth, FunnelStage};
pub use quarters::{ReviewQuarter, quarters, score_at};
pub use silent::{FallenAway, GoneSilent};
pub use sla::{Clock, Late, OwnerClock, Sla};

use crate::crossing::Axis;
use crate::error::Result;
use crate::outcome::own_line;
use crate::score::Scoring;
use crate::settings::Settings;
use serde::Serialize;

/// How long ago is "before" for who fell away or fell silent.
const BEFORE_DAYS: i32 = 30;

/// The review of one model's own line, on `as_of`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    pub model: String,
    pub axis: Axis,
    pub funnel: Funnel,
    pub sla: Sla,
    pub feedback: Feedback,
    /// By key.
    pub fallen_away: Vec<FallenAway>,
    /// By account, then person.
    pub gone_silent: Vec<GoneSilent>,
    /// Oldest first.
    pub quarters: Vec<ReviewQuarter>,
}

/// Over the axis of the model's own line, where none is named: its accounts', or its people's where it has no account part.
/// Refused with `unknown_request` where the model has no such axis.
pub fn review(scoring: &Scoring, model: usize, axis: Option<Axis>, settings: &Settings) -> Result<Review> {
    let name = &scoring.bounds[model].model.name;
    let axis = axis.unwrap_or_else(|| Axis::own(&scoring.bounds[model].model));
    let line = own_line(scoring, model, axis, settings)?;
    Ok(Review {
        model: name.clone(),
        axis,
        funnel: funnel::funnel(scoring, &line),
        sla: sla::sla(scoring, &line),
        feedback: feedback::feedback(scoring, &line, settings),
        fallen_away: silent::fallen_away(scoring, &line),
        gone_silent: silent::gone_silent(scoring, model),
        quarters: quarters(scoring, &line),
    })
}
