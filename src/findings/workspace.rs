//! What is wrong with the workspace around the models (spec §8).

use super::{Bounds, Finding, FindingId, Severity};
use crate::dataset::Dataset;
use crate::day::Day;
use crate::model::{Model, Scope};
use crate::settings::Stage;
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn stale_model(model: &Model, as_of: Day, bounds: &Bounds) -> Option<Finding> {
    let age = model.reviewed_on?.until(as_of);
    (age > bounds.review_days).then(|| {
        let says = format!(
            "The model was last reviewed {age} days ago, where {} is the most. Review it, and note the day.",
            bounds.review_days
        );
        Finding::new(FindingId::StaleModel, Severity::Weak, says).with("days", f64::from(age))
    })
}

pub fn no_outcomes(data: &Dataset) -> Option<Finding> {
    let none = !data.outcomes.iter().any(|outcome| outcome.stage.implies(Stage::Sqo));
    none.then(|| {
        let says = "No dated opportunity is loaded: whether a line is any good cannot be measured. Load deals, or opportunities \
                    with their dates.";
        Finding::new(FindingId::NoOutcomes, Severity::Weak, says)
    })
}

pub fn one_line_for_all_motions(data: &Dataset, models: &[Rc<Model>]) -> Option<Finding> {
    if models.len() != 1 {
        return None;
    }
    let motions = motions(data);
    (motions.len() > 1).then(|| {
        let named: Vec<&str> = motions.values().map(String::as_str).collect();
        let says = format!(
            "One line for {} motions ({}): what is a good sign in one may be none in another. Give each a model of its own.",
            named.len(),
            named.join(", ")
        );
        Finding::new(FindingId::OneLineForAllMotions, Severity::Weak, says).with("motions", named.len() as f64)
    })
}

/// Those of accounts and of activities up to `as_of`, case aside, as first written in code-point order.
fn motions(data: &Dataset) -> BTreeMap<String, String> {
    let field = data.field(Scope::Account, "motion");
    let of_accounts = (0..data.accounts()).filter_map(|place| data.text_of(field, place));
    let column = &data.tables.activities.motion;
    let of_activities = data.activities.iter().take_while(|activity| activity.at.day() <= data.as_of).filter_map(|a| {
        // A contact's creation is no row of activities, and has no motion.
        data.tables.texts.get_some(*column.get(a.row as usize)?)
    });
    let mut motions: BTreeMap<String, String> = BTreeMap::new();
    for text in of_accounts.chain(of_activities).map(str::trim).filter(|text| !text.is_empty()) {
        let written = motions.entry(text.to_lowercase()).or_insert_with(|| text.to_string());
        if text < written.as_str() {
            *written = text.to_string();
        }
    }
    motions
}
