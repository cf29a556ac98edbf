//! What the counts say of each signal.

use super::{Candidate, Cases};
use crate::points::Thousandths;
use crate::stats::{self, TwoByTwo};
use serde::Serialize;

/// Fewer with the signal, without it, or converted at all, and there is no verdict.
const FEWEST: u32 = 30;
pub const FEWEST_CONVERTED: u32 = 10;
const SIGNIFICANT: f64 = 0.05;
/// An odds ratio surely between these makes no difference worth points.
const NO_DIFFERENCE: [f64; 2] = [0.67, 1.5];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Fewer than 30 with it or without it, or fewer than 10 converted.
    TooFew,
    /// It surely goes against its points.
    Reverse,
    /// It surely tells who converts.
    Keep,
    /// It surely makes no difference.
    Remove,
    /// Neither can be told.
    Unproven,
}

/// Rates and shares 0 to 1; `null` where there is nobody to divide by.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditedSignal {
    /// The signal's id, or `account.industry = Software`.
    pub signal: String,
    pub label: String,
    /// `null` for a column's value.
    pub points: Option<Thousandths>,
    pub present: u32,
    pub absent: u32,
    pub converted_present: u32,
    pub converted_absent: u32,
    pub rate_present: Option<f64>,
    pub rate_absent: Option<f64>,
    /// The rate with it over the rate of all.
    pub lift: Option<f64>,
    /// With 0.5 added to each cell, and its 95 % interval (Woolf).
    pub odds_ratio: f64,
    pub odds_low: f64,
    pub odds_high: f64,
    pub phi: Option<f64>,
    /// Two-sided: Pearson's χ² where all expected counts are at least 5, else Fisher's exact test.
    pub p: Option<f64>,
    /// Benjamini–Hochberg over everything listed.
    pub q: Option<f64>,
    pub verdict: Verdict,
    /// By ridge-penalised logistic regression, 20 points doubling the odds; `null` with fewer than 30 converted.
    pub suggested_points: Option<i64>,
}

pub fn audited(candidates: &[Candidate], cases: &Cases) -> Vec<AuditedSignal> {
    let tables: Vec<TwoByTwo> = candidates.iter().map(|candidate| table(candidate, cases)).collect();
    let p: Option<Vec<f64>> = tables.iter().map(TwoByTwo::p).collect();
    let q = p.as_deref().map(stats::benjamini_hochberg);
    let at = |list: &Option<Vec<f64>>, place: usize| list.as_ref().map(|list| list[place]);
    let audit = |place: usize| {
        let (candidate, table) = (&candidates[place], &tables[place]);
        let share = |part: u32, of: u32| (of > 0).then(|| f64::from(part) / f64::from(of));
        let rate_present = share(table.converted_present, table.present);
        let overall = share(table.converted(), table.population()).filter(|rate| *rate > 0.0);
        let (odds_low, odds_high) = table.odds_interval();
        let q = at(&q, place);
        AuditedSignal {
            signal: candidate.id.clone(),
            label: candidate.label.clone(),
            points: candidate.points,
            present: table.present,
            absent: table.absent,
            converted_present: table.converted_present,
            converted_absent: table.converted_absent,
            rate_present,
            rate_absent: share(table.converted_absent, table.absent),
            lift: rate_present.zip(overall).map(|(rate, overall)| rate / overall),
            odds_ratio: table.odds_ratio(),
            odds_low,
            odds_high,
            phi: table.phi(),
            p: at(&p, place),
            q,
            verdict: verdict(table, candidate.points, q),
            suggested_points: None,
        }
    };
    (0..candidates.len()).map(audit).collect()
}

fn table(candidate: &Candidate, cases: &Cases) -> TwoByTwo {
    let mut table = TwoByTwo::default();
    for (present, converted) in candidate.present.iter().zip(&cases.label) {
        let (all, of_them) = match present {
            true => (&mut table.present, &mut table.converted_present),
            false => (&mut table.absent, &mut table.converted_absent),
        };
        *all += 1;
        *of_them += u32::from(*converted);
    }
    table
}

fn verdict(table: &TwoByTwo, points: Option<Thousandths>, q: Option<f64>) -> Verdict {
    if table.present < FEWEST || table.absent < FEWEST || table.converted() < FEWEST_CONVERTED {
        return Verdict::TooFew;
    }
    let odds = table.odds_ratio();
    let against = points.is_some_and(|points| if points.0 > 0 { odds < 1.0 } else { odds > 1.0 });
    let (low, high) = table.odds_interval();
    match q.is_some_and(|q| q < SIGNIFICANT) {
        true if against => Verdict::Reverse,
        true => Verdict::Keep,
        false if low >= NO_DIFFERENCE[0] && high <= NO_DIFFERENCE[1] => Verdict::Remove,
        false => Verdict::Unproven,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: [u32; 4], points: i64, q: f64) -> Verdict {
        let [present, converted_present, absent, converted_absent] = cells;
        let table = TwoByTwo { present, converted_present, absent, converted_absent };
        verdict(&table, Some(Thousandths(points * 1000)), Some(q))
    }

    #[test]
    fn the_verdicts_are_given_in_their_order() {
        assert_eq!(of([29, 9, 500, 9], 5, 0.0), Verdict::TooFew);
        assert_eq!(of([500, 9, 29, 9], 5, 0.0), Verdict::TooFew);
        assert_eq!(of([500, 5, 500, 4], 5, 0.0), Verdict::TooFew);
        assert_eq!(of([100, 10, 100, 50], 5, 0.001), Verdict::Reverse);
        assert_eq!(of([100, 10, 100, 50], -5, 0.001), Verdict::Keep);
        assert_eq!(of([100, 50, 100, 10], -5, 0.001), Verdict::Reverse);
        assert_eq!(of([100, 50, 100, 10], 5, 0.05), Verdict::Unproven);
        // 2,000 on each side at 30 %: the odds ratio is 1 within about ±14 %.
        assert_eq!(of([2000, 600, 2000, 600], 5, 0.9), Verdict::Remove);
        assert_eq!(of([2000, 600, 2000, 600], -5, 0.9), Verdict::Remove);
    }
}
