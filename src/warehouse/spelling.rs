//! How a cell is written in the resolved tables: as it stands, or in the first spelling of which an engine reads what the
//! app reads of the cell itself.
//!
//! The app reads `1.234,50 €` as its column writes numbers, days on the workspace's clock, and case as Unicode has it; an
//! engine reads plain decimals, ISO days and case letter by letter. Only what the models ask of the field matters.

use super::fields;
use crate::day::Day;
use crate::model::{FieldTest, Is, Value};
use crate::signals::Reading;
use crate::titles;
use rustc_hash::FxHashMap;

/// One column's spellings, each text told once.
pub struct Spelling<'a> {
    reading: Reading<'a>,
    tests: Vec<&'a FieldTest>,
    known: FxHashMap<String, String>,
}

impl<'a> Spelling<'a> {
    /// `tests` are those of the column.
    pub fn new(reading: Reading<'a>, tests: Vec<&'a FieldTest>) -> Spelling<'a> {
        Spelling { reading, tests, known: FxHashMap::default() }
    }

    pub fn of(&mut self, cell: &str) -> String {
        if let Some(known) = self.known.get(cell) {
            return known.clone();
        }
        let candidates = self.candidates(cell);
        // A number that an engine's decimals cannot hold may still fall on the same side of every bound.
        let found = candidates.iter().find(|c| self.reads_alike(cell, c) && self.same_number(cell, c));
        let found = found.or_else(|| candidates.iter().find(|candidate| self.reads_alike(cell, candidate)));
        let spelling = found.cloned().unwrap_or_else(|| cell.trim().to_string());
        self.known.insert(cell.to_string(), spelling.clone());
        spelling
    }

    fn reads_alike(&self, cell: &str, candidate: &str) -> bool {
        self.tests.iter().all(|test| match &test.is {
            Is::WithinDays(_) => fields::day_of(candidate) == self.reading.day(cell),
            is => fields::holds(is, candidate) == Some(self.reading.holds(is, cell)),
        })
    }

    /// Whether the number is the same, if any test asks for one.
    fn same_number(&self, cell: &str, candidate: &str) -> bool {
        let asks = self.tests.iter().any(|test| match &test.is {
            Is::Between(..) => true,
            Is::OneOf(values) => values.iter().any(|value| matches!(value, Value::Number(_))),
            _ => false,
        });
        !asks || fields::number_of(candidate) == Some(self.reading.number(cell))
    }

    fn candidates(&self, cell: &str) -> Vec<String> {
        let plain = cell.trim().to_string();
        let mut all = vec![plain.clone()];
        if self.tests.is_empty() {
            return all;
        }
        all.extend(self.reading.day(cell).as_ref().map(Day::to_string));
        all.extend(self.reading.number(cell).map(plain_number));
        all.push(plain.to_lowercase());
        let elements: Vec<&str> = plain.split([';', ',', '|']).map(str::trim).collect();
        all.push(elements.join(","));
        all.push(elements.join(",").to_lowercase());
        let asks_numbers = |test: &&FieldTest| match &test.is {
            Is::AnyOf(values) => values.iter().any(|value| matches!(value, Value::Number(_))),
            _ => false,
        };
        if self.tests.iter().any(asks_numbers) {
            let number = |element: &&str| self.reading.number(element).map_or(element.to_lowercase(), plain_number);
            all.push(elements.iter().map(number).collect::<Vec<_>>().join(","));
        }
        all.extend(titles::words(cell).map(|words| words.join(" ")));
        all
    }
}

/// A number in the digits that an engine's decimals have; one beyond them as the greatest that they have.
fn plain_number(number: f64) -> String {
    let most = 99_999_999_999_999_980_000.0;
    fields::cut_decimals(number.clamp(-most, most)).0
}

/// An asset: as it stands, or in lower case where the engine's own folding would not tell the same of it.
pub fn of_asset(asset: &str, parts: &[&str]) -> String {
    let lower = asset.to_lowercase();
    let alike =
        |part: &&str| super::fold::Fold::case([*part].into_iter()).of(asset).contains(part) == lower.contains(part);
    if parts.iter().all(alike) { asset.to_string() } else { lower }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{self, FieldRef, Merged};
    use crate::intake::tables::{DateOrder, DecimalMark, Settled, Tables};
    use crate::lists::Lists;
    use crate::model::Scope;
    use crate::settings::Settings;
    use std::rc::Rc;

    /// The spelling of a cell of a column with a decimal comma and days first, east of UTC.
    fn spelled(cell: &str, is: &[Is]) -> String {
        let settings = Settings { utc_offset_minutes: 120, ..Settings::default() };
        let data = dataset::build(Rc::new(Tables::default()), &settings, Day(20_000), &Lists::default());
        let column = Merged {
            name: "x".into(),
            values: Vec::new(),
            numbers: Settled::By(DecimalMark::Comma),
            dates: Settled::By(DateOrder::Dmy),
        };
        let reading = Reading { data: &data, field: FieldRef::Column(&column) };
        let tests: Vec<FieldTest> =
            is.iter().map(|is| FieldTest { of: Scope::Account, field: "x".into(), is: is.clone() }).collect();
        Spelling::new(reading, tests.iter().collect()).of(cell)
    }

    #[test]
    fn a_cell_that_nobody_reads_stays_as_it_is() {
        assert_eq!(spelled(" 1.234,50 € ", &[]), "1.234,50 €");
        assert_eq!(spelled("03/04/2026", &[Is::Exists(true)]), "03/04/2026");
    }

    #[test]
    fn a_number_is_written_plainly_where_a_number_is_asked_for() {
        let is = [Is::Between(1000.0, 2000.0)];
        assert_eq!(spelled("1.234,50 €", &is), "1234.5");
        assert_eq!(spelled("1,5K", &is), "1500");
        assert_eq!(spelled("1234", &is), "1234");
        assert_eq!(spelled("many", &is), "many");
        assert_eq!(spelled("1e30", &is), "1e30");
    }

    #[test]
    fn a_number_beyond_an_engines_decimals_keeps_its_side_of_every_bound() {
        let huge = spelled("99999999999999999999999", &[Is::Between(7.0, f64::INFINITY)]);
        assert!(huge.len() <= 20 && huge.parse::<f64>().unwrap() > 9e19, "{huge}");
        assert_eq!(spelled("0,0000000000000000001", &[Is::Between(0.0, 1.0)]), "0.000000000000000000");
    }

    #[test]
    fn a_day_is_written_as_the_clock_has_it() {
        assert_eq!(spelled("03/04/2026", &[Is::WithinDays(9)]), "2026-04-03");
        assert_eq!(spelled("2026-04-02T23:30:00Z", &[Is::WithinDays(9)]), "2026-04-03");
        assert_eq!(spelled("2026-02-30", &[Is::WithinDays(9)]), "2026-02-30");
    }

    #[test]
    fn case_beyond_letter_by_letter_is_folded_beforehand() {
        let word = |text: &str| Is::OneOf(vec![Value::Text(text.into())]);
        assert_eq!(spelled("SÜD", &[word("süd")]), "SÜD");
        assert_eq!(spelled("ΟΔΌΣ", &[word("οδός")]), "οδός");
        // U+0130 becomes two characters, and U+212A is the sign of kelvins.
        assert_eq!(spelled("\u{130}zmir", &[word("i\u{307}zmir")]), "i\u{307}zmir");
        assert_eq!(spelled("\u{212a}elvin", &[word("kelvin")]), "kelvin");
    }

    #[test]
    fn words_and_elements_are_written_with_what_engines_part_them_by() {
        let phrase = Is::ContainsAny(vec![vec!["vp".into(), "sales".into()]]);
        assert_eq!(spelled("VP–Sales", std::slice::from_ref(&phrase)), "VP–Sales");
        assert_eq!(spelled("VP\u{3000}Sales", &[phrase]), "vp sales");
        let element = Is::AnyOf(vec![Value::Text("red".into()), Value::Number(7.0)]);
        assert_eq!(spelled("red\u{a0};x", std::slice::from_ref(&element)), "red,x");
        assert_eq!(spelled("a | 7.0", &[element]), "a | 7.0");
    }

    #[test]
    fn of_tests_that_cannot_both_be_served_none_decides() {
        let is = [Is::Between(0.0, 2000.0), Is::OneOf(vec![Value::Text("1.234".into())])];
        assert_eq!(spelled("1.234", &is), "1.234");
        assert_eq!(spelled("1.235", &is), "1235");
    }
}
