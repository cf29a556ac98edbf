//! Counts by line, in one pass: each crossing adds to a range of lines, and the ranges are summed at the end.

use super::Sweep;
use super::fate::{Fate, History};
use super::shared::{Share, shared_opportunities};
use crate::crossing::Crossings;
use crate::dataset::Dataset;
use crate::day::{Day, Month};
use crate::settings::Settings;
use crate::stats;

/// The crossings that count, and the months over which the flow is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    pub from: Day,
    pub to: Day,
    /// Complete months, oldest first.
    pub months: Vec<Month>,
}

/// From the end of the warm-up to `as_of`, with the last complete months (spec §5). Without activities nothing counts.
pub fn span(data: &Dataset, settings: &Settings) -> Span {
    let Some((first, _)) = data.activity_span() else {
        return Span { from: data.as_of, to: data.as_of, months: Vec::new() };
    };
    let warm = first.month().plus(i32::try_from(settings.warmup_months).unwrap_or(i32::MAX / 2).min(120_000));
    let from = warm.first_day();
    let start = if from >= first { warm } else { warm.plus(1) };
    let end = if data.as_of.month().last_day() == data.as_of { data.as_of.month().plus(1) } else { data.as_of.month() };
    let mut months: Vec<Month> = (start.0..end.0).map(Month).collect();
    if settings.months > 0 {
        months.drain(..months.len().saturating_sub(settings.months as usize));
    }
    Span { from, to: data.as_of, months }
}

impl Span {
    /// The older and the newer half of the complete months, the extra one to the older; `None` with fewer than four.
    pub fn halves(&self) -> Option<(Span, Span)> {
        if self.months.len() < 4 {
            return None;
        }
        let (older, newer) = self.months.split_at(self.months.len().div_ceil(2));
        let half = |months: &[Month]| Span {
            from: months[0].first_day(),
            to: months[months.len() - 1].last_day(),
            months: months.to_vec(),
        };
        Some((half(older), half(newer)))
    }
}

impl Sweep {
    /// Takes the last line away, as a sweep of its own.
    fn split_off_last(&mut self) -> Sweep {
        let last = self.thresholds.len() - 1;
        Sweep {
            thresholds: self.thresholds.split_off(last),
            qualified_now: self.qualified_now.split_off(last),
            crossings: self.crossings.split_off(last),
            excluded: self.excluded.split_off(last),
            open: self.open.split_off(last),
            converted: self.converted.split_off(last),
            not_converted: self.not_converted.split_off(last),
            opportunities: self.opportunities.split_off(last),
            yields: self.yields.split_off(last),
            precision: self.precision.split_off(last),
            precision_low: self.precision_low.split_off(last),
            precision_high: self.precision_high.split_off(last),
            recall: self.recall.split_off(last),
            pipeline: self.pipeline.split_off(last),
            pipeline_per_qualified: self.pipeline_per_qualified.split_off(last),
            flow_mean: self.flow_mean.split_off(last),
            flow_median: self.flow_median.split_off(last),
            flow_p80: self.flow_p80.split_off(last),
            months: self.months.clone(),
            flow: self.flow.iter_mut().map(|month| month.split_off(last)).collect(),
            above: None,
        }
    }
}

/// Adds to ranges of lines in constant time; the sums are taken once.
struct Ranges(Vec<i64>);

impl Ranges {
    fn new(lines: usize) -> Ranges {
        Ranges(vec![0; lines + 1])
    }

    fn add(&mut self, low: u32, high: u32, count: i64) {
        let last = self.0.len() - 1;
        let (low, high) = (low as usize, (high as usize).saturating_add(1).min(last));
        if low < high {
            self.0[low] += count;
            self.0[high] -= count;
        }
    }

    fn sums(&self) -> Vec<u32> {
        let mut sum = 0;
        let lines = &self.0[..self.0.len() - 1];
        lines
            .iter()
            .map(|step| {
                sum += step;
                sum as u32
            })
            .collect()
    }
}

/// The sweep of the crossings within `span` (spec §5, §6). Outcomes are those known on `as_of`.
pub fn tally(crossings: &Crossings, data: &Dataset, settings: &Settings, span: &Span) -> Sweep {
    let mut sweep = tally_to(crossings, data, settings, span, crossings.top + 1);
    sweep.above = Some(Box::new(sweep.split_off_last()));
    sweep
}

/// The same for the lines 0 to `last`.
fn tally_to(crossings: &Crossings, data: &Dataset, settings: &Settings, span: &Span, last: u32) -> Sweep {
    let lines = last as usize + 1;
    let ranges = || Ranges::new(lines);
    let (mut all, mut excluded, mut open) = (ranges(), ranges(), ranges());
    let (mut converted, mut not_converted, mut now) = (ranges(), ranges(), ranges());
    let mut flow: Vec<Ranges> = span.months.iter().map(|_| ranges()).collect();
    let (mut recalled, mut to_recall) = (ranges(), 0u32);
    let mut shares = Vec::new();
    let sharing = crossings.axis.is_person() && data.inherited;
    for climb in crossings.climbs() {
        let entity = climb.entity as usize;
        if let Some(high) = climb.now {
            now.add(0, high, 1);
        }
        let history = match crossings.axis.is_person() {
            true => History::of_person(data, entity, settings),
            false => History::of_account(data, entity, settings),
        };
        if let Some(day) = history.first_day().filter(|day| span.months.contains(&day.month())) {
            to_recall += 1;
            let crossed = climb.steps.iter().take_while(|step| step.at.day() <= day).last();
            if let Some(step) = crossed {
                recalled.add(0, step.high, 1);
            }
        }
        for step in climb.steps {
            let day = step.at.day();
            if day < span.from || day > span.to {
                continue;
            }
            all.add(step.low, step.high, 1);
            let fate = history.after(day);
            let counts = match fate {
                Fate::Excluded => &mut excluded,
                Fate::Open => &mut open,
                Fate::Converted { .. } => &mut converted,
                Fate::NotConverted => &mut not_converted,
            };
            counts.add(step.low, step.high, 1);
            if let Fate::Converted { amount } = fate {
                // A person without an account inherits nothing, so whoever shares has one.
                let of = if sharing { data.account_of[entity].map_or(u32::MAX, |a| a.0) } else { climb.entity };
                shares.push(Share { of, low: step.low, high: step.high.min(last), amount });
            }
            if let Some(month) = span.months.iter().position(|m| *m == day.month()).filter(|_| fate != Fate::Excluded) {
                flow[month].add(step.low, step.high, 1);
            }
        }
    }
    let (opportunities, pipeline) = shared_opportunities(shares, lines);
    let (converted, not_converted) = (converted.sums(), not_converted.sums());
    let judged: Vec<u32> = converted.iter().zip(&not_converted).map(|(a, b)| a + b).collect();
    let per_judged = |part: &dyn Fn(usize) -> f64| -> Vec<Option<f64>> {
        (0..lines).map(|i| (judged[i] > 0).then(|| part(i) / f64::from(judged[i]))).collect()
    };
    let interval = |i: usize| stats::wilson(converted[i], judged[i]);
    let flow: Vec<Vec<u32>> = flow.iter().map(Ranges::sums).collect();
    let months_at = |i: usize| -> Vec<f64> { flow.iter().map(|month| f64::from(month[i])).collect() };
    let recalled = recalled.sums();
    Sweep {
        thresholds: (0..lines as u32).collect(),
        qualified_now: now.sums(),
        crossings: all.sums(),
        excluded: excluded.sums(),
        open: open.sums(),
        yields: per_judged(&|i| f64::from(opportunities[i])),
        precision: per_judged(&|i| f64::from(converted[i])),
        precision_low: (0..lines).map(|i| interval(i).map(|(low, _)| low)).collect(),
        precision_high: (0..lines).map(|i| interval(i).map(|(_, high)| high)).collect(),
        recall: recalled.iter().map(|r| (to_recall > 0).then(|| f64::from(*r) / f64::from(to_recall))).collect(),
        pipeline_per_qualified: per_judged(&|i| pipeline[i]),
        flow_mean: (0..lines).map(|i| stats::mean(&months_at(i))).collect(),
        flow_median: (0..lines).map(|i| stats::median(&months_at(i))).collect(),
        flow_p80: (0..lines).map(|i| stats::quantile(&months_at(i), 0.8)).collect(),
        converted,
        not_converted,
        opportunities,
        pipeline,
        months: span.months.clone(),
        flow,
        above: None,
    }
}
