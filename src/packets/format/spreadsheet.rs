//! One row a person for a spreadsheet; no cell of it can run.
//!
//! An account without people has one row with nobody in it, so that the list of accounts is whole.

use super::PacketsText;
use super::columns::{self as of, Row, Value};
use super::csv::{Cell, Profile, line};
use crate::packets::Packets;

/// Named like the keys of a packet; margins by gate.
const COLUMNS: [(&str, Value); 32] = [
    ("account", of::ACCOUNT),
    ("account_name", of::ACCOUNT_NAME),
    ("domain", of::DOMAIN),
    ("tier", of::TIER),
    ("owner", of::OWNER),
    ("model", of::MODEL),
    ("motion", of::MOTION),
    ("fit", of::FIT),
    ("intent", of::INTENT),
    ("engagement", of::ENGAGEMENT),
    ("coverage", of::COVERAGE),
    ("score", of::SCORE),
    ("margin_fit", of::MARGIN_FIT),
    ("margin_intent", of::MARGIN_INTENT),
    ("margin_engagement", of::MARGIN_ENGAGEMENT),
    ("margin_coverage", of::MARGIN_COVERAGE),
    ("margin_score", of::MARGIN_SCORE),
    ("crossed_on", of::CROSSED_ON),
    ("crossed_at", of::CROSSED_AT),
    ("falls_below_on", of::FALLS_BELOW_ON),
    ("stands_without_top_person", of::STANDS),
    ("why", of::WHY),
    ("person", of::PERSON),
    ("email", of::EMAIL),
    ("name", of::NAME),
    ("title", of::TITLE),
    ("seniority", of::SENIORITY),
    ("department", of::DEPARTMENT),
    ("person_score", of::PERSON_SCORE),
    ("mql", of::MQL),
    ("start_with", of::START_WITH),
    ("last_activity", of::LAST_ACTIVITY),
];

pub fn text(packets: &Packets) -> PacketsText {
    let mut text = String::new();
    line(&mut text, COLUMNS.map(|(header, _)| Cell::text(header)), Profile::SpreadsheetSafe);
    for packet in &packets.packets {
        let nobody = packet.people.is_empty().then_some(Row { packet, person: None });
        for row in of::people(packet).chain(nobody) {
            line(&mut text, COLUMNS.map(|(_, value)| value(row)), Profile::SpreadsheetSafe);
        }
    }
    PacketsText { text, notes: Vec::new() }
}
