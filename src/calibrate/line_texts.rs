//! Texts that depend on the line, stored once and named by number.
//!
//! A text may hold places for figures, `{capacity.utilisation %}`: the path of a figure in the answer of `calibrate`,
//! and ` %` where it is a share to be written in per cent. So a thousand lines share a few dozen texts, and whoever
//! moves the line only looks up and fills in.

use super::wording::number;
use serde::Serialize;
use serde_json::Value;

/// `by_line[θ]` lists places in `texts`; the last entry goes for every line above the sweep.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineTexts {
    pub texts: Vec<String>,
    pub by_line: Vec<Vec<u32>>,
}

impl LineTexts {
    pub(crate) fn new(entries: usize, at: impl Fn(usize) -> Vec<String>) -> LineTexts {
        let mut it = LineTexts::default();
        for i in 0..entries {
            let line = at(i).into_iter().map(|text| it.place(text)).collect();
            it.by_line.push(line);
        }
        it
    }

    /// The texts of one entry.
    pub fn at(&self, i: usize) -> impl Iterator<Item = &str> {
        self.by_line[i].iter().map(|&place| self.texts[place as usize].as_str())
    }

    fn place(&mut self, text: String) -> u32 {
        let place = self.texts.iter().position(|t| *t == text).unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        });
        place as u32
    }
}

/// A text with its places filled from the answer.
pub(crate) fn fill(text: &str, answer: &Value) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&figure(place, answer));
        rest = after;
    }
    out + rest
}

fn figure(place: &str, answer: &Value) -> String {
    let (path, share) = match place.strip_suffix(" %") {
        Some(path) => (path, true),
        None => (place, false),
    };
    let value = path.split('.').fold(answer, |value, key| &value[key]);
    match value.as_f64() {
        Some(x) if share => format!("{} %", number((x * 1000.0).round() / 10.0)),
        Some(x) => number(x),
        None => "an unknown number of".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_are_filled_by_path_and_shares_are_per_cent() {
        let answer = json!({"at": {"flow": 1234.5}, "capacity": {"utilisation": 0.8125}});
        let text = "{at.flow} leads a month use {capacity.utilisation %} of it.";
        assert_eq!(fill(text, &answer), "1,234.5 leads a month use 81.3 % of it.");
    }

    #[test]
    fn lines_with_the_same_text_share_it() {
        let texts = LineTexts::new(4, |i| if i < 3 { vec!["low".into()] } else { vec!["high".into(), "low".into()] });
        assert_eq!((texts.texts.len(), texts.by_line), (2, vec![vec![0], vec![0], vec![0], vec![1, 0]]));
    }
}
