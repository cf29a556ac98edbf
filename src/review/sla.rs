//! The two clocks of a hand-off: from the crossing to the hand-off, and from there to the first contact.

use crate::crossing::instant;
use crate::day::{Day, Instant};
use crate::identity::PersonId;
use crate::model::Scope;
use crate::outcome::{Fated, OwnLine, outcomes_of};
use crate::score::Scoring;
use crate::settings::Stage;
use serde::Serialize;
use std::collections::BTreeMap;

/// Hours within which a hand-off, and then a first contact, is in time.
const QUALIFY_HOURS: f64 = 24.0;
const CONTACT_HOURS: f64 = 48.0;
/// How many of the slowest are named.
const WORST: usize = 10;
const MICROS_PER_HOUR: f64 = 3_600_000_000.0;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sla {
    /// From the crossing's instant to the first hand-off (`mql` or `mqa`) on its day or later, against 24 hours.
    pub qualify: Clock,
    /// From that hand-off to the first contact on its day or later (`first_contacted_at`, else `sal`), against 48 hours.
    pub contact: Clock,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Clock {
    /// The hours that count as in time.
    pub within_hours: f64,
    /// Those with both ends.
    pub judged: u32,
    pub in_time: u32,
    /// 0 to 1; `null` where nobody was judged.
    pub share: Option<f64>,
    /// The ten with the most hours, ties by key.
    pub worst: Vec<Late>,
    /// By owner's name; those without one last.
    pub owners: Vec<OwnerClock>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Late {
    pub key: String,
    /// Below 0 counts as 0. A bare date is its midnight.
    pub hours: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnerClock {
    pub owner: Option<String>,
    pub judged: u32,
    pub in_time: u32,
    /// 0 to 1.
    pub share: f64,
}

/// How long one entity waited.
struct Wait<'a> {
    key: &'a str,
    owner: Option<&'a str>,
    hours: f64,
}

pub fn sla(scoring: &Scoring, line: &OwnLine) -> Sla {
    let contacts = first_contacts(scoring);
    let (mut qualify, mut contact) = (Vec::new(), Vec::new());
    for fated in line.new_ones() {
        let Some(handed) = first(scoring, line, fated, &[Stage::Mql, Stage::Mqa], fated.crossed.day) else { continue };
        let wait = |from: Instant, to: Instant| Wait {
            key: scoring.data.key_of(line.scope(), fated.crossed.entity as usize),
            owner: owner(scoring, line.scope(), fated.crossed.entity as usize),
            hours: ((to.0 - from.0) as f64 / MICROS_PER_HOUR).max(0.0),
        };
        qualify.push(wait(instant(scoring, line.model, line.axis, fated.crossed), handed));
        let met = people(scoring, line.scope(), fated.crossed.entity)
            .filter_map(|person| contacts.get(&person).copied())
            .filter(|at| at.day() >= handed.day())
            .min()
            .or_else(|| first(scoring, line, fated, &[Stage::Sal], handed.day()));
        contact.extend(met.map(|met| wait(handed, met)));
    }
    Sla { qualify: clock(qualify, QUALIFY_HOURS), contact: clock(contact, CONTACT_HOURS) }
}

/// The instant of the first outcome of just these stages on the day or later.
fn first(scoring: &Scoring, line: &OwnLine, fated: &Fated, stages: &[Stage], from: Day) -> Option<Instant> {
    let mut outcomes = outcomes_of(&scoring.data, line.scope(), fated.crossed.entity as usize);
    outcomes.find(|o| stages.contains(&o.stage) && o.at.day() >= from).map(|o| o.at)
}

/// By person, up to `as_of`.
fn first_contacts(scoring: &Scoring) -> BTreeMap<PersonId, Instant> {
    let known = scoring.data.first_contacts.iter().filter(|(_, at)| at.day() <= scoring.data.as_of);
    known.copied().collect()
}

/// Whom a hand-off of the entity is about: the person, or all of the account's people.
fn people(scoring: &Scoring, scope: Scope, entity: u32) -> impl Iterator<Item = PersonId> {
    let (own, of_account) = match scope {
        Scope::Person => (Some(PersonId(entity)), &[][..]),
        Scope::Account => (None, scoring.data.people_of.of(entity as usize)),
    };
    own.into_iter().chain(of_account.iter().map(|person| PersonId(*person)))
}

/// The record's own owner, else its account's.
fn owner(scoring: &Scoring, scope: Scope, entity: usize) -> Option<&str> {
    let data = &scoring.data;
    let of = |scope, place| data.text_of(data.field(scope, "owner"), place);
    of(scope, entity).or_else(|| match scope {
        Scope::Person => of(Scope::Account, data.account_of[entity]?.index()),
        Scope::Account => None,
    })
}

fn clock(mut waits: Vec<Wait>, within_hours: f64) -> Clock {
    waits.sort_by(|a, b| b.hours.total_cmp(&a.hours).then_with(|| a.key.cmp(b.key)));
    let in_time = |wait: &&Wait| wait.hours <= within_hours;
    let mut by_owner: BTreeMap<(bool, Option<&str>), (u32, u32)> = BTreeMap::new();
    for wait in &waits {
        let counts = by_owner.entry((wait.owner.is_none(), wait.owner)).or_default();
        counts.0 += 1;
        counts.1 += u32::from(in_time(&wait));
    }
    let judged = waits.len() as u32;
    let in_time = waits.iter().filter(in_time).count() as u32;
    let owner = |((_, owner), (judged, in_time)): ((bool, Option<&str>), (u32, u32))| OwnerClock {
        owner: owner.map(str::to_string),
        judged,
        in_time,
        share: f64::from(in_time) / f64::from(judged),
    };
    Clock {
        within_hours,
        judged,
        in_time,
        share: (judged > 0).then(|| f64::from(in_time) / f64::from(judged)),
        worst: waits.iter().take(WORST).map(|w| Late { key: w.key.to_string(), hours: w.hours }).collect(),
        owners: by_owner.into_iter().map(owner).collect(),
    }
}
