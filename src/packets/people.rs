//! Whom a packet names: the engaged people of the account, and its MQLs.
//!
//! They are scored under the account's model, whatever model scores each of them alone (spec §4.6).

use super::PacketPerson;
use crate::day::Day;
use crate::model::Scope;
use crate::score::AccountScorer;

/// MQLs first, then by score, then by key.
pub fn people(scorer: &mut AccountScorer, day: Day) -> Vec<PacketPerson> {
    let data = scorer.bound.data.clone();
    let mut people = Vec::new();
    for person in &mut scorer.people {
        let (score, engaged) = (person.on(day.0), person.engaged(day.0));
        if !score.qualified && !engaged {
            continue;
        }
        let place = person.person.index();
        let cell = |field| data.text_of(data.field(Scope::Person, field), place).map(str::to_string);
        let name_part = |field| cell(field).unwrap_or_default();
        let last = person.history.days.partition_point(|active| active.day <= day.0).checked_sub(1);
        people.push(PacketPerson {
            key: data.person_key(person.person).to_string(),
            name: cell("name"),
            first_and_last: Some(["first_name", "last_name"].map(name_part)).filter(|names| *names != ["", ""]),
            email: cell("email"),
            title: cell("title"),
            seniority: data.seniority[place],
            department: data.titles.department_name(data.department[place]).to_string(),
            score: score.score,
            mql: score.qualified,
            raised_hand: score.raised_hand,
            engaged,
            last_activity: last.map(|place| Day(person.history.days[place].day)),
        });
    }
    people.sort_by(|a, b| (b.mql, b.score).cmp(&(a.mql, a.score)).then_with(|| a.key.cmp(&b.key)));
    people
}
