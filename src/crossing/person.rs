//! When one person crosses which lines.

use super::Crossings;
use super::reading::{Counts, Past, Reading, Sums};
use super::record::{Record, Top, line_at, same_line};
use super::tracks::Tracks;
use super::within::Within;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;
use crate::signals::Marks;

/// Walks through the days of one person after another.
pub struct People<'a> {
    scoring: &'a Scoring,
    model: usize,
    reading: Reading<'a>,
    /// The dimensions that the score sums.
    counts: [bool; 3],
    /// Of the person at hand: what each day starts from.
    start: Sums,
    // Used again and again.
    tracks: Tracks,
    sums: Sums,
    most: Sums,
    by_signal: Counts,
}

impl<'a> People<'a> {
    pub fn new(scoring: &'a Scoring, model: usize) -> People<'a> {
        let bound = &scoring.bounds[model];
        let counts = bound.model.person.as_ref().map_or([true; 3], |part| part.counts);
        People {
            scoring,
            model,
            reading: Reading::new(bound, Scope::Person, counts),
            counts,
            start: Sums::default(),
            tracks: Tracks::default(),
            sums: Sums::default(),
            most: Sums::default(),
            by_signal: Counts::default(),
        }
    }

    pub fn climb(&mut self, person: PersonId, top: &mut Top, into: &mut Crossings) {
        let bound = self.reading.bound;
        let as_of = bound.data.as_of.0;
        let history = bound.history(Scope::Person, person.index());
        self.tracks.clear();
        let past = self.reading.past(history.counted, &mut self.tracks);
        self.reading.start(&mut self.start, person.index());
        let mut record = Record::new(&mut into.steps);
        // What the score cannot pass; nothing is known before the first look.
        let mut ceiling = Quanta(i64::MAX);
        let mut rest = history.counted;
        for (active, marks) in history.days.iter().zip(history.marks) {
            if active.day > as_of {
                break;
            }
            let Some(goal) = [record.next(), top.next()].into_iter().flatten().min() else { break };
            let (today, later) = rest.split_at(rest.partition_point(|counted| counted.day <= active.day));
            rest = later;
            ceiling = Quanta(ceiling.0.saturating_add(self.score(self.reading.gains(today)).0));
            let mut line = None;
            if ceiling >= goal {
                let value;
                (value, ceiling) = self.look(&past, person, active.day);
                line = self.line(value, person, active.day, goal);
                top.0 = top.0.max(line.unwrap_or(0));
            }
            if marks.has(Marks::HAND) {
                record.reach(u32::MAX, active.at);
            } else if let Some(line) = line {
                record.reach(line, active.at);
            }
        }
        let counts = history.any_within(Marks::ACTIVE, as_of, bound.model.lookback_days);
        let now = (counts || bound.data.activities.is_empty()).then(|| {
            let (value, _) = self.look(&past, person, as_of);
            self.line(value, person, as_of, Quanta::ZERO)
        });
        into.end(person.0, now.flatten());
    }

    /// The score on the day, and what it cannot pass while nothing happens.
    fn look(&mut self, past: &Past, person: PersonId, day: i32) -> (Within, Quanta) {
        let Self { reading, sums, most, tracks, by_signal, .. } = self;
        sums.clone_from(&self.start);
        if reading.may_rise {
            most.clone_from(&self.start);
            reading.add_past(past, (tracks, by_signal), day, sums, Some(most));
            reading.add_dated(sums, person.index(), day);
            reading.add_dated_at_most(most);
        } else {
            reading.add_past(past, (tracks, by_signal), day, sums, None);
        }
        let dimensions = reading.dimensions(sums);
        let value = Within {
            low: self.score(dimensions.map(|dimension| dimension.low)),
            high: self.score(dimensions.map(|dimension| dimension.high)),
        };
        let ceiling = match self.reading.may_rise {
            true => self.score(self.reading.dimensions(&self.most).map(|dimension| dimension.high)),
            false => value.high,
        };
        (value, ceiling)
    }

    fn score(&self, dimensions: [Quanta; 3]) -> Quanta {
        dimensions.into_iter().zip(self.counts).filter(|(_, counts)| *counts).map(|(value, _)| value).sum()
    }

    /// The highest line that the value reaches; below the goal it may be any line below it.
    fn line(&self, value: Within, person: PersonId, day: i32, goal: Quanta) -> Option<u32> {
        if value.high < goal || same_line(value) {
            return line_at(value.low);
        }
        line_at(self.scoring.person(self.model, person).on(day).score)
    }
}
