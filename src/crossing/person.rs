//! When one person crosses which lines.

use super::Crossings;
use super::ceiling::Ceiling;
use super::one_sum::OneSum;
use super::reading::{Past, Reading, Start, Tools};
use super::record::{Record, Top, line_at, same_line};
use super::within::Within;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;
use crate::signals::{Counted, Marks};

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
    /// Where few entries can be summed in one go.
    one_sum: Option<OneSum>,
    /// Of the person at hand: how many entries are beyond the lookback, and so never count again.
    passed: usize,
}

impl<'a> People<'a> {
    pub fn new(scoring: &'a Scoring, model: usize) -> People<'a> {
        let bound = &scoring.bounds[model];
        let counts = bound.model.person.as_ref().map_or([true; 3], |part| part.counts);
        let reading = Reading::new(bound, Scope::Person, counts);
        People {
            scoring,
            model,
            one_sum: reading.one_sum(),
            reading,
            start: Start::default(),
            passed: 0,
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
        self.passed = 0;
        let mut record = Record::new(&mut into.steps);
        let mut ceiling = Ceiling::UNKNOWN;
        let (mut done, mut settled) = (0, false);
        let mut goal = goal_of(&record, top);
        for (active, marks) in history.days.iter().zip(history.marks) {
            if active.day > as_of {
                break;
            }
            let Some(least) = goal else {
                ceiling = Ceiling::UNKNOWN;
                break;
            };
            let raises_a_hand = marks.has(Marks::HAND);
            let rest = &history.counted[done..];
            // Too low before, and nothing is added.
            if settled && !raises_a_hand && rest.first().is_none_or(|next| next.day > active.day) {
                continue;
            }
            let today = &rest[..rest.iter().take_while(|counted| counted.day <= active.day).count()];
            done += today.len();
            let most = ceiling.gain(self.reading.gain(today), active.day, &self.reading.slowest);
            settled = most < least.0 as f64;
            if settled && !raises_a_hand {
                continue;
            }
            let mut line = None;
            if !settled {
                let value;
                (value, ceiling) = self.look(&past, &history.counted[..done], person, active.day);
                line = self.line(value, person, active.day, least);
                top.0 = top.0.max(line.unwrap_or(0));
            }
            if let Some(line) = if raises_a_hand { Some(u32::MAX) } else { line } {
                record.reach(line, active.day);
            }
            goal = goal_of(&record, top);
            settled = false;
        }
        let counts = history.any_within(Marks::ACTIVE, as_of, bound.model.lookback_days);
        let now = (counts || bound.data.is_flat_list()).then(|| {
            let most = ceiling.on(as_of, &self.reading.slowest);
            if most < Quanta::whole_points(1).0 as f64 && self.is_never_below_zero(history.counted) {
                return Some(0);
            }
            let end = history.counted.partition_point(|counted| counted.day <= as_of);
            let (value, _) = self.look(&past, &history.counted[..end], person, as_of);
            self.line(value, person, as_of, Quanta::ZERO)
        });
        into.end(person.0, now.flatten());
    }

    /// Nothing that was ever done, and no field, takes points away.
    fn is_never_below_zero(&self, counted: &[Counted]) -> bool {
        self.one_sum.is_some()
            && !self.start.is_against
            && !counted.iter().any(|counted| self.reading.is_against(counted.signal as usize))
    }

    /// The score on the day, and its ceiling; `done` is what was counted up to the day, and days may only rise. What the
    /// score does not count is not read, and so is 0.
    fn look(&mut self, past: &Past, done: &[Counted], person: PersonId, day: i32) -> (Within, Ceiling) {
        let looked = match (&mut self.one_sum, past) {
            (Some(one_sum), Past::Few(_)) => {
                let beyond = day.saturating_sub(self.reading.bound.model.lookback_days);
                self.passed += done[self.passed..].iter().take_while(|counted| counted.day < beyond).count();
                one_sum.look(&done[self.passed..], &self.start, day)
            }
            _ => self.reading.look_at_sum((past, &self.start), &mut self.tools, person.index(), day),
        };
        (looked.value, Ceiling::new(looked.capped, looked.most, day))
    }

    /// The highest line that the value reaches; below the goal it may be none.
    fn line(&self, value: Within, person: PersonId, day: i32, goal: Quanta) -> Option<u32> {
        if value.high < goal {
            return None;
        }
        if same_line(value) {
            return line_at(value.low);
        }
        line_at(self.scoring.person(self.model, person).on(day).score)
    }
}
