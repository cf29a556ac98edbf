//! The columns that everything after it reads: people, accounts, their activities in order of time, their outcomes.
//!
//! Ignored activities are not here at all, so that nothing after this can count them by mistake; activities after `as_of`
//! are, since a request may look at another day. Accounts are those after any move to a parent.

mod amounts;
mod fields;
mod rows;
mod timeline;

pub use amounts::{Amounts, Rank};
pub use fields::{FieldRef, Merged};
pub use rows::Rows;
pub use timeline::{ActiveDay, Cell, Timeline};

use crate::day::{Day, Instant};
use crate::identity::{self, AccountId, Identities, MatchedBy, PersonId};
use crate::intake::tables::{Source, Tables, normal_type};
use crate::lists::Lists;
use crate::model::Scope;
use crate::settings::{Settings, Stage};
use crate::text::TextId;
use crate::titles::{Department, Seniority, Titles};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// One activity. `row` is its place in the order of files and rows, which breaks ties of instants.
#[derive(Debug, Clone, Copy)]
pub struct Activity {
    pub at: Instant,
    pub row: u32,
    pub person: Option<PersonId>,
    /// Its own account field's, else its person's account.
    pub account: Option<AccountId>,
    /// The place in [`Dataset::classes`].
    pub class: u32,
    /// Thousandths.
    pub quantity: u32,
}

/// What decides which signals an activity matches. Activities share their class where they agree in all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Class {
    /// `None`: `contact_created`, which no cell says.
    pub kind: Option<TextId>,
    pub source: Source,
    pub asset: TextId,
}

#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    pub stage: Stage,
    pub at: Instant,
    pub person: Option<PersonId>,
    pub account: Option<AccountId>,
    pub amount: Option<f64>,
}

pub struct Dataset {
    pub tables: Rc<Tables>,
    pub identities: Identities,
    pub as_of: Day,
    /// Minutes that the workspace's clock is ahead of UTC.
    pub clock: i32,
    /// By person, after any move to a parent.
    pub account_of: Vec<Option<AccountId>>,
    pub people_of: Rows,
    pub seniority: Vec<Seniority>,
    pub department: Vec<Department>,
    pub titles: Titles,
    pub person_fields: Vec<Merged>,
    pub account_fields: Vec<Merged>,
    /// In order of time, then row.
    pub activities: Vec<Activity>,
    pub classes: Vec<Class>,
    /// Places in `activities`, in its order.
    pub activities_of_person: Rows,
    pub activities_of_account: Rows,
    pub days_of_person: Timeline,
    pub days_of_account: Timeline,
    /// By account: the places in `days_of_person` of its people's days, in order of days.
    pub days_of_members: Rows,
    /// The most activities that an account, or a person without one, has by itself and its people.
    pub most_activities: u32,
    /// The largest quantity of an activity, in thousandths; 0 without activities.
    pub largest_quantity: u32,
    /// Dated outcomes up to `as_of`, in order of time.
    pub outcomes: Vec<Outcome>,
    /// Of all outcomes, and by outcome.
    pub amounts: Amounts,
    pub ranks: Vec<Rank>,
    pub outcomes_of_person: Rows,
    /// Those that name the account or any of its people.
    pub outcomes_of_account: Rows,
    /// No outcome names a person, so a person's are their account's (spec §6).
    pub inherited: bool,
    /// From `first_contacted_at`.
    pub first_contacts: Vec<(PersonId, Instant)>,
}

/// The activity that a contact's `created_at` is.
pub const CONTACT_CREATED: &str = "contact_created";

pub fn build(tables: Rc<Tables>, settings: &Settings, as_of: Day, lists: &Lists) -> Dataset {
    let identities = identity::resolve(&tables, settings, as_of, lists);
    let titles = Titles::new(lists);
    let top = |account: AccountId| identities.accounts[account.index()].top;
    let account_of: Vec<Option<AccountId>> = identities.people.iter().map(|p| p.account.map(top)).collect();
    let (people, accounts) = (identities.people.len(), identities.accounts.len());
    let people_of = Rows::group(accounts, account_of.iter().map(|a| a.map(|a| a.0)));

    let person_fields = fields::merge(&tables.contacts, people, identities.contact_rows.iter().map(|p| p.0));
    let account_fields = fields::merge(&tables.accounts, accounts, identities.account_rows.iter().map(|a| a.0));
    let column = |name: &str| person_fields.iter().find(|f| f.name == name);
    let cell = |field: Option<&Merged>, person: usize| field.and_then(|f| tables.texts.get_some(f.values[person]));
    let (title, seniority, department) = (column("title"), column("seniority"), column("department"));
    let seniority = (0..people).map(|p| titles.seniority(cell(seniority, p), cell(title, p))).collect();
    let department = (0..people).map(|p| titles.department(cell(department, p), cell(title, p))).collect();

    let (activities, classes) = activities(&tables, &identities, &account_of, settings);
    let activities_of_person = Rows::group(people, activities.iter().map(|a| a.person.map(|p| p.0)));
    let activities_of_account = Rows::group(accounts, activities.iter().map(|a| a.account.map(|a| a.0)));
    let days_of_person = Timeline::new(people, &activities_of_person, &activities);
    let days_of_account = Timeline::new(accounts, &activities_of_account, &activities);
    let days_of_members = days_of_person.by_day(accounts, |person| account_of[person as usize].map(|a| a.0));
    let of_person = |person: u32| activities_of_person.of(person as usize).len();
    let of_account = |account: usize| {
        let of_people: usize = people_of.of(account).iter().map(|person| of_person(*person)).sum();
        of_people + activities_of_account.of(account).len()
    };
    let most_activities =
        (0..accounts).map(of_account).chain((0..people as u32).map(of_person)).max().unwrap_or(0) as u32;
    let largest_quantity = activities.iter().map(|a| a.quantity).max().unwrap_or(0);
    let outcomes = outcomes(&tables, &identities, as_of);
    let (amounts, ranks) = Amounts::new(outcomes.iter().map(|outcome| outcome.amount));
    let outcomes_of_person = Rows::group(people, outcomes.iter().map(|o| o.person.map(|p| p.0)));
    let outcomes_of_account = Rows::group_many(
        accounts,
        outcomes.iter().map(|o| {
            let named = o.account.map(|a| a.0);
            let of_person = o.person.and_then(|p| account_of[p.index()]).map(|a| a.0);
            [named, of_person.filter(|a| Some(*a) != named)]
        }),
    );
    let inherited = outcomes.iter().all(|o| o.person.is_none());
    let contacted = tables.contacts.first_contacted.iter();
    let contacted = contacted.map(|(row, at)| (*row, identities.contact_rows[*row as usize], *at));
    let first_contacts = fields::latest_row_wins(contacted);
    Dataset {
        tables,
        as_of,
        clock: settings.utc_offset_minutes,
        account_of,
        people_of,
        seniority,
        department,
        titles,
        person_fields,
        account_fields,
        activities,
        classes,
        activities_of_person,
        activities_of_account,
        days_of_person,
        days_of_account,
        days_of_members,
        most_activities,
        largest_quantity,
        outcomes,
        amounts,
        ranks,
        outcomes_of_person,
        outcomes_of_account,
        inherited,
        first_contacts,
        identities,
    }
}

impl Dataset {
    /// All activities in order of time, then row, those of ignored types among them, and their classes.
    pub fn with_ignored(&self) -> (Vec<Activity>, Vec<Class>) {
        let none = Settings { ignore_types: Vec::new(), ..Settings::default() };
        activities(&self.tables, &self.identities, &self.account_of, &none)
    }
}

fn activities(
    tables: &Tables,
    identities: &Identities,
    account_of: &[Option<AccountId>],
    settings: &Settings,
) -> (Vec<Activity>, Vec<Class>) {
    let table = &tables.activities;
    let ignored: Vec<String> = settings.ignore_types.iter().map(|t| normal_type(t)).collect();
    let is_ignored = |kind: &str| ignored.iter().any(|t| t == kind);
    let mut ignored_kinds: FxHashMap<TextId, bool> = FxHashMap::default();
    let mut classes = Vec::new();
    let mut known: FxHashMap<Class, u32> = FxHashMap::default();
    let mut class_of = |class: Class| {
        *known.entry(class).or_insert_with(|| {
            classes.push(class);
            classes.len() as u32 - 1
        })
    };
    let top = |account: AccountId| identities.accounts[account.index()].top;
    let mut activities = Vec::with_capacity(table.at.len());
    for row in 0..table.at.len() {
        let kind = table.kind[row];
        if *ignored_kinds.entry(kind).or_insert_with(|| is_ignored(tables.texts.get(kind))) {
            continue;
        }
        let person = identities.person_named.of(table.person[row]);
        let own = identities.account_named.of(table.account[row]).map(top);
        activities.push(Activity {
            at: table.at[row],
            row: row as u32,
            person,
            account: own.or_else(|| person.and_then(|p| account_of[p.index()])),
            class: class_of(Class { kind: Some(kind), source: table.source[row], asset: table.asset[row] }),
            quantity: table.quantity[row],
        });
    }
    if !is_ignored(CONTACT_CREATED) {
        let class = Class { kind: None, source: Source::FirstParty, asset: TextId::NONE };
        let created =
            tables.contacts.created.iter().map(|(row, at)| (*row, identities.contact_rows[*row as usize], *at));
        for (i, (person, at)) in fields::latest_row_wins(created).into_iter().enumerate() {
            activities.push(Activity {
                at,
                row: (table.at.len() + i) as u32,
                person: Some(person),
                account: account_of[person.index()],
                class: class_of(class),
                quantity: 1000,
            });
        }
    }
    activities.sort_unstable_by_key(|a| (a.at, a.row));
    (activities, classes)
}

fn outcomes(tables: &Tables, identities: &Identities, as_of: Day) -> Vec<Outcome> {
    let top = |account: AccountId| identities.accounts[account.index()].top;
    let table = &tables.outcomes;
    let mut outcomes: Vec<Outcome> = (0..table.at.len())
        .map(|row| Outcome {
            stage: table.stage[row],
            at: table.at[row],
            person: identities.outcome_person[row],
            account: identities.outcome_account[row].map(top),
            amount: table.amount[row],
        })
        .collect();
    let of_contact =
        |(row, stage, at): &(u32, Stage, Instant)| (*row, (identities.contact_rows[*row as usize], *stage), *at);
    for ((person, stage), at) in fields::latest_row_wins(tables.contacts.dated.iter().map(of_contact)) {
        outcomes.push(Outcome { stage, at, person: Some(person), account: None, amount: None });
    }
    let of_account =
        |(row, stage, at): &(u32, Stage, Instant)| (*row, (identities.account_rows[*row as usize], *stage), *at);
    for ((account, stage), at) in fields::latest_row_wins(tables.accounts.dated.iter().map(of_account)) {
        outcomes.push(Outcome { stage, at, person: None, account: Some(top(account)), amount: None });
    }
    outcomes.retain(|outcome| outcome.at.day() <= as_of);
    outcomes.sort_by_key(|outcome| outcome.at);
    outcomes
}

impl Dataset {
    pub fn people(&self) -> usize {
        self.identities.people.len()
    }

    pub fn accounts(&self) -> usize {
        self.identities.accounts.len()
    }

    pub fn days_of(&self, scope: Scope) -> &Timeline {
        match scope {
            Scope::Person => &self.days_of_person,
            Scope::Account => &self.days_of_account,
        }
    }

    pub fn person_key(&self, person: PersonId) -> &str {
        &self.identities.people[person.index()].key
    }

    pub fn account_key(&self, account: AccountId) -> &str {
        &self.identities.accounts[account.index()].key
    }

    /// The key of a person or account by place.
    pub fn key_of(&self, scope: Scope, place: usize) -> &str {
        match scope {
            Scope::Person => &self.identities.people[place].key,
            Scope::Account => &self.identities.accounts[place].key,
        }
    }

    pub fn class_kind(&self, class: &Class) -> &str {
        class.kind.map_or(CONTACT_CREATED, |kind| self.tables.texts.get(kind))
    }

    /// Whether no activities are loaded at all, ignored ones and `contact_created` counting as loaded (spec §4.3).
    pub fn is_flat_list(&self) -> bool {
        self.tables.activities.at.is_empty() && self.tables.contacts.created.is_empty()
    }

    /// Days of the first and the last activity up to `as_of`.
    pub fn activity_span(&self) -> Option<(Day, Day)> {
        let first = self.activities.first().map(|a| a.at.day()).filter(|day| *day <= self.as_of)?;
        let end = self.activities.partition_point(|a| a.at.day() <= self.as_of);
        Some((first, self.activities[end - 1].at.day()))
    }

    /// How many people each rule of spec §2.4 gave their account.
    pub fn matched_by(&self, rule: MatchedBy) -> u32 {
        self.identities.people.iter().filter(|p| p.matched_by == rule).count() as u32
    }
}
