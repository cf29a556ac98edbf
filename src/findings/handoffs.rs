//! Whether two regions or owners hand off at the same score (spec §8).

use super::{Bounds, Finding, FindingId, Severity};
use crate::calibrate::number;
use crate::dataset::Outcome;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;
use crate::settings::Stage;
use crate::stats;
use std::collections::BTreeMap;

const SIGNIFICANT: f64 = 0.05;

/// People, or accounts, of one region or owner.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Group<'a> {
    accounts: bool,
    field: &'static str,
    value: &'a str,
}

/// A group and its scores at hand-off.
type Handoffs<'a> = (&'a Group<'a>, &'a Vec<Quanta>);

/// One finding for each pair; p-values are corrected over all pairs of the model, by region and by owner, of people and of
/// accounts, with enough hand-offs each.
pub fn inconsistent_lines(scoring: &Scoring, model: usize, bounds: &Bounds) -> Vec<Finding> {
    let groups = groups(scoring, model);
    let large: Vec<Handoffs> = groups.iter().filter(|(_, scores)| scores.len() >= bounds.handoffs as usize).collect();
    let same = |a: &Group, b: &Group| (a.accounts, a.field) == (b.accounts, b.field);
    let mut pairs: Vec<(Handoffs, Handoffs)> = Vec::new();
    for (place, first) in large.iter().enumerate() {
        pairs
            .extend(large[place + 1..].iter().filter(|second| same(first.0, second.0)).map(|second| (*first, *second)));
    }
    let p: Option<Vec<f64>> = pairs.iter().map(|(a, b)| stats::mann_whitney(a.1, b.1)).collect();
    let p = stats::holm(&p.unwrap_or_default());
    let finding = |((first, second), p): ((Handoffs, Handoffs), f64)| {
        let median = |scores: &[Quanta]| stats::median(&scores.iter().map(|score| score.points()).collect::<Vec<_>>());
        let (a, b) = (median(first.1)?, median(second.1)?);
        (p < SIGNIFICANT && (a - b).abs() > bounds.handoff_points).then(|| {
            let says = format!(
                "Hand-offs start at different scores: the median is {} points for the {} \"{}\" and {} for \"{}\". Agree on one \
                 line, or give each a model of its own.",
                number(a),
                first.0.field,
                first.0.value,
                number(b),
                second.0.value
            );
            Finding::new(FindingId::InconsistentLines, Severity::Wrong, says)
                .with("median", a)
                .with("other_median", b)
                .with("p", p)
        })
    };
    pairs.into_iter().zip(p).filter_map(finding).collect()
}

/// The scores at hand-off, on its day, by region and by owner.
fn groups(scoring: &Scoring, model: usize) -> BTreeMap<Group<'_>, Vec<Quanta>> {
    let mut groups: BTreeMap<Group, Vec<Quanta>> = BTreeMap::new();
    for outcome in scoring.data.outcomes.iter().filter(|o| matches!(o.stage, Stage::Mql | Stage::Mqa)) {
        let Some((scope, place)) = handed_off(scoring, model, outcome) else { continue };
        let score = scoring.standing(model, scope, place, outcome.at.day().0).1;
        for field in ["region", "owner"] {
            if let Some(value) = field_of(scoring, scope, place, field) {
                let group = Group { accounts: scope == Scope::Account, field, value };
                groups.entry(group).or_default().push(score);
            }
        }
    }
    groups
}

/// Whom a hand-off is about: of an `mql` the person, where it names one that the model scores, else the account; of an `mqa`
/// the account, else the person.
fn handed_off(scoring: &Scoring, model: usize, outcome: &Outcome) -> Option<(Scope, usize)> {
    let (data, members, document) = (&scoring.data, &scoring.members, &scoring.bounds[model].model);
    let person = outcome.person.map(|person| person.index()).filter(|person| {
        let scored = members.model_of_person[*person] == Some(model) && members.excluded_person[*person].is_none();
        document.person.is_some() && scored
    });
    let named = outcome.account.or_else(|| data.account_of[outcome.person?.index()]);
    let account = named.map(|account| account.index()).filter(|account| {
        let scored = members.model_of_account[*account] == Some(model) && members.excluded_account[*account].is_none();
        document.account.is_some() && scored
    });
    let (person, account) = (person.map(|p| (Scope::Person, p)), account.map(|a| (Scope::Account, a)));
    if outcome.stage == Stage::Mql { person.or(account) } else { account.or(person) }
}

/// The record's own field, else its account's.
fn field_of<'a>(scoring: &'a Scoring, scope: Scope, place: usize, field: &str) -> Option<&'a str> {
    let data = &scoring.data;
    let of =
        |scope, place| data.text_of(data.field(scope, field), place).map(str::trim).filter(|text| !text.is_empty());
    of(scope, place).or_else(|| match scope {
        Scope::Person => of(Scope::Account, data.account_of[place]?.index()),
        Scope::Account => None,
    })
}
