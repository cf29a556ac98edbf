//! One model's signals of one scope as the replay reads them, and what they give an entity on a day.

use super::ceiling::{Most, Slowest};
use super::fading::{Fading, Kind};
use super::few::{Count, Counts, Lanes};
use super::gains::Gain;
use super::one_sum::OneSum;
use super::sight::{Gathered, Sight};
use super::sums::{Layout, Sums};
use super::tracks::Tracks;
use super::within::{Within, Worth};
use crate::model::{Dimension, Scope};
use crate::points::Quanta;
use crate::signals::{Bound, Counted, FieldColumn};
use std::ops::Range;

/// An owner with so few entries is summed from them; with more, signal by signal along tracks.
const FEW: usize = 128;

/// The signals of one scope in the dimensions that are asked for.
pub struct Reading<'a> {
    pub bound: &'a Bound,
    layout: Layout<'a>,
    /// By signal; `None` for the others and for field signals.
    pub fadings: Vec<Option<Fading>>,
    lanes: Lanes,
    /// By signal.
    gains: Vec<Gain>,
    /// What is done may add to a fit that is scaled.
    scales_gains: bool,
    /// Field signals, by place, with their answers: those whose answer stands, and those whose answer depends on the day.
    fields: Vec<(usize, &'a FieldColumn)>,
    dated: Vec<(usize, &'a FieldColumn)>,
    /// Activity signals, by place, that count people.
    people: Vec<usize>,
    pub slowest: Slowest,
}

/// What an owner did, ready to be summed on any day; days may only rise.
pub enum Past<'a> {
    Few(&'a [Counted]),
    Many(Range<u32>),
}

/// What each day of an entity starts from: what its field signals give on every day, dates aside.
#[derive(Default)]
pub struct Start {
    sums: Sums<Quanta>,
    /// The same before the groups' caps.
    most: [Most; 3],
    /// And in all.
    pub all: Most,
    /// Of what stands in no group, in all.
    pub alone: Quanta,
    /// What there is while nothing counts, if fit is not scaled.
    pub looked: LookedAtSum,
    /// A field that holds takes points away.
    pub is_against: bool,
    /// Which fields hold, by place in `fields`; `None` at first.
    held: Option<u64>,
}

impl Start {
    /// What stands in each group of the model.
    pub fn groups(&self) -> &[Quanta] {
        self.sums.groups()
    }
}

/// What looking needs, used again and again.
#[derive(Default)]
pub struct Tools {
    pub tracks: Tracks,
    counts: Counts,
    exact: Gathered<Quanta>,
    within: Gathered<Within>,
}

/// What an entity has on a day: fit, intent and engagement, and what they cannot pass while nothing happens.
pub struct Looked {
    pub values: [Within; 3],
    /// Of what is here now, after caps.
    pub capped: [f64; 3],
    /// Before caps.
    pub most: [Most; 3],
}

/// The same of the three together.
#[derive(Clone, Copy, Default)]
pub struct LookedAtSum {
    pub value: Within,
    pub capped: f64,
    pub most: Most,
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
        let counts_people = |place: &usize| matches!(&fadings[*place], Some(Fading { kind: Kind::People { .. }, .. }));
        let people = (0..signals.len()).filter(counts_people).collect();
        let slowest = Slowest::of(&fadings, bound.model.lookback_days);
        Reading {
            bound,
            layout: Layout::new(bound, scope, is_asked),
            lanes: Lanes::new(&fadings),
            gains: fadings.iter().map(Gain::of).collect(),
            scales_gains: bound.model.fit_scale.is_some()
                && fadings.iter().flatten().any(|fading| fading.dimension == Dimension::Fit.index()),
            fadings,
            fields,
            dated,
            people,
            slowest,
        }
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

    pub fn start(&self, start: &mut Start, entity: usize) {
        // A bit for each of the first 64: neighbours often have the same, and then there is nothing to do.
        let held = self
            .fields
            .iter()
            .take(64)
            .rev()
            .fold(0, |bits, (_, column)| 2 * bits + u64::from(column.holds(entity, 0)));
        if start.held == Some(held) && self.fields.len() <= 64 {
            return;
        }
        (start.held, start.is_against) = (Some(held), false);
        self.layout.clear(&mut start.sums);
        for (place, column) in &self.fields {
            if column.holds(entity, 0) {
                self.layout.add_points(&mut start.sums, *place);
                start.is_against |= self.bound.model.signals[*place].points.0 < 0;
            }
        }
        start.alone = self.layout.alone(&start.sums);
        start.most = self.layout.standing(&start.sums);
        start.all = Most::default();
        start.most.iter().for_each(|most| start.all.add(*most));
        let value = self.layout.sum(&start.sums);
        start.looked = LookedAtSum { value: Within::exactly(value), capped: value.0 as f64, most: start.all };
    }

    /// What an entity has on the day. `holds` tells whether a people signal does.
    pub fn look(
        &self,
        (past, start): (&Past, &Start),
        tools: &mut Tools,
        entity: usize,
        day: i32,
        holds: impl FnMut(usize, &Fading) -> bool,
    ) -> Looked {
        let Tools { tracks, counts, exact, within } = tools;
        match past {
            Past::Few(counted) => {
                let all = |sight: &mut Sight<Quanta>| {
                    self.few(counted, counts, day, |place, fading, worth, amount| {
                        sight.add(place, fading, worth, amount);
                    });
                };
                self.gather(exact, start, entity, day, holds, all)
            }
            Past::Many(range) => {
                let all = |sight: &mut Sight<Within>| {
                    self.many(range, tracks, day, |place, fading, worth, amount| {
                        sight.add(place, fading, worth, amount);
                    });
                };
                self.gather(within, start, entity, day, holds, all)
            }
        }
    }

    /// Whether a few entries can be summed in one go.
    pub fn one_sum(&self) -> Option<OneSum> {
        let as_one = self.dated.is_empty() && self.bound.model.fit_scale.is_none();
        as_one.then(|| OneSum::new(self.bound, &self.fadings))
    }

    /// Whether the signal at a place takes points away.
    pub fn is_against(&self, place: usize) -> bool {
        self.fadings[place].as_ref().is_some_and(|fading| fading.points < 0)
    }

    /// What an entity without people has on the day in all.
    pub fn look_at_sum(
        &self,
        (past, start): (&Past, &Start),
        tools: &mut Tools,
        entity: usize,
        day: i32,
    ) -> LookedAtSum {
        let Looked { values: [fit, mut value, engagement], capped, most: [a, mut most, b] } =
            self.look((past, start), tools, entity, day, |_, _| false);
        value += fit;
        value += engagement;
        most.add(a);
        most.add(b);
        LookedAtSum { value, capped: capped.iter().sum(), most }
    }

    /// `all` adds every activity signal that is worth something.
    fn gather<W: Worth>(
        &self,
        gathered: &mut Gathered<W>,
        start: &Start,
        entity: usize,
        day: i32,
        mut holds: impl FnMut(usize, &Fading) -> bool,
        all: impl FnOnce(&mut Sight<W>),
    ) -> Looked {
        gathered.sums.start_from(&start.sums);
        gathered.most.start_from(&start.sums);
        let mut sight = Sight {
            layout: &self.layout,
            gathered,
            ceilings: start.most,
            may_rise: !self.dated.is_empty() || !self.people.is_empty(),
        };
        all(&mut sight);
        let Sight { gathered: Gathered { sums, most }, mut ceilings, may_rise, .. } = sight;
        for place in &self.people {
            let Some(fading) = &self.fadings[*place] else { continue };
            let points = self.bound.model.signals[*place].points.quanta();
            ceilings[fading.dimension].stand(points.0 as f64);
            if points > Quanta::ZERO {
                self.layout.add_points(most, *place);
            }
            if holds(*place, fading) {
                self.layout.add_points(sums, *place);
            }
        }
        for (place, column) in &self.dated {
            let signal = &self.bound.model.signals[*place];
            ceilings[signal.dimension.index()].stand(signal.points.quanta().0 as f64);
            if signal.points.0 > 0 {
                self.layout.add_points(most, *place);
            }
            if column.holds(entity, day) {
                self.layout.add_points(sums, *place);
            }
        }
        let values = self.layout.dimensions(sums).map(Worth::within);
        let capped = if may_rise { self.layout.dimensions(most).map(Worth::within) } else { values };
        let capped = capped.map(|dimension| dimension.high.0 as f64);
        // Fit neither fades nor adds up as it is, where it is scaled.
        ceilings[Dimension::Fit.index()] = Most { stands: capped[Dimension::Fit.index()], fades: 0.0 };
        Looked { values, capped, most: ceilings }
    }

    /// What activities have on the day that no cap ever cuts.
    pub fn look_uncut(&self, past: &Past, tools: &mut Tools, day: i32) -> Looked {
        let (mut values, mut most) = ([Within::ZERO; 3], [Most::default(); 3]);
        let mut take = |fading: &Fading, worth: Within, amount: i64| {
            values[fading.dimension] += worth;
            match (fading.points > 0, fading.fades()) {
                (false, _) => {}
                (true, true) => most[fading.dimension].add_fading(worth.high, amount),
                (true, false) => most[fading.dimension].stand(worth.high.0 as f64),
            }
        };
        match past {
            Past::Few(counted) => self.few(counted, &mut tools.counts, day, |_, fading, worth, amount| {
                take(fading, Within::exactly(worth), amount);
            }),
            Past::Many(range) => self.many(range, &mut tools.tracks, day, |_, fading, worth, amount| {
                take(fading, worth, amount);
            }),
        }
        Looked { values, capped: most.map(Most::all), most }
    }

    /// Fit with every sign of it there that is not against it.
    pub fn best_fit(&self, start: &Start, tools: &mut Tools) -> Quanta {
        let most = &mut tools.exact.most;
        most.start_from(&start.sums);
        let signals = &self.bound.model.signals;
        let may_hold = |place: &usize| {
            let dated = self.dated.iter().any(|(dated, _)| dated == place);
            (dated || self.fadings[*place].is_some()) && signals[*place].dimension == Dimension::Fit
        };
        let places = (0..signals.len()).filter(may_hold).filter(|place| signals[*place].points.0 > 0);
        places.for_each(|place| self.layout.add_points(most, place));
        self.layout.dimensions(most)[Dimension::Fit.index()]
    }

    /// What each dimension cannot pass on any day, whatever decays and caps leave of it; fit aside.
    pub fn never_passes(&self, start: &Start, counted: &[Counted]) -> [f64; 3] {
        let mut most = start.most;
        for (sum, gain) in most.iter_mut().zip(self.gains(counted)) {
            sum.add(gain);
        }
        for place in self.people.iter().chain(self.dated.iter().map(|(place, _)| place)) {
            let signal = &self.bound.model.signals[*place];
            most[signal.dimension.index()].stand(signal.points.quanta().0 as f64);
        }
        most.map(Most::all)
    }

    /// Hands each activity signal, by place, that is worth something to `take`: the worth before its cap, and Σ amount
    /// behind it.
    fn few(
        &self,
        counted: &[Counted],
        counts: &mut Counts,
        day: i32,
        mut take: impl FnMut(usize, &Fading, Quanta, i64),
    ) {
        counts.sum(&self.lanes, counted, day, |place, Count { rows, amount, worth }| {
            let Some(fading) = &self.fadings[place] else { return };
            match &fading.kind {
                Kind::AtLeast { activities, points } if rows >= *activities => take(place, fading, *points, 0),
                Kind::AtLeast { .. } | Kind::People { .. } => {}
                _ => take(place, fading, Quanta(worth), amount),
            }
        });
    }

    /// The same for an owner of many.
    fn many(
        &self,
        owned: &Range<u32>,
        tracks: &mut Tracks,
        day: i32,
        mut take: impl FnMut(usize, &Fading, Within, i64),
    ) {
        for track in owned.clone() {
            let place = tracks.signal(track);
            let Some(fading) = &self.fadings[place] else { continue };
            let (worth, amount) = tracks.worth(track, fading, day);
            if worth != Within::ZERO {
                take(place, fading, worth, amount);
            }
        }
    }

    /// What a day's activities may add to each dimension at the most.
    pub fn gains(&self, counted: &[Counted]) -> [Most; 3] {
        let mut gains = [Most::default(); 3];
        for counted in counted {
            let gain = &self.gains[counted.signal as usize];
            gains[gain.dimension].add(gain.by(counted.units));
        }
        let fit = &mut gains[Dimension::Fit.index()];
        *fit = self.scaled(*fit);
        gains
    }

    /// The same for all that is asked for together.
    pub fn gain(&self, counted: &[Counted]) -> Most {
        let mut all = Most::default();
        if self.scales_gains {
            self.gains(counted).into_iter().for_each(|gain| all.add(gain));
        } else {
            counted.iter().for_each(|counted| all.add(self.gains[counted.signal as usize].by(counted.units)));
        }
        all
    }

    /// A fit that is scaled may go all the way by one sign of it.
    fn scaled(&self, fit: Most) -> Most {
        match self.bound.model.fit_scale {
            Some(scale) if fit.stands > 0.0 => Most { stands: scale.quanta().0 as f64, fades: 0.0 },
            _ => fit,
        }
    }
}
