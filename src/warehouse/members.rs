//! Who is scored by the model, who is excluded, and which field signals hold of whom.
//!
//! A person's silence hangs on every model of the workspace: on the one that scores the person, and on their account's.

use super::columns::Columns;
use super::fields::condition;
use super::tree::{Expr, Query, Select, Step, Type, call, column, flag, int, of, text, when};
use super::{ACCOUNTS, Asked, PARAMETERS, PEOPLE};
use crate::model::{FieldTest, Scope, Test};
use crate::titles::Seniority;

/// The column of a field signal's answer: 1 or 0.
pub fn field_column(signal: usize) -> String {
    format!("f{signal}")
}

fn excluded_column(model: usize) -> String {
    format!("x{model}")
}

/// A text as tests look at it: `''` where it is missing.
fn cell(table: &'static str, name: &str) -> Expr {
    call("TRIM", [call("COALESCE", [of(table, name).cast(Type::Text), text("")])])
}

fn cell_name(scope: Scope, column: &str) -> String {
    format!("{}__{column}", if scope == Scope::Person { "person" } else { "account" })
}

/// A key, NULL where it is empty.
pub fn key(table: &'static str, name: &str) -> Expr {
    call("NULLIF", [of(table, name).cast(Type::Text), text("")])
}

/// The cells of all fields that some test of the workspace looks at.
fn cells(columns: &Columns, scope: Scope, table: &'static str) -> Vec<(String, Expr)> {
    columns.of(scope).iter().map(|(_, column)| (cell_name(scope, column), cell(table, column))).collect()
}

/// Asks field tests of records of one scope.
struct Asking<'a> {
    columns: &'a Columns,
    scope: Scope,
}

impl Asking<'_> {
    /// An account is never asked for a field of a person.
    fn condition(&self, test: &FieldTest) -> Expr {
        if self.scope == Scope::Account && test.of == Scope::Person {
            return Expr::no();
        }
        let name = self.columns.column(test.of, &test.field);
        condition(&test.is, &of("r", cell_name(test.of, name)), &of("r", "as_of"))
    }

    /// Which model takes the record, which exclude it, and which field signals of the asked model hold.
    fn answers(&self, asked: &Asked) -> Vec<(String, Expr)> {
        let models = asked.models.iter().enumerate();
        let applies = models
            .clone()
            .filter_map(|(place, model)| Some((self.condition(model.applies_to.as_ref()?), int(place as i64))));
        let rest = asked.models.iter().position(|model| model.applies_to.is_none());
        let rest = rest.map_or(Expr::Null, |place| int(place as i64));
        let applies: Vec<(Expr, Expr)> = applies.collect();
        let model = if applies.is_empty() { rest } else { Expr::Case(applies, Box::new(rest)) };
        let mut answers = vec![("model".to_string(), model.cast(Type::Integer))];
        answers.extend(models.map(|(place, model)| {
            let any = Expr::Any(model.exclude.iter().map(|test| self.condition(test)).collect());
            (excluded_column(place), flag(any))
        }));
        answers.extend(
            field_signals(asked, self.scope).map(|(place, test)| (field_column(place), flag(self.condition(test)))),
        );
        answers
    }
}

fn field_signals<'a>(asked: &'a Asked, scope: Scope) -> impl Iterator<Item = (usize, &'a FieldTest)> {
    let signals = asked.model().signals.iter().enumerate().filter(move |(_, signal)| signal.scope == scope);
    signals.filter_map(|(place, signal)| match &signal.test {
        Test::Field(test) => Some((place, test)),
        Test::Activity(_) => None,
    })
}

fn field_columns(asked: &Asked, scope: Scope) -> Vec<(String, Expr)> {
    field_signals(asked, scope).map(|(place, _)| (field_column(place), of("t", field_column(place)))).collect()
}

/// Whether the model that `of_model` names excludes the record.
fn excluded_by(asked: &Asked, of_model: &str) -> Expr {
    let models = (0..asked.models.len()).filter(|place| !asked.models[*place].exclude.is_empty());
    let by = |place: usize| {
        Expr::All(vec![column(of_model).is("=", int(place as i64)), column(excluded_column(place)).set()])
    };
    Expr::Any(models.map(by).collect())
}

pub fn accounts(asked: &Asked, columns: &Columns) -> Step {
    let read = Select::from("accounts", "a")
        .column("account_key", key("a", "account_key"))
        .columns(cells(columns, Scope::Account, "a"))
        .same("p", &["as_of"])
        .cross_join(PARAMETERS, "p");
    let told = Select::from("read", "r")
        .same("r", &["account_key"])
        .columns(Asking { columns, scope: Scope::Account }.answers(asked));
    let query = Select::from("told", "t")
        .with("read", read)
        .with("told", told)
        .same("t", &["account_key", "model"])
        .column("is_excluded", flag(excluded_by(asked, "model")))
        .columns(field_columns(asked, Scope::Account));
    let about =
        vec!["Accounts: the model that scores each, by its place, and the field signals that hold.".to_string()];
    Step { name: ACCOUNTS, about, query: Query::Select(query), is_result: false }
}

pub fn people(asked: &Asked, columns: &Columns) -> Step {
    let same_account = |table| key(table, "account_key").is("=", key("p", "account_key"));
    let read = Select::from("people", "p")
        .column("person_key", key("p", "person_key"))
        .column("account_key", key("p", "account_key"))
        .column(cell_name(Scope::Person, "seniority"), cell("p", "seniority"))
        .column(cell_name(Scope::Person, "department"), cell("p", "department"))
        .columns(cells(columns, Scope::Person, "p"))
        .columns(cells(columns, Scope::Account, "a"))
        .column("account_model", of("k", "model"))
        .column("is_account_excluded", of("k", "is_excluded").or_zero())
        .same("d", &["as_of"])
        .left_join("accounts", "a", same_account("a"))
        .left_join(ACCOUNTS, "k", of("k", "account_key").is("=", key("p", "account_key")))
        .cross_join(PARAMETERS, "d");
    let told = Select::from("read", "r")
        .same("r", &["person_key", "account_key", "account_model", "is_account_excluded"])
        .column("seniority", of("r", cell_name(Scope::Person, "seniority")))
        .column("department", of("r", cell_name(Scope::Person, "department")))
        .columns(Asking { columns, scope: Scope::Person }.answers(asked));
    let own = Expr::Any(vec![column("is_account_excluded").set(), excluded_by(asked, "model")]);
    let judged = Select::from("told", "t")
        .same("t", &["person_key", "account_key", "account_model", "model"])
        .column("is_excluded", flag(own))
        .column("is_excluded_in_account", flag(excluded_by(asked, "account_model")))
        .column("weight", weight(asked))
        .column("department", department())
        .columns(field_columns(asked, Scope::Person));
    let silent = Expr::Any(vec![of("t", "is_excluded").set(), of("t", "is_excluded_in_account").set()]);
    let here = of("t", "account_model").is("=", int(asked.place as i64));
    let counts = Expr::All(vec![here, Expr::Not(Box::new(silent.clone()))]);
    let query = Select::from("judged", "t")
        .with("read", read)
        .with("told", told)
        .with("judged", judged)
        .same("t", &["person_key", "account_key", "model", "is_excluded"])
        .column("is_silent", flag(silent))
        .column("counts_in_account", flag(counts))
        .same("t", &["weight", "department"])
        .columns(field_columns(asked, Scope::Person));
    let about = vec![
        "People: the model that scores each, whether they count in their account, their weight there in thousandths"
            .to_string(),
        "of a point, and the field signals that hold. What silent people do counts for nothing in any account."
            .to_string(),
    ];
    Step { name: PEOPLE, about, query: Query::Select(query), is_result: false }
}

/// A person's seniority points, in thousandths.
fn weight(asked: &Asked) -> Expr {
    let points = |level: Seniority| int(asked.model().coverage.points_of(level).0);
    let known = Seniority::ALL.into_iter().filter(|level| *level != Seniority::Unknown);
    let branch = |level: Seniority| (of("t", "seniority").is("=", text(level.name())), points(level));
    Expr::Case(known.map(branch).collect(), Box::new(points(Seniority::Unknown))).cast(Type::Integer)
}

/// The department, NULL where it makes no breadth.
fn department() -> Expr {
    let none = ["", "other", "unknown"].map(text).to_vec();
    when(Expr::OneOf(Box::new(of("t", "department")), none), Expr::Null, of("t", "department"))
}
