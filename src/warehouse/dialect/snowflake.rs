//! Snowflake. Its `/` rounds at the sixth decimal, so the remainder is taken off first: what is then divided has none.

use super::{Dialect, with_backslashes};
use crate::warehouse::tree::Type;

pub struct Snowflake;

impl Dialect for Snowflake {
    fn type_name(&self, of: Type) -> &'static str {
        match of {
            Type::Integer | Type::Wide => "NUMBER(38, 0)",
            Type::Text => "VARCHAR",
            Type::Day => "DATE",
            Type::Truth => "BOOLEAN",
            Type::Decimal => "NUMBER(38, 18)",
        }
    }

    fn text(&self, text: &str) -> String {
        with_backslashes(text)
    }

    fn make(&self, name: &str, query: &str, is_result: bool) -> String {
        let kind = if is_result { "TABLE" } else { "TEMPORARY TABLE" };
        format!("CREATE OR REPLACE {kind} {name} AS\n{query};\n")
    }

    fn days(&self, later: &str, earlier: &str) -> String {
        format!("DATEDIFF('day', {earlier}, {later})")
    }

    fn contains(&self, text: &str, part: &str) -> String {
        format!("POSITION({part}, {text}) > 0")
    }

    fn matches(&self, text: &str, pattern: &str) -> String {
        format!("REGEXP_LIKE({text}, {pattern})")
    }

    fn quotient(&self, a: &str, b: &str) -> String {
        format!("CAST((({a}) - MOD({a}, {b})) / ({b}) AS {})", self.type_name(Type::Wide))
    }
}
