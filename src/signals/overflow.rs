//! Refuses a model and data whose scores could pass 2^63 quanta, before anything is summed (spec §1 "Exact numbers").

use super::Bound;
use crate::dataset::Activity;
use crate::error::{Code, Error, Result};
use crate::model::{Count, Scope, Test};

/// `score_overflow` if Σ |points · q| · 2^20 over an account and its people, before caps and decay, passes 2^63.
pub fn check_overflow(bound: &Bound) -> Result<()> {
    let data = &bound.data;
    let fields: i128 = bound.model.signals.iter().map(|s| i128::from(s.points.0).abs() * (1000 << 20)).sum();
    let points = |signal: &u32| i128::from(bound.model.signals[*signal as usize].points.0).abs();
    let of_class = |class: usize| {
        let signals = [Scope::Person, Scope::Account].map(|scope| bound.matched.signals_of(class as u32, scope));
        signals.into_iter().flatten().map(points).sum::<i128>()
    };
    let most_an_activity = (0..data.classes.len()).map(of_class).max().unwrap_or(0) << 20;
    let most_quantity = data.largest_quantity.max(1000);
    let limit = 1i128 << 63;
    let people = data.people_of.largest() as i128 + 1;
    // Nobody can pass the limit if the busiest could not with every activity at its most: the usual case.
    if i128::from(data.most_activities) * most_an_activity * i128::from(most_quantity) + fields * people <= limit {
        return Ok(());
    }
    let mut by_account = vec![0i128; data.accounts()];
    let mut by_person = vec![0i128; data.people()];
    for activity in &data.activities {
        let worth = worth(bound, activity);
        let of_person = activity.person.and_then(|p| data.account_of[p.index()]);
        if let Some(account) = activity.account {
            by_account[account.index()] += worth;
        }
        match (activity.person, of_person) {
            (Some(_), Some(account)) if activity.account != Some(account) => by_account[account.index()] += worth,
            (Some(person), None) => by_person[person.index()] += worth,
            _ => {}
        }
    }
    for (account, sum) in by_account.iter_mut().enumerate() {
        *sum += fields * (data.people_of.of(account).len() as i128 + 1);
    }
    let key = if let Some(account) = by_account.iter().position(|sum| *sum > limit) {
        &data.identities.accounts[account].key
    } else if let Some(person) = by_person.iter().position(|sum| *sum + fields > limit) {
        &data.identities.people[person].key
    } else {
        return Ok(());
    };
    let message = format!(
        "The points and quantities of {key} add up to more than a score can hold exactly (2^63 quanta, about 8.8 million points): lower the points of the model \"{}\", or look for a quantity that is none.",
        bound.model.name
    );
    Err(Error::new(Code::ScoreOverflow, message))
}

/// Σ |points · q| · 2^20 of the signals that the activity matches.
fn worth(bound: &Bound, activity: &Activity) -> i128 {
    let of_signal = |signal: &u32| {
        let signal = &bound.model.signals[*signal as usize];
        let quantity = match &signal.test {
            Test::Activity(test) if matches!(test.count, Count::EachTime { per_quantity: true, .. }) => {
                activity.quantity
            }
            _ => 1000,
        };
        (i128::from(signal.points.0).abs() * i128::from(quantity)) << 20
    };
    [Scope::Person, Scope::Account]
        .map(|scope| bound.matched.signals_of(activity.class, scope))
        .concat()
        .iter()
        .map(of_signal)
        .sum()
}
