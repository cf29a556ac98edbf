//! An account brought to a day: who did something by then, who is engaged, and what is seen where one looks.

use super::{Accounts, Member, ROLLED, Walk, seat};
use crate::crossing::ceiling::Ceiling;
use crate::crossing::fading::{Fading, Kind};
use crate::crossing::rolled::{Pair, Seen};
use crate::crossing::within::Within;
use crate::identity::PersonId;
use crate::model::Scope;
use crate::points::Quanta;
use crate::signals::Marks;

impl<'a> Accounts<'a> {
    /// Intent and engagement of the pooled on the day.
    pub(super) fn look_at_pool(&self, walk: &mut Walk, day: i32) -> Pair<Within> {
        let looked = self.people.look_uncut(&walk.pool, &mut walk.tools, day);
        for (place, dimension) in ROLLED.iter().enumerate() {
            let most = looked.most[dimension.index()];
            walk.pool_ceilings[place] = Ceiling::new(most.all(), most, day);
        }
        ROLLED.map(|dimension| looked.values[dimension.index()])
    }

    /// Lets the ceilings of those rise who did something up to the day.
    pub(super) fn gain(&self, walk: &mut Walk, day: i32) {
        let bound = self.bound();
        if !self.people.has_activities() {
            return;
        }
        let histories = bound.matched.histories(Scope::Person);
        while let Some(place) = walk.events.get(walk.gained).map(|place| *place as usize) {
            let active = bound.data.days_of_person.day(place);
            if active.day > day {
                break;
            }
            walk.gained += 1;
            let person = PersonId(active.owner);
            if !bound.is_silent(person) {
                let gains = self.people.gains(histories.on(place));
                let gains = ROLLED.map(|dimension| gains[dimension.index()]);
                let member = self.places[person.index()];
                if walk.members[member as usize].pooled {
                    for (ceiling, gain) in walk.pool_ceilings.iter_mut().zip(gains) {
                        ceiling.gain(gain, day, &self.people.slowest);
                    }
                } else {
                    walk.rolled.gain(member, gains, day, &self.people.slowest);
                }
            }
        }
    }

    /// Brings the committee to the day.
    pub(super) fn engage(&self, walk: &mut Walk, day: i32) {
        if !self.asks_engaged {
            return;
        }
        let bound = self.bound();
        let coverage = &bound.model.coverage;
        let window = coverage.window_days.min(bound.model.lookback_days);
        let histories = bound.matched.histories(Scope::Person);
        while let Some(place) = walk.events.get(walk.engaged).map(|place| *place as usize) {
            let active = bound.data.days_of_person.day(place);
            if active.day > day {
                break;
            }
            walk.engaged += 1;
            let person = PersonId(active.owner);
            if histories.marks(place).has(Marks::ENGAGING) && !bound.is_silent(person) {
                let (member, seat) = (self.places[person.index()], seat(bound, person));
                if walk.committee.engage(member, seat, coverage, active.day.saturating_add(window)) {
                    walk.rolled.weigh(member, coverage.points_of(seat.seniority).0, &self.people.slowest);
                }
            }
        }
        let members = &walk.members;
        let seat_of = |member: u32| seat(bound, members[member as usize].person);
        while let Some(member) = walk.committee.retire(day, seat_of, coverage) {
            walk.rolled.weigh(member, 0, &self.people.slowest);
        }
    }

    /// Counts the people of each people signal up to the day.
    fn count_people(&self, walk: &mut Walk, day: i32) {
        let data = &self.bound().data;
        let end = data.days_of_account.places(walk.account.index()).end;
        if self.own.people_signals().is_empty() {
            return;
        }
        while walk.uncounted < end && data.days_of_account.day(walk.uncounted).day <= day {
            let on = data.days_of_account.day(walk.uncounted).day;
            for cell in data.days_of_account.cells(walk.uncounted) {
                let Some(person) = cell.person.filter(|person| !self.bound().is_silent(*person)) else { continue };
                if data.account_of[person.index()] != Some(walk.account) {
                    continue;
                }
                let matching = self.bound().matched.signals_of(cell.class, Scope::Account);
                for (signal, count) in self.own.people_signals().iter().zip(&mut walk.people_counts) {
                    if matching.contains(&(*signal as u32)) {
                        count.take(person.0, on);
                    }
                }
            }
            walk.uncounted += 1;
        }
    }

    /// The account-scope signals' own fit, intent and engagement on the day.
    pub(super) fn look_at_own(&self, walk: &mut Walk, day: i32) -> [Within; 3] {
        self.count_people(walk, day);
        let Walk { account, own_past, own_start, tools, people_counts, .. } = walk;
        let signals = self.own.people_signals();
        let holds = |signal: usize, fading: &Fading| {
            let Kind::People { people } = fading.kind else { return false };
            let count = signals.iter().position(|place| *place == signal).map(|place| &mut people_counts[place]);
            count.is_some_and(|count| count.count(day, fading.reach) >= people)
        };
        let looked = self.own.look((own_past, own_start), tools, account.index(), day, holds);
        for (dimension, ceiling) in walk.own_ceilings.iter_mut().enumerate() {
            *ceiling = Ceiling::new(looked.capped[dimension], looked.most[dimension], day);
        }
        looked.values
    }

    /// Looks at a person's intent and engagement on the day.
    pub(super) fn look_at(&self, walk: &mut Walk, member: u32, day: i32) {
        let Walk { members, start, tools, .. } = walk;
        let Member { person, past, .. } = &members[member as usize];
        self.people.start(start, person.index());
        let looked = self.people.look((past, start), tools, person.index(), day, |_, _| false);
        let cap = |value: Quanta| self.part.per_person_cap.map_or(value, |cap| value.min(cap));
        let seen = Seen {
            values: ROLLED.map(|dimension| looked.values[dimension.index()].map(cap)),
            capped: ROLLED.map(|dimension| {
                let most = looked.capped[dimension.index()];
                self.part.per_person_cap.map_or(most, |cap| most.min(cap.0 as f64))
            }),
            most: ROLLED.map(|dimension| looked.most[dimension.index()]),
        };
        walk.rolled.see(member, seen, day, &self.people.slowest);
    }
}
