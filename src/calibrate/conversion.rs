//! The line that still brings the opportunities wanted (spec §7.2).
//!
//! With a stated rate the target is a whole number of leads; with the measured one it is flow × yield at each line,
//! since a higher line has fewer leads but may have better ones.

use super::admitted::{Advice, runs};
use super::curve::{Curve, Rates, at_most, below};
use super::money::product;
use super::targets::{ConversionTarget, finite, usable};
use super::wording::{Part, Use, cannot, lines, number};

/// The approach worked out for every line, and for the line above the sweep.
#[derive(Debug, Clone)]
pub(crate) struct Conversion {
    pub theta: Option<u32>,
    /// Leads a month short of what is needed at line 0, where no line reaches the target.
    pub missing: Option<f64>,
    pub needed: Vec<Option<f64>>,
    pub opportunities: Vec<Option<f64>>,
    pub advice: Vec<Option<Advice>>,
    /// `None`: it sets no bound.
    pub admits: Option<Vec<bool>>,
    pub notes: Vec<String>,
    /// Some line brings the target, though not every line below it does.
    pub alone: bool,
    /// Opportunities a month.
    pub target: Option<f64>,
    pub rates: Rates,
    lines: usize,
    flow: Vec<f64>,
}

impl Conversion {
    pub fn new(curve: &Curve, given: &ConversionTarget) -> Conversion {
        let target = usable(given.opportunities_per_month);
        let rates = curve.rates(given.rate());
        let entries = curve.flow.len();
        let needed: Vec<_> = (0..entries).map(|i| needed(target, rates.at[i])).collect();
        let opportunities = (0..entries).map(|i| product(&[Some(curve.flow[i]), rates.at[i]])).collect();
        let lines = curve.lines;
        let flow = curve.flow.clone();
        let mut it = Conversion {
            theta: None,
            missing: None,
            needed,
            opportunities,
            advice: vec![None; entries],
            admits: None,
            notes: Vec::new(),
            alone: false,
            target,
            rates,
            lines,
            flow,
        };
        it.advice = (0..entries).map(|i| it.advice_at(i)).collect();
        it.bound(curve.all_thin());
        it
    }

    fn bound(&mut self, all_thin: bool) {
        let Some(target) = self.target else {
            self.notes.push("cannot be computed: needed leads, since no number of opportunities is given.".into());
            return;
        };
        if self.rates.measured && all_thin {
            self.notes.push(
                "The conversion target takes no part: no line has 20 judged crossings, so the data cannot tell a rate. \
                 State a rate to use it."
                    .into(),
            );
            return;
        }
        if !self.rates.measured && self.rates.at[0].is_none() {
            self.notes.push(cannot("needed leads", &[Part("the conversion rate", None, Use::Divisor)]));
            return;
        }
        let mut theta = None;
        for i in (0..self.lines).filter(|&i| !self.rates.aside[i]) {
            if !self.reached(i, target) {
                break;
            }
            theta = Some(i);
        }
        self.theta = theta.map(|t| t as u32);
        self.admits = Some((0..self.lines).map(|i| theta.is_some_and(|t| i <= t)).collect());
        if theta.is_none() {
            self.say_missing(target);
        }
    }

    fn say_missing(&mut self, target: f64) {
        self.missing = self.needed[0].filter(|_| !self.rates.aside[0]).and_then(|needed| finite(needed - self.flow[0]));
        let alone: Vec<bool> = (0..self.lines).map(|i| !self.rates.aside[i] && self.reached(i, target)).collect();
        let target = number(target);
        self.notes.push(match (runs(&alone).first(), self.missing) {
            (Some(&reach), _) => format!(
                "The lowest lines bring fewer than {target} opportunities a month, so no line is one up to which the \
                 target is met; {} would meet it.",
                lines(reach)
            ),
            (None, Some(missing)) => format!(
                "No line brings {target} opportunities a month: even at line 0, {} leads a month are missing. The line \
                 cannot fix that; demand or the rate must.",
                number(missing)
            ),
            (None, None) => format!("No line brings {target} opportunities a month: the line cannot fix that."),
        });
        self.alone = alone.contains(&true);
    }

    /// The lowest line below `i` that misses the target, thin ones aside; `None` where the bound reaches up to `i`.
    pub fn falls_short_below(&self, i: usize) -> Option<usize> {
        let target = self.target?;
        self.admits.as_ref()?;
        let bounded = self.theta.is_some_and(|theta| i <= theta as usize);
        (0..i.min(self.lines)).filter(|_| !bounded).find(|&j| !self.rates.aside[j] && !self.reached(j, target))
    }

    /// Whether the line itself brings the target.
    fn reached(&self, i: usize, target: f64) -> bool {
        if self.rates.measured {
            self.opportunities[i].is_some_and(|o| at_most(target, o))
        } else {
            self.needed[i].is_some_and(|needed| at_most(needed, self.flow[i]))
        }
    }

    fn advice_at(&self, i: usize) -> Option<Advice> {
        if self.rates.aside[i] {
            return None;
        }
        let needed = self.needed[i]?;
        let short = match self.rates.measured {
            true => below(self.opportunities[i]?, self.target?),
            false => below(self.flow[i], needed),
        };
        Some(if short { Advice::Lower } else { Advice::Hold })
    }

    /// How many fewer opportunities would admit one of `others`: the least is asked at its lowest line.
    pub fn relax(&self, others: &[bool]) -> Option<f64> {
        let target = self.target?;
        let lowest = others.iter().position(|&admitted| admitted)?;
        let within = if self.rates.measured {
            // The bound must lie on a line that is not thin, at or above the lowest.
            let top = (lowest..self.lines).find(|&i| !self.rates.aside[i])?;
            let solid = (0..=top).filter(|&i| !self.rates.aside[i]);
            solid.map(|i| self.opportunities[i]).try_fold(f64::INFINITY, |least, o| o.map(|o| least.min(o)))?
        } else {
            let rate = self.rates.at[0].filter(|r| *r > 0.0)?;
            let leads = self.flow[..=lowest].iter().copied().fold(f64::INFINITY, f64::min);
            // Needed leads are whole, so only whole leads of the flow count.
            (leads + 1e-9).floor() * rate
        };
        finite(target - within)
    }
}

/// Whole leads a month for `target` opportunities at `rate`: 50 at 20 % are 250.
pub(crate) fn needed(target: Option<f64>, rate: Option<f64>) -> Option<f64> {
    finite((target? / rate.filter(|r| *r > 0.0)? - 1e-9).ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_opportunities_at_a_fifth_need_250_leads() {
        assert_eq!(needed(Some(50.0), Some(0.2)), Some(250.0));
        // 7 / 0.07 is 100.00000000000001 in floating point, and still 100 leads.
        assert_eq!(needed(Some(7.0), Some(0.07)), Some(100.0));
        assert_eq!(needed(Some(0.0), Some(0.2)).map(f64::to_bits), Some(0.0f64.to_bits()));
        assert_eq!(needed(Some(1.0), Some(0.0)), None);
    }
}
