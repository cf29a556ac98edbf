//! The model: what a user tunes.
//!
//! A [`Model`] is a document that has passed every check; nothing later on has to ask again whether it makes sense.

mod attainable;
mod check;
mod decay;
pub mod document;
pub mod read;
pub mod starter;

pub use decay::Decay;
pub use document::{Dimension, Mode, Rollup, Scope};
pub use read::read;

use crate::day::Day;
use crate::intake::tables::Source;
use crate::points::{Quanta, Thousandths};
use crate::titles::Seniority;

#[derive(Debug, Clone)]
pub struct Model {
    pub name: String,
    pub reviewed_on: Option<Day>,
    pub applies_to: Option<FieldTest>,
    pub exclude: Vec<FieldTest>,
    pub lookback_days: i32,
    pub hand_raise_days: i32,
    pub groups: Vec<Group>,
    pub signals: Vec<Signal>,
    pub person: Option<PersonPart>,
    pub account: Option<AccountPart>,
    pub coverage: Coverage,
    pub fit_scale: Option<Thousandths>,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub cap: Quanta,
}

#[derive(Debug, Clone)]
pub struct Signal {
    pub id: String,
    pub label: String,
    pub scope: Scope,
    pub dimension: Dimension,
    /// The place in [`Model::groups`].
    pub group: Option<usize>,
    pub points: Thousandths,
    pub test: Test,
    /// A raised hand.
    pub qualifies: bool,
}

#[derive(Debug, Clone)]
pub enum Test {
    Field(FieldTest),
    Activity(ActivityTest),
}

#[derive(Debug, Clone)]
pub struct ActivityTest {
    /// Normalised types; `None` matches every type.
    pub types: Option<Vec<String>>,
    pub source: Option<Source>,
    /// Lower case.
    pub asset_contains: Option<String>,
    pub count: Count,
}

impl ActivityTest {
    pub fn counts_people(&self) -> bool {
        matches!(self.count, Count::People { .. })
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Count {
    EachTime { per_quantity: bool, max_per_day: Option<u32>, cap: Option<Quanta>, decay: Decay },
    AtLeast { activities: u32, within_days: i32 },
    People { people: u32, within_days: i32 },
}

#[derive(Debug, Clone, PartialEq)]
pub struct FieldTest {
    /// Whose field it is.
    pub of: Scope,
    /// The field's name as [`crate::intake::tables::normal_type`] writes it.
    pub field: String,
    pub is: Is,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Is {
    /// The whole text is one of these: lower-case texts, or numbers.
    OneOf(Vec<Value>),
    /// One element of the list in the text is one of these.
    AnyOf(Vec<Value>),
    /// One of these phrases stands in the text as whole words.
    ContainsAny(Vec<Vec<String>>),
    Between(f64, f64),
    Exists(bool),
    Truth(bool),
    WithinDays(i32),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
}

#[derive(Debug, Clone)]
pub struct PersonPart {
    pub threshold: Quanta,
    /// Which dimensions the score sums, by [`Dimension::index`].
    pub counts: [bool; 3],
}

#[derive(Debug, Clone)]
pub struct AccountPart {
    pub mode: Mode,
    pub rollup: Rollup,
    pub per_person_cap: Option<Quanta>,
    pub gates: Gates,
    /// Additive mode's line.
    pub threshold: Option<Quanta>,
    pub tiers: Vec<(String, Quanta)>,
}

#[derive(Debug, Clone, Default)]
pub struct Gates {
    pub fit: Option<Quanta>,
    pub intent: Option<Quanta>,
    pub engagement: Option<Quanta>,
    pub coverage: Option<Quanta>,
}

#[derive(Debug, Clone)]
pub struct Coverage {
    pub window_days: i32,
    /// By place in [`Seniority::ALL`].
    pub seniority_points: [Thousandths; 6],
    pub department_points: Thousandths,
}

impl Coverage {
    pub fn points_of(&self, seniority: Seniority) -> Thousandths {
        self.seniority_points[seniority as usize]
    }
}

impl Model {
    /// The highest attainable raw fit of a scope: positive points of its fit signals, after the groups' caps.
    pub fn best_fit(&self, scope: Scope) -> Quanta {
        let mut grouped = vec![0i128; self.groups.len()];
        let mut best = 0i128;
        for signal in &self.signals {
            if signal.scope == scope && signal.dimension == Dimension::Fit && signal.points.0 > 0 {
                match signal.group {
                    Some(group) => grouped[group] += i128::from(signal.points.quanta().0),
                    None => best += i128::from(signal.points.quanta().0),
                }
            }
        }
        let capped = grouped.iter().zip(&self.groups).map(|(sum, group)| (*sum).min(i128::from(group.cap.0)));
        Quanta((best + capped.sum::<i128>()).min(i128::from(i64::MAX)) as i64)
    }
}
