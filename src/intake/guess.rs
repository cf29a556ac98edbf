//! Which of the four tables a file is, from what its columns could be mapped to; and which files are none.
//!
//! A guess only: the user may always say otherwise, so it comes with its reason in a few words. Where nothing tells, or
//! as much speaks for one table as for another, there is no guess: the user is asked, and the file is not read until then.

use super::look;
use super::mapper::{self, FileMapping};
use super::mapping::Mapping;
use super::raw::RawTable;
use super::synonyms::plain;
use super::tables::Table;
use crate::error::{Error, Result};

/// `None` where the user must say; and why, either way.
pub fn table(raw: &RawTable) -> (Option<Table>, String) {
    let guesses = [
        (Table::Outcomes, "outcomes", outcomes(raw)),
        (Table::Activities, "activities", activities(raw)),
        (Table::Contacts, "contacts", contacts(raw)),
        (Table::Accounts, "accounts", accounts(raw)),
    ];
    let most = guesses.iter().map(|(_, _, evidence)| evidence.points).max().unwrap_or(0);
    if most <= 0 {
        return (None, "nothing in its headers tells what it is".to_string());
    }
    let best: Vec<_> = guesses.iter().filter(|(_, _, evidence)| evidence.points == most).collect();
    let words = best[0].2.words.join(", ");
    match best.as_slice() {
        [(table, ..)] => (Some(*table), format!("it has {words}")),
        tied => {
            let names: Vec<&str> = tied.iter().map(|(_, name, _)| *name).collect();
            (None, format!("it has {words}, and could be {}", names.join(" or ")))
        }
    }
}

/// Refuses a file of which nobody says what it is and from which nothing can be learned: a header without rows, a report
/// of totals that names no person and no account.
pub fn accept(file: &str, raw: &RawTable) -> Result<()> {
    if raw.lines.is_empty() && raw.aside.is_empty() {
        return Err(Error::unreadable(file, format!("“{file}” has a header but no rows.")));
    }
    let names_nobody = Table::ALL.iter().all(|table| {
        let map = automatic(*table, raw);
        ["person", "account", "id", "email", "domain", "name"].iter().all(|field| !map.has(field))
    });
    let counter =
        raw.columns.iter().find(|column| is_counter(&column.header) && column.texts.iter().all(look::is_number));
    match counter {
        Some(counter) if names_nobody => Err(Error::unreadable(
            file,
            format!(
                "“{file}” is a report of totals (“{}”): it names no person and no account, so nothing in it can be \
                 scored. Export the events themselves, one row each.",
                counter.header
            ),
        )),
        _ => Ok(()),
    }
}

fn is_counter(header: &str) -> bool {
    const COUNTERS: [&str; 12] = [
        "sessions",
        "users",
        "activeusers",
        "newusers",
        "views",
        "pageviews",
        "screenpageviews",
        "clicks",
        "impressions",
        "conversions",
        "keyevents",
        "visits",
    ];
    let header = plain(header);
    COUNTERS.contains(&header.as_str())
        || header.starts_with("numberof")
        || header.starts_with("total")
        || header.ends_with("count")
}

/// How much speaks for a table, and what, in words.
#[derive(Default)]
struct Evidence {
    points: i32,
    words: Vec<String>,
}

impl Evidence {
    /// What a header adds, if it is there.
    fn header(&mut self, points: i32, header: Option<&str>) {
        if let Some(header) = header {
            self.points += points;
            let word = format!("“{header}”");
            if self.words.len() < 3 && !self.words.contains(&word) {
                self.words.push(word);
            }
        }
    }
}

fn automatic(table: Table, raw: &RawTable) -> FileMapping {
    mapper::map(table, raw, &Mapping::new())
}

fn header_among<'a>(raw: &'a RawTable, names: &[&str]) -> Option<&'a str> {
    raw.columns.iter().map(|column| column.header.as_str()).find(|header| names.contains(&plain(header).as_str()))
}

/// A time, a kind and somebody. Without a kind, a time that can only be an event's will do (a webinar's guests).
fn activities(raw: &RawTable) -> Evidence {
    let map = automatic(Table::Activities, raw);
    let mut evidence = Evidence::default();
    let Some(at) = map.header("occurred_at", raw) else { return evidence };
    let who = map.header("person", raw).or_else(|| map.header("account", raw));
    if who.is_none() {
        return evidence;
    }
    let kind = map.header("type", raw);
    let recorded = ["createdat", "createddate", "createdtime", "createdate", "created", "receivedat"];
    let is_events_time = !recorded.contains(&plain(at).as_str());
    let points = match (is_events_time, kind.is_some()) {
        (true, true) => 10,
        (true, false) => 5,
        (false, true) => 4,
        (false, false) => 0,
    };
    evidence.header(points, Some(at));
    evidence.header(0, kind);
    evidence.header(0, who);
    evidence
}

/// A stage and a day.
fn outcomes(raw: &RawTable) -> Evidence {
    let map = automatic(Table::Outcomes, raw);
    let mut evidence = Evidence::default();
    let day = ["occurred_at", "closed_at", "created_at"].into_iter().find_map(|field| map.header(field, raw));
    if !map.has("stage") || day.is_none() {
        return evidence;
    }
    let points = match map.get("occurred_at") {
        Some(chosen) if chosen.why == "same name" => 12,
        Some(_) if map.header("stage", raw).is_none() => 11,
        Some(_) => 8,
        None if map.has("closed_at") || map.has("amount") => 12,
        None => 6,
    };
    evidence.header(points, day);
    evidence.header(0, map.header("stage", raw));
    evidence.header(0, map.header("amount", raw));
    evidence
}

const PERSON_HEADERS: [&str; 6] = ["firstname", "lastname", "email", "emailaddress", "jobtitle", "fullname"];

fn contacts(raw: &RawTable) -> Evidence {
    let map = automatic(Table::Contacts, raw);
    let header = |field| map.header(field, raw);
    let mut evidence = Evidence::default();
    evidence.header(3, header("email"));
    evidence.header(3, header_among(raw, &["firstname", "lastname"]));
    evidence.header(3, header("id").filter(|id| ["contactid", "leadid", "personid"].contains(&plain(id).as_str())));
    evidence.header(2, header("title"));
    evidence.header(2, header_among(raw, &["contactowner", "leadowner", "leadstatus"]));
    evidence.header(2, ["mql_at", "sql_at", "sqo_at", "won_at", "converted"].into_iter().find_map(header));
    evidence.header(1, header("seniority"));
    evidence.header(1, header("department"));
    evidence.header(1, header("first_contacted_at"));
    evidence.header(1, header("id"));
    evidence.header(1, header("name"));
    evidence
}

fn accounts(raw: &RawTable) -> Evidence {
    let map = automatic(Table::Accounts, raw);
    let header = |field| map.header(field, raw);
    let mut evidence = Evidence::default();
    let company = ["companyname", "accountname", "organizationname"];
    evidence.header(3, header("domain"));
    evidence.header(2, header("name").filter(|name| company.contains(&plain(name).as_str())));
    evidence.header(2, header("id").filter(|id| ["accountid", "companyid"].contains(&plain(id).as_str())));
    for field in ["industry", "employees", "revenue", "technologies", "parent"] {
        evidence.header(2, header(field));
    }
    evidence.header(2, header_among(raw, &["accountowner", "companyowner"]));
    for field in ["country", "id", "name"] {
        evidence.header(1, header(field));
    }
    if header_among(raw, &PERSON_HEADERS).is_some() {
        evidence.points -= 5;
    }
    evidence
}
