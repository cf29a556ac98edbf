//! Hand-off packets (spec §11): what a salesperson gets with each account that qualifies on `as_of`.
//!
//! A packet says what is known on that day. What comes after it in the data is neither shown nor counted, not even where
//! the packet looks ahead.

mod falls;
pub mod format;
mod people;
mod timeline;
mod without;

use crate::crossing::{self, Axis, Crossed};
use crate::day::{Day, Instant};
use crate::error::Result;
use crate::identity::AccountId;
use crate::model::{Dimension, Scope};
use crate::points::Quanta;
use crate::score::{AccountScore, AccountScorer, Gate, Part, Scoring, account_parts, hand_off};
use crate::titles::Seniority;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many parts of a score a packet names.
const PARTS: usize = 10;

/// Coverage this close above its gate, in points, hangs on one person.
const NEAR: i64 = 10;

/// The accounts that qualify on `as_of`, highest score first, then by key.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Packets {
    pub packets: Vec<Packet>,
    /// How many qualify, whatever the limit.
    pub total: u32,
    pub as_of: Day,
}

/// Figures are in points; instants are on the workspace's clock.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Packet {
    pub key: String,
    pub name: Option<String>,
    pub domain: Option<String>,
    pub tier: Option<String>,
    pub owner: Option<String>,
    pub model: String,
    pub fit: Quanta,
    pub intent: Quanta,
    pub engagement: Quanta,
    pub coverage: Quanta,
    pub score: Quanta,
    pub margins: Margins,
    /// The first day with an activity on which it qualified; `null` if there is none.
    pub crossed_on: Option<Day>,
    /// The last activity of that day.
    pub crossed_at: Option<Instant>,
    /// `null` where nobody is engaged and nobody an MQL.
    pub start_with: Option<StartWith>,
    /// The engaged and the MQLs: MQLs first, then by score, then by key.
    pub people: Vec<PacketPerson>,
    /// The latest first, 20 at most.
    pub timeline: Vec<Moment>,
    /// The parts of intent and engagement with the most points, ten at most.
    pub why: Vec<Reason>,
    /// The first day after `as_of` on which it qualifies no longer if nothing more happens; `null` if that is not within
    /// three years.
    pub falls_below_on: Option<Day>,
    /// What it misses on that day.
    pub falls_short_of: Vec<Gate>,
    /// The key of the person with the most of its intent and engagement; `null` where nobody has any.
    pub top_person: Option<String>,
    /// Whether it would qualify had that person done nothing.
    pub stands_without_top_person: bool,
    /// `call_today`, `second_person`, else the account's own motion; `null` without one.
    pub motion: Option<String>,
}

/// By how many points each gate is passed; only the gates that the account is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Margins {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Quanta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intent: Option<Quanta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engagement: Option<Quanta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Quanta>,
    /// Of an additive account, over its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Quanta>,
}

/// The MQL with the highest score, else the most senior engaged person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StartWith {
    pub key: String,
    pub name: Option<String>,
    pub title: Option<String>,
    pub mql: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PacketPerson {
    pub key: String,
    pub name: Option<String>,
    /// As columns of their own give them.
    #[serde(skip)]
    pub first_and_last: Option<[String; 2]>,
    pub email: Option<String>,
    pub title: Option<String>,
    pub seniority: Seniority,
    pub department: String,
    /// Under the account's model.
    pub score: Quanta,
    pub mql: bool,
    pub raised_hand: bool,
    pub engaged: bool,
    /// Of any type.
    pub last_activity: Option<Day>,
}

/// Something that was done in the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moment {
    pub at: Instant,
    /// `null` for the account's own.
    pub person: Option<String>,
    #[serde(rename = "type")]
    pub kind: String,
    pub asset: Option<String>,
}

/// One part of why it qualified.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    pub signal: String,
    pub label: String,
    pub dimension: Dimension,
    /// `null` for the account's own.
    pub person: Option<String>,
    pub points: f64,
    /// The activities (or people) behind it; 0 for a field.
    pub occurrences: u32,
}

/// Refused only where the sweep of a model's own line is.
pub fn packets(scoring: &Scoring, limit: Option<usize>) -> Result<Packets> {
    let data = &scoring.data;
    let mut qualified: Vec<(usize, AccountId, Quanta)> = scoring
        .accounts()
        .filter_map(|(model, account)| {
            let score = scoring.account(model, account).on(data.as_of.0);
            score.qualified.then_some((model, account, score.score))
        })
        .collect();
    qualified.sort_unstable_by(|a, b| b.2.cmp(&a.2).then_with(|| data.account_key(a.1).cmp(data.account_key(b.1))));
    let total = qualified.len() as u32;
    qualified.truncate(limit.unwrap_or(usize::MAX));
    let mut crossed: BTreeMap<usize, Vec<Crossed>> = BTreeMap::new();
    let mut packets = Vec::with_capacity(qualified.len());
    for (model, account, _) in qualified {
        if let std::collections::btree_map::Entry::Vacant(entry) = crossed.entry(model) {
            entry.insert(crossing::own_line(scoring, model, Axis::own(&scoring.bounds[model].model))?);
        }
        let crossed = &crossed[&model];
        let place = crossed.binary_search_by_key(&account.0, |crossed| crossed.entity);
        packets.push(packet(scoring, model, account, place.ok().map(|place| crossed[place])));
    }
    Ok(Packets { packets, total, as_of: data.as_of })
}

fn packet(scoring: &Scoring, model: usize, account: AccountId, crossed: Option<Crossed>) -> Packet {
    let data = &scoring.data;
    let mut scorer = scoring.account(model, account);
    let score = scorer.on(data.as_of.0);
    let people = people::people(&mut scorer, data.as_of);
    let parts = account_parts(&mut scorer, data.as_of);
    let top = without::top_person(&scorer, &parts);
    let stands = top.is_none_or(|top| without::stands_without(scoring, model, account, top));
    let start_with = hand_off(&mut scorer, data.as_of).start_with;
    let start_with = people.iter().find(|person| Some(&person.key) == start_with.as_ref());
    let fall = falls::fall(scoring.account(model, account).up_to(data.as_of.0), data.as_of);
    let cell = |field| data.text_of(data.field(Scope::Account, field), account.index()).map(str::to_string);
    let bound = scorer.bound;
    let tier = |tier: usize| bound.model.account.as_ref().map(|part| part.tiers[tier].0.clone());
    let [fit, intent, engagement] = score.dimensions;
    Packet {
        key: data.account_key(account).to_string(),
        name: cell("name"),
        domain: cell("domain"),
        tier: score.tier.and_then(tier),
        owner: cell("owner"),
        model: bound.model.name.clone(),
        fit,
        intent,
        engagement,
        coverage: score.coverage,
        score: score.score,
        margins: margins(&scorer, &score),
        crossed_on: crossed.map(|crossed| crossed.day),
        crossed_at: crossed.map(|crossed| bound.last_instant(Scope::Account, account.index(), crossed.day)),
        start_with: start_with.map(|person| StartWith {
            key: person.key.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            mql: person.mql,
        }),
        timeline: timeline::timeline(bound, account),
        why: why(parts),
        falls_below_on: fall.as_ref().map(|fall| fall.on),
        falls_short_of: fall.map_or(Vec::new(), |fall| fall.short_of),
        top_person: top.map(|top| data.person_key(scorer.people[top].person).to_string()),
        stands_without_top_person: stands,
        motion: motion(&scorer, &score, data.as_of).map(str::to_string).or_else(|| cell("motion")),
        people,
    }
}

fn margins(scorer: &AccountScorer, score: &AccountScore) -> Margins {
    let mut margins = Margins::default();
    for (gate, margin) in scorer.margins(score) {
        let of_gate = match gate {
            Gate::Fit => &mut margins.fit,
            Gate::Intent => &mut margins.intent,
            Gate::Engagement => &mut margins.engagement,
            Gate::Coverage => &mut margins.coverage,
            Gate::Score => &mut margins.score,
            Gate::Activity => continue,
        };
        *of_gate = Some(margin);
    }
    margins
}

fn why(parts: Vec<Part>) -> Vec<Reason> {
    let of_behaviour = parts.into_iter().filter(|part| part.dimension != Dimension::Fit && part.points > 0.0);
    let reason = |part: Part| Reason {
        signal: part.signal,
        label: part.label,
        dimension: part.dimension,
        person: part.person,
        points: part.points,
        occurrences: part.occurrences,
    };
    of_behaviour.take(PARTS).map(reason).collect()
}

/// What the figures suggest, whatever the account's own motion.
fn motion(scorer: &AccountScorer, score: &AccountScore, day: Day) -> Option<&'static str> {
    if scorer.people.iter().any(|person| person.raised_hand(day.0)) {
        return Some("call_today");
    }
    let coverage = scorer.margins(score).into_iter().find(|(gate, _)| *gate == Gate::Coverage);
    coverage.filter(|(_, margin)| *margin <= Quanta::whole_points(NEAR)).map(|_| "second_person")
}
