//! People's crossings, kept over edits of their model: whom an edit does not touch crosses as before.

use super::{Axis, Climb, Crossings, crossings_since};
use crate::error::Result;
use crate::model::{Model, Scope, Test};
use crate::score::Scoring;
use crate::signals::{Bound, Matched};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// The crossings that were asked for last, by model. It is of one dataset.
#[derive(Default)]
pub struct KeptCrossings(BTreeMap<usize, Kept>);

struct Kept {
    model: Rc<Model>,
    /// What its signals counted; gone once no model counts the same.
    matched: Weak<Matched>,
    crossings: Rc<Crossings>,
}

impl KeptCrossings {
    /// As [`super::crossings`]. Those of accounts are worked out anew each time, since most signals touch most accounts.
    pub fn of(&mut self, scoring: &Scoring, model: usize, axis: Axis) -> Result<Rc<Crossings>> {
        self.0.retain(|place, _| *place < scoring.bounds.len());
        let bound = &scoring.bounds[model];
        let before = self.0.get(&model).filter(|_| axis.is_person()).and_then(|kept| Before::new(kept, bound));
        let crossings = Rc::new(crossings_since(scoring, model, axis, before)?);
        if axis.is_person() {
            let (model_of, matched) = (bound.model.clone(), Rc::downgrade(&bound.matched));
            self.0.insert(model, Kept { model: model_of, matched, crossings: crossings.clone() });
        }
        Ok(crossings)
    }
}

/// The crossings before an edit, and whom it touches.
pub struct Before<'a> {
    crossings: &'a Crossings,
    /// The place of the next climb that may be asked for.
    next: usize,
    matched: &'a Matched,
    /// The signals that are worth something else, as in [`Matched::signs_of`].
    touched: u64,
}

impl<'a> Before<'a> {
    fn new(kept: &'a Kept, bound: &'a Bound) -> Option<Before<'a>> {
        let is_same = std::ptr::eq(kept.matched.upgrade()?.as_ref(), bound.matched.as_ref());
        let touched = touched(&kept.model, &bound.model).filter(|_| is_same)?;
        Some(Before { crossings: &kept.crossings, next: 0, matched: &bound.matched, touched })
    }

    /// A person's climb, if it is as it was; asked in the order of the dataset. A raised hand crosses whatever is left,
    /// and so does not tell how high the score came.
    pub fn of(&mut self, person: u32) -> Option<Climb<'a>> {
        if self.matched.signs_of(Scope::Person, person as usize) & self.touched != 0 {
            return None;
        }
        self.next += self.crossings.ends[self.next..].iter().take_while(|(entity, ..)| *entity < person).count();
        let climb = self.crossings.climb_at(self.next).filter(|climb| climb.entity == person)?;
        let raised_a_hand = climb.steps.last().is_some_and(|step| step.high == u32::MAX);
        (!raised_a_hand).then_some(climb)
    }
}

/// The signals of people, as in [`Matched::signs_of`], that are worth something else after an edit; `None` where something
/// else changed on which a person's score hangs.
fn touched(before: &Model, after: &Model) -> Option<u64> {
    let counts = |model: &Model| model.person.as_ref().map(|part| part.counts);
    let caps = |model: &Model| -> Vec<_> { model.groups.iter().map(|group| group.cap).collect() };
    let same = before.lookback_days == after.lookback_days
        && before.fit_scale == after.fit_scale
        && before.best_fit(Scope::Person) == after.best_fit(Scope::Person)
        && counts(before) == counts(after)
        && caps(before) == caps(after)
        && before.signals.len() == after.signals.len();
    if !same {
        return None;
    }
    let mut touched = 0;
    for (place, (a, b)) in before.signals.iter().zip(&after.signals).enumerate() {
        let same = (a.scope, a.dimension, a.group, a.points) == (b.scope, b.dimension, b.group, b.points);
        match (&a.test, &b.test) {
            (Test::Activity(x), Test::Activity(y)) if same && x.count == y.count => {}
            (Test::Activity(_), Test::Activity(_)) => touched |= 1 << (place % 64),
            (Test::Field(x), Test::Field(y)) if same && x == y => {}
            _ if a.scope != Scope::Person && b.scope != Scope::Person => {}
            _ => return None,
        }
    }
    Some(touched)
}
