//! The sweep of a span and of its halves, from one pass over the crossings.

use super::Sweep;
use super::counts::{Class, Counts, Ranges};
use super::fate::{Fate, Fates, History};
use super::shared::{Share, shared_opportunities};
use crate::crossing::{Crossings, HIGHEST_LINE, Step};
use crate::dataset::{Amounts, Dataset};
use crate::day::{Day, Month};
use crate::settings::Settings;
use crate::stats;
use std::ops::Range;

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
    /// The first and the last day of some of the complete months, which follow on one another.
    fn days_of(&self, months: &Range<usize>) -> Option<(Day, Day)> {
        let months = self.months.get(months.clone())?;
        Some((months.first()?.first_day(), months.last()?.last_day()))
    }

    /// The older and the newer half of the complete months, the extra one to the older; `None` with fewer than four.
    fn halves(&self) -> Option<[Range<usize>; 2]> {
        let (months, older) = (self.months.len(), self.months.len().div_ceil(2));
        (months >= 4).then_some([0..older, older..months])
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

/// Whose first outcome of the stage falls into some of the complete months, and who of them had crossed by then.
struct Recall {
    days: Option<(Day, Day)>,
    recalled: Ranges,
    of: u32,
}

impl Recall {
    /// The day of an entity's first outcome of the stage, and the highest line it had crossed by then.
    fn count(&mut self, first: Day, crossed: Option<u32>) {
        if self.days.is_some_and(|(from, to)| from <= first && first <= to) {
            self.of += 1;
            if let Some(high) = crossed {
                self.recalled.count(0, high);
            }
        }
    }
}

/// A converted crossing, with the place of its month.
struct Won {
    month: usize,
    share: Share,
}

/// Counts the crossings of a span.
struct Tally<'a> {
    span: &'a Span,
    /// The highest line counted.
    last: u32,
    counts: Counts,
    /// By day from `span.from`: the place of its month, beyond all where it is no complete one.
    months: Vec<u32>,
    won: Vec<Won>,
    /// Of the span, and of its halves.
    recalls: Vec<Recall>,
}

impl Tally<'_> {
    fn new(span: &Span, last: u32) -> Tally<'_> {
        let months = span.months.len();
        let place = |day: i32| {
            let place = span.months.first().and_then(|first| usize::try_from(Day(day).month().0 - first.0).ok());
            place.map_or(months, |place| place.min(months)) as u32
        };
        let parts = std::iter::once(0..months).chain(span.halves().into_iter().flatten());
        let recall = |months: Range<usize>| Recall {
            days: span.days_of(&months),
            recalled: Ranges::new(last as usize + 1),
            of: 0,
        };
        Tally {
            span,
            last,
            counts: Counts::new(months + 1, last as usize + 1),
            months: (span.from.0..=span.to.0).map(place).collect(),
            won: Vec::new(),
            recalls: parts.map(recall).collect(),
        }
    }

    /// `of` is on whose behalf an opportunity is won.
    fn climb(&mut self, steps: &[Step], history: &History, of: u32) {
        if let Some(first) = history.first {
            let crossed = steps.iter().take_while(|step| step.day <= first).last();
            self.recalls.iter_mut().for_each(|recall| recall.count(first, crossed.map(|step| step.high)));
        }
        for step in steps {
            if step.day < self.span.from || step.day > self.span.to {
                continue;
            }
            let month = self.months[self.span.from.until(step.day) as usize] as usize;
            let class = match history.after(step.day) {
                Fate::Excluded => Class::Excluded,
                Fate::Open => Class::Open,
                Fate::NotConverted => Class::NotConverted,
                Fate::Converted { amount } => {
                    let share = Share { of, low: step.low, high: step.high.min(self.last), amount };
                    self.won.push(Won { month, share });
                    Class::Converted
                }
            };
            self.counts.count(class, month, step.low, step.high);
        }
    }

    /// The sweep of what was crossed in months by place, those `shown` among them as complete.
    fn sweep(&self, part: usize, months: Range<usize>, shown: &[Month], now: Vec<u32>, amounts: &Amounts) -> Sweep {
        let lines = self.last as usize + 1;
        let shares = self.won.iter().filter(|won| months.contains(&won.month)).map(|won| won.share).collect();
        let (opportunities, pipeline) = shared_opportunities(shares, amounts, lines);
        let of = |class: Class| self.counts.sums([class], months.clone());
        let [excluded, open, converted, not_converted] = Class::ALL.map(of);
        let judged: Vec<u32> = converted.iter().zip(&not_converted).map(|(a, b)| a + b).collect();
        let per_judged = |part: &dyn Fn(usize) -> f64| -> Vec<Option<f64>> {
            (0..lines).map(|i| (judged[i] > 0).then(|| part(i) / f64::from(judged[i]))).collect()
        };
        let interval = |i: usize| stats::wilson(converted[i], judged[i]);
        let flow_of = |month: usize| self.counts.sums(Class::COUNTED, month..month + 1);
        let flow: Vec<Vec<u32>> = months.clone().take(shown.len()).map(flow_of).collect();
        let months_at = |i: usize| -> Vec<f64> { flow.iter().map(|month| f64::from(month[i])).collect() };
        let by_month = |of: &dyn Fn(&[f64]) -> Option<f64>| -> Option<Vec<f64>> {
            (0..lines).map(|i| of(&months_at(i))).collect()
        };
        let Recall { recalled, of, .. } = &self.recalls[part];
        Sweep {
            thresholds: (0..lines as u32).collect(),
            qualified_now: now,
            crossings: (0..lines).map(|i| excluded[i] + open[i] + judged[i]).collect(),
            excluded,
            open,
            yields: per_judged(&|i| f64::from(opportunities[i])),
            precision: per_judged(&|i| f64::from(converted[i])),
            precision_low: (0..lines).map(|i| interval(i).map(|(low, _)| low)).collect(),
            precision_high: (0..lines).map(|i| interval(i).map(|(_, high)| high)).collect(),
            recall: recalled.sums().iter().map(|r| (*of > 0).then(|| f64::from(*r) / f64::from(*of))).collect(),
            pipeline_per_qualified: per_judged(&|i| pipeline[i]),
            flow_mean: by_month(&|months| stats::mean(months)),
            flow_median: by_month(&|months| stats::median(months)),
            flow_p80: by_month(&|months| stats::quantile(months, 0.8)),
            converted,
            not_converted,
            opportunities,
            pipeline,
            months: shown.to_vec(),
            flow,
            above: None,
        }
    }
}

/// The sweep of the crossings within the span, and those of the older and the newer half of its complete months, where it
/// has four (spec §5, §6). Outcomes are those known on `as_of`.
pub fn tally(
    crossings: &Crossings,
    data: &Dataset,
    settings: &Settings,
    span: &Span,
) -> (Sweep, Option<(Sweep, Sweep)>) {
    let mut tally = Tally::new(span, crossings.top + 1);
    let highest_now = crossings.climbs().filter_map(|climb| climb.now).max().unwrap_or(0).min(HIGHEST_LINE);
    let mut now = Ranges::new(highest_now.max(tally.last) as usize + 1);
    let is_person = crossings.axis.is_person();
    let fates = Fates::new(data, settings, is_person);
    for climb in crossings.climbs() {
        let entity = climb.entity as usize;
        if let Some(high) = climb.now {
            now.count(0, high);
        }
        // A person without an account inherits nothing, so whoever shares has one.
        let shares = is_person && data.inherited;
        let of = if shares { data.account_of[entity].map_or(u32::MAX, |a| a.0) } else { climb.entity };
        tally.climb(climb.steps, &fates.of(entity), of);
    }
    let now = now.sums();
    let sweep = |part: usize, places: Range<usize>, shown: &[Month]| {
        let mut sweep = tally.sweep(part, places, shown, now.clone(), &data.amounts);
        sweep.above = Some(Box::new(sweep.split_off_last()));
        sweep
    };
    // The whole has what was crossed in no complete month as well.
    let whole = sweep(0, 0..span.months.len() + 1, &span.months);
    let half = |part: usize, places: Range<usize>| sweep(part, places.clone(), &span.months[places]);
    (whole, span.halves().map(|[older, newer]| (half(1, older), half(2, newer))))
}
