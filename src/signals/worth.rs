//! The worth of every signal of one scope on one day, and their sums by dimension.
//!
//! The order is the spec's: decay, the signal's cap, the group's cap, the fit scale.

use super::{Bound, Counted};
use crate::model::{Count, Dimension, Scope, Test};
use crate::points::{FULL, Quanta};

/// A signal's worth, and what it was on the way there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worth {
    /// After the signal's own cap.
    pub value: Quanta,
    /// After decay, before any cap.
    pub before_cap: Quanta,
    /// Before decay: Σ points × quantity.
    pub before_decay: Quanta,
    /// The activities behind it, or the people; 0 for a field.
    pub occurrences: u32,
}

/// By signal of the model (other scopes' are worth nothing). `people` gives, for a people signal, how many distinct people
/// have a matching activity of age 0..=within on the day.
pub fn worths(
    bound: &Bound,
    scope: Scope,
    entity: usize,
    counted: &[Counted],
    day: i32,
    people: &dyn Fn(usize, i32) -> u32,
    worths: &mut Vec<Worth>,
) {
    worths.clear();
    worths.resize(bound.model.signals.len(), Worth::default());
    let lookback = bound.model.lookback_days;
    let start = counted.partition_point(|c| c.day < day.saturating_sub(lookback));
    for entry in counted[start..].iter().take_while(|c| c.day <= day) {
        let signal = entry.signal as usize;
        let age = day - entry.day;
        let Test::Activity(test) = &bound.model.signals[signal].test else { continue };
        let worth = &mut worths[signal];
        match test.count {
            Count::EachTime { .. } => {
                worth.occurrences += entry.rows;
                let amount = bound.model.signals[signal].points.0 * i64::from(entry.units);
                worth.before_decay += Quanta(amount * i64::from(FULL));
                worth.before_cap += Quanta(amount * i64::from(bound.decay[signal][age as usize]));
            }
            Count::AtLeast { within_days, .. } if age <= within_days => worth.occurrences += entry.rows,
            _ => {}
        }
    }
    for (index, (signal, worth)) in bound.model.signals.iter().zip(worths.iter_mut()).enumerate() {
        if signal.scope != scope {
            continue;
        }
        let held = match &signal.test {
            Test::Field(_) => bound.field_of(index).is_some_and(|column| column.holds(entity, day)),
            Test::Activity(test) => match test.count {
                Count::EachTime { cap, .. } => {
                    worth.value = worth.before_cap.cut(cap);
                    continue;
                }
                Count::AtLeast { activities, .. } => worth.occurrences >= activities,
                Count::People { people: least, within_days } => {
                    worth.occurrences = people(index, within_days.min(lookback));
                    worth.occurrences >= least
                }
            },
        };
        if held {
            let points = signal.points.quanta();
            *worth = Worth { value: points, before_cap: points, before_decay: points, ..*worth };
        }
    }
}

/// Fit, intent and engagement of one scope: sums after the groups' caps; fit after its scale.
pub fn dimensions(bound: &Bound, scope: Scope, worths: &[Worth]) -> [Quanta; 3] {
    let model = &bound.model;
    let mut sums = [Quanta::ZERO; 3];
    let mut grouped = [const { Quanta::ZERO }; 8];
    let mut more_groups = Vec::new();
    let groups = if model.groups.len() <= grouped.len() {
        &mut grouped[..model.groups.len()]
    } else {
        more_groups.resize(model.groups.len(), Quanta::ZERO);
        &mut more_groups[..]
    };
    for (signal, worth) in model.signals.iter().zip(worths) {
        if signal.scope == scope {
            match signal.group {
                Some(group) => groups[group] += worth.value,
                None => sums[signal.dimension.index()] += worth.value,
            }
        }
    }
    for (index, group) in model.groups.iter().enumerate() {
        let member = model.signals.iter().find(|s| s.group == Some(index) && s.scope == scope);
        if let Some(signal) = member {
            sums[signal.dimension.index()] += groups[index].cut(Some(group.cap));
        }
    }
    sums[Dimension::Fit.index()] = scaled_fit(bound, scope, sums[Dimension::Fit.index()]);
    sums
}

/// Spec §4.1: `max(0, S × raw / best)` in thousandths of a point, truncated; 0 if best is 0.
pub fn scaled_fit(bound: &Bound, scope: Scope, raw: Quanta) -> Quanta {
    let Some(scale) = bound.model.fit_scale else { return raw };
    let best = bound.best_fit[scope as usize];
    if best <= Quanta::ZERO || raw <= Quanta::ZERO {
        return Quanta::ZERO;
    }
    let thousandths = i128::from(scale.0) * i128::from(raw.0) / i128::from(best.0);
    crate::points::Thousandths(thousandths as i64).quanta()
}
