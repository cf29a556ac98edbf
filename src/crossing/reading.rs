//! One model's signals of one scope as the replay reads them, and how their worths make the dimensions of a score.

use super::ceiling::{Most, Slowest};
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
    /// Activity signals, by place, that count people.
    people: Vec<usize>,
    /// The dimension whose sum a group's sum is part of.
    groups: Vec<Option<usize>>,
    pub slowest: Slowest,
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

/// While a few entries are summed, by signal.
#[derive(Default)]
struct Counts {
    sums: Vec<Count>,
    touched: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    rows: u32,
    /// Σ points × quantity, in millionths of a point.
    amount: i64,
    /// After decay, before the cap.
    worth: i64,
}

/// What looking needs, used again and again.
#[derive(Default)]
pub struct Tools {
    pub tracks: Tracks,
    counts: Counts,
    sums: Sums,
    most: Sums,
}

/// What an entity has on a day: fit, intent and engagement, and what they cannot pass while nothing happens.
pub struct Looked {
    pub values: [Within; 3],
    /// Of what is here now, after caps.
    pub capped: [Quanta; 3],
    /// Before caps.
    pub most: [Most; 3],
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
        let counts_people = |place: &usize| matches!(&fadings[*place], Some(Fading { kind: Kind::People { .. }, .. }));
        let people = (0..signals.len()).filter(counts_people).collect();
        let slowest = Slowest::of(&fadings, bound.model.lookback_days);
        Reading { bound, scope, fadings, fields, dated, people, groups, slowest }
    }

    /// Whether any activity counts for anything.
    pub fn has_activities(&self) -> bool {
        self.fadings.iter().any(Option::is_some)
    }

    /// Whether any field does.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty() || !self.dated.is_empty()
    }

    /// Whether any field's age does.
    pub fn has_dates(&self) -> bool {
        !self.dated.is_empty()
    }

    /// The signals that count people, by place.
    pub fn people_signals(&self) -> &[usize] {
        &self.people
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
                self.add_points(sums, *place);
            }
        }
    }

    /// What an entity has on the day. `holds` tells whether a people signal does.
    pub fn look(
        &self,
        (past, start): (&Past, &Sums),
        tools: &mut Tools,
        entity: usize,
        day: i32,
        mut holds: impl FnMut(usize, &Fading) -> bool,
    ) -> Looked {
        let Tools { tracks, counts, sums, most } = tools;
        let mut ceilings = self.standing(start);
        // Something negative will pass, or something may come that is not here yet.
        let mut may_rise = !self.dated.is_empty() || !self.people.is_empty();
        sums.clone_from(start);
        self.each(past, tracks, counts, day, |fading, worth, amount| {
            self.add_to(sums, fading, worth.cut(fading.cap));
            let ceiling = &mut ceilings[fading.dimension];
            match (fading.points > 0, fading.fades()) {
                (false, _) => may_rise = true,
                (true, true) => ceiling.add_fading(worth.high, amount),
                (true, false) => ceiling.stand(worth.cut(fading.cap).high),
            }
        });
        for place in &self.people {
            let Some(fading) = &self.fadings[*place] else { continue };
            let points = self.bound.model.signals[*place].points.quanta();
            ceilings[fading.dimension].stand(points);
            if holds(*place, fading) {
                self.add_to(sums, fading, Within::exactly(points));
            }
        }
        for (place, column) in &self.dated {
            let signal = &self.bound.model.signals[*place];
            ceilings[signal.dimension.index()].stand(signal.points.quanta());
            if column.holds(entity, day) {
                self.add_points(sums, *place);
            }
        }
        let values = self.dimensions(sums);
        let mut capped = values;
        if may_rise {
            most.clone_from(start);
            self.each(past, tracks, counts, day, |fading, worth, _| {
                if fading.points > 0 {
                    self.add_to(most, fading, worth.cut(fading.cap));
                }
            });
            let may_hold = self.people.iter().chain(self.dated.iter().map(|(place, _)| place));
            may_hold
                .filter(|place| self.bound.model.signals[**place].points.0 > 0)
                .for_each(|p| self.add_points(most, *p));
            capped = self.dimensions(most);
        }
        // Fit neither fades nor adds up as it is, where it is scaled.
        ceilings[Dimension::Fit.index()] = Most { stands: capped[Dimension::Fit.index()].high, fades: 0.0 };
        Looked { values, capped: capped.map(|dimension| dimension.high), most: ceilings }
    }

    /// What activities have on the day that no cap ever cuts.
    pub fn look_uncut(&self, past: &Past, tools: &mut Tools, day: i32) -> Looked {
        let (mut values, mut most) = ([Within::ZERO; 3], [Most::default(); 3]);
        self.each(past, &mut tools.tracks, &mut tools.counts, day, |fading, worth, amount| {
            values[fading.dimension] += worth;
            match (fading.points > 0, fading.fades()) {
                (false, _) => {}
                (true, true) => most[fading.dimension].add_fading(worth.high, amount),
                (true, false) => most[fading.dimension].stand(worth.high),
            }
        });
        Looked { values, capped: most.map(Most::all), most }
    }

    /// Fit with every sign of it there that is not against it.
    pub fn best_fit(&self, start: &Sums, tools: &mut Tools) -> Quanta {
        let most = &mut tools.most;
        most.clone_from(start);
        let signals = &self.bound.model.signals;
        let may_hold = |place: &usize| {
            let dated = self.dated.iter().any(|(dated, _)| dated == place);
            (dated || self.fadings[*place].is_some()) && signals[*place].dimension == Dimension::Fit
        };
        let places = (0..signals.len()).filter(may_hold).filter(|place| signals[*place].points.0 > 0);
        places.for_each(|place| self.add_points(most, place));
        self.dimensions(most)[Dimension::Fit.index()].high
    }

    /// What each dimension cannot pass on any day, whatever decays and caps leave of it; fit aside.
    pub fn never_passes(&self, start: &Sums, counted: &[Counted]) -> [Quanta; 3] {
        let mut most = self.standing(start);
        for (sum, gain) in most.iter_mut().zip(self.gains(counted)) {
            sum.add(gain);
        }
        for place in self.people.iter().chain(self.dated.iter().map(|(place, _)| place)) {
            let signal = &self.bound.model.signals[*place];
            most[signal.dimension.index()].stand(signal.points.quanta());
        }
        most.map(Most::all)
    }

    /// What the field signals give at the most, before caps.
    fn standing(&self, start: &Sums) -> [Most; 3] {
        let mut standing = start.dimensions.map(|dimension| Most { stands: dimension.high, fades: 0.0 });
        for (group, sum) in start.groups.iter().enumerate() {
            if let Some(dimension) = self.groups[group] {
                standing[dimension].stand(sum.high);
            }
        }
        standing
    }

    /// Hands each activity signal that is worth something to `take`: the worth before its cap, and Σ amount behind it.
    fn each(
        &self,
        past: &Past,
        tracks: &mut Tracks,
        counts: &mut Counts,
        day: i32,
        mut take: impl FnMut(&Fading, Within, i64),
    ) {
        match past {
            Past::Few(counted) => {
                counts.sum(counted, &self.fadings, day, |fading, Count { rows, amount, worth }| match &fading.kind {
                    Kind::AtLeast { activities, points } if rows >= *activities => {
                        take(fading, Within::exactly(*points), 0);
                    }
                    Kind::AtLeast { .. } | Kind::People { .. } => {}
                    _ => take(fading, Within::exactly(Quanta(worth)), amount),
                });
            }
            Past::Many(owned) => {
                for track in owned.clone() {
                    let Some(fading) = &self.fadings[tracks.signal(track)] else { continue };
                    let (worth, amount) = tracks.worth(track, fading, day);
                    if worth != Within::ZERO {
                        take(fading, worth, amount);
                    }
                }
            }
        }
    }

    /// Adds the worth of an activity signal.
    fn add_to(&self, sums: &mut Sums, fading: &Fading, worth: Within) {
        match fading.group {
            Some(group) => sums.groups[group] += worth,
            None => sums.dimensions[fading.dimension] += worth,
        }
    }

    /// Adds a signal's points once, a field's or any other's.
    fn add_points(&self, sums: &mut Sums, place: usize) {
        let signal = &self.bound.model.signals[place];
        let worth = Within::exactly(signal.points.quanta());
        match signal.group {
            Some(group) => sums.groups[group] += worth,
            None => sums.dimensions[signal.dimension.index()] += worth,
        }
    }

    /// Fit, intent and engagement, after the groups' caps and the fit scale.
    fn dimensions(&self, sums: &Sums) -> [Within; 3] {
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
    pub fn gains(&self, counted: &[Counted]) -> [Most; 3] {
        let mut gains = [Most::default(); 3];
        for (fading, counted) in self.read(counted) {
            gains[fading.dimension].add(fading.gain(counted.units));
        }
        let fit = &mut gains[Dimension::Fit.index()];
        *fit = self.scaled(*fit);
        gains
    }

    /// The same for all that is asked for together.
    pub fn gain(&self, counted: &[Counted]) -> Most {
        let (mut all, mut fit) = (Most::default(), Most::default());
        for (fading, counted) in self.read(counted) {
            let sum = if fading.dimension == Dimension::Fit.index() { &mut fit } else { &mut all };
            sum.add(fading.gain(counted.units));
        }
        all.add(self.scaled(fit));
        all
    }

    fn read<'b>(&self, counted: &'b [Counted]) -> impl Iterator<Item = (&Fading, &'b Counted)> {
        counted.iter().filter_map(|counted| Some((self.fadings[counted.signal as usize].as_ref()?, counted)))
    }

    /// A fit that is scaled may go all the way by one sign of it.
    fn scaled(&self, fit: Most) -> Most {
        match self.bound.model.fit_scale {
            Some(scale) if fit.stands > Quanta::ZERO => Most { stands: scale.quanta(), fades: 0.0 },
            _ => fit,
        }
    }
}

impl Counts {
    /// Adds up the entries that count on the day, and hands each signal to `take`.
    fn sum(&mut self, counted: &[Counted], fadings: &[Option<Fading>], day: i32, mut take: impl FnMut(&Fading, Count)) {
        self.sums.resize(fadings.len(), Count::default());
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
            let sum = &mut self.sums[counted.signal as usize];
            if sum.rows == 0 {
                self.touched.push(counted.signal);
            }
            let amount = fading.points * counted.units;
            sum.rows += counted.rows;
            sum.amount += amount;
            sum.worth += amount * i64::from(factor);
        }
        for signal in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[signal as usize]);
            if let Some(fading) = &fadings[signal as usize] {
                take(fading, sum);
            }
        }
    }
}
