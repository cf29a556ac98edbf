//! Which model scores whom, and who is excluded (spec §4.1 "Excluded", §4.6).

use crate::dataset::Dataset;
use crate::identity::{AccountId, PersonId};
use crate::model::{Model, Scope};
use crate::signals::holds;
use std::rc::Rc;

/// The condition that excludes a record: `models[model].exclude[condition]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excluded {
    pub model: usize,
    pub condition: usize,
}

/// By person and by account: the model that scores them, and what excludes them.
pub struct Members {
    pub model_of_person: Vec<Option<usize>>,
    pub model_of_account: Vec<Option<usize>>,
    pub excluded_person: Vec<Option<Excluded>>,
    pub excluded_account: Vec<Option<Excluded>>,
    /// People whose activities count for nothing anywhere but in the counts of rows: the excluded, and those whom their
    /// account's model excludes.
    pub silent: Vec<bool>,
}

impl Members {
    pub fn new(data: &Dataset, models: &[Rc<Model>]) -> Members {
        let model_of = |scope: Scope, place: usize| -> Option<usize> {
            let applies = |model: &Rc<Model>| match &model.applies_to {
                Some(test) => holds(data, test, scope, place),
                None => false,
            };
            let first = models.iter().position(applies);
            first.or_else(|| models.iter().position(|model| model.applies_to.is_none()))
        };
        let condition = |model: Option<usize>, scope: Scope, place: usize| -> Option<Excluded> {
            let model = model?;
            let condition = models[model].exclude.iter().position(|test| holds(data, test, scope, place))?;
            Some(Excluded { model, condition })
        };
        let people = 0..data.people();
        let model_of_account: Vec<_> = (0..data.accounts()).map(|a| model_of(Scope::Account, a)).collect();
        let model_of_person: Vec<_> = people.clone().map(|p| model_of(Scope::Person, p)).collect();
        let excluded_account: Vec<_> =
            (0..data.accounts()).map(|a| condition(model_of_account[a], Scope::Account, a)).collect();
        let of_account = |person: usize| data.account_of[person].map(AccountId::index);
        let excluded_person: Vec<_> = people
            .clone()
            .map(|p| {
                let own = condition(model_of_person[p], Scope::Person, p);
                own.or_else(|| of_account(p).and_then(|a| excluded_account[a]))
            })
            .collect();
        let silent = people
            .map(|p| {
                let by_account = || of_account(p).and_then(|a| condition(model_of_account[a], Scope::Person, p));
                excluded_person[p].is_some() || by_account().is_some()
            })
            .collect();
        Members { model_of_person, model_of_account, excluded_person, excluded_account, silent }
    }

    /// The people whom the model scores.
    pub fn people(&self, model: usize) -> impl Iterator<Item = PersonId> {
        let scored = move |p: &usize| self.model_of_person[*p] == Some(model) && self.excluded_person[*p].is_none();
        (0..self.model_of_person.len()).filter(scored).map(|p| PersonId(p as u32))
    }

    /// The accounts that the model scores.
    pub fn accounts(&self, model: usize) -> impl Iterator<Item = AccountId> {
        let scored = move |a: &usize| self.model_of_account[*a] == Some(model) && self.excluded_account[*a].is_none();
        (0..self.model_of_account.len()).filter(scored).map(|a| AccountId(a as u32))
    }
}
