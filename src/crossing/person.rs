//! When one person crosses which lines.

use super::Crossings;
use super::ceiling::{Ceiling, Most};
use super::reading::{Past, Reading, Start, Tools};
use super::record::{Record, Top, line_at, same_line};
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
    start: Start,
    tools: Tools,
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
            start: Start::default(),
            tools: Tools::default(),
        }
    }

    pub fn climb(&mut self, person: PersonId, top: &mut Top, into: &mut Crossings) {
        let bound = self.reading.bound;
        let as_of = bound.data.as_of.0;
        let history = bound.history(Scope::Person, person.index());
        self.tools.tracks.clear();
        let past = self.reading.past(history.counted, &mut self.tools.tracks);
        self.reading.start(&mut self.start, person.index());
        let mut record = Record::new(&mut into.steps);
        let mut ceiling = Ceiling::UNKNOWN;
        let mut rest = history.counted;
        for (active, marks) in history.days.iter().zip(history.marks) {
            if active.day > as_of {
                break;
            }
            let Some(goal) = [record.next(), top.next()].into_iter().flatten().min() else { break };
            let (today, later) = rest.split_at(rest.iter().take_while(|counted| counted.day <= active.day).count());
            rest = later;
            let most = ceiling.gain(self.reading.gain(today), active.day, &self.reading.slowest);
            let mut line = None;
            if most >= goal.0 as f64 {
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

    /// The score on the day, and its ceiling.
    fn look(&mut self, past: &Past, person: PersonId, day: i32) -> (Within, Ceiling) {
        let looked = self.reading.look((past, &self.start), &mut self.tools, person.index(), day, |_, _| false);
        let value = Within {
            low: self.score(looked.values.map(|dimension| dimension.low)),
            high: self.score(looked.values.map(|dimension| dimension.high)),
        };
        (
            value,
            Ceiling::new(
                self.most(looked.capped.map(|capped| Most { stands: capped, fades: 0.0 })).stands,
                self.most(looked.most),
                day,
            ),
        )
    }

    fn score(&self, dimensions: [Quanta; 3]) -> Quanta {
        dimensions.into_iter().zip(self.counts).filter(|(_, counts)| *counts).map(|(value, _)| value).sum()
    }

    fn most(&self, dimensions: [Most; 3]) -> Most {
        let mut all = Most::default();
        dimensions.into_iter().zip(self.counts).filter(|(_, counts)| *counts).for_each(|(most, _)| all.add(most));
        all
    }

    /// The highest line that the value reaches; below the goal it may be any line below it.
    fn line(&self, value: Within, person: PersonId, day: i32, goal: Quanta) -> Option<u32> {
        if value.high < goal || same_line(value) {
            return line_at(value.low);
        }
        line_at(self.scoring.person(self.model, person).on(day).score)
    }
}
