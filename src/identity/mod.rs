//! Spellings into people and accounts with dense ids (spec §2).
//!
//! Whoever is named anywhere exists, though no row describes them. Nobody is matched by likeness: each match records the
//! rule that made it.

mod book;
mod hierarchy;
pub mod merge;
mod names;

use crate::address;
use crate::day::Day;
use crate::intake::tables::{Tables, normal_type};
use crate::lists::Lists;
use crate::settings::Settings;
use crate::text::TextId;
use book::{AccountBook, PersonBook};
use merge::MergedById;
pub use names::company;
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub u32);

impl PersonId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl AccountId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The rule of spec §2.4 that gave a person their account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    AccountField,
    EmailDomain,
    Activity,
    None,
}

/// A person, as named everywhere.
#[derive(Debug, Clone)]
pub struct Person {
    pub key: String,
    pub email: Option<String>,
    /// Before any move to a parent.
    pub account: Option<AccountId>,
    pub matched_by: MatchedBy,
}

#[derive(Debug, Clone)]
pub struct Account {
    pub key: String,
    pub domain: Option<String>,
    /// How it was first written, for an account known by a name that no row describes.
    pub written: Option<String>,
    pub parent: Option<AccountId>,
    /// The row of accounts that says so.
    pub parent_row: Option<u32>,
    /// Itself, or the topmost parent.
    pub top: AccountId,
    /// Part of a cycle of parents, which is reported; it stands alone.
    pub in_cycle: bool,
}

/// Who is who. Rows of the tables are named by their place.
#[derive(Debug, Clone)]
pub struct Identities {
    pub people: Vec<Person>,
    pub accounts: Vec<Account>,
    pub contact_rows: Vec<PersonId>,
    pub merged_by_id: MergedById,
    pub account_rows: Vec<AccountId>,
    /// Of all texts that name a person in activities or outcomes, and of those that name an account in their own field.
    pub person_named: Named<PersonId>,
    pub account_named: Named<AccountId>,
    pub outcome_person: Vec<Option<PersonId>>,
    pub outcome_account: Vec<Option<AccountId>>,
}

/// Resolves everybody. Activities after `as_of` and ignored ones name nobody's account (spec §2.4).
pub fn resolve(tables: &Tables, settings: &Settings, as_of: Day, lists: &Lists) -> Identities {
    let texts = &tables.texts;
    let mut accounts = AccountBook::new(&tables.accounts, texts, lists);
    let mut people = PersonBook::new(&tables.contacts, texts);

    let contact_accounts = people.contact_accounts(&tables.contacts, texts);
    let named: Vec<Option<AccountId>> =
        contact_accounts.iter().map(|text| text.as_deref().and_then(|t| accounts.refer(t))).collect();
    let (mut person_named, mut account_named) = (Named::default(), Named::default());
    for column in [&tables.activities.person, &tables.outcomes.person] {
        column.iter().for_each(|id| person_named.resolve(*id, || Some(people.refer(texts.get(*id)))));
    }
    for column in [&tables.activities.account, &tables.outcomes.account] {
        column.iter().for_each(|id| account_named.resolve(*id, || accounts.refer(texts.get(*id))));
    }
    let outcome_person = tables.outcomes.person.iter().map(|id| person_named.of(*id)).collect();
    let outcome_account = tables.outcomes.account.iter().map(|id| account_named.of(*id)).collect();

    let by_activity = named_by_latest_activity(tables, settings, as_of, people.len(), &person_named, &account_named);
    let people: Vec<Person> = people
        .into_people()
        .enumerate()
        .map(|(i, (key, email))| {
            let by_field = named.get(i).copied().flatten();
            let mut by_email = || {
                let domain = address::email_domain(email.as_deref()?)?;
                (!lists.free_mail.contains(&domain)).then(|| accounts.with_domain(&domain))
            };
            let found = (by_field.map(|a| (a, MatchedBy::AccountField)))
                .or_else(|| by_email().map(|a| (a, MatchedBy::EmailDomain)))
                .or_else(|| by_activity[i].map(|a| (a, MatchedBy::Activity)));
            let matched_by = found.map_or(MatchedBy::None, |(_, rule)| rule);
            Person { key, email, account: found.map(|(a, _)| a), matched_by }
        })
        .collect();
    let (account_rows, accounts) = accounts.into_accounts(&tables.accounts, texts, settings.hierarchy);
    let spellings = book::contact_spellings(&tables.contacts, texts);
    let groups = merge::contacts(&spellings);
    let merged_by_id = merge::by_id(&spellings);
    let contact_rows = groups.into_iter().map(PersonId).collect();
    Identities {
        people,
        accounts,
        contact_rows,
        merged_by_id,
        account_rows,
        person_named,
        account_named,
        outcome_person,
        outcome_account,
    }
}

/// For each person the account that the latest of their activities names; of one instant, the later row's.
fn named_by_latest_activity(
    tables: &Tables,
    settings: &Settings,
    as_of: Day,
    people: usize,
    person_named: &Named<PersonId>,
    account_named: &Named<AccountId>,
) -> Vec<Option<AccountId>> {
    let activities = &tables.activities;
    let ignored: Vec<String> = settings.ignore_types.iter().map(|t| normal_type(t)).collect();
    let mut latest = vec![None; people];
    for row in 0..activities.at.len() {
        let Some(account) = account_named.of(activities.account[row]) else { continue };
        let Some(person) = person_named.of(activities.person[row]) else { continue };
        let at = activities.at[row];
        if at.day() > as_of || ignored.iter().any(|t| t == tables.texts.get(activities.kind[row])) {
            continue;
        }
        let slot = &mut latest[person.index()];
        if slot.is_none_or(|(before, _)| at >= before) {
            *slot = Some((at, account));
        }
    }
    latest.into_iter().map(|slot| slot.map(|(_, account)| account)).collect()
}

/// Whom texts name. Each is resolved once.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// By text; `None` where nobody asked.
    known: Vec<Option<Option<T>>>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named { known: Vec::new() }
    }
}

impl<T: Copy> Named<T> {
    fn resolve(&mut self, id: TextId, resolve: impl FnOnce() -> Option<T>) {
        if id.is_none() {
            return;
        }
        let place = id.0 as usize;
        if place >= self.known.len() {
            self.known.resize(place + 1, None);
        }
        self.known[place].get_or_insert_with(resolve);
    }

    pub fn of(&self, id: TextId) -> Option<T> {
        self.known.get(id.0 as usize).copied().flatten().flatten()
    }
}
