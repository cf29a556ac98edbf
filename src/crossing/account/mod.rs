//! When one account crosses which lines.
//!
//! On each of its days the ceilings rise by what was done; the account's own signals are looked at where these could make
//! a difference, and people only while they still could (see [`Rolled`]).

mod laid;
mod seen;

use super::ceiling::{Ceiling, at_most};
use super::committee::{Committee, Seat};
use super::people_counts::PeopleCount;
use super::reading::{Past, Reading, Start, Tools};
use super::record::{Record, Top, line_at, same_line};
use super::rolled::{Pair, Rolled};
use super::uncut::Uncut;
use super::within::Within;
use super::{Axis, Crossings};
use crate::identity::{AccountId, PersonId};
use crate::model::{AccountPart, Dimension, Mode, Rollup, Scope};
use crate::points::Quanta;
use crate::score::{Gate, Scoring};
use crate::signals::{Bound, Marks};
use std::cmp::Reverse;

/// The dimensions that people's values are rolled up in.
const ROLLED: [Dimension; 2] = [Dimension::Intent, Dimension::Engagement];

/// No coverage is above 100 points.
const FULL_COVERAGE: Quanta = Quanta::whole_points(100);

/// One model's accounts along one axis.
pub struct Accounts<'a> {
    scoring: &'a Scoring,
    model: usize,
    axis: Axis,
    part: &'a AccountPart,
    /// The gates beside the swept one.
    gates: Vec<(Gate, Quanta)>,
    /// Somebody has to know who is engaged.
    asks_engaged: bool,
    own: Reading<'a>,
    people: Reading<'a>,
    /// By person: their place among the members of the account at hand, where they are one.
    places: Vec<u32>,
}

/// What the walk through an account's days keeps; used for one account after another.
struct Walk<'a> {
    account: AccountId,
    members: Vec<Member<'a>>,
    own_past: Past<'a>,
    own_start: Start,
    /// Of the account's own fit, intent and engagement.
    own_ceilings: [Ceiling; 3],
    /// Of a person: what each day starts from.
    start: Start,
    rolled: Rolled,
    /// What the pooled did, all together.
    pool: Past<'a>,
    pool_ceilings: Pair<Ceiling>,
    uncut: Uncut,
    committee: Committee,
    people_counts: Vec<PeopleCount>,
    /// Its people's days: of all, of those whose gains count already, and of those who are engaged by them already.
    events: &'a [u32],
    gained: usize,
    engaged: usize,
    /// The first day of the account whose people are not counted yet.
    uncounted: usize,
    tools: Tools,
}

struct Member<'a> {
    person: PersonId,
    past: Past<'a>,
    /// Counted among the pooled: nothing of what they did is ever cut.
    pooled: bool,
}

/// What is known of the account on a day.
struct Figures {
    /// Fit, intent and engagement.
    dimensions: [Within; 3],
    coverage: Quanta,
}

impl<'a> Accounts<'a> {
    pub fn new(scoring: &'a Scoring, model: usize, part: &'a AccountPart, axis: Axis) -> Accounts<'a> {
        let bound = &scoring.bounds[model];
        let line = part.threshold.filter(|_| part.mode == Mode::Additive);
        let given = [
            (Gate::Fit, part.gates.fit),
            (Gate::Intent, part.gates.intent),
            (Gate::Engagement, part.gates.engagement),
            (Gate::Coverage, part.gates.coverage),
            (Gate::Score, line),
        ];
        let others = given.into_iter().filter(|(gate, _)| *gate != axis.gate());
        let gates: Vec<(Gate, Quanta)> = others.filter_map(|(gate, bound)| Some((gate, bound?))).collect();
        let asks = |gate: Gate| axis.gate() == gate || gates.iter().any(|(other, _)| *other == gate);
        let all = asks(Gate::Score);
        let asked = [all || asks(Gate::Fit), all || asks(Gate::Intent), all || asks(Gate::Engagement)];
        let own = Reading::new(bound, Scope::Account, asked);
        Accounts {
            scoring,
            model,
            axis,
            part,
            asks_engaged: asks(Gate::Coverage) || part.rollup == Rollup::WeightedMean,
            people: Reading::new(bound, Scope::Person, [false, asked[1], asked[2]]),
            places: vec![0; bound.data.people()],
            gates,
            own,
        }
    }

    /// An empty walk, to be used for any of the accounts.
    fn walk(&self) -> Walk<'a> {
        Walk {
            account: AccountId(0),
            members: Vec::new(),
            own_past: Past::Few(&[]),
            own_start: Start::default(),
            own_ceilings: [Ceiling::UNKNOWN; 3],
            start: Start::default(),
            rolled: Rolled::new(self.part.rollup, self.part.per_person_cap, self.people.has_dates()),
            pool: Past::Few(&[]),
            pool_ceilings: [Ceiling::UNKNOWN; 2],
            uncut: Uncut::default(),
            committee: Committee::default(),
            people_counts: self.own.people_signals().iter().map(|_| PeopleCount::default()).collect(),
            events: &[],
            gained: 0,
            engaged: 0,
            uncounted: 0,
            tools: Tools::default(),
        }
    }

    fn bound(&self) -> &'a Bound {
        self.own.bound
    }

    /// All of them. Those who can never qualify come last, since the others may put the top out of their reach.
    pub fn climb_all(&mut self, top: &mut Top, into: &mut Crossings) {
        let mut walk = self.walk();
        let mut hopeless = Vec::new();
        for account in self.scoring.members.accounts(self.model) {
            self.open(&mut walk, account);
            if self.can_qualify(&mut walk) {
                self.climb(&mut walk, true, top, into);
            } else {
                hopeless.push((Reverse(self.never_passes(&mut walk)), account));
            }
        }
        hopeless.sort_unstable();
        for (Reverse(most), account) in hopeless {
            if top.next().is_some_and(|goal| most >= goal) {
                self.open(&mut walk, account);
                self.climb(&mut walk, false, top, into);
            } else {
                into.end(account.0, None);
            }
        }
    }

    /// The account that was opened.
    fn climb(&mut self, walk: &mut Walk<'a>, can_qualify: bool, top: &mut Top, into: &mut Crossings) {
        let account = walk.account;
        self.lay(walk);
        let bound = self.bound();
        let history = bound.history(Scope::Account, account.index());
        let mut record = Record::new(&mut into.steps);
        let mut rest = history.counted;
        for (place, active) in bound.data.days_of_account.places(account.index()).zip(history.days) {
            let day = active.day;
            if day > bound.data.as_of.0 {
                break;
            }
            let goals = Goals { record: record.next().filter(|_| can_qualify), top: top.next() };
            if goals.are_met() {
                break;
            }
            if !bound.matched.histories(Scope::Account).marks(place).has(Marks::ACTIVE) {
                continue;
            }
            let (today, later) = rest.split_at(rest.partition_point(|counted| counted.day <= day));
            rest = later;
            for (ceiling, gain) in walk.own_ceilings.iter_mut().zip(self.own.gains(today)) {
                ceiling.gain(gain, day, &self.own.slowest);
            }
            self.gain(walk, day);
            if self.part.rollup == Rollup::WeightedMean {
                self.engage(walk, day);
            }
            let most = walk.own_ceilings.map(|ceiling| at_most(ceiling.on(day, &self.own.slowest)));
            if !self.matters(walk, most, FULL_COVERAGE, goals, day) {
                continue;
            }
            self.engage(walk, day);
            if !self.matters(walk, most, self.coverage(walk), goals, day) {
                continue;
            }
            let mut own = self.look_at_own(walk, day);
            if !self.look_at_people(walk, &mut own, goals, day) {
                continue;
            }
            let (line, others_hold) = self.lines_on(walk, &own, day);
            if let Some(line) = line {
                top.0 = top.0.max(line);
                if others_hold {
                    record.reach(line, day);
                }
            }
        }
        let now = if can_qualify { self.now(walk) } else { None };
        into.end(account.0, now);
    }

    /// The highest line at which it is qualified on `as_of`.
    fn now(&mut self, walk: &mut Walk<'a>) -> Option<u32> {
        let bound = self.bound();
        let as_of = bound.data.as_of.0;
        // A flat list, with no activities at all, is judged by other gates (spec §4.3).
        if bound.data.is_flat_list() {
            let (line, others_hold) = self.exactly(walk, as_of);
            return line.filter(|_| others_hold);
        }
        let history = bound.history(Scope::Account, walk.account.index());
        if !history.any_within(Marks::ACTIVE, as_of, bound.model.lookback_days) {
            return None;
        }
        self.gain(walk, as_of);
        self.engage(walk, as_of);
        let mut own = self.look_at_own(walk, as_of);
        let any = Goals { record: Some(Quanta::ZERO), top: None };
        if !self.look_at_people(walk, &mut own, any, as_of) {
            return None;
        }
        let (line, others_hold) = self.lines_on(walk, &own, as_of);
        line.filter(|_| others_hold)
    }

    /// Whether what the account has at the most, given what its own signals come to, would make a difference.
    fn matters(&self, walk: &Walk, own: [Quanta; 3], coverage: Quanta, goals: Goals, day: i32) -> bool {
        let mut most = own;
        for (place, dimension) in ROLLED.iter().enumerate() {
            let most = &mut most[dimension.index()];
            let of_people = walk.rolled.at_most(place, day, &self.people.slowest);
            let of_pool = walk.pool_ceilings[place].on(day, &self.people.slowest);
            *most = at_most(most.0 as f64 + of_people + of_pool);
        }
        let most = Figures { dimensions: most.map(Within::exactly), coverage };
        let swept = self.axis.gate().value(&most).high;
        let reaches = |goal: Option<Quanta>| goal.is_some_and(|goal| swept >= goal);
        reaches(goals.top) || (reaches(goals.record) && self.others_hold(&most) == Some(true))
    }

    /// Looks at the pooled, then at one after another of the others, until everybody was seen, and says so; or until nothing
    /// matters any more. What the pooled have is added to the account's own.
    fn look_at_people(&self, walk: &mut Walk, own: &mut [Within; 3], goals: Goals, day: i32) -> bool {
        let (most, coverage) = (own.map(|dimension| dimension.high), self.coverage(walk));
        if !self.matters(walk, most, coverage, goals, day) {
            return false;
        }
        let pooled = self.look_at_pool(walk, day);
        loop {
            // The largest of many is known only once all have been looked at.
            if !self.matters(walk, most, coverage, goals, day) {
                return false;
            }
            let Some(member) = walk.rolled.next_unseen(day) else { break };
            self.look_at(walk, member, day);
            while self.part.rollup == Rollup::Max
                && let Some(member) = walk.rolled.next_unseen(day)
            {
                self.look_at(walk, member, day);
            }
        }
        walk.rolled.settle();
        for (dimension, pooled) in ROLLED.into_iter().zip(pooled) {
            own[dimension.index()] += pooled;
        }
        true
    }

    /// The highest line reached, and whether all other gates hold; everybody has been looked at.
    fn lines_on(&self, walk: &Walk, own: &[Within; 3], day: i32) -> (Option<u32>, bool) {
        let mut dimensions = *own;
        for (place, dimension) in ROLLED.iter().enumerate() {
            dimensions[dimension.index()] += walk.rolled.value(place);
        }
        let figures = Figures { dimensions, coverage: self.coverage(walk) };
        let swept = self.axis.gate().value(&figures);
        match self.others_hold(&figures).filter(|_| same_line(swept)) {
            Some(hold) => (line_at(swept.low), hold),
            None => self.exactly(walk, day),
        }
    }

    fn exactly(&self, walk: &Walk, day: i32) -> (Option<u32>, bool) {
        let mut scorer = self.scoring.account(self.model, walk.account);
        let score = scorer.on(day);
        let others_hold = scorer.failed(&score, Some(self.axis.gate())).is_empty();
        (line_at(self.axis.value(&score)), others_hold)
    }

    /// Of those engaged on the day that the committee was brought to.
    fn coverage(&self, walk: &Walk) -> Quanta {
        match self.asks_engaged {
            true => walk.committee.coverage(&self.bound().model.coverage),
            false => Quanta::ZERO,
        }
    }

    /// Whether every gate but the swept one holds; `None` where that cannot be told.
    fn others_hold(&self, figures: &Figures) -> Option<bool> {
        let mut all = Some(true);
        for (gate, bound) in &self.gates {
            match gate.value(figures).reaches(*bound) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => all = None,
            }
        }
        all
    }
}

fn seat(bound: &Bound, person: PersonId) -> Seat {
    let (data, place) = (&bound.data, person.index());
    let department = data.department[place];
    let is_one = department != data.titles.other() && department != data.titles.unknown();
    Seat { seniority: data.seniority[place], department: is_one.then_some(department) }
}

impl Gate {
    fn value(self, figures: &Figures) -> Within {
        let [fit, intent, engagement] = figures.dimensions;
        match self {
            Gate::Fit => fit,
            Gate::Intent => intent,
            Gate::Engagement => engagement,
            Gate::Coverage => Within::exactly(figures.coverage),
            Gate::Score | Gate::Activity => {
                let mut score = fit;
                score += intent;
                score += engagement;
                score
            }
        }
    }
}

/// What a day would have to reach to make a difference; `None` where nothing is left to reach.
#[derive(Clone, Copy)]
struct Goals {
    record: Option<Quanta>,
    top: Option<Quanta>,
}

impl Goals {
    fn are_met(self) -> bool {
        self.record.is_none() && self.top.is_none()
    }
}
