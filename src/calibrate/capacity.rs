//! The line that sales can work (spec §7.1).
//!
//! More leads than sales can work means that the line is too low: the advice is to raise it, never to lower it.

use super::admitted::Advice;
use super::curve::{Curve, at_most, below};
use super::money::over;
use super::targets::CapacityTarget;
use super::wording::number;

/// The approach worked out for every line, and for the line above the sweep.
#[derive(Debug, Clone)]
pub(crate) struct Capacity {
    pub capacity: Option<f64>,
    pub theta: Option<u32>,
    pub advice: Vec<Option<Advice>>,
    pub utilisation: Vec<Option<f64>>,
    pub months_over: Vec<Option<f64>>,
    /// `None`: it sets no bound.
    pub admits: Option<Vec<bool>>,
    pub notes: Vec<String>,
    /// The highest flow at each line or above it.
    highest_from: Vec<f64>,
}

impl Capacity {
    pub fn new(curve: &Curve, target: &CapacityTarget) -> Capacity {
        let capacity = target.capacity();
        let mut highest_from = curve.flow[..curve.lines].to_vec();
        for i in (1..highest_from.len()).rev() {
            highest_from[i - 1] = highest_from[i - 1].max(highest_from[i]);
        }
        let theta = capacity.and_then(|c| highest_from.iter().position(|&f| at_most(f, c)));
        let mut notes = Vec::new();
        if capacity.is_none() {
            notes.push(format!("cannot be computed: capacity, since {}.", target.lacking()));
        }
        if capacity == Some(0.0) {
            notes.push("cannot be computed: utilisation, since the capacity is 0.".into());
        }
        if let (Some(c), None) = (capacity, theta) {
            notes.push(format!(
                "Even the highest line lets {} leads a month through, more than the {} that sales can work.",
                number(highest_from[curve.lines - 1]),
                number(c)
            ));
        }
        Capacity {
            capacity,
            theta: theta.map(|t| t as u32),
            advice: curve.flow.iter().map(|&f| advice(Some(f), capacity)).collect(),
            utilisation: curve.flow.iter().map(|&f| over(Some(f), capacity)).collect(),
            months_over: match capacity {
                Some(c) => curve.months_over(c).into_iter().map(Some).collect(),
                None => vec![None; curve.flow.len()],
            },
            admits: capacity.map(|_| (0..curve.lines).map(|i| theta.is_some_and(|t| i >= t)).collect()),
            notes,
            highest_from,
        }
    }

    /// How much more capacity would admit one of `others`: the least is asked at its highest line.
    pub fn relax(&self, others: &[bool]) -> Option<f64> {
        let highest = others.iter().rposition(|&admitted| admitted)?;
        Some(self.highest_from[highest] - self.capacity?)
    }
}

/// Above capacity: raise. Below nine tenths of it: lower. Else hold.
pub(crate) fn advice(flow: Option<f64>, capacity: Option<f64>) -> Option<Advice> {
    let (flow, capacity) = (flow?, capacity?);
    Some(match () {
        () if below(capacity, flow) => Advice::Raise,
        () if below(flow, 0.9 * capacity) => Advice::Lower,
        () => Advice::Hold,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_leads_than_sales_can_work_raise_the_line() {
        assert_eq!(advice(Some(101.0), Some(100.0)), Some(Advice::Raise));
        assert_eq!(advice(Some(100.0), Some(100.0)), Some(Advice::Hold));
        assert_eq!(advice(Some(90.0), Some(100.0)), Some(Advice::Hold));
        assert_eq!(advice(Some(89.0), Some(100.0)), Some(Advice::Lower));
    }

    #[test]
    fn figures_within_a_billionth_count_as_equal() {
        assert_eq!(advice(Some(100.0 + 5e-10), Some(100.0)), Some(Advice::Hold));
        assert_eq!(advice(Some(90.0 - 5e-10), Some(100.0)), Some(Advice::Hold));
    }
}
