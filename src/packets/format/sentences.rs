//! A packet in sentences, for whoever reads it and computes nothing from it.

use crate::calibrate::number;
use crate::packets::{Packet, PacketPerson, Reason};
use crate::points::Quanta;
use crate::score::Gate;

/// "Asked for a demo 20 (m@beta.com); Visited the site 8 (d@beta.com)".
pub fn why(packet: &Packet) -> String {
    reasons(packet).collect::<Vec<_>>().join("; ")
}

pub fn reasons(packet: &Packet) -> impl Iterator<Item = String> {
    let reason = |reason: &Reason| match &reason.person {
        Some(person) => format!("{} {} ({person})", reason.label, number(reason.points)),
        None => format!("{} {}", reason.label, number(reason.points)),
    };
    packet.why.iter().map(reason)
}

/// The whole packet but for its people and its timeline, one thing a line.
pub fn story(packet: &Packet) -> String {
    let mut lines = vec![qualified(packet), scores(packet)];
    if !packet.why.is_empty() {
        lines.push(format!("Why: {}.", why(packet)));
    }
    lines.extend(start_with(packet).map(|start| format!("Start with {start}.")));
    lines.extend(motion(packet).map(|motion| format!("Next: {motion}.")));
    lines.push(falls(packet));
    lines.extend(stands(packet));
    lines.join("\n")
}

pub fn qualified(packet: &Packet) -> String {
    match packet.crossed_on {
        Some(day) => format!("Qualified on {day} by the model {}.", packet.model),
        None => format!("Qualifies by the model {}; no activity made it do so.", packet.model),
    }
}

pub fn scores(packet: &Packet) -> String {
    let over = |margin: Option<Quanta>, what: &str| {
        margin.map_or(String::new(), |margin| format!(" ({} over its {what})", number(margin.points())))
    };
    let Packet { margins, .. } = packet;
    let dimension =
        |name: &str, value: Quanta, margin| format!("{name} {}{}", number(value.points()), over(margin, "gate"));
    let parts = [
        dimension("fit", packet.fit, margins.fit),
        dimension("intent", packet.intent, margins.intent),
        dimension("engagement", packet.engagement, margins.engagement),
        dimension("coverage", packet.coverage, margins.coverage),
    ];
    format!("Score {}{}: {}.", number(packet.score.points()), over(margins.score, "line"), parts.join(", "))
}

/// "Mo, Marketing Manager (m@beta.com), an MQL".
pub fn start_with(packet: &Packet) -> Option<String> {
    let start = packet.start_with.as_ref()?;
    let who = who(start.name.as_deref(), start.title.as_deref(), &start.key);
    Some(format!("{who}, {}", if start.mql { "an MQL" } else { "not yet an MQL" }))
}

pub fn person(person: &PacketPerson) -> String {
    who(person.name.as_deref(), person.title.as_deref(), &person.key)
}

fn who(name: Option<&str>, title: Option<&str>, key: &str) -> String {
    match (name, title) {
        (Some(name), Some(title)) => format!("{name}, {title} ({key})"),
        (Some(text), None) | (None, Some(text)) => format!("{text} ({key})"),
        (None, None) => key.to_string(),
    }
}

pub fn motion(packet: &Packet) -> Option<String> {
    Some(match packet.motion.as_deref()? {
        "call_today" => "call today, a hand was raised".into(),
        "second_person" => "bring in a second person, coverage is close to its gate".into(),
        own => own.to_string(),
    })
}

pub fn falls(packet: &Packet) -> String {
    let gate = |gate: &Gate| match gate {
        Gate::Fit => "fit",
        Gate::Intent => "intent",
        Gate::Engagement => "engagement",
        Gate::Coverage => "coverage",
        Gate::Score => "the score",
        Gate::Activity => "any activity",
    };
    let short: Vec<&str> = packet.falls_short_of.iter().map(gate).collect();
    match packet.falls_below_on {
        Some(day) => {
            format!("If nothing more happens it falls below the line on {day}, short of {}.", short.join(", "))
        }
        None => "If nothing more happens it stays above the line for three years.".into(),
    }
}

pub fn stands(packet: &Packet) -> Option<String> {
    let top = packet.top_person.as_ref()?;
    Some(match packet.stands_without_top_person {
        true => format!("It would qualify without {top}, too."),
        false => format!("Without {top} it would not qualify."),
    })
}
