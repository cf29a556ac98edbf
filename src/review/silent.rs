//! Who qualified a month ago and does no longer, and whose voice is missing in an account that still does.

use super::BEFORE_DAYS;
use crate::day::Day;
use crate::model::Scope;
use crate::outcome::OwnLine;
use crate::score::Scoring;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FallenAway {
    pub key: String,
    /// The first day since on which it did not qualify.
    pub fell_on: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoneSilent {
    pub account: String,
    pub person: String,
    /// Of any type.
    pub last_activity: Option<Day>,
}

/// Entities of the line that qualified 30 days before `as_of` and do not on it, by key.
pub fn fallen_away(scoring: &Scoring, line: &OwnLine) -> Vec<FallenAway> {
    let (data, scope) = (&scoring.data, line.scope());
    let places: Vec<usize> = match scope {
        Scope::Person => scoring.members.people(line.model).map(|person| person.index()).collect(),
        Scope::Account => scoring.members.accounts(line.model).map(|account| account.index()).collect(),
    };
    let (before, today) = (data.as_of.0 - BEFORE_DAYS, data.as_of.0);
    let fell = |place: &usize| {
        let qualified = |day: i32| scoring.standing(line.model, scope, *place, day).0;
        if !qualified(before) || qualified(today) {
            return None;
        }
        let fell_on = (before + 1..=today).find(|day| !qualified(*day)).map(Day)?;
        Some(FallenAway { key: data.key_of(scope, *place).to_string(), fell_on })
    };
    let mut fallen: Vec<FallenAway> = places.iter().filter_map(fell).collect();
    fallen.sort_unstable();
    fallen
}

/// In the model's accounts that qualify on `as_of`: people engaged 30 days before it and not on it, by account and person.
pub fn gone_silent(scoring: &Scoring, model: usize) -> Vec<GoneSilent> {
    let data = &scoring.data;
    if scoring.bounds[model].model.account.is_none() {
        return Vec::new();
    }
    let mut silent = Vec::new();
    for account in scoring.members.accounts(model) {
        let mut scorer = scoring.account(model, account);
        if !scorer.on(data.as_of.0).qualified {
            continue;
        }
        let left = scorer.people.iter().filter(|p| p.engaged(data.as_of.0 - BEFORE_DAYS) && !p.engaged(data.as_of.0));
        silent.extend(left.map(|scorer| GoneSilent {
            account: data.account_key(account).to_string(),
            person: data.person_key(scorer.person).to_string(),
            last_activity: scorer.history.days.iter().map(|d| Day(d.day)).rfind(|day| *day <= data.as_of),
        }));
    }
    silent.sort_unstable();
    silent
}
