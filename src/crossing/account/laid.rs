//! What an account and its people did, laid out before its first day; and what it could come to at the most.

use super::{Accounts, Figures, Member, ROLLED, Walk, seat};
use crate::crossing::Axis;
use crate::crossing::ceiling::{Ceiling, Most, at_most};
use crate::crossing::people_counts::PeopleCount;
use crate::crossing::reading::Past;
use crate::crossing::within::Within;
use crate::identity::{AccountId, PersonId};
use crate::model::{Dimension, Rollup, Scope};
use crate::points::Quanta;
use crate::score::Gate;
use crate::signals::Counted;

impl<'a> Accounts<'a> {
    /// Starts an account: who belongs to it.
    pub(super) fn open(&mut self, walk: &mut Walk<'a>, account: AccountId) {
        let bound = self.bound();
        walk.account = account;
        walk.members.clear();
        for person in bound.data.people_of.of(account.index()).iter().map(|person| PersonId(*person)) {
            if !bound.is_silent(person) {
                self.places[person.index()] = walk.members.len() as u32;
                walk.members.push(Member { person, past: Past::Few(&[]), pooled: false });
            }
        }
        self.own.start(&mut walk.own_start, account.index());
    }

    /// Whether the other gates could ever hold, were everybody engaged and every sign of fit there.
    pub(super) fn can_qualify(&self, walk: &mut Walk) -> bool {
        // A flat list is judged by other gates.
        self.bound().data.is_flat_list()
            || self.gates.iter().all(|(gate, bound)| match gate {
                Gate::Fit => self.own.best_fit(&walk.own_start, &mut walk.tools) >= *bound,
                Gate::Coverage => self.best_coverage(walk) >= *bound,
                _ => true,
            })
    }

    pub(super) fn best_coverage(&self, walk: &mut Walk) -> Quanta {
        let (bound, coverage) = (self.bound(), &self.bound().model.coverage);
        walk.committee.start(walk.members.len());
        for (place, member) in walk.members.iter().enumerate() {
            walk.committee.engage(place as u32, seat(bound, member.person), coverage, i32::MAX);
        }
        walk.committee.coverage(coverage)
    }

    /// What the swept value cannot pass on any day: all that was ever done, undecayed.
    pub(super) fn never_passes(&self, walk: &mut Walk) -> Quanta {
        let bound = self.bound();
        let own = bound.history(Scope::Account, walk.account.index()).counted;
        let mut dimensions = self.own.never_passes(&walk.own_start, own).map(|stands| Most { stands, fades: 0.0 });
        for member in &walk.members {
            let place = member.person.index();
            self.people.start(&mut walk.start, place);
            let most = self.people.never_passes(&walk.start, bound.history(Scope::Person, place).counted);
            for dimension in ROLLED {
                let most = most[dimension.index()];
                let most = self.part.per_person_cap.map_or(most, |cap| most.min(cap.0 as f64));
                let sum = &mut dimensions[dimension.index()];
                sum.stand(most);
            }
        }
        let mut dimensions = dimensions.map(|most| at_most(most.stands));
        dimensions[Dimension::Fit.index()] = self.own.best_fit(&walk.own_start, &mut walk.tools);
        let coverage = if self.axis == Axis::AccountCoverage { self.best_coverage(walk) } else { Quanta::ZERO };
        self.axis.gate().value(&Figures { dimensions: dimensions.map(Within::exactly), coverage }).high
    }

    /// Lays out what the account and its people did, before the first day.
    pub(super) fn lay(&mut self, walk: &mut Walk<'a>) {
        let (bound, account) = (self.bound(), walk.account);
        let data = &bound.data;
        walk.tools.tracks.clear();
        walk.own_past = self.own.past(bound.history(Scope::Account, account.index()).counted, &mut walk.tools.tracks);
        // A mean weighs its people and the largest of them is one of them: only in a sum do they melt together.
        let may_pool = self.part.rollup == Rollup::Sum && !self.people.has_fields();
        for member in &mut walk.members {
            let counted = bound.history(Scope::Person, member.person.index()).counted;
            member.pooled = may_pool && walk.uncut.is(&self.people, counted, self.part.per_person_cap);
            if !member.pooled {
                member.past = self.people.past(counted, &mut walk.tools.tracks);
            }
        }
        walk.events = data.days_of_members.of(account.index());
        self.pool(walk);
        walk.own_ceilings = [Ceiling::UNKNOWN; 3];
        // Fields count before anything was done.
        let first = data.days_of_account.of(account.index()).first().map_or(data.as_of.0, |active| active.day) - 1;
        walk.rolled.start(walk.members.len(), first);
        walk.committee.start(if self.asks_engaged { walk.members.len() } else { 0 });
        walk.people_counts.iter_mut().for_each(PeopleCount::clear);
        (walk.gained, walk.engaged) = (0, 0);
        walk.uncounted = data.days_of_account.places(account.index()).start;
        if self.people.has_fields() {
            (0..walk.members.len() as u32).for_each(|member| self.look_at(walk, member, first));
        }
    }

    /// Lays out what the pooled did, in order of days.
    fn pool(&self, walk: &mut Walk) {
        let bound = self.bound();
        let histories = bound.matched.histories(Scope::Person);
        let owner = |place: usize| PersonId(bound.data.days_of_person.day(place).owner);
        let is_pooled =
            |person: PersonId| !bound.is_silent(person) && walk.members[self.places[person.index()] as usize].pooled;
        let places = walk.events.iter().map(|place| *place as usize).filter(|place| is_pooled(owner(*place)));
        let together: Vec<Counted> = places.flat_map(|place| histories.on(place)).copied().collect();
        walk.pool = Past::Many(walk.tools.tracks.lay(&together, &self.people.fadings));
        let nothing = Ceiling::new(0.0, Most::default(), i32::MIN / 2);
        walk.pool_ceilings = [nothing; 2];
    }
}
