//! Which model scores whom, and who is excluded (spec §4.1 "Excluded", §4.6).

use crate::dataset::Dataset;
use crate::identity::{AccountId, PersonId};
use crate::model::{FieldTest, Model, Scope};
use crate::signals::{Columns, FieldColumn};
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
    pub silent: Rc<Vec<bool>>,
}

/// What the members hang on: by model, whom it applies to and whom it excludes.
type Terms = Vec<(Option<FieldTest>, Vec<FieldTest>)>;

/// The members of a dataset, kept while nothing changes that they hang on.
#[derive(Default)]
pub struct KeptMembers(Option<(Terms, Rc<Members>)>);

impl KeptMembers {
    pub fn of(&mut self, data: &Dataset, models: &[Rc<Model>], columns: &mut Columns) -> Rc<Members> {
        let terms: Terms = models.iter().map(|model| (model.applies_to.clone(), model.exclude.clone())).collect();
        match &self.0 {
            Some((known, members)) if *known == terms => members.clone(),
            _ => {
                let members = Rc::new(Members::new(data, models, columns));
                self.0 = Some((terms, members.clone()));
                members
            }
        }
    }
}

/// One model's conditions, answered for everybody of a scope.
struct Conditions {
    /// `None`: it takes the rest.
    applies_to: Option<Rc<FieldColumn>>,
    exclude: Vec<Rc<FieldColumn>>,
}

impl Conditions {
    fn of(data: &Dataset, models: &[Rc<Model>], scope: Scope, columns: &mut Columns) -> Vec<Conditions> {
        let mut of = |test: &FieldTest| columns.of(data, test, scope);
        let conditions = models.iter().map(|model| Conditions {
            applies_to: model.applies_to.as_ref().map(&mut of),
            exclude: model.exclude.iter().map(&mut of).collect(),
        });
        conditions.collect()
    }
}

impl Members {
    pub fn new(data: &Dataset, models: &[Rc<Model>], columns: &mut Columns) -> Members {
        let as_of = data.as_of.0;
        let model_of = |conditions: &[Conditions], place: usize| {
            let applies = |one: &Conditions| one.applies_to.as_ref().is_some_and(|column| column.holds(place, as_of));
            let first = conditions.iter().position(applies);
            first.or_else(|| conditions.iter().position(|one| one.applies_to.is_none()))
        };
        let condition = |conditions: &[Conditions], model: Option<usize>, place: usize| {
            let model = model?;
            let condition = conditions[model].exclude.iter().position(|column| column.holds(place, as_of))?;
            Some(Excluded { model, condition })
        };
        let of_people = Conditions::of(data, models, Scope::Person, columns);
        let of_accounts = Conditions::of(data, models, Scope::Account, columns);
        let model_of_account: Vec<_> = (0..data.accounts()).map(|a| model_of(&of_accounts, a)).collect();
        let model_of_person: Vec<_> = (0..data.people()).map(|p| model_of(&of_people, p)).collect();
        let excluded_account: Vec<_> =
            (0..data.accounts()).map(|a| condition(&of_accounts, model_of_account[a], a)).collect();
        let of_account = |person: usize| data.account_of[person].map(AccountId::index);
        let excluded_person: Vec<_> = (0..data.people())
            .map(|p| {
                let own = condition(&of_people, model_of_person[p], p);
                own.or_else(|| of_account(p).and_then(|a| excluded_account[a]))
            })
            .collect();
        let silent: Vec<bool> = (0..data.people())
            .map(|p| {
                let by_account = || of_account(p).and_then(|a| condition(&of_people, model_of_account[a], p));
                excluded_person[p].is_some() || by_account().is_some()
            })
            .collect();
        Members { model_of_person, model_of_account, excluded_person, excluded_account, silent: Rc::new(silent) }
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
