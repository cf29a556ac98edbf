//! A small workspace: what is true of it (who belongs to which account, who did what when), and the tables that say so.

use cutline::day::Day;
use cutline::intake::tables::Table;
use cutline::settings::{Hierarchy, Settings, Stage};

/// 2026-01-10, the day of the first activity. The month begun before it is never complete.
pub const START: Day = Day(20_463);

pub const KINDS: [&str; 6] = ["page_view", "webinar", "demo", "unsubscribe", "pricing page", "email_sent"];

#[derive(Debug, Clone)]
pub struct Workspace {
    pub people: Vec<Person>,
    pub accounts: Vec<Account>,
    pub activities: Vec<Activity>,
    pub outcomes: Vec<Outcome>,
    pub settings: Settings,
    pub as_of: Day,
}

#[derive(Debug, Clone)]
pub struct Person {
    /// Described by a row of contacts.
    pub row: bool,
    pub id: Option<String>,
    pub email: Option<String>,
    /// The place of their account.
    pub account: Option<usize>,
    /// What the contact's `account` cell says.
    pub account_cell: String,
    /// title, seniority, department, region, student, tags, rating, seen_on
    pub cells: [String; 8],
    /// Days from the start.
    pub created: Option<i32>,
}

#[derive(Debug, Clone)]
pub struct Account {
    /// Described by a row of accounts.
    pub row: bool,
    pub id: Option<String>,
    pub domain: Option<String>,
    pub name: Option<String>,
    pub parent: Option<usize>,
    /// industry, employees, technologies, motion, funded_on, competitor
    pub cells: [String; 6],
}

#[derive(Debug, Clone)]
pub struct Activity {
    pub person: Option<usize>,
    pub account: Option<usize>,
    /// Days from the start.
    pub day: i32,
    pub kind: &'static str,
    pub quantity: &'static str,
    pub source: &'static str,
    pub asset: &'static str,
    pub hour: u32,
    pub spelling: usize,
}

#[derive(Debug, Clone)]
pub struct Outcome {
    pub person: Option<usize>,
    pub account: Option<usize>,
    pub day: i32,
    pub stage: Stage,
    pub amount: Option<u32>,
    pub spelling: usize,
}

/// A table as cells; the header is the first row.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub table: Table,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Person {
    /// Their id, else their e-mail address (spec §2.7).
    pub fn key(&self) -> &str {
        self.id.as_deref().or(self.email.as_deref()).expect("everybody has a name")
    }

    fn written(&self, spelling: usize) -> String {
        let names: Vec<String> = self.id.iter().cloned().chain(self.email.iter().map(|e| e.to_uppercase())).collect();
        names[spelling % names.len()].clone()
    }
}

impl Account {
    /// Its id, else its domain, else its normalised name, which is lower-case here and no more.
    pub fn key(&self) -> String {
        let name = || self.name.as_ref().map(|name| name.to_lowercase());
        self.id.clone().or(self.domain.clone()).or_else(name).expect("every account has a name")
    }

    pub fn written(&self, spelling: usize) -> String {
        let domain = self.domain.iter().map(|domain| format!("https://www.{domain}/about"));
        let names: Vec<String> = self.id.iter().cloned().chain(domain).chain(self.name.clone()).collect();
        names[spelling % names.len()].clone()
    }
}

impl Activity {
    /// Whether it counts at all under these settings.
    pub fn is_act(&self, settings: &Settings) -> bool {
        !settings.ignore_types.iter().any(|kind| kind == self.kind)
    }
}

impl Workspace {
    /// The account that the figures of `account` go to (spec §2.6).
    pub fn top(&self, account: usize) -> usize {
        if self.settings.hierarchy == Hierarchy::Itself {
            return account;
        }
        let in_cycle = |start: usize| {
            let mut at = start;
            (0..self.accounts.len()).any(|_| match self.accounts[at].parent {
                Some(parent) => {
                    at = parent;
                    at == start
                }
                None => false,
            })
        };
        let mut at = account;
        while let Some(parent) = self.accounts[at].parent.filter(|_| !in_cycle(at)) {
            at = parent;
        }
        at
    }

    /// Adds an activity of somebody whom the tables name already; `who` is any number.
    pub fn add(&mut self, who: usize, mut activity: Activity) {
        let people = (0..self.people.len()).filter(|p| self.people[*p].row || *p == 0).map(|p| (Some(p), None));
        let accounts = (0..self.accounts.len()).filter(|a| self.accounts[*a].row).map(|a| (None, Some(a)));
        let known: Vec<(Option<usize>, Option<usize>)> = people.chain(accounts).collect();
        (activity.person, activity.account) = known[who % known.len()];
        self.activities.push(activity);
    }

    /// activities, contacts, accounts, outcomes
    pub fn sheets(&self) -> [Sheet; 4] {
        let sheet =
            |table, header: &str, rows| Sheet { table, header: header.split(',').map(String::from).collect(), rows };
        let person =
            |person: Option<usize>, spelling| person.map_or(String::new(), |p| self.people[p].written(spelling));
        let account =
            |account: Option<usize>, spelling| account.map_or(String::new(), |a| self.accounts[a].written(spelling));
        let activities = self.activities.iter().enumerate().map(|(i, a)| {
            let minutes = self.settings.utc_offset_minutes;
            let at = instant(a.day, a.hour, i, a.spelling.is_multiple_of(3).then_some(minutes));
            let kind =
                if a.spelling.is_multiple_of(2) { a.kind.to_uppercase().replace(' ', "-") } else { a.kind.into() };
            let id = if a.spelling.is_multiple_of(5) { format!("e{i}") } else { String::new() };
            let texts = [a.quantity, a.source, a.asset].map(String::from);
            [vec![id, at, kind, person(a.person, a.spelling), account(a.account, a.spelling / 2)], texts.to_vec()]
                .concat()
        });
        let contacts = self.people.iter().enumerate().filter(|(_, p)| p.row).map(|(i, p)| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let created = p.created.map_or(String::new(), |day| instant(day, 3, 1000 + i, None));
            [vec![text(&p.id), text(&p.email), p.account_cell.clone(), created], p.cells.to_vec()].concat()
        });
        let accounts = self.accounts.iter().filter(|a| a.row).map(|a| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            [vec![text(&a.id), text(&a.domain), text(&a.name), account(a.parent, 0)], a.cells.to_vec()].concat()
        });
        let outcomes = self.outcomes.iter().enumerate().map(|(i, o)| {
            let stage = serde_json::to_value(o.stage).unwrap().as_str().unwrap().to_string();
            let amount = o.amount.map_or(String::new(), |cents| format!("{}.{:02}", cents / 100, cents % 100));
            let id = if o.spelling.is_multiple_of(2) { format!("o{i}") } else { String::new() };
            let day = START.plus(o.day).to_string();
            vec![id, day, stage, person(o.person, o.spelling), account(o.account, o.spelling), amount]
        });
        [
            sheet(Table::Activities, "id,occurred_at,type,person,account,quantity,source,asset", activities.collect()),
            sheet(
                Table::Contacts,
                "id,email,account,created_at,title,seniority,department,region,student,tags,rating,seen_on",
                contacts.collect(),
            ),
            sheet(
                Table::Accounts,
                "id,domain,name,parent,industry,employees,technologies,motion,funded_on,competitor",
                accounts.collect(),
            ),
            sheet(Table::Outcomes, "id,occurred_at,stage,person,account,amount", outcomes.collect()),
        ]
    }
}

/// The instant of row `i` at an hour of a day of the workspace's clock: in that clock's own time, or as UTC.
fn instant(day: i32, hour: u32, i: usize, as_utc: Option<i32>) -> String {
    let seconds = i64::from(hour) * 3600 + i as i64 % 3600;
    let seconds = i64::from(START.plus(day).0) * 86_400 + seconds - i64::from(as_utc.unwrap_or(0)) * 60;
    let at = cutline::day::Instant(seconds * 1_000_000).to_string();
    if as_utc.is_some() { at + "Z" } else { at }
}
