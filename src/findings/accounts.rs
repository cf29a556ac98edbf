//! Accounts that qualify by one busy person (spec §8).

use super::{Bounds, Finding, FindingId, Severity, percent};
use crate::model::Dimension;
use crate::points::Quanta;
use crate::score::{AccountScorer, Scoring};

/// Shares within this count as equal (spec §7).
const EQUAL: f64 = 1e-9;

/// Of the model's accounts that qualify on `as_of`.
pub fn one_person_accounts(scoring: &Scoring, model: usize, bounds: &Bounds) -> Option<Finding> {
    scoring.bounds[model].model.account.as_ref()?;
    let day = scoring.data.as_of.0;
    let (mut qualified, mut of_one) = (0u32, 0u32);
    for account in scoring.members.accounts(model) {
        let mut scorer = scoring.account(model, account);
        let score = scorer.on(day);
        if score.qualified {
            qualified += 1;
            let points = behaviour(&score.dimensions).points();
            let most = most_of_one(&mut scorer, day);
            of_one += u32::from(points > 0.0 && most >= bounds.one_person_points * points - EQUAL);
        }
    }
    let share = f64::from(of_one) / f64::from(qualified.max(1));
    (share > bounds.one_person_accounts + EQUAL).then(|| {
        let says = format!(
            "One person makes the account: in {of_one} of {qualified} qualified accounts ({}) one person brings {} or more of \
             intent and engagement. Set a cap for each person, or a gate on coverage.",
            percent(share),
            percent(bounds.one_person_points)
        );
        Finding::new(FindingId::OnePersonAccounts, Severity::Weak, says)
            .with("qualified", f64::from(qualified))
            .with("of_one_person", f64::from(of_one))
            .with("share", share)
    })
}

fn behaviour(dimensions: &[Quanta; 3]) -> Quanta {
    dimensions[Dimension::Intent.index()] + dimensions[Dimension::Engagement.index()]
}

/// The most that one person brings of intent and engagement, in points, as they are rolled up.
fn most_of_one(scorer: &mut AccountScorer, day: i32) -> f64 {
    let values: Vec<[Quanta; 3]> = scorer.people.iter_mut().map(|person| person.dimensions(day)).collect();
    let mut brought = vec![0.0; values.len()];
    for dimension in [Dimension::Intent.index(), Dimension::Engagement.index()] {
        let column: Vec<Quanta> = values.iter().map(|value| value[dimension]).collect();
        for (brought, (value, factor)) in brought.iter_mut().zip(column.iter().zip(scorer.factors(&column, day))) {
            *brought += value.points() * factor;
        }
    }
    brought.into_iter().fold(0.0, f64::max)
}
