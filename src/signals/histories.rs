//! What each signal counted on which day, for everybody: all of a score but points, caps and decay.

use super::day::{Adding, DaySums};
use crate::dataset::{ActiveDay, Dataset, Rows, Timeline};
use crate::identity::{AccountId, PersonId};
use crate::model::{Model, Scope};
use std::ops::Range;

/// What one signal counted on one day. Where Σ quantity is beyond 32 bits, the same day has several of the signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub day: i32,
    pub signal: u32,
    /// Activities behind it.
    pub rows: u32,
    /// Σ quantity, in thousandths.
    pub units: u32,
}

/// The largest Σ quantity of one entry.
const MOST: i64 = u32::MAX as i64;

/// What kind of day one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u8);

impl Marks {
    /// Somebody who counts did something.
    pub const ACTIVE: Marks = Marks(1);
    /// Of a person: with an engaging activity (spec §4.3).
    pub const ENGAGING: Marks = Marks(2);
    /// Of a person: with a raised hand.
    pub const HAND: Marks = Marks(4);

    pub fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    pub fn set(&mut self, mark: Marks, is: bool) {
        self.0 |= if is { mark.0 } else { 0 };
    }
}

/// By person, or by account.
pub struct Histories {
    /// By place of the timeline: where the day's entries begin; at last, where they end.
    starts: Vec<u32>,
    counted: Vec<Counted>,
    /// By place of the timeline.
    marks: Vec<Marks>,
    /// By owner: a bit for each signal, by place modulo 64, of which anything was counted.
    signs: Vec<u64>,
}

/// One person's or account's history. All of it is in order of days.
#[derive(Clone, Copy)]
pub struct History<'a> {
    pub counted: &'a [Counted],
    pub days: &'a [ActiveDay],
    pub marks: &'a [Marks],
}

impl Histories {
    /// Of everybody. `matches` has the signals of the scope by class; what people for whom `silent` holds did for an account
    /// counts for nothing. `mark` tells what kind of day its classes make.
    pub fn new(
        data: &Dataset,
        model: &Model,
        scope: Scope,
        matches: &Rows,
        silent: impl Fn(PersonId) -> bool,
        mark: impl Fn(&mut Marks, u32),
    ) -> Histories {
        Histories::of_owners(0..data.days_of(scope).owners(), data, model, scope, matches, silent, mark)
    }

    /// Of one account, had the people for whom `silent` holds done nothing.
    pub fn of_account(
        account: AccountId,
        data: &Dataset,
        model: &Model,
        matches: &Rows,
        silent: impl Fn(PersonId) -> bool,
    ) -> Histories {
        let only = account.index()..account.index() + 1;
        Histories::of_owners(only, data, model, Scope::Account, matches, silent, |_, _| ())
    }

    fn of_owners(
        owners: Range<usize>,
        data: &Dataset,
        model: &Model,
        scope: Scope,
        matches: &Rows,
        silent: impl Fn(PersonId) -> bool,
        mark: impl Fn(&mut Marks, u32),
    ) -> Histories {
        let timeline = data.days_of(scope);
        let adding: Vec<Adding> = model.signals.iter().map(|signal| Adding::of(&signal.test)).collect();
        let mut sums = DaySums::new(adding);
        let mut all = Histories { starts: vec![0], counted: Vec::new(), marks: Vec::new(), signs: Vec::new() };
        for owner in owners {
            let mut signs = 0;
            for place in timeline.places(owner) {
                let day = timeline.day(place).day;
                let mut marks = Marks::default();
                let heard = timeline.cells(place).iter().filter(|cell| !cell.person.is_some_and(&silent));
                let heard = heard.inspect(|cell| {
                    marks.set(Marks::ACTIVE, true);
                    mark(&mut marks, cell.class);
                });
                sums.add(matches, heard, |signal, rows, units| {
                    signs |= 1 << (signal % 64);
                    let mut left = Counted { day, signal, rows, units: units.min(MOST) as u32 };
                    all.counted.push(left);
                    for from in (MOST..units).step_by(MOST as usize) {
                        left = Counted { rows: 0, units: (units - from).min(MOST) as u32, ..left };
                        all.counted.push(left);
                    }
                });
                all.marks.push(marks);
                all.starts.push(all.counted.len() as u32);
            }
            all.signs.push(signs);
        }
        all
    }

    pub fn of<'a>(&'a self, timeline: &'a Timeline, owner: usize) -> History<'a> {
        let places = timeline.places(owner);
        History {
            counted: &self.counted[self.starts[places.start] as usize..self.starts[places.end] as usize],
            days: timeline.of(owner),
            marks: &self.marks[places],
        }
    }

    /// Of histories that were made of one owner alone, that one's; `days` are the owner's.
    pub fn only<'a>(&'a self, days: &'a [ActiveDay]) -> History<'a> {
        History { counted: &self.counted, days, marks: &self.marks }
    }

    /// A bit for each signal, by place modulo 64: unset where the owner has nothing of it.
    pub fn signs(&self, owner: usize) -> u64 {
        self.signs[owner]
    }

    /// What was counted on the day at a place of the timeline.
    pub fn on(&self, place: usize) -> &[Counted] {
        &self.counted[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    pub fn marks(&self, place: usize) -> Marks {
        self.marks[place]
    }
}

impl History<'_> {
    /// Of somebody who never did anything.
    pub const NOTHING: History<'static> = History { counted: &[], days: &[], marks: &[] };

    /// What was done up to the day, as if nothing had come after it.
    pub fn up_to(self, day: i32) -> Self {
        let days = self.days.partition_point(|active| active.day <= day);
        let counted = self.counted.partition_point(|entry| entry.day <= day);
        History { counted: &self.counted[..counted], days: &self.days[..days], marks: &self.marks[..days] }
    }

    /// Whether a day with such a mark lies within `within` days before or on `day`.
    pub fn any_within(&self, mark: Marks, day: i32, within: i32) -> bool {
        let end = self.days.partition_point(|active| active.day <= day);
        let back = self.days[..end].iter().zip(&self.marks[..end]).rev();
        back.take_while(|(active, _)| day - active.day <= within).any(|(_, marks)| marks.has(mark))
    }
}
