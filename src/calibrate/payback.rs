//! The lines at which a customer is paid back in time (spec §7.3).
//!
//! The budget is fixed, so a higher line can make a customer dearer: fewer leads share it. The way to a better line
//! is therefore read from the curve, never taken for granted.

use super::admitted::{Advice, runs, towards};
use super::curve::{Curve, Rates, at_most, below, equal};
use super::money::{Economics, UnitFigures, over, product};
use super::targets::{PaybackTarget, finite, usable};
use super::wording::number;

/// The approach worked out for every line, and for the line above the sweep.
#[derive(Debug, Clone)]
pub(crate) struct Payback {
    pub economics: Economics,
    pub ranges: Vec<[u32; 2]>,
    pub figures: Vec<UnitFigures>,
    pub advice: Vec<Option<Advice>>,
    /// What one more lead at the line is worth; it costs `economics.lead_cost` to work.
    pub marginal_value: Vec<Option<f64>>,
    /// `None`: it sets no bound.
    pub admits: Option<Vec<bool>>,
    pub notes: Vec<String>,
    /// Payback months to stay within.
    pub within: Option<f64>,
    pub rates: Rates,
    /// Low and high.
    ratio_bounds: (Option<f64>, Option<f64>),
}

/// Where a value-to-cost ratio stands between its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// At most the low bound: a lead hardly brings what it costs.
    Poor,
    Fair,
    /// At least the high bound: there is room to be aggressive.
    Rich,
}

pub(crate) fn ratio_standing(ratio: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Standing> {
    let (ratio, low, high) = (ratio?, low?, high?);
    Some(match () {
        () if at_most(ratio, low) => Standing::Poor,
        () if at_most(high, ratio) => Standing::Rich,
        () => Standing::Fair,
    })
}

impl Payback {
    /// `hours_per_lead`: the capacity's, for an hourly cost without hours of its own.
    pub fn new(curve: &Curve, target: &PaybackTarget, hours_per_lead: Option<f64>) -> Payback {
        let economics = Economics::new(target, hours_per_lead);
        let rates = curve.rates(target.rate());
        let figures: Vec<_> = (0..curve.flow.len()).map(|i| economics.at(Some(curve.flow[i]), rates.at[i])).collect();
        let marginal_value = (0..curve.flow.len()).map(|i| marginal(curve, &rates, &economics, i)).collect();
        let mut it = Payback {
            economics,
            ranges: Vec::new(),
            figures,
            advice: Vec::new(),
            marginal_value,
            admits: None,
            notes: Vec::new(),
            within: usable(target.payback_months),
            rates,
            ratio_bounds: target.ratio_bounds(),
        };
        it.bound(curve);
        it.advise(curve);
        it
    }

    fn bound(&mut self, curve: &Curve) {
        if self.rates.measured && curve.all_thin() {
            self.notes.push(
                "CAC payback takes no part: no line has 20 judged crossings, so the data cannot tell a rate. State a \
                 rate to use it."
                    .into(),
            );
            return;
        }
        let Some(within) = self.within else {
            self.ranges = runs(&vec![true; curve.lines]);
            return;
        };
        if !self.economics.complete() || (!self.rates.measured && self.rates.at[0].is_none()) {
            self.notes.push("CAC payback takes no part: it lacks an input.".into());
            return;
        }
        let admits: Vec<bool> = (0..curve.lines).map(|i| self.pays_within(i, within)).collect();
        self.ranges = runs(&admits);
        if self.ranges.is_empty() {
            self.notes.push(match self.least_months(&vec![true; curve.lines]) {
                Some(least) => format!(
                    "At no line is a customer paid back within {} months; the soonest is {}.",
                    number(within),
                    number(least)
                ),
                None => format!("At no line is a customer paid back within {} months.", number(within)),
            });
        }
        self.admits = Some(admits);
    }

    fn pays_within(&self, i: usize, within: f64) -> bool {
        !self.rates.aside[i] && self.figures[i].months.is_some_and(|m| at_most(m, within))
    }

    fn advise(&mut self, curve: &Curve) {
        let entries = curve.flow.len();
        let to_admitted = towards(self.admits.as_deref().unwrap_or(&[]), entries);
        let to_best_ratio = towards(&self.best_ratio(curve.lines), entries);
        self.advice = (0..entries)
            .map(|i| {
                if self.rates.aside[i] {
                    return None;
                }
                if self.too_slow(i) {
                    return to_admitted[i];
                }
                match self.standing(i)? {
                    Standing::Poor => to_best_ratio[i],
                    Standing::Fair => Some(Advice::Hold),
                    Standing::Rich => Some(Advice::Lower),
                }
            })
            .collect();
    }

    /// The way to a better line is down here, which surprises whoever expects a higher line to be better.
    pub fn better_below(&self, i: usize) -> bool {
        self.advice[i] == Some(Advice::Lower) && (self.too_slow(i) || self.standing(i) == Some(Standing::Poor))
    }

    pub fn standing(&self, i: usize) -> Option<Standing> {
        ratio_standing(self.figures[i].ratio, self.ratio_bounds.0, self.ratio_bounds.1)
    }

    /// Payback is over the target here.
    pub fn too_slow(&self, i: usize) -> bool {
        self.within.zip(self.figures[i].months).is_some_and(|(within, months)| below(within, months))
    }

    fn best_ratio(&self, lines: usize) -> Vec<bool> {
        let ratio = |i: usize| self.figures[i].ratio.filter(|_| !self.rates.aside[i]);
        let best = (0..lines).filter_map(ratio).fold(f64::NEG_INFINITY, f64::max);
        (0..lines).map(|i| ratio(i).is_some_and(|r| equal(r, best))).collect()
    }

    /// The soonest payback on the lines of a set, thin ones aside where the rate is measured.
    fn least_months(&self, set: &[bool]) -> Option<f64> {
        let months = set.iter().enumerate().filter(|(i, admitted)| **admitted && !self.rates.aside[*i]);
        months.filter_map(|(i, _)| self.figures[i].months).reduce(f64::min)
    }

    /// How many more months would admit one of `others`.
    pub fn relax(&self, others: &[bool]) -> Option<f64> {
        finite(self.least_months(others)? - self.within?)
    }
}

/// [f·yield(θ) − f·yield(θ+1)]·w·V / [f(θ) − f(θ+1)]. Nobody brings no opportunity, whatever the rate.
fn marginal(curve: &Curve, rates: &Rates, economics: &Economics, i: usize) -> Option<f64> {
    let flow = |i: usize| curve.flow[i];
    let opportunities = |i: usize| match flow(i) {
        0.0 => Some(0.0),
        flow => product(&[Some(flow), rates.at[i]]),
    };
    // The last entry stands for every line above the sweep's, and so for its own next.
    let next = (i + 1).min(curve.flow.len() - 1);
    let more = opportunities(i)? - opportunities(next)?;
    let leads = flow(i) - flow(next);
    over(product(&[Some(more), economics.value_of_opportunity()]), Some(leads).filter(|d| !equal(*d, 0.0)))
}
