//! Where the records stand in a JSON file, from its first bytes.

use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

#[derive(Debug, PartialEq, Eq)]
pub enum Shape {
    /// One record a line.
    Lines,
    /// One value after the other, over lines as they please.
    Values,
    /// The elements of a list, which is the file or stands inside its object.
    List,
}

/// How many lines are looked at.
const LINES: usize = 20;

/// `is_whole` where the first bytes are the whole file.
pub fn of(head: &[u8], is_whole: bool) -> Shape {
    let mut lines: Vec<&[u8]> = head.split(|byte| matches!(byte, b'\n' | b'\r')).collect();
    if !is_whole {
        lines.pop();
    }
    lines.retain(|line| !line.trim_ascii().is_empty());
    lines.truncate(LINES);
    let complete = lines.iter().filter(|line| is_record(line)).count();
    if lines.len() > 1 && complete * 2 >= lines.len() {
        return Shape::Lines;
    }
    if head.trim_ascii_start().starts_with(b"[") {
        return Shape::List;
    }
    let mut values = Deserializer::from_slice(head).into_iter::<Value>();
    match values.next() {
        Some(Ok(first)) if !has_list(&first) && (values.next().is_some() || is_record_alone(&first)) => Shape::Values,
        _ => Shape::List,
    }
}

fn is_record(line: &[u8]) -> bool {
    matches!(line.trim_ascii_start().first(), Some(b'{' | b'[')) && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// An object with a plain value in it: one of lists alone holds columns, if anything.
fn is_record_alone(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields.values().any(|value| !value.is_object() && !value.is_array()))
}

/// Whether a list of objects stands in an object.
fn has_list(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.values().any(has_list),
        Value::Array(items) => items.first().is_some_and(Value::is_object),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_where_the_records_stand() {
        let shape = |text: &str| of(text.as_bytes(), true);
        assert_eq!(shape("{\"a\":1}\n{\"a\":2}\n"), Shape::Lines);
        assert_eq!(shape("{\"a\":1\n{\"a\":2}\n{\"a\":3}\n"), Shape::Lines, "the first is broken");
        assert_eq!(shape("[1,2]\r\n[3,4]\r\n"), Shape::Lines);
        assert_eq!(shape("{\"a\":1}"), Shape::Values);
        assert_eq!(shape("{\n\"a\":1\n}\n{\n\"a\":2\n}\n"), Shape::Values);
        assert_eq!(shape("[{\"a\":1},\n{\"a\":2}]"), Shape::List);
        assert_eq!(shape("{\"paging\":{\"next\":5},\n\"results\":[\n{\"a\":1},\n{\"a\":2}]}"), Shape::List);
        assert_eq!(shape("{\"data\":{\"items\":[{\"a\":1}]}}"), Shape::List);
        assert_eq!(shape("{\"a\":[1,2],\"b\":[3,4]}"), Shape::List, "columns are no record");
        assert_eq!(of(b"{\"results\":[{\"a\":1},{\"a\":2},{\"a", false), Shape::List);
    }
}
