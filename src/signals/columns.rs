//! The answers to field tests, kept while the data stay: another weight or half-life asks the same tests again.

use super::fields::FieldColumn;
use crate::dataset::Dataset;
use crate::model::{FieldTest, Scope};
use std::rc::Rc;

/// Who meets which field test, as far as it was asked.
#[derive(Default)]
pub struct Columns {
    known: Vec<Column>,
}

struct Column {
    test: FieldTest,
    scope: Scope,
    answers: Rc<FieldColumn>,
    /// Asked for since the last [`Columns::forget_unasked`].
    asked: bool,
}

impl Columns {
    pub fn of(&mut self, data: &Dataset, test: &FieldTest, scope: Scope) -> Rc<FieldColumn> {
        let known = self.known.iter_mut().find(|column| column.scope == scope && column.test == *test);
        if let Some(column) = known {
            column.asked = true;
            return column.answers.clone();
        }
        let answers = Rc::new(FieldColumn::new(data, test, scope));
        self.known.push(Column { test: test.clone(), scope, answers: answers.clone(), asked: true });
        answers
    }

    /// Lets go of the tests that no model has any longer.
    pub fn forget_unasked(&mut self) {
        self.known.retain_mut(|column| std::mem::take(&mut column.asked));
    }
}
