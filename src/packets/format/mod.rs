//! Packets as texts to carry away: for a spreadsheet, for a CRM, for reading.
//!
//! What a format cannot hold is never dropped silently: each such value, and each account or person left out, has a note.

mod columns;
mod csv;
mod hubspot;
mod limit;
mod markdown;
mod salesforce;
mod sentences;
mod spreadsheet;

use super::Packets;
use serde::{Deserialize, Serialize};

/// What packets are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PacketFormat {
    /// As data.
    #[default]
    Json,
    /// One row a person, safe to open in a spreadsheet.
    Csv,
    /// One row a person, as is, for HubSpot's import of contacts and companies.
    CsvHubspot,
    /// One row a person, as is, for Salesforce's import of leads.
    CsvSalesforce,
    Markdown,
}

/// Packets as one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PacketsText {
    pub text: String,
    /// What was cut or left out, in sentences.
    pub notes: Vec<String>,
}

/// `None` for packets as data.
pub fn text(packets: &Packets, format: PacketFormat) -> Option<PacketsText> {
    match format {
        PacketFormat::Json => None,
        PacketFormat::Csv => Some(spreadsheet::text(packets)),
        PacketFormat::CsvHubspot => Some(hubspot::text(packets)),
        PacketFormat::CsvSalesforce => Some(salesforce::text(packets)),
        PacketFormat::Markdown => Some(markdown::text(packets)),
    }
}
