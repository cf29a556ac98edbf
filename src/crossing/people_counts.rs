//! How many people of an account have a matching activity within a signal's days, walked through day by day (spec §4.1).

use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// One people signal of one account.
#[derive(Default)]
pub struct PeopleCount {
    /// By person: the day of their last matching activity.
    last: FxHashMap<u32, i32>,
    /// Matching activities in order of days.
    seen: VecDeque<(i32, u32)>,
}

impl PeopleCount {
    pub fn clear(&mut self) {
        self.last.clear();
        self.seen.clear();
    }

    /// A matching activity of a person.
    pub fn take(&mut self, person: u32, day: i32) {
        if self.last.insert(person, day) != Some(day) {
            self.seen.push_back((day, person));
        }
    }

    /// How many people have one of age 0 to `reach`.
    pub fn count(&mut self, day: i32, reach: i32) -> u32 {
        while let Some((seen, person)) = self.seen.front().copied().filter(|(seen, _)| day - seen > reach) {
            self.seen.pop_front();
            if self.last.get(&person) == Some(&seen) {
                self.last.remove(&person);
            }
        }
        self.last.len() as u32
    }
}
