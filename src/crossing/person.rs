//! When one person crosses which lines.

use super::Crossings;
use super::reading::{Reading, Sums};
use super::record::{Record, Top, line_at, same_line};
use super::tracks::Tracks;
use super::within::Within;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;
use crate::signals::DaySums;

/// Walks through the days of one person after another.
pub struct People<'a> {
    scoring: &'a Scoring,
    model: usize,
    reading: Reading<'a>,
    counts: [bool; 3],
    tracks: Tracks,
    day_sums: DaySums,
    sums: Sums,
    /// Of the person: what each day starts from.
    start: Sums,
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
            tracks: Tracks::default(),
            day_sums: DaySums::new(bound.model.signals.len()),
            sums: Sums::default(),
            start: Sums::default(),
        }
    }

    pub fn climb(&mut self, person: PersonId, top: &mut Top, into: &mut Crossings) {
        let bound = self.reading.bound;
        let (timeline, as_of) = (&bound.data.days_of_person, bound.data.as_of.0);
        self.tracks.clear();
        let places = timeline.places(person.index());
        for place in places.clone() {
            let today = (timeline.day(place).day, timeline.cells(place));
            self.tracks.take_day(&mut self.day_sums, bound, &self.reading.matches, today, &|_| false);
        }
        let tracks = self.tracks.end_owner();
        self.reading.start(&mut self.start, person.index());
        let mut record = Record::new(&mut into.steps);
        let mut last = None;
        for place in places {
            let active = timeline.day(place);
            if active.day > as_of {
                break;
            }
            last = Some(active.day);
            let raised = bound.raises_hands() && timeline.cells(place).iter().any(|c| bound.is_raised_hand(c.class));
            let Some(goal) = [record.next(), top.next()].into_iter().flatten().min() else { break };
            let value = self.value(tracks.clone(), person, active.day, goal);
            top.see(value);
            if raised {
                record.reach(u32::MAX, active.at);
            } else if let Some(line) = line_at(value) {
                record.reach(line, active.at);
            }
        }
        let recent = last.is_some_and(|last| as_of - last <= bound.model.lookback_days);
        let counts = recent || bound.data.activities.is_empty();
        let now = if counts { line_at(self.value(tracks, person, as_of, Quanta::ZERO)) } else { None };
        into.end(person.0, now);
    }

    /// The score on the day, or one that reaches the same lines; below the goal any value below the goal.
    fn value(&mut self, tracks: std::ops::Range<u32>, person: PersonId, day: i32, goal: Quanta) -> Quanta {
        let Self { reading, sums, .. } = self;
        sums.clone_from(&self.start);
        for track in tracks {
            let signal = self.tracks.signal(track);
            let worth = self.tracks.worth(track, reading.fading(signal), day);
            reading.add(sums, signal, worth);
        }
        reading.add_dated(sums, person.index(), day);
        let mut score = Within::ZERO;
        for (dimension, counts) in reading.dimensions(sums).into_iter().zip(self.counts) {
            if counts {
                score += dimension;
            }
        }
        if score.high < goal || same_line(score) {
            return score.low;
        }
        self.scoring.person(self.model, person).on(day).score
    }
}
