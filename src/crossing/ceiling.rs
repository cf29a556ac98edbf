//! What a value cannot pass while nothing happens: cheap to carry from day to day, and never too low.
//!
//! Of what fades, no part fades more slowly than the slowest signal; and whatever caps leave of a value can only fall.

use super::fading::{Fading, Kind};
use crate::points::{FULL, Quanta};

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

/// What is added to a value, or what it may come to at the most: what stands, and what fades.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Most {
    pub stands: Quanta,
    /// In quanta.
    pub fades: f64,
}

impl Most {
    pub fn all(self) -> Quanta {
        Quanta(self.stands.0.saturating_add((self.fades * ABOVE) as i64).saturating_add(1))
    }

    pub fn add(&mut self, other: Most) {
        self.stands = Quanta(self.stands.0.saturating_add(other.stands.0));
        self.fades += other.fades;
    }

    /// Adds what stands, if it adds anything.
    pub fn stand(&mut self, points: Quanta) {
        self.stands = Quanta(self.stands.0.saturating_add(points.0.max(0)));
    }

    /// Adds what fades. A decay table is rounded by half a unit: one more than the other, at two ages, stands by.
    pub fn add_fading(&mut self, worth: Quanta, amount: i64) {
        self.fades += worth.0 as f64;
        self.stands = Quanta(self.stands.0.saturating_add(amount));
    }
}

/// The ceiling of one value.
#[derive(Debug, Clone, Copy)]
pub struct Ceiling {
    /// After all caps; it only rises by what is done.
    capped: Quanta,
    /// Before caps.
    most: Most,
    /// The day of it.
    on: i32,
}

impl Ceiling {
    /// Nothing is known yet.
    pub const UNKNOWN: Ceiling =
        Ceiling { capped: Quanta(i64::MAX / 8), most: Most { stands: Quanta(i64::MAX / 8), fades: 0.0 }, on: 0 };

    pub fn new(capped: Quanta, most: Most, on: i32) -> Ceiling {
        Ceiling { capped, most, on }
    }

    /// Something was done that may add so much; what the value cannot pass on that day.
    pub fn gain(&mut self, gain: Most, day: i32, slowest: &Slowest) -> Quanta {
        self.most.fades *= slowest.after(day - self.on);
        self.most.add(gain);
        self.capped = Quanta(self.capped.0.saturating_add(gain.all().0));
        self.on = day;
        self.capped.min(self.most.all())
    }

    pub fn on(&self, day: i32, slowest: &Slowest) -> Quanta {
        let most = Most { fades: self.most.fades * slowest.after(day - self.on), ..self.most };
        self.capped.min(most.all())
    }
}

impl Fading {
    /// Whether its worth goes down bit by bit.
    pub fn fades(&self) -> bool {
        matches!(self.kind, Kind::Halving { .. } | Kind::Linear { .. })
    }

    /// What a day's activities, Σ quantity in thousandths, may add to the worth at the most.
    pub fn gain(&self, units: i64) -> Most {
        let mut gain = Most::default();
        if self.points <= 0 {
            return gain;
        }
        let amount = self.points * units;
        match &self.kind {
            Kind::AtLeast { points, .. } => gain.stands = *points,
            Kind::People { .. } => {}
            Kind::Steady => gain.stands = Quanta(amount * i64::from(FULL)),
            Kind::Halving { .. } | Kind::Linear { .. } => gain.add_fading(Quanta(amount * i64::from(FULL)), amount),
        }
        gain
    }
}
