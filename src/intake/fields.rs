//! The fields that each table can take (spec §1), and what may stand in them.
//!
//! Every other column stays too, as text under its own header; a field is only what Cutline itself reads.

use super::tables::Table;
use crate::settings::Stage;

/// What a field's cells are read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A text of which no two rows should have the same.
    Id,
    Email,
    Domain,
    Date,
    Number,
    Quantity,
    Source,
    Stage,
    /// Yes, no, or the day of it.
    YesOrDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub about: &'static str,
    pub kind: Kind,
}

const fn field(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, about, kind }
}

pub fn of(table: Table) -> &'static [Field] {
    match table {
        Table::Activities => &ACTIVITIES,
        Table::Contacts => &CONTACTS,
        Table::Accounts => &ACCOUNTS,
        Table::Outcomes => &OUTCOMES,
    }
}

pub fn find(table: Table, name: &str) -> Option<&'static Field> {
    of(table).iter().find(|field| field.name == name)
}

/// The fields that date an outcome of a person or an account.
pub const LIFECYCLE: [(&str, Stage); 7] = [
    ("mql_at", Stage::Mql),
    ("mqa_at", Stage::Mqa),
    ("sal_at", Stage::Sal),
    ("sql_at", Stage::Sql),
    ("sqo_at", Stage::Sqo),
    ("won_at", Stage::Won),
    ("lost_at", Stage::Lost),
];

const ACTIVITIES: [Field; 9] = [
    field("occurred_at", Kind::Date, "when it happened"),
    field("type", Kind::Text, "what was done: a visit, a download, a demo request"),
    field("person", Kind::Text, "who did it: a contact's id or e-mail"),
    field("account", Kind::Text, "whose it is: an account's id, domain or name"),
    field("id", Kind::Id, "the activity's own id; a second row of it is a duplicate"),
    field("quantity", Kind::Quantity, "how much, 0 to 1,000,000; 1 if empty"),
    field("source", Kind::Source, "first_party or third_party; first_party if empty"),
    field("asset", Kind::Text, "on what: a page, a form, a campaign"),
    field("motion", Kind::Text, "the motion that it belongs to: inbound, outbound"),
];

const CONTACTS: [Field; 19] = [
    field("id", Kind::Id, "the contact's id"),
    field("email", Kind::Email, "the e-mail address"),
    field("name", Kind::Text, "the full name"),
    field("title", Kind::Text, "the job title"),
    field("seniority", Kind::Text, "the level: c_level, vp, director, manager, ic"),
    field("department", Kind::Text, "the department"),
    field("account", Kind::Text, "the employer: an account's id, domain or name"),
    field("region", Kind::Text, "the sales region"),
    field("owner", Kind::Text, "who looks after the contact"),
    field("created_at", Kind::Date, "when the contact was created; counts as an activity too"),
    field("first_contacted_at", Kind::Date, "when sales first got in touch"),
    field("mql_at", Kind::Date, "when the person became an MQL"),
    field("mqa_at", Kind::Date, "when the account became an MQA"),
    field("sal_at", Kind::Date, "when sales accepted"),
    field("sql_at", Kind::Date, "when sales qualified"),
    field("sqo_at", Kind::Date, "when an opportunity was opened"),
    field("won_at", Kind::Date, "when the deal was won"),
    field("lost_at", Kind::Date, "when the deal was lost"),
    field("converted", Kind::YesOrDate, "whether it became an opportunity: yes or no, or the day"),
];

const ACCOUNTS: [Field; 19] = [
    field("id", Kind::Id, "the account's id"),
    field("domain", Kind::Domain, "the website or domain"),
    field("name", Kind::Text, "the company's name"),
    field("industry", Kind::Text, "the industry"),
    field("employees", Kind::Number, "how many employees"),
    field("revenue", Kind::Number, "the annual revenue"),
    field("country", Kind::Text, "the country"),
    field("region", Kind::Text, "the sales region"),
    field("technologies", Kind::Text, "technologies in use, with ; , or | between"),
    field("parent", Kind::Text, "the parent company: its id, domain or name"),
    field("owner", Kind::Text, "who looks after the account"),
    field("motion", Kind::Text, "the motion that it belongs to: inbound, outbound"),
    CONTACTS[11],
    CONTACTS[12],
    CONTACTS[13],
    CONTACTS[14],
    CONTACTS[15],
    CONTACTS[16],
    CONTACTS[17],
];

const OUTCOMES: [Field; 8] = [
    field("stage", Kind::Stage, "mql, mqa, sal, sql, sqo, won or lost; in a deals table any stage"),
    field("occurred_at", Kind::Date, "when the stage was reached"),
    field("person", Kind::Text, "whose it is: a contact's id or e-mail"),
    field("account", Kind::Text, "whose it is: an account's id, domain or name"),
    field("amount", Kind::Number, "the deal's value"),
    field("id", Kind::Id, "the outcome's own id; a second row of it is a duplicate"),
    field("created_at", Kind::Date, "when the deal was opened; then no occurred_at is needed"),
    field("closed_at", Kind::Date, "when the deal was won or lost"),
];
