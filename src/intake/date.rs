//! One text to one instant on the workspace's clock, under an assumed order of day and month.
//!
//! An instant with a zone is shifted to the clock, one without is that clock's own, and a bare date is its own
//! midnight whatever the clock. A day that does not exist is no date. Excel's serial numbers are not read as dates:
//! nothing tells them from counts.

use super::settle::Says;
use super::tables::DateOrder;
use crate::day::{Day, Instant, MICROS_PER_DAY};

/// The orders in which an unsettled date is tried.
const ORDERS: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];
const MICROS_PER_MINUTE: i64 = 60_000_000;

/// The instant that a text is, `clock` being the workspace's minutes east of UTC. `order` decides where day and month
/// could be either; without it the first of [`ORDERS`] that gives a date does.
pub fn parse(text: &str, order: Option<DateOrder>, clock: i32) -> Option<Instant> {
    let shape = shape(text)?;
    let (day, time) = match shape {
        Shape::Utc(micros) => return Some(Instant(micros + i64::from(clock) * MICROS_PER_MINUTE)),
        Shape::Clock(day, time) => (day, time),
    };
    let day = match (day, order) {
        (Written::Settled(day), _) => day,
        (Written::Parts(parts), Some(order)) => parts.day(order)?,
        (Written::Parts(parts), None) => ORDERS.iter().find_map(|order| parts.day(*order))?,
    };
    let shift = time.zone.map_or(0, |zone| i64::from(clock) - i64::from(zone));
    Some(Instant(day.instant().0 + time.micros + shift * MICROS_PER_MINUTE))
}

/// What a text says about its column's order of day and month.
pub fn says(text: &str) -> Says<DateOrder> {
    // A year in front leaves nothing open, and most columns are of this kind.
    if let [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'-', ..] = text.as_bytes() {
        return Says::Nothing;
    }
    let Some(Shape::Clock(Written::Parts(parts), _)) = shape(text) else { return Says::Nothing };
    match (parts.day(DateOrder::Dmy), parts.day(DateOrder::Mdy)) {
        (Some(a), Some(b)) if a != b => Says::Either,
        (Some(_), None) => Says::Only(DateOrder::Dmy),
        (None, Some(_)) => Says::Only(DateOrder::Mdy),
        (None, None) => parts.says_without_a_day(),
        (Some(_), Some(_)) => Says::Nothing,
    }
}

/// The text with its day and month in the order of the calendar, if they are written in an order that must be told.
pub fn reordered(text: &str, order: DateOrder) -> Option<String> {
    let mut rest = Rest(text.trim());
    match numeric(&mut rest)? {
        Written::Settled(_) => None,
        Written::Parts(parts) => parts.day(order).map(|day| format!("{day}{}", rest.0)),
    }
}

/// What a text is, whatever the order and the clock.
enum Shape {
    /// Microseconds since 1970-01-01T00:00:00Z.
    Utc(i64),
    Clock(Written, Time),
}

enum Written {
    Settled(Day),
    Parts(Parts),
}

/// `3/4/2026` or `3/4/26`: three numbers in the order written.
#[derive(Clone, Copy)]
struct Parts {
    numbers: [u32; 3],
    /// The year is the last, with four digits, and `ymd` is out.
    has_full_year: bool,
}

impl Parts {
    fn day(self, order: DateOrder) -> Option<Day> {
        let [a, b, c] = self.numbers;
        let year = |y: u32| if self.has_full_year { y as i32 } else { 2000 + y as i32 };
        match order {
            DateOrder::Dmy => Day::from_ymd(year(c), b, a),
            DateOrder::Mdy => Day::from_ymd(year(c), a, b),
            DateOrder::Ymd if self.has_full_year => None,
            DateOrder::Ymd => Day::from_ymd(year(a), b, c),
        }
    }

    /// What `31/02/2026` says, which is no day: a part above 12 is no month, so the other one is.
    fn says_without_a_day(self) -> Says<DateOrder> {
        let [a, b, _] = self.numbers;
        match (a > 12, b > 12) {
            (true, false) if a > 31 && self.day(DateOrder::Ymd).is_some() => Says::Only(DateOrder::Ymd),
            (true, false) => Says::Only(DateOrder::Dmy),
            (false, true) => Says::Only(DateOrder::Mdy),
            _ => Says::Nothing,
        }
    }
}

#[derive(Default)]
struct Time {
    micros: i64,
    /// Minutes east of UTC.
    zone: Option<i32>,
}

fn shape(text: &str) -> Option<Shape> {
    let text = text.trim();
    // Every date has a digit at its start or, after a month's or a weekday's name, soon.
    if text.len() > 50 || !text.bytes().take(24).any(|b| b.is_ascii_digit()) {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text);
    }
    let mut rest = Rest(text);
    let day = named(&mut rest).or_else(|| numeric(&mut rest))?;
    let time = time_after(rest)?;
    Some(Shape::Clock(day, time))
}

/// `20260930`, and seconds, milliseconds or microseconds since 1970 in 10, 13 or 16 digits.
fn digits(text: &str) -> Option<Shape> {
    let value: i64 = text.parse().ok()?;
    match text.len() {
        8 => {
            let day = Day::from_ymd((value / 10_000) as i32, (value / 100 % 100) as u32, (value % 100) as u32)?;
            Some(Shape::Clock(Written::Settled(day), Time::default()))
        }
        10 => Some(Shape::Utc(value * 1_000_000)),
        13 => Some(Shape::Utc(value * 1_000)),
        16 => Some(Shape::Utc(value)),
        _ => None,
    }
}

/// `2026-09-30`, `2026/9/30`, `30.9.2026`, `9/30/26`.
fn numeric(rest: &mut Rest) -> Option<Written> {
    let first = rest.number()?;
    let separator = rest.one_of(&['-', '/', '.'])?;
    let second = rest.number()?;
    rest.one_of(&[separator])?;
    let third = rest.number()?;
    match (first.digits, second.digits, third.digits) {
        (4, 1..=2, 1..=2) => Day::from_ymd(first.value as i32, second.value, third.value).map(Written::Settled),
        (1..=2, 1..=2, years @ (2 | 4)) => {
            let numbers = [first.value, second.value, third.value];
            Some(Written::Parts(Parts { numbers, has_full_year: years == 4 }))
        }
        _ => None,
    }
}

/// `16 Apr, 2021`, `Apr 16, 2021`, `16-Apr-2021`, `Friday, 16 April 2021`. Leaves `rest` as it was if there is none.
fn named(rest: &mut Rest) -> Option<Written> {
    let mut at = Rest(rest.0);
    if at.word().is_some_and(is_weekday) {
        at.take_word();
        at.gap();
    }
    let (month, day) = match at.number() {
        Some(day) => {
            at.gap();
            (month(at.take_word()?)?, day)
        }
        None => {
            let month = month(at.take_word()?)?;
            at.gap();
            (month, at.number()?)
        }
    };
    at.gap();
    let year = at.number()?;
    let full = match year.digits {
        4 => year.value as i32,
        2 => 2000 + year.value as i32,
        _ => return None,
    };
    let written = Day::from_ymd(full, month, day.value).filter(|_| day.digits <= 2)?;
    *rest = at;
    Some(Written::Settled(written))
}

/// `T14:30`, ` 2:30:05.25 PM`, `, 14:30 +01:00`, or nothing.
fn time_after(mut rest: Rest) -> Option<Time> {
    if rest.0.is_empty() {
        return Some(Time::default());
    }
    if rest.one_of(&['T', 't']).is_none() {
        rest.one_of(&[',']);
        let before = rest.0.len();
        rest.spaces();
        if rest.0.len() == before {
            return None;
        }
    }
    let hour = rest.number().filter(|hour| hour.digits <= 2)?;
    rest.one_of(&[':'])?;
    let minute = rest.number().filter(|minute| minute.digits == 2 && minute.value < 60)?;
    let mut micros = 0;
    if rest.one_of(&[':']).is_some() {
        let second = rest.number().filter(|second| second.digits == 2 && second.value < 60)?;
        micros = i64::from(second.value) * 1_000_000;
        if rest.one_of(&['.', ',']).is_some() {
            micros += rest.fraction()?;
        }
    }
    rest.spaces();
    let hour = half_of_day(&mut rest, hour.value)?;
    micros += (i64::from(hour) * 60 + i64::from(minute.value)) * MICROS_PER_MINUTE;
    rest.spaces();
    let zone = if rest.0.is_empty() { None } else { Some(zone(rest)?) };
    debug_assert!(micros < MICROS_PER_DAY);
    Some(Time { micros, zone })
}

/// The hour of 24 after an AM or PM, if there is one.
fn half_of_day(rest: &mut Rest, hour: u32) -> Option<u32> {
    let afternoon = match rest.word().map(str::to_ascii_uppercase).as_deref() {
        Some("AM") => 0,
        Some("PM") => 12,
        _ => return (hour < 24).then_some(hour),
    };
    rest.take_word();
    (1..=12).contains(&hour).then_some(hour % 12 + afternoon)
}

/// `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`, in minutes east of UTC.
fn zone(mut rest: Rest) -> Option<i32> {
    if matches!(rest.0, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let sign = if rest.one_of(&['+', '-'])? == '-' { -1 } else { 1 };
    let first = rest.number()?;
    let (hours, minutes) = match first.digits {
        4 => (first.value / 100, first.value % 100),
        2 if rest.one_of(&[':']).is_some() => (first.value, rest.number().filter(|m| m.digits == 2)?.value),
        2 => (first.value, 0),
        _ => return None,
    };
    (rest.0.is_empty() && hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) as i32)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month's English name, whole or by three letters or more.
fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    Some(at as u32 + 1)
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|name| name.starts_with(&word))
}

/// What of a text is still to be read.
struct Rest<'a>(&'a str);

struct Number {
    value: u32,
    digits: usize,
}

impl<'a> Rest<'a> {
    /// A run of one to nine digits.
    fn number(&mut self) -> Option<Number> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at(digits);
        let value = number.parse().ok().filter(|_| digits <= 9)?;
        self.0 = rest;
        Some(Number { value, digits })
    }

    /// Digits after a point, in microseconds; those beyond the sixth are cut.
    fn fraction(&mut self) -> Option<i64> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (fraction, rest) = self.0.split_at(digits);
        self.0 = rest;
        let places = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
        (digits > 0).then(|| places.fold(0, |micros, digit| micros * 10 + i64::from(digit - b'0')))
    }

    fn one_of(&mut self, chars: &[char]) -> Option<char> {
        let first = self.0.chars().next().filter(|c| chars.contains(c))?;
        self.0 = &self.0[first.len_utf8()..];
        Some(first)
    }

    /// A run of ASCII letters, not yet taken.
    fn word(&self) -> Option<&'a str> {
        let letters = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        (letters > 0).then(|| &self.0[..letters])
    }

    fn take_word(&mut self) -> Option<&'a str> {
        let word = self.word()?;
        self.0 = &self.0[word.len()..];
        Some(word)
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// What stands between the parts of a date with a month's name.
    fn gap(&mut self) {
        self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, order: Option<DateOrder>, clock: i32) -> String {
        parse(text, order, clock).map_or("none".into(), |at| at.to_string())
    }

    #[test]
    fn dates_are_read_as_people_and_machines_write_them() {
        for (text, expected) in [
            ("2026-09-30", "2026-09-30T00:00:00"),
            ("2026-09-30T23:15", "2026-09-30T23:15:00"),
            ("2026-09-30 23:15:59.999999999", "2026-09-30T23:15:59"),
            ("2022-04-14 4:30:42", "2022-04-14T04:30:42"),
            ("2026-09-30T23:30:00Z", "2026-09-30T23:30:00"),
            ("2026-06-30T23:30:00-05:00", "2026-07-01T04:30:00"),
            ("2026-09-30T01:00:00+0100", "2026-09-30T00:00:00"),
            ("2026-09-30 00:30:00 +01", "2026-09-29T23:30:00"),
            ("2019-12-20 07:39:00 UTC", "2019-12-20T07:39:00"),
            ("2026/9/3", "2026-09-03T00:00:00"),
            ("20260930", "2026-09-30T00:00:00"),
            ("30.9.2026", "2026-09-30T00:00:00"),
            ("30-09-26 19:58", "2026-09-30T19:58:00"),
            ("9/30/2026 1:05 PM", "2026-09-30T13:05:00"),
            ("9/30/2026 12:00:00am", "2026-09-30T00:00:00"),
            ("9/30/2026, 12:30 PM", "2026-09-30T12:30:00"),
            ("16 Apr, 2021 00:02:00", "2021-04-16T00:02:00"),
            ("Apr 16, 2021", "2021-04-16T00:00:00"),
            ("16-Apr-2021", "2021-04-16T00:00:00"),
            ("Friday, 16 April 2021 08:00", "2021-04-16T08:00:00"),
            ("Sept 3 2021", "2021-09-03T00:00:00"),
            // 10^9 s after the epoch, as every Unix clock showed it.
            ("1000000000", "2001-09-09T01:46:40"),
            ("1000000000000", "2001-09-09T01:46:40"),
            ("1000000000000000", "2001-09-09T01:46:40"),
            ("2024-02-29", "2024-02-29T00:00:00"),
            ("2026-02-29", "none"),
            ("2026-06-31", "none"),
            ("32/01/2026", "none"),
            ("2026-09-30T24:00:00", "none"),
            ("2026-09-30 13:00 PM", "none"),
            ("2026-09-30T10:60", "none"),
            ("2026-09-30 CEST", "none"),
            ("2026-09-30T10:00 CEST", "none"),
            ("2026-09-30x", "none"),
            ("1/2-2026", "none"),
            ("16 Abc 2021", "none"),
            ("soon", "none"),
            ("44927", "none"),
            ("12.5", "none"),
            ("", "none"),
        ] {
            assert_eq!(shown(text, None, 0), expected, "{text}");
        }
    }

    #[test]
    fn the_order_decides_what_could_be_either_and_refuses_what_it_cannot_read() {
        let both = [Some(DateOrder::Dmy), Some(DateOrder::Mdy), Some(DateOrder::Ymd)];
        let shown = |text| both.map(|order| shown(text, order, 0)[..10.min(shown(text, order, 0).len())].to_string());
        assert_eq!(shown("03/04/2026"), ["2026-04-03", "2026-03-04", "none"]);
        assert_eq!(shown("03.04.05"), ["2005-04-03", "2005-03-04", "2003-04-05"]);
        assert_eq!(shown("13/04/2026"), ["2026-04-13", "none", "none"]);
        assert_eq!(shown("2026-03-04"), ["2026-03-04"; 3]);
    }

    #[test]
    fn a_day_can_be_rewritten_so_that_no_order_is_needed() {
        assert_eq!(reordered("3/4/2026 10:00 Z", DateOrder::Dmy).as_deref(), Some("2026-04-03 10:00 Z"));
        assert_eq!(reordered("2026-04-03", DateOrder::Dmy), None);
        assert_eq!(reordered("31/12/2026", DateOrder::Mdy), None);
    }

    #[test]
    fn a_zone_is_shifted_to_the_clock_and_a_time_without_one_is_the_clocks_own() {
        assert_eq!(shown("2026-06-30T23:30:00Z", None, 120), "2026-07-01T01:30:00");
        assert_eq!(shown("2026-06-30T23:30:00+02:00", None, 120), "2026-06-30T23:30:00");
        assert_eq!(shown("2026-06-30T23:30:00", None, 120), "2026-06-30T23:30:00");
        assert_eq!(shown("2026-06-30", None, -720), "2026-06-30T00:00:00");
        assert_eq!(shown("1000000000", None, 60), "2001-09-09T02:46:40");
    }

    #[test]
    fn a_text_says_which_order_it_has_or_that_it_could_be_either() {
        assert_eq!(says("03/04/2026 10:00"), Says::Either);
        assert_eq!(says("13.04.2026"), Says::Only(DateOrder::Dmy));
        assert_eq!(says("04-13-26"), Says::Only(DateOrder::Mdy));
        assert_eq!(says("99/12/31"), Says::Only(DateOrder::Ymd));
        // No days, but what is above 12 is no month.
        assert_eq!(says("31/02/2026"), Says::Only(DateOrder::Dmy));
        assert_eq!(says("02/30/2026"), Says::Only(DateOrder::Mdy));
        assert_eq!(says("31/02/26"), Says::Only(DateOrder::Dmy));
        for text in ["04/04/2026", "2026-04-03", "31/31/2026", "0/4/2026", "3 Apr 2026", "soon"] {
            assert_eq!(says(text), Says::Nothing, "{text}");
        }
    }
}
