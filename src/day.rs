//! Days, months and instants on the workspace's clock.
//!
//! Nothing here reads a clock: today is an argument. An [`Instant`] has already been shifted to the workspace's clock,
//! so its day is the day that the user sees.

use chrono::{Datelike, Months, NaiveDate};
use std::fmt;

pub const MICROS_PER_DAY: i64 = 86_400_000_000;

/// A calendar day, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A calendar month, as months since year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

/// A calendar quarter, as quarters since year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(pub i32);

/// A moment on the workspace's clock, in microseconds since 1970-01-01T00:00:00 of that clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Day {
    /// A day of the proleptic Gregorian calendar, years 1 to 9999; `None` if there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Day(date.to_epoch_days()))
    }

    /// `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| -> Option<u32> {
            b[range].iter().try_fold(0u32, |n, c| c.is_ascii_digit().then(|| n * 10 + u32::from(c - b'0')))
        };
        Day::from_ymd(number(0..4)? as i32, number(5..7)?, number(8..10)?)
    }

    pub fn month(self) -> Month {
        let date = self.date();
        Month(date.year() * 12 + date.month0() as i32)
    }

    pub fn instant(self) -> Instant {
        Instant(i64::from(self.0) * MICROS_PER_DAY)
    }

    /// Whole days from `self` to `later`.
    pub fn until(self, later: Day) -> i32 {
        later.0 - self.0
    }

    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The same day of a later year; the 28th where that has no 29 February.
    pub fn plus_years(self, years: u32) -> Day {
        let date = self.date().checked_add_months(Months::new(years * 12));
        Day(date.expect("days are within chrono's calendar").to_epoch_days())
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).expect("days are within chrono's calendar")
    }
}

impl Month {
    pub fn first_day(self) -> Day {
        let date = NaiveDate::from_ymd_opt(self.0.div_euclid(12), self.0.rem_euclid(12) as u32 + 1, 1);
        Day(date.expect("months are within chrono's calendar").to_epoch_days())
    }

    pub fn last_day(self) -> Day {
        Day(self.plus(1).first_day().0 - 1)
    }

    pub fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    pub fn quarter(self) -> Quarter {
        Quarter(self.0.div_euclid(3))
    }
}

impl Quarter {
    pub fn last_day(self) -> Day {
        Month(self.0 * 3 + 2).last_day()
    }
}

impl Instant {
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(MICROS_PER_DAY) as i32)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

impl fmt::Display for Quarter {
    /// `2026-Q2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

impl fmt::Display for Instant {
    /// `YYYY-MM-DDTHH:MM:SS`, fractions cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.rem_euclid(MICROS_PER_DAY) / 1_000_000;
        write!(f, "{}T{:02}:{:02}:{:02}", self.day(), seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string" })
            }
        }
    )*};
}
as_text!(Day, Month, Quarter, Instant);

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Day::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("expected a day as YYYY-MM-DD, got \"{text}\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_read_and_write_alike() {
        let day = Day::parse("2026-06-30").unwrap();
        assert_eq!(day.to_string(), "2026-06-30");
        assert_eq!(day.month().to_string(), "2026-06");
        assert_eq!(day.month().last_day(), day);
        assert_eq!(day.month().quarter().to_string(), "2026-Q2");
        assert_eq!(day.month().quarter().last_day(), day);
        assert_eq!(Day::parse("2026-02-29"), None);
        assert_eq!(Day::parse("2024-02-29").map(|d| d.plus(1).to_string()), Some("2024-03-01".into()));
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        let later = |text| Day::parse(text).map(|day| day.plus_years(3).to_string());
        assert_eq!(later("2026-06-30"), Some("2029-06-30".into()));
        assert_eq!(later("2024-02-29"), Some("2027-02-28".into()));
    }

    #[test]
    fn an_instant_before_1970_has_its_own_day() {
        assert_eq!(Instant(-1).to_string(), "1969-12-31T23:59:59");
    }
}
