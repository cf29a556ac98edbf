//! What became of those who crossed the model's own line, one by one (spec §5, §6).
//!
//! The sweep knows whole lines only, and only sums; who looks after the hand-off asks for each crossing.

use super::fate::{Fate, Fates};
use super::shared::{Share, shared_opportunities};
use super::tally::{Span, span};
use crate::crossing::{self, Axis, Crossed};
use crate::dataset::Amounts;
use crate::error::Result;
use crate::model::Scope;
use crate::score::Scoring;
use crate::settings::{Settings, Statistic};
use crate::stats;

/// A counted crossing of the own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fated {
    pub crossed: Crossed,
    pub fate: Fate,
    /// On whose behalf an opportunity is won: the account's, where people inherit its outcomes.
    of: u32,
}

/// The crossings of the own line that count: those after the warm-up, the excluded and the open among them.
pub struct OwnLine {
    pub axis: Axis,
    pub model: usize,
    pub span: Span,
    /// By place of the entity.
    pub crossings: Vec<Fated>,
}

/// Crossings counted up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// The excluded and the open among them.
    pub crossings: u32,
    pub excluded: u32,
    pub judged: u32,
    pub converted: u32,
    /// Money.
    pub pipeline: f64,
}

/// Refused with `unknown_request` where the model has no such axis.
pub fn own_line(scoring: &Scoring, model: usize, axis: Axis, settings: &Settings) -> Result<OwnLine> {
    let data = &scoring.data;
    let span = span(data, settings);
    let fates = Fates::new(data, settings, axis.is_person());
    let shares = axis.is_person() && data.inherited;
    let fated = |crossed: Crossed| Fated {
        crossed,
        fate: fates.of(crossed.entity as usize).after(crossed.day),
        of: match shares {
            true => data.account_of[crossed.entity as usize].map_or(u32::MAX, |account| account.0),
            false => crossed.entity,
        },
    };
    let crossed = crossing::own_line(scoring, model, axis)?;
    let counted = crossed.into_iter().filter(|crossed| crossed.day >= span.from && crossed.day <= span.to);
    Ok(OwnLine { axis, model, crossings: counted.map(fated).collect(), span })
}

impl OwnLine {
    pub fn scope(&self) -> Scope {
        self.axis.scope()
    }

    /// Those that were not in the funnel already.
    pub fn new_ones(&self) -> impl Iterator<Item = &Fated> {
        self.crossings.iter().filter(|fated| fated.fate != Fate::Excluded)
    }

    /// Crossings a month by the statistic, the excluded aside; `None` without a complete month.
    pub fn flow(&self, statistic: Statistic) -> Option<f64> {
        let in_month = |month| self.new_ones().filter(|fated| fated.crossed.day.month() == month).count() as f64;
        let months: Vec<f64> = self.span.months.iter().map(|month| in_month(*month)).collect();
        match statistic {
            Statistic::Mean => stats::mean(&months),
            Statistic::Median => stats::median(&months),
            Statistic::P80 => stats::quantile(&months, 0.8),
        }
    }
}

impl Totals {
    pub fn of<'a>(crossings: impl Iterator<Item = &'a Fated>, amounts: &Amounts) -> Totals {
        let (mut totals, mut shares) = (Totals::default(), Vec::new());
        for fated in crossings {
            totals.crossings += 1;
            match fated.fate {
                Fate::Excluded => totals.excluded += 1,
                Fate::Open => {}
                Fate::NotConverted => totals.judged += 1,
                Fate::Converted { amount } => {
                    totals.judged += 1;
                    totals.converted += 1;
                    shares.push(Share { of: fated.of, low: 0, high: 0, amount });
                }
            }
        }
        totals.pipeline = shared_opportunities(shares, amounts, 1).1[0];
        totals
    }

    /// 0 to 1; `None` where nobody was judged.
    pub fn precision(&self) -> Option<f64> {
        (self.judged > 0).then(|| f64::from(self.converted) / f64::from(self.judged))
    }

    /// The Wilson 95 % interval of the precision.
    pub fn interval(&self) -> Option<(f64, f64)> {
        stats::wilson(self.converted, self.judged)
    }

    pub fn pipeline_per_judged(&self) -> Option<f64> {
        (self.judged > 0).then(|| self.pipeline / f64::from(self.judged))
    }
}
