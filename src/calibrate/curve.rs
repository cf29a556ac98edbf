//! The sweep as calibration reads it: one flow a line, what was judged there, and which lines are thin.
//!
//! It is one entry longer than the sweep: the last stands for every line above it, which only a raised hand crosses. That
//! line has figures and advice, but is never admitted nor recommended.

use super::targets::RateSource;
use crate::outcome::Sweep;
use crate::settings::Statistic;
use serde::Serialize;

/// Fewer judged crossings than this make a line thin (spec §7).
pub const THIN_BELOW: u32 = 20;

/// Figures that differ by less count as equal (spec §7).
const EQUAL: f64 = 1e-9;

pub(crate) fn at_most(a: f64, b: f64) -> bool {
    a - b < EQUAL
}

pub(crate) fn below(a: f64, b: f64) -> bool {
    !at_most(b, a)
}

pub(crate) fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() < EQUAL
}

/// One line: the flow of the chosen statistic, and the sweep's own columns there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    pub threshold: u32,
    /// Qualified a month, by the statistic of the settings.
    pub flow: f64,
    pub judged: u32,
    /// Fewer than 20 judged: the measured rate decides nothing here.
    pub thin: bool,
    pub qualified_now: u32,
    pub crossings: u32,
    pub excluded: u32,
    pub open: u32,
    pub converted: u32,
    pub not_converted: u32,
    pub opportunities: u32,
    #[serde(rename = "yield")]
    pub yields: Option<f64>,
    pub precision: Option<f64>,
    pub precision_low: Option<f64>,
    pub precision_high: Option<f64>,
    pub recall: Option<f64>,
    pub pipeline: f64,
    pub pipeline_per_qualified: Option<f64>,
    pub flow_mean: Option<f64>,
    pub flow_median: Option<f64>,
    pub flow_p80: Option<f64>,
}

/// A sweep with complete months, read by one statistic.
#[derive(Debug, Clone)]
pub(crate) struct Curve<'a> {
    pub sweep: &'a Sweep,
    /// Lines of the sweep, without the one above it.
    pub lines: usize,
    pub flow: Vec<f64>,
    pub judged: Vec<u32>,
    pub thin: Vec<bool>,
}

/// The rate that an approach uses at each line.
#[derive(Debug, Clone)]
pub(crate) struct Rates {
    pub at: Vec<Option<f64>>,
    pub measured: bool,
    /// A line whose rate may not decide: thin, where the rate is measured.
    pub aside: Vec<bool>,
}

impl<'a> Curve<'a> {
    /// `None` without a complete month.
    pub fn new(sweep: &'a Sweep, statistic: Statistic) -> Option<Curve<'a>> {
        let flow = |sweep: &Sweep| -> Option<Vec<f64>> {
            let column = match statistic {
                Statistic::Median => &sweep.flow_median,
                Statistic::Mean => &sweep.flow_mean,
                Statistic::P80 => &sweep.flow_p80,
            };
            column.clone()
        };
        let lines = sweep.thresholds.len();
        let above = sweep.above.as_deref();
        let mut flow_at = flow(sweep)?;
        flow_at.push(above.and_then(|above| flow(above)?.first().copied()).unwrap_or(0.0));
        let flow = flow_at;
        let judged_at = |sweep: &'a Sweep| sweep.converted.iter().zip(&sweep.not_converted).map(|(c, n)| c + n);
        let mut judged: Vec<u32> = judged_at(sweep).collect();
        judged.push(above.and_then(|above| judged_at(above).next()).unwrap_or(0));
        let thin = judged.iter().map(|&n| n < THIN_BELOW).collect();
        Some(Curve { sweep, lines, flow, judged, thin })
    }

    /// The entry that holds a line's figures.
    pub fn index(&self, threshold: u32) -> usize {
        (threshold as usize).min(self.lines)
    }

    pub fn all_thin(&self) -> bool {
        self.thin[..self.lines].iter().all(|&thin| thin)
    }

    /// The sweep and the place in it that hold an entry's figures; past the end where nobody crosses a line above it.
    fn place(&self, i: usize) -> (&Sweep, usize) {
        match &self.sweep.above {
            Some(above) if i >= self.lines => (above, 0),
            _ => (self.sweep, i),
        }
    }

    pub fn yield_at(&self, i: usize) -> Option<f64> {
        let (sweep, i) = self.place(i);
        sweep.yields.get(i).copied().flatten()
    }

    /// Nobody reaches 1 point: line 0 is the only one, and no line is better than another.
    pub fn is_flat(&self) -> bool {
        self.lines == 1
    }

    /// The 95 % interval of the precision; `None` where nobody was judged.
    pub fn precision_interval_at(&self, i: usize) -> Option<(f64, f64)> {
        let (sweep, i) = self.place(i);
        let figure = |column: &[Option<f64>]| column.get(i).copied().flatten();
        figure(&sweep.precision_low).zip(figure(&sweep.precision_high))
    }

    /// Of everybody judged there.
    pub fn pipeline_at(&self, i: usize) -> f64 {
        let (sweep, i) = self.place(i);
        sweep.pipeline.get(i).copied().unwrap_or(0.0)
    }

    pub fn pipeline_per_qualified_at(&self, i: usize) -> Option<f64> {
        let (sweep, i) = self.place(i);
        sweep.pipeline_per_qualified.get(i).copied().flatten()
    }

    pub fn rates(&self, source: RateSource) -> Rates {
        let entries = self.flow.len();
        match source {
            RateSource::Stated(rate) => Rates { at: vec![rate; entries], measured: false, aside: vec![false; entries] },
            RateSource::Measured => {
                Rates { at: (0..entries).map(|i| self.yield_at(i)).collect(), measured: true, aside: self.thin.clone() }
            }
        }
    }

    /// The share of complete months with more than `capacity` at each line.
    pub fn months_over(&self, capacity: f64) -> Vec<f64> {
        let mut over = vec![0u32; self.flow.len()];
        let above = self.sweep.above.as_deref();
        for (place, month) in self.sweep.flow.iter().enumerate() {
            let above = above.map_or(0, |above| above.flow[place][0]);
            for (over, &flow) in over.iter_mut().zip(month.iter().chain([&above])) {
                *over += u32::from(below(capacity, f64::from(flow)));
            }
        }
        over.iter().map(|&n| f64::from(n) / self.sweep.months.len() as f64).collect()
    }

    pub fn line(&self, threshold: u32) -> Line {
        let entry = self.index(threshold);
        let (s, i) = self.place(entry);
        let count = |column: &[u32]| column.get(i).copied().unwrap_or(0);
        let figure = |column: &[Option<f64>]| column.get(i).copied().flatten();
        // Where nobody crosses, nobody who converted had crossed.
        let of_nobody = || s.recall.last().copied().flatten().map(|_| 0.0);
        let flow = |column: &Option<Vec<f64>>| column.as_ref().map(|column| column.get(i).copied().unwrap_or(0.0));
        let beyond = (threshold as usize).saturating_sub(entry);
        Line {
            threshold,
            flow: self.flow[entry],
            judged: self.judged[entry],
            thin: self.thin[entry],
            qualified_now: s.qualified_now.get(i + beyond).copied().unwrap_or(0),
            crossings: count(&s.crossings),
            excluded: count(&s.excluded),
            open: count(&s.open),
            converted: count(&s.converted),
            not_converted: count(&s.not_converted),
            opportunities: count(&s.opportunities),
            yields: figure(&s.yields),
            precision: figure(&s.precision),
            precision_low: figure(&s.precision_low),
            precision_high: figure(&s.precision_high),
            recall: s.recall.get(i).copied().unwrap_or_else(of_nobody),
            pipeline: s.pipeline.get(i).copied().unwrap_or(0.0),
            pipeline_per_qualified: figure(&s.pipeline_per_qualified),
            flow_mean: flow(&s.flow_mean),
            flow_median: flow(&s.flow_median),
            flow_p80: flow(&s.flow_p80),
        }
    }
}
