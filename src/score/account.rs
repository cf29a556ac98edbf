//! An account's score, coverage and gates on a day (spec §4.3).

use super::{FailedGate, Gate, Members, PersonScorer};
use crate::identity::{AccountId, PersonId};
use crate::model::{ActivityTest, Count, Dimension, Mode, Rollup, Scope, Test};
use crate::points::{Quanta, Thousandths};
use crate::signals::{Bound, History, Marks, Worth, dimensions, worths};

#[derive(Debug, Clone, PartialEq)]
pub struct AccountScore {
    /// Fit, intent and engagement.
    pub dimensions: [Quanta; 3],
    pub coverage: Quanta,
    pub people_engaged: u32,
    pub score: Quanta,
    /// The first tier whose bound fit reaches.
    pub tier: Option<usize>,
    /// Has an activity of age 0..=lookback.
    pub active: bool,
    pub failed: Vec<FailedGate>,
    pub qualified: bool,
}

/// One account under its model, on any day.
pub struct AccountScorer<'a> {
    pub bound: &'a Bound,
    pub account: AccountId,
    pub history: History<'a>,
    /// Its people, those who count for nothing aside.
    pub people: Vec<PersonScorer<'a>>,
    /// By people signal and person: the days of matching activities.
    matching_days: Vec<(usize, Vec<Vec<i32>>)>,
    worths: Vec<Worth>,
}

impl<'a> AccountScorer<'a> {
    pub fn new(bound: &'a Bound, members: &Members, account: AccountId) -> AccountScorer<'a> {
        let data = &bound.data;
        let history = bound.history(Scope::Account, account.index());
        let people = data.people_of.of(account.index()).iter().map(|p| PersonId(*p));
        let people: Vec<PersonScorer> =
            people.filter(|p| !members.silent[p.index()]).map(|p| PersonScorer::new(bound, p)).collect();
        let is_people = |signal: &crate::model::Signal| {
            matches!(signal.test, Test::Activity(ActivityTest { count: Count::People { .. }, .. }))
        };
        let signals = bound.model.signals.iter().enumerate().filter(|(_, s)| is_people(s)).map(|(i, _)| i);
        let matching_days =
            signals.map(|s| (s, people.iter().map(|p| bound.days_of_signal(s, p.person, account)).collect())).collect();
        AccountScorer { bound, account, history, people, matching_days, worths: Vec::new() }
    }

    /// As if nothing had been done after the day.
    pub fn up_to(mut self, day: i32) -> AccountScorer<'a> {
        self.history = self.history.up_to(day);
        for person in &mut self.people {
            person.history = person.history.up_to(day);
        }
        for days in self.matching_days.iter_mut().flat_map(|(_, people)| people) {
            days.truncate(days.partition_point(|matching| *matching <= day));
        }
        self
    }

    /// As if the person, by place in `people`, had done nothing; `history` is what is left of the account's.
    pub fn without(mut self, person: usize, history: History<'a>) -> AccountScorer<'a> {
        self.history = history;
        self.people[person].history = History::NOTHING;
        self.matching_days.iter_mut().for_each(|(_, people)| people[person].clear());
        self
    }

    /// The worth of each account-scope signal on the day.
    pub fn worths(&mut self, day: i32) -> &[Worth] {
        let Self { bound, account, history, matching_days, worths: scratch, .. } = self;
        let people = |signal: usize, within: i32| -> u32 {
            let days = matching_days.iter().find(|(s, _)| *s == signal).map(|(_, days)| days);
            days.into_iter().flatten().filter(|days| any_within(days, day, within)).count() as u32
        };
        worths(bound, Scope::Account, account.index(), history.counted, day, &people, scratch);
        &self.worths
    }

    /// The account-scope signals' own fit, intent and engagement on the day.
    pub fn own_dimensions(&mut self, day: i32) -> [Quanta; 3] {
        self.worths(day);
        dimensions(self.bound, Scope::Account, &self.worths)
    }

    pub fn on(&mut self, day: i32) -> AccountScore {
        let own = self.own_dimensions(day);
        let people: Vec<[Quanta; 3]> = self.people.iter_mut().map(|p| p.dimensions(day)).collect();
        self.judged(own, &people, day)
    }

    /// The score on the day, were these what the account's own signals and its people's come to.
    pub fn judged(&self, own: [Quanta; 3], values: &[[Quanta; 3]], day: i32) -> AccountScore {
        let mut dimensions = own;
        for dimension in [Dimension::Intent, Dimension::Engagement] {
            let column: Vec<Quanta> = values.iter().map(|v| v[dimension.index()]).collect();
            dimensions[dimension.index()] += self.roll_up(&column, day);
        }
        let (coverage, people_engaged) = self.coverage(day);
        let score = dimensions.iter().copied().sum();
        let active = self.history.any_within(Marks::ACTIVE, day, self.bound.model.lookback_days);
        let mut result = AccountScore {
            dimensions,
            coverage,
            people_engaged,
            score,
            tier: None,
            active,
            failed: Vec::new(),
            qualified: false,
        };
        if let Some(part) = &self.bound.model.account {
            result.tier = part.tiers.iter().position(|(_, bound)| *bound <= dimensions[Dimension::Fit.index()]);
            result.failed = self.failed(&result, None);
            result.qualified = result.failed.is_empty();
        }
        result
    }

    /// The gates that the score misses, `swept` aside.
    pub fn failed(&self, score: &AccountScore, swept: Option<Gate>) -> Vec<FailedGate> {
        if self.bound.model.account.is_none() {
            return Vec::new();
        }
        let missed = self.needs(score).into_iter().filter(|(gate, ..)| Some(*gate) != swept);
        let activity = (!score.active && !self.bound.data.is_flat_list()).then_some(FailedGate::NO_ACTIVITY);
        missed.filter_map(|(gate, value, needed)| FailedGate::unless(gate, value, needed)).chain(activity).collect()
    }

    /// By how much the score is over each gate that it is judged by; below 0 where it misses one.
    pub fn margins(&self, score: &AccountScore) -> Vec<(Gate, Quanta)> {
        let over = |(gate, value, needed): (Gate, Quanta, Option<Quanta>)| Some((gate, value - needed?));
        self.needs(score).into_iter().filter_map(over).collect()
    }

    /// Each gate with the score's value, and what is needed there; `None` where nothing is.
    fn needs(&self, score: &AccountScore) -> [(Gate, Quanta, Option<Quanta>); 5] {
        let part = self.bound.model.account.as_ref();
        let gates = part.map(|part| part.gates.clone()).unwrap_or_default();
        let [fit, intent, engagement] = score.dimensions;
        // A flat list, with no activities loaded at all, is qualified by fit alone (spec §4.3).
        let flat = self.bound.data.is_flat_list();
        let line = part.filter(|part| part.mode == Mode::Additive).and_then(|part| part.threshold);
        [
            (Gate::Fit, fit, gates.fit),
            (Gate::Intent, intent, gates.intent.filter(|_| !flat)),
            (Gate::Engagement, engagement, gates.engagement.filter(|_| !flat)),
            (Gate::Coverage, score.coverage, gates.coverage.filter(|_| !flat)),
            (Gate::Score, score.score, line),
        ]
    }

    /// What the people's values make together, by the model's roll-up.
    fn roll_up(&self, values: &[Quanta], day: i32) -> Quanta {
        let Some(part) = &self.bound.model.account else { return Quanta::ZERO };
        let capped = |value: Quanta| part.per_person_cap.map_or(value, |cap| value.min(cap));
        match part.rollup {
            Rollup::Sum => values.iter().map(|v| capped(*v)).sum(),
            Rollup::Max => values.iter().map(|v| capped(*v)).max().unwrap_or_default(),
            Rollup::WeightedMean => {
                let (mut sum, mut weights) = (0i128, 0i128);
                for (person, value) in self.people.iter().zip(values).filter(|(p, _)| p.engaged(day)) {
                    let weight = i128::from(self.weight(person).0);
                    sum += weight * i128::from(capped(*value).0);
                    weights += weight;
                }
                Quanta(if weights == 0 { 0 } else { (sum / weights) as i64 })
            }
        }
    }

    /// By place in `people`: what the account has of each point of the person's rolled-up value.
    pub fn factors(&self, values: &[Quanta], day: i32) -> Vec<f64> {
        let Some(part) = &self.bound.model.account else { return Vec::new() };
        let kept = |value: Quanta| match part.per_person_cap {
            Some(cap) if value > cap => cap.points() / value.points(),
            _ => 1.0,
        };
        let rolled = |p: usize| part.per_person_cap.map_or(values[p], |cap| values[p].min(cap));
        let key = |p: usize| self.bound.data.person_key(self.people[p].person);
        // Of several people with the most, the one whose key comes first.
        let top = (0..values.len()).max_by(|a, b| rolled(*a).cmp(&rolled(*b)).then_with(|| key(*b).cmp(key(*a))));
        // As whole numbers, so that it is the same in whatever order the people came.
        let weights: i128 = self.people.iter().filter(|p| p.engaged(day)).map(|p| i128::from(self.weight(p).0)).sum();
        let share = |person: usize| match part.rollup {
            Rollup::Sum => 1.0,
            Rollup::Max => f64::from(u8::from(Some(person) == top)),
            Rollup::WeightedMean if self.people[person].engaged(day) && weights > 0 => {
                self.weight(&self.people[person]).0 as f64 / weights as f64
            }
            Rollup::WeightedMean => 0.0,
        };
        (0..values.len()).map(|person| kept(values[person]) * share(person)).collect()
    }

    /// In points: what a gate would be compared with, were these the worths of the account's and its people's signals.
    pub fn gate_value(&self, gate: Gate, own: &[Worth], people: &[Vec<Worth>], day: i32) -> f64 {
        let mut sums = dimensions(self.bound, Scope::Account, own);
        let values: Vec<[Quanta; 3]> = people.iter().map(|w| dimensions(self.bound, Scope::Person, w)).collect();
        for dimension in [Dimension::Intent, Dimension::Engagement] {
            let column: Vec<Quanta> = values.iter().map(|v| v[dimension.index()]).collect();
            sums[dimension.index()] += self.roll_up(&column, day);
        }
        let value = match gate {
            Gate::Fit => sums[0],
            Gate::Intent => sums[1],
            Gate::Engagement => sums[2],
            Gate::Score => sums.iter().copied().sum(),
            Gate::Coverage | Gate::Activity => self.coverage(day).0,
        };
        value.points()
    }

    fn weight(&self, person: &PersonScorer) -> Thousandths {
        self.bound.model.coverage.points_of(self.bound.data.seniority[person.person.index()])
    }

    /// Coverage, and how many people are engaged.
    fn coverage(&self, day: i32) -> (Quanta, u32) {
        let (data, coverage) = (&self.bound.data, &self.bound.model.coverage);
        let (mut points, mut engaged) = (0i128, 0);
        // A bit for each of the first 128 departments, and no list is usually longer; those beyond one by one.
        let (mut first, mut beyond) = (0u128, Vec::new());
        for person in self.people.iter().filter(|p| p.engaged(day)) {
            engaged += 1;
            points += i128::from(self.weight(person).0);
            let department = data.department[person.person.index()];
            if department != data.titles.other() && department != data.titles.unknown() {
                match department.0 {
                    place @ 0..128 => first |= 1 << place,
                    _ if beyond.contains(&department) => {}
                    _ => beyond.push(department),
                }
            }
        }
        let departments = first.count_ones() + beyond.len() as u32;
        let more = i128::from(departments.saturating_sub(1));
        let thousandths = (points + more * i128::from(coverage.department_points.0)).min(100_000);
        (Thousandths(thousandths as i64).quanta(), engaged)
    }
}

/// Whether one of the days lies within `within` days before or on `day`.
fn any_within(days: &[i32], day: i32, within: i32) -> bool {
    let end = days.partition_point(|d| *d <= day);
    end > 0 && day - days[end - 1] <= within
}
