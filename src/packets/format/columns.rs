//! What a row says of an account and of one of its people, whatever the column is called.

use super::csv::Cell;
use super::sentences;
use crate::packets::{Packet, PacketPerson};
use crate::points::Quanta;
use std::borrow::Cow;

/// One row: an account, and one of its people; nobody where it has none.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub packet: &'a Packet,
    pub person: Option<&'a PacketPerson>,
}

/// What a column holds.
pub type Value = for<'a> fn(Row<'a>) -> Cell<'a>;

/// A row for each person of a packet, in order; an account without any has none.
pub fn people(packet: &Packet) -> impl Iterator<Item = Row<'_>> {
    packet.people.iter().map(move |person| Row { packet, person: Some(person) })
}

pub const ACCOUNT: Value = |row| Cell::text(&row.packet.key);
pub const ACCOUNT_NAME: Value = |row| Cell::maybe(row.packet.name.as_deref());
pub const DOMAIN: Value = |row| Cell::maybe(row.packet.domain.as_deref());
pub const TIER: Value = |row| Cell::maybe(row.packet.tier.as_deref());
pub const OWNER: Value = |row| Cell::maybe(row.packet.owner.as_deref());
pub const MODEL: Value = |row| Cell::text(&row.packet.model);
pub const MOTION: Value = |row| Cell::maybe(row.packet.motion.as_deref());
pub const FIT: Value = |row| points(row.packet.fit);
pub const INTENT: Value = |row| points(row.packet.intent);
pub const ENGAGEMENT: Value = |row| points(row.packet.engagement);
pub const COVERAGE: Value = |row| points(row.packet.coverage);
pub const SCORE: Value = |row| points(row.packet.score);
pub const MARGIN_FIT: Value = |row| margin(row.packet.margins.fit);
pub const MARGIN_INTENT: Value = |row| margin(row.packet.margins.intent);
pub const MARGIN_ENGAGEMENT: Value = |row| margin(row.packet.margins.engagement);
pub const MARGIN_COVERAGE: Value = |row| margin(row.packet.margins.coverage);
pub const MARGIN_SCORE: Value = |row| margin(row.packet.margins.score);
pub const CROSSED_ON: Value = |row| Cell::shown(row.packet.crossed_on);
pub const CROSSED_AT: Value = |row| Cell::shown(row.packet.crossed_at);
pub const FALLS_BELOW_ON: Value = |row| Cell::shown(row.packet.falls_below_on);
pub const STANDS: Value = |row| Cell::truth(row.packet.stands_without_top_person);
pub const WHY: Value = |row| match row.packet.why.is_empty() {
    true => Cell::Missing,
    false => Cell::Text(Cow::Owned(sentences::why(row.packet))),
};
pub const STORY: Value = |row| Cell::Text(Cow::Owned(sentences::story(row.packet)));

pub const PERSON: Value = |row| Cell::maybe(row.person.map(|person| person.key.as_str()));
pub const EMAIL: Value = |row| Cell::maybe(row.person.and_then(|person| person.email.as_deref()));
pub const NAME: Value = |row| Cell::maybe(row.person.and_then(|person| person.name.as_deref()));
pub const TITLE: Value = |row| Cell::maybe(row.person.and_then(|person| person.title.as_deref()));
pub const SENIORITY: Value = |row| Cell::maybe(row.person.map(|person| person.seniority.name()));
pub const DEPARTMENT: Value = |row| Cell::maybe(row.person.map(|person| person.department.as_str()));
pub const PERSON_SCORE: Value = |row| row.person.map_or(Cell::Missing, |person| points(person.score));
pub const MQL: Value = |row| row.person.map_or(Cell::Missing, |person| Cell::truth(person.mql));
pub const LAST_ACTIVITY: Value = |row| Cell::shown(row.person.and_then(|person| person.last_activity));
/// Whether it is this person to start with.
pub const START_WITH: Value = |row| {
    let start = row.packet.start_with.as_ref().map(|start| &start.key);
    row.person.map_or(Cell::Missing, |person| Cell::truth(start == Some(&person.key)))
};

fn points(value: Quanta) -> Cell<'static> {
    Cell::Number(value.points())
}

fn margin(value: Option<Quanta>) -> Cell<'static> {
    value.map_or(Cell::Missing, points)
}
