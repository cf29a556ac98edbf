//! What a value cannot pass while nothing happens: cheap to carry from day to day, and never too low.
//!
//! Of what fades, no part fades more slowly than the slowest signal; and whatever caps leave of a value can only fall.

use super::against::Relief;
use super::fading::{Fading, Kind};
use crate::points::Quanta;

/// Above what floating point may have rounded away, at the most.
const ABOVE: f64 = 1.0 + 1e-12;

/// How much of anything that fades is left at the most after so many days.
pub struct Slowest {
    shares: Vec<f64>,
}

impl Slowest {
    /// Of all signals that add points.
    pub fn of(fadings: &[Option<Fading>], lookback_days: i32) -> Slowest {
        let half_life = |fading: &Fading| match fading.kind {
            Kind::Halving { half_life, .. } => Some(half_life),
            // Of what falls evenly for n days, e^(−1/n) is left after a day at the most.
            Kind::Linear { days, .. } => Some(days * std::f64::consts::LN_2),
            _ => None,
        };
        let positive = fadings.iter().flatten().filter(|fading| fading.points > 0);
        let slowest = positive.filter_map(half_life).fold(f64::MIN_POSITIVE, f64::max);
        Slowest { shares: (0..=lookback_days).map(|days| libm::exp2(-f64::from(days) / slowest) * ABOVE).collect() }
    }

    /// Beyond the lookback nothing is left. Two steps never leave less than one over the same days.
    pub fn after(&self, days: i32) -> f64 {
        self.shares.get(days as usize).copied().unwrap_or(0.0)
    }
}

/// What is added to a value, or what it may come to at the most: what stands, and what fades; in quanta.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Most {
    pub stands: f64,
    pub fades: f64,
}

/// Of a sum, more than floating point may have rounded away in a million steps.
const SLACK: f64 = 1e-9;

/// A bound no lower than the true one, from which it is summed on.
pub fn above(bound: f64) -> f64 {
    bound + bound.abs() * SLACK
}

/// A bound as an exact value, no lower.
pub fn at_most(bound: f64) -> Quanta {
    Quanta((above(bound) + 1.0).ceil() as i64)
}

impl Most {
    pub fn all(self) -> f64 {
        above(self.stands + self.fades) + 1.0
    }

    pub fn add(&mut self, other: Most) {
        self.stands += other.stands;
        self.fades += other.fades;
    }

    /// Adds what stands, if it adds anything.
    pub fn stand(&mut self, more: f64) {
        // `f64::max` is a call in WebAssembly.
        self.stands += if more > 0.0 { more } else { 0.0 };
    }

    /// Adds what fades. A decay table is rounded by half a unit: one more than the other, at two ages, stands by.
    pub fn add_fading(&mut self, worth: Quanta, amount: i64) {
        self.add(Most { stands: amount as f64, fades: worth.0 as f64 });
    }
}

/// The ceiling of one value, in quanta.
#[derive(Debug, Clone, Copy)]
pub struct Ceiling {
    /// After all caps; it only rises by what is done.
    capped: f64,
    /// Before caps.
    most: Most,
    /// The day of it.
    on: i32,
    /// What both are lower by for a while.
    relief: Relief,
}

impl Ceiling {
    /// Nothing is known yet.
    pub const UNKNOWN: Ceiling = Ceiling {
        capped: f64::INFINITY,
        most: Most { stands: f64::INFINITY, fades: 0.0 },
        on: 0,
        relief: Relief::NONE,
    };

    pub fn new(capped: f64, most: Most, on: i32) -> Ceiling {
        Ceiling { capped: above(capped), most: Most { stands: above(most.stands), ..most }, on, relief: Relief::NONE }
    }

    /// Where something takes points away.
    pub fn with_relief(self, relief: Relief) -> Ceiling {
        Ceiling { relief, ..self }
    }

    /// Something was done that may add so much; what the value cannot pass on that day.
    pub fn gain(&mut self, gain: Most, day: i32, slowest: &Slowest) -> f64 {
        self.most.fades *= slowest.after(day - self.on);
        self.most.add(gain);
        self.capped += gain.stands + gain.fades;
        self.on = day;
        self.now(self.most, day)
    }

    pub fn on(&self, day: i32, slowest: &Slowest) -> f64 {
        self.now(Most { fades: self.most.fades * slowest.after(day - self.on), ..self.most }, day)
    }

    /// The day up to which it rises by nothing but what is done.
    pub fn falls_until(&self, day: i32) -> i32 {
        if day <= self.relief.until { self.relief.until } else { i32::MAX }
    }

    fn now(&self, most: Most, day: i32) -> f64 {
        let uncapped = most.stands + most.fades;
        let relief = if day <= self.relief.until { self.relief.by } else { 0.0 };
        above(if self.capped < uncapped { self.capped } else { uncapped }) + 1.0 - relief
    }
}
