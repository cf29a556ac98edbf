//! The tables that the SQL reads, as CSV text (spec §13): identity and titles are settled in them.
//!
//! Activities of ignored types and those after `as_of` are among them, as they would be in a warehouse: the SQL leaves them out.

use super::columns::{Columns, tests};
use super::csv::Csv;
use super::spelling::{Spelling, of_asset};
use super::sums::source_name;
use crate::dataset::{Activity, Class, Dataset};
use crate::model::{Model, Scope, Test};
use crate::signals::Reading;
use serde::Serialize;
use std::rc::Rc;

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resolved {
    pub activities: String,
    pub people: String,
    pub accounts: String,
}

/// Whose rows are wanted, by place; an activity's are those of its person, or else of its account.
pub struct Slice {
    pub people: Vec<bool>,
    pub accounts: Vec<bool>,
}

impl Slice {
    pub fn all(data: &Dataset) -> Slice {
        Slice { people: vec![true; data.people()], accounts: vec![true; data.accounts()] }
    }

    fn has(&self, scope: Scope, place: usize) -> bool {
        if scope == Scope::Person { self.people[place] } else { self.accounts[place] }
    }

    fn has_activity(&self, activity: &Activity) -> bool {
        let of_person = activity.person.is_some_and(|person| self.people[person.index()]);
        of_person || activity.account.is_some_and(|account| self.accounts[account.index()])
    }
}

/// `models` are the workspace's: a cell is written so that SQL reads of it what they do.
pub fn resolved(data: &Dataset, models: &[Rc<Model>], slice: &Slice) -> Resolved {
    let columns = Columns::all(models, data);
    Resolved {
        activities: activities(data, models, slice),
        people: people(data, models, &columns, slice),
        accounts: accounts(data, models, &columns, slice),
    }
}

fn activities(data: &Dataset, models: &[Rc<Model>], slice: &Slice) -> String {
    let signals = models.iter().flat_map(|model| &model.signals);
    let parts: Vec<&str> = signals
        .filter_map(|signal| match &signal.test {
            Test::Activity(test) => test.asset_contains.as_deref(),
            Test::Field(_) => None,
        })
        .collect();
    let (activities, classes) = data.with_ignored();
    let asset =
        |class: &Class| data.tables.texts.get_some(class.asset).map_or(String::new(), |asset| of_asset(asset, &parts));
    let assets: Vec<String> = classes.iter().map(asset).collect();
    let mut csv = Csv::new(["row_no", "person_key", "account_key", "type", "day", "quantity", "source", "asset"]);
    for (place, activity) in activities.iter().enumerate().filter(|(_, activity)| slice.has_activity(activity)) {
        let class = &classes[activity.class as usize];
        csv.row([
            (place + 1).to_string().as_str(),
            activity.person.map_or("", |person| data.person_key(person)),
            activity.account.map_or("", |account| data.account_key(account)),
            data.class_kind(class),
            &activity.at.day().to_string(),
            &activity.quantity.to_string(),
            source_name(class.source),
            &assets[activity.class as usize],
        ]);
    }
    csv.text()
}

fn people(data: &Dataset, models: &[Rc<Model>], columns: &Columns, slice: &Slice) -> String {
    let header = ["person_key", "account_key", "seniority", "department"];
    let mut csv = Csv::new(header.into_iter().chain(names(columns, Scope::Person)));
    let mut spellings = spellings(data, models, columns, Scope::Person);
    for place in by_key(data, Scope::Person, slice) {
        let account = data.account_of[place].map_or("", |account| data.account_key(account));
        let department = data.titles.department_name(data.department[place]);
        let own = [data.key_of(Scope::Person, place), account, data.seniority[place].name(), department];
        let fields = cells(data, &mut spellings, place);
        csv.row(own.into_iter().chain(fields.iter().map(String::as_str)));
    }
    csv.text()
}

fn accounts(data: &Dataset, models: &[Rc<Model>], columns: &Columns, slice: &Slice) -> String {
    let mut csv = Csv::new(std::iter::once("account_key").chain(names(columns, Scope::Account)));
    let mut spellings = spellings(data, models, columns, Scope::Account);
    for place in by_key(data, Scope::Account, slice) {
        let fields = cells(data, &mut spellings, place);
        csv.row(std::iter::once(data.key_of(Scope::Account, place)).chain(fields.iter().map(String::as_str)));
    }
    csv.text()
}

fn names(columns: &Columns, scope: Scope) -> impl Iterator<Item = &str> {
    columns.of(scope).iter().map(|(_, column)| column.as_str())
}

fn by_key(data: &Dataset, scope: Scope, slice: &Slice) -> Vec<usize> {
    let owners = if scope == Scope::Person { data.people() } else { data.accounts() };
    let mut places: Vec<usize> = (0..owners).filter(|place| slice.has(scope, *place)).collect();
    places.sort_unstable_by_key(|place| data.key_of(scope, *place));
    places
}

/// By column of the scope.
fn spellings<'a>(
    data: &'a Dataset,
    models: &'a [Rc<Model>],
    columns: &'a Columns,
    scope: Scope,
) -> Vec<(Reading<'a>, Spelling<'a>)> {
    let spelling = |(field, _): &'a (String, String)| {
        let reading = Reading { data, field: data.field(scope, field) };
        let of_field = tests(models).filter(|test| test.of == scope && test.field == *field);
        (reading, Spelling::new(reading, of_field.collect()))
    };
    columns.of(scope).iter().map(spelling).collect()
}

fn cells(data: &Dataset, spellings: &mut [(Reading, Spelling)], place: usize) -> Vec<String> {
    let cell = |(reading, spelling): &mut (Reading, Spelling)| {
        data.text_of(reading.field, place).map_or(String::new(), |text| spelling.of(text))
    };
    spellings.iter_mut().map(cell).collect()
}
