//! Whom sales is handed with a qualified account, and what becomes of an MQL outside of one (spec §4.4).

use super::{AccountScorer, PersonScore, Scoring};
use crate::day::Day;
use crate::identity::PersonId;
use crate::points::Quanta;
use crate::titles::Seniority;
use serde::Serialize;

/// The people of an MQA to talk to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandOff {
    /// The MQL with the highest score, else the most senior engaged person: "start here, not yet an MQL".
    pub start_with: Option<String>,
    /// Keys of its MQLs under the account's model, highest score first; with one at least it is a hybrid hand-off.
    pub mqls: Vec<String>,
}

/// Where an MQL goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Their account is an MQA, and they go with it.
    WithAccount,
    /// A raised hand outside any MQA: to sales by themselves.
    Route,
    /// Any other MQL outside any MQA.
    Nurture,
}

/// What an account's people give its hand-off on a day.
pub fn hand_off(scorer: &mut AccountScorer, day: Day) -> HandOff {
    let data = scorer.bound.data.clone();
    let mut mqls: Vec<(Quanta, &str)> = Vec::new();
    let mut engaged: Vec<(Seniority, Quanta, &str)> = Vec::new();
    for person in &mut scorer.people {
        let (key, score) = (data.person_key(person.person), person.on(day.0));
        if score.qualified {
            mqls.push((score.score, key));
        }
        if person.engaged(day.0) {
            engaged.push((data.seniority[person.person.index()], score.score, key));
        }
    }
    mqls.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    engaged.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(b.2)));
    let start_with = mqls.first().map(|mql| mql.1).or(engaged.first().map(|person| person.2));
    HandOff {
        start_with: start_with.map(str::to_string),
        mqls: mqls.into_iter().map(|mql| mql.1.to_string()).collect(),
    }
}

/// Where an MQL goes; `None` for anybody else.
pub fn route(scoring: &Scoring, person: PersonId, score: &PersonScore, day: Day) -> Option<Route> {
    if !score.qualified {
        return None;
    }
    let account = scoring.data.account_of[person.index()];
    let scored = account.filter(|account| scoring.members.excluded_account[account.index()].is_none());
    let qualified = scored.is_some_and(|account| {
        let model = scoring.members.model_of_account[account.index()];
        model.is_some_and(|model| scoring.account(model, account).on(day.0).qualified)
    });
    Some(match (qualified, score.raised_hand) {
        (true, _) => Route::WithAccount,
        (false, true) => Route::Route,
        (false, false) => Route::Nurture,
    })
}
