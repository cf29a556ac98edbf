//! When each entity crosses the model's own line (spec §5): the first day with an activity on which it qualifies.
//!
//! The own line need not be a whole number of points, nor lie within the sweep. The sweep's steps say between which days
//! the crossing lies, and only what lies between is scored.

use super::{Axis, HIGHEST_LINE, Step, crossings};
use crate::day::{Day, Instant};
use crate::error::Result;
use crate::model::{Mode, Model};
use crate::points::Quanta;
use crate::score::Scoring;
use crate::signals::Marks;

/// One entity's crossing of the model's own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossed {
    /// A person's or account's place in the dataset.
    pub entity: u32,
    pub day: Day,
}

impl Axis {
    /// The axis of the model's own line: people's where it has no account part; of a gated account the engagement gate's,
    /// else that of the first gate given. Which of its gates is swept makes no difference to who qualifies.
    pub fn own(model: &Model) -> Axis {
        let Some(part) = &model.account else { return Axis::PersonScore };
        let gated = [Axis::AccountEngagement, Axis::AccountIntent, Axis::AccountCoverage, Axis::AccountFit];
        match part.mode {
            Mode::Additive => Axis::AccountScore,
            Mode::Gated => gated.into_iter().find(|axis| axis.line(model).is_some()).unwrap_or(Axis::AccountEngagement),
        }
    }
}

/// Everybody who crosses the own line up to `as_of`, in the warm-up too, by place in the dataset. Any axis of accounts
/// stands for the accounts' own line. Refused with `unknown_request` where the model has no such axis.
pub fn own_line(scoring: &Scoring, model: usize, axis: Axis) -> Result<Vec<Crossed>> {
    let bound = &scoring.bounds[model];
    let with_line = if axis.is_of(&bound.model) && !axis.is_person() { Axis::own(&bound.model) } else { axis };
    let crossings = crossings(scoring, model, with_line)?;
    let line = with_line.line(&bound.model).unwrap_or(Quanta::ZERO);
    let mut crossed: Vec<Crossed> = crossings
        .climbs()
        .filter_map(|climb| {
            let (from, by) = between(climb.steps, line)?;
            let days = days(scoring, model, axis, climb.entity, from, by);
            Some(Crossed { entity: climb.entity, day: first_qualified(scoring, model, axis, climb.entity, days, by)? })
        })
        .collect();
    crossed.sort_unstable_by_key(|crossed| crossed.entity);
    Ok(crossed)
}

/// The days between which the line is crossed: not before the first, and by the second at the latest, where that is known.
/// `None` where it is crossed on no day.
fn between(steps: &[Step], line: Quanta) -> Option<(Day, Option<Day>)> {
    let crosses = |line: i64| {
        let line = u32::try_from(line).ok().filter(|line| *line <= HIGHEST_LINE)?;
        steps.iter().find(|step| step.high >= line).map(|step| step.day)
    };
    let below = line.floor_points();
    let above = below + i64::from(line > Quanta::whole_points(below));
    // A raised hand crosses the lines above the sweep too.
    let hand = steps.iter().find(|step| step.high == u32::MAX).map(|step| step.day);
    let by = if above > i64::from(HIGHEST_LINE) { hand } else { crosses(above.max(0)) };
    let from = if below < 0 { Some(Day(i32::MIN)) } else { crosses(below.min(i64::from(HIGHEST_LINE))) };
    Some((from?, by))
}

/// The days with an activity of somebody who counts, from one day to the day before another.
fn days(scoring: &Scoring, model: usize, axis: Axis, entity: u32, from: Day, by: Option<Day>) -> Vec<i32> {
    let bound = &scoring.bounds[model];
    let end = by.unwrap_or(bound.data.as_of.plus(1)).min(bound.data.as_of.plus(1));
    let history = bound.history(axis.scope(), entity as usize);
    let marked = history.days.iter().zip(history.marks).filter(|(_, marks)| marks.has(Marks::ACTIVE));
    marked.map(|(active, _)| active.day).filter(|day| (from.0..end.0).contains(day)).collect()
}

/// The first of the days on which it qualifies, else the day by which it does.
fn first_qualified(
    scoring: &Scoring,
    model: usize,
    axis: Axis,
    entity: u32,
    days: Vec<i32>,
    by: Option<Day>,
) -> Option<Day> {
    let qualifies = |day: &i32| scoring.standing(model, axis.scope(), entity as usize, *day).0;
    let found = days.into_iter().find(qualifies);
    found.map(Day).or(by)
}

/// The instant of a crossing: that of the last activity on its day, of an account's people those who count (spec §5).
pub fn instant(scoring: &Scoring, model: usize, axis: Axis, crossed: Crossed) -> Instant {
    scoring.bounds[model].last_instant(axis.scope(), crossed.entity as usize, crossed.day)
}
