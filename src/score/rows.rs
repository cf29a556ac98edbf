//! Ranked rows of people and accounts, as they are answered: highest score first, then by key.

use super::members::Excluded;
use super::{AccountScore, FailedGate, HandOff, PersonScore, Route, Scoring, hand_off, route};
use crate::day::Day;
use crate::identity::{AccountId, MatchedBy, PersonId};
use crate::model::{Model, Scope};
use crate::points::Quanta;
use crate::titles::Seniority;
use serde::Serialize;

/// `total` counts the rows before `limit` and `offset`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "{T}s"))]
pub struct Rows<T> {
    pub rows: Vec<T>,
    pub total: u32,
    pub excluded: u32,
    pub excluded_by: Vec<ExcludedBy>,
}

/// How many records a condition excludes: `exclude[0]` of a model.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExcludedBy {
    pub model: String,
    pub condition: String,
    pub count: u32,
}

/// Exact figures as decimal text, since they pass 2^53.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExactQuanta {
    pub fit: String,
    pub intent: String,
    pub engagement: String,
    pub score: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonRow {
    pub key: String,
    pub account: Option<String>,
    pub name: Option<String>,
    pub title: Option<String>,
    pub seniority: Seniority,
    pub department: String,
    pub fit: Quanta,
    pub intent: Quanta,
    pub engagement: Quanta,
    pub score: Quanta,
    pub raised_hand: bool,
    pub qualified: bool,
    /// Where an MQL goes; `null` for anybody else.
    pub route: Option<Route>,
    /// The rule that gave the person their account.
    pub matched_by: MatchedBy,
    pub model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quanta: Option<ExactQuanta>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountRow {
    pub key: String,
    pub name: Option<String>,
    pub fit: Quanta,
    pub intent: Quanta,
    pub engagement: Quanta,
    pub coverage: Quanta,
    pub score: Quanta,
    pub tier: Option<String>,
    pub people_engaged: u32,
    pub qualified: bool,
    pub failed_gates: Vec<FailedGate>,
    /// Whom to talk to; `null` for an account that is no MQA.
    pub hand_off: Option<HandOff>,
    pub model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quanta: Option<ExactQuanta>,
}

/// Which rows of the ranking are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page {
    pub offset: usize,
    /// `None`: all.
    pub limit: Option<usize>,
    /// With exact quanta.
    pub exact: bool,
}

pub fn person_rows(scoring: &Scoring, day: Day, page: Page) -> Rows<PersonRow> {
    let data = &scoring.data;
    let scored: Vec<(usize, PersonId, PersonScore)> =
        scoring.people().map(|(model, person)| (model, person, scoring.person(model, person).on(day.0))).collect();
    let (total, ranked) = rank(scored, page, |(_, person, score)| (score.score, data.person_key(*person)));
    let rows = ranked.map(|(model, person, score)| {
        let cell = |field| data.text_of(data.field(Scope::Person, field), person.index()).map(str::to_string);
        let [fit, intent, engagement] = score.dimensions;
        PersonRow {
            key: data.person_key(person).to_string(),
            account: data.account_of[person.index()].map(|a| data.account_key(a).to_string()),
            name: cell("name"),
            title: cell("title"),
            seniority: data.seniority[person.index()],
            department: data.titles.department_name(data.department[person.index()]).to_string(),
            fit,
            intent,
            engagement,
            score: score.score,
            raised_hand: score.raised_hand,
            qualified: score.qualified,
            route: route(scoring, person, &score, day),
            matched_by: data.identities.people[person.index()].matched_by,
            model: scoring.bounds[model].model.name.clone(),
            quanta: page.exact.then(|| exact(score.dimensions, score.score)),
        }
    });
    let rows = rows.collect();
    let (excluded, excluded_by) = excluded(scoring, &scoring.members.excluded_person, &|model| model.person.is_some());
    Rows { rows, total, excluded, excluded_by }
}

pub fn account_rows(scoring: &Scoring, day: Day, page: Page) -> Rows<AccountRow> {
    let data = &scoring.data;
    let scored: Vec<(usize, AccountId, AccountScore)> = scoring
        .accounts()
        .map(|(model, account)| (model, account, scoring.account(model, account).on(day.0)))
        .collect();
    let (total, ranked) = rank(scored, page, |(_, account, score)| (score.score, data.account_key(*account)));
    let rows = ranked.map(|(model, account, score)| {
        let hand_off = score.qualified.then(|| hand_off(&mut scoring.account(model, account), day));
        let model = &scoring.bounds[model].model;
        let [fit, intent, engagement] = score.dimensions;
        let tiers = model.account.as_ref().map(|part| &part.tiers);
        AccountRow {
            key: data.account_key(account).to_string(),
            name: data.text_of(data.field(Scope::Account, "name"), account.index()).map(str::to_string),
            fit,
            intent,
            engagement,
            coverage: score.coverage,
            score: score.score,
            tier: score.tier.and_then(|tier| Some(tiers?[tier].0.clone())),
            people_engaged: score.people_engaged,
            qualified: score.qualified,
            hand_off,
            model: model.name.clone(),
            quanta: page.exact.then(|| exact(score.dimensions, score.score)),
            failed_gates: score.failed,
        }
    });
    let rows = rows.collect();
    let (excluded, excluded_by) =
        excluded(scoring, &scoring.members.excluded_account, &|model| model.account.is_some());
    Rows { rows, total, excluded, excluded_by }
}

/// How many there are, and those of the page in order.
fn rank<'a, T>(mut scored: Vec<T>, page: Page, by: impl Fn(&T) -> (Quanta, &'a str)) -> (u32, impl Iterator<Item = T>) {
    let total = scored.len() as u32;
    scored.sort_unstable_by(|a, b| {
        let ((a, a_key), (b, b_key)) = (by(a), by(b));
        b.cmp(&a).then_with(|| a_key.cmp(b_key))
    });
    (total, scored.into_iter().skip(page.offset).take(page.limit.unwrap_or(usize::MAX)))
}

fn exact([fit, intent, engagement]: [Quanta; 3], score: Quanta) -> ExactQuanta {
    let text = |quanta: Quanta| quanta.0.to_string();
    ExactQuanta { fit: text(fit), intent: text(intent), engagement: text(engagement), score: text(score) }
}

/// Those whom a model that scores such records at all would have scored.
fn excluded(scoring: &Scoring, by: &[Option<Excluded>], scores: &dyn Fn(&Model) -> bool) -> (u32, Vec<ExcludedBy>) {
    let mut found = Vec::new();
    for (model, bound) in scoring.bounds.iter().enumerate().filter(|(_, bound)| scores(&bound.model)) {
        for condition in 0..bound.model.exclude.len() {
            let this = Some(Excluded { model, condition });
            let count = by.iter().filter(|excluded| **excluded == this).count() as u32;
            if count > 0 {
                let condition = format!("exclude[{condition}]");
                found.push(ExcludedBy { model: bound.model.name.clone(), condition, count });
            }
        }
    }
    (found.iter().map(|by| by.count).sum(), found)
}
