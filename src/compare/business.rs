//! The rule of thumb from the business: large deals and long cycles want accounts, a small committee a hybrid, one buyer an
//! MQL.

use crate::calibrate::number;
use crate::dataset::{Dataset, Outcome};
use crate::day::Day;
use crate::identity::{AccountId, PersonId};
use crate::model::Scope;
use crate::score::Scoring;
use crate::settings::{Settings, Stage};
use crate::stats;
use serde::Serialize;
use std::collections::BTreeMap;

/// Above both of these: MQA.
const LARGE_DEAL: f64 = 25_000.0;
const LONG_CYCLE_DAYS: f64 = 60.0;
/// From the first to the second: hybrid.
const COMMITTEE: [f64; 2] = [2.0, 3.0];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    Mql,
    Mqa,
    Hybrid,
}

/// `null` where there is nothing to measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BusinessFigures {
    /// Money: of won outcomes with an amount.
    pub median_won_amount: Option<f64>,
    /// From the first activity of a winning account (or person without one) to its first won outcome.
    pub median_days_to_won: Option<f64>,
    /// People engaged on the day on which an account first reached the stage: the median over converted accounts.
    pub median_engaged_people: Option<f64>,
    pub won: u32,
    pub converted_accounts: u32,
    /// Of everybody loaded.
    pub accounts: u32,
}

pub fn business(scoring: &Scoring, model: usize, settings: &Settings) -> (Option<Advice>, BusinessFigures, String) {
    let data = &scoring.data;
    let won: Vec<&Outcome> = data.outcomes.iter().filter(|o| o.stage == Stage::Won).collect();
    let amounts: Vec<f64> = won.iter().filter_map(|o| o.amount).collect();
    let engaged = engaged_people(scoring, model, settings.stage);
    let figures = BusinessFigures {
        median_won_amount: stats::median(&amounts),
        median_days_to_won: stats::median(&days_to_won(data, &won)),
        median_engaged_people: stats::median(&engaged),
        won: won.len() as u32,
        converted_accounts: engaged.len() as u32,
        accounts: data.accounts() as u32,
    };
    let advice = advise(&figures);
    let says = sentence(advice, &figures);
    (advice, figures, says)
}

fn advise(figures: &BusinessFigures) -> Option<Advice> {
    let above = |figure: Option<f64>, bound: f64| figure.is_some_and(|figure| figure > bound);
    if above(figures.median_won_amount, LARGE_DEAL) && above(figures.median_days_to_won, LONG_CYCLE_DAYS) {
        return Some(Advice::Mqa);
    }
    match figures.median_engaged_people {
        _ if figures.accounts == 0 => Some(Advice::Mql),
        Some(people) if people < COMMITTEE[0] => Some(Advice::Mql),
        Some(people) if people <= COMMITTEE[1] => Some(Advice::Hybrid),
        _ => None,
    }
}

/// By whoever won: the account, else the person; the days from their first activity to their first won outcome.
fn days_to_won(data: &Dataset, won: &[&Outcome]) -> Vec<f64> {
    let mut first: BTreeMap<(Option<AccountId>, Option<PersonId>), Day> = BTreeMap::new();
    for outcome in won {
        let account = outcome.account.or_else(|| data.account_of[outcome.person?.index()]);
        let winner = (account, outcome.person.filter(|_| account.is_none()));
        first.entry(winner).or_insert(outcome.at.day());
    }
    let days = first.into_iter().filter_map(|((account, person), won_on)| {
        let days = match (account, person) {
            (Some(account), _) => data.days_of(Scope::Account).of(account.index()),
            (None, person) => data.days_of(Scope::Person).of(person?.index()),
        };
        let began = days.first().map(|active| Day(active.day)).filter(|day| *day <= won_on)?;
        Some(f64::from(began.until(won_on)))
    });
    days.collect()
}

/// Of each of the model's accounts that reached the stage.
fn engaged_people(scoring: &Scoring, model: usize, stage: Stage) -> Vec<f64> {
    let data = &scoring.data;
    let engaged = scoring.members.accounts(model).filter_map(|account| {
        let mut outcomes = data.outcomes_of_account.of(account.index()).iter().map(|row| &data.outcomes[*row as usize]);
        let on = outcomes.find(|o| o.stage.implies(stage))?.at.day();
        let people = scoring.account(model, account).people;
        Some(people.iter().filter(|person| person.engaged(on.0)).count() as f64)
    });
    engaged.collect()
}

fn sentence(advice: Option<Advice>, figures: &BusinessFigures) -> String {
    let or_unknown = |figure: Option<f64>| figure.map_or("not known".to_string(), number);
    let measured = format!(
        "median won amount {}, median days from first activity to won {}, engaged people on a converted account {}",
        or_unknown(figures.median_won_amount),
        or_unknown(figures.median_days_to_won),
        or_unknown(figures.median_engaged_people)
    );
    match advice {
        Some(Advice::Mqa) => format!("Large deals and long cycles point to MQA: {measured}."),
        Some(Advice::Hybrid) => format!("Two or three engaged people point to a hybrid: {measured}."),
        Some(Advice::Mql) if figures.accounts == 0 => format!("Without account data there is only MQL: {measured}."),
        Some(Advice::Mql) => format!("One engaged person points to MQL: {measured}."),
        None => format!("The rule of thumb points nowhere: {measured}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(amount: f64, days: f64, people: Option<f64>, accounts: u32) -> Option<Advice> {
        advise(&BusinessFigures {
            median_won_amount: Some(amount),
            median_days_to_won: Some(days),
            median_engaged_people: people,
            won: 1,
            converted_accounts: 1,
            accounts,
        })
    }

    #[test]
    fn large_and_slow_deals_want_accounts_and_both_must_hold() {
        assert_eq!(advice(25_001.0, 61.0, Some(1.0), 5), Some(Advice::Mqa));
        assert_eq!(advice(25_000.0, 61.0, Some(1.0), 5), Some(Advice::Mql));
        assert_eq!(advice(90_000.0, 60.0, Some(2.5), 5), Some(Advice::Hybrid));
    }

    #[test]
    fn without_accounts_there_is_only_mql_and_a_crowd_is_not_in_the_rule() {
        assert_eq!(advice(1.0, 1.0, None, 0), Some(Advice::Mql));
        assert_eq!(advice(1.0, 1.0, None, 5), None);
        assert_eq!(advice(1.0, 1.0, Some(3.5), 5), None);
    }
}
