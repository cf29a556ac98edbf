//! When one account crosses which lines.
//!
//! On each of its days the account's own signals and whoever did something are looked at; everybody else only where what
//! they may have would make a difference (see [`Rolled`]).

use super::committee::{Committee, Seat};
use super::fading::Kind;
use super::people_counts::PeopleCount;
use super::reading::{Reading, Sums};
use super::record::{Record, Top, line_at, same_line};
use super::rolled::{Pair, Rolled, Seen};
use super::tracks::Tracks;
use super::within::Within;
use super::{Axis, Crossings};
use crate::dataset::Timeline;
use crate::identity::{AccountId, PersonId};
use crate::model::{AccountPart, Dimension, Mode, Rollup, Scope};
use crate::points::Quanta;
use crate::score::{Gate, Scoring};
use crate::signals::{Bound, DaySums};
use std::ops::Range;

/// The dimensions that people's values are rolled up in.
const ROLLED: [Dimension; 2] = [Dimension::Intent, Dimension::Engagement];

/// Walks through the days of one account after another.
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
    people_may_rise: bool,
    people_signals: Vec<usize>,
    // Of the account at hand.
    members: Vec<Member>,
    /// By person: their place among the members, where they are one.
    places: Vec<u32>,
    own_tracks: Range<u32>,
    own_start: Sums,
    tracks: Tracks,
    rolled: Rolled,
    committee: Committee,
    people_counts: Vec<PeopleCount>,
    // Used again and again.
    day_sums: DaySums,
    sums: Sums,
}

struct Member {
    person: PersonId,
    tracks: Range<u32>,
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
        let people = Reading::new(bound, Scope::Person, [false, asked[1], asked[2]]);
        let people_signals: Vec<usize> = own.people_signals().collect();
        Accounts {
            scoring,
            model,
            axis,
            part,
            asks_engaged: asks(Gate::Coverage) || part.rollup == Rollup::WeightedMean,
            people_may_rise: people.may_rise(),
            people_counts: people_signals.iter().map(|_| PeopleCount::default()).collect(),
            people_signals,
            members: Vec::new(),
            places: vec![0; bound.data.people()],
            own_tracks: 0..0,
            own_start: Sums::default(),
            tracks: Tracks::default(),
            rolled: Rolled::new(part.rollup),
            committee: Committee::default(),
            day_sums: DaySums::new(bound.model.signals.len()),
            sums: Sums::default(),
            gates,
            own,
            people,
        }
    }

    pub fn climb(&mut self, account: AccountId, top: &mut Top, into: &mut Crossings) {
        let bound = self.own.bound;
        let (data, scoring) = (&bound.data, self.scoring);
        let silent = |person: PersonId| scoring.members.silent[person.index()];
        self.open(account, &silent);
        let timeline = &data.days_of_account;
        let mut events = data.days_of_members.of(account.index()).iter().map(|place| *place as usize).peekable();
        let mut record = Record::new(&mut into.steps);
        let mut last = None;
        for place in timeline.places(account.index()) {
            let day = timeline.day(place).day;
            if day > data.as_of.0 {
                break;
            }
            let Some(at) = bound.last_instant(account, place, &silent) else { continue };
            last = Some(day);
            self.take_people(account, place, &silent);
            let goals = Goals { record: record.next(), top: top.next() };
            if goals.are_met() {
                continue;
            }
            while let Some(event) = events.next_if(|event| data.days_of_person.day(*event).day <= day) {
                self.take_event(event, day, &silent);
            }
            self.retire(day);
            let own = self.own_dimensions(account, day);
            if !self.matters(&own, goals) || !self.look_at_people(&own, goals, day) {
                continue;
            }
            let (line, others_hold) = self.lines_on(account, &own, day);
            if let Some(line) = line {
                top.0 = top.0.max(line);
                if others_hold {
                    record.reach(line, at);
                }
            }
        }
        for event in events.take_while(|event| data.days_of_person.day(*event).day <= data.as_of.0) {
            self.take_event(event, data.as_of.0, &silent);
        }
        let now = self.now(account, last);
        into.end(account.0, now);
    }

    /// The highest line at which it is qualified on `as_of`.
    fn now(&mut self, account: AccountId, last: Option<i32>) -> Option<u32> {
        let bound = self.own.bound;
        let as_of = bound.data.as_of.0;
        // A flat list, with no activities at all, is judged by other gates (spec §4.3).
        if bound.data.activities.is_empty() {
            let (line, others_hold) = self.exactly(account, as_of);
            return line.filter(|_| others_hold);
        }
        last.filter(|last| as_of - last <= bound.model.lookback_days)?;
        self.retire(as_of);
        let own = self.own_dimensions(account, as_of);
        let any = Goals { record: Some(Quanta::ZERO), top: None };
        if !self.matters(&own, any) || !self.look_at_people(&own, any, as_of) {
            return None;
        }
        let (line, others_hold) = self.lines_on(account, &own, as_of);
        line.filter(|_| others_hold)
    }

    /// Lays out the account's and its people's tracks.
    fn open(&mut self, account: AccountId, silent: &impl Fn(PersonId) -> bool) {
        let Self { own, people, tracks, day_sums, members, .. } = self;
        let (bound, data) = (own.bound, &own.bound.data);
        tracks.clear();
        let mut lay = |reading: &Reading, timeline: &Timeline, owner: usize| {
            if reading.has_tracks() {
                for place in timeline.places(owner) {
                    let today = (timeline.day(place).day, timeline.cells(place));
                    tracks.take_day(day_sums, bound, &reading.matches, today, silent);
                }
            }
            tracks.end_owner()
        };
        self.own_tracks = lay(own, &data.days_of_account, account.index());
        members.clear();
        for person in data.people_of.of(account.index()).iter().map(|person| PersonId(*person)) {
            if !silent(person) {
                self.places[person.index()] = members.len() as u32;
                members.push(Member { person, tracks: lay(people, &data.days_of_person, person.index()) });
            }
        }
        own.start(&mut self.own_start, account.index());
        self.rolled.start(members.len());
        self.committee.start(if self.asks_engaged { members.len() } else { 0 });
        self.people_counts.iter_mut().for_each(PeopleCount::clear);
        if self.people.has_fields() {
            // Fields count before anything was done.
            let first = data.days_of_account.of(account.index()).first().map_or(data.as_of.0, |active| active.day);
            (0..self.members.len() as u32).for_each(|member| self.see(member, first - 1));
        }
    }

    /// Somebody's day, looked at on a day of the account.
    fn take_event(&mut self, event: usize, day: i32, silent: &impl Fn(PersonId) -> bool) {
        let bound = self.own.bound;
        let active = bound.data.days_of_person.day(event);
        let person = PersonId(active.owner);
        if silent(person) {
            return;
        }
        let member = self.places[person.index()];
        let cells = bound.data.days_of_person.cells(event);
        if self.asks_engaged && cells.iter().any(|cell| bound.is_engaging(cell.class)) {
            let coverage = &bound.model.coverage;
            let until = active.day.saturating_add(coverage.window_days.min(bound.model.lookback_days));
            let seat = seat(bound, person);
            if self.committee.engage(member, seat, coverage, until) {
                self.rolled.weigh(member, coverage.points_of(seat.seniority).0);
            }
        }
        if self.people.has_tracks() && !self.rolled.was_seen(member, day) {
            self.see(member, day);
        }
    }

    fn take_people(&mut self, account: AccountId, place: usize, silent: &impl Fn(PersonId) -> bool) {
        let data = &self.own.bound.data;
        let day = data.days_of_account.day(place).day;
        for (signal, count) in self.people_signals.iter().zip(&mut self.people_counts) {
            for cell in data.days_of_account.cells(place) {
                let Some(person) = cell.person.filter(|person| !silent(*person)) else { continue };
                let is_member = data.account_of[person.index()] == Some(account);
                if is_member && self.own.matches.of(cell.class as usize).contains(&(*signal as u32)) {
                    count.take(person.0, day);
                }
            }
        }
    }

    fn retire(&mut self, day: i32) {
        let bound = self.own.bound;
        let (members, coverage) = (&self.members, &bound.model.coverage);
        let seat_of = |member: u32| seat(bound, members[member as usize].person);
        while let Some(member) = self.committee.retire(day, seat_of, coverage) {
            self.rolled.weigh(member, 0);
        }
    }

    /// Looks at a person's intent and engagement on the day.
    fn see(&mut self, member: u32, day: i32) {
        let Self { people, tracks, sums, members, .. } = self;
        let Member { person, tracks: own } = &members[member as usize];
        let cap = |value: Within| self.part.per_person_cap.map_or(value, |cap| value.map(|value| value.min(cap)));
        let rolled = |sums: &Sums| -> Pair<Within> {
            let dimensions = people.dimensions(sums);
            ROLLED.map(|dimension| cap(dimensions[dimension.index()]))
        };
        people.start(sums, person.index());
        for track in own.clone() {
            let signal = tracks.signal(track);
            let worth = tracks.worth(track, people.fading(signal), day);
            people.add(sums, signal, worth);
        }
        people.add_dated(sums, person.index(), day);
        let values = rolled(sums);
        let mut ceilings = values.map(|value| value.high);
        if self.people_may_rise {
            people.start(sums, person.index());
            for track in own.clone() {
                let signal = tracks.signal(track);
                let fading = people.fading(signal);
                if !fading.negative {
                    let worth = tracks.worth(track, fading, day);
                    people.add(sums, signal, worth);
                }
            }
            people.add_dated_at_most(sums);
            ceilings = rolled(sums).map(|value| value.high);
        }
        self.rolled.see(member, Seen { values, ceilings }, day);
    }

    /// The account-scope signals' own fit, intent and engagement.
    fn own_dimensions(&mut self, account: AccountId, day: i32) -> [Within; 3] {
        let Self { own, tracks, sums, .. } = self;
        sums.clone_from(&self.own_start);
        for track in self.own_tracks.clone() {
            let signal = tracks.signal(track);
            let worth = tracks.worth(track, own.fading(signal), day);
            own.add(sums, signal, worth);
        }
        for (signal, count) in self.people_signals.iter().zip(&mut self.people_counts) {
            let fading = own.fading(*signal);
            if let Kind::People { people, points } = fading.kind
                && count.count(day, fading.reach) >= people
            {
                own.add(sums, *signal, Within::exactly(points));
            }
        }
        own.add_dated(sums, account.index(), day);
        own.dimensions(sums)
    }

    /// Whether what the account has at the most would make a difference.
    fn matters(&self, own: &[Within; 3], goals: Goals) -> bool {
        let mut most = own.map(|dimension| dimension.high);
        for (place, dimension) in ROLLED.iter().enumerate() {
            most[dimension.index()] += self.rolled.at_most(place);
        }
        let most = self.figures(most.map(Within::exactly));
        let swept = self.axis.gate().value(&most).high;
        let reaches = |goal: Option<Quanta>| goal.is_some_and(|goal| swept >= goal);
        reaches(goals.top) || (reaches(goals.record) && self.others_hold(&most) == Some(true))
    }

    /// Looks at one after another of the people until everybody was seen, and says so; or until nothing matters any more.
    fn look_at_people(&mut self, own: &[Within; 3], goals: Goals, day: i32) -> bool {
        while let Some(member) = self.rolled.next_unseen(day) {
            self.see(member, day);
            if self.part.rollup != Rollup::Max && !self.matters(own, goals) {
                return false;
            }
        }
        self.rolled.settle();
        true
    }

    /// The highest line reached, and whether all other gates hold; everybody has been looked at.
    fn lines_on(&mut self, account: AccountId, own: &[Within; 3], day: i32) -> (Option<u32>, bool) {
        let mut dimensions = *own;
        for (place, dimension) in ROLLED.iter().enumerate() {
            dimensions[dimension.index()] += self.rolled.value(place);
        }
        let figures = self.figures(dimensions);
        let swept = self.axis.gate().value(&figures);
        match self.others_hold(&figures).filter(|_| same_line(swept)) {
            Some(hold) => (line_at(swept.low), hold),
            None => self.exactly(account, day),
        }
    }

    fn exactly(&self, account: AccountId, day: i32) -> (Option<u32>, bool) {
        let mut scorer = self.scoring.account(self.model, account);
        let score = scorer.on(day);
        let others_hold = scorer.failed(&score, Some(self.axis.gate())).is_empty();
        (line_at(self.axis.value(&score)), others_hold)
    }

    fn figures(&self, dimensions: [Within; 3]) -> Figures {
        let asked = self.asks_engaged;
        let coverage = if asked { self.committee.coverage(&self.own.bound.model.coverage) } else { Quanta::ZERO };
        Figures { dimensions, coverage }
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
