//! People and accounts as the page asks for them beside their ranking: the unmatched, and the grid of labels.

use super::ask::{Labels, LabelsRequest, Unmatched, UnmatchedRequest, UnmatchedRow};
use crate::dataset::Dataset;
use crate::day::Day;
use crate::identity::MatchedBy;
use crate::model::Scope;
use crate::points::Quanta;
use crate::score::Scoring;

/// People whom no rule of spec §2.4 gave an account, by key.
pub fn unmatched(data: &Dataset, request: &UnmatchedRequest) -> Unmatched {
    let people = &data.identities.people;
    let mut places: Vec<usize> = (0..people.len()).filter(|p| people[*p].matched_by == MatchedBy::None).collect();
    places.sort_unstable_by_key(|place| &people[*place].key);
    let cell = |place: usize, field| data.text_of(data.field(Scope::Person, field), place).map(str::to_string);
    let row = |place: &usize| UnmatchedRow {
        key: people[*place].key.clone(),
        email: people[*place].email.clone(),
        name: cell(*place, "name"),
        title: cell(*place, "title"),
    };
    let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
    let rows = places.iter().skip(request.offset.unwrap_or(0) as usize).take(limit).map(row).collect();
    Unmatched { total: places.len() as u32, rows }
}

/// How many records fall into each cell of fit by engagement.
pub fn labels(scoring: &Scoring, request: &LabelsRequest, day: Day) -> Labels {
    let mut labels = Labels { records: [[0; 3]; 3], qualified: [[0; 3]; 3] };
    let place = |value: Quanta, cuts: [f64; 2]| cuts.iter().take_while(|cut| value.points() < **cut).count();
    let mut count = |[fit, _, engagement]: [Quanta; 3], qualified: bool| {
        let (row, column) = (place(fit, request.fit), place(engagement, request.engagement));
        labels.records[row][column] += 1;
        labels.qualified[row][column] += u32::from(qualified);
    };
    match request.scope {
        Scope::Person => scoring.people().for_each(|(model, person)| {
            let score = scoring.person(model, person).on(day.0);
            count(score.dimensions, score.qualified);
        }),
        Scope::Account => scoring.accounts().for_each(|(model, account)| {
            let score = scoring.account(model, account).on(day.0);
            count(score.dimensions, score.qualified);
        }),
    }
    labels
}
