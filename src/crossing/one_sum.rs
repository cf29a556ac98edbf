//! Few entries summed in one go, where no dimension is looked at by itself and fit is not scaled.

use super::ceiling::Most;
use super::fading::{Fading, Kind};
use super::few::{Count, push_factors};
use super::reading::{LookedAtSum, Start};
use super::within::Within;
use crate::points::{Quanta, Thousandths};
use crate::signals::{Bound, Counted};

/// The activity signals that are read, and the model's groups, each with what it comes to while an entity is summed.
pub struct OneSum {
    /// By signal.
    lanes: Vec<Lane>,
    /// D(a) by age, lane after lane.
    factors: Vec<u32>,
    /// By group of the model.
    groups: Vec<Group>,
    /// A bit for each signal that counts anything.
    touched: Vec<u64>,
}

#[derive(Clone, Copy)]
struct Lane {
    /// Thousandths.
    points: i64,
    /// In quanta.
    cap: i64,
    /// The last age in days at which an entry counts; −1 where the signal is not read.
    reach: i32,
    /// Where its factors begin.
    factors: u32,
    way: Way,
    /// Activities from which on its points stand; 0 where each counts.
    least: u32,
    /// The place of its group; beyond all where it stands in none.
    group: usize,
    so_far: Count,
}

/// What a signal does to a score while nothing happens.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Fades,
    /// Until it passes.
    Stands,
    /// Takes points away, so that the score may rise when it passes.
    Against,
}

/// In quanta.
struct Group {
    cap: i64,
    sum: i64,
    /// The same without what is against.
    most: i64,
}

impl OneSum {
    /// By signal; `None` for those not read. People signals are none of a person's.
    pub fn new(bound: &Bound, fadings: &[Option<Fading>]) -> OneSum {
        let mut all = Vec::new();
        let mut lane = |fading: &Option<Fading>| {
            let unread = Lane {
                points: 0,
                cap: i64::MAX,
                reach: -1,
                factors: push_factors(&mut all, fading),
                way: Way::Stands,
                least: 0,
                group: usize::MAX,
                so_far: Count::default(),
            };
            let Some(fading) = fading else { return unread };
            Lane {
                points: fading.points,
                cap: fading.cap.map_or(i64::MAX, |cap| cap.0),
                reach: fading.reach,
                way: match (fading.points > 0, fading.fades()) {
                    (false, _) => Way::Against,
                    (true, true) => Way::Fades,
                    (true, false) => Way::Stands,
                },
                least: match fading.kind {
                    Kind::AtLeast { activities, .. } => activities,
                    _ => 0,
                },
                group: fading.group.unwrap_or(usize::MAX),
                ..unread
            }
        };
        let lanes: Vec<Lane> = fadings.iter().map(&mut lane).collect();
        let group = |group: &crate::model::Group| Group { cap: group.cap.0, sum: 0, most: 0 };
        OneSum {
            touched: vec![0; lanes.len().div_ceil(64)],
            lanes,
            factors: all,
            groups: bound.model.groups.iter().map(group).collect(),
        }
    }

    /// What an entity has on the day. No entry is later, and what is before the lookback may be left out.
    pub fn look(&mut self, counted: &[Counted], start: &Start, day: i32) -> LookedAtSum {
        let OneSum { lanes, factors, groups, touched } = self;
        if counted.is_empty() {
            return start.looked;
        }
        let mut total = Total { sum: start.alone.0, most: start.alone.0, ceiling: start.all, may_rise: false };
        if let [entry] = counted {
            let lane = &lanes[entry.signal as usize];
            if let Some(count) = lane.count(entry, factors, day) {
                total.add(lane, count, groups);
            }
        } else {
            for entry in counted {
                let lane = &mut lanes[entry.signal as usize];
                if let Some(Count { rows, amount, worth }) = lane.count(entry, factors, day) {
                    lane.so_far.rows += rows;
                    lane.so_far.amount += amount;
                    lane.so_far.worth += worth;
                    touched[entry.signal as usize / 64] |= 1 << (entry.signal % 64);
                }
            }
            for (word, bits) in touched.iter_mut().enumerate() {
                while *bits != 0 {
                    let lane = &mut lanes[word * 64 + bits.trailing_zeros() as usize];
                    *bits &= *bits - 1;
                    let count = std::mem::take(&mut lane.so_far);
                    total.add(lane, count, groups);
                }
            }
        }
        for (group, start) in groups.iter_mut().zip(start.groups()) {
            total.sum += (start.0 + group.sum).clamp(-group.cap, group.cap);
            total.most += (start.0 + group.most).clamp(-group.cap, group.cap);
            (group.sum, group.most) = (0, 0);
        }
        let Total { sum, most, ceiling, may_rise } = total;
        let capped = if may_rise { most } else { sum };
        LookedAtSum { value: Within::exactly(Quanta(sum)), capped: capped as f64, most: ceiling }
    }
}

impl Lane {
    /// What an entry counts on the day, if it does.
    fn count(&self, entry: &Counted, factors: &[u32], day: i32) -> Option<Count> {
        let age = day - entry.day;
        (age <= self.reach).then(|| {
            let amount = self.points * i64::from(entry.units);
            let factor = factors[self.factors as usize + age as usize];
            Count { rows: entry.rows, amount, worth: amount * i64::from(factor) }
        })
    }
}

/// What an entity comes to, signal by signal.
struct Total {
    /// In quanta, as the others.
    sum: i64,
    /// Without what is against.
    most: i64,
    ceiling: Most,
    may_rise: bool,
}

impl Total {
    fn add(&mut self, lane: &Lane, Count { rows, amount, worth }: Count, groups: &mut [Group]) {
        let worth = match lane.least {
            0 => worth,
            least if rows >= least => Thousandths(lane.points).quanta().0,
            _ => return,
        };
        let cut = worth.clamp(-lane.cap, lane.cap);
        let adds = if lane.way == Way::Against { 0 } else { cut };
        if let Some(group) = groups.get_mut(lane.group) {
            group.sum += cut;
            group.most += adds;
        } else {
            self.sum += cut;
            self.most += adds;
        }
        match lane.way {
            Way::Fades => self.ceiling.add_fading(Quanta(worth), amount),
            Way::Stands => self.ceiling.stand(cut as f64),
            Way::Against => self.may_rise = true,
        }
    }
}
