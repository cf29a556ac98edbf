//! Contacts with their companies, as HubSpot imports them in one file: headers are the labels of properties.
//!
//! HubSpot's own properties come first; those called "Cutline …" are to be made there, or left unmapped. A text property
//! takes 65,536 characters, an owner is matched by e-mail address or name, a single checkbox takes true and false.
//!
//! Source: HubSpot, "Set up import files", and "Property field types".

use super::PacketsText;
use super::columns::{self as of, Row, Value};
use super::csv::Cell;
use super::limit::{self, Column};
use crate::packets::Packets;

/// The most characters of a text property.
const TEXT: usize = 65_536;

const FIRST_NAME: Value = |row| match limit::first_and_last(row) {
    Ok([first, _]) => Cell::filled(first),
    Err(name) => Cell::filled(name.into()),
};
const LAST_NAME: Value = |row| limit::first_and_last(row).map_or(Cell::Missing, |[_, last]| Cell::filled(last));
/// A stage that HubSpot knows, for MQLs alone: whoever is none keeps theirs.
const LIFECYCLE: Value = |row| match row.person.is_some_and(|person| person.mql) {
    true => Cell::text("Marketing Qualified Lead"),
    false => Cell::Missing,
};

const COLUMNS: [Column; 26] = [
    Column::whole("Email", TEXT, of::EMAIL),
    Column::text("First Name", TEXT, FIRST_NAME),
    Column::text("Last Name", TEXT, LAST_NAME),
    Column::text("Job Title", TEXT, of::TITLE),
    Column::text("Company Name", TEXT, of::ACCOUNT_NAME),
    Column::whole("Company Domain Name", TEXT, of::DOMAIN),
    Column::whole("Contact owner", TEXT, of::OWNER),
    Column::of("Lifecycle Stage", LIFECYCLE),
    Column::whole("Cutline account key", TEXT, of::ACCOUNT),
    Column::whole("Cutline person key", TEXT, of::PERSON),
    Column::text("Cutline model", TEXT, of::MODEL),
    Column::text("Cutline tier", TEXT, of::TIER),
    Column::text("Cutline motion", TEXT, of::MOTION),
    Column::of("Cutline fit", of::FIT),
    Column::of("Cutline intent", of::INTENT),
    Column::of("Cutline engagement", of::ENGAGEMENT),
    Column::of("Cutline coverage", of::COVERAGE),
    Column::of("Cutline account score", of::SCORE),
    Column::of("Cutline person score", of::PERSON_SCORE),
    Column::of("Cutline MQL", of::MQL),
    Column::of("Cutline start here", of::START_WITH),
    Column::of("Cutline last activity", of::LAST_ACTIVITY),
    Column::of("Cutline qualified on", of::CROSSED_ON),
    Column::of("Cutline falls below on", of::FALLS_BELOW_ON),
    Column::of("Cutline stands without top person", of::STANDS),
    Column::text("Cutline summary", TEXT, of::STORY),
];

pub fn text(packets: &Packets) -> PacketsText {
    limit::text(packets, "HubSpot", &COLUMNS, missing)
}

/// HubSpot tells contacts apart by their e-mail address, and makes one anew for each row without.
fn missing(row: Row) -> Option<String> {
    let person = row.person.filter(|person| person.email.is_none())?;
    Some(format!("{} has no e-mail address: HubSpot makes a new contact of that row each time.", person.key))
}
