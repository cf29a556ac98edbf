//! Who crosses which line when, for every line in one pass over each entity's activity days (spec §5).
//!
//! An entity crosses a line once, on a day with an activity: a later fall and rise is no second crossing, and silence
//! never qualifies anyone.

mod account;
mod against;
mod ceiling;
mod committee;
mod fading;
mod few;
mod gains;
mod kept;
mod one_sum;
mod own_line;
mod people_counts;
mod person;
mod reading;
mod record;
mod rolled;
mod sight;
mod sums;
mod tracks;
mod uncut;
mod within;

use crate::day::Day;
use crate::error::{Code, Error, Result};
use crate::model::{Dimension, Mode, Model, Scope};
use crate::points::Quanta;
use crate::score::{AccountScore, Gate, Scoring};
use account::Accounts;
use kept::Before;
use person::People;
use record::{Record, Top, line_at};
use serde::{Deserialize, Serialize};

pub use kept::KeptCrossings;
pub use own_line::{Crossed, instant, own_line};

/// The value that the line is moved along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Axis {
    #[serde(rename = "person.score")]
    PersonScore,
    #[serde(rename = "account.score")]
    AccountScore,
    #[serde(rename = "account.engagement")]
    AccountEngagement,
    #[serde(rename = "account.intent")]
    AccountIntent,
    #[serde(rename = "account.coverage")]
    AccountCoverage,
    #[serde(rename = "account.fit")]
    AccountFit,
}

/// The highest line that is looked at.
pub const HIGHEST_LINE: u32 = 1000;

/// The lines `low..=high` crossed on one day; a raised hand crosses every line that is left (`high` = `u32::MAX`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub low: u32,
    pub high: u32,
    pub day: Day,
}

/// One entity's crossings, in order of time and so of lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Climb<'a> {
    /// A person's or account's place in the dataset.
    pub entity: u32,
    pub steps: &'a [Step],
    /// The highest line at which it is qualified on `as_of`, if it is at any.
    pub now: Option<u32>,
}

/// Everybody whom the model scores, whether they cross a line or not.
pub struct Crossings {
    pub axis: Axis,
    /// The highest value that anybody reaches on an activity day, rounded down, 0 to [`HIGHEST_LINE`].
    pub top: u32,
    /// Each entity, the end of its steps, and the highest line it is qualified at now.
    ends: Vec<(u32, u32, Option<u32>)>,
    steps: Vec<Step>,
}

impl Crossings {
    pub fn climbs(&self) -> impl Iterator<Item = Climb<'_>> {
        (0..self.ends.len()).filter_map(|place| self.climb_at(place))
    }

    /// Of those with a climb, by their place among them.
    fn climb_at(&self, place: usize) -> Option<Climb<'_>> {
        let &(entity, end, now) = self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before].1);
        Some(Climb { entity, steps: &self.steps[start as usize..end as usize], now })
    }

    /// Nobody's yet, along an axis whose highest value is known.
    pub fn none(axis: Axis, top: u32) -> Crossings {
        Crossings { axis, top, ends: Vec::new(), steps: Vec::new() }
    }

    /// Adds an entity with its values on the days that count, in order; who is qualified now is not asked.
    pub fn climb(&mut self, entity: u32, values: impl IntoIterator<Item = (i32, Quanta)>) {
        let mut record = Record::new(&mut self.steps);
        for (day, value) in values {
            if let Some(line) = line_at(value) {
                record.reach(line, day);
            }
        }
        self.end(entity, None);
    }

    /// Adds an entity whose climb is known; the highest line that its value reaches is that of its last step.
    fn repeat(&mut self, climb: Climb, top: &mut Top) {
        top.0 = top.0.max(climb.steps.last().map_or(0, |step| step.high));
        self.steps.extend_from_slice(climb.steps);
        self.end(climb.entity, climb.now);
    }

    fn end(&mut self, entity: u32, now: Option<u32>) {
        self.ends.push((entity, self.steps.len() as u32, now));
    }
}

impl Axis {
    pub const ALL: [Axis; 6] = [
        Axis::PersonScore,
        Axis::AccountScore,
        Axis::AccountEngagement,
        Axis::AccountIntent,
        Axis::AccountCoverage,
        Axis::AccountFit,
    ];

    pub fn is_person(self) -> bool {
        self == Axis::PersonScore
    }

    pub fn scope(self) -> Scope {
        if self.is_person() { Scope::Person } else { Scope::Account }
    }

    /// Whether spec §5 gives the model this axis.
    pub fn is_of(self, model: &Model) -> bool {
        let mode = model.account.as_ref().map(|part| part.mode);
        match self {
            Axis::PersonScore => model.person.is_some(),
            Axis::AccountScore => mode == Some(Mode::Additive),
            _ => mode == Some(Mode::Gated),
        }
    }

    /// The model's own line on this axis, if it has one.
    pub fn line(self, model: &Model) -> Option<Quanta> {
        let account = model.account.as_ref();
        match self {
            Axis::PersonScore => model.person.as_ref().map(|part| part.threshold),
            Axis::AccountScore => account?.threshold,
            Axis::AccountEngagement => account?.gates.engagement,
            Axis::AccountIntent => account?.gates.intent,
            Axis::AccountCoverage => account?.gates.coverage,
            Axis::AccountFit => account?.gates.fit,
        }
    }

    /// The gate that is swept.
    pub fn gate(self) -> Gate {
        match self {
            Axis::PersonScore | Axis::AccountScore => Gate::Score,
            Axis::AccountEngagement => Gate::Engagement,
            Axis::AccountIntent => Gate::Intent,
            Axis::AccountCoverage => Gate::Coverage,
            Axis::AccountFit => Gate::Fit,
        }
    }

    /// An account's value along it.
    pub fn value(self, score: &AccountScore) -> Quanta {
        match self {
            Axis::AccountCoverage => score.coverage,
            Axis::AccountIntent => score.dimensions[Dimension::Intent.index()],
            Axis::AccountEngagement => score.dimensions[Dimension::Engagement.index()],
            Axis::AccountFit => score.dimensions[Dimension::Fit.index()],
            Axis::PersonScore | Axis::AccountScore => score.score,
        }
    }
}

/// All crossings of one model's records along one axis, up to `as_of`. Refused with `unknown_request` where the model has
/// no such axis.
pub fn crossings(scoring: &Scoring, model: usize, axis: Axis) -> Result<Crossings> {
    crossings_since(scoring, model, axis, None)
}

/// The same, where those of people may be known from before.
fn crossings_since(scoring: &Scoring, model: usize, axis: Axis, mut before: Option<Before>) -> Result<Crossings> {
    let bound = &scoring.bounds[model];
    if !axis.is_of(&bound.model) {
        let axis = serde_json::to_value(axis).expect("an axis has a name");
        let message = format!("The model \"{}\" has no axis {axis}.", bound.model.name);
        return Err(Error::new(Code::UnknownRequest, message));
    }
    let entities = if axis.is_person() { bound.data.people() } else { bound.data.accounts() };
    // Most cross a few times.
    let (ends, steps) = (Vec::with_capacity(entities), Vec::with_capacity(2 * entities));
    let mut found = Crossings { axis, top: 0, ends, steps };
    let mut top = Top::default();
    match &bound.model.account {
        Some(part) if !axis.is_person() => {
            Accounts::new(scoring, model, part, axis).climb_all(&mut top, &mut found);
        }
        _ => {
            let mut people = People::new(scoring, model);
            scoring.members.people(model).for_each(|person| {
                match before.as_mut().and_then(|before| before.of(person.0)) {
                    Some(climb) => found.repeat(climb, &mut top),
                    None => people.climb(person, &mut top, &mut found),
                }
            });
        }
    }
    found.top = top.0;
    Ok(found)
}
