//! The companies and people of the sample year, and how well each company fits.
//!
//! Fit is a matter of the columns written out, so that a model can find it again; what a company wants is not.

use super::random::{Random, Weights};
use super::words::*;
use crate::day::Day;
use rustc_hash::FxHashSet;

pub(super) const ACCOUNTS: usize = 400;
pub(super) const PEOPLE: usize = 2000;
const FREE_MAILERS: usize = 60;

pub(super) struct Account {
    pub id: String,
    pub name: String,
    pub domain: String,
    pub industry: &'static str,
    pub employees: i32,
    pub revenue: i64,
    pub country: &'static str,
    pub region: &'static str,
    pub technologies: String,
    pub parent: String,
    pub owner: &'static str,
    pub motion: &'static str,
    pub funded: Option<Day>,
    /// 0 to 100.
    pub fit: i32,
    pub people: Vec<usize>,
}

pub(super) struct Person {
    pub id: String,
    pub email: String,
    pub name: String,
    pub title: &'static str,
    /// Place among the accounts; `None` for people who write from a private mail box.
    pub account: Option<usize>,
    /// Whether the contact names its account; else the e-mail address shows it.
    pub names_account: bool,
}

pub(super) fn accounts(random: &mut Random, last_day: Day) -> Vec<Account> {
    let mut taken = FxHashSet::default();
    let mut accounts: Vec<Account> = Vec::new();
    while accounts.len() < ACCOUNTS {
        let word = format!("{}{}", random.pick(&HEADS), random.pick(&TAILS));
        if !taken.insert(word.clone()) {
            continue;
        }
        let mut account = account(random, &word, accounts.len(), last_day);
        // One in twenty belongs to a company listed before it.
        if accounts.len() > 20 && random.chance(50) {
            account.parent = accounts[random.below(accounts.len() as u64) as usize].id.clone();
        }
        accounts.push(account);
    }
    accounts
}

fn account(random: &mut Random, word: &str, place: usize, last_day: Day) -> Account {
    let industry = Weights::new(INDUSTRIES.iter().map(|(_, weight)| *weight)).draw(random);
    let country = Weights::new(COUNTRIES.iter().map(|country| country.4)).draw(random);
    let (country_name, region, form, ending, _) = COUNTRIES[country];
    let trade = random.pick(&TRADES);
    // Small companies are many and large ones few: each band four times the last, half as likely.
    let band = random.weighted(&[(8, 3), (30, 5), (110, 7), (320, 6), (900, 3), (3000, 2)]);
    let employees = band + random.between(0, band);
    let technologies: Vec<&str> =
        (0..TECHNOLOGIES.len()).filter(|_| random.chance(250)).map(|i| TECHNOLOGIES[i]).collect();
    let connected = TECHNOLOGIES[..CONNECTED_TECHNOLOGIES].iter().any(|t| technologies.contains(t));
    let fit = 40 * i32::from(industry < BUYING_INDUSTRIES)
        + 30 * i32::from((100..=1000).contains(&employees))
        + 20 * i32::from(country < SELLING_COUNTRIES)
        + 10 * i32::from(connected);
    Account {
        id: format!("ACC-{:04}", place + 1),
        name: format!("{word} {trade} {form}").trim_end().into(),
        domain: format!("{}-{}.{ending}", word.to_lowercase(), trade.to_lowercase()),
        industry: INDUSTRIES[industry].0,
        employees,
        revenue: i64::from(employees) * i64::from(random.between(60, 240)) * 1000,
        country: country_name,
        region,
        technologies: technologies.join("; "),
        parent: String::new(),
        owner: random.pick(&OWNERS),
        motion: random.weighted(&MOTIONS),
        funded: random.chance(300).then(|| last_day.plus(-random.between(5, 900))),
        fit,
        people: Vec::new(),
    }
}

/// Two people in every company, the others Zipf-like: the n-th company by luck draws 1/n of what the first does.
pub(super) fn people(random: &mut Random, accounts: &mut [Account]) -> Vec<Person> {
    let mut ranks: Vec<u64> = (1..=accounts.len() as u64).collect();
    for i in (1..ranks.len()).rev() {
        ranks.swap(i, random.below(i as u64 + 1) as usize);
    }
    let crowd = Weights::new(ranks.iter().map(|rank| 1_000_000 / (rank + 20)));
    let mut taken = FxHashSet::default();
    let mut people = Vec::new();
    for place in 0..PEOPLE {
        let account = match place {
            _ if place < 2 * accounts.len() => Some(place / 2),
            _ if place < PEOPLE - FREE_MAILERS => Some(crowd.draw(random)),
            _ => None,
        };
        if let Some(account) = account {
            accounts[account].people.push(place);
        }
        let host = account.map(|account| accounts[account].domain.as_str());
        people.push(person(random, place, account, host, &mut taken));
    }
    people
}

fn person(
    random: &mut Random,
    place: usize,
    account: Option<usize>,
    host: Option<&str>,
    taken: &mut FxHashSet<String>,
) -> Person {
    let (first, last) = (random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES));
    let local = format!("{first}.{last}").to_lowercase();
    let mut email = match host {
        Some(host) => format!("{local}@{host}"),
        None => format!("{local}.sample{place}@{}", random.pick(&MAIL_BOXES)),
    };
    let mut namesake = 2;
    while !taken.insert(email.clone()) {
        email = format!("{local}{namesake}@{}", host.unwrap_or("gmail.com"));
        namesake += 1;
    }
    Person {
        id: format!("P-{:04}", place + 1),
        email,
        name: format!("{first} {last}"),
        title: random.weighted(&TITLES),
        account,
        names_account: account.is_some() && random.chance(800),
    }
}
