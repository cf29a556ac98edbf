//! Whether a person's history ever meets a cap. Whose does not can be summed with others' like theirs, signal by signal,
//! as if one person had done it all.

use super::fading::Kind;
use super::reading::Reading;
use crate::points::{FULL, Quanta};
use crate::signals::Counted;

/// While one history after another is looked through: what stands undecayed within the lookback.
#[derive(Default)]
pub struct Uncut {
    signals: Vec<i64>,
    groups: Vec<i64>,
    /// What is positive, by dimension.
    dimensions: [i64; 3],
}

impl Uncut {
    /// No cap of a signal, of a group or of the person can ever cut what was counted.
    pub fn is(&mut self, reading: &Reading, counted: &[Counted], per_person_cap: Option<Quanta>) -> bool {
        let model = &reading.bound.model;
        self.signals.clear();
        self.signals.resize(model.signals.len(), 0);
        self.groups.clear();
        self.groups.resize(model.groups.len(), 0);
        self.dimensions = [0; 3];
        let mut oldest = 0;
        for latest in counted {
            while latest.day - counted[oldest].day > model.lookback_days {
                self.add(reading, &counted[oldest], -1);
                oldest += 1;
            }
            if !self.add(reading, latest, 1)
                || per_person_cap.is_some_and(|cap| self.dimensions.iter().any(|d| *d > cap.0))
            {
                return false;
            }
        }
        true
    }

    /// Whether what stands then is within its caps.
    fn add(&mut self, reading: &Reading, counted: &Counted, times: i64) -> bool {
        let Some(fading) = &reading.fadings[counted.signal as usize] else { return true };
        if matches!(fading.kind, Kind::AtLeast { .. } | Kind::People { .. }) {
            return false;
        }
        let worth = fading.points * i64::from(counted.units) * i64::from(FULL);
        let signal = &mut self.signals[counted.signal as usize];
        *signal += times * worth.abs();
        self.dimensions[fading.dimension] += times * worth.max(0);
        let within_group = fading.group.is_none_or(|group| {
            self.groups[group] += times * worth.abs();
            self.groups[group] <= reading.bound.model.groups[group].cap.0
        });
        within_group && fading.cap.is_none_or(|cap| *signal <= cap.0)
    }
}
