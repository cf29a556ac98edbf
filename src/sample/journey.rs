//! Buying journeys: a company's people look around, ask, are handed over, and some become opportunities.
//!
//! What decides a journey's end also drives what its people do, but neither is written out: a score can find it only
//! through fit, activity and the number of people, as in life.

use super::calendar::Calendar;
use super::company::{Account, Person};
use super::random::Random;
use super::words::TOPICS;
use super::year::{Act, Outcome, Year};
use crate::day::Day;

/// What one journey is about.
struct Journey {
    start: Day,
    days: i32,
    /// 1 (idle curiosity) to 4 (a budget and a date).
    interest: i32,
    /// Places among the people; the first is the champion.
    committee: Vec<usize>,
}

/// What people do early, midway and late in a journey, by weight.
const EARLY: [(&str, u64); 6] = [
    ("page_view", 40),
    ("ebook_download", 12),
    ("email_click", 14),
    ("webinar_registered", 8),
    ("product_page_view", 14),
    ("event_met", 3),
];
const MIDWAY: [(&str, u64); 6] = [
    ("page_view", 24),
    ("product_page_view", 30),
    ("case_study_view", 14),
    ("webinar_registered", 10),
    ("ebook_download", 9),
    ("pricing_page_view", 6),
];
const LATE: [(&str, u64); 5] = [
    ("product_page_view", 26),
    ("pricing_page_view", 30),
    ("case_study_view", 14),
    ("page_view", 16),
    ("trial_started", 3),
];

/// Each company gets two chances of a journey in the year; the better it fits, the likelier.
pub(super) fn journeys(
    random: &mut Random,
    calendar: &Calendar,
    accounts: &[Account],
    people: &[Person],
    year: &mut Year,
) {
    for (place, account) in accounts.iter().enumerate() {
        let mut free_from = calendar.first;
        for _ in 0..2 {
            let start = calendar.day(random);
            if !random.chance(260 + 5 * account.fit) || start < free_from {
                continue;
            }
            let journey = begin(random, account, start);
            free_from = start.plus(journey.days + 60);
            // Most companies come to be known by looking around, and most of their people too.
            if year.known_account(place).is_none() && random.chance(750) {
                year.know_account(place, start.plus(-random.between(0, 10)));
            }
            for (rank, person) in journey.committee.iter().enumerate() {
                if random.chance(700) {
                    year.know_person(*person, start);
                }
                walk(random, calendar, &journey, rank, *person, year);
            }
            surges(random, calendar, place, &journey, year);
            end(random, calendar, account, place, people, &journey, year);
        }
    }
}

fn begin(random: &mut Random, account: &Account, start: Day) -> Journey {
    let interest = random.weighted(&[(1, 34), (2, 33), (3, 22), (4, 11)]);
    // Whoever is serious brings colleagues.
    let size = (random.between(1, 2) + random.between(0, interest)) as usize;
    let mut committee = Vec::new();
    while committee.len() < size.min(account.people.len()) {
        let person = random.pick(&account.people);
        if !committee.contains(&person) {
            committee.push(person);
        }
    }
    Journey { start, days: random.between(20, 70), interest, committee }
}

/// One person's part; the champion (rank 0) does most.
fn walk(random: &mut Random, calendar: &Calendar, journey: &Journey, rank: usize, person: usize, year: &mut Year) {
    let acts = (journey.interest + 1) * random.between(2, 5) / (rank as i32 + 1) + 1;
    for _ in 0..acts {
        let offset = random.between(0, journey.days);
        let kind = match 3 * offset / (journey.days + 1) {
            0 => random.weighted(&EARLY),
            1 => random.weighted(&MIDWAY),
            _ => random.weighted(&LATE),
        };
        year.act(random, calendar, journey.start.plus(offset), Act::by(person, kind));
    }
    if rank == 0 && random.chance(90 * journey.interest) {
        let day = journey.start.plus(journey.days * 4 / 5);
        year.act(random, calendar, day, Act::by(person, "demo_request"));
    }
}

/// Data sold by others names the company only, and comes a little before its people do.
fn surges(random: &mut Random, calendar: &Calendar, account: usize, journey: &Journey, year: &mut Year) {
    for _ in 0..journey.interest {
        if random.chance(450) {
            let day = journey.start.plus(random.between(-14, journey.days / 2));
            let act = Act::surge(account, random.pick(&TOPICS));
            year.act(random, calendar, day, act);
        }
    }
}

fn end(
    random: &mut Random,
    calendar: &Calendar,
    account: &Account,
    place: usize,
    people: &[Person],
    journey: &Journey,
    year: &mut Year,
) {
    let committee = journey.committee.len() as i32;
    let odds = (5 * account.fit + 110 * journey.interest + 60 * committee - 400).clamp(15, 820);
    let opens = random.chance(odds);
    let champion = journey.committee[0];
    let handed_over = journey.start.plus(journey.days * 3 / 5 + random.between(0, 4));
    let outcome = |stage, day, person, amount| Outcome { stage, day, account: place, person, amount };
    if random.chance(if opens { 880 } else { 380 }) {
        year.outcome(calendar, outcome("mql", handed_over, Some(champion), None));
        if committee >= 3 {
            year.outcome(calendar, outcome("mqa", handed_over, None, None));
        }
        if random.chance(850) && calendar.holds(handed_over) {
            let day = handed_over.plus(random.between(0, 3));
            year.contacted(champion, calendar.moment(random, day));
        }
        if random.chance(if opens { 900 } else { 450 }) {
            year.outcome(calendar, outcome("sal", handed_over.plus(random.between(1, 5)), Some(champion), None));
        }
        if random.chance(if opens { 800 } else { 200 }) {
            let day = handed_over.plus(random.between(2, 9));
            year.act(random, calendar, day, Act::by(champion, "sales_reply"));
        }
    }
    if !opens {
        return;
    }
    let opened = journey.start.plus(journey.days * 4 / 5 + random.between(4, 28));
    let amount = amount(random, account);
    for member in journey.committee.iter().take(2) {
        let day = opened.plus(-random.between(0, 3));
        year.act(random, calendar, day, Act::by(*member, "meeting_held"));
    }
    // The opportunity names its champion, or nobody but the company where the champion never gave a title.
    let named = (!people[champion].title.is_empty()).then_some(champion);
    year.outcome(calendar, outcome("sqo", opened, named, Some(amount)));
    let closed = opened.plus(random.between(20, 110));
    if random.chance(180 + 2 * account.fit) {
        let settled = amount - amount / 20 * i64::from(random.between(0, 4));
        year.outcome(calendar, outcome("won", closed, named, Some(settled)));
    } else if random.chance(850) {
        year.outcome(calendar, outcome("lost", closed, named, None));
    }
}

/// A year's contract: larger for larger companies, in steps of 500.
fn amount(random: &mut Random, account: &Account) -> i64 {
    let base = match account.employees {
        ..50 => 6_000,
        50..250 => 14_000,
        250..1000 => 32_000,
        _ => 70_000,
    };
    // The product of two draws has a long right tail, as deal sizes do.
    let stretched = base * i64::from(random.between(60, 160)) / 100 * i64::from(random.between(60, 180)) / 100;
    stretched / 500 * 500
}
