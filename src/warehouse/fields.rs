//! A field test as a condition, and the same reading in Rust, by which [`super::spelling`] knows what an engine will make
//! of a cell.

use super::fold::Fold;
use super::tree::{Expr, call, text};
use crate::day::Day;
use crate::model::{Is, Value};
use crate::titles;

/// A day as an engine reads it from a text.
pub const ISO_DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// What an engine reads as a number: 20 digits before the point and 18 after it, and nothing else.
pub const PLAIN_NUMBER: &str = "^-?[0-9]{1,20}([.][0-9]{1,18})?$";
/// What stands between the elements of a list.
const BETWEEN_ELEMENTS: &str = "[ ]*[,;|][ ]*";

const TRUE: [&str; 5] = ["true", "yes", "y", "1", "t"];
const FALSE: [&str; 5] = ["false", "no", "n", "0", "f"];

/// Whether the test holds of a text that is `''` where the field is missing. Never NULL inside a CASE's WHEN.
pub fn condition(is: &Is, cell: &Expr, as_of: &Expr) -> Expr {
    let given = || cell.clone().is("<>", text(""));
    let folded = |fold: &Fold, of: Expr| {
        let (from, to) = fold.sides();
        call("TRANSLATE", [of, text(from), text(to)])
    };
    let number = || Expr::NumberOf(Box::new(cell.clone()));
    match is {
        Is::Exists(true) => given(),
        Is::Exists(false) => cell.clone().is("=", text("")),
        Is::OneOf(values) => {
            let words: Vec<&str> = words_of(values).filter(|word| !word.is_empty()).collect();
            let numbers: Vec<Expr> = numbers_of(values).filter_map(exact).map(Expr::Decimal).collect();
            let mut any = Vec::new();
            if !words.is_empty() {
                let fold = Fold::case(words.iter().copied());
                any.push(Expr::OneOf(Box::new(folded(&fold, cell.clone())), words.into_iter().map(text).collect()));
            }
            if !numbers.is_empty() {
                any.push(Expr::OneOf(Box::new(number()), numbers));
            }
            Expr::Any(any)
        }
        Is::AnyOf(values) => {
            let elements = Expr::ReplaceEach(Box::new(cell.clone()), BETWEEN_ELEMENTS, ",");
            let list = Expr::Concat(vec![text(","), folded(&Fold::case(words_of(values)), elements), text(",")]);
            let has = |word: String| Expr::Contains(Box::new(list.clone()), Box::new(text(format!(",{word},"))));
            Expr::All(vec![given(), Expr::Any(elements_of(values).map(has).collect())])
        }
        Is::ContainsAny(phrases) => {
            let fold = Fold::case(phrases.iter().flatten().map(String::as_str)).and_spaces();
            let spaced = Expr::Concat(vec![text(" "), folded(&fold, cell.clone()), text(" ")]);
            // Runs of spaces become one. There is no angle bracket in it any more.
            let steps = [(" ", "<>"), ("><", ""), ("<>", " ")];
            let words = steps.iter().fold(spaced, |of, (from, to)| call("REPLACE", [of, text(*from), text(*to)]));
            let has = |phrase: &Vec<String>| {
                Expr::Contains(Box::new(words.clone()), Box::new(text(format!(" {} ", phrase.join(" ")))))
            };
            Expr::Any(phrases.iter().map(has).collect())
        }
        Is::Between(low, high) => Expr::All(
            bounds(*low, *high)
                .into_iter()
                .map(|bound| match bound {
                    Bound::Never => Expr::no(),
                    Bound::Number => Expr::Not(Box::new(Expr::IsNull(Box::new(number())))),
                    Bound::Is(operator, digits) => number().is(operator, Expr::Decimal(digits)),
                })
                .collect(),
        ),
        Is::Truth(truth) => {
            let words = if *truth { TRUE } else { FALSE };
            let folded = folded(&Fold::case(words.into_iter()), cell.clone());
            Expr::OneOf(Box::new(folded), words.into_iter().map(text).collect())
        }
        Is::WithinDays(days) => {
            let day = Expr::DayOf(Box::new(cell.clone()));
            Expr::Between(Box::new(Expr::Days(Box::new(as_of.clone()), Box::new(day))), 0, i64::from(*days))
        }
    }
}

/// What [`condition`] says of a cell; `None` where a number has so many digits that an engine and a float may differ, and
/// for a test of a day, which [`day_of`] reads.
pub fn holds(is: &Is, cell: &str) -> Option<bool> {
    let cell = cell.trim_matches(' ');
    Some(match is {
        Is::Exists(exists) => *exists != cell.is_empty(),
        Is::OneOf(values) => {
            let folded = Fold::case(words_of(values)).of(cell);
            let is_word = !cell.is_empty() && words_of(values).any(|word| word == folded);
            is_word
                || numbers_of(values).next().is_some() && {
                    let number = number_of(cell)?;
                    numbers_of(values).any(|value| number == Some(value))
                }
        }
        Is::AnyOf(values) => {
            let folded = Fold::case(words_of(values)).of(cell);
            let mut elements = folded.split([',', ';', '|']).enumerate();
            let last = folded.matches([',', ';', '|']).count();
            // Spaces go only where they stand beside a separator; at the ends there are none.
            let bare = |(place, element): (usize, &str)| {
                let element = if place > 0 { element.trim_start_matches(' ') } else { element };
                if place < last { element.trim_end_matches(' ').to_string() } else { element.to_string() }
            };
            !cell.is_empty() && elements.any(|element| elements_of(values).any(|value| value == bare(element)))
        }
        Is::ContainsAny(phrases) => {
            let fold = Fold::case(phrases.iter().flatten().map(String::as_str)).and_spaces();
            let folded = fold.of(cell);
            let words: Vec<String> = folded.split(' ').filter(|w| !w.is_empty()).map(str::to_string).collect();
            phrases.iter().any(|phrase| titles::phrase_at(&words, phrase).is_some())
        }
        Is::Between(low, high) => number_of(cell)?.is_some_and(|number| *low <= number && number <= *high),
        Is::Truth(truth) => {
            let folded = Fold::case(std::iter::empty()).of(cell);
            (if *truth { TRUE } else { FALSE }).contains(&folded.as_str())
        }
        Is::WithinDays(_) => return None,
    })
}

/// The day that an engine reads from a cell.
pub fn day_of(cell: &str) -> Option<Day> {
    Day::parse(cell.trim_matches(' '))
}

fn words_of(values: &[Value]) -> impl Iterator<Item = &str> {
    values.iter().filter_map(|value| match value {
        Value::Text(text) => Some(text.as_str()),
        Value::Number(_) => None,
    })
}

fn numbers_of(values: &[Value]) -> impl Iterator<Item = f64> {
    values.iter().filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        Value::Text(_) => None,
    })
}

/// What an element of a list must read, numbers in their shortest form. One with a separator in it is no element.
fn elements_of(values: &[Value]) -> impl Iterator<Item = String> {
    let words = values.iter().map(|value| match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
    });
    words.filter(|word| !word.contains([',', ';', '|']))
}

/// The number that an engine reads from a cell; the outer `None` where its digits may say more than a float does.
pub fn number_of(cell: &str) -> Option<Option<f64>> {
    let bare = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, decimals) = bare.split_once('.').map_or((bare, None), |(whole, decimals)| (whole, Some(decimals)));
    let digits =
        |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 20) || !decimals.is_none_or(|decimals| digits(decimals, 18)) {
        return Some(None);
    }
    let number: f64 = cell.parse().ok()?;
    let significant = bare.bytes().filter(u8::is_ascii_digit).skip_while(|b| *b == b'0').count();
    (significant <= 15 || number.to_string() == cell).then_some(Some(number))
}

/// A number's decimal digits, if an engine's decimals can hold it.
fn exact(number: f64) -> Option<String> {
    Some(number.to_string()).filter(|digits| number_of(digits) == Some(Some(number)))
}

enum Bound {
    /// Any number will do.
    Number,
    Never,
    Is(&'static str, String),
}

/// `low <= x` and `x <= high` for x that an engine's decimals can hold.
fn bounds(low: f64, high: f64) -> Vec<Bound> {
    const BEYOND: f64 = 1e20;
    if low >= BEYOND || high <= -BEYOND {
        return vec![Bound::Never];
    }
    let mut bounds = Vec::new();
    // A bound with more decimals than there can be lies between two that can.
    if low > -BEYOND {
        let (digits, is_exact) = cut_decimals(low);
        bounds.push(Bound::Is(if is_exact || low < 0.0 { ">=" } else { ">" }, digits));
    }
    if high < BEYOND {
        let (digits, is_exact) = cut_decimals(high);
        bounds.push(Bound::Is(if is_exact || high > 0.0 { "<=" } else { "<" }, digits));
    }
    if bounds.is_empty() {
        bounds.push(Bound::Number);
    }
    bounds
}

/// The number's digits with 18 decimals at most, and whether these are all.
pub fn cut_decimals(number: f64) -> (String, bool) {
    let digits = number.to_string();
    let most = digits.find('.').map_or(digits.len(), |point| point + 19).min(digits.len());
    (digits[..most].to_string(), most == digits.len())
}
