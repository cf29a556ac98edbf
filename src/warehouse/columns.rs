//! What the columns of the resolved tables are called (spec §13): lower case, other characters than letters and digits as `_`.
//!
//! A field that a model tests has its column though no file has it, so that a script hangs on the models alone. Such
//! fields choose their names first; where two fields would share one, the later gets a number.

use crate::dataset::Dataset;
use crate::model::{FieldTest, Model, Scope, Test};
use std::rc::Rc;

/// By scope: the fields and their columns, those that the table has of its own aside.
pub struct Columns([Vec<(String, String)>; 2]);

const OF_PEOPLE: [&str; 4] = ["person_key", "account_key", "seniority", "department"];
const OF_ACCOUNTS: [&str; 1] = ["account_key"];

impl Columns {
    /// Of the fields that the models test.
    pub fn tested(models: &[Rc<Model>]) -> Columns {
        let mut columns = Columns([Vec::new(), Vec::new()]);
        for test in tests(models) {
            columns.add(test.of, &test.field);
        }
        columns
    }

    /// Of these, and of all that the data have.
    pub fn all(models: &[Rc<Model>], data: &Dataset) -> Columns {
        let mut columns = Columns::tested(models);
        for (scope, fields, always) in [
            (Scope::Person, &data.person_fields, &["email"][..]),
            (Scope::Account, &data.account_fields, &["domain", "name"][..]),
        ] {
            let names = fields.iter().map(|field| field.name.as_str());
            always.iter().copied().chain(names).for_each(|field| columns.add(scope, field));
        }
        columns
    }

    /// Fields and columns of a scope.
    pub fn of(&self, scope: Scope) -> &[(String, String)] {
        &self.0[scope as usize]
    }

    pub fn column(&self, scope: Scope, field: &str) -> &str {
        let own = match scope {
            Scope::Person => &OF_PEOPLE[2..],
            Scope::Account => &[],
        };
        let named = self.of(scope).iter().find(|(name, _)| name == field).map(|(_, column)| column.as_str());
        named.or(own.iter().copied().find(|name| *name == field)).expect("every tested field has a column")
    }

    fn add(&mut self, scope: Scope, field: &str) {
        let taken = match scope {
            Scope::Person => &OF_PEOPLE[..],
            Scope::Account => &OF_ACCOUNTS[..],
        };
        let fields = &mut self.0[scope as usize];
        let is_own = scope == Scope::Person && OF_PEOPLE[2..].contains(&field);
        if is_own || fields.iter().any(|(name, _)| name == field) {
            return;
        }
        let plain: String = field.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let is_free = |name: &String| !taken.contains(&name.as_str()) && fields.iter().all(|(_, other)| other != name);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let column = std::iter::once(plain.clone()).chain(numbered).find(is_free).expect("numbers go on");
        fields.push((field.to_string(), column));
    }
}

/// Every test of a field in the models: of signals, `exclude` and `applies_to`.
pub fn tests(models: &[Rc<Model>]) -> impl Iterator<Item = &FieldTest> {
    models.iter().flat_map(|model| {
        let signals = model.signals.iter().filter_map(|signal| match &signal.test {
            Test::Field(test) => Some(test),
            Test::Activity(_) => None,
        });
        model.applies_to.iter().chain(&model.exclude).chain(signals)
    })
}
