//! Counts by line, in one pass: each crossing adds to a range of lines, and the ranges are summed at the end.

use super::Sweep;
use super::fate::{Fate, Fates};
use super::shared::{Share, shared_opportunities};
use crate::crossing::{Crossings, HIGHEST_LINE, Step};
use crate::dataset::{Amounts, Dataset};
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
    /// The first and the last day of the complete months, which follow on one another.
    fn complete(&self) -> Option<(Day, Day)> {
        Some((self.months.first()?.first_day(), self.months.last()?.last_day()))
    }

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
            flow_mean: self.flow_mean.as_mut().map(|column| column.split_off(last)),
            flow_median: self.flow_median.as_mut().map(|column| column.split_off(last)),
            flow_p80: self.flow_p80.as_mut().map(|column| column.split_off(last)),
            months: self.months.clone(),
            flow: self.flow.iter_mut().map(|month| month.split_off(last)).collect(),
            above: None,
        }
    }
}

/// Counts ranges of lines in constant time; the sums are taken once.
struct Ranges(Vec<i32>);

impl Ranges {
    fn new(lines: usize) -> Ranges {
        Ranges(vec![0; lines + 1])
    }

    fn count(&mut self, low: u32, high: u32) {
        let last = self.0.len() - 1;
        let (low, high) = (low as usize, (high as usize).saturating_add(1).min(last));
        if low < high {
            self.0[low] += 1;
            self.0[high] -= 1;
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

/// Counts the crossings of one span.
struct Tally<'a> {
    span: &'a Span,
    /// The highest line counted.
    last: u32,
    excluded: Ranges,
    open: Ranges,
    converted: Ranges,
    not_converted: Ranges,
    /// By month.
    flow: Vec<Ranges>,
    /// By day from `span.from`: the place of its month, if it is a complete one.
    months: Vec<Option<u32>>,
    /// The days of the complete months.
    complete: Option<(Day, Day)>,
    recalled: Ranges,
    to_recall: u32,
    shares: Vec<Share>,
}

impl Tally<'_> {
    fn new(span: &Span, last: u32) -> Tally<'_> {
        let ranges = || Ranges::new(last as usize + 1);
        let days = (span.from.0..=span.to.0).map(Day);
        let month_of = |day: Day| Some((day.month().0 - span.months.first()?.0) as u32);
        Tally {
            span,
            last,
            excluded: ranges(),
            open: ranges(),
            converted: ranges(),
            not_converted: ranges(),
            flow: span.months.iter().map(|_| ranges()).collect(),
            months: days.map(|day| month_of(day).filter(|month| (*month as usize) < span.months.len())).collect(),
            complete: span.complete(),
            recalled: ranges(),
            to_recall: 0,
            shares: Vec::new(),
        }
    }

    /// `of` is on whose behalf an opportunity is won.
    fn count(&mut self, step: &Step, fate: Fate, of: u32) {
        let day = step.day;
        if day < self.span.from || day > self.span.to {
            return;
        }
        let counts = match fate {
            Fate::Excluded => &mut self.excluded,
            Fate::Open => &mut self.open,
            Fate::Converted { .. } => &mut self.converted,
            Fate::NotConverted => &mut self.not_converted,
        };
        counts.count(step.low, step.high);
        if let Fate::Converted { amount } = fate {
            self.shares.push(Share { of, low: step.low, high: step.high.min(self.last), amount });
        }
        let month = self.months[self.span.from.until(day) as usize].filter(|_| fate != Fate::Excluded);
        if let Some(month) = month {
            self.flow[month as usize].count(step.low, step.high);
        }
    }

    /// An entity whose first outcome of the stage was on the day, and the highest line it had crossed by then.
    fn recall(&mut self, first: Day, crossed: Option<u32>) {
        if self.complete.is_some_and(|(from, to)| from <= first && first <= to) {
            self.to_recall += 1;
            if let Some(high) = crossed {
                self.recalled.count(0, high);
            }
        }
    }

    fn sweep(self, qualified_now: Vec<u32>, amounts: &Amounts) -> Sweep {
        let lines = self.last as usize + 1;
        let (opportunities, pipeline) = shared_opportunities(self.shares, amounts, lines);
        let (converted, not_converted) = (self.converted.sums(), self.not_converted.sums());
        let (excluded, open) = (self.excluded.sums(), self.open.sums());
        let judged: Vec<u32> = converted.iter().zip(&not_converted).map(|(a, b)| a + b).collect();
        let per_judged = |part: &dyn Fn(usize) -> f64| -> Vec<Option<f64>> {
            (0..lines).map(|i| (judged[i] > 0).then(|| part(i) / f64::from(judged[i]))).collect()
        };
        let interval = |i: usize| stats::wilson(converted[i], judged[i]);
        let flow: Vec<Vec<u32>> = self.flow.iter().map(Ranges::sums).collect();
        let months_at = |i: usize| -> Vec<f64> { flow.iter().map(|month| f64::from(month[i])).collect() };
        let by_month = |of: &dyn Fn(&[f64]) -> Option<f64>| -> Option<Vec<f64>> {
            (0..lines).map(|i| of(&months_at(i))).collect()
        };
        let (recalled, of) = (self.recalled.sums(), self.to_recall);
        Sweep {
            thresholds: (0..lines as u32).collect(),
            qualified_now,
            crossings: (0..lines).map(|i| excluded[i] + open[i] + judged[i]).collect(),
            excluded,
            open,
            yields: per_judged(&|i| f64::from(opportunities[i])),
            precision: per_judged(&|i| f64::from(converted[i])),
            precision_low: (0..lines).map(|i| interval(i).map(|(low, _)| low)).collect(),
            precision_high: (0..lines).map(|i| interval(i).map(|(_, high)| high)).collect(),
            recall: recalled.iter().map(|r| (of > 0).then(|| f64::from(*r) / f64::from(of))).collect(),
            pipeline_per_qualified: per_judged(&|i| pipeline[i]),
            flow_mean: by_month(&|months| stats::mean(months)),
            flow_median: by_month(&|months| stats::median(months)),
            flow_p80: by_month(&|months| stats::quantile(months, 0.8)),
            converted,
            not_converted,
            opportunities,
            pipeline,
            months: self.span.months.clone(),
            flow,
            above: None,
        }
    }
}

/// The sweeps of the crossings within each of the spans (spec §5, §6). Outcomes are those known on `as_of`.
pub fn tally(crossings: &Crossings, data: &Dataset, settings: &Settings, spans: &[Span]) -> Vec<Sweep> {
    let last = crossings.top + 1;
    let mut tallies: Vec<Tally> = spans.iter().map(|span| Tally::new(span, last)).collect();
    let highest_now = crossings.climbs().filter_map(|climb| climb.now).max().unwrap_or(0).min(HIGHEST_LINE);
    let mut now = Ranges::new(highest_now.max(last) as usize + 1);
    let is_person = crossings.axis.is_person();
    let fates = Fates::new(data, settings, is_person);
    for climb in crossings.climbs() {
        let entity = climb.entity as usize;
        if let Some(high) = climb.now {
            now.count(0, high);
        }
        let history = fates.of(entity);
        if let Some(first) = history.first {
            let crossed = climb.steps.iter().take_while(|step| step.day <= first).last();
            tallies.iter_mut().for_each(|tally| tally.recall(first, crossed.map(|step| step.high)));
        }
        // A person without an account inherits nothing, so whoever shares has one.
        let shares = is_person && data.inherited;
        let of = if shares { data.account_of[entity].map_or(u32::MAX, |a| a.0) } else { climb.entity };
        for step in climb.steps {
            let fate = history.after(step.day);
            tallies.iter_mut().for_each(|tally| tally.count(step, fate, of));
        }
    }
    let now = now.sums();
    let sweep_of = |tally: Tally| {
        let mut sweep = tally.sweep(now.clone(), &data.amounts);
        sweep.above = Some(Box::new(sweep.split_off_last()));
        sweep
    };
    tallies.into_iter().map(sweep_of).collect()
}
