//! A tree as text. What every dialect spells the same is spelled here; the rest is the dialect's.
//!
//! A condition is never left to three-valued logic: an empty `AND` is true, an empty `OR` false.

use super::dialect::Dialect;
use super::tree::{Expr, Query, Select, Step, Type};

/// The whole script.
pub fn script(dialect: &dyn Dialect, about: &[String], steps: &[Step]) -> String {
    let mut out = comments(about);
    for step in steps {
        out.push('\n');
        out.push_str(&comments(&step.about));
        let query = match &step.query {
            Query::Select(query) => select(dialect, query, 0),
            Query::Values { columns, rows } => {
                let columns: Vec<(String, Type)> = columns.iter().map(|name| (name.clone(), Type::Integer)).collect();
                let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(i64::to_string).collect()).collect();
                dialect.values(&columns, &rows)
            }
        };
        out.push_str(&dialect.make(&dialect.name(step.name), &query, step.is_result));
    }
    out
}

/// A semicolon would end a statement for a client that cuts the script at each.
fn comments(lines: &[String]) -> String {
    let safe = |line: &String| line.replace(|c: char| c.is_control() || c == ';', " ");
    lines.iter().map(|line| format!("-- {}\n", safe(line))).collect()
}

fn select(dialect: &dyn Dialect, query: &Select, depth: usize) -> String {
    let pad = "  ".repeat(depth);
    let mut out = String::new();
    for (place, (name, inner)) in query.with.iter().enumerate() {
        let opening = if place == 0 { format!("{pad}WITH ") } else { String::new() };
        let closing = if place + 1 == query.with.len() { "\n" } else { ", " };
        let inner = select(dialect, inner, depth + 1);
        out.push_str(&format!("{opening}{} AS (\n{inner}\n{pad}){closing}", dialect.name(name)));
    }
    let columns: Vec<String> = query
        .columns
        .iter()
        .map(|(name, value)| format!("{pad}  {} AS {}", expr(dialect, value), dialect.name(name)))
        .collect();
    let (table, alias) = query.from;
    out.push_str(&format!(
        "{pad}SELECT\n{}\n{pad}FROM {} AS {}",
        columns.join(",\n"),
        dialect.name(table),
        dialect.name(alias)
    ));
    for join in &query.joins {
        let (table, alias) = (dialect.name(join.table), dialect.name(join.alias));
        out.push_str(&match &join.on {
            Some(on) => format!("\n{pad}LEFT JOIN {table} AS {alias} ON {}", expr(dialect, on)),
            None => format!("\n{pad}CROSS JOIN {table} AS {alias}"),
        });
    }
    if !query.filter.is_empty() {
        let conditions: Vec<String> = query.filter.iter().map(|condition| expr(dialect, condition)).collect();
        out.push_str(&format!("\n{pad}WHERE {}", conditions.join(&format!("\n{pad}  AND "))));
    }
    if !query.group_by.is_empty() {
        out.push_str(&format!("\n{pad}GROUP BY {}", list(dialect, &query.group_by)));
    }
    out
}

fn list(dialect: &dyn Dialect, items: &[Expr]) -> String {
    items.iter().map(|item| expr(dialect, item)).collect::<Vec<_>>().join(", ")
}

fn joined(dialect: &dyn Dialect, items: &[Expr], operator: &str, none: &str) -> String {
    match items {
        [] => none.to_string(),
        [one] => expr(dialect, one),
        _ => format!("({})", items.iter().map(|i| expr(dialect, i)).collect::<Vec<_>>().join(operator)),
    }
}

fn expr(dialect: &dyn Dialect, tree: &Expr) -> String {
    let text = |inner: &Expr| expr(dialect, inner);
    match tree {
        Expr::Column(None, name) => dialect.name(name),
        Expr::Column(Some(table), name) => format!("{}.{}", dialect.name(table), dialect.name(name)),
        Expr::Integer(value) => value.to_string(),
        Expr::Text(value) => dialect.text(value),
        Expr::Day(day) => format!("CAST('{day}' AS DATE)"),
        Expr::Decimal(digits) => format!("CAST('{digits}' AS {})", dialect.type_name(Type::Decimal)),
        Expr::Null => "NULL".to_string(),
        Expr::Cast(inner, to) => format!("CAST({} AS {})", text(inner), dialect.type_name(*to)),
        Expr::Plus(items) => joined(dialect, items, " + ", "0"),
        Expr::Times(items) => joined(dialect, items, " * ", "1"),
        Expr::Compare(a, operator, b) => format!("{} {operator} {}", text(a), text(b)),
        Expr::OneOf(_, values) if values.is_empty() => "1 = 0".to_string(),
        Expr::OneOf(inner, values) => format!("{} IN ({})", text(inner), list(dialect, values)),
        Expr::Between(inner, low, high) => format!("{} BETWEEN {low} AND {high}", text(inner)),
        Expr::IsNull(inner) => format!("{} IS NULL", text(inner)),
        Expr::All(items) => joined(dialect, items, " AND ", "1 = 1"),
        Expr::Any(items) => joined(dialect, items, " OR ", "1 = 0"),
        Expr::Not(inner) => format!("NOT ({})", text(inner)),
        Expr::Case(branches, otherwise) => {
            let branch = |(condition, then): &(Expr, Expr)| format!("WHEN {} THEN {}", text(condition), text(then));
            let branches: Vec<String> = branches.iter().map(branch).collect();
            format!("CASE {} ELSE {} END", branches.join(" "), text(otherwise))
        }
        Expr::Call(function, arguments) => format!("{function}({})", list(dialect, arguments)),
        Expr::CountRows => "COUNT(*)".to_string(),
        Expr::CountDistinct(inner) => format!("COUNT(DISTINCT {})", text(inner)),
        Expr::SumSoFar { of, among, order } => format!(
            "SUM({}) OVER (PARTITION BY {} ORDER BY {} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            text(of),
            list(dialect, among),
            text(order)
        ),
        Expr::Concat(items) => joined(dialect, items, " || ", "''"),
        Expr::Days(later, earlier) => dialect.days(&text(later), &text(earlier)),
        Expr::Contains(inner, part) => dialect.contains(&text(inner), &text(part)),
        Expr::ReplaceEach(inner, pattern, with) => {
            dialect.replace_each(&text(inner), &dialect.text(pattern), &dialect.text(with))
        }
        Expr::DayOf(inner) => dialect.day_of(&text(inner)),
        Expr::NumberOf(inner) => dialect.number_of(&text(inner)),
        Expr::Quotient(a, b) => dialect.quotient(&text(a), &text(b)),
    }
}
