//! Who crosses which line when, for every line in one pass over each entity's activity days (spec §5).
//!
//! An entity crosses a line once, on a day with an activity: a later fall and rise is no second crossing, and silence
//! never qualifies anyone.

use crate::day::Instant;
use crate::error::{Code, Error, Result};
use crate::model::{Dimension, Mode, Model};
use crate::points::Quanta;
use crate::score::{AccountScore, AccountScorer, Gate, PersonScorer, Scoring};
use serde::{Deserialize, Serialize};

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

/// The lines `low..=high` crossed at one instant; a raised hand crosses every line that is left (`high` = `u32::MAX`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub low: u32,
    pub high: u32,
    pub at: Instant,
}

/// One entity's crossings, in order of time and so of lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Climb {
    /// A person's or account's place in the dataset.
    pub entity: u32,
    pub steps: Vec<Step>,
    /// The highest line at which it is qualified on `as_of`, if it is at any.
    pub now: Option<u32>,
}

/// Everybody whom the model scores, whether they cross a line or not.
pub struct Crossings {
    pub axis: Axis,
    pub climbs: Vec<Climb>,
    /// The highest value that anybody reaches on an activity day, rounded down, 0 to [`HIGHEST_LINE`].
    pub top: u32,
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

    fn gate(self) -> Gate {
        match self {
            Axis::PersonScore | Axis::AccountScore => Gate::Score,
            Axis::AccountEngagement => Gate::Engagement,
            Axis::AccountIntent => Gate::Intent,
            Axis::AccountCoverage => Gate::Coverage,
            Axis::AccountFit => Gate::Fit,
        }
    }

    fn value(self, score: &AccountScore) -> Quanta {
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
    let bound = &scoring.bounds[model];
    if !axis.is_of(&bound.model) {
        let axis = serde_json::to_value(axis).expect("an axis has a name");
        let message = format!("The model \"{}\" has no axis {axis}.", bound.model.name);
        return Err(Error::new(Code::UnknownRequest, message));
    }
    let mut top = 0;
    let mut highest = |value: Quanta| top = top.max(line_at(value).unwrap_or(0));
    let as_of = scoring.data.as_of.0;
    let climbs = if axis.is_person() {
        let people = scoring.members.people(model);
        people.map(|person| climb_person(scoring.person(model, person), as_of, &mut highest)).collect()
    } else {
        let accounts = scoring.members.accounts(model);
        accounts.map(|account| climb_account(scoring.account(model, account), axis, as_of, &mut highest)).collect()
    };
    Ok(Crossings { axis, climbs, top })
}

/// The highest line that a value reaches; `None` below 0.
fn line_at(value: Quanta) -> Option<u32> {
    let points = value.floor_points();
    (points >= 0).then(|| points.min(i64::from(HIGHEST_LINE)) as u32)
}

/// The lines crossed so far; records only ever rise.
#[derive(Default)]
struct Record {
    next: u32,
    steps: Vec<Step>,
}

impl Record {
    fn reach(&mut self, high: u32, at: Instant) {
        if high >= self.next && self.next <= HIGHEST_LINE {
            self.steps.push(Step { low: self.next, high, at });
            self.next = high.saturating_add(1);
        }
    }
}

fn climb_person(mut scorer: PersonScorer, as_of: i32, highest: &mut impl FnMut(Quanta)) -> Climb {
    let mut record = Record::default();
    for i in 0..scorer.ledger.days.len() {
        let (day, at) = scorer.ledger.days[i];
        if day > as_of {
            break;
        }
        let score = scorer.on(day).score;
        highest(score);
        if scorer.ledger.hands.binary_search(&day).is_ok() {
            record.reach(u32::MAX, at);
        } else if let Some(line) = line_at(score) {
            record.reach(line, at);
        }
    }
    let today = scorer.on(as_of);
    let counts = today.active || scorer.bound.data.activities.is_empty();
    let now = line_at(today.score).filter(|_| counts);
    Climb { entity: scorer.person.0, steps: record.steps, now }
}

fn climb_account(mut scorer: AccountScorer, axis: Axis, as_of: i32, highest: &mut impl FnMut(Quanta)) -> Climb {
    let mut record = Record::default();
    for i in 0..scorer.ledger.days.len() {
        let (day, at) = scorer.ledger.days[i];
        if day > as_of {
            break;
        }
        let score = scorer.on(day);
        highest(axis.value(&score));
        match line_at(axis.value(&score)) {
            Some(line) if scorer.failed(&score, Some(axis.gate())).is_empty() => record.reach(line, at),
            _ => {}
        }
    }
    let today = scorer.on(as_of);
    let others_hold = scorer.failed(&today, Some(axis.gate())).is_empty();
    Climb { entity: scorer.account.0, steps: record.steps, now: line_at(axis.value(&today)).filter(|_| others_hold) }
}
