//! On whom each signal of the model is present.

use super::Cases;
use crate::identity::{AccountId, PersonId};
use crate::model::Scope;
use crate::points::{Quanta, Thousandths};
use crate::score::Scoring;
use crate::signals::Worth;

/// A signal, or one value of a column: something that is present on a case or is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub id: String,
    pub label: String,
    /// `None` for a column's value, which the model gives no points.
    pub points: Option<Thousandths>,
    /// By case.
    pub present: Vec<bool>,
}

/// The scope's signals in the order of the model: one is present where it is worth something on the day.
pub fn signals(scoring: &Scoring, model: usize, cases: &Cases) -> Vec<Candidate> {
    let document = &scoring.bounds[model].model;
    let of_scope: Vec<usize> =
        (0..document.signals.len()).filter(|s| document.signals[*s].scope == cases.scope).collect();
    let mut present = vec![Vec::with_capacity(cases.places.len()); of_scope.len()];
    let mut take = |worths: &[Worth]| {
        let columns = present.iter_mut().zip(&of_scope);
        columns.for_each(|(column, signal)| column.push(worths[*signal].value != Quanta::ZERO));
    };
    for place in &cases.places {
        match cases.scope {
            Scope::Person => take(scoring.person(model, PersonId(*place as u32)).worths(cases.day)),
            Scope::Account => take(scoring.account(model, AccountId(*place as u32)).worths(cases.day)),
        }
    }
    let candidate = |(signal, present): (usize, Vec<bool>)| {
        let signal = &document.signals[signal];
        Candidate { id: signal.id.clone(), label: signal.label.clone(), points: Some(signal.points), present }
    };
    of_scope.iter().copied().zip(present).map(candidate).collect()
}
