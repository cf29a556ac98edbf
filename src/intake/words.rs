//! The few words that fields are written in: stages, sources, yes and no.
//!
//! They compare without case, spaces, dashes and underscores; a word that is not listed is unknown, never the nearest.

use super::tables::Source;
use crate::settings::Stage;

/// A word as these lists have it.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '_' | '/' | '.'));
    letters.flat_map(char::to_lowercase).collect()
}

pub fn stage(text: &str) -> Option<Stage> {
    Some(match plain(text).as_str() {
        "mql" | "marketingqualifiedlead" | "marketingqualified" => Stage::Mql,
        "mqa" | "marketingqualifiedaccount" => Stage::Mqa,
        "sal" | "accepted" | "salesacceptedlead" | "salesaccepted" => Stage::Sal,
        "sql" | "salesqualifiedlead" | "salesqualified" => Stage::Sql,
        "sqo"
        | "opportunity"
        | "opp"
        | "dealcreated"
        | "opportunitycreated"
        | "opportunityopened"
        | "salesqualifiedopportunity"
        | "converted" => Stage::Sqo,
        "won" | "closedwon" | "closewon" | "dealwon" | "customer" => Stage::Won,
        "lost" | "closedlost" | "closelost" | "deallost" => Stage::Lost,
        _ => return None,
    })
}

/// How a deal ended, by its stage; every stage but won and lost is open (spec §1).
pub fn end_of_deal(text: &str) -> Option<Stage> {
    stage(text).filter(|stage| matches!(stage, Stage::Won | Stage::Lost))
}

pub fn source(text: &str) -> Option<Source> {
    match plain(text).as_str() {
        "firstparty" | "1stparty" | "1p" | "first" => Some(Source::FirstParty),
        "thirdparty" | "3rdparty" | "3p" | "third" => Some(Source::ThirdParty),
        _ => None,
    }
}

pub fn yes(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "yes" | "y" | "1" | "t" => Some(true),
        "false" | "no" | "n" | "0" | "f" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names_map_onto_the_stages() {
        for (text, expected) in [
            ("Opp", Some(Stage::Sqo)),
            ("Deal Created", Some(Stage::Sqo)),
            ("closedwon", Some(Stage::Won)),
            ("Closed - Won", Some(Stage::Won)),
            ("Customer", Some(Stage::Won)),
            ("Closed Lost", Some(Stage::Lost)),
            ("accepted", Some(Stage::Sal)),
            ("Marketing Qualified Lead", Some(Stage::Mql)),
            ("Qualified To Buy", None),
        ] {
            assert_eq!(stage(text), expected, "{text}");
        }
        assert_eq!(end_of_deal("Opportunity"), None);
        assert_eq!(end_of_deal("closed_lost"), Some(Stage::Lost));
    }

    #[test]
    fn sources_and_yes_are_read_in_any_case_and_nothing_else_is() {
        assert_eq!(source("Third Party"), Some(Source::ThirdParty));
        assert_eq!(source("google"), None);
        assert_eq!((yes("YES"), yes("f"), yes("maybe")), (Some(true), Some(false), None));
    }
}
