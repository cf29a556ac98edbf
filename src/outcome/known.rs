//! An entity's outcomes, whatever their stage (spec §6).

use crate::dataset::{Dataset, Outcome};
use crate::day::Day;
use crate::model::Scope;
use crate::settings::Stage;

/// In order of time. A person's are those naming them; if no outcome names a person, they are their account's.
pub fn outcomes_of(data: &Dataset, scope: Scope, entity: usize) -> impl Iterator<Item = &Outcome> {
    rows_of(data, scope, entity).iter().map(|row| &data.outcomes[*row as usize])
}

fn rows_of(data: &Dataset, scope: Scope, entity: usize) -> &[u32] {
    let of_account = |account: usize| data.outcomes_of_account.of(account);
    match scope {
        Scope::Account => of_account(entity),
        Scope::Person if data.inherited => {
            data.account_of[entity].map_or(&[][..], |account| of_account(account.index()))
        }
        Scope::Person => data.outcomes_of_person.of(entity),
    }
}

/// Whether there is an outcome that reaches the stage on the day or after it; and the largest amount among them, in
/// millionths, where any of them has one.
pub fn largest_amount(data: &Dataset, scope: Scope, entity: usize, stage: Stage, from: Day) -> Option<Option<i128>> {
    let rows =
        rows_of(data, scope, entity).iter().map(|row| (&data.outcomes[*row as usize], data.ranks[*row as usize]));
    let reaching = rows.filter(|(o, _)| o.stage.implies(stage) && o.at.day() >= from);
    reaching.map(|(o, rank)| o.amount.map(|_| data.amounts.of(rank))).max()
}
