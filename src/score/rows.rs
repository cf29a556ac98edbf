//! Ranked rows of people and accounts, as they are answered: highest score first, then by key.

use super::listed::{Cell, Listed, SortBy, Wanted};
use super::members::Excluded;
use super::{AccountScore, FailedGate, HandOff, PersonScore, Route, Scoring, hand_off, route};
use crate::day::Day;
use crate::error::Result;
use crate::identity::{AccountId, MatchedBy, PersonId};
use crate::model::{Model, Scope};
use crate::points::Quanta;
use crate::titles::Seniority;
use serde::Serialize;

/// `total` counts the rows that are wanted, before `limit` and `offset`.
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
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub wanted: Wanted,
    pub offset: usize,
    /// `None`: all.
    pub limit: Option<usize>,
    /// With exact quanta.
    pub exact: bool,
}

/// A record's model by place, itself, and its score.
type Scored<I, S> = (usize, I, S);

/// The lists that were looked at last, of one scoring.
#[derive(Default)]
pub struct KeptLists {
    people: Option<Listed<Scored<PersonId, PersonScore>>>,
    accounts: Option<Listed<Scored<AccountId, AccountScore>>>,
}

/// Refused with `unknown_request` where people have no such column.
pub fn person_rows(scoring: &Scoring, day: Day, page: &Page, kept: &mut KeptLists) -> Result<Rows<PersonRow>> {
    let data = &scoring.data;
    let text = |person: PersonId, field| data.text_of(data.field(Scope::Person, field), person.index());
    let account = |person: PersonId| data.account_of[person.index()].map(|account| data.account_key(account));
    let mut list = kept.people.take().filter(|list| list.is_of(day)).unwrap_or_else(|| {
        let scored = scoring.people().map(|(model, person)| (model, person, scoring.person(model, person).on(day.0)));
        Listed::new(day, ranked(scored.collect(), |(_, person, score)| (score.score, data.person_key(*person))))
    });
    let cell = |(_, person, score): &Scored<PersonId, PersonScore>, by| match by {
        SortBy::Key => Cell::Text(Some(data.person_key(*person))),
        SortBy::Name => Cell::Text(text(*person, "name").or(Some(data.person_key(*person)))),
        SortBy::Title => Cell::Text(text(*person, "title")),
        SortBy::Account => Cell::Text(account(*person)),
        SortBy::Department => Cell::Text(Some(data.titles.department_name(data.department[person.index()]))),
        SortBy::Seniority => Cell::Number(data.seniority[person.index()] as i64),
        by => number(by, score.dimensions, score.score, score.qualified),
    };
    let texts = |(_, person, _): &Scored<PersonId, PersonScore>| {
        [Some(data.person_key(*person)), text(*person, "name"), text(*person, "title"), account(*person)]
    };
    list.show(Scope::Person, &page.wanted, cell, texts)?;
    let rows = list.page(page.offset, page.limit).map(|(model, person, score)| {
        let (model, person) = (*model, *person);
        let cell = |field| data.text_of(data.field(Scope::Person, field), person.index()).map(str::to_string);
        let [fit, intent, engagement] = score.dimensions;
        PersonRow {
            key: data.person_key(person).to_string(),
            account: account(person).map(str::to_string),
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
            route: route(scoring, person, score, day),
            matched_by: data.identities.people[person.index()].matched_by,
            model: scoring.bounds[model].model.name.clone(),
            quanta: page.exact.then(|| exact(score.dimensions, score.score)),
        }
    });
    let (rows, total) = (rows.collect(), list.total());
    kept.people = Some(list);
    let (excluded, excluded_by) = excluded(scoring, &scoring.members.excluded_person, &|model| model.person.is_some());
    Ok(Rows { rows, total, excluded, excluded_by })
}

/// Refused with `unknown_request` where accounts have no such column.
pub fn account_rows(scoring: &Scoring, day: Day, page: &Page, kept: &mut KeptLists) -> Result<Rows<AccountRow>> {
    let data = &scoring.data;
    let text = |account: AccountId, field| data.text_of(data.field(Scope::Account, field), account.index());
    let tier = |model: usize, score: &AccountScore| {
        let tiers = scoring.bounds[model].model.account.as_ref().map(|part| &part.tiers);
        score.tier.and_then(|tier| Some(tiers?[tier].0.as_str()))
    };
    let mut list = kept.accounts.take().filter(|list| list.is_of(day)).unwrap_or_else(|| {
        let on_day = |model, account| scoring.account(model, account).on(day.0);
        let scored = scoring.accounts().map(|(model, account)| (model, account, on_day(model, account)));
        Listed::new(day, ranked(scored.collect(), |(_, account, score)| (score.score, data.account_key(*account))))
    });
    let cell = |(model, account, score): &Scored<AccountId, AccountScore>, by| match by {
        SortBy::Key => Cell::Text(Some(data.account_key(*account))),
        SortBy::Name => Cell::Text(text(*account, "name").or(Some(data.account_key(*account)))),
        SortBy::Tier => Cell::Text(tier(*model, score)),
        SortBy::Coverage => Cell::Number(score.coverage.0),
        SortBy::PeopleEngaged => Cell::Number(i64::from(score.people_engaged)),
        by => number(by, score.dimensions, score.score, score.qualified),
    };
    let texts = |(_, account, _): &Scored<AccountId, AccountScore>| {
        [Some(data.account_key(*account)), text(*account, "name"), None, None]
    };
    list.show(Scope::Account, &page.wanted, cell, texts)?;
    let rows = list.page(page.offset, page.limit).map(|(model, account, score)| {
        let (account, place) = (*account, *model);
        let hand_off = score.qualified.then(|| hand_off(&mut scoring.account(place, account), day));
        let model = &scoring.bounds[place].model;
        let [fit, intent, engagement] = score.dimensions;
        AccountRow {
            key: data.account_key(account).to_string(),
            name: text(account, "name").map(str::to_string),
            fit,
            intent,
            engagement,
            coverage: score.coverage,
            score: score.score,
            tier: tier(place, score).map(str::to_string),
            people_engaged: score.people_engaged,
            qualified: score.qualified,
            hand_off,
            model: model.name.clone(),
            quanta: page.exact.then(|| exact(score.dimensions, score.score)),
            failed_gates: score.failed.clone(),
        }
    });
    let (rows, total) = (rows.collect(), list.total());
    kept.accounts = Some(list);
    let (excluded, excluded_by) =
        excluded(scoring, &scoring.members.excluded_account, &|model| model.account.is_some());
    Ok(Rows { rows, total, excluded, excluded_by })
}

/// What both lists have.
fn number<'a>(by: SortBy, [fit, intent, engagement]: [Quanta; 3], score: Quanta, qualified: bool) -> Cell<'a> {
    Cell::Number(match by {
        SortBy::Fit => fit.0,
        SortBy::Intent => intent.0,
        SortBy::Engagement => engagement.0,
        SortBy::Qualified => i64::from(qualified),
        _ => score.0,
    })
}

/// Highest score first, then by key.
fn ranked<'a, T>(mut scored: Vec<T>, by: impl Fn(&T) -> (Quanta, &'a str)) -> Vec<T> {
    scored.sort_unstable_by(|a, b| {
        let ((a, a_key), (b, b_key)) = (by(a), by(b));
        b.cmp(&a).then_with(|| a_key.cmp(b_key))
    });
    scored
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
