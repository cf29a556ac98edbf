//! Sample data: a plausible B2B year of a company that sells to companies, made up from a seed.
//!
//! Nobody in it exists, and nothing in it was ever observed: it shows how Cutline works, never what is usual.

mod calendar;
mod company;
mod files;
mod journey;
mod random;
#[cfg(test)]
mod tests;
mod words;
mod year;

use crate::intake::tables::Table;
use calendar::Calendar;
use random::Random;
use serde::Serialize;
use year::Year;

/// One file of the sample, as a user would export it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampleFile {
    pub name: String,
    pub table: Table,
    /// CSV, UTF-8.
    pub text: String,
}

/// About 20,000 activities of 2,000 people in 400 companies from May 2025 to June 2026, with outcomes. The same seed
/// gives the same bytes on every machine.
pub fn sample(seed: u64) -> Vec<SampleFile> {
    let mut random = Random::new(seed);
    let random = &mut random;
    let calendar = Calendar::new();
    let mut accounts = company::accounts(random, calendar.last);
    let people = company::people(random, &mut accounts);
    let mut year = Year::new(accounts.len(), people.len());
    journey::journeys(random, &calendar, &accounts, &people, &mut year);
    year::arrivals(random, &calendar, &people, &mut year);
    year::newsletters(random, &calendar, &people, &mut year);
    year::noise(random, &calendar, &accounts, &people, &mut year);
    let file = |name: &str, table, text| SampleFile { name: name.into(), table, text };
    vec![
        file("sample-activities.csv", Table::Activities, files::activities(random, &accounts, &people, &year)),
        file("sample-contacts.csv", Table::Contacts, files::contacts(&accounts, &people, &year)),
        file("sample-accounts.csv", Table::Accounts, files::accounts(&accounts)),
        file("sample-outcomes.csv", Table::Outcomes, files::outcomes(&accounts, &people, &year)),
    ]
}
