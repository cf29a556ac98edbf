//! The workspace at a glance: counts, lines, the figures that calibration fills in, and what is missing, in sentences.

use super::ask::{AxisLine, Measured, ModelName, Overview, TypeCount};
use crate::calibrate::number;
use crate::crossing::Axis;
use crate::dataset::{Dataset, Outcome};
use crate::findings::types_without_signal;
use crate::model::Model;
use crate::score::Scoring;
use crate::settings::Stage;
use crate::stats;
use std::rc::Rc;

/// How many activity types without a signal are named.
const TYPES: usize = 10;

/// `read`: the rows of activities, kept or not.
pub fn overview(data: &Dataset, models: &[Rc<Model>], scoring: Option<&Scoring>, read: u32) -> Overview {
    let scored = |has: &dyn Fn(&Model) -> bool| scoring.filter(|_| models.iter().any(|model| has(model)));
    let as_of = data.as_of.0;
    let people =
        |s: &Scoring| s.people().filter(|(model, person)| s.person(*model, *person).on(as_of).qualified).count();
    let accounts = |s: &Scoring| s.accounts().filter(|(model, a)| s.account(*model, *a).on(as_of).qualified).count();
    let in_cycle = data.identities.accounts.iter().filter(|account| account.in_cycle);
    let span = data.activity_span();
    let lines = |model: &Rc<Model>| -> Vec<AxisLine> {
        let axes = Axis::ALL.into_iter().filter(|axis| axis.is_of(model));
        let line = |axis: Axis| AxisLine {
            model: model.name.clone(),
            axis,
            label: label(axis),
            threshold: axis.line(model).map(|line| (-(-line).floor_points()).max(0) as u32),
        };
        axes.map(line).collect()
    };
    Overview {
        as_of: data.as_of,
        first_day: span.map(|(first, _)| first),
        last_day: span.map(|(_, last)| last),
        activities: data.tables.activities.at.len() as u32,
        people: data.people() as u32,
        accounts: data.accounts() as u32,
        outcomes: data.outcomes.len() as u32,
        qualified_people: scored(&|model| model.person.is_some()).map(|scoring| people(scoring) as u32),
        qualified_accounts: scored(&|model| model.account.is_some()).map(|scoring| accounts(scoring) as u32),
        parent_cycles: in_cycle.map(|account| account.key.clone()).collect(),
        axes: models.iter().flat_map(lines).collect(),
        measured: measured(data),
        without_signal: without_signal(data, models),
        says: says(data, read),
        models: models.iter().map(|model| ModelName { name: model.name.clone() }).collect(),
    }
}

fn label(axis: Axis) -> &'static str {
    match axis {
        Axis::PersonScore => "People: score",
        Axis::AccountScore => "Accounts: score",
        Axis::AccountEngagement => "Accounts: engagement",
        Axis::AccountIntent => "Accounts: intent",
        Axis::AccountCoverage => "Accounts: coverage",
        Axis::AccountFit => "Accounts: fit",
    }
}

fn measured(data: &Dataset) -> Measured {
    let won: Vec<&Outcome> = data.outcomes.iter().filter(|o| o.stage == Stage::Won).collect();
    let lost = data.outcomes.iter().filter(|o| o.stage == Stage::Lost && was_opportunity(data, o)).count();
    let amounts: Vec<f64> = won.iter().filter_map(|o| o.amount).collect();
    let ended = won.len() + lost;
    Measured {
        win_rate: (lost > 0).then(|| won.len() as f64 / ended as f64),
        won: won.len() as u32,
        ended: ended as u32,
        median_won_amount: stats::median(&amounts),
        won_amounts: amounts.len() as u32,
    }
}

/// Whether the loss ends an opportunity: one had been reached by then. A lead that was merely lost is none.
fn was_opportunity(data: &Dataset, lost: &Outcome) -> bool {
    let account = lost.account.or_else(|| lost.person.and_then(|p| data.account_of[p.index()]));
    let rows = match (account, lost.person) {
        (Some(account), _) => data.outcomes_of_account.of(account.index()),
        (None, Some(person)) => data.outcomes_of_person.of(person.index()),
        (None, None) => &[],
    };
    rows.iter()
        .map(|row| &data.outcomes[*row as usize])
        .any(|o| o.stage.implies(Stage::Sqo) && o.at.day() <= lost.at.day())
}

fn without_signal(data: &Dataset, models: &[Rc<Model>]) -> Vec<TypeCount> {
    let (types, _) = types_without_signal(data, models);
    let count = |(kind, activities): (&str, u32)| TypeCount { kind: kind.to_string(), activities };
    types.into_iter().take(TYPES).map(count).collect()
}

/// Why there is no activity up to the day of the data, as the start of a sentence; `None` where there is one.
pub fn no_activity(data: &Dataset, read: u32) -> Option<String> {
    if data.activity_span().is_some() {
        return None;
    }
    Some(if !data.activities.is_empty() {
        format!("Every activity lies after {}, the day of the data", data.as_of)
    } else if !data.is_flat_list() {
        "Every activity is of an ignored type, such as an e-mail sent".into()
    } else if read > 0 {
        format!("No row of activities could be kept ({} set aside)", number(f64::from(read)))
    } else {
        "No activities loaded".into()
    })
}

fn says(data: &Dataset, read: u32) -> Vec<String> {
    let mut says = Vec::new();
    says.extend(
        no_activity(data, read).map(|why| format!("{why}: engagement and intent are 0, and nobody crosses a line.")),
    );
    let mut say = |missing: bool, sentence: &str| {
        if missing {
            says.push(sentence.to_string());
        }
    };
    say(data.tables.contacts.rows == 0, "No contacts loaded: titles are unknown, so seniority and department are too.");
    say(data.tables.accounts.rows == 0, "No accounts loaded: what fits cannot be told from size, industry or country.");
    say(data.outcomes.is_empty(), "No outcomes loaded: conversion cannot be measured.");
    let no_end =
        !data.outcomes.is_empty() && !data.outcomes.iter().any(|o| o.stage == Stage::Lost && was_opportunity(data, o));
    say(no_end, "No lost opportunity loaded: the win rate cannot be measured.");
    let cycles = data.identities.accounts.iter().filter(|account| account.in_cycle).count();
    if cycles > 0 {
        says.push(format!("{cycles} accounts name each other as parent in a circle: each of them stands alone."));
    }
    says
}
