//! When accounts cross as hybrid hand-offs (spec §4.4): on the first day with an activity on which the account qualifies
//! and at least one of its people is an MQL under the account's model.

use crate::crossing::{Axis, Crossings};
use crate::day::Day;
use crate::identity::AccountId;
use crate::points::Quanta;
use crate::score::{AccountScorer, Scoring};
use crate::signals::Marks;

pub struct Hybrid {
    pub crossings: Crossings,
    /// At today's lines: the days of the crossings.
    pub today: Vec<Day>,
}

/// Along the account's own axis; `top` is the highest value that any account reaches on it.
pub fn crossings(scoring: &Scoring, model: usize, axis: Axis, top: u32) -> Hybrid {
    let mut found = Hybrid { crossings: Crossings::none(axis, top), today: Vec::new() };
    let line = axis.line(&scoring.bounds[model].model).unwrap_or(Quanta::ZERO);
    for account in scoring.members.accounts(model) {
        let values = values(scoring, model, axis, account);
        found.today.extend(values.iter().find(|(_, value)| *value >= line).map(|(day, _)| Day(*day)));
        found.crossings.climb(account.0, values);
    }
    found
}

/// The days with an activity on which somebody is an MQL and all other gates hold, with the account's value then.
fn values(scoring: &Scoring, model: usize, axis: Axis, account: AccountId) -> Vec<(i32, Quanta)> {
    let mut scorer = scoring.account(model, account);
    let as_of = scoring.data.as_of.0;
    let heard = scorer.history.days.iter().zip(scorer.history.marks).filter(|(_, marks)| marks.has(Marks::ACTIVE));
    let days: Vec<i32> = heard.map(|(active, _)| active.day).take_while(|day| *day <= as_of).collect();
    let mut found = Vec::new();
    for day in days {
        if !has_mql(&mut scorer, day) {
            continue;
        }
        let score = scorer.on(day);
        if scorer.failed(&score, Some(axis.gate())).is_empty() {
            found.push((day, axis.value(&score)));
        }
    }
    found
}

fn has_mql(scorer: &mut AccountScorer, day: i32) -> bool {
    scorer.people.iter_mut().any(|person| person.raised_hand(day) || person.on(day).qualified)
}
