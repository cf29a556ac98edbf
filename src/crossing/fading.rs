//! How one activity signal's worth goes down while nothing happens: what the replay has to know of its decay.

use crate::model::{Count, Decay, Model, Signal, Test};
use crate::points::{FULL, Quanta};
use crate::signals::Bound;

/// One activity signal as the replay reads it.
pub struct Fading {
    pub kind: Kind,
    /// The last age in days at which an activity still counts.
    pub reach: i32,
    pub cap: Option<Quanta>,
    /// Thousandths.
    pub points: i64,
    pub dimension: usize,
    pub group: Option<usize>,
}

pub enum Kind {
    /// Each activity counts in full, then not at all.
    Steady,
    /// D(a) by age, and 2^(−a/h) for ages up to twice the reach.
    Halving { table: Vec<u32>, shares: Vec<f64>, half_life: f64 },
    /// D(a) by age, for a decay that ends after `days`.
    Linear { table: Vec<u32>, days: f64 },
    /// The points stand while so many activities count.
    AtLeast { activities: u32, points: Quanta },
    /// The points stand while so many people have an activity that counts.
    People { people: u32 },
}

impl Fading {
    /// `None` for a field signal.
    pub fn of(bound: &Bound, place: usize) -> Option<Fading> {
        let model: &Model = &bound.model;
        let signal: &Signal = &model.signals[place];
        let Test::Activity(test) = &signal.test else { return None };
        let points = signal.points.quanta();
        let (kind, reach, cap) = match test.count {
            Count::EachTime { decay, cap, .. } => {
                let table = bound.decay_of(place);
                let reach = table.iter().rposition(|factor| *factor > 0).unwrap_or(0);
                let table = table[..=reach].to_vec();
                let kind = match decay {
                    _ if table.iter().all(|factor| *factor == FULL) => Kind::Steady,
                    Decay::Linear(days) => Kind::Linear { table, days },
                    Decay::HalfLife(half_life) => {
                        let shares = (0..2 * reach + 2).map(|age| libm::exp2(-(age as f64) / half_life)).collect();
                        Kind::Halving { table, shares, half_life }
                    }
                    Decay::None | Decay::Window(_) => Kind::Steady,
                };
                (kind, reach as i32, cap)
            }
            Count::AtLeast { activities, within_days } => (Kind::AtLeast { activities, points }, within_days, None),
            Count::People { people, within_days } => (Kind::People { people }, within_days, None),
        };
        Some(Fading {
            kind,
            reach: reach.min(model.lookback_days),
            cap,
            points: signal.points.0,
            dimension: signal.dimension.index(),
            group: signal.group,
        })
    }

    /// Whether its worth goes down bit by bit.
    pub fn fades(&self) -> bool {
        matches!(self.kind, Kind::Halving { .. } | Kind::Linear { .. })
    }
}
