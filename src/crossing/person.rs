//! When one person crosses which lines.

use super::Crossings;
use super::against::Against;
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
    against: Against,
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
            against: Against::new(&reading.fadings),
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
        // Up to which day the score is too low, if nothing is added.
        let (mut done, mut settled) = (0, i32::MIN);
        let mut goal = goal_of(&record, top);
        for (active, marks) in history.days.iter().zip(history.marks) {
            let raises_a_hand = marks.has(Marks::HAND);
            let rest = &history.counted[done..];
            if active.day <= settled && !raises_a_hand && rest.first().is_none_or(|next| next.day > active.day) {
                continue;
            }
            if active.day > as_of {
                break;
            }
            let Some(least) = goal else {
                ceiling = Ceiling::UNKNOWN;
                break;
            };
            let today = &rest[..rest.iter().take_while(|counted| counted.day <= active.day).count()];
            done += today.len();
            let gain = self.reading.gain(today);
            let most = ceiling.gain(gain, active.day, &self.reading.slowest);
            let is_low = most < least.0 as f64;
            if is_low && !raises_a_hand {
                settled = ceiling.falls_until(active.day);
                continue;
            }
            let mut line = None;
            if !is_low {
                let value;
                (value, ceiling) = self.look(&past, &history.counted[..done], person, active.day);
                line = self.line(value, person, active.day, least);
                top.0 = top.0.max(line.unwrap_or(0));
            }
            if let Some(line) = if raises_a_hand { Some(u32::MAX) } else { line } {
                record.reach(line, active.day);
            }
            goal = goal_of(&record, top);
            let is_low = goal.is_some_and(|goal| ceiling.on(active.day, &self.reading.slowest) < goal.0 as f64);
            settled = if is_low { ceiling.falls_until(active.day) } else { i32::MIN };
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
        let ceiling = Ceiling::new(looked.capped, looked.most, day);
        // Where no dimension is looked at by itself, what takes away from one takes away from the score.
        let is_lower = self.one_sum.is_some() && (looked.value.high.0 as f64) < looked.capped;
        (looked.value, if is_lower { ceiling.with_relief(self.against.on(done, day)) } else { ceiling })
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
