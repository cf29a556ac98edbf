//! Whom the audit looks at, on which day, and who of them converted.

use crate::dataset::Dataset;
use crate::day::Day;
use crate::identity::{AccountId, PersonId};
use crate::model::Scope;
use crate::outcome::outcomes_of;
use crate::score::Scoring;
use crate::settings::{Settings, Stage};
use crate::signals::Marks;

/// Columns of equal length, one entry a person or account.
pub struct Cases {
    pub scope: Scope,
    /// The day on which signals are looked at.
    pub day: i32,
    pub time_ordered: bool,
    /// Places in the dataset, by key in code-point order.
    pub places: Vec<usize>,
    pub label: Vec<bool>,
}

impl Cases {
    /// With dated outcomes: who had an activity within the lookback (or everybody, where `only_fields` are audited) and had
    /// not converted on the day one horizon before `as_of`; they convert within the horizon after it. With undated ones
    /// alone: every contact as it stands.
    pub fn new(scoring: &Scoring, model: usize, scope: Scope, only_fields: bool, settings: &Settings) -> Cases {
        let data = &scoring.data;
        let scored: Vec<usize> = match scope {
            Scope::Person => scoring.members.people(model).map(PersonId::index).collect(),
            Scope::Account => scoring.members.accounts(model).map(AccountId::index).collect(),
        };
        let time_ordered = !data.outcomes.is_empty() || data.tables.contacts.undated.is_empty();
        let mut cases: Vec<(usize, bool)> = Vec::new();
        let day;
        if time_ordered {
            let horizon = i32::try_from(settings.horizon_days).unwrap_or(i32::MAX);
            day = data.as_of.0.saturating_sub(horizon);
            let bound = &scoring.bounds[model];
            let active =
                |place: usize| bound.history(scope, place).any_within(Marks::ACTIVE, day, bound.model.lookback_days);
            for place in scored.into_iter().filter(|place| only_fields || active(*place)) {
                let mut reached = outcomes_of(data, scope, place).filter(|o| o.stage.implies(settings.stage));
                // Outcomes come in order of time, up to `as_of`, where the horizon ends.
                let first = reached.next().map(|o| o.at.day());
                if first.is_none_or(|first| first > Day(day)) {
                    cases.push((place, first.is_some()));
                }
            }
        } else {
            day = data.as_of.0;
            let (contact, converted) = contacts(data, settings.stage);
            let listed = scored.into_iter().filter_map(|place| match scope {
                Scope::Person => contact[place].then_some((place, converted[place])),
                Scope::Account => {
                    let people = || data.people_of.of(place).iter().map(|person| *person as usize);
                    people().any(|p| contact[p]).then(|| (place, people().any(|p| converted[p])))
                }
            });
            cases.extend(listed);
        }
        cases.sort_by_key(|(place, _)| data.key_of(scope, *place));
        let (places, label) = cases.into_iter().unzip();
        Cases { scope, day, time_ordered, places, label }
    }

    pub fn converted(&self) -> u32 {
        self.label.iter().filter(|label| **label).count() as u32
    }

    /// Each case's value and label.
    pub fn with<V>(&self, value: impl FnMut(usize) -> V) -> Vec<(V, bool)> {
        self.places.iter().copied().map(value).zip(self.label.iter().copied()).collect()
    }
}

/// By person: whether a row of contacts describes them, and whether one says yes. A bare yes is an undated `sqo`.
fn contacts(data: &Dataset, stage: Stage) -> (Vec<bool>, Vec<bool>) {
    let (mut contact, mut converted) = (vec![false; data.people()], vec![false; data.people()]);
    let rows = &data.identities.contact_rows;
    rows.iter().for_each(|person| contact[person.index()] = true);
    if Stage::Sqo.implies(stage) {
        data.tables.contacts.undated.iter().for_each(|row| converted[rows[*row as usize].index()] = true);
    }
    (contact, converted)
}
