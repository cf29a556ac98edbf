//! What is wrong with where a line lies, and with what crosses it (spec §8).

use super::{Bounds, Finding, FindingId, Severity, percent};
use crate::calibrate::{below, number, over};
use crate::model::Scope;
use crate::outcome::{OwnLine, Totals};
use crate::review::{ReviewQuarter, quarters, score_at};
use crate::score::Scoring;
use crate::settings::Settings;
use crate::stats;
use std::collections::BTreeMap;

/// `capacity` is in leads a month, where one is given.
pub fn of_line(
    scoring: &Scoring,
    line: &OwnLine,
    capacity: Option<f64>,
    settings: &Settings,
    bounds: &Bounds,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(line_too_low(scoring, line, settings, bounds));
    findings.extend(line_too_high(line, capacity, settings, bounds));
    findings.extend(drift(scoring, line, bounds));
    findings.extend(rank_inversion(scoring, line, bounds));
    findings
}

fn who(line: &OwnLine) -> &'static str {
    if line.scope() == Scope::Person { "people" } else { "accounts" }
}

fn line_too_low(scoring: &Scoring, line: &OwnLine, settings: &Settings, bounds: &Bounds) -> Option<Finding> {
    let floor = bounds.precision(line.scope(), settings.stage)?;
    let totals = Totals::of(line.crossings.iter(), &scoring.data.amounts);
    let (_, high) = totals.interval().filter(|(_, high)| totals.judged >= bounds.judged && *high < floor)?;
    let says = format!(
        "The line is too low: of {} {} judged at it {} converted, surely no more than {} where {} is the least. Raise the line.",
        totals.judged,
        who(line),
        totals.converted,
        percent(high),
        percent(floor)
    );
    Some(
        Finding::new(FindingId::LineTooLow, Severity::Wrong, says)
            .with("judged", f64::from(totals.judged))
            .with("precision", totals.precision()?)
            .with("precision_high", high)
            .with("floor", floor),
    )
}

fn line_too_high(line: &OwnLine, capacity: Option<f64>, settings: &Settings, bounds: &Bounds) -> Option<Finding> {
    let flow = line.flow(settings.statistic)?;
    let who = who(line);
    let finding = |says: String| Finding::new(FindingId::LineTooHigh, Severity::Wrong, says).with("flow", flow);
    if let Some(capacity) = capacity {
        let utilisation = over(Some(flow), Some(capacity)).filter(|used| below(*used, bounds.utilisation))?;
        let says = format!(
            "The line is too high: {} {who} a month cross it, {} of the {} that sales can work. Lower the line.",
            number(flow),
            percent(utilisation),
            number(capacity)
        );
        return Some(finding(says).with("utilisation", utilisation).with("capacity", capacity));
    }
    below(flow, bounds.flow).then(|| {
        finding(format!(
            "The line is too high: {} {who} a month cross it, where {} is the least. Lower the line.",
            number(flow),
            number(bounds.flow)
        ))
    })
}

fn drift(scoring: &Scoring, line: &OwnLine, bounds: &Bounds) -> Vec<Finding> {
    let quarters = quarters(scoring, line);
    scores_drift(scoring, &quarters, bounds).into_iter().chain(precision_drifts(&quarters)).collect()
}

/// Between the last complete quarter and the one before.
fn scores_drift(scoring: &Scoring, quarters: &[ReviewQuarter], bounds: &Bounds) -> Option<Finding> {
    let last = quarters.iter().rfind(|quarter| quarter.quarter.last_day() <= scoring.data.as_of)?;
    let index = last.psi.filter(|index| *index > bounds.stability_index)?;
    let says = format!(
        "Scores at crossing have drifted: their stability index in {} against the quarter before is {}, where {} is the most. \
         See what has changed in the crowd, and review the points.",
        last.quarter,
        number(index),
        number(bounds.stability_index)
    );
    Some(Finding::new(FindingId::Drift, Severity::Wrong, says).with("psi", index))
}

/// Between the last two quarters in which anybody was judged.
fn precision_drifts(quarters: &[ReviewQuarter]) -> Option<Finding> {
    let mut judged = quarters.iter().rev().filter(|quarter| quarter.judged > 0);
    let (later, earlier) = (judged.next()?, judged.next()?);
    let of = |quarter: &ReviewQuarter| (quarter.converted, quarter.judged);
    let (low, high) = stats::newcombe(of(later), of(earlier)).filter(|(low, high)| *low > 0.0 || *high < 0.0)?;
    let (now, before) = (later.precision?, earlier.precision?);
    let says = format!(
        "Precision has drifted: {} of those judged in {} converted, {} in {}. See what has changed, and calibrate the line again.",
        percent(now),
        later.quarter,
        percent(before),
        earlier.quarter
    );
    Some(
        Finding::new(FindingId::Drift, Severity::Wrong, says)
            .with("precision", now)
            .with("precision_before", before)
            .with("difference_low", low)
            .with("difference_high", high),
    )
}

/// Points of a band of scores.
const BAND: i64 = 10;

fn rank_inversion(scoring: &Scoring, line: &OwnLine, bounds: &Bounds) -> Vec<Finding> {
    let mut bands: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for fated in &line.crossings {
        let band = (score_at(scoring, line, fated).floor() as i64).div_euclid(BAND);
        bands.entry(band).or_default().push(fated);
    }
    let bands: Vec<(i64, Totals)> = bands
        .into_iter()
        .map(|(band, crossings)| (band, Totals::of(crossings.into_iter(), &scoring.data.amounts)))
        .collect();
    let inverted = bands.windows(2).filter_map(|pair| {
        let ((low_band, low), (high_band, high)) = (pair[0], pair[1]);
        let enough = low.judged >= bounds.score_band && high.judged >= bounds.score_band;
        if high_band != low_band + 1 || !enough || high.interval()?.1 >= low.interval()?.0 {
            return None;
        }
        let (from, middle, to) = (low_band * BAND, high_band * BAND, (high_band + 1) * BAND);
        let says = format!(
            "More points convert less: of {} who crossed with {from} to {middle} points {} converted, and of {} with {middle} to \
             {to} only {}. Audit the signals that lift them so far.",
            low.judged,
            percent(low.precision()?),
            high.judged,
            percent(high.precision()?)
        );
        Some(
            Finding::new(FindingId::RankInversion, Severity::Wrong, says)
                .with("from", from as f64)
                .with("precision_lower", low.precision()?)
                .with("precision_higher", high.precision()?),
        )
    });
    inverted.collect()
}
