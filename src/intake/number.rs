//! One text to one number, under an assumed decimal mark.
//!
//! Read are thousands separators (comma, point, spaces, apostrophes), currency signs and codes before or after, the
//! suffixes K, M and B, a sign, parentheses for a negative, and a percent sign, which changes nothing: `25%` is 25, as
//! the column shows it. Values stay decimal digits until the end, so that a quantity is exact.

use super::settle::Says;
use super::tables::{DecimalMark, Settled};

/// An exact decimal number: its digits times a power of ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    digits: String,
    exponent: i32,
}

/// The greatest quantity, 1,000,000, in thousandths (spec §1).
pub const MOST_THOUSANDTHS: u32 = 1_000_000_000;

impl Decimal {
    pub fn to_f64(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        let text = format!("{sign}{}e{}", self.digits, self.exponent);
        text.parse().expect("digits and an exponent are a number")
    }

    /// Thousandths, further decimals cut; `None` outside 0 to 1,000,000.
    pub fn quantity(&self) -> Option<u32> {
        // The digits' places above and below the thousandth's.
        let shift = self.exponent + 3;
        let kept = self.digits.len() as i32 + shift.min(0);
        let whole = self.digits.get(..kept.max(0) as usize).unwrap_or("");
        let mut value: u64 = 0;
        for digit in whole.bytes().chain(std::iter::repeat_n(b'0', shift.max(0) as usize)) {
            value = value * 10 + u64::from(digit - b'0');
            if value > u64::from(MOST_THOUSANDTHS) {
                return None;
            }
        }
        let beyond = value == u64::from(MOST_THOUSANDTHS) && self.digits[whole.len()..].bytes().any(|d| d != b'0');
        let below = self.negative && self.digits.bytes().any(|d| d != b'0');
        (!beyond && !below).then_some(value as u32)
    }
}

/// The number that a text is if its decimals stand after `mark`; `None` if it is none.
pub fn parse(text: &str, mark: DecimalMark) -> Option<Decimal> {
    let bare = Bare::of(text)?;
    let (mark, other) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, decimals) = match bare.digits.split_once(mark) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (bare.digits, None),
    };
    let is_whole = is_digits(whole) || is_grouped(whole, |c| c == other) || is_grouped(whole, is_gap);
    // `.5` is a number, and `5.` is not.
    if !(is_whole || whole.is_empty() && decimals.is_some()) || !decimals.is_none_or(is_digits) {
        return None;
    }
    let decimals = decimals.unwrap_or("");
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(decimals.chars()).collect();
    Some(Decimal { negative: bare.negative, digits, exponent: bare.power - decimals.len() as i32 })
}

/// The number that a cell is in a column whose mark is so settled.
pub fn parse_settled(text: &str, mark: Settled<DecimalMark>) -> Option<Decimal> {
    mark.marks().iter().find_map(|mark| parse(text, *mark))
}

/// The text with `to` in the place of the mark `from`, if it has a separator at all.
pub fn remarked(text: &str, from: DecimalMark, to: DecimalMark) -> Option<String> {
    let number = parse(text, from).filter(|_| text.contains(['.', ',']))?;
    let plain = number.to_f64().to_string();
    Some(if to == DecimalMark::Comma { plain.replace('.', ",") } else { plain })
}

/// What a text says about its column's decimal mark: nothing, if it reads alike or is no number.
pub fn says(text: &str) -> Says<DecimalMark> {
    let Some(bare) = Bare::of(text) else { return Says::Nothing };
    let Some(first) = bare.digits.find(['.', ',']) else { return Says::Nothing };
    let (before, after) = (&bare.digits[..first], &bare.digits[first + 1..]);
    let is_open = is_digits(before) && before.len() <= 3 && is_digits(after) && after.len() == 3;
    match (parse(text, DecimalMark::Point), parse(text, DecimalMark::Comma)) {
        (Some(_), Some(_)) if is_open => Says::Either,
        (Some(_), None) => Says::Only(DecimalMark::Point),
        (None, Some(_)) => Says::Only(DecimalMark::Comma),
        _ => Says::Nothing,
    }
}

/// A text without its sign, currency, percent sign and suffix.
struct Bare<'a> {
    negative: bool,
    digits: &'a str,
    /// Of ten, from the suffix.
    power: i32,
}

impl<'a> Bare<'a> {
    fn of(text: &'a str) -> Option<Bare<'a>> {
        // Most texts that are no numbers show it here.
        if !text.bytes().any(|b| b.is_ascii_digit()) || text.len() > 60 {
            return None;
        }
        let text = text.trim();
        let in_parentheses = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
        let (text, before) = signed(in_parentheses.unwrap_or(text));
        let text = without_currency_before(text);
        let (text, after) = if before.is_none() { signed(text) } else { (text, None) };
        let text = without_currency_after(text.strip_suffix('%').map_or(text, str::trim_end));
        let (digits, power) = suffix(text);
        let sign = before.or(after);
        if in_parentheses.is_some() && sign.is_some() || !digits.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        Some(Bare { negative: in_parentheses.is_some() || sign == Some('-'), digits, power })
    }
}

fn signed(text: &str) -> (&str, Option<char>) {
    let text = text.trim_start();
    match text.chars().next() {
        Some(minus @ ('-' | '−')) => (text[minus.len_utf8()..].trim_start(), Some('-')),
        Some('+') => (text[1..].trim_start(), Some('+')),
        _ => (text, None),
    }
}

const CURRENCY_SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '₽'];
/// The codes that exports carry; three capitals at large would make money of `12 MLN`.
const CURRENCY_CODES: [&str; 34] = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF",
    "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PHP", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY",
    "USD", "ZAR",
];

/// `$`, `US$`, `R$`, `EUR`.
fn without_currency_before(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    match text[letters..].chars().next() {
        Some(sign) if letters <= 2 && CURRENCY_SIGNS.contains(&sign) => text[letters + sign.len_utf8()..].trim_start(),
        _ if CURRENCY_CODES.contains(&&text[..letters]) => text[letters..].trim_start(),
        _ => text,
    }
}

fn without_currency_after(text: &str) -> &str {
    let text = text.trim_end();
    if let Some(text) = text.strip_suffix(CURRENCY_SIGNS) {
        return text.trim_end();
    }
    let letters = text.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let (number, code) = text.split_at(text.len() - letters);
    if CURRENCY_CODES.contains(&code) { number.trim_end() } else { text }
}

/// The digits before a suffix K, M or B (thousands, millions, thousand millions), and its power of ten.
fn suffix(text: &str) -> (&str, i32) {
    let power = match text.as_bytes().last() {
        Some(b'k' | b'K') => 3,
        Some(b'm' | b'M') => 6,
        Some(b'b' | b'B') => 9,
        _ => return (text, 0),
    };
    (text[..text.len() - 1].trim_end(), power)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// White space of any width, and the Swiss apostrophe.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '\'' || c == '’'
}

/// Groups of three digits, the first of one to three; or, as in India, of two before the last three.
fn is_grouped(text: &str, is_separator: impl Fn(char) -> bool) -> bool {
    let groups: Vec<&str> = text.split(is_separator).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    let threes = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let twos = first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    last.len() == 3 && (threes || twos) && groups.iter().all(|group| is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};

    fn value(text: &str, mark: DecimalMark) -> Option<f64> {
        parse(text, mark).map(|decimal| decimal.to_f64())
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, point, comma) in [
            ("12", Some(12.0), Some(12.0)),
            ("-1.5", Some(-1.5), None),
            ("+3", Some(3.0), Some(3.0)),
            ("1.234", Some(1.234), Some(1234.0)),
            ("1,234", Some(1234.0), Some(1.234)),
            ("1,234.50", Some(1234.5), None),
            ("1.234,50", None, Some(1234.5)),
            ("1.234.567", None, Some(1_234_567.0)),
            ("12,34,567.8", Some(1_234_567.8), None),
            ("1 234 567,8", None, Some(1_234_567.8)),
            ("1\u{2009}234", Some(1234.0), Some(1234.0)),
            ("1'234.5", Some(1234.5), None),
            (".5", Some(0.5), None),
            ("$1,117.10K", Some(1_117_100.0), None),
            ("€ 2,5 M", None, Some(2_500_000.0)),
            ("3B", Some(3e9), Some(3e9)),
            ("USD 1,000.00", Some(1000.0), None),
            ("1000 EUR", Some(1000.0), Some(1000.0)),
            ("R$ 1.000,50", None, Some(1000.5)),
            ("-$5", Some(-5.0), Some(-5.0)),
            ("$-5", Some(-5.0), Some(-5.0)),
            ("(1,000)", Some(-1000.0), Some(-1.0)),
            ("25%", Some(25.0), Some(25.0)),
            ("5.", None, None),
            ("1,23", None, Some(1.23)),
            ("1 23", None, None),
            ("1e3", None, None),
            ("two", None, None),
            ("2 apples", None, None),
            ("12 MLN", None, None),
            ("--5", None, None),
            ("(-5)", None, None),
            ("", None, None),
            ("$", None, None),
            ("12/03", None, None),
        ] {
            assert_eq!((value(text, Point), value(text, Comma)), (point, comma), "{text}");
        }
    }

    #[test]
    fn a_text_says_which_mark_it_has_or_that_it_could_be_either() {
        for text in ["1.234", "123,456", "$12.500", "0.125"] {
            assert_eq!(says(text), Says::Either, "{text}");
        }
        for text in ["1.5", "1,234,567", "1,234.5", "1234.567", "1.2345", ".500"] {
            assert_eq!(says(text), Says::Only(Point), "{text}");
        }
        for text in ["1,5", "1.234.567", "1.234,5", "1234,567", "1 234,567"] {
            assert_eq!(says(text), Says::Only(Comma), "{text}");
        }
        for text in ["12", "1 234", "many", "1.2.3"] {
            assert_eq!(says(text), Says::Nothing, "{text}");
        }
    }

    #[test]
    fn a_number_can_be_rewritten_with_the_other_mark() {
        assert_eq!(remarked("$1.234,50", Comma, Point).as_deref(), Some("1234.5"));
        assert_eq!(remarked("1,234", Point, Comma).as_deref(), Some("1234"));
        assert_eq!(remarked("0.125", Point, Comma).as_deref(), Some("0,125"));
        assert_eq!(remarked("12", Point, Comma), None);
    }

    #[test]
    fn a_quantity_has_three_decimals_further_ones_cut_and_lies_between_0_and_a_million() {
        let quantity = |text: &str| parse(text, Point).and_then(|decimal| decimal.quantity());
        assert_eq!(quantity("2"), Some(2_000));
        assert_eq!(quantity("0.0019"), Some(1));
        assert_eq!(quantity("0.00001"), Some(0));
        assert_eq!(quantity("1K"), Some(1_000_000));
        assert_eq!(quantity("1.2345678K"), Some(1_234_567));
        assert_eq!(quantity("1000000"), Some(MOST_THOUSANDTHS));
        assert_eq!(quantity("1000000.0000"), Some(MOST_THOUSANDTHS));
        assert_eq!(quantity("1000000.0001"), None);
        assert_eq!(quantity("1000001"), None);
        assert_eq!(quantity("99999999999999999999999"), None);
        assert_eq!(quantity("-1"), None);
        assert_eq!(quantity("-0"), Some(0));
    }
}
