//! People or accounts as a list: scored once, then put in order, searched and paged as often as somebody looks.

use crate::day::Day;
use crate::error::{Code, Error, Result};
use crate::model::Scope;
use serde::Deserialize;
use std::cmp::Reverse;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    Score,
    Key,
    /// Where there is none, the key stands for it.
    Name,
    Fit,
    Intent,
    Engagement,
    Qualified,
    /// Of people.
    Account,
    /// Of people.
    Title,
    /// Of people, from the least to the most senior.
    Seniority,
    /// Of people.
    Department,
    /// Of accounts.
    Tier,
    /// Of accounts.
    Coverage,
    /// Of accounts.
    PeopleEngaged,
}

impl SortBy {
    /// Whether a list of the scope has it.
    fn is_of(self, scope: Scope) -> bool {
        use SortBy::*;
        match self {
            Score | Key | Name | Fit | Intent | Engagement | Qualified => true,
            Account | Title | Seniority | Department => scope == Scope::Person,
            Tier | Coverage | PeopleEngaged => scope == Scope::Account,
        }
    }
}

/// Which rows are shown, and in which order: by default all, highest score first, then by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Rows without a value come last either way, and rows alike in the default order.
    pub sort: Option<SortBy>,
    pub descending: bool,
    /// What a row's key, name, title or account holds, case aside; lower case.
    pub search: String,
    /// Only those that qualify, or only those that do not.
    pub qualified: Option<bool>,
}

/// A cell as rows are put in order by it.
pub enum Cell<'a> {
    Number(i64),
    Text(Option<&'a str>),
}

/// Scored on a day, in the default order.
pub struct Listed<T> {
    day: Day,
    pub all: Vec<T>,
    wanted: Wanted,
    /// Places in `all`, as they are shown.
    shown: Vec<u32>,
}

impl<T> Listed<T> {
    pub fn new(day: Day, all: Vec<T>) -> Listed<T> {
        let shown = (0..all.len() as u32).collect();
        Listed { day, all, wanted: Wanted::default(), shown }
    }

    pub fn is_of(&self, day: Day) -> bool {
        self.day == day
    }

    /// Puts what is wanted in order. `cell` gives a row's cell, `texts` all that is searched. Refused with
    /// `unknown_request` where the list has no such column.
    pub fn show<'a>(
        &mut self,
        scope: Scope,
        wanted: &Wanted,
        cell: impl Fn(&T, SortBy) -> Cell<'a>,
        texts: impl Fn(&T) -> [Option<&'a str>; 4],
    ) -> Result<()> {
        if let Some(column) = wanted.sort.filter(|column| !column.is_of(scope)) {
            let message = format!("A list of this scope has no column {column:?} to be put in order by.");
            return Err(Error::new(Code::UnknownRequest, message));
        }
        if *wanted == self.wanted {
            return Ok(());
        }
        let holds = |text: &str| text.to_lowercase().contains(&wanted.search);
        let is_wanted = |row: &T| {
            let qualifies = wanted.qualified.is_none_or(
                |is| matches!(cell(row, SortBy::Qualified), Cell::Number(qualified) if (qualified != 0) == is),
            );
            qualifies && (wanted.search.is_empty() || texts(row).into_iter().flatten().any(holds))
        };
        self.shown = (0..self.all.len() as u32).filter(|place| is_wanted(&self.all[*place as usize])).collect();
        if let Some(column) = wanted.sort {
            let key = |place: &u32| match cell(&self.all[*place as usize], column) {
                Cell::Number(number) => (false, number, String::new()),
                Cell::Text(text) => (text.is_none(), 0, text.map_or(String::new(), str::to_lowercase)),
            };
            if wanted.descending {
                self.shown.sort_by_cached_key(|place| {
                    let (is_missing, number, text) = key(place);
                    (is_missing, Reverse((number, text)))
                });
            } else {
                self.shown.sort_by_cached_key(key);
            }
        }
        self.wanted = wanted.clone();
        Ok(())
    }

    pub fn total(&self) -> u32 {
        self.shown.len() as u32
    }

    pub fn page(&self, offset: usize, limit: Option<usize>) -> impl Iterator<Item = &T> {
        self.shown.iter().skip(offset).take(limit.unwrap_or(usize::MAX)).map(|place| &self.all[*place as usize])
    }
}
