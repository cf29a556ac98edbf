//! When one person crosses which lines.

use super::Crossings;
use super::ceiling::Ceiling;
use super::reading::{Past, Reading, Start, Tools};
use super::record::{Record, Top, line_at, same_line};
use super::within::Within;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;
use crate::signals::Marks;

/// The least value that would make a difference; `None` where nothing is left to reach.
fn goal_of(record: &Record, top: &Top) -> Option<Quanta> {
    match (record.next(), top.next()) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Walks through the days of one person after another.
pub struct People<'a> {
    scoring: &'a Scoring,
    model: usize,
    reading: Reading<'a>,
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
        let mut goal = goal_of(&record, top);
        for (active, marks) in history.days.iter().zip(history.marks) {
            if active.day > as_of {
                break;
            }
            let Some(least) = goal else { break };
            let today;
            (today, rest) = rest.split_at(rest.iter().take_while(|counted| counted.day <= active.day).count());
            let most = ceiling.gain(self.reading.gain(today), active.day, &self.reading.slowest);
            let raises_a_hand = marks.has(Marks::HAND);
            if most < least.0 as f64 && !raises_a_hand {
                continue;
            }
            let mut line = None;
            if most >= least.0 as f64 {
                let value;
                (value, ceiling) = self.look(&past, person, active.day);
                line = self.line(value, person, active.day, least);
                top.0 = top.0.max(line.unwrap_or(0));
            }
            if let Some(line) = if raises_a_hand { Some(u32::MAX) } else { line } {
                record.reach(line, active.day);
            }
            goal = goal_of(&record, top);
        }
        let counts = history.any_within(Marks::ACTIVE, as_of, bound.model.lookback_days);
        let now = (counts || bound.data.is_flat_list()).then(|| {
            let (value, _) = self.look(&past, person, as_of);
            self.line(value, person, as_of, Quanta::ZERO)
        });
        into.end(person.0, now.flatten());
    }

    /// The score on the day, and its ceiling. What the score does not count is not read, and so is 0.
    fn look(&mut self, past: &Past, person: PersonId, day: i32) -> (Within, Ceiling) {
        let looked = self.reading.look_at_sum((past, &self.start), &mut self.tools, person.index(), day);
        (looked.value, Ceiling::new(looked.capped, looked.most, day))
    }

    /// The highest line that the value reaches; below the goal it may be any line below it.
    fn line(&self, value: Within, person: PersonId, day: i32, goal: Quanta) -> Option<u32> {
        if value.high < goal || same_line(value) {
            return line_at(value.low);
        }
        line_at(self.scoring.person(self.model, person).on(day).score)
    }
}
