//! What the engines spell each in its own way; what stands here as a default, most of them share.
//!
//! Nothing may hang on an engine's collation, locale, `lower` or time zone: texts are compared as they stand.

mod bigquery;
mod duckdb;
mod postgres;
mod snowflake;
mod spark;

pub use bigquery::BigQuery;
pub use duckdb::DuckDb;
pub use postgres::Postgres;
pub use snowflake::Snowflake;
pub use spark::Spark;

use super::fields::{ISO_DAY, PLAIN_NUMBER};
use super::tree::Type;

pub trait Dialect {
    fn type_name(&self, of: Type) -> &'static str;

    /// An identifier, quoted.
    fn name(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    /// A text literal. No engine's texts all hold NUL, so that no text of a model may have it.
    fn text(&self, text: &str) -> String {
        format!("'{}'", text.replace('\0', "\u{fffd}").replace('\'', "''"))
    }

    /// The statements that make a table of a query; what is no result goes with the session.
    fn make(&self, name: &str, query: &str, is_result: bool) -> String;

    /// A query for a table written out, its values as they are spelled.
    fn values(&self, columns: &[(String, Type)], rows: &[Vec<String>]) -> String {
        let names: Vec<String> = columns.iter().map(|(name, _)| self.name(name)).collect();
        format!("SELECT * FROM (VALUES\n{}\n) AS t({})", tuples(rows), names.join(", "))
    }

    /// Whole days from one day to a later one.
    fn days(&self, later: &str, earlier: &str) -> String;

    fn contains(&self, text: &str, part: &str) -> String {
        format!("STRPOS({text}, {part}) > 0")
    }

    /// `pattern` has `^` and `$`.
    fn matches(&self, text: &str, pattern: &str) -> String;

    fn replace_each(&self, text: &str, pattern: &str, with: &str) -> String {
        format!("REGEXP_REPLACE({text}, {pattern}, {with})")
    }

    /// `text` as another type, NULL where it is none. Only texts of the right shape come here.
    fn attempt(&self, text: &str, to: Type) -> String {
        format!("TRY_CAST({text} AS {})", self.type_name(to))
    }

    fn day_of(&self, text: &str) -> String {
        let shape = self.matches(text, &self.text(ISO_DAY));
        format!("CASE WHEN {shape} THEN {} END", self.attempt(text, Type::Day))
    }

    fn number_of(&self, text: &str) -> String {
        let shape = self.matches(text, &self.text(PLAIN_NUMBER));
        format!("CASE WHEN {shape} THEN {} END", self.attempt(text, Type::Decimal))
    }

    /// Whole-number division, truncated toward zero.
    fn quotient(&self, a: &str, b: &str) -> String;
}

fn tuples(rows: &[Vec<String>]) -> String {
    let tuples: Vec<String> = rows.iter().map(|row| format!("({})", row.join(", "))).collect();
    let lines: Vec<String> = tuples.chunks(8).map(|line| format!("  {}", line.join(", "))).collect();
    lines.join(",\n")
}

/// A literal for engines whose literals know backslashes.
fn with_backslashes(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.replace('\0', "\u{fffd}").chars() {
        match c {
            '\\' | '\'' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Clients cut scripts at semicolons, and Spark puts variables in the place of `${…}`.
            ';' => out.push_str("\\u003b"),
            '$' => out.push_str("\\u0024"),
            _ => out.push(c),
        }
    }
    out.push('\'');
    out
}
