//! Random workspaces.
//!
//! Nobody has two rows, instants differ, and an activity of a person without an account names none: so that no figure hangs
//! on the order of rows (spec §1, §2).

use crate::workspace::{Account, Activity, KINDS, Outcome, Person, START, Workspace};
use cutline::settings::{Hierarchy, Settings, Stage, Statistic};
use proptest::prelude::*;
use proptest::sample::select;
use std::ops::Range;

pub fn activity() -> impl Strategy<Value = Activity> {
    let texts = (
        select(&KINDS[..]),
        select(vec!["", "1", "0", "2.5", "3.1259"]),
        select(vec!["", "first_party", "Third Party"]),
    );
    let asset = select(vec!["", "/pricing", "Guide to PRICING"]);
    (texts, asset, 0..150i32, 0..24u32, 0..60usize).prop_map(
        |((kind, quantity, source), asset, day, hour, spelling)| Activity {
            person: None,
            account: None,
            day,
            kind,
            quantity,
            source,
            asset,
            hour,
            spelling,
        },
    )
}

fn cell(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(words).prop_map(String::from)
}

fn dated() -> impl Strategy<Value = String> {
    prop::option::of(-100..150i32).prop_map(|day| day.map_or(String::new(), |day| START.plus(day).to_string()))
}

/// How a person is named, and how they come by an account.
type PersonSeed = (u8, u8, usize, usize, [String; 8], Option<i32>);

fn person() -> impl Strategy<Value = PersonSeed> {
    let title = cell(&["", "CEO", "Head of IT", "Product Manager", "Student", "VP Sales", "Legal Counsel"]);
    let cells = (
        title,
        cell(&["", "", "director", "C-Level"]),
        cell(&["", "", "Marketing", "other"]),
        cell(&["", "north", "South"]),
        cell(&["", "yes", "no", "T"]),
        cell(&["", "red; blue", "blue,green", "Red"]),
        cell(&["", "2", "7.5", "40", "none"]),
        dated(),
    );
    let cells = cells.prop_map(|(a, b, c, d, e, f, g, h)| [a, b, c, d, e, f, g, h]);
    (0..4u8, 0..4u8, 0..60usize, 0..6usize, cells, prop::option::weighted(0.2, 0..150i32))
}

type AccountSeed = (bool, u8, Option<usize>, [String; 6]);

fn account() -> impl Strategy<Value = AccountSeed> {
    let cells = (
        cell(&["", "software", "Logistics"]),
        cell(&["", "40", "250", "1200"]),
        cell(&["", "Snowflake; SAP", "Sales Cloud|Oracle"]),
        cell(&["", "inbound", "outbound"]),
        dated(),
        cell(&["", "true", "n"]),
    );
    let cells = cells.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f]);
    (prop::bool::weighted(0.8), 1..8u8, prop::option::weighted(0.3, 0..6usize), cells)
}

fn make_account((row, spellings, parent, cells): AccountSeed, i: usize, of: usize) -> Account {
    // An account that no row describes is known by one spelling only.
    let spellings = if row { spellings } else { 2 + 2 * (spellings % 2) };
    let some = |bit: u8, text: String| (spellings & bit != 0).then_some(text);
    Account {
        row,
        id: some(1, format!("A{i}")),
        domain: some(2, format!("firm{i}.com")),
        name: some(4, format!("Firm {i}")),
        parent: parent.filter(|parent| row && *parent < of && *parent != i),
        cells,
    }
}

fn make_person(
    (named, linked, account, spelling, cells, created): PersonSeed,
    i: usize,
    accounts: &[Account],
) -> Person {
    let row = named < 3;
    let account = account % accounts.len();
    let (by_field, by_mail) = match linked {
        0 | 1 if row => (true, false),
        0..=2 => (false, accounts[account].domain.is_some() && named != 1),
        _ => (false, false),
    };
    let at = if by_mail { format!("mail.firm{account}.com") } else { "gmail.com".into() };
    Person {
        row,
        id: (named < 2).then(|| format!("P{i}")),
        email: (named != 1).then(|| format!("u{i}@{at}")),
        account: (by_field || by_mail).then_some(account),
        account_cell: if by_field { accounts[account].written(spelling) } else { String::new() },
        cells,
        created: created.filter(|_| row),
    }
}

fn settings() -> impl Strategy<Value = Settings> {
    let ignored = select(vec![vec!["email_sent".to_string()], vec!["webinar".into(), "contact_created".into()]]);
    let hierarchy = select(vec![Hierarchy::Itself, Hierarchy::UltimateParent]);
    let stage = select(vec![Stage::Mql, Stage::Sql, Stage::Sqo, Stage::Sqo, Stage::Won]);
    let statistic = select(vec![Statistic::Median, Statistic::Mean, Statistic::P80]);
    let months = (0..3u32, 0..5u32);
    (hierarchy, months, select(vec![0, 20, 45, 90]), stage, statistic, ignored, select(vec![0, 120, -300])).prop_map(
        |(hierarchy, (warmup_months, months), horizon_days, stage, statistic, ignore_types, utc_offset_minutes)| {
            Settings {
                hierarchy,
                warmup_months,
                horizon_days,
                stage,
                statistic,
                months,
                ignore_types,
                utc_offset_minutes,
            }
        },
    )
}

type OutcomeSeed = ((u8, usize, usize), i32, Stage, Option<u32>, usize);

/// Few days, so that an end and a new opening fall on one now and then.
fn outcome() -> impl Strategy<Value = OutcomeSeed> {
    let stages = vec![Stage::Mql, Stage::Sal, Stage::Sqo, Stage::Sqo, Stage::Won, Stage::Lost];
    (
        (0..3u8, 0..60usize, 0..60usize),
        (0..32i32).prop_map(|n| n * 5),
        select(stages),
        prop::option::of(0..100_000u32),
        0..60usize,
    )
}

pub fn workspace() -> impl Strategy<Value = Workspace> {
    workspace_of(1..8, 1..6, 1..24)
}

/// Few people who do something on most days, so that many activities of one signal count at once.
pub fn busy_workspace() -> impl Strategy<Value = Workspace> {
    workspace_of(1..4, 1..3, 250..400)
}

fn workspace_of(people: Range<usize>, accounts: Range<usize>, acts: Range<usize>) -> impl Strategy<Value = Workspace> {
    use prop::collection::vec as many;
    let acts = many(((0..4u8, 0..60usize, 0..60usize), activity()), acts);
    // Where outcomes name accounts only, people inherit them.
    let outcomes = (many(outcome(), 0..8), any::<bool>());
    (many(person(), people), many(account(), accounts), acts, outcomes, settings(), 60..170i32).prop_map(
        |(people, accounts, acts, (outcomes, of_accounts), settings, as_of)| {
            let of = accounts.len();
            let accounts: Vec<Account> =
                accounts.into_iter().enumerate().map(|(i, seed)| make_account(seed, i, of)).collect();
            let people: Vec<Person> =
                people.into_iter().enumerate().map(|(i, seed)| make_person(seed, i, &accounts)).collect();
            let place = |of: usize, any: usize| any % of;
            let mut activities: Vec<Activity> = acts
                .into_iter()
                .map(|((who, person, account), activity)| {
                    let person = (who < 3).then(|| place(people.len(), person));
                    let homeless = person.is_some_and(|p| people[p].account.is_none());
                    let account = (who >= 2 && !homeless).then(|| place(accounts.len(), account));
                    Activity { person, account, ..activity }
                })
                .collect();
            // The first activity of all, so that an activity more never makes another the first.
            let first = &mut activities[0];
            *first = Activity { person: Some(0), account: None, day: 0, hour: 0, kind: "page_view", ..first.clone() };
            let outcomes = outcomes.into_iter().map(|((who, person, account), day, stage, amount, spelling)| {
                let person = (who > 0 && !of_accounts).then(|| place(people.len(), person));
                let account = (who < 2 || of_accounts).then(|| place(accounts.len(), account));
                Outcome { person, account, day, stage, amount, spelling }
            });
            let outcomes = outcomes.collect();
            Workspace { people, accounts, activities, outcomes, settings, as_of: START.plus(as_of) }
        },
    )
}
