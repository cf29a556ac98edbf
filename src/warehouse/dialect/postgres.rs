//! PostgreSQL. NUMERIC is exact at any size, and `DIV` truncates it. There is no cast that fails softly, so a day is put
//! together from its month's first, which always exists.

use super::Dialect;
use crate::warehouse::tree::Type;

pub struct Postgres;

impl Dialect for Postgres {
    fn type_name(&self, of: Type) -> &'static str {
        match of {
            Type::Integer => "BIGINT",
            Type::Wide => "NUMERIC",
            Type::Text => "TEXT",
            Type::Day => "DATE",
            Type::Truth => "BOOLEAN",
            Type::Decimal => "NUMERIC(38, 18)",
        }
    }

    fn make(&self, name: &str, query: &str, is_result: bool) -> String {
        let (schema, kind) = if is_result { ("", "TABLE") } else { ("pg_temp.", "TEMP TABLE") };
        format!("DROP TABLE IF EXISTS {schema}{name};\nCREATE {kind} {name} AS\n{query};\n")
    }

    fn days(&self, later: &str, earlier: &str) -> String {
        format!("({later} - {earlier})")
    }

    fn matches(&self, text: &str, pattern: &str) -> String {
        format!("{text} ~ {pattern}")
    }

    fn replace_each(&self, text: &str, pattern: &str, with: &str) -> String {
        format!("REGEXP_REPLACE({text}, {pattern}, {with}, 'g')")
    }

    fn attempt(&self, text: &str, to: Type) -> String {
        if to != Type::Day {
            return format!("CAST({text} AS {})", self.type_name(to));
        }
        let day = format!("CAST(LEFT({text}, 8) || '01' AS DATE) + (CAST(RIGHT({text}, 2) AS INTEGER) - 1)");
        format!("CASE WHEN TO_CHAR({day}, 'YYYY-MM-DD') = {text} THEN {day} END")
    }

    fn quotient(&self, a: &str, b: &str) -> String {
        format!("DIV({a}, {b})")
    }
}
