//! Job titles into seniority and department (spec §3).
//!
//! Whole words only: "director" holds no CTO. A "vice president" is no president, wherever the list says `president`.

use crate::intake::tables::normal_type;
use crate::lists::Lists;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    Unknown,
    Ic,
    Manager,
    Director,
    Vp,
    CLevel,
}

impl Seniority {
    /// From the least to the most senior.
    pub const ALL: [Seniority; 6] =
        [Seniority::Unknown, Seniority::Ic, Seniority::Manager, Seniority::Director, Seniority::Vp, Seniority::CLevel];

    pub fn name(self) -> &'static str {
        match self {
            Seniority::Unknown => "unknown",
            Seniority::Ic => "ic",
            Seniority::Manager => "manager",
            Seniority::Director => "director",
            Seniority::Vp => "vp",
            Seniority::CLevel => "c_level",
        }
    }

    fn named(name: &str) -> Option<Seniority> {
        Seniority::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// A department by its place in [`Titles::departments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Department(pub u32);

/// The lists, ready to match.
pub struct Titles {
    seniorities: Vec<(Seniority, Vec<Vec<String>>)>,
    rules: Vec<Vec<Vec<String>>>,
    /// The departments' names; the last two are `other` and `unknown`.
    pub departments: Vec<String>,
    /// The same as they compare.
    normal_names: Vec<String>,
}

impl Titles {
    pub fn new(lists: &Lists) -> Titles {
        let mut departments: Vec<String> = lists.departments.iter().map(|(name, _)| name.clone()).collect();
        departments.extend(["other".into(), "unknown".into()]);
        let split = |phrases: &[String]| phrases.iter().filter_map(|p| words(p)).collect();
        let level = |(name, phrases): &(String, Vec<String>)| Some((Seniority::named(name)?, split(phrases)));
        Titles {
            seniorities: lists.seniorities.iter().filter_map(level).collect(),
            rules: lists.departments.iter().map(|(_, phrases)| split(phrases)).collect(),
            normal_names: departments.iter().map(|name| normal_type(name)).collect(),
            departments,
        }
    }

    pub fn other(&self) -> Department {
        Department(self.rules.len() as u32)
    }

    pub fn unknown(&self) -> Department {
        Department(self.rules.len() as u32 + 1)
    }

    pub fn department_name(&self, department: Department) -> &str {
        &self.departments[department.0 as usize]
    }

    /// The column's own word if it is one of the names, else what the title says.
    pub fn seniority(&self, column: Option<&str>, title: Option<&str>) -> Seniority {
        if let Some(named) = column.and_then(|c| Seniority::named(&normal_type(c))) {
            return named;
        }
        let Some(words) = title.and_then(words) else { return Seniority::Unknown };
        let rule = self.seniorities.iter().find(|(_, phrases)| phrases.iter().any(|p| stands_in(&words, p)));
        rule.map_or(Seniority::Ic, |(level, _)| *level)
    }

    /// The column's own word if it is one of the names, else what the title says.
    pub fn department(&self, column: Option<&str>, title: Option<&str>) -> Department {
        let place = |i: usize| Department(i as u32);
        if let Some(named) = column.map(normal_type).and_then(|c| self.normal_names.iter().position(|d| *d == c)) {
            return place(named);
        }
        let Some(words) = title.and_then(words) else { return self.unknown() };
        let rule = self.rules.iter().position(|phrases| phrases.iter().any(|p| stands_in(&words, p)));
        rule.map_or(self.other(), place)
    }
}

/// The words of a text: runs of letters and digits, in lower case; `None` if it has none.
pub fn words(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    (!words.is_empty()).then_some(words)
}

/// Where the phrase's words first stand in `words`, one after the other.
pub fn phrase_at(words: &[String], phrase: &[String]) -> Option<usize> {
    words.windows(phrase.len()).position(|window| window == phrase)
}

/// Whether the phrase stands in the title; `president` only where the word before is not "vice".
fn stands_in(words: &[String], phrase: &[String]) -> bool {
    if phrase == ["president"] {
        let vice = |i: usize| i > 0 && words[i - 1] == "vice";
        return words.iter().enumerate().any(|(i, word)| word == "president" && !vice(i));
    }
    phrase_at(words, phrase).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(title: &str) -> (&'static str, String) {
        let titles = Titles::new(&Lists::default());
        let department = titles.department(None, Some(title));
        (titles.seniority(None, Some(title)).name(), titles.department_name(department).into())
    }

    macro_rules! reads_as {
        ($($name:ident: $title:literal => $seniority:literal, $department:literal;)*) => {$(
            #[test]
            fn $name() { assert_eq!(read($title), ($seniority, $department.to_string())); }
        )*};
    }

    reads_as! {
        a_director_holds_no_cto: "Director" => "director", "other";
        a_coordinator_holds_no_coo: "Marketing Coordinator" => "ic", "marketing";
        an_assistant_to_the_ceo_is_no_chief: "Executive Assistant to the CEO" => "ic", "executive";
        a_chief_of_staff_is_no_chief: "Chief of Staff" => "ic", "other";
        a_product_owner_owns_no_company: "Product Owner" => "ic", "executive";
        a_vice_president_is_no_president: "Vice President, Marketing" => "vp", "marketing";
        a_president_is_a_chief: "President" => "c_level", "executive";
        a_president_beside_a_vice_president_counts: "Vice President and President" => "c_level", "executive";
        a_head_of_is_a_vp: "Head of IT" => "vp", "it";
        a_head_hunter_is_none: "Headhunter" => "ic", "other";
        punctuation_is_a_space: "FP&A Manager" => "manager", "finance";
        a_managing_director_is_a_chief: "Managing Director" => "c_level", "executive";
        no_word_is_no_title: " -- " => "unknown", "unknown";
    }

    #[test]
    fn a_column_that_holds_a_known_name_goes_first() {
        let titles = Titles::new(&Lists::default());
        assert_eq!(titles.seniority(Some("C-Level"), Some("Analyst")), Seniority::CLevel);
        assert_eq!(titles.seniority(Some("Boss"), Some("Analyst")), Seniority::Ic);
        assert_eq!(titles.department(Some(" Sales "), None), titles.department(None, Some("Sales")));
        assert_eq!(titles.department(None, None), titles.unknown());
        let own = Lists { departments: vec![("Human Resources".into(), vec!["hr".into()])], ..Lists::default() };
        assert_eq!(Titles::new(&own).department(Some("human-resources"), Some("CEO")), Department(0));
    }
}
