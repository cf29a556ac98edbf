//! Slow twins: every set, line and change again by its definition, on random sweeps.
//!
//! Targets are drawn near the sweep's own figures, so that all of met, missed, thin and conflicting come up.

use super::{Judged, sweep};
use crate::calibrate::{
    Advice, Approach, CapacityTarget, ConversionTarget, Keep, Lines, Objective, PaybackTarget, Targets, calibrate,
    lines,
};
use crate::outcome::Sweep;
use crate::settings::Statistic;
use proptest::prelude::*;

const EQUAL: f64 = 1e-9;

fn sweeps() -> impl Strategy<Value = Sweep> {
    (1usize..9, 1usize..6).prop_flat_map(|(lines, months)| sweep_of(lines, months))
}

/// Two sweeps of the same lines.
fn pairs() -> impl Strategy<Value = (Sweep, Sweep)> {
    (1usize..9, 1usize..6).prop_flat_map(|(lines, months)| (sweep_of(lines, months), sweep_of(lines, months)))
}

fn sweep_of(lines: usize, months: usize) -> impl Strategy<Value = Sweep> {
    let line = (0u32..30, 0u32..30, 0u32..4, 0u32..40);
    let flow = prop::collection::vec(prop::collection::vec(0u32..7, lines), months);
    (flow, prop::collection::vec(line, lines)).prop_map(|(flow, lines)| {
        let lines: Vec<Judged> = lines
            .into_iter()
            .map(|(converted, not_converted, shared, pipeline)| Judged {
                converted,
                not_converted,
                opportunities: converted - shared.min(converted.saturating_sub(1)),
                pipeline: f64::from(pipeline * converted),
            })
            .collect();
        sweep(flow, &lines)
    })
}

fn maybe<S: Strategy + 'static>(s: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    prop::option::weighted(0.7, s)
}

fn targets() -> impl Strategy<Value = Targets> {
    let eighths = |high: u32| (0..high).prop_map(|x| f64::from(x) / 8.0);
    let rate = || prop::option::of(prop::sample::select(vec![0.0, 0.1, 0.25, 0.5]));
    let capacity = eighths(60).prop_map(|c| CapacityTarget { leads_per_month: Some(c), ..Default::default() });
    let conversion =
        (eighths(40), rate()).prop_map(|(o, rate)| ConversionTarget { opportunities_per_month: Some(o), rate });
    let payback = (eighths(400), eighths(40), eighths(9), prop::option::weighted(0.8, eighths(200)), rate()).prop_map(
        |(spend, cost, win, within, rate)| PaybackTarget {
            marketing_spend_per_month: Some(spend),
            sales_cost_per_lead: Some(cost),
            win_rate: Some(win),
            annual_contract_value: Some(60.0),
            gross_margin: Some(0.5),
            payback_months: within,
            rate,
            ..Default::default()
        },
    );
    (maybe(capacity), maybe(conversion), maybe(payback)).prop_map(|(capacity, conversion, payback)| Targets {
        capacity,
        conversion,
        payback,
    })
}

fn objectives() -> impl Strategy<Value = Objective> {
    prop::sample::select(vec![Objective::PipelinePerQualified, Objective::Precision, Objective::ExpectedMargin])
}

/// The definitions, read line by line.
struct Twin<'a> {
    sweep: &'a Sweep,
    targets: &'a Targets,
}

impl Twin<'_> {
    fn n(&self) -> usize {
        self.sweep.thresholds.len()
    }
    fn flow(&self, t: usize) -> f64 {
        self.sweep.flow_median.as_ref().unwrap()[t]
    }
    fn thin(&self, t: usize) -> bool {
        self.sweep.converted[t] + self.sweep.not_converted[t] < 20
    }
    fn all_thin(&self) -> bool {
        (0..self.n()).all(|t| self.thin(t))
    }
    fn theta_capacity(&self, c: f64) -> Option<usize> {
        (0..self.n()).find(|&t| (t..self.n()).all(|u| self.flow(u) - c < EQUAL))
    }
    fn brings(&self, t: usize, target: &ConversionTarget) -> bool {
        let o = target.opportunities_per_month.unwrap();
        match target.rate {
            Some(rate) => rate > 0.0 && self.flow(t) - (o / rate - 1e-9).ceil() > -EQUAL,
            None => self.flow(t) * self.sweep.yields[t].unwrap() - o > -EQUAL,
        }
    }
    fn theta_conversion(&self, target: &ConversionTarget) -> Option<usize> {
        let counts = |t: &usize| target.rate.is_some() || !self.thin(*t);
        (0..self.n()).filter(counts).filter(|&t| (0..=t).filter(counts).all(|u| self.brings(u, target))).max()
    }
    fn months(&self, t: usize, p: &PaybackTarget) -> Option<f64> {
        let f = self.flow(t);
        let customers = f * p.rate.or(self.sweep.yields[t])? * p.win_rate.unwrap();
        let cac = (p.marketing_spend_per_month.unwrap() + p.sales_cost_per_lead.unwrap() * f) / customers;
        let months = cac / (p.annual_contract_value.unwrap() * p.gross_margin.unwrap() / 12.0);
        (customers > 0.0).then_some(months)
    }
    /// Whether each approach admits a line; `None` for one that sets no bound.
    fn admits(&self, approach: Approach, t: usize) -> Option<bool> {
        match approach {
            Approach::Capacity => {
                let c = self.targets.capacity.as_ref()?.leads_per_month?;
                Some(self.theta_capacity(c).is_some_and(|theta| t >= theta))
            }
            Approach::Conversion => {
                let target = self.targets.conversion.as_ref()?;
                let part = target.rate.is_some() || !self.all_thin();
                part.then(|| self.theta_conversion(target).is_some_and(|theta| t <= theta))
            }
            Approach::Payback => {
                let target = self.targets.payback.as_ref()?;
                let within = target.payback_months?;
                let part = target.rate.is_some() || !self.all_thin();
                let aside = target.rate.is_none() && self.thin(t);
                part.then(|| !aside && self.months(t, target).is_some_and(|m| m - within < EQUAL))
            }
        }
    }
    fn admitted(&self, group: &[Approach]) -> Vec<usize> {
        (0..self.n()).filter(|&t| group.iter().all(|&a| self.admits(a, t) != Some(false))).collect()
    }
    fn recommended(&self, group: &[Approach], objective: Objective) -> Option<usize> {
        let value = |t: usize| match objective {
            Objective::PipelinePerQualified => self.sweep.pipeline_per_qualified[t],
            Objective::Precision => self.sweep.precision[t],
            Objective::ExpectedMargin => {
                let p = self.targets.payback.as_ref()?;
                let customers = self.flow(t) * p.rate.or(self.sweep.yields[t])? * p.win_rate.unwrap();
                let earned = customers * p.annual_contract_value.unwrap() * p.gross_margin.unwrap();
                Some(earned - p.marketing_spend_per_month.unwrap() - p.sales_cost_per_lead.unwrap() * self.flow(t))
            }
        };
        let candidates: Vec<(usize, f64)> =
            self.admitted(group).into_iter().filter(|&t| !self.thin(t)).filter_map(|t| Some((t, value(t)?))).collect();
        candidates.iter().filter(|(_, v)| candidates.iter().all(|(_, w)| w - v < EQUAL)).map(|(t, _)| *t).max()
    }
}

const ALL: [Approach; 3] = [Approach::Capacity, Approach::Conversion, Approach::Payback];

fn feasible(lines: &Lines) -> Vec<usize> {
    lines.whole.feasible.iter().flat_map(|[low, high]| *low as usize..=*high as usize).collect()
}

fn answer(sweep: &Sweep, targets: &Targets, objective: Objective) -> Lines {
    lines(sweep, None, targets, objective, Statistic::Median).unwrap()
}

/// The targets with one of them moved by `by` towards easier.
fn eased(targets: &Targets, approach: Approach, by: f64) -> Targets {
    let mut targets = targets.clone();
    match approach {
        Approach::Capacity => *targets.capacity.as_mut().unwrap().leads_per_month.as_mut().unwrap() += by,
        Approach::Conversion => {
            let wanted = targets.conversion.as_mut().unwrap().opportunities_per_month.as_mut().unwrap();
            *wanted = (*wanted - by).max(0.0);
        }
        Approach::Payback => *targets.payback.as_mut().unwrap().payback_months.as_mut().unwrap() += by,
    }
    targets
}

/// Wilson's 95 % interval, from the formula.
fn wilson(hits: u32, n: u32) -> Option<(f64, f64)> {
    let (n, z) = (f64::from(n), 1.959_963_984_540_054_f64);
    let p = f64::from(hits) / n;
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let bound = |side: f64| (p + z * z / (2.0 * n) + side * half) / (1.0 + z * z / n);
    (n > 0.0).then(|| (bound(-1.0), bound(1.0)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_line_is_kept_where_it_serves_the_targets_and_the_rates_overlap_or_the_newer_half_speaks_against_moving(
        (sweep, newer) in pairs(), targets in targets()
    ) {
        let got = lines(&sweep, Some((&sweep, &newer)), &targets, Objective::default(), Statistic::Median).unwrap();
        let theta = got.whole.recommended.as_ref().and_then(|r| r.theta).map(|theta| theta as usize);
        // The older half is the whole here, so the pilot chooses the recommended line.
        prop_assert_eq!(got.whole.pilot.as_ref().map(|p| p.theta as usize), theta);
        let serves = feasible(&got);
        let interval = |t: usize| wilson(sweep.converted[t], sweep.converted[t] + sweep.not_converted[t]);
        let solid = |t: usize| newer.converted[t] + newer.not_converted[t] >= 20;
        for t in 0..sweep.thresholds.len() {
            let keep = theta.filter(|theta| *theta != t && serves.contains(&t)).and_then(|theta| {
                let apart = match (interval(t), interval(theta)) {
                    (Some(a), Some(b)) => a.0 - b.1 > EQUAL || b.0 - a.1 > EQUAL,
                    _ => true,
                };
                let worth = |t: usize| newer.pipeline_per_qualified[t].filter(|_| solid(t));
                let worse = matches!((worth(theta), worth(t)), (Some(then), Some(here)) if here - then > EQUAL);
                if !apart { Some(Keep::Alike) } else { worse.then_some(Keep::Contradicted) }
            });
            prop_assert_eq!(got.by_line.keep[t], keep, "line {}", t);
        }
        prop_assert_eq!(got.by_line.keep[sweep.thresholds.len()], None);
    }

    #[test]
    fn each_approach_admits_what_its_definition_says(sweep in sweeps(), targets in targets()) {
        let lines = answer(&sweep, &targets, Objective::Precision);
        let twin = Twin { sweep: &sweep, targets: &targets };
        if let Some(c) = &targets.capacity {
            let theta = lines.whole.capacity.as_ref().unwrap().theta.map(|t| t as usize);
            prop_assert_eq!(theta, twin.theta_capacity(c.leads_per_month.unwrap()));
        }
        if let Some(c) = &targets.conversion {
            let theta = lines.whole.conversion.as_ref().unwrap().theta.map(|t| t as usize);
            prop_assert_eq!(theta, twin.theta_conversion(c));
        }
        prop_assert_eq!(feasible(&lines), twin.admitted(&ALL));
    }

    #[test]
    fn the_recommended_line_is_the_best_and_binding_approaches_move_it(
        sweep in sweeps(), targets in targets(), objective in objectives()
    ) {
        let lines = answer(&sweep, &targets, objective);
        let twin = Twin { sweep: &sweep, targets: &targets };
        let Some(recommended) = lines.whole.recommended else {
            prop_assert!(twin.admitted(&ALL).is_empty());
            return Ok(());
        };
        let best = twin.recommended(&ALL, objective);
        prop_assert_eq!(recommended.theta.map(|t| t as usize), best);
        let without = |a: Approach| ALL.into_iter().filter(|b| *b != a).collect::<Vec<_>>();
        let binding: Vec<_> = ALL.into_iter().filter(|a| twin.recommended(&without(*a), objective) != best).collect();
        prop_assert_eq!(lines.whole.binding, Some(binding));
    }

    #[test]
    fn a_conflict_is_the_smallest_group_and_its_changes_are_the_least(sweep in sweeps(), targets in targets()) {
        let lines = answer(&sweep, &targets, Objective::Precision);
        let twin = Twin { sweep: &sweep, targets: &targets };
        let Some(conflict) = lines.whole.conflict else { return Ok(()) };
        let groups = [
            &ALL[..1], &ALL[1..2], &ALL[2..], &ALL[..2], &[Approach::Capacity, Approach::Payback], &ALL[1..], &ALL[..],
        ];
        let smallest = groups.into_iter().find(|g| twin.admitted(g).is_empty()).unwrap();
        prop_assert_eq!(&conflict.approaches, smallest);
        prop_assert_eq!(conflict.relax.iter().map(|r| r.approach).collect::<Vec<_>>(), conflict.approaches);
        for relax in &conflict.relax {
            let opened = |by: f64| !feasible(&answer(&sweep, &eased(&targets, relax.approach, by), Objective::Precision)).is_empty();
            match relax.by {
                Some(by) => {
                    prop_assert!(opened(by), "{:?} by {} opens nothing", relax.approach, by);
                    prop_assert!(!opened(by - 1e-6), "{:?} by less than {} opens too", relax.approach, by);
                }
                None => prop_assert!(!opened(1e9), "{:?} can open the set", relax.approach),
            }
        }
    }

    #[test]
    fn slow_payback_points_to_the_nearest_line_that_pays_back(sweep in sweeps(), targets in targets()) {
        let lines = answer(&sweep, &targets, Objective::Precision);
        let twin = Twin { sweep: &sweep, targets: &targets };
        let (Some(p), Some(got)) = (&targets.payback, &lines.by_line.payback) else { return Ok(()) };
        let Some(within) = p.payback_months else { return Ok(()) };
        for t in 0..twin.n() {
            let slow = twin.months(t, p).is_some_and(|m| m - within >= EQUAL);
            if !slow || (p.rate.is_none() && twin.thin(t)) {
                continue;
            }
            let distance = |u: &usize| (u.abs_diff(t), std::cmp::Reverse(*u));
            let nearest = (0..twin.n()).filter(|&u| twin.admits(Approach::Payback, u) == Some(true)).min_by_key(distance);
            let way = nearest.map(|u| if u > t { Advice::Raise } else { Advice::Lower });
            prop_assert_eq!(got.advice[t], way);
        }
    }

    #[test]
    fn sentences_are_whole_and_their_direction_is_the_advice(sweep in sweeps(), targets in targets(), line in 0u32..10) {
        let halves = Some((&sweep, &sweep));
        let got = calibrate(&sweep, halves, line, &targets, Objective::default(), Statistic::Median).unwrap();
        for says in &got.sentences {
            prop_assert!(!says.contains(['{', '}']) && !says.contains("unknown"), "{says}");
        }
        let says = |text: &str| got.sentences.iter().any(|s| s.starts_with(text));
        if sweep.thresholds.len() == 1 {
            let ordered = |s: &String| ["Raise", "Lower", "Hold", "All together"].iter().any(|word| s.starts_with(word));
            prop_assert!(!got.sentences.iter().any(ordered), "{:?}", got.sentences);
            return Ok(());
        }
        let all = lines(&sweep, halves, &targets, Objective::default(), Statistic::Median).unwrap();
        let kept = all.by_line.keep[(line as usize).min(sweep.thresholds.len())];
        if let Some(capacity) = &got.capacity {
            prop_assert_eq!(capacity.advice == Some(Advice::Raise), got.sentences.iter().any(|s| {
                s.starts_with("Raise the line") && s.contains("sales can work")
            }));
            prop_assert_eq!(capacity.advice == Some(Advice::Hold), says("Hold the line for capacity"));
        }
        if let Some(Some(theta)) = got.recommended.as_ref().map(|r| r.theta) {
            let word = match line.cmp(&theta) {
                _ if kept.is_some() => "All together, hold the line ",
                std::cmp::Ordering::Less => "All together, raise the line to ",
                std::cmp::Ordering::Equal => "All together, keep the line",
                std::cmp::Ordering::Greater => "All together, lower the line to ",
            };
            prop_assert!(says(word), "{:?}", got.sentences);
        }
    }
}
