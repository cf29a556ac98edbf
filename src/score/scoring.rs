//! A dataset under its models: what every question about scores is asked of.

use super::members::KeptMembers;
use super::{AccountScorer, Members, PersonScorer};
use crate::dataset::Dataset;
use crate::error::{Code, Error, Result};
use crate::identity::{AccountId, PersonId};
use crate::model::{Model, Scope};
use crate::points::Quanta;
use crate::signals::{Bound, Columns, KeptMatched, check_overflow};
use std::rc::Rc;

pub struct Scoring {
    pub data: Rc<Dataset>,
    /// In the order of the workspace's models; never empty.
    pub bounds: Vec<Bound>,
    pub members: Rc<Members>,
}

/// What one set of models left behind that another on the same dataset can use.
#[derive(Default)]
pub struct Kept {
    columns: Columns,
    matched: KeptMatched,
    members: KeptMembers,
}

impl Scoring {
    /// Refused with `score_overflow` where a score could pass 2^63 quanta. `kept` must be of the same dataset.
    pub fn new(models: &[Rc<Model>], data: Rc<Dataset>, kept: &mut Kept) -> Result<Scoring> {
        let Kept { columns, matched, members } = kept;
        let members = members.of(&data, models, columns);
        let mut bind =
            |model: &Rc<Model>| Bound::new(model.clone(), data.clone(), members.silent.clone(), columns, matched);
        let bounds: Vec<Bound> = models.iter().map(&mut bind).collect();
        columns.forget_unasked();
        matched.forget_unasked();
        bounds.iter().try_for_each(check_overflow)?;
        Ok(Scoring { data, bounds, members })
    }

    /// The place of a model by its name; the first without one.
    pub fn model(&self, name: Option<&str>) -> Result<usize> {
        let Some(name) = name else { return Ok(0) };
        let place = self.bounds.iter().position(|bound| bound.model.name == name);
        place.ok_or_else(|| Error::new(Code::NotFound, format!("There is no model named \"{name}\".")))
    }

    /// The scorer of a person under the model that scores them.
    pub fn person(&self, model: usize, person: PersonId) -> PersonScorer<'_> {
        PersonScorer::new(&self.bounds[model], person)
    }

    /// The scorer of an account under the model that scores it.
    pub fn account(&self, model: usize, account: AccountId) -> AccountScorer<'_> {
        AccountScorer::new(&self.bounds[model], &self.members, account)
    }

    /// Whether the person or account at a place qualifies on the day, and its score.
    pub fn standing(&self, model: usize, scope: Scope, place: usize, day: i32) -> (bool, Quanta) {
        match scope {
            Scope::Person => {
                let score = self.person(model, PersonId(place as u32)).on(day);
                (score.qualified, score.score)
            }
            Scope::Account => {
                let score = self.account(model, AccountId(place as u32)).on(day);
                (score.qualified, score.score)
            }
        }
    }

    /// Everybody whom a model with a person part scores, with that model's place.
    pub fn people(&self) -> impl Iterator<Item = (usize, PersonId)> {
        let models = (0..self.bounds.len()).filter(|m| self.bounds[*m].model.person.is_some());
        models.flat_map(|model| self.members.people(model).map(move |person| (model, person)))
    }

    /// Every account that a model with an account part scores, with that model's place.
    pub fn accounts(&self) -> impl Iterator<Item = (usize, AccountId)> {
        let models = (0..self.bounds.len()).filter(|m| self.bounds[*m].model.account.is_some());
        models.flat_map(|model| self.members.accounts(model).map(move |account| (model, account)))
    }
}
