//! Leads, as Salesforce's Data Loader and Data Import Wizard take them: headers are API names.
//!
//! Standard fields come first with the lengths of the Lead object; those with `__c` are to be made there, or left unmapped.
//! A custom text field takes 255 characters, Description 32,000. Days are ISO 8601, truths `true` and `false`.
//!
//! Source: Salesforce, "Field Reference: Lead", and Data Loader's "Supported data types".

use super::PacketsText;
use super::columns::{self as of, Row, Value};
use super::csv::Cell;
use super::limit::{self, Column};
use crate::packets::Packets;

/// The most characters of a text field.
const TEXT: usize = 255;

const FIRST_NAME: Value = |row| limit::first_and_last(row).map_or(Cell::Missing, |[first, _]| Cell::filled(first));
const LAST_NAME: Value = |row| match limit::first_and_last(row) {
    Ok([_, last]) => Cell::filled(last),
    Err(name) => Cell::filled(name.into()),
};
/// A lead needs a company: its key where it has no name.
const COMPANY: Value = |row| Cell::text(row.packet.name.as_deref().unwrap_or(&row.packet.key));

const COLUMNS: [Column; 25] = [
    Column::text("FirstName", 40, FIRST_NAME),
    Column::text("LastName", 80, LAST_NAME),
    Column::text("Company", TEXT, COMPANY),
    Column::text("Title", 128, of::TITLE),
    Column::whole("Email", 80, of::EMAIL),
    Column::whole("Website", TEXT, of::DOMAIN),
    Column::text("Description", 32_000, of::STORY),
    Column::whole("Cutline_Account_Key__c", TEXT, of::ACCOUNT),
    Column::whole("Cutline_Person_Key__c", TEXT, of::PERSON),
    Column::text("Cutline_Owner__c", TEXT, of::OWNER),
    Column::text("Cutline_Model__c", TEXT, of::MODEL),
    Column::text("Cutline_Tier__c", TEXT, of::TIER),
    Column::text("Cutline_Motion__c", TEXT, of::MOTION),
    Column::of("Cutline_Fit__c", of::FIT),
    Column::of("Cutline_Intent__c", of::INTENT),
    Column::of("Cutline_Engagement__c", of::ENGAGEMENT),
    Column::of("Cutline_Coverage__c", of::COVERAGE),
    Column::of("Cutline_Account_Score__c", of::SCORE),
    Column::of("Cutline_Person_Score__c", of::PERSON_SCORE),
    Column::of("Cutline_MQL__c", of::MQL),
    Column::of("Cutline_Start_Here__c", of::START_WITH),
    Column::of("Cutline_Last_Activity__c", of::LAST_ACTIVITY),
    Column::of("Cutline_Qualified_On__c", of::CROSSED_ON),
    Column::of("Cutline_Falls_Below_On__c", of::FALLS_BELOW_ON),
    Column::of("Cutline_Stands_Without_Top_Person__c", of::STANDS),
];

pub fn text(packets: &Packets) -> PacketsText {
    limit::text(packets, "Salesforce", &COLUMNS, missing)
}

fn missing(row: Row) -> Option<String> {
    let person = row.person.filter(|_| LAST_NAME(row) == Cell::Missing)?;
    Some(format!("{} has no last name, without which Salesforce takes no lead: fill in LastName.", person.key))
}
