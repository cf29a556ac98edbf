//! Packets to read, to paste into a message, or to print.
//!
//! What comes from the data is escaped: a title must not become a heading, a link or markup.

use super::{PacketsText, sentences};
use crate::packets::{Moment, Packet, PacketPerson, Packets};

pub fn text(packets: &Packets) -> PacketsText {
    let shown = packets.packets.len();
    let accounts = if packets.total == 1 { "account qualifies" } else { "accounts qualify" };
    let first = if shown < packets.total as usize { format!("; these are the first {shown}") } else { String::new() };
    let mut text = format!("# Hand-off on {}\n\n{} {accounts}{first}.\n", packets.as_of, packets.total);
    for (place, packet) in packets.packets.iter().enumerate() {
        text.push('\n');
        section(&mut text, place + 1, packet);
    }
    PacketsText { text, notes: Vec::new() }
}

fn section(text: &mut String, place: usize, packet: &Packet) {
    let mut push = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    push(format!("## {place}. {}\n", plain(packet.name.as_deref().unwrap_or(&packet.key))));
    let known =
        [("Account", Some(packet.key.as_str())), ("Tier", packet.tier.as_deref()), ("Owner", packet.owner.as_deref())];
    for (what, value) in known {
        if let Some(value) = value {
            push(format!("- {what}: {}", plain(value)));
        }
    }
    push(format!("- {}", plain(&sentences::qualified(packet))));
    push(format!("- {}", plain(&sentences::scores(packet))));
    if let Some(start) = sentences::start_with(packet) {
        push(format!("- **Start with** {}", plain(&start)));
    }
    if let Some(motion) = sentences::motion(packet) {
        push(format!("- **Next:** {}", plain(&motion)));
    }
    push(format!("- {}", plain(&sentences::falls(packet))));
    if let Some(stands) = sentences::stands(packet) {
        push(format!("- {}", plain(&stands)));
    }
    if !packet.why.is_empty() {
        push("\n### Why it qualified\n".into());
        for reason in sentences::reasons(packet) {
            push(format!("1. {}", plain(&reason)));
        }
    }
    if !packet.people.is_empty() {
        push("\n### People\n".into());
        push("| Person | Seniority | Department | Score | MQL | Last activity |".into());
        push("|---|---|---|--:|---|---|".into());
        packet.people.iter().for_each(|person| push(row(person)));
    }
    if !packet.timeline.is_empty() {
        push("\n### Timeline\n".into());
        packet.timeline.iter().for_each(|moment| push(line(moment)));
    }
}

fn row(person: &PacketPerson) -> String {
    let cells = [
        plain(&sentences::person(person)),
        person.seniority.name().replace('_', "-"),
        plain(&person.department),
        crate::calibrate::number(person.score.points()),
        if person.mql { "yes".into() } else { "no".into() },
        person.last_activity.map_or(String::new(), |day| day.to_string()),
    ];
    format!("| {} |", cells.join(" | "))
}

fn line(moment: &Moment) -> String {
    let at = moment.at.to_string().replace('T', " ");
    let rest = [Some(moment.kind.as_str()), moment.person.as_deref(), moment.asset.as_deref()];
    let rest: Vec<String> = rest.into_iter().flatten().map(plain).collect();
    format!("- {at} {}", rest.join(", "))
}

/// On one line, and nothing in it means anything to Markdown or HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                out.extend(['\\', character]);
            }
            character if character.is_control() || character == '\u{2028}' || character == '\u{2029}' => out.push(' '),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_the_data_is_markup() {
        assert_eq!(plain("a|b\n# c <i>[x](y)_z_"), "a\\|b \\# c \\<i\\>\\[x\\](y)\\_z\\_");
    }
}
