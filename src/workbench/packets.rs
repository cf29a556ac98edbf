//! Hand-off packets as they are asked for: as data, or as a text to carry away.

use super::ask::Answer;
use crate::error::Result;
use crate::packets::format::{self, PacketFormat, PacketsText};
use crate::packets::{Packets, packets};
use crate::score::Scoring;
use serde::{Deserialize, Serialize};

/// What sales is handed with each account that qualifies (spec §11).
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PacketsRequest {
    /// All of them without it.
    #[serde(default)]
    pub limit: Option<u32>,
    /// As data without it.
    #[serde(default)]
    pub format: Option<PacketFormat>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum PacketsAnswer {
    Data(Packets),
    Text(PacketsText),
}

pub fn answer(scoring: &Scoring, request: &PacketsRequest) -> Result<Answer> {
    let packets = packets(scoring, request.limit.map(|limit| limit as usize))?;
    let text = format::text(&packets, request.format.unwrap_or_default());
    Ok(Answer::Packets(Box::new(text.map_or(PacketsAnswer::Data(packets), PacketsAnswer::Text))))
}
