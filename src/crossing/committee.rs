//! Who of an account's people is engaged on a day, and the coverage that they give it (spec §4.3).

use crate::model::Coverage;
use crate::points::{Quanta, Thousandths};
use crate::titles::{Department, Seniority};
use std::collections::VecDeque;

/// Walked through day by day.
#[derive(Default)]
pub struct Committee {
    /// By member: the last day on which they are engaged, as far as is known.
    until: Vec<i32>,
    /// The days on which somebody may cease to be, in order.
    ends: VecDeque<(i32, u32)>,
    /// Thousandths.
    points: i128,
    /// By department: how many engaged people it has; as long as the highest that has had any.
    departments: Vec<u32>,
    distinct: u32,
}

/// What a member brings while engaged.
#[derive(Clone, Copy)]
pub struct Seat {
    pub seniority: Seniority,
    /// `None` for `other` and `unknown`, which are no department.
    pub department: Option<Department>,
}

/// Before every day.
const NEVER: i32 = i32::MIN;

impl Committee {
    pub fn start(&mut self, members: usize) {
        self.until.clear();
        self.until.resize(members, NEVER);
        self.ends.clear();
        (self.points, self.distinct) = (0, 0);
        self.departments.clear();
    }

    pub fn is_engaged(&self, member: u32) -> bool {
        self.until[member as usize] != NEVER
    }

    /// An engaging activity of a member on a day; whether they were not engaged before.
    pub fn engage(&mut self, member: u32, seat: Seat, coverage: &Coverage, until: i32) -> bool {
        let joins = !self.is_engaged(member);
        self.until[member as usize] = until;
        self.ends.push_back((until, member));
        if joins {
            self.points += i128::from(coverage.points_of(seat.seniority).0);
            if let Some(department) = seat.department {
                let place = department.0 as usize;
                if place >= self.departments.len() {
                    self.departments.resize(place + 1, 0);
                }
                let people = &mut self.departments[place];
                self.distinct += u32::from(*people == 0);
                *people += 1;
            }
        }
        joins
    }

    /// Somebody whose time is up before the day, if there is anybody left: they are engaged no longer.
    pub fn retire(&mut self, day: i32, seat_of: impl Fn(u32) -> Seat, coverage: &Coverage) -> Option<u32> {
        while let Some((until, member)) = self.ends.front().copied().filter(|(until, _)| *until < day) {
            self.ends.pop_front();
            if self.until[member as usize] != until {
                continue;
            }
            self.until[member as usize] = NEVER;
            let seat = seat_of(member);
            self.points -= i128::from(coverage.points_of(seat.seniority).0);
            if let Some(department) = seat.department {
                let people = &mut self.departments[department.0 as usize];
                *people -= 1;
                self.distinct -= u32::from(*people == 0);
            }
            return Some(member);
        }
        None
    }

    pub fn coverage(&self, coverage: &Coverage) -> Quanta {
        let more = i128::from(self.distinct.saturating_sub(1));
        let thousandths = self.points + more * i128::from(coverage.department_points.0);
        Thousandths(thousandths.min(100_000) as i64).quanta()
    }
}
