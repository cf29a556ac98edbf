//! One model's signals of one scope as the replay reads them, and how their worths make the dimensions of a score.

use super::fading::{Fading, Kind};
use super::tracks::Tracks;
use super::within::Within;
use crate::model::{Dimension, Scope};
use crate::points::{FULL, Quanta};
use crate::signals::{Bound, Counted, FieldColumn, scaled_fit};
use std::ops::Range;

/// An owner with so few entries is summed from them; with more, signal by signal along tracks.
const FEW: usize = 48;

/// The signals of one scope in the dimensions that are asked for.
pub struct Reading<'a> {
    pub bound: &'a Bound,
    scope: Scope,
    /// By signal; `None` for the others and for field signals.
    pub fadings: Vec<Option<Fading>>,
    /// Field signals, by place, with their answers: those whose answer stands, and those that ask for the age of a date.
    fields: Vec<(usize, &'a FieldColumn)>,
    dated: Vec<(usize, &'a FieldColumn)>,
    /// The dimension whose sum a group's sum is part of.
    groups: Vec<Option<usize>>,
    /// A value may rise while nothing happens: something negative fades, or a date comes of age.
    pub may_rise: bool,
}

/// What an owner did, ready to be summed on any day; days may only rise.
pub enum Past<'a> {
    Few(&'a [Counted]),
    Many(Range<u32>),
}

/// The sums of one entity on one day.
#[derive(Clone, Default)]
pub struct Sums {
    dimensions: [Within; 3],
    groups: Vec<Within>,
}

/// While a few entries are summed, by signal: activities and worth before its cap.
#[derive(Default)]
pub struct Counts {
    sums: Vec<(u32, i64)>,
    touched: Vec<u32>,
}

impl<'a> Reading<'a> {
    /// `asked` has the dimensions, by [`Dimension::index`].
    pub fn new(bound: &'a Bound, scope: Scope, asked: [bool; 3]) -> Reading<'a> {
        let signals = &bound.model.signals;
        let is_asked = |place: usize| signals[place].scope == scope && asked[signals[place].dimension.index()];
        let fadings: Vec<Option<Fading>> =
            (0..signals.len()).map(|place| is_asked(place).then(|| Fading::of(bound, place))?).collect();
        let columns = (0..signals.len()).filter(|p| is_asked(*p)).filter_map(|p| Some((p, bound.field_of(p)?)));
        let (dated, fields): (Vec<_>, Vec<_>) = columns.partition(|(_, column)| column.is_dated());
        let group_dimension = |group: usize| {
            let member = (0..signals.len()).find(|place| signals[*place].group == Some(group));
            member.filter(|place| is_asked(*place)).map(|place| signals[place].dimension.index())
        };
        let groups = (0..bound.model.groups.len()).map(group_dimension).collect();
        let may_rise = !dated.is_empty() || fadings.iter().flatten().any(|fading| fading.points < 0);
        Reading { bound, scope, fadings, fields, dated, groups, may_rise }
    }

    /// Whether any activity counts for anything.
    pub fn has_activities(&self) -> bool {
        self.fadings.iter().any(Option::is_some)
    }

    /// Whether any field does.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty() || !self.dated.is_empty()
    }

    /// The signals that count people.
    pub fn people_signals(&self) -> impl Iterator<Item = usize> {
        let is_one = |place: &usize| {
            self.fadings[*place].as_ref().is_some_and(|fading| matches!(fading.kind, Kind::People { .. }))
        };
        (0..self.fadings.len()).filter(is_one)
    }

    pub fn past<'b>(&self, counted: &'b [Counted], tracks: &mut Tracks) -> Past<'b> {
        match counted.len() {
            0..=FEW => Past::Few(counted),
            _ => Past::Many(tracks.lay(counted, &self.fadings)),
        }
    }

    /// What an entity's field signals give on every day, dates aside: the sums that each day starts from.
    pub fn start(&self, sums: &mut Sums, entity: usize) {
        sums.dimensions = [Within::ZERO; 3];
        sums.groups.clear();
        sums.groups.resize(self.groups.len(), Within::ZERO);
        for (place, column) in &self.fields {
            if column.holds(entity, 0) {
                self.add_field(sums, *place);
            }
        }
    }

    /// Adds what the entity did. `most` leaves out what is negative and will pass.
    pub fn add_past(
        &self,
        past: &Past,
        (tracks, counts): (&mut Tracks, &mut Counts),
        day: i32,
        sums: &mut Sums,
        mut most: Option<&mut Sums>,
    ) {
        let mut add = |fading: &Fading, worth: Within| {
            self.add_to(sums, fading, worth);
            if let Some(most) = most.as_deref_mut().filter(|_| fading.points > 0) {
                self.add_to(most, fading, worth);
            }
        };
        match past {
            Past::Few(counted) => {
                for (signal, rows, worth) in counts.sum(counted, &self.fadings, day) {
                    let Some(fading) = &self.fadings[signal as usize] else { continue };
                    let worth = match &fading.kind {
                        Kind::AtLeast { activities, points } if rows >= *activities => Within::exactly(*points),
                        Kind::AtLeast { .. } | Kind::People { .. } => continue,
                        _ => Within::exactly(Quanta(worth)).cut(fading.cap),
                    };
                    add(fading, worth);
                }
            }
            Past::Many(owned) => {
                for track in owned.clone() {
                    let Some(fading) = &self.fadings[tracks.signal(track)] else { continue };
                    let worth = tracks.worth(track, fading, day);
                    add(fading, worth);
                }
            }
        }
    }

    /// Adds the worth of an activity signal.
    pub fn add_to(&self, sums: &mut Sums, fading: &Fading, worth: Within) {
        match fading.group {
            Some(group) => sums.groups[group] += worth,
            None => sums.dimensions[fading.dimension] += worth,
        }
    }

    pub fn add_dated(&self, sums: &mut Sums, entity: usize, day: i32) {
        for (place, column) in &self.dated {
            if column.holds(entity, day) {
                self.add_field(sums, *place);
            }
        }
    }

    /// As high as dates may ever bring it: each may come of age, and a negative one may pass.
    pub fn add_dated_at_most(&self, sums: &mut Sums) {
        for (place, _) in &self.dated {
            if self.bound.model.signals[*place].points.0 > 0 {
                self.add_field(sums, *place);
            }
        }
    }

    fn add_field(&self, sums: &mut Sums, place: usize) {
        let signal = &self.bound.model.signals[place];
        let worth = Within::exactly(signal.points.quanta());
        match signal.group {
            Some(group) => sums.groups[group] += worth,
            None => sums.dimensions[signal.dimension.index()] += worth,
        }
    }

    /// Fit, intent and engagement, after the groups' caps and the fit scale.
    pub fn dimensions(&self, sums: &Sums) -> [Within; 3] {
        let mut dimensions = sums.dimensions;
        for (group, sum) in sums.groups.iter().enumerate() {
            if let Some(dimension) = self.groups[group] {
                dimensions[dimension] += sum.cut(Some(self.bound.model.groups[group].cap));
            }
        }
        if self.bound.model.fit_scale.is_some() {
            let fit = &mut dimensions[Dimension::Fit.index()];
            *fit = fit.map(|raw: Quanta| scaled_fit(self.bound, self.scope, raw));
        }
        dimensions
    }

    /// What a day's activities may add to each dimension at the most.
    pub fn gains(&self, counted: &[Counted]) -> [Quanta; 3] {
        let mut gains = [Quanta::ZERO; 3];
        for counted in counted {
            if let Some(fading) = &self.fadings[counted.signal as usize] {
                gains[fading.dimension] += fading.gain(counted);
            }
        }
        let fit = &mut gains[Dimension::Fit.index()];
        if let Some(scale) = self.bound.model.fit_scale.filter(|_| *fit > Quanta::ZERO) {
            *fit = scale.quanta();
        }
        gains
    }
}

impl Counts {
    /// By signal: the activities that count on the day, and what they are worth before the cap.
    fn sum(
        &mut self,
        counted: &[Counted],
        fadings: &[Option<Fading>],
        day: i32,
    ) -> impl Iterator<Item = (u32, u32, i64)> {
        self.sums.resize(fadings.len(), (0, 0));
        for counted in counted.iter().take_while(|counted| counted.day <= day) {
            let Some(fading) = &fadings[counted.signal as usize] else { continue };
            let age = day - counted.day;
            if age > fading.reach {
                continue;
            }
            let factor = match &fading.kind {
                Kind::Steady => FULL,
                Kind::Halving { table, .. } | Kind::Linear { table, .. } => table[age as usize],
                Kind::AtLeast { .. } | Kind::People { .. } => 0,
            };
            let (rows, worth) = &mut self.sums[counted.signal as usize];
            if *rows == 0 {
                self.touched.push(counted.signal);
            }
            *rows += counted.rows;
            *worth += fading.points * counted.units * i64::from(factor);
        }
        let sums = &mut self.sums;
        self.touched.drain(..).map(|signal| {
            let (rows, worth) = std::mem::take(&mut sums[signal as usize]);
            (signal, rows, worth)
        })
    }
}
