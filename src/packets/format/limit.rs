//! Rows for a CRM: under its own headers, each value no longer than its field takes.
//!
//! A cut value is still its own beginning; a cut e-mail address would be another address, so that one is left out.

use super::PacketsText;
use super::columns::{self, Row, Value};
use super::csv::{Cell, Profile, line};
use crate::packets::{Packet, Packets};
use std::borrow::Cow;

pub struct Column {
    pub header: &'static str,
    /// The most that the field takes, in UTF-16 code units as CRMs count; `None` where a value cannot be too long.
    pub most: Option<usize>,
    pub value: Value,
    /// A longer value is left out, not cut.
    pub whole: bool,
}

impl Column {
    /// A number, a day or a truth.
    pub const fn of(header: &'static str, value: Value) -> Column {
        Column { header, most: None, value, whole: false }
    }

    /// A text that is cut to so many characters.
    pub const fn text(header: &'static str, most: usize, value: Value) -> Column {
        Column { header, most: Some(most), value, whole: false }
    }

    /// A text of no use unless it is whole.
    pub const fn whole(header: &'static str, most: usize, value: Value) -> Column {
        Column { header, most: Some(most), value, whole: true }
    }
}

/// One row a person, as is. Accounts without people are told in a note; `missing` says what else a row lacks.
pub fn text(packets: &Packets, crm: &str, columns: &[Column], missing: fn(Row) -> Option<String>) -> PacketsText {
    let (mut text, mut notes) = (String::new(), Vec::new());
    line(&mut text, columns.iter().map(|column| Cell::text(column.header)), Profile::AsIs);
    for packet in &packets.packets {
        if packet.people.is_empty() {
            notes.push(format!(
                "{} is left out: {crm} takes one person a row, and nobody there is engaged.",
                name(packet)
            ));
        }
        for row in columns::people(packet) {
            notes.extend(missing(row));
            let cells: Vec<Cell> = columns.iter().map(|column| fitted(column, row, crm, &mut notes)).collect();
            line(&mut text, cells, Profile::AsIs);
        }
    }
    PacketsText { text, notes }
}

fn fitted<'a>(column: &Column, row: Row<'a>, crm: &str, notes: &mut Vec<String>) -> Cell<'a> {
    let value = (column.value)(row);
    let (Cell::Text(text), Some(most)) = (&value, column.most) else { return value };
    let long = text.encode_utf16().count();
    if long <= most {
        return value;
    }
    let whose = row.person.map_or_else(|| name(row.packet), |person| person.key.clone());
    let done = if column.whole { "it is left out" } else { "the rest is cut" };
    notes.push(format!("{} of {whose} has {long} characters, and {crm} takes {most}: {done}.", column.header));
    if column.whole { Cell::Missing } else { Cell::Text(Cow::Owned(beginning(text, most).to_string())) }
}

/// The longest beginning of whole characters within so many UTF-16 code units.
fn beginning(text: &str, most: usize) -> &str {
    let mut left = most;
    let end = text.char_indices().find(|(_, character)| {
        let fits = character.len_utf16() <= left;
        left -= if fits { character.len_utf16() } else { 0 };
        !fits
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

fn name(packet: &Packet) -> String {
    packet.name.clone().unwrap_or_else(|| packet.key.clone())
}

/// First and last name: the columns' own, else the name parted at its last white space; a name of one word is neither.
pub fn first_and_last<'a>(row: Row<'a>) -> Result<[Cow<'a, str>; 2], &'a str> {
    let Some(person) = row.person else { return Err("") };
    if let Some([first, last]) = &person.first_and_last {
        return Ok([Cow::Borrowed(first.as_str()), Cow::Borrowed(last.as_str())]);
    }
    let name = person.name.as_deref().unwrap_or_default().trim();
    let parted = name.rsplit_once(char::is_whitespace);
    parted.map(|(first, last)| [first.trim_end(), last].map(Cow::Borrowed)).ok_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_never_halves_a_character() {
        assert_eq!(beginning("añb", 2), "añ");
        // 😀 is two code units.
        assert_eq!(beginning("a😀b", 2), "a");
        assert_eq!(beginning("a😀b", 3), "a😀");
        assert_eq!(beginning("abc", 3), "abc");
        assert_eq!(beginning("", 0), "");
    }
}
