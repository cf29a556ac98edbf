//! What a script must leave of the slice, as CSV and as a query that gives a row for each that differs.

use super::csv::Csv;
use super::dialect::Dialect;
use super::resolved::Slice;
use super::tree::Type;
use crate::identity::{AccountId, PersonId};
use crate::points::Quanta;
use crate::score::Scoring;

/// A result table as it must be: its columns after the key, and rows in order of keys.
pub struct Expected {
    table: &'static str,
    columns: &'static [(&'static str, Type)],
    rows: Vec<(String, Vec<Cell>)>,
}

enum Cell {
    Figure(i64),
    Text(String),
    Truth(bool),
}

const WHOLE: Type = Type::Integer;
const OF_PEOPLE: [(&str, Type); 5] =
    [("fit", WHOLE), ("intent", WHOLE), ("engagement", WHOLE), ("score", WHOLE), ("qualified", Type::Truth)];
const OF_ACCOUNTS: [(&str, Type); 7] = [
    ("fit", WHOLE),
    ("intent", WHOLE),
    ("engagement", WHOLE),
    ("coverage", WHOLE),
    ("score", WHOLE),
    ("tier", Type::Text),
    ("qualified", Type::Truth),
];

/// The rows of people and of accounts.
pub fn expected(scoring: &Scoring, model: usize, slice: &Slice) -> [Expected; 2] {
    let (data, day) = (&scoring.data, scoring.data.as_of.0);
    let figure = |quanta: Quanta| Cell::Figure(quanta.0);
    let people = scoring.people().filter(|(m, person)| *m == model && slice.people[person.index()]);
    let person = |(model, person): (usize, PersonId)| {
        let score = scoring.person(model, person).on(day);
        let mut row: Vec<Cell> = score.dimensions.map(figure).into();
        row.extend([figure(score.score), Cell::Truth(score.qualified)]);
        (data.person_key(person).to_string(), row)
    };
    let accounts = scoring.accounts().filter(|(m, account)| *m == model && slice.accounts[account.index()]);
    let tiers = scoring.bounds[model].model.account.as_ref().map_or(&[][..], |part| &part.tiers);
    let account = |(model, account): (usize, AccountId)| {
        let score = scoring.account(model, account).on(day);
        let mut row: Vec<Cell> = score.dimensions.map(figure).into();
        let tier = score.tier.map_or(String::new(), |tier| tiers[tier].0.clone());
        row.extend([figure(score.coverage), figure(score.score), Cell::Text(tier), Cell::Truth(score.qualified)]);
        (data.account_key(account).to_string(), row)
    };
    let of = |table, columns, mut rows: Vec<(String, Vec<Cell>)>| {
        rows.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Expected { table, columns, rows }
    };
    [
        of("person_scores", &OF_PEOPLE[..], people.map(person).collect()),
        of("account_scores", &OF_ACCOUNTS[..], accounts.map(account).collect()),
    ]
}

impl Expected {
    pub fn csv(&self) -> String {
        let mut csv = Csv::new(std::iter::once("key").chain(self.columns.iter().map(|(name, _)| *name)));
        for (key, row) in &self.rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| match cell {
                    Cell::Figure(value) => value.to_string(),
                    Cell::Text(text) => text.clone(),
                    Cell::Truth(truth) => truth.to_string(),
                })
                .collect();
            csv.row(std::iter::once(key.as_str()).chain(cells.iter().map(String::as_str)));
        }
        csv.text()
    }

    /// A query that gives a row for each that is missing, too many or different.
    fn differing(&self, dialect: &dyn Dialect) -> String {
        let spell = |cell: &Cell| match cell {
            Cell::Figure(value) => value.to_string(),
            Cell::Text(text) => dialect.text(text),
            Cell::Truth(truth) => truth.to_string().to_uppercase(),
        };
        let mut columns = vec![("key".to_string(), Type::Text)];
        columns.extend(self.columns.iter().map(|(name, of)| (name.to_string(), *of)));
        let row = |(key, row): &(String, Vec<Cell>)| {
            std::iter::once(dialect.text(key)).chain(row.iter().map(spell)).collect::<Vec<_>>()
        };
        // No engine writes out a table of no rows; no key is empty.
        let none = || {
            let cell = |of: &Type| {
                if *of == WHOLE {
                    "0"
                } else if *of == Type::Truth {
                    "FALSE"
                } else {
                    "''"
                }
            };
            columns.iter().map(|(_, of)| cell(of).to_string()).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<String>> = std::iter::once(none()).chain(self.rows.iter().map(row)).collect();
        let both = |name: &str| (format!("e.{}", dialect.name(name)), format!("s.{}", dialect.name(name)));
        let differs = |(name, of): &(&str, Type)| {
            let (e, s) = both(name);
            match of {
                Type::Text => format!("COALESCE({e}, '') <> COALESCE({s}, '')"),
                _ => format!("{e} <> {s}"),
            }
        };
        let (e, s) = both("key");
        let differ: Vec<String> = self.columns.iter().map(differs).collect();
        let (expected_score, score) = both("score");
        let (expected_line, line) = both("qualified");
        format!(
            "SELECT {} AS {}, COALESCE({e}, {s}) AS {}, {expected_score} AS {}, {score} AS {}, {expected_line} AS {}, {line} AS {}\nFROM (SELECT * FROM (\n{}\n) AS w WHERE w.{} <> '') AS e\nFULL OUTER JOIN {} AS s ON {e} = {s}\nWHERE {e} IS NULL OR {s} IS NULL OR {}",
            dialect.text(self.table),
            dialect.name("result"),
            dialect.name("key"),
            dialect.name("expected_score"),
            dialect.name("score"),
            dialect.name("expected_qualified"),
            dialect.name("qualified"),
            dialect.values(&columns, &rows),
            dialect.name("key"),
            dialect.name(self.table),
            differ.join(" OR "),
        )
    }
}

/// One statement; it gives no row where the warehouse agrees.
pub fn check(dialect: &dyn Dialect, expected: &[Expected; 2]) -> String {
    let [people, accounts] = expected.each_ref().map(|expected| expected.differing(dialect));
    format!(
        "-- A row for every person or account of the golden slice whose scores differ. No row: the warehouse agrees.\n{people}\nUNION ALL\n{accounts};\n"
    )
}
