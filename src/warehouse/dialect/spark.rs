//! Spark SQL. Every step is a temporary view, since the session's own catalog needs no place to write to.
//!
//! A sum of 64-bit integers stays one of 64 bits, so what could pass is cast to a decimal before.

use super::{Dialect, with_backslashes};
use crate::warehouse::tree::Type;

pub struct Spark;

impl Dialect for Spark {
    fn type_name(&self, of: Type) -> &'static str {
        match of {
            Type::Integer => "BIGINT",
            Type::Wide => "DECIMAL(38, 0)",
            Type::Text => "STRING",
            Type::Day => "DATE",
            Type::Truth => "BOOLEAN",
            Type::Decimal => "DECIMAL(38, 18)",
        }
    }

    fn name(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn text(&self, text: &str) -> String {
        with_backslashes(text)
    }

    fn make(&self, name: &str, query: &str, _is_result: bool) -> String {
        format!("CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{query};\n")
    }

    fn days(&self, later: &str, earlier: &str) -> String {
        format!("DATEDIFF({later}, {earlier})")
    }

    fn contains(&self, text: &str, part: &str) -> String {
        format!("INSTR({text}, {part}) > 0")
    }

    fn matches(&self, text: &str, pattern: &str) -> String {
        format!("{text} RLIKE {pattern}")
    }

    fn quotient(&self, a: &str, b: &str) -> String {
        format!("({a}) DIV ({b})")
    }
}
