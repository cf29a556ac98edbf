//! The latest that was done in an account.
//!
//! It lists what the account's days of activity are made of: neither what silent people did, nor what came after `as_of`.

use super::Moment;
use crate::identity::AccountId;
use crate::signals::Bound;

/// How many activities a packet lists.
const MOMENTS: usize = 20;

/// The latest first; of one instant, the later row.
pub fn timeline(bound: &Bound, account: AccountId) -> Vec<Moment> {
    let data = &bound.data;
    let rows = data.activities_of_account.of(account.index());
    let latest = rows.iter().rev().map(|row| &data.activities[*row as usize]);
    let known = latest.filter(|activity| activity.at.day() <= data.as_of);
    let heard = known.filter(|activity| !activity.person.is_some_and(|person| bound.is_silent(person)));
    let moment = |activity: &crate::dataset::Activity| {
        let class = &data.classes[activity.class as usize];
        Moment {
            at: activity.at,
            person: activity.person.map(|person| data.person_key(person).to_string()),
            kind: data.class_kind(class).to_string(),
            asset: data.tables.texts.get_some(class.asset).map(str::to_string),
        }
    };
    heard.take(MOMENTS).map(moment).collect()
}
