//! One kind of hand-off with its line moved to a volume, and how those let through did.

use super::hybrid;
use crate::crossing::{Axis, Crossings, Step, crossings};
use crate::error::Result;
use crate::outcome::{Fates, Sweep, span, tally};
use crate::score::Scoring;
use crate::settings::Settings;
use crate::stats;
use serde::Serialize;

/// A kind at the lowest line that lets no more than the volume through.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindFigures {
    pub threshold: u32,
    /// Counted crossings, those already in the funnel and those whose time is not up among them.
    pub volume: u32,
    /// Converted / judged, 0 to 1; `null` where nobody was judged.
    pub precision: Option<f64>,
    /// Money: pipeline / judged; `null` where nobody was judged.
    pub pipeline_per_handoff: Option<f64>,
    /// From crossing to conversion; `null` where nobody converted.
    pub median_days: Option<f64>,
}

/// A kind along its line.
pub struct Kind {
    pub top: u32,
    /// Its total at today's lines; only a hybrid's is asked here.
    pub today: u32,
    sweep: Sweep,
    /// Converted crossings: the lines, and the days until conversion.
    converted: Vec<(Step, f64)>,
}

impl Kind {
    pub fn of_axis(scoring: &Scoring, model: usize, axis: Axis, settings: &Settings) -> Result<Kind> {
        Ok(Kind::new(scoring, &crossings(scoring, model, axis)?, 0, settings))
    }

    /// `top` is that of the sweep along the account's line.
    pub fn hybrid(scoring: &Scoring, model: usize, axis: Axis, top: u32, settings: &Settings) -> Kind {
        let found = hybrid::crossings(scoring, model, axis, top);
        let counted = span(&scoring.data, settings);
        let today = found.today.iter().filter(|day| **day >= counted.from && **day <= counted.to).count();
        Kind::new(scoring, &found.crossings, today as u32, settings)
    }

    fn new(scoring: &Scoring, crossings: &Crossings, today: u32, settings: &Settings) -> Kind {
        let span = span(&scoring.data, settings);
        let fates = Fates::new(&scoring.data, settings, crossings.axis.is_person());
        let mut converted = Vec::new();
        for climb in crossings.climbs() {
            let history = fates.of(climb.entity as usize);
            let counted = climb.steps.iter().filter(|step| step.day >= span.from && step.day <= span.to);
            converted.extend(counted.filter_map(|step| {
                let is = matches!(history.after(step.day), crate::outcome::Fate::Converted { .. });
                let on = history.converted_on(step.day).filter(|_| is)?;
                Some((*step, f64::from(step.day.until(on))))
            }));
        }
        let (sweep, _) = tally(crossings, &scoring.data, settings, &span);
        Kind { top: crossings.top, today, sweep, converted }
    }

    /// At the lowest line, from 0 to one past the sweep's highest, at which the total is at most the volume.
    pub fn at_most(&self, volume: u32) -> Option<KindFigures> {
        let whole = self.sweep.crossings.iter().position(|total| *total <= volume);
        // The line above all is that of raised hands.
        let above = || self.sweep.above.as_deref().filter(|above| above.crossings[0] <= volume);
        let (sweep, place, threshold) = match whole {
            Some(place) => (&self.sweep, place, place as u32),
            None => (above()?, 0, self.top + 1),
        };
        let days: Vec<f64> = self
            .converted
            .iter()
            .filter(|(step, _)| (step.low..=step.high).contains(&threshold))
            .map(|(_, days)| *days)
            .collect();
        Some(KindFigures {
            threshold,
            volume: sweep.crossings[place],
            precision: sweep.precision[place],
            pipeline_per_handoff: sweep.pipeline_per_qualified[place],
            median_days: stats::median(&days),
        })
    }
}
