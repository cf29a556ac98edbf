//! What became of one entity after one crossing (spec §6).

use crate::dataset::{Dataset, Outcome};
use crate::day::Day;
use crate::settings::{Settings, Stage};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Already in the funnel.
    Excluded,
    /// Its time is not up: in no rate.
    Open,
    /// With the largest amount of its outcomes, in millionths, so that sums are exact in any order.
    Converted {
        amount: i128,
    },
    NotConverted,
}

/// One entity's outcomes, in order of time.
pub struct History<'a> {
    data: &'a Dataset,
    rows: &'a [u32],
    stage: Stage,
    horizon_days: i32,
    as_of: Day,
}

impl<'a> History<'a> {
    /// A person's outcomes are those naming them; if no outcome names a person, they are their account's.
    pub fn of_person(data: &'a Dataset, person: usize, settings: &Settings) -> History<'a> {
        let rows = match (data.inherited, data.account_of[person]) {
            (false, _) => data.outcomes_of_person.of(person),
            (true, Some(account)) => data.outcomes_of_account.of(account.index()),
            (true, None) => &[],
        };
        History::new(data, rows, settings)
    }

    pub fn of_account(data: &'a Dataset, account: usize, settings: &Settings) -> History<'a> {
        History::new(data, data.outcomes_of_account.of(account), settings)
    }

    fn new(data: &'a Dataset, rows: &'a [u32], settings: &Settings) -> History<'a> {
        let horizon_days = i32::try_from(settings.horizon_days).unwrap_or(i32::MAX);
        History { data, rows, stage: settings.stage, horizon_days, as_of: data.as_of }
    }

    fn outcomes(&self) -> impl Iterator<Item = &'a Outcome> {
        self.rows.iter().map(|row| &self.data.outcomes[*row as usize])
    }

    /// Those that reach the stage asked for.
    fn reaching(&self) -> impl Iterator<Item = &'a Outcome> {
        self.outcomes().filter(|o| o.stage.implies(self.stage))
    }

    pub fn first_day(&self) -> Option<Day> {
        self.reaching().next().map(|o| o.at.day())
    }

    pub fn after(&self, crossed_on: Day) -> Fate {
        let end = crossed_on.plus(self.horizon_days);
        let (mut reached, mut lost) = (None, None);
        let mut most: Option<i128> = None;
        for outcome in self.outcomes() {
            let day = outcome.at.day();
            let reaches = outcome.stage.implies(self.stage);
            if day < crossed_on {
                reached = if reaches { Some(day) } else { reached };
                lost = if outcome.stage == Stage::Lost { Some(day) } else { lost };
            } else if day > end {
                break;
            } else if reaches {
                let amount = outcome.amount.map_or(0, millionths);
                most = Some(most.map_or(amount, |most| most.max(amount)));
            }
        }
        // Lost on the very day of the outcome, or later: the way is open again.
        match (reached, lost) {
            (Some(reached), lost) if lost.is_none_or(|lost| lost < reached) => Fate::Excluded,
            _ if end > self.as_of => Fate::Open,
            _ => most.map_or(Fate::NotConverted, |amount| Fate::Converted { amount }),
        }
    }
}

/// An amount of money as a whole number of millionths; beyond 10^30 it is no amount of money, and kept at that.
fn millionths(amount: f64) -> i128 {
    (amount * 1e6).round().clamp(-1e36, 1e36) as i128
}
