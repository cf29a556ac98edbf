//! Exact points: a model's points as thousandths, a score as quanta, a decay factor as 2^20ths.
//!
//! 1 point = 10^6 · 2^20 quanta: thousandths of a point × thousandths of a quantity × a factor D of 0..=2^20. Nothing here
//! is a float but [`Quanta::points`], which is for showing.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

/// D = 1, the factor of an activity of today.
pub const FULL: u32 = 1 << 20;

const QUANTA_PER_POINT: i64 = 1_000_000 << 20;

/// A model's points (or a quantity) in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Thousandths(pub i64);

/// An exact score: 1 point = 10^6 · 2^20 quanta.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quanta(pub i64);

impl Thousandths {
    pub const ONE: Thousandths = Thousandths(1000);
    /// The largest number a model may hold, so that one activity's worth always fits 128 bits and one cap 64.
    pub const MOST: Thousandths = Thousandths(1_000_000_000_000);

    /// A decimal text with at most 3 decimals, exactly; `None` for more decimals, or a number that is none.
    pub fn parse(text: &str) -> Option<Thousandths> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || fraction.len() > 3 || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let value: i64 = format!("{whole}{fraction:0<3}").parse().ok()?;
        Some(Thousandths(if negative { -value } else { value }))
    }

    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// These points once, undecayed. A line or cap beyond 2^63 quanta is as good as at 2^63: no score is let that far.
    pub fn quanta(self) -> Quanta {
        Quanta(self.0.saturating_mul(1000 << 20))
    }

    /// points × quantity × D.
    pub fn times(self, quantity: Thousandths, factor: u32) -> Quanta {
        Quanta(self.0 * quantity.0 * i64::from(factor))
    }
}

impl Quanta {
    pub const ZERO: Quanta = Quanta(0);

    pub const fn whole_points(points: i64) -> Quanta {
        Quanta(points * QUANTA_PER_POINT)
    }

    /// For showing only: every comparison is made in quanta.
    pub fn points(self) -> f64 {
        self.0 as f64 / QUANTA_PER_POINT as f64
    }

    /// Points rounded down to a whole number.
    pub fn floor_points(self) -> i64 {
        // What is left after whole millionths is below 2^43, and so is divided exactly by the faster floating point.
        ((self.0 >> 20) as f64 / 1e6).floor() as i64
    }

    /// Cut to `cap` in absolute value.
    pub fn cut(self, cap: Option<Quanta>) -> Quanta {
        match cap {
            Some(cap) => Quanta(self.0.clamp(-cap.0, cap.0)),
            None => self,
        }
    }
}

impl Add for Quanta {
    type Output = Quanta;
    fn add(self, other: Quanta) -> Quanta {
        Quanta(self.0 + other.0)
    }
}

impl Sub for Quanta {
    type Output = Quanta;
    fn sub(self, other: Quanta) -> Quanta {
        Quanta(self.0 - other.0)
    }
}

impl Neg for Quanta {
    type Output = Quanta;
    fn neg(self) -> Quanta {
        Quanta(-self.0)
    }
}

impl AddAssign for Quanta {
    fn add_assign(&mut self, other: Quanta) {
        self.0 += other.0;
    }
}

impl std::iter::Sum for Quanta {
    fn sum<I: Iterator<Item = Quanta>>(values: I) -> Quanta {
        Quanta(values.map(|q| q.0).sum())
    }
}

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            serializer.serialize_i64(self.0 / 1000)
        } else {
            serializer.serialize_f64(self.to_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Thousandths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Thousandths, D::Error> {
        deserializer.deserialize_any(Decimal)
    }
}

struct Decimal;

impl de::Visitor<'_> for Decimal {
    type Value = Thousandths;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number with at most 3 decimals, up to 1,000,000,000")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Thousandths, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Thousandths, E> {
        self.visit_f64(value as f64)
    }

    /// A float prints as the shortest decimal that reads back as it, which is what the document said.
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Thousandths, E> {
        let exact = Thousandths::parse(&value.to_string()).filter(|t| t.0.abs() <= Thousandths::MOST.0);
        exact.ok_or_else(|| E::invalid_value(de::Unexpected::Float(value), &self))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Thousandths {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "multipleOf": 0.001, "description": "at most 3 decimals" })
    }
}

impl Serialize for Quanta {
    /// In points: quanta pass 2^53, and cross the edge only as decimal text where a request asks for them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.points())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Quanta {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "points" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        let parse = |t| Thousandths::parse(t).map(|v| v.0);
        assert_eq!(parse("10"), Some(10_000));
        assert_eq!(parse("-0.5"), Some(-500));
        assert_eq!(parse("1.2340"), Some(1_234));
        assert_eq!(parse("1.2345"), None);
        assert_eq!(parse("1e3"), None);
        assert_eq!(parse(""), None);
        assert_eq!(parse(".5"), None);
    }

    #[test]
    fn a_point_is_ten_to_the_six_times_two_to_the_twenty_quanta() {
        assert_eq!(Thousandths(1000).quanta(), Quanta::whole_points(1));
        assert_eq!(Thousandths(1000).times(Thousandths::ONE, FULL), Quanta::whole_points(1));
        assert_eq!(Quanta(-1).floor_points(), -1);
        for points in [0, 1, 999_999, 8_796_092, -8_796_092] {
            let whole = Quanta::whole_points(points);
            let around = [whole, Quanta(whole.0 + QUANTA_PER_POINT - 1), Quanta(whole.0 - 1)];
            assert_eq!(around.map(Quanta::floor_points), [points, points, points - 1]);
        }
        assert_eq!(Quanta::whole_points(3).cut(Some(Quanta::whole_points(2))), Quanta::whole_points(2));
        assert_eq!(Quanta::whole_points(-3).cut(Some(Quanta::whole_points(2))), Quanta::whole_points(-2));
    }
}
