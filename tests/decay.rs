//! The decay tables against exact arithmetic (spec §4.1), by another way than theirs: no exponential, no float.
//!
//! D = floor(2^20 · 2^(−a/h) + 1/2) means 2D − 1 ≤ 2^(21 − a/h) < 2D + 1. With h = p/q, raised to the p-th power, that is
//! (2D − 1)^p ≤ 2^(21p − aq) < (2D + 1)^p: whole numbers only. The powers have thousands of digits, so each is taken twice
//! with 64 leading bits, once rounded down and once up; where the two fall on either side of the power of two, the test
//! fails rather than guess.

use cutline::model::Decay;

/// `mantissa · 2^exponent`, the mantissa's first bit being set.
#[derive(Clone, Copy)]
struct Binary {
    mantissa: u64,
    exponent: i64,
}

#[derive(Clone, Copy, PartialEq)]
enum Rounding {
    Down,
    Up,
}

impl Binary {
    fn of(number: u64) -> Binary {
        let zeros = number.leading_zeros();
        Binary { mantissa: number << zeros, exponent: -i64::from(zeros) }
    }

    fn times(self, other: Binary, rounding: Rounding) -> Binary {
        let product = u128::from(self.mantissa) * u128::from(other.mantissa);
        let cut = 64 - product.leading_zeros();
        let kept = product >> cut;
        let up = rounding == Rounding::Up && (kept << cut) != product;
        let exponent = self.exponent + other.exponent + i64::from(cut);
        match u64::try_from(kept + u128::from(up)) {
            Ok(mantissa) => Binary { mantissa, exponent },
            // Rounded up to 2^64.
            Err(_) => Binary { mantissa: 1 << 63, exponent: exponent + 1 },
        }
    }

    fn power(self, power: u32, rounding: Rounding) -> Binary {
        let mut result = Binary::of(1);
        for bit in (0..32 - power.leading_zeros()).rev() {
            result = result.times(result, rounding);
            if power >> bit & 1 == 1 {
                result = result.times(self, rounding);
            }
        }
        result
    }

    /// The largest whole power of two that it reaches, and whether it is more than that.
    fn reaches(self) -> (i64, bool) {
        (self.exponent + 63, self.mantissa != 1 << 63)
    }
}

/// Whether `number^power ≤ 2^exponent`.
fn power_is_at_most(number: u64, power: u32, exponent: i64) -> bool {
    let at_most = |rounding| match Binary::of(number).power(power, rounding).reaches() {
        (reached, false) => reached <= exponent,
        (reached, true) => reached < exponent,
    };
    let (down, up) = (at_most(Rounding::Down), at_most(Rounding::Up));
    assert_eq!(down, up, "64 bits do not tell {number}^{power} from 2^{exponent}");
    down
}

/// Whether `factor` is D(age) for a half-life of `p / q` days.
fn is_half_life_factor(factor: u32, age: u32, p: u32, q: u32) -> bool {
    let exponent = 21 * i64::from(p) - i64::from(age) * i64::from(q);
    let not_above = factor == 0 || power_is_at_most(2 * u64::from(factor) - 1, p, exponent);
    not_above && !power_is_at_most(2 * u64::from(factor) + 1, p, exponent)
}

fn check_half_life(p: u32, q: u32, oldest: u32) {
    let table = Decay::HalfLife(f64::from(p) / f64::from(q)).table(oldest as i32);
    assert_eq!(table.len(), oldest as usize + 1);
    for (age, factor) in (0..).zip(table) {
        assert!(is_half_life_factor(factor, age, p, q), "half-life {p}/{q}: D({age}) is not {factor}");
    }
}

#[test]
fn every_half_life_of_whole_days_is_rounded_exactly() {
    (1..=400).for_each(|days| check_half_life(days, 1, 800));
}

#[test]
fn half_lives_of_parts_of_days_are_rounded_exactly() {
    (1..=201).step_by(2).for_each(|halves| check_half_life(halves, 2, 400));
    (1..=199).step_by(2).for_each(|quarters| check_half_life(quarters, 4, 400));
}

#[test]
fn half_lives_of_years_are_rounded_exactly() {
    [730, 1000, 1461, 3650].into_iter().for_each(|days| check_half_life(days, 1, 3700));
}

#[test]
fn every_linear_decay_is_rounded_exactly() {
    for days in 1..=400u64 {
        let table = Decay::Linear(days as f64).table(400);
        for (age, factor) in (0..).zip(table) {
            // floor(2^20 · (n − a) / n + 1/2), over the denominator 2n.
            let left = days.saturating_sub(age);
            let exact = if left == 0 { 0 } else { ((1 << 21) * left + days) / (2 * days) };
            assert_eq!(u64::from(factor), exact, "linear over {days} days: D({age})");
        }
    }
}

#[test]
fn a_window_keeps_all_up_to_its_last_day_and_no_decay_keeps_all() {
    for days in 0..=400usize {
        let table = Decay::Window(days as f64).table(400);
        assert!(table[..=days].iter().all(|factor| *factor == 1 << 20), "window of {days} days");
        assert!(table[days + 1..].iter().all(|factor| *factor == 0), "window of {days} days");
    }
    assert!(Decay::None.table(400).iter().all(|factor| *factor == 1 << 20));
}

#[test]
fn a_factor_that_is_one_off_is_told_from_the_right_one() {
    // 2^20 · 2^−0.5 = 741455.2…
    assert!(is_half_life_factor(741_455, 15, 30, 1));
    assert!(!is_half_life_factor(741_454, 15, 30, 1));
    assert!(!is_half_life_factor(741_456, 15, 30, 1));
    // 2^20 · 2^−21 = 1/2 is rounded up, and anything less is 0.
    assert!(is_half_life_factor(1, 21, 1, 1) && !is_half_life_factor(0, 21, 1, 1));
    assert!(is_half_life_factor(0, 22, 1, 1));
}
