//! An owner's few entries summed on one day, signal by signal.

use super::fading::{Fading, Kind};
use crate::points::FULL;
use crate::signals::Counted;

/// All activity signals that are read, side by side for summing.
pub struct Lanes {
    /// By signal.
    lanes: Vec<Lane>,
    /// D(a) by age, lane after lane.
    factors: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Lane {
    /// Thousandths.
    points: i64,
    /// The last age in days at which an entry counts; −1 where the signal is not read.
    reach: i32,
    /// Where its factors begin.
    factors: u32,
}

/// What one signal counts on a day.
#[derive(Clone, Copy, Default)]
pub struct Count {
    pub rows: u32,
    /// Σ points × quantity, in millionths of a point.
    pub amount: i64,
    /// After decay, before the cap.
    pub worth: i64,
}

/// While entries are summed, by signal; made once and used for many days.
#[derive(Default)]
pub struct Counts {
    sums: Vec<Count>,
    /// A bit for each signal that counts anything.
    touched: Vec<u64>,
}

impl Lanes {
    pub fn new(fadings: &[Option<Fading>]) -> Lanes {
        let mut factors = Vec::new();
        let mut lane = |fading: &Option<Fading>| {
            let begins = push_factors(&mut factors, fading);
            let (points, reach) = fading.as_ref().map_or((0, -1), |fading| (fading.points, fading.reach));
            Lane { points, reach, factors: begins }
        };
        let lanes = fadings.iter().map(&mut lane).collect();
        Lanes { lanes, factors }
    }
}

/// Appends D(a) of a signal, for each age at which an entry counts; where they begin. Nothing where it is not read.
pub fn push_factors(factors: &mut Vec<u32>, fading: &Option<Fading>) -> u32 {
    let begins = factors.len();
    if let Some(fading) = fading {
        let days = fading.reach as usize + 1;
        match &fading.kind {
            Kind::Steady => factors.resize(begins + days, FULL),
            Kind::Halving { table, .. } | Kind::Linear { table, .. } => factors.extend(&table[..days]),
            Kind::AtLeast { .. } | Kind::People { .. } => factors.resize(begins + days, 0),
        }
    }
    begins as u32
}

impl Counts {
    /// Adds up the entries that count on the day, and hands each signal that they belong to, by place, to `take`.
    pub fn sum(&mut self, lanes: &Lanes, counted: &[Counted], day: i32, mut take: impl FnMut(usize, Count)) {
        self.sums.resize(lanes.lanes.len(), Count::default());
        self.touched.resize(lanes.lanes.len().div_ceil(64), 0);
        for counted in counted {
            if counted.day > day {
                break;
            }
            let lane = lanes.lanes[counted.signal as usize];
            let age = day - counted.day;
            if age > lane.reach {
                continue;
            }
            let amount = lane.points * i64::from(counted.units);
            let sum = &mut self.sums[counted.signal as usize];
            sum.rows += counted.rows;
            sum.amount += amount;
            sum.worth += amount * i64::from(lanes.factors[lane.factors as usize + age as usize]);
            self.touched[counted.signal as usize / 64] |= 1 << (counted.signal % 64);
        }
        for (word, bits) in self.touched.iter_mut().enumerate() {
            while *bits != 0 {
                let signal = word * 64 + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                take(signal, std::mem::take(&mut self.sums[signal]));
            }
        }
    }
}
