//! What became of one entity after one crossing (spec §6).

use crate::dataset::{Dataset, Rank};
use crate::day::Day;
use crate::settings::{Settings, Stage};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Already in the funnel.
    Excluded,
    /// Its time is not up: in no rate.
    Open,
    /// With the largest amount of its outcomes.
    Converted {
        amount: Rank,
    },
    NotConverted,
}

/// The outcomes of everybody on one axis that decide what became of them.
pub struct Fates<'a> {
    data: &'a Dataset,
    /// People's outcomes are their accounts'.
    inherits: bool,
    horizon_days: i32,
    /// By owner, where theirs begin; at last, where they end.
    starts: Vec<u32>,
    events: Vec<Event>,
    /// By owner: the day of the first outcome that reaches the stage.
    firsts: Vec<Option<Day>>,
}

/// An outcome that reaches the stage, or a loss.
struct Event {
    day: i32,
    reaches: bool,
    amount: Rank,
}

/// One entity's, in order of time.
pub struct History<'a> {
    events: &'a [Event],
    /// The day of the first outcome that reaches the stage.
    pub first: Option<Day>,
    horizon_days: i32,
    as_of: Day,
}

impl<'a> Fates<'a> {
    /// A person's outcomes are those naming them; if no outcome names a person, they are their account's.
    pub fn new(data: &'a Dataset, settings: &Settings, of_people: bool) -> Fates<'a> {
        let inherits = of_people && data.inherited;
        let rows = if of_people && !inherits { &data.outcomes_of_person } else { &data.outcomes_of_account };
        let (mut starts, mut events, mut firsts) = (vec![0], Vec::new(), Vec::new());
        for owner in 0..rows.owners() {
            let outcomes = rows.of(owner).iter().map(|row| (&data.outcomes[*row as usize], data.ranks[*row as usize]));
            let from = events.len();
            events.extend(outcomes.filter_map(|(outcome, amount)| {
                let reaches = outcome.stage.implies(settings.stage);
                (reaches || outcome.stage == Stage::Lost).then(|| Event { day: outcome.at.day().0, reaches, amount })
            }));
            starts.push(events.len() as u32);
            firsts.push(events[from..].iter().find(|event: &&Event| event.reaches).map(|event| Day(event.day)));
        }
        let horizon_days = i32::try_from(settings.horizon_days).unwrap_or(i32::MAX);
        Fates { data, inherits, horizon_days, starts, events, firsts }
    }

    /// Of a person or account, by place in the dataset.
    pub fn of(&self, entity: usize) -> History<'_> {
        let owner = match self.inherits {
            true => self.data.account_of[entity].map(|account| account.index()),
            false => Some(entity),
        };
        let events =
            owner.map_or(&[][..], |owner| &self.events[self.starts[owner] as usize..self.starts[owner + 1] as usize]);
        // Most have no outcome at all.
        let first = owner.filter(|_| !events.is_empty()).and_then(|owner| self.firsts[owner]);
        History { events, first, horizon_days: self.horizon_days, as_of: self.data.as_of }
    }
}

impl History<'_> {
    /// The day of the first outcome within the horizon of a crossing that reaches the stage.
    pub fn converted_on(&self, crossed_on: Day) -> Option<Day> {
        let within = crossed_on.0..=crossed_on.plus(self.horizon_days).0;
        self.events.iter().find(|event| event.reaches && within.contains(&event.day)).map(|event| Day(event.day))
    }

    pub fn after(&self, crossed_on: Day) -> Fate {
        let end = crossed_on.plus(self.horizon_days);
        if self.events.is_empty() {
            return if end > self.as_of { Fate::Open } else { Fate::NotConverted };
        }
        let (mut reached, mut lost) = (None, None);
        let mut most: Option<Rank> = None;
        for event in self.events {
            if event.day > end.0 {
                break;
            } else if event.day >= crossed_on.0 {
                if event.reaches {
                    most = Some(most.map_or(event.amount, |most| most.max(event.amount)));
                }
            } else if event.reaches {
                reached = Some(event.day);
            } else {
                lost = Some(event.day);
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
