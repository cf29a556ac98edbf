//! BigQuery. A table cannot be written out as VALUES, and a literal with a point would be a float.

use super::{Dialect, with_backslashes};
use crate::warehouse::tree::Type;

pub struct BigQuery;

impl Dialect for BigQuery {
    fn type_name(&self, of: Type) -> &'static str {
        match of {
            Type::Integer => "INT64",
            Type::Wide | Type::Decimal => "BIGNUMERIC",
            Type::Text => "STRING",
            Type::Day => "DATE",
            Type::Truth => "BOOL",
        }
    }

    fn name(&self, name: &str) -> String {
        format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`"))
    }

    fn text(&self, text: &str) -> String {
        with_backslashes(text)
    }

    fn make(&self, name: &str, query: &str, is_result: bool) -> String {
        let kind = if is_result { "TABLE" } else { "TEMP TABLE" };
        format!("CREATE OR REPLACE {kind} {name} AS\n{query};\n")
    }

    fn values(&self, columns: &[(String, Type)], rows: &[Vec<String>]) -> String {
        let field = |(name, of): &(String, Type)| format!("{} {}", self.name(name), self.type_name(*of));
        let fields: Vec<String> = columns.iter().map(field).collect();
        format!("SELECT * FROM UNNEST(ARRAY<STRUCT<{}>>[\n{}\n])", fields.join(", "), super::tuples(rows))
    }

    fn days(&self, later: &str, earlier: &str) -> String {
        format!("DATE_DIFF({later}, {earlier}, DAY)")
    }

    fn matches(&self, text: &str, pattern: &str) -> String {
        format!("REGEXP_CONTAINS({text}, {pattern})")
    }

    fn attempt(&self, text: &str, to: Type) -> String {
        format!("SAFE_CAST({text} AS {})", self.type_name(to))
    }

    fn quotient(&self, a: &str, b: &str) -> String {
        format!("DIV({a}, {b})")
    }
}
