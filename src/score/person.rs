//! A person's score on a day (spec §4.2).

use super::FailedGate;
use super::Gate;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::signals::{Bound, History, Marks, Worth, dimensions, worths};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonScore {
    /// Fit, intent and engagement.
    pub dimensions: [Quanta; 3],
    pub score: Quanta,
    pub raised_hand: bool,
    /// Has an activity of age 0..=lookback.
    pub active: bool,
    pub qualified: bool,
}

/// One person under one model, on any day.
pub struct PersonScorer<'a> {
    pub bound: &'a Bound,
    pub person: PersonId,
    pub history: History<'a>,
    worths: Vec<Worth>,
}

impl<'a> PersonScorer<'a> {
    pub fn new(bound: &'a Bound, person: PersonId) -> PersonScorer<'a> {
        PersonScorer { bound, person, history: bound.history(Scope::Person, person.index()), worths: Vec::new() }
    }

    /// The worth of each signal on the day.
    pub fn worths(&mut self, day: i32) -> &[Worth] {
        let Self { bound, person, history, worths: scratch } = self;
        worths(bound, Scope::Person, person.index(), history.counted, day, &|_, _| 0, scratch);
        &self.worths
    }

    /// Fit, intent and engagement on the day.
    pub fn dimensions(&mut self, day: i32) -> [Quanta; 3] {
        self.worths(day);
        dimensions(self.bound, Scope::Person, &self.worths)
    }

    pub fn on(&mut self, day: i32) -> PersonScore {
        let dimensions = self.dimensions(day);
        let model = &self.bound.model;
        let counts = model.person.as_ref().map_or([true; 3], |part| part.counts);
        let score = dimensions.iter().zip(counts).filter(|(_, counts)| *counts).map(|(value, _)| *value).sum();
        let raised_hand = self.raised_hand(day);
        let active = self.active(day);
        let reached = model.person.as_ref().is_some_and(|part| score >= part.threshold);
        let may = active || self.bound.data.is_flat_list();
        PersonScore {
            dimensions,
            score,
            raised_hand,
            active,
            qualified: may && model.person.is_some() && (reached || raised_hand),
        }
    }

    pub fn raised_hand(&self, day: i32) -> bool {
        let within = self.bound.model.hand_raise_days.min(self.bound.model.lookback_days);
        self.history.any_within(Marks::HAND, day, within)
    }

    pub fn active(&self, day: i32) -> bool {
        self.history.any_within(Marks::ACTIVE, day, self.bound.model.lookback_days)
    }

    /// Has an engaging activity within the coverage window.
    pub fn engaged(&self, day: i32) -> bool {
        let within = self.bound.model.coverage.window_days.min(self.bound.model.lookback_days);
        self.history.any_within(Marks::ENGAGING, day, within)
    }

    /// What stands between the person and an MQL; empty for an MQL.
    pub fn failed(&self, score: &PersonScore) -> Vec<FailedGate> {
        let Some(part) = self.bound.model.person.as_ref().filter(|_| !score.qualified) else { return Vec::new() };
        let line = FailedGate::unless(Gate::Score, score.score, Some(part.threshold)).filter(|_| !score.raised_hand);
        let activity = (!score.active && !self.bound.data.is_flat_list()).then_some(FailedGate::NO_ACTIVITY);
        line.into_iter().chain(activity).collect()
    }
}
