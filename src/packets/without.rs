//! What an account is without the one person who brings it the most.
//!
//! The person is still there, with the same fields; only what they did is gone. So a person-scope field signal of theirs
//! stays worth what it was.

use crate::identity::AccountId;
use crate::model::Dimension;
use crate::score::{AccountScorer, Part, Scoring};
use std::collections::BTreeMap;

/// Sums of points that differ by less count as equal: they are floats.
const EQUAL: f64 = 1e-9;

/// By place in the scorer's people: whoever has the most of the account's intent and engagement as its parts share them
/// out; of equals the first key. `None` where no part is a person's.
pub fn top_person(scorer: &AccountScorer, parts: &[Part]) -> Option<usize> {
    let mut brought: BTreeMap<&str, f64> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.dimension != Dimension::Fit) {
        if let Some(person) = &part.person {
            *brought.entry(person).or_default() += part.points;
        }
    }
    let most = brought.values().copied().max_by(f64::total_cmp)?;
    let top = brought.iter().find(|(_, points)| **points > most - EQUAL).map(|(key, _)| *key)?;
    scorer.people.iter().position(|person| scorer.bound.data.person_key(person.person) == top)
}

/// Whether the account would qualify on `as_of` had one of its people, by place, done nothing.
pub fn stands_without(scoring: &Scoring, model: usize, account: AccountId, person: usize) -> bool {
    let scorer = scoring.account(model, account);
    let left = scorer.bound.history_without(account, scorer.people[person].person);
    let days = scorer.history.days;
    scorer.without(person, left.only(days)).on(scoring.data.as_of.0).qualified
}
