//! What an account's people give its intent and engagement, without looking at everybody on every day.
//!
//! What was last seen of each, and has been done since, is a bound for today (see [`Most`]): the bounds are summed, and the
//! sum fades as a whole. People are looked at again only while it could set a record.

use super::ceiling::{Most, Slowest};
use super::within::Within;
use crate::model::Rollup;
use crate::points::Quanta;

/// Intent and engagement.
pub type Pair<T> = [T; 2];

/// What is seen of a person: the values, what they cannot pass by what is here now, after caps, and before.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    pub values: Pair<Within>,
    /// In quanta.
    pub capped: Pair<f64>,
    pub most: Pair<Most>,
}

#[derive(Clone, Copy)]
struct Member {
    values: Pair<Within>,
    bounds: Pair<Bound>,
    /// The day of the bounds.
    on: i32,
    /// The day on which the values were seen.
    seen: i32,
    /// Stands among the live.
    live: bool,
    /// How often the values count: once, or seniority points in a weighted mean while engaged.
    weight: i64,
}

#[derive(Clone, Copy, Default)]
struct Bound {
    most: Most,
    /// Caps hold it down so far that what it came to after them is the better bound, though it does not fade.
    flat: bool,
}

/// A weighted sum over the members, of one dimension.
#[derive(Clone, Copy, Default)]
struct Sum {
    low: i128,
    high: i128,
    stands: f64,
    fades: f64,
    /// More than floating point can have rounded away.
    rounding: f64,
}

impl Bound {
    fn new(capped: f64, most: Most) -> Bound {
        match most.all() > FLAT_FROM * capped.max(TRIFLE) {
            true => Bound { most: Most { stands: capped, fades: 0.0 }, flat: true },
            false => Bound { most, flat: false },
        }
    }

    /// `before` is what the bound has faded to.
    fn gain(&mut self, gain: Most, before: Most, cap: Option<f64>) {
        self.most = before;
        if self.flat {
            self.most.stand(gain.all());
            self.most.stands = cap.map_or(self.most.stands, |cap| self.most.stands.min(cap.max(before.stands)));
        } else {
            self.most.add(gain);
            if let Some(cap) = cap {
                *self = Bound::new(cap.min(self.most.all()), self.most);
            }
        }
    }
}

impl Sum {
    fn move_value(&mut self, from: Within, to: Within, weight: i64) {
        let by = |from: Quanta, to: Quanta| match weight {
            // Nearly always; a product of 128 bits is dear.
            1 => i128::from(to.0) - i128::from(from.0),
            _ => i128::from(weight) * (i128::from(to.0) - i128::from(from.0)),
        };
        self.low += by(from.low, to.low);
        self.high += by(from.high, to.high);
    }

    /// A bound of such a weight goes up or down.
    fn raise(&mut self, from: Most, to: Most, weight: i64) {
        let weight = weight as f64;
        let (down, up) = (weight * from.fades, weight * to.fades);
        self.fades += up - down;
        self.rounding += (down.abs() + up.abs() + self.fades.abs()) * 1e-11;
        let (down, up) = (weight * from.stands, weight * to.stands);
        self.stands += up - down;
        self.rounding += (down.abs() + up.abs() + self.stands.abs()) * (4.0 * f64::EPSILON);
    }
}

/// The people of one account, rolled up.
pub struct Rolled {
    rollup: Rollup,
    /// In quanta.
    per_person_cap: Option<f64>,
    /// Something may come of itself to whoever has nothing: a date comes of age.
    may_come: bool,
    members: Vec<Member>,
    /// Those with a value, or a bound above 0.
    live: Vec<u32>,
    /// Where the next look begins.
    cursor: usize,
    sums: Pair<Sum>,
    /// The day to which the sums have faded.
    on: i32,
    weights: i128,
}

/// Before every day.
const NEVER: i32 = i32::MIN;

/// Once what is before caps passes what is after them so far, and by more than a trifle, it fades too late to be the better
/// bound.
const FLAT_FROM: f64 = 1.25;
const TRIFLE: f64 = Quanta::whole_points(1).0 as f64;

impl Rolled {
    pub fn new(rollup: Rollup, per_person_cap: Option<Quanta>, may_come: bool) -> Rolled {
        Rolled {
            rollup,
            per_person_cap: per_person_cap.map(|cap| cap.0 as f64),
            may_come,
            members: Vec::new(),
            live: Vec::new(),
            cursor: 0,
            sums: [Sum::default(); 2],
            on: 0,
            weights: 0,
        }
    }

    /// Starts with so many people, before a first day.
    pub fn start(&mut self, members: usize, first: i32) {
        let weight = i64::from(self.rollup == Rollup::Sum);
        let nothing = Member {
            values: [Within::ZERO; 2],
            bounds: [Bound::default(); 2],
            on: first,
            seen: NEVER,
            live: false,
            weight,
        };
        self.members.clear();
        self.members.resize(members, nothing);
        self.live.clear();
        (self.cursor, self.sums, self.on, self.weights) = (0, [Sum::default(); 2], first, 0);
    }

    pub fn see(&mut self, member: u32, seen: Seen, day: i32, slowest: &Slowest) {
        self.fade(day, slowest);
        let known = &mut self.members[member as usize];
        let share = slowest.after(day - known.on);
        for (dimension, sum) in self.sums.iter_mut().enumerate() {
            let (value, bound) = (&mut known.values[dimension], &mut known.bounds[dimension]);
            let before = Most { fades: bound.most.fades * share, ..bound.most };
            sum.move_value(*value, seen.values[dimension], known.weight);
            *value = seen.values[dimension];
            *bound = Bound::new(seen.capped[dimension], seen.most[dimension]);
            sum.raise(before, bound.most, known.weight);
        }
        (known.on, known.seen) = (day, day);
        self.live(member);
    }

    /// Somebody did something that may add so much.
    pub fn gain(&mut self, member: u32, gains: Pair<Most>, day: i32, slowest: &Slowest) {
        self.fade(day, slowest);
        let known = &mut self.members[member as usize];
        let share = slowest.after(day - known.on);
        for ((bound, sum), gain) in known.bounds.iter_mut().zip(&mut self.sums).zip(gains) {
            let before = Most { fades: bound.most.fades * share, ..bound.most };
            bound.gain(gain, before, self.per_person_cap);
            sum.raise(before, bound.most, known.weight);
        }
        (known.on, known.seen) = (day, NEVER);
        self.live(member);
    }

    /// From now on the member is looked at, until there is nothing to be seen; what takes points away adds nothing to a
    /// bound, so the bound cannot tell.
    fn live(&mut self, member: u32) {
        let known = &mut self.members[member as usize];
        if !known.live {
            known.live = true;
            self.live.push(member);
        }
    }

    /// What a member weighs in a weighted mean from now on; 0 for one who is not engaged.
    pub fn weigh(&mut self, member: u32, weight: i64, slowest: &Slowest) {
        if self.rollup == Rollup::WeightedMean {
            let known = &mut self.members[member as usize];
            let more = weight - std::mem::replace(&mut known.weight, weight);
            let share = slowest.after(self.on - known.on);
            for (dimension, sum) in self.sums.iter_mut().enumerate() {
                let most = known.bounds[dimension].most;
                sum.move_value(Within::ZERO, known.values[dimension], more);
                sum.raise(Most::default(), Most { fades: most.fades * share, ..most }, more);
            }
            self.weights += i128::from(more);
        }
    }

    fn fade(&mut self, day: i32, slowest: &Slowest) {
        if day != self.on {
            let share = slowest.after(day - self.on);
            self.sums.iter_mut().for_each(|sum| sum.fades *= share);
            self.on = day;
        }
    }

    /// What the account's dimension cannot pass on a day.
    pub fn at_most(&self, dimension: usize, day: i32, slowest: &Slowest) -> f64 {
        let sum = &self.sums[dimension];
        let of_sum = || sum.stands + sum.fades.max(0.0) * slowest.after(day - self.on) + sum.rounding;
        match self.rollup {
            Rollup::Sum => of_sum(),
            Rollup::WeightedMean if self.weights == 0 => 0.0,
            // A quotient is cut towards zero, and so is no more than one quantum above it.
            Rollup::WeightedMean => of_sum() / self.weights as f64 + 1.0,
            Rollup::Max => {
                let most = |member: &Member| {
                    let most = member.bounds[dimension].most;
                    Most { fades: most.fades * slowest.after(day - member.on), ..most }.all()
                };
                let of_live = self.live.iter().map(|member| most(&self.members[*member as usize]));
                let idle = self.live.len() < self.members.len() || self.members.is_empty();
                let idle = if idle { 0.0 } else { f64::NEG_INFINITY };
                of_live.fold(idle, f64::max)
            }
        }
    }

    /// The account's dimension, once everybody was seen today.
    pub fn value(&self, dimension: usize) -> Within {
        let sum = &self.sums[dimension];
        match self.rollup {
            Rollup::Sum | Rollup::WeightedMean => Within { low: self.of_sums(sum.low), high: self.of_sums(sum.high) },
            Rollup::Max => Within {
                low: self.largest(|member| member.values[dimension].low),
                high: self.largest(|member| member.values[dimension].high),
            },
        }
    }

    fn of_sums(&self, sum: i128) -> Quanta {
        let quanta = match self.rollup {
            Rollup::WeightedMean if self.weights == 0 => 0,
            Rollup::WeightedMean => sum / self.weights,
            _ => sum,
        };
        Quanta(quanta.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64)
    }

    /// The largest of all members'; whoever is not live has 0, and so has an account without people.
    fn largest(&self, of: impl Fn(&Member) -> Quanta) -> Quanta {
        let of_live = self.live.iter().map(|member| of(&self.members[*member as usize])).max();
        let idle = (self.live.len() < self.members.len()).then_some(Quanta::ZERO);
        of_live.max(idle).unwrap_or_default()
    }

    /// The next member not seen today, those longest unseen first; `None` once everybody was.
    pub fn next_unseen(&mut self, day: i32) -> Option<u32> {
        for _ in 0..self.live.len() {
            self.cursor = if self.cursor + 1 < self.live.len() { self.cursor + 1 } else { 0 };
            let member = self.live[self.cursor];
            if self.members[member as usize].seen != day {
                return Some(member);
            }
        }
        None
    }

    /// Forgets those who have nothing left.
    pub fn settle(&mut self) {
        if self.may_come {
            return;
        }
        let members = &mut self.members;
        self.live.retain(|member| {
            let member = &mut members[*member as usize];
            member.live = member.has_anything();
            member.live
        });
    }
}

impl Member {
    fn has_anything(&self) -> bool {
        let bounded = |bound: &Bound| bound.most != Most::default();
        self.values != [Within::ZERO; 2] || self.bounds.iter().any(bounded)
    }
}
