//! What takes points away goes on doing so for a while: until then a ceiling lies that much lower.

use super::fading::{Fading, Kind};
use crate::points::{FULL, Quanta};
use crate::signals::Counted;

/// How long it is counted on, in days.
const DAYS: i32 = 14;

/// How many of an owner's latest entries are searched for it.
const SEARCHED: usize = 512;

/// Below what floating point may have rounded up, at the most.
const BELOW: f64 = 1.0 - 1e-9;

/// The signals that take points away bit by bit, or until they pass, and stand in no group, whose cap could hide it.
pub struct Against {
    /// By signal: the place of its loss, beyond all where it has none.
    places: Vec<usize>,
    losses: Vec<Loss>,
}

struct Loss {
    /// Thousandths, above 0.
    points: i64,
    cap: Option<Quanta>,
    /// D(a) by age, for the ages from which it still counts after so many days.
    factors: Vec<u32>,
    /// What is left after so many days, at the least.
    share: f64,
    /// Of the owner at hand, in thousandths and in quanta.
    amount: i64,
    worth: i64,
}

/// What a value is lower by, in quanta, up to a day.
#[derive(Debug, Clone, Copy)]
pub struct Relief {
    pub by: f64,
    pub until: i32,
}

impl Relief {
    pub const NONE: Relief = Relief { by: 0.0, until: i32::MIN };
}

impl Against {
    pub fn new(fadings: &[Option<Fading>]) -> Against {
        let mut against = Against { places: Vec::new(), losses: Vec::new() };
        for fading in fadings {
            let loss = fading.as_ref().filter(|fading| fading.points < 0 && fading.group.is_none()).and_then(Loss::of);
            against.places.push(if loss.is_some() { against.losses.len() } else { usize::MAX });
            against.losses.extend(loss);
        }
        against
    }

    /// Of an owner with these entries up to the day, in order.
    pub fn on(&mut self, counted: &[Counted], day: i32) -> Relief {
        for entry in &counted[counted.len().saturating_sub(SEARCHED)..] {
            let Some(loss) = self.losses.get_mut(self.places[entry.signal as usize]) else { continue };
            let Some(factor) = loss.factors.get((day - entry.day) as usize) else { continue };
            let amount = loss.points * i64::from(entry.units);
            loss.amount += amount;
            loss.worth += amount * i64::from(*factor);
        }
        Relief { by: self.losses.iter_mut().map(Loss::take).sum(), until: day + DAYS }
    }
}

impl Loss {
    fn of(fading: &Fading) -> Option<Loss> {
        let ages = usize::try_from(fading.reach - DAYS + 1).ok().filter(|ages| *ages > 0)?;
        let (factors, share) = match &fading.kind {
            Kind::Steady => (vec![FULL; ages], 1.0),
            Kind::Halving { table, half_life, .. } => {
                (table[..ages].to_vec(), libm::exp2(-f64::from(DAYS) / half_life) * BELOW)
            }
            Kind::Linear { .. } | Kind::AtLeast { .. } | Kind::People { .. } => return None,
        };
        Some(Loss { points: -fading.points, cap: fading.cap, factors, share, amount: 0, worth: 0 })
    }

    /// What it takes away for so many days at the least. A decay table is rounded by half a unit at either age, and so one
    /// unit of each amount may be missing.
    fn take(&mut self) -> f64 {
        let (amount, worth) = (std::mem::take(&mut self.amount), std::mem::take(&mut self.worth));
        let least = Quanta(worth).cut(self.cap).0 as f64 * self.share - amount as f64 - 1.0;
        if least > 0.0 { least } else { 0.0 }
    }
}
