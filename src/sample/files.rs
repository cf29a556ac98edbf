//! The sample year as CSV texts, with a few rows that are wrong on purpose.
//!
//! A real export has such rows too; the receipt must have something to say about them.

use super::company::{Account, Person};
use super::random::Random;
use super::year::{Who, Year};
use crate::day::Instant;
use rustc_hash::FxHashMap;

pub(super) fn activities(random: &mut Random, accounts: &[Account], people: &[Person], year: &Year) -> String {
    let mut order: Vec<usize> = (0..year.acts.len()).collect();
    order.sort_by_key(|&i| (year.acts[i].0, i));
    let mut csv = Csv::new(&["id", "occurred_at", "type", "person", "account", "quantity", "source", "asset"]);
    for (row, &i) in order.iter().enumerate() {
        let (at, act) = &year.acts[i];
        let (person, account, source) = match act.who {
            Who::Person(person) => (people[person].email.as_str(), "", "first_party"),
            Who::Account(account) => ("", accounts[account].name.as_str(), "third_party"),
        };
        // Pages of one visit come as one row.
        let quantity = match act.kind {
            "page_view" if random.chance(120) => random.between(2, 6).to_string(),
            _ => String::new(),
        };
        let id = format!("E{:06}", row + 1);
        let at = at.to_string();
        let cells = [id.as_str(), &at, act.kind, person, account, &quantity, source, &act.asset];
        csv.row(&cells);
        match row {
            4_000 => csv.row(&["", "2026-02-30T10:00:00", "page_view", &people[7].email, "", "", "first_party", "/"]),
            7_500 | 12_500 => csv.row(&cells),
            9_000 => csv.row(&["", &at, "", &people[11].email, "", "", "first_party", "/about"]),
            10_500 => csv.row(&["", &at, "page_view", &people[13].email, "", "several", "first_party", "/docs"]),
            11_000 => csv.row(&["", &at, "page_view", "", "", "", "first_party", "/"]),
            _ => {}
        }
    }
    csv.text
}

pub(super) fn contacts(accounts: &[Account], people: &[Person], year: &Year) -> String {
    // The first contact of each person, whichever journey it belongs to.
    let mut contacted: FxHashMap<usize, Instant> = FxHashMap::default();
    for (person, at) in &year.contacts {
        let first = contacted.entry(*person).or_insert(*at);
        *first = (*first).min(*at);
    }
    let mut csv = Csv::new(&["id", "email", "name", "title", "account", "region", "owner", "first_contacted_at"]);
    for (place, person) in people.iter().enumerate() {
        let account = person.account.map(|account| &accounts[account]);
        let named = account.filter(|_| person.names_account).map_or("", |account| account.id.as_str());
        let at = contacted.get(&place).map(Instant::to_string).unwrap_or_default();
        let (region, owner) = account.map_or(("", ""), |account| (account.region, account.owner));
        csv.row(&[&person.id, &person.email, &person.name, person.title, named, region, owner, &at]);
    }
    csv.row(&["", "", "Nobody Known", "Marketing Manager", "", "", "", ""]);
    csv.text
}

pub(super) fn accounts(accounts: &[Account]) -> String {
    let mut csv = Csv::new(&[
        "id",
        "name",
        "domain",
        "industry",
        "employees",
        "revenue",
        "country",
        "region",
        "technologies",
        "parent",
        "owner",
        "motion",
        "last_funding_date",
    ]);
    for a in accounts {
        let funded = a.funded.map(|day| day.to_string()).unwrap_or_default();
        let (employees, revenue) = (a.employees.to_string(), a.revenue.to_string());
        csv.row(&[
            &a.id,
            &a.name,
            &a.domain,
            a.industry,
            &employees,
            &revenue,
            a.country,
            a.region,
            &a.technologies,
            &a.parent,
            a.owner,
            a.motion,
            &funded,
        ]);
    }
    csv.text
}

pub(super) fn outcomes(accounts: &[Account], people: &[Person], year: &Year) -> String {
    let mut order: Vec<usize> = (0..year.outcomes.len()).collect();
    order.sort_by_key(|&i| (year.outcomes[i].day, i));
    let mut csv = Csv::new(&["id", "stage", "occurred_at", "account", "person", "amount"]);
    for (row, &i) in order.iter().enumerate() {
        let outcome = &year.outcomes[i];
        let person = outcome.person.map_or("", |person| people[person].email.as_str());
        let amount = outcome.amount.map(|amount| amount.to_string()).unwrap_or_default();
        let id = format!("O{:05}", row + 1);
        let day = outcome.day.to_string();
        csv.row(&[&id, outcome.stage, &day, &accounts[outcome.account].id, person, &amount]);
        if row == 60 {
            csv.row(&["", "nurture", &day, &accounts[outcome.account].id, "", ""]);
            csv.row(&["", "sqo", "sometime in May", &accounts[outcome.account].id, "", "12000"]);
        }
    }
    csv.text
}

/// RFC 4180 with plain line feeds; a cell is quoted where it must be.
struct Csv {
    text: String,
}

impl Csv {
    fn new(header: &[&str]) -> Csv {
        let mut csv = Csv { text: String::new() };
        csv.row(header);
        csv
    }

    fn row(&mut self, cells: &[&str]) {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.text.push(',');
            }
            if cell.contains([',', '"', '\n']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push('\n');
    }
}
