//! What an account's people give its intent and engagement, without looking at everybody on every day.
//!
//! While nothing happens a person's value can only fall (or stays below a ceiling, where something negative fades), so what
//! was last seen of each is a bound for today. People are looked at again only while those bounds could set a record.

use super::within::Within;
use crate::model::Rollup;
use crate::points::Quanta;

/// Intent and engagement.
pub type Pair<T> = [T; 2];

/// What was last seen of a person.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    pub values: Pair<Within>,
    /// What the values cannot pass while nothing happens.
    pub ceilings: Pair<Quanta>,
}

#[derive(Clone, Copy)]
struct Member {
    seen: Seen,
    /// The day of it.
    on: i32,
    /// Stands among the live.
    live: bool,
    /// How often the values count: once, or seniority points in a weighted mean while engaged.
    weight: i64,
}

/// The people of one account, rolled up.
pub struct Rolled {
    rollup: Rollup,
    members: Vec<Member>,
    /// Those with a value, or a ceiling above 0.
    live: Vec<u32>,
    /// Where the next look begins.
    cursor: usize,
    /// Weighted sums of what was last seen.
    low: Pair<i128>,
    high: Pair<i128>,
    ceiling: Pair<i128>,
    weights: i128,
}

/// Before every day.
const NEVER: i32 = i32::MIN;

impl Rolled {
    pub fn new(rollup: Rollup) -> Rolled {
        Rolled {
            rollup,
            members: Vec::new(),
            live: Vec::new(),
            cursor: 0,
            low: [0; 2],
            high: [0; 2],
            ceiling: [0; 2],
            weights: 0,
        }
    }

    pub fn start(&mut self, members: usize) {
        let weight = i64::from(self.rollup == Rollup::Sum);
        self.members.clear();
        self.members.resize(members, Member { seen: Seen::default(), on: NEVER, live: false, weight });
        self.live.clear();
        self.cursor = 0;
        (self.low, self.high, self.ceiling, self.weights) = ([0; 2], [0; 2], [0; 2], 0);
    }

    pub fn see(&mut self, member: u32, seen: Seen, day: i32) {
        let known = &mut self.members[member as usize];
        let before = std::mem::replace(&mut known.seen, seen);
        known.on = day;
        let weight = known.weight;
        if !known.live && seen != Seen::default() {
            known.live = true;
            self.live.push(member);
        }
        if weight != 0 {
            self.count(before, -weight);
            self.count(seen, weight);
        }
    }

    /// Somebody did something that may add so much: their ceilings rise, though never above the cap.
    pub fn gain(&mut self, member: u32, gains: Pair<Quanta>, cap: Option<Quanta>) {
        let known = &mut self.members[member as usize];
        let weight = i128::from(known.weight);
        for ((ceiling, sum), gain) in known.seen.ceilings.iter_mut().zip(&mut self.ceiling).zip(gains) {
            let before = *ceiling;
            *ceiling = Quanta(before.0.saturating_add(gain.0));
            *ceiling = cap.map_or(*ceiling, |cap| (*ceiling).min(cap.max(before)));
            *sum += weight * i128::from(ceiling.0 - before.0);
        }
        known.on = NEVER;
        if !known.live {
            known.live = true;
            self.live.push(member);
        }
    }

    /// What a member weighs in a weighted mean from now on; 0 for one who is not engaged.
    pub fn weigh(&mut self, member: u32, weight: i64) {
        if self.rollup != Rollup::WeightedMean {
            return;
        }
        let known = &mut self.members[member as usize];
        let (seen, before) = (known.seen, std::mem::replace(&mut known.weight, weight));
        self.count(seen, weight - before);
        self.weights += i128::from(weight - before);
    }

    fn count(&mut self, seen: Seen, weight: i64) {
        let weight = i128::from(weight);
        for dimension in 0..2 {
            self.low[dimension] += weight * i128::from(seen.values[dimension].low.0);
            self.high[dimension] += weight * i128::from(seen.values[dimension].high.0);
            self.ceiling[dimension] += weight * i128::from(seen.ceilings[dimension].0);
        }
    }

    /// What the account's dimension cannot pass today.
    pub fn at_most(&self, dimension: usize) -> Quanta {
        match self.rollup {
            Rollup::Sum | Rollup::WeightedMean => self.of_sums(self.ceiling[dimension]),
            Rollup::Max => self.largest(|seen| seen.ceilings[dimension]),
        }
    }

    /// The account's dimension, once everybody was seen today.
    pub fn value(&self, dimension: usize) -> Within {
        match self.rollup {
            Rollup::Sum | Rollup::WeightedMean => {
                Within { low: self.of_sums(self.low[dimension]), high: self.of_sums(self.high[dimension]) }
            }
            Rollup::Max => Within {
                low: self.largest(|seen| seen.values[dimension].low),
                high: self.largest(|seen| seen.values[dimension].high),
            },
        }
    }

    fn of_sums(&self, sum: i128) -> Quanta {
        match self.rollup {
            Rollup::WeightedMean if self.weights == 0 => Quanta::ZERO,
            Rollup::WeightedMean => Quanta((sum / self.weights) as i64),
            _ => Quanta(sum as i64),
        }
    }

    /// The largest of all members'; whoever is not live has 0, and so has an account without people.
    fn largest(&self, of: impl Fn(&Seen) -> Quanta) -> Quanta {
        let of_live = self.live.iter().map(|member| of(&self.members[*member as usize].seen)).max();
        let idle = (self.live.len() < self.members.len()).then_some(Quanta::ZERO);
        of_live.max(idle).unwrap_or_default()
    }

    /// The next member not seen today, those longest unseen first; `None` once everybody was.
    pub fn next_unseen(&mut self, day: i32) -> Option<u32> {
        for _ in 0..self.live.len() {
            self.cursor = if self.cursor + 1 < self.live.len() { self.cursor + 1 } else { 0 };
            let member = self.live[self.cursor];
            if self.members[member as usize].on != day {
                return Some(member);
            }
        }
        None
    }

    /// Forgets those who have nothing left.
    pub fn settle(&mut self) {
        let members = &mut self.members;
        self.live.retain(|member| {
            let member = &mut members[*member as usize];
            member.live = member.seen != Seen::default();
            member.live
        });
    }
}
