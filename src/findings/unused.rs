//! Signals that nobody meets, and activities that no signal uses (spec §8).

use super::{Bounds, Finding, FindingId, Severity, percent};
use crate::dataset::Dataset;
use crate::identity::{AccountId, PersonId};
use crate::model::{Count, Dimension, Model, Scope, Signal, Test};
use crate::score::Scoring;
use crate::signals::Bound;
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn unused_signals(scoring: &Scoring, model: usize) -> Vec<Finding> {
    let bound = &scoring.bounds[model];
    let finding = |(place, signal): (usize, &Signal)| {
        let says = if !is_scored(&bound.model, signal) {
            let (scope, other) = match signal.scope {
                Scope::Person => ("people", "person"),
                Scope::Account => ("accounts", "account"),
            };
            format!(
                "The signal \"{}\" is unused: the model does not score {scope}. Give it a part \"{other}\", or take the signal out.",
                signal.label
            )
        } else if !is_met(scoring, model, place) {
            format!(
                "The signal \"{}\" is unused: no record meets it. See how it is spelt in the data, or take it out.",
                signal.label
            )
        } else {
            return None;
        };
        Some(Finding::new(FindingId::Unused, Severity::Weak, says).about([signal.id.as_str()]))
    };
    bound.model.signals.iter().enumerate().filter_map(finding).collect()
}

/// A person's intent and engagement count in their account too, where that is scored.
fn is_scored(model: &Model, signal: &Signal) -> bool {
    match signal.scope {
        Scope::Account => model.account.is_some(),
        Scope::Person => model.person.is_some() || model.account.is_some() && signal.dimension != Dimension::Fit,
    }
}

/// A field as it stands on `as_of`; activities on any day up to it.
fn is_met(scoring: &Scoring, model: usize, place: usize) -> bool {
    let bound = &scoring.bounds[model];
    let met = |scope: Scope, entity: usize| match &bound.model.signals[place].test {
        Test::Field(_) => bound.field_of(place).is_some_and(|column| column.holds(entity, bound.data.as_of.0)),
        Test::Activity(test) => match test.count {
            Count::EachTime { .. } => reaches(bound, place, scope, entity, 1, i32::MAX),
            Count::AtLeast { activities, within_days } => reaches(bound, place, scope, entity, activities, within_days),
            Count::People { people, within_days } => people_reach(scoring, model, place, entity, people, within_days),
        },
    };
    match bound.model.signals[place].scope {
        Scope::Person => scoring.members.people(model).any(|person| met(Scope::Person, PersonId::index(person))),
        Scope::Account => scoring.members.accounts(model).any(|account| met(Scope::Account, AccountId::index(account))),
    }
}

fn reaches(bound: &Bound, place: usize, scope: Scope, entity: usize, activities: u32, within_days: i32) -> bool {
    let matching = bound.history(scope, entity).counted.iter().filter(|counted| counted.signal as usize == place);
    let days: Vec<(i32, u32)> = matching.map(|c| (c.day, c.rows)).filter(|day| day.0 <= bound.data.as_of.0).collect();
    (0..days.len()).any(|last| {
        let recent = days[..=last].iter().rev().take_while(|(day, _)| days[last].0 - day <= within_days);
        recent.map(|(_, rows)| rows).sum::<u32>() >= activities
    })
}

fn people_reach(scoring: &Scoring, model: usize, place: usize, account: usize, people: u32, within_days: i32) -> bool {
    let (bound, account) = (&scoring.bounds[model], AccountId(account as u32));
    let members = scoring.account(model, account).people;
    let by_person: Vec<Vec<i32>> =
        members.iter().map(|member| bound.days_of_signal(place, member.person, account)).collect();
    let up_to_now = by_person.iter().flatten().filter(|day| **day <= bound.data.as_of.0);
    let mut last_days = up_to_now.copied();
    let within_days = within_days.min(bound.model.lookback_days);
    last_days.any(|last| {
        let near = |days: &&Vec<i32>| days.iter().any(|day| *day <= last && last - day <= within_days);
        by_person.iter().filter(near).count() as u32 >= people
    })
}

/// The activity types up to `as_of` that no signal of any model names, the most frequent first, with their rows; and the
/// rows of all types.
pub fn types_without_signal<'a>(data: &'a Dataset, models: &[Rc<Model>]) -> (Vec<(&'a str, u32)>, u32) {
    let named = |kind: &str| {
        models.iter().flat_map(|model| &model.signals).any(|signal| match &signal.test {
            Test::Activity(test) => test.types.as_ref().is_none_or(|types| types.iter().any(|t| t == kind)),
            Test::Field(_) => false,
        })
    };
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for activity in data.activities.iter().take_while(|activity| activity.at.day() <= data.as_of) {
        *counts.entry(data.class_kind(&data.classes[activity.class as usize])).or_default() += 1;
    }
    let all = counts.values().sum();
    let mut types: Vec<(&str, u32)> = counts.into_iter().filter(|(kind, _)| !named(kind)).collect();
    types.sort_by_key(|(_, activities)| std::cmp::Reverse(*activities));
    (types, all)
}

pub fn unused_types(data: &Dataset, models: &[Rc<Model>], bounds: &Bounds) -> Vec<Finding> {
    let (types, all) = types_without_signal(data, models);
    let finding = |(kind, rows): (&str, u32)| {
        let share = f64::from(rows) / f64::from(all);
        (share > bounds.unused_type).then(|| {
            let says = format!(
                "Activities of the type \"{kind}\" count for nothing: {rows} rows ({}) that no signal uses. Give them a signal, or \
                 ignore the type.",
                percent(share)
            );
            Finding::new(FindingId::Unused, Severity::Weak, says).with("rows", f64::from(rows)).with("share", share)
        })
    };
    types.into_iter().filter_map(finding).collect()
}
