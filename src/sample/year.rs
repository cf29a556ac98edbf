//! What happened in the sample year: journeys, and all the noise in which they hide.
//!
//! Most activity is noise: newsletters, idle page views, students and job seekers. A line that is too low lets it through.

use super::calendar::Calendar;
use super::company::{Account, Person};
use super::random::{Random, Weights};
use super::words::TOPICS;
use crate::day::{Day, Instant};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Person(usize),
    Account(usize),
}

#[derive(Debug, Clone)]
pub(super) struct Act {
    pub who: Who,
    pub kind: &'static str,
    pub asset: String,
}

impl Act {
    pub fn by(person: usize, kind: &'static str) -> Act {
        Act { who: Who::Person(person), kind, asset: String::new() }
    }

    pub fn surge(account: usize, topic: &str) -> Act {
        Act { who: Who::Account(account), kind: "intent_surge", asset: topic.into() }
    }
}

pub(super) struct Outcome {
    pub stage: &'static str,
    pub day: Day,
    pub account: usize,
    pub person: Option<usize>,
    pub amount: Option<i64>,
}

pub(super) struct Year {
    /// The day from which a company, or a person, shows up outside journeys; decided by the first journey, or by chance.
    known_accounts: Vec<Option<Day>>,
    known_people: Vec<Option<Day>>,
    pub acts: Vec<(Instant, Act)>,
    pub outcomes: Vec<Outcome>,
    /// First contact by sales, by person.
    pub contacts: Vec<(usize, Instant)>,
}

/// Activities in the end, give or take a few that follow from others.
const ACTIVITIES: usize = 19_950;

const IDLE: [(&str, u64); 11] = [
    ("page_view", 560),
    ("product_page_view", 110),
    ("email_click", 60),
    ("careers_page_view", 70),
    ("ebook_download", 45),
    ("webinar_registered", 40),
    ("case_study_view", 25),
    ("pricing_page_view", 22),
    ("event_met", 10),
    ("trial_started", 2),
    ("unsubscribe", 6),
];

impl Year {
    pub fn new(accounts: usize, people: usize) -> Year {
        Year {
            known_accounts: vec![None; accounts],
            known_people: vec![None; people],
            acts: Vec::new(),
            outcomes: Vec::new(),
            contacts: Vec::new(),
        }
    }

    pub fn known_account(&self, account: usize) -> Option<Day> {
        self.known_accounts[account]
    }

    pub fn know_account(&mut self, account: usize, day: Day) {
        self.known_accounts[account].get_or_insert(day);
    }

    pub fn know_person(&mut self, person: usize, day: Day) {
        self.known_people[person].get_or_insert(day);
    }

    fn knows(&self, person: usize, day: Day) -> bool {
        self.known_people[person].is_some_and(|known| known <= day)
    }

    /// Adds an activity if its day lies in the year, and what follows from it.
    pub fn act(&mut self, random: &mut Random, calendar: &Calendar, day: Day, mut act: Act) {
        if !calendar.holds(day) {
            return;
        }
        if act.asset.is_empty() {
            act.asset = asset(random, act.kind);
        }
        let attended = day.plus(random.between(2, 12));
        if act.kind == "webinar_registered" && random.chance(550) && calendar.holds(attended) {
            let attends = Act { kind: "webinar_attended", ..act.clone() };
            self.acts.push((calendar.moment(random, attended), attends));
        }
        self.acts.push((calendar.moment(random, day), act));
    }

    pub fn outcome(&mut self, calendar: &Calendar, outcome: Outcome) {
        if calendar.holds(outcome.day) {
            self.outcomes.push(outcome);
        }
    }

    pub fn contacted(&mut self, person: usize, at: Instant) {
        self.contacts.push((person, at));
    }
}

/// When everybody becomes known whom no journey made known: some from the start, the others one by one.
pub(super) fn arrivals(random: &mut Random, calendar: &Calendar, people: &[Person], year: &mut Year) {
    for account in 0..year.known_accounts.len() {
        let day = if random.chance(400) { calendar.first } else { calendar.day(random) };
        year.know_account(account, day);
    }
    for (place, person) in people.iter().enumerate() {
        let company = person.account.and_then(|account| year.known_account(account)).unwrap_or(calendar.first);
        let day = if random.chance(300) { company } else { company.max(calendar.day(random)) };
        year.know_person(place, day);
    }
}

/// A newsletter a month to the same readers; many open it, some click.
pub(super) fn newsletters(random: &mut Random, calendar: &Calendar, people: &[Person], year: &mut Year) {
    let readers: Vec<usize> = (0..people.len()).filter(|_| random.chance(100)).collect();
    let mut month = calendar.first.month();
    while month.first_day() <= calendar.last {
        let sent = month.first_day().plus(8);
        for reader in readers.iter().filter(|reader| year.knows(**reader, sent)).copied().collect::<Vec<_>>() {
            let asset = format!("newsletter {month}");
            let mut add = |day, kind| {
                year.act(random, calendar, day, Act { who: Who::Person(reader), kind, asset: asset.clone() });
                random.chance(if kind == "email_sent" { 420 } else { 130 })
            };
            if add(sent, "email_sent") && add(sent, "email_open") {
                add(sent.plus(1), "email_click");
            }
        }
        month = month.plus(1);
    }
}

/// All the rest, Zipf-like: the n-th person by luck does 1/n of what the first does.
pub(super) fn noise(
    random: &mut Random,
    calendar: &Calendar,
    accounts: &[Account],
    people: &[Person],
    year: &mut Year,
) {
    let mut ranks: Vec<u64> = (1..=people.len() as u64).collect();
    for i in (1..ranks.len()).rev() {
        ranks.swap(i, random.below(i as u64 + 1) as usize);
    }
    let busy = Weights::new(ranks.iter().map(|rank| 1_000_000 / (rank + 30)));
    while year.acts.len() < ACTIVITIES {
        let day = calendar.day(random);
        if random.chance(15) {
            let act = Act::surge(random.below(accounts.len() as u64) as usize, random.pick(&TOPICS));
            year.act(random, calendar, day, act);
            continue;
        }
        let person = busy.draw(random);
        if year.knows(person, day) {
            let act = Act::by(person, random.weighted(&IDLE));
            year.act(random, calendar, day, act);
        }
    }
}

fn asset(random: &mut Random, kind: &str) -> String {
    let names: &[&str] = match kind {
        "ebook_download" => &["The line, drawn", "Scoring in ten pages", "Committees that buy"],
        "webinar_registered" => &["Scoring live", "From lead to account", "Ask the analysts"],
        "case_study_view" => &["A logistics story", "A software story"],
        "product_page_view" => &["/product/scores", "/product/routing", "/product/reports"],
        "pricing_page_view" => &["/pricing"],
        "careers_page_view" => &["/careers"],
        "page_view" => &["/", "/blog/scoring", "/blog/committees", "/about", "/docs"],
        _ => return String::new(),
    };
    random.pick(names).into()
}
