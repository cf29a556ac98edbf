//! What the tests of calibration share: sweeps built from figures, and the comparison that cases are checked by.
//!
//! A sweep here holds the columns that calibration reads, worked out from the counts it is given.

mod cases;
mod laws;
mod rules;
mod sentences;

use crate::outcome::Sweep;
use crate::stats;
use serde_json::Value;

/// What was judged at one line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Judged {
    pub converted: u32,
    pub not_converted: u32,
    pub opportunities: u32,
    pub pipeline: f64,
}

pub fn judged(converted: u32, not_converted: u32, pipeline: f64) -> Judged {
    Judged { converted, not_converted, opportunities: converted, pipeline }
}

/// A sweep with this flow (by month from `first`, then by line) and these judged crossings by line.
pub fn sweep(flow: Vec<Vec<u32>>, lines: &[Judged]) -> Sweep {
    let n = lines.len();
    let count = |f: fn(&Judged) -> u32| lines.iter().map(f).collect::<Vec<u32>>();
    let per_judged = |f: fn(&Judged) -> f64| {
        lines
            .iter()
            .map(|l| (l.converted + l.not_converted > 0).then(|| f(l) / f64::from(l.converted + l.not_converted)))
            .collect::<Vec<_>>()
    };
    let by_line = |of: fn(&[f64]) -> Option<f64>| {
        (0..n).map(|i| of(&flow.iter().map(|m| f64::from(m[i])).collect::<Vec<_>>())).collect::<Option<Vec<_>>>()
    };
    let wilson: Vec<_> = lines.iter().map(|l| stats::wilson(l.converted, l.converted + l.not_converted)).collect();
    let first = crate::day::Day::parse("2026-01-01").unwrap().month();
    Sweep {
        thresholds: (0..n as u32).collect(),
        qualified_now: vec![0; n],
        crossings: count(|l| l.converted + l.not_converted),
        excluded: vec![0; n],
        open: vec![0; n],
        converted: count(|l| l.converted),
        not_converted: count(|l| l.not_converted),
        opportunities: count(|l| l.opportunities),
        yields: per_judged(|l| f64::from(l.opportunities)),
        precision: per_judged(|l| f64::from(l.converted)),
        precision_low: wilson.iter().map(|w| w.map(|w| w.0)).collect(),
        precision_high: wilson.iter().map(|w| w.map(|w| w.1)).collect(),
        recall: vec![Some(0.5); n],
        pipeline: lines.iter().map(|l| l.pipeline).collect(),
        pipeline_per_qualified: per_judged(|l| l.pipeline),
        flow_mean: by_line(stats::mean),
        flow_median: by_line(stats::median),
        flow_p80: by_line(|v| stats::quantile(v, 0.8)),
        months: (0..flow.len() as i32).map(|m| first.plus(m)).collect(),
        flow,
        above: None,
    }
}

/// Where `got` does not hold what `expected` asks, by the rules of `cases.md`.
pub fn difference(expected: &Value, got: &Value, at: &str) -> Option<String> {
    let wrong = || Some(format!("{at}: expected {expected}, got {got}"));
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => expected.iter().find_map(|(key, e)| match got.get(key) {
            Some(g) => difference(e, g, &format!("{at}.{key}")),
            None => Some(format!("{at}.{key} is missing")),
        }),
        (Value::Number(e), Value::Number(g)) => {
            let (e, g) = (e.as_f64().unwrap(), g.as_f64().unwrap());
            if (e - g).abs() <= 1e-6 * e.abs().max(1.0) { None } else { wrong() }
        }
        (Value::Array(e), Value::Array(g)) if e.iter().any(Value::is_object) => {
            let mut left: Vec<&Value> = g.iter().collect();
            for e in e {
                match left.iter().position(|g| difference(e, g, at).is_none()) {
                    Some(i) => left.remove(i),
                    None => return wrong(),
                };
            }
            None
        }
        (Value::Array(e), Value::Array(g)) if e.len() == g.len() => {
            e.iter().zip(g).find_map(|(e, g)| difference(e, g, at))
        }
        _ if expected == got => None,
        _ => wrong(),
    }
}
