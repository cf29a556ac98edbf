//! When things happen in the sample year: few at weekends, in August and at the end of December.
//!
//! The year is 14 months, so that twelve are left when two have warmed the scores up.

use super::random::{Random, Weights};
use crate::day::{Day, Instant, MICROS_PER_DAY};

pub(super) struct Calendar {
    pub first: Day,
    pub last: Day,
    weights: Weights,
}

/// January to December, 100 being an ordinary month.
const SEASON: [u64; 12] = [95, 100, 110, 100, 105, 105, 75, 60, 115, 120, 110, 60];

impl Calendar {
    pub fn new() -> Calendar {
        let day = |year, month, day| Day::from_ymd(year, month, day).expect("the sample's ends are days");
        let (first, last) = (day(2025, 5, 1), day(2026, 6, 30));
        let weight = |day: i32| {
            let season = SEASON[Day(day).month().0.rem_euclid(12) as usize];
            // 1970-01-01 was a Thursday, so this is 0 on Mondays.
            let weekend = (day + 3).rem_euclid(7) >= 5;
            if weekend { season / 5 } else { season }
        };
        Calendar { first, last, weights: Weights::new((first.0..=last.0).map(weight)) }
    }

    pub fn day(&self, random: &mut Random) -> Day {
        self.first.plus(self.weights.draw(random) as i32)
    }

    /// A moment of that day, in working hours for the most part.
    pub fn moment(&self, random: &mut Random, day: Day) -> Instant {
        let hour = if random.chance(900) { random.between(8, 18) } else { random.between(0, 23) };
        let seconds = i64::from(hour) * 3600 + random.below(3600) as i64;
        Instant(i64::from(day.0) * MICROS_PER_DAY + seconds * 1_000_000)
    }

    pub fn holds(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }
}
