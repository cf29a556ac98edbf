//! What a day's activities may add to a score at the most, signal by signal.

use super::ceiling::Most;
use super::fading::{Fading, Kind};
use crate::points::FULL;

/// Of one signal; nothing where it is not read, or takes points away.
#[derive(Debug, Clone, Copy, Default)]
pub struct Gain {
    pub dimension: usize,
    /// Whatever was done, in quanta.
    once: f64,
    /// For each thousandth of quantity, in quanta: what stands, and what fades.
    stands: f64,
    fades: f64,
}

impl Gain {
    pub fn of(fading: &Option<Fading>) -> Gain {
        let Some(fading) = fading else { return Gain::default() };
        let mut gain = Gain { dimension: fading.dimension, ..Gain::default() };
        if fading.points <= 0 {
            return gain;
        }
        match &fading.kind {
            Kind::AtLeast { points, .. } => gain.once = points.0 as f64,
            Kind::People { .. } => {}
            Kind::Steady => gain.stands = (fading.points * i64::from(FULL)) as f64,
            // A decay table is rounded by half a unit: one more than the other, at two ages, stands by.
            Kind::Halving { .. } | Kind::Linear { .. } => {
                gain.stands = fading.points as f64;
                gain.fades = (fading.points * i64::from(FULL)) as f64;
            }
        }
        gain
    }

    /// `units` is Σ quantity in thousandths.
    pub fn by(&self, units: u32) -> Most {
        let units = f64::from(units);
        Most { stands: self.once + self.stands * units, fades: self.fades * units }
    }
}
