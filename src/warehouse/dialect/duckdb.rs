//! DuckDB. A sum of 64-bit integers is one of 128 bits there, and `//` truncates.

use super::Dialect;
use crate::warehouse::tree::Type;

pub struct DuckDb;

impl Dialect for DuckDb {
    fn type_name(&self, of: Type) -> &'static str {
        match of {
            Type::Integer => "BIGINT",
            Type::Wide => "HUGEINT",
            Type::Text => "VARCHAR",
            Type::Day => "DATE",
            Type::Truth => "BOOLEAN",
            Type::Decimal => "DECIMAL(38, 18)",
        }
    }

    fn make(&self, name: &str, query: &str, is_result: bool) -> String {
        let kind = if is_result { "TABLE" } else { "TEMP TABLE" };
        format!("CREATE OR REPLACE {kind} {name} AS\n{query};\n")
    }

    fn days(&self, later: &str, earlier: &str) -> String {
        format!("DATE_DIFF('day', {earlier}, {later})")
    }

    fn matches(&self, text: &str, pattern: &str) -> String {
        format!("REGEXP_MATCHES({text}, {pattern})")
    }

    fn replace_each(&self, text: &str, pattern: &str, with: &str) -> String {
        format!("REGEXP_REPLACE({text}, {pattern}, {with}, 'g')")
    }

    fn quotient(&self, a: &str, b: &str) -> String {
        format!("({a}) // ({b})")
    }
}
