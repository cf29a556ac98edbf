//! The first day on which an account qualifies no longer, if nothing more happens.
//!
//! Worth does not only fall: a negative signal fades, and a field's date comes of age. So bisection alone would miss days.
//! Between two days on which a field turns (or, under a weighted mean, somebody is engaged no longer) each signal's worth
//! moves one way only, since no activity comes and decays never rise. There the lesser of its worths on the first and the
//! last day is the least that it has between them, and every sum, cap, roll-up and gate keeps that order. Where even the
//! least of all of them together passes the gates, no day of the stretch needs a look; else it is halved, down to one day.

use crate::day::Day;
use crate::model::{Dimension, Rollup, Scope};
use crate::points::Quanta;
use crate::score::{AccountScorer, Gate};
use crate::signals::{Marks, Worth, dimensions};
use std::collections::BTreeSet;

/// How far ahead is looked.
const YEARS: u32 = 3;

pub struct Fall {
    pub on: Day,
    pub short_of: Vec<Gate>,
}

/// Of an account in which nothing is done after `as_of`. `None` where it qualifies for three years to come.
pub fn fall(mut scorer: AccountScorer, as_of: Day) -> Option<Fall> {
    let (first, last) = (as_of.plus(1).0, as_of.plus_years(YEARS).0);
    let mut starts: BTreeSet<i32> = turns(&scorer).into_iter().filter(|day| (first..=last).contains(day)).collect();
    starts.insert(first);
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([last]);
    let day = starts.iter().zip(ends).find_map(|(start, end)| first_below(&mut scorer, *start, end))?;
    let short_of = scorer.on(day).failed.iter().map(|failed| failed.gate).collect();
    Some(Fall { on: Day(day), short_of })
}

/// The days from which the worth of some signal, or who is engaged, may move another way than before.
fn turns(scorer: &AccountScorer) -> Vec<i32> {
    let bound = scorer.bound;
    let mut turns = Vec::new();
    for (place, signal) in bound.model.signals.iter().enumerate() {
        let Some(column) = bound.field_of(place) else { continue };
        match signal.scope {
            Scope::Account => turns.extend(column.turns(scorer.account.index()).into_iter().flatten()),
            Scope::Person if signal.dimension == Dimension::Fit => {}
            Scope::Person => {
                let of_people = scorer.people.iter().filter_map(|person| column.turns(person.person.index()));
                turns.extend(of_people.flatten());
            }
        }
    }
    if bound.model.account.as_ref().is_some_and(|part| part.rollup == Rollup::WeightedMean) {
        let window = bound.model.coverage.window_days.min(bound.model.lookback_days);
        let engaged = scorer.people.iter().filter_map(|person| {
            let days = person.history.days.iter().zip(person.history.marks);
            days.rev().find(|(_, marks)| marks.has(Marks::ENGAGING)).map(|(active, _)| active.day)
        });
        turns.extend(engaged.map(|day| day.saturating_add(window).saturating_add(1)));
    }
    turns
}

/// The first day of a stretch without a turn on which it does not qualify.
fn first_below(scorer: &mut AccountScorer, from: i32, to: i32) -> Option<i32> {
    if stands_throughout(scorer, from, to) {
        return None;
    }
    if from == to {
        return Some(from);
    }
    let middle = from + (to - from) / 2;
    first_below(scorer, from, middle).or_else(|| first_below(scorer, middle + 1, to))
}

/// Whether the least that everything is worth in the stretch qualifies; of one day, whether it qualifies.
fn stands_throughout(scorer: &mut AccountScorer, from: i32, to: i32) -> bool {
    let bound = scorer.bound;
    let least = |scope: Scope, first: &[Worth], last: &[Worth]| -> [Quanta; 3] {
        let lesser = |(first, last): (&Worth, &Worth)| Worth { value: first.value.min(last.value), ..*last };
        dimensions(bound, scope, &first.iter().zip(last).map(lesser).collect::<Vec<_>>())
    };
    let first = scorer.worths(from).to_vec();
    let own = least(Scope::Account, &first, scorer.worths(to));
    let of_people = scorer.people.iter_mut().map(|person| {
        let first = person.worths(from).to_vec();
        least(Scope::Person, &first, person.worths(to))
    });
    let people: Vec<[Quanta; 3]> = of_people.collect();
    // Coverage and activity only fall, so that the last day has the least of them.
    scorer.judged(own, &people, to).qualified
}
