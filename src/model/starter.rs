//! Models to start from, each a starting point and never "best practice"; their sources stand in `METHODS.md`.

use serde::Serialize;

/// A model to start from: its document as text, and in a sentence what it is for.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StarterModel {
    pub name: &'static str,
    pub about: &'static str,
    pub text: &'static str,
}

/// The first is the one the page starts with.
pub fn models() -> Vec<StarterModel> {
    vec![
        StarterModel {
            name: "Fit, engagement and coverage",
            about: "An account qualifies when it fits, is active now and several of its people take part; points fade with time.",
            text: include_str!("../../models/gated.json"),
        },
        StarterModel {
            name: "Hybrid: account and people",
            about: "An account qualifies on one sum with gates on fit and coverage, and goes to sales with those of its people who are MQLs.",
            text: include_str!("../../models/hybrid.json"),
        },
        StarterModel {
            name: "Classic MQL",
            about: "Points for a person's title, company and clicks, summed for ever: qualified at 70.",
            text: include_str!("../../models/classic-mql.json"),
        },
        StarterModel {
            name: "Classic MQA",
            about: "Points for a company's size, industry, technologies and activity: qualified at 70.",
            text: include_str!("../../models/classic-mqa.json"),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_starter_model_passes_the_checks_under_its_own_name() {
        for starter in models() {
            assert_eq!(crate::model::read(starter.text).map(|m| m.name), Ok(starter.name.to_string()));
        }
    }
}
