//! An entity's outcomes, whatever their stage (spec §6).

use super::fate::millionths;
use crate::dataset::{Dataset, Outcome};
use crate::day::Day;
use crate::model::Scope;
use crate::settings::Stage;

/// In order of time. A person's are those naming them; if no outcome names a person, they are their account's.
pub fn outcomes_of(data: &Dataset, scope: Scope, entity: usize) -> impl Iterator<Item = &Outcome> {
    let of_account = |account: usize| data.outcomes_of_account.of(account);
    let rows = match scope {
        Scope::Account => of_account(entity),
        Scope::Person if data.inherited => {
            data.account_of[entity].map_or(&[][..], |account| of_account(account.index()))
        }
        Scope::Person => data.outcomes_of_person.of(entity),
    };
    rows.iter().map(|row| &data.outcomes[*row as usize])
}

/// Whether there is an outcome that reaches the stage on the day or after it; and the largest amount among them, in
/// millionths, where any of them has one.
pub fn largest_amount(data: &Dataset, scope: Scope, entity: usize, stage: Stage, from: Day) -> Option<Option<i128>> {
    let reaching = outcomes_of(data, scope, entity).filter(|o| o.stage.implies(stage) && o.at.day() >= from);
    reaching.map(|o| o.amount.map(millionths)).max()
}
