//! The columns of a described file: what stands in them, and what is said where it does not.

use cutline::intake::tables::Table;

/// A table's columns by field; texts of their own come last.
pub fn fields(table: Table) -> &'static [&'static str] {
    match table {
        Table::Activities => &["id", "occurred_at", "type", "person", "quantity", "source", "asset", "Remark"],
        Table::Contacts => &["id", "email", "name", "created_at", "title", "Remark"],
        Table::Accounts => &["id", "domain", "name", "employees", "industry", "Remark"],
        Table::Outcomes => &["id", "occurred_at", "stage", "account", "amount", "Remark"],
    }
}

/// What a field's cells must be, in the words in which a reason says it.
pub fn kind(table: Table, field: &str) -> Option<&'static str> {
    Some(match field {
        "occurred_at" | "created_at" => "a date",
        "employees" => "a number",
        "amount" => "an amount",
        "quantity" => "a quantity from 0 to 1,000,000",
        "source" => "a source: first_party or third_party",
        "stage" => "a stage that is known: say what it means",
        "email" if table == Table::Contacts => "an e-mail address",
        "domain" if table == Table::Accounts => "a domain",
        _ => return None,
    })
}

/// The required fields in the order in which a row is looked at, and what is said where one is missing.
pub fn required(table: Table) -> &'static [(&'static str, &'static str)] {
    match table {
        Table::Activities => &[
            ("occurred_at", "The row does not say when it happened."),
            ("type", "The row does not say what was done (its type)."),
            ("person", "The activity names neither a person nor an account."),
        ],
        Table::Outcomes => &[
            ("stage", "The row does not say which stage was reached."),
            ("occurred_at", "The row does not say when the stage was reached."),
            ("account", "The outcome names neither a person nor an account."),
        ],
        Table::Contacts | Table::Accounts => &[],
    }
}

/// Fields by which a row of records is known, and what is said where all are empty.
pub fn keys(table: Table) -> (&'static [&'static str], &'static str) {
    match table {
        Table::Contacts => (&["id", "email"], "The contact has neither an id nor an e-mail address."),
        Table::Accounts => (&["id", "domain", "name"], "The account has no id, no domain and no name."),
        Table::Activities | Table::Outcomes => (&[], ""),
    }
}

/// A sound cell. Texts of their own hold what a reader may stumble over.
pub fn sound(field: &str, row: usize, seed: usize) -> String {
    const REMARKS: [&str; 8] =
        ["", "plain", "Größe 9", "a, b; c|d", "\"quoted\"", "two\nlines", "tab\there", "and, \"so\"\n\non"];
    match field {
        "id" => format!("r{row}"),
        "occurred_at" | "created_at" => format!("2026-0{}-1{}", 1 + seed % 9, row % 10),
        "type" => ["webinar", "page_view", "demo"][seed % 3].into(),
        "person" | "email" => format!("u{row}@firm{}.com", seed % 5),
        "account" | "domain" => format!("firm{row}.com"),
        "name" => format!("Name{row}"),
        "quantity" => ["1", "2.5", "12"][seed % 3].into(),
        "source" => ["first_party", "third_party"][seed % 2].into(),
        "employees" | "amount" => ["10", "99.5"][seed % 2].into(),
        "stage" => ["sqo", "won", "lost", "mql"][seed % 4].into(),
        _ => REMARKS[seed % REMARKS.len()].into(),
    }
}

pub fn is_who(field: &str) -> bool {
    ["person", "account"].contains(&field)
}
