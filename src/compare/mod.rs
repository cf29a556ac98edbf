//! MQL, MQA or hybrid (spec §10): three kinds of hand-off on the same data, at equal volume.
//!
//! Equal volume is what makes them comparable: a kind that lets fewer through always looks the better one.

mod business;
mod hybrid;
mod kind;

pub use business::{Advice, BusinessFigures};
pub use kind::KindFigures;

use crate::crossing::Axis;
use crate::error::Result;
use crate::outcome::own_line;
use crate::score::Scoring;
use crate::settings::Settings;
use kind::Kind;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    pub model: String,
    /// Crossings that each kind's line was moved to let through at the most; `null` where the model has no line at all.
    pub volume: Option<u32>,
    /// Each is `null` where the model has no such line, or where none brings its total down to the volume.
    pub mql: Option<KindFigures>,
    pub mqa: Option<KindFigures>,
    /// The account's line moves, the person's stands.
    pub hybrid: Option<KindFigures>,
    /// What the rule of thumb points to; `null` where it points nowhere.
    pub advice: Option<Advice>,
    pub figures: BusinessFigures,
    /// The advice as a sentence, with the figures behind it.
    pub says: String,
}

/// At `volume` crossings, or else at the smallest of the three totals at today's lines.
pub fn compare(scoring: &Scoring, model: usize, volume: Option<u32>, settings: &Settings) -> Result<Comparison> {
    let document = &scoring.bounds[model].model;
    // A gated account without an engagement gate has no line that could be moved (spec §8).
    let accounts = Axis::own(document);
    let accounts = (accounts == Axis::AccountScore || accounts == Axis::AccountEngagement).then_some(accounts);
    let accounts = accounts.filter(|axis| axis.line(document).is_some());
    let people = document.person.as_ref().map(|_| Axis::PersonScore);
    let by_line = |axis: Option<Axis>| axis.map(|axis| Kind::of_axis(scoring, model, axis, settings)).transpose();
    let (mql, mqa) = (by_line(people)?, by_line(accounts)?);
    let hybrid = accounts.zip(people).map(|(axis, _)| {
        let top = mqa.as_ref().map_or(0, |mqa| mqa.top);
        Kind::hybrid(scoring, model, axis, top, settings)
    });
    let total = |axis: Option<Axis>| -> Result<Option<u32>> {
        axis.map(|axis| Ok(own_line(scoring, model, axis, settings)?.crossings.len() as u32)).transpose()
    };
    let today = [total(people)?, total(accounts)?, hybrid.as_ref().map(|kind| kind.today)];
    let volume = volume.or_else(|| today.into_iter().flatten().min());
    let at_volume = |kind: &Option<Kind>| kind.as_ref().zip(volume).and_then(|(kind, volume)| kind.at_most(volume));
    let (advice, figures, says) = business::business(scoring, model, settings);
    Ok(Comparison {
        model: document.name.clone(),
        volume,
        mql: at_volume(&mql),
        mqa: at_volume(&mqa),
        hybrid: at_volume(&hybrid),
        advice,
        figures,
        says,
    })
}
