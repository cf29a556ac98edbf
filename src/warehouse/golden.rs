//! A small slice of the workspace that is scored alike by itself: what a parity check compares a warehouse with.
//!
//! People and accounts hang together where a person belongs to an account or did something for it. A slice takes all that
//! hangs together or none of it, so that nobody in it is scored by half of what they did.

use super::resolved::Slice;
use crate::dataset::Dataset;
use crate::identity::{AccountId, PersonId};
use crate::score::Scoring;

/// The most clusters of each kind, of which the smallest are taken.
const OF_EACH_KIND: usize = 4;

/// One person or account, or several that hang together.
#[derive(Default, Clone)]
struct Cluster {
    people: Vec<usize>,
    accounts: Vec<usize>,
    activities: usize,
    /// Whether it has a qualified account, a qualified person, anybody who is excluded.
    kind: [bool; 3],
}

/// A slice with something of everything that the model makes of people and accounts.
pub fn slice(scoring: &Scoring, model: usize) -> Slice {
    let data = &scoring.data;
    let mut clusters: Vec<Cluster> = clusters(data);
    for cluster in &mut clusters {
        cluster.kind = kind(scoring, model, cluster);
    }
    // Without any activity the slice would be taken for a flat list.
    clusters.sort_by_key(|cluster| (cluster.activities == 0, cluster.activities + cluster.people.len()));
    let mut slice = Slice { people: vec![false; data.people()], accounts: vec![false; data.accounts()] };
    let mut taken = [0; 8];
    for cluster in clusters {
        let kind = cluster.kind.iter().fold(0, |kind, is| kind * 2 + usize::from(*is));
        taken[kind] += 1;
        if taken[kind] <= OF_EACH_KIND {
            cluster.people.iter().for_each(|person| slice.people[*person] = true);
            cluster.accounts.iter().for_each(|account| slice.accounts[*account] = true);
        }
    }
    slice
}

fn kind(scoring: &Scoring, model: usize, cluster: &Cluster) -> [bool; 3] {
    let (members, day) = (&scoring.members, scoring.data.as_of.0);
    let bound = &scoring.bounds[model].model;
    let of_account = |account: &usize| members.model_of_account[*account] == Some(model);
    let of_person = |person: &usize| members.model_of_person[*person] == Some(model);
    let account = |account: &usize| scoring.account(model, AccountId(*account as u32)).on(day).qualified;
    let person = |person: &usize| scoring.person(model, PersonId(*person as u32)).on(day).qualified;
    [
        bound.account.is_some() && cluster.accounts.iter().filter(|a| of_account(a)).any(account),
        bound.person.is_some() && cluster.people.iter().filter(|p| of_person(p)).any(person),
        cluster.people.iter().any(|person| members.silent[*person]),
    ]
}

fn clusters(data: &Dataset) -> Vec<Cluster> {
    let people = data.people();
    let (activities, _) = data.with_ignored();
    let mut roots: Vec<usize> = (0..people + data.accounts()).collect();
    let account_place = |account: AccountId| people + account.index();
    let mut join = |a: usize, b: usize| {
        let (a, b) = (root(&mut roots, a), root(&mut roots, b));
        roots[a.max(b)] = a.min(b);
    };
    for (person, account) in data.account_of.iter().enumerate() {
        account.iter().for_each(|account| join(person, account_place(*account)));
    }
    for activity in &activities {
        activity.person.zip(activity.account).iter().for_each(|(p, account)| join(p.index(), account_place(*account)));
    }
    let mut clusters = vec![Cluster::default(); roots.len()];
    for place in 0..roots.len() {
        let cluster = &mut clusters[root(&mut roots, place)];
        match place.checked_sub(people) {
            None => cluster.people.push(place),
            Some(account) => cluster.accounts.push(account),
        }
    }
    for activity in &activities {
        let place = activity.person.map(PersonId::index).or(activity.account.map(account_place));
        place.iter().for_each(|place| clusters[root(&mut roots, *place)].activities += 1);
    }
    clusters.retain(|cluster| !cluster.people.is_empty() || !cluster.accounts.is_empty());
    clusters
}

/// The first of those that hang together, with the ways there made shorter.
fn root(roots: &mut [usize], mut place: usize) -> usize {
    while roots[place] != place {
        roots[place] = roots[roots[place]];
        place = roots[place];
    }
    place
}
