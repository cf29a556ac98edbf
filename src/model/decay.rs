//! How much of an activity's points is left after so many whole days, as 2^20ths (spec §4.1).
//!
//! The table is computed with `libm` and not with the platform's own functions, so that it is the same everywhere.

use crate::points::FULL;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decay {
    None,
    HalfLife(f64),
    Linear(f64),
    Window(f64),
}

impl Decay {
    /// D(a) for a = 0 ..= lookback.
    pub fn table(self, lookback_days: i32) -> Vec<u32> {
        (0..=lookback_days).map(|age| self.factor(f64::from(age))).collect()
    }

    fn factor(self, age: f64) -> u32 {
        let full = f64::from(FULL);
        let rounded = |share: f64| libm::floor(full * share + 0.5) as u32;
        match self {
            Decay::None => FULL,
            Decay::HalfLife(days) => rounded(libm::exp2(-age / days)),
            // In one division, so that 8 of 20 days leave exactly 12/20.
            Decay::Linear(days) if age < days => libm::floor(full * (days - age) / days + 0.5) as u32,
            Decay::Linear(_) => 0,
            Decay::Window(days) => {
                if age <= days {
                    FULL
                } else {
                    0
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_lives_are_exact_at_their_multiples_and_rounded_between() {
        let table = Decay::HalfLife(30.0).table(365);
        assert_eq!([table[0], table[30], table[60], table[300]], [1 << 20, 1 << 19, 1 << 18, 1 << 10]);
        // 2^20 · 2^−0.5 = 741455.2…, as the worked case has it.
        assert_eq!(table[15], 741_455);
    }

    #[test]
    fn linear_and_window_end_where_they_say() {
        let linear = Decay::Linear(20.0).table(30);
        assert_eq!([linear[0], linear[5], linear[20], linear[21]], [1 << 20, 786_432, 0, 0]);
        // 0.4 · 2^20 = 419430.4: a hair less than 0.4.
        assert_eq!(Decay::Linear(10.0).table(10)[6], 419_430);
        let window = Decay::Window(10.0).table(11);
        assert_eq!([window[10], window[11]], [1 << 20, 0]);
    }
}
