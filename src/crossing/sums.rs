//! How worths make the dimensions of a score: those of a group are summed and cut together, and fit is scaled.

use super::ceiling::Most;
use super::within::Worth;
use crate::model::{Dimension, Scope};
use crate::points::Quanta;
use crate::signals::{Bound, scaled_fit};

/// The cells of [`Sums`]: the three dimensions, then the model's groups.
pub struct Layout<'a> {
    bound: &'a Bound,
    scope: Scope,
    /// By signal.
    cells: Vec<usize>,
    /// Those that have signals which are read.
    groups: Vec<Group>,
}

struct Group {
    cell: usize,
    dimension: usize,
    cap: Quanta,
}

/// The sums of one entity on one day, by cell.
#[derive(Clone)]
pub struct Sums<W>(Vec<W>);

impl<W> Default for Sums<W> {
    fn default() -> Sums<W> {
        Sums(Vec::new())
    }
}

impl<'a> Layout<'a> {
    /// `is_read` tells of a signal, by place, whether it is.
    pub fn new(bound: &'a Bound, scope: Scope, is_read: impl Fn(usize) -> bool) -> Layout<'a> {
        let signals = &bound.model.signals;
        let cell = |signal: &crate::model::Signal| match signal.group {
            Some(group) => 3 + group,
            None => signal.dimension.index(),
        };
        let group = |(place, group): (usize, &crate::model::Group)| {
            let member = (0..signals.len()).find(|signal| signals[*signal].group == Some(place));
            let dimension = member.filter(|signal| is_read(*signal)).map(|signal| signals[signal].dimension.index())?;
            Some(Group { cell: 3 + place, dimension, cap: group.cap })
        };
        Layout {
            bound,
            scope,
            cells: signals.iter().map(cell).collect(),
            groups: bound.model.groups.iter().enumerate().filter_map(group).collect(),
        }
    }

    pub fn clear(&self, sums: &mut Sums<Quanta>) {
        sums.0.clear();
        sums.0.resize(3 + self.bound.model.groups.len(), Quanta::ZERO);
    }

    /// Adds what a signal, by place, is worth after its own cap.
    pub fn add<W: Worth>(&self, sums: &mut Sums<W>, signal: usize, worth: W) {
        sums.0[self.cells[signal]] += worth;
    }

    /// Adds a signal's points once, a field's or any other's.
    pub fn add_points<W: Worth>(&self, sums: &mut Sums<W>, signal: usize) {
        self.add(sums, signal, W::exactly(self.bound.model.signals[signal].points.quanta()));
    }

    /// Fit, intent and engagement, after the groups' caps and the fit scale.
    pub fn dimensions<W: Worth>(&self, sums: &Sums<W>) -> [W; 3] {
        let mut dimensions = [sums.0[0], sums.0[1], sums.0[2]];
        for Group { cell, dimension, cap } in &self.groups {
            dimensions[*dimension] += sums.0[*cell].cut(Some(*cap));
        }
        if self.bound.model.fit_scale.is_some() {
            let fit = &mut dimensions[Dimension::Fit.index()];
            *fit = fit.map(|raw: Quanta| scaled_fit(self.bound, self.scope, raw));
        }
        dimensions
    }

    /// What stands in no group, in all dimensions.
    pub fn alone(&self, sums: &Sums<Quanta>) -> Quanta {
        sums.0[0] + sums.0[1] + sums.0[2]
    }

    /// All dimensions together, after the groups' caps. Fit must not be scaled.
    pub fn sum(&self, sums: &Sums<Quanta>) -> Quanta {
        self.groups.iter().fold(self.alone(sums), |all, group| all + sums.0[group.cell].cut(Some(group.cap)))
    }

    /// What is there at the most, before the groups' caps.
    pub fn standing(&self, sums: &Sums<Quanta>) -> [Most; 3] {
        let mut standing = [0, 1, 2].map(|dimension| Most { stands: sums.0[dimension].0 as f64, fades: 0.0 });
        for Group { cell, dimension, .. } in &self.groups {
            standing[*dimension].stand(sums.0[*cell].0 as f64);
        }
        standing
    }
}

impl<W: Worth> Sums<W> {
    /// By group of the model.
    pub fn groups(&self) -> &[W] {
        &self.0[3..]
    }

    pub fn start_from(&mut self, start: &Sums<Quanta>) {
        self.0.clear();
        self.0.extend(start.0.iter().map(|sum| W::exactly(*sum)));
    }
}
