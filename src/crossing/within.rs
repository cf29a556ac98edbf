//! Worths as they are summed: exact ones, and those known to lie between two exact ones, most often the same.

use crate::points::Quanta;
use std::ops::AddAssign;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Within {
    pub low: Quanta,
    pub high: Quanta,
}

/// What can be summed and cut.
pub trait Worth: Copy + AddAssign {
    fn exactly(value: Quanta) -> Self;

    /// Cut to `cap` in absolute value.
    fn cut(self, cap: Option<Quanta>) -> Self;

    /// What a function that never falls makes of it.
    fn map(self, rising: impl Fn(Quanta) -> Quanta) -> Self;

    fn within(self) -> Within;
}

impl Worth for Quanta {
    fn exactly(value: Quanta) -> Quanta {
        value
    }

    fn cut(self, cap: Option<Quanta>) -> Quanta {
        self.cut(cap)
    }

    fn map(self, rising: impl Fn(Quanta) -> Quanta) -> Quanta {
        rising(self)
    }

    fn within(self) -> Within {
        Within::exactly(self)
    }
}

impl Worth for Within {
    fn exactly(value: Quanta) -> Within {
        Within::exactly(value)
    }

    fn cut(self, cap: Option<Quanta>) -> Within {
        self.map(|value| value.cut(cap))
    }

    fn map(self, rising: impl Fn(Quanta) -> Quanta) -> Within {
        self.map(rising)
    }

    fn within(self) -> Within {
        self
    }
}

impl Within {
    pub const ZERO: Within = Within::exactly(Quanta::ZERO);

    pub const fn exactly(value: Quanta) -> Within {
        Within { low: value, high: value }
    }

    /// What a function that never falls makes of it.
    pub fn map(self, rising: impl Fn(Quanta) -> Quanta) -> Within {
        if self.low == self.high {
            Within::exactly(rising(self.low))
        } else {
            Within { low: rising(self.low), high: rising(self.high) }
        }
    }

    /// Whether it reaches a bound; `None` where that cannot be told.
    pub fn reaches(self, bound: Quanta) -> Option<bool> {
        match (self.low >= bound, self.high >= bound) {
            (true, _) => Some(true),
            (_, false) => Some(false),
            _ => None,
        }
    }
}

impl AddAssign for Within {
    /// A bound beyond 2^63 quanta is as good as at 2^63: no score is let that far.
    fn add_assign(&mut self, other: Within) {
        self.low = Quanta(self.low.0.saturating_add(other.low.0));
        self.high = Quanta(self.high.0.saturating_add(other.high.0));
    }
}
