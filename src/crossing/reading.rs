//! One model's signals of one scope as the replay reads them, and how their worths make the dimensions of a score.

use super::fading::Fading;
use super::within::Within;
use crate::dataset::Rows;
use crate::model::{Dimension, Scope, Test};
use crate::points::Quanta;
use crate::signals::{Bound, FieldColumn, scaled_fit};

/// The signals of one scope in the dimensions that are asked for.
pub struct Reading<'a> {
    pub bound: &'a Bound,
    scope: Scope,
    /// By signal; `None` for the others and for field signals.
    fadings: Vec<Option<Fading>>,
    /// By class: the activity signals that match.
    pub matches: Rows,
    /// Field signals, by place, with their answers: those whose answer stands, and those that ask for the age of a date.
    fields: Vec<(usize, &'a FieldColumn)>,
    dated: Vec<(usize, &'a FieldColumn)>,
    /// The dimension whose sum a group's sum is part of.
    groups: Vec<Option<usize>>,
}

/// The sums of one entity on one day.
#[derive(Clone, Default)]
pub struct Sums {
    dimensions: [Within; 3],
    groups: Vec<Within>,
}

impl<'a> Reading<'a> {
    /// `asked` has the dimensions, by [`Dimension::index`].
    pub fn new(bound: &'a Bound, scope: Scope, asked: [bool; 3]) -> Reading<'a> {
        let signals = &bound.model.signals;
        let is_asked = |place: usize| signals[place].scope == scope && asked[signals[place].dimension.index()];
        let fadings: Vec<Option<Fading>> =
            (0..signals.len()).map(|place| is_asked(place).then(|| Fading::of(bound, place))?).collect();
        let classes = 0..bound.data.classes.len() as u32;
        let matches = Rows::from_iters(
            classes.map(|class| bound.signals_of(class, scope).iter().copied().filter(|s| is_asked(*s as usize))),
        );
        let columns = (0..signals.len()).filter(|p| is_asked(*p)).filter_map(|p| Some((p, bound.field_of(p)?)));
        let (dated, fields) = columns.partition(|(_, column)| column.is_dated());
        let group_dimension = |group: usize| {
            let member = signals.iter().position(|signal| signal.group == Some(group));
            member.filter(|place| is_asked(*place)).map(|place| signals[place].dimension.index())
        };
        let groups = (0..bound.model.groups.len()).map(group_dimension).collect();
        Reading { bound, scope, fadings, matches, fields, dated, groups }
    }

    /// Whether any activity counts for anything.
    pub fn has_tracks(&self) -> bool {
        self.fadings.iter().any(Option::is_some)
    }

    /// Whether any field does.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty() || !self.dated.is_empty()
    }

    pub fn fading(&self, signal: usize) -> &Fading {
        self.fadings[signal].as_ref().expect("only signals that are read have tracks")
    }

    /// The signals that count people.
    pub fn people_signals(&self) -> impl Iterator<Item = usize> {
        let signals = self.bound.model.signals.iter().enumerate();
        signals
            .filter(|(place, signal)| {
                self.fadings[*place].is_some() && matches!(&signal.test, Test::Activity(test) if test.counts_people())
            })
            .map(|(place, _)| place)
    }

    /// Whether a value may rise while nothing happens: something negative fades, or a date comes of age.
    pub fn may_rise(&self) -> bool {
        !self.dated.is_empty() || self.fadings.iter().flatten().any(|fading| fading.negative)
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

    pub fn add(&self, sums: &mut Sums, signal: usize, worth: Within) {
        let fading = self.fading(signal);
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
        let fit = &mut dimensions[Dimension::Fit.index()];
        *fit = fit.map(|raw: Quanta| scaled_fit(self.bound, self.scope, raw));
        dimensions
    }
}
