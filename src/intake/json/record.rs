//! One record's text to names and texts: nested one level by dotted names, every value as it is written.
//!
//! A number keeps its digits, so that an id of twenty of them is one. A list of plain values becomes one text with
//! semicolons between; what is nested deeper stays JSON.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

#[derive(Debug, PartialEq, Eq)]
pub enum Record<'a> {
    /// Names and values in order.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
    List(Vec<Value<'a>>),
}

/// What is `null` or empty has no text.
#[derive(Debug, PartialEq, Eq)]
pub struct Value<'a> {
    pub text: Cow<'a, str>,
    pub is_number: bool,
}

/// Why a text is no record, in a sentence.
pub fn read(text: &str) -> Result<Record<'_>, String> {
    match text.trim_start().as_bytes().first() {
        Some(b'{') => {
            let fields: Fields = serde_json::from_str(text).map_err(told)?;
            let mut flat = Vec::with_capacity(fields.0.len());
            for (Text(name), value) in fields.0 {
                flatten(name, value.get(), &mut flat)?;
            }
            Ok(Record::Object(flat))
        }
        Some(b'[') => {
            let items: Items = serde_json::from_str(text).map_err(told)?;
            Ok(Record::List(items.0.iter().map(|item| value(item.get())).collect()))
        }
        _ => Err("This is no record, but a value by itself.".into()),
    }
}

fn told(error: serde_json::Error) -> String {
    let column = error.column();
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    format!("The record is no JSON: {what}, at its character {column}.")
}

fn flatten<'a>(name: Cow<'a, str>, json: &'a str, flat: &mut Vec<(Cow<'a, str>, Value<'a>)>) -> Result<(), String> {
    if !json.starts_with('{') {
        flat.push((name, value(json)));
        return Ok(());
    }
    let fields: Fields = serde_json::from_str(json).map_err(told)?;
    flat.extend(fields.0.into_iter().map(|(Text(inner), json)| (format!("{name}.{inner}").into(), value(json.get()))));
    Ok(())
}

fn value(json: &str) -> Value<'_> {
    Value { text: plain(json), is_number: json.starts_with(|c: char| c == '-' || c.is_ascii_digit()) }
}

/// A value's text, from its JSON.
fn plain(value: &str) -> Cow<'_, str> {
    match value.as_bytes() {
        b"null" | b"{}" | b"[]" => Cow::Borrowed(""),
        [b'"', inner @ ..] if memchr::memchr(b'\\', inner).is_none() => Cow::Borrowed(&value[1..value.len() - 1]),
        [b'"', ..] => Cow::Owned(serde_json::from_str(value).unwrap_or_else(|_| value.to_string())),
        [b'[', ..] => match serde_json::from_str::<Items>(value) {
            Ok(items) if items.0.iter().all(|item| !item.get().starts_with(['{', '['])) => {
                Cow::Owned(items.0.iter().map(|item| plain(item.get())).collect::<Vec<_>>().join(";"))
            }
            _ => Cow::Borrowed(value),
        },
        _ => Cow::Borrowed(value),
    }
}

/// A name, borrowed unless it is written with escapes.
struct Text<'a>(Cow<'a, str>);

/// An object's members in their order, and a list's.
struct Fields<'a>(Vec<(Text<'a>, &'a RawValue)>);
struct Items<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_string())))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Items<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Items<'de>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        match read(text).unwrap() {
            Record::Object(fields) => {
                fields.into_iter().map(|(name, value)| (name.into(), value.text.into())).collect()
            }
            Record::List(_) => panic!("an object"),
        }
    }

    #[test]
    fn values_stay_as_they_are_written() {
        let text = r#"{"id": 12345678901234567890, "a": 1e3, "b": 0.10, "c": true, "d": null, "e": "0042", "f\u0041": "Zo\u00eb \"x\""}"#;
        let read = fields(text);
        let texts: Vec<(&str, &str)> = read.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let expected = [
            ("id", "12345678901234567890"),
            ("a", "1e3"),
            ("b", "0.10"),
            ("c", "true"),
            ("d", ""),
            ("e", "0042"),
            ("fA", "Zoë \"x\""),
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn one_level_is_told_by_dots_and_what_is_deeper_stays_json() {
        let read =
            fields(r#"{"p": {"email": "a@b.com", "q": {"r": [1]}, "s": {}}, "t": ["x", 2, null], "u": [{"v": 1}]}"#);
        let texts: Vec<(&str, &str)> = read.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let expected =
            [("p.email", "a@b.com"), ("p.q", r#"{"r": [1]}"#), ("p.s", ""), ("t", "x;2;"), ("u", r#"[{"v": 1}]"#)];
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_is_no_record_is_told_why() {
        assert!(read(r#"{"a": 1 "b": 2}"#).unwrap_err().contains("character 9"));
        assert!(read(r#"{"a": 01}"#).is_err());
        assert!(read(r#"{"a": 1} x"#).is_err());
        assert!(read("5").unwrap_err().contains("value by itself"));
        let cell = |text: &'static str, is_number| Value { text: text.into(), is_number };
        assert_eq!(
            read(r#"["5", -5, null]"#),
            Ok(Record::List(vec![cell("5", false), cell("-5", true), cell("", false)]))
        );
    }
}
