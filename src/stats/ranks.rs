//! Whether higher values go with conversion: rank statistics, ties sharing their ranks.

use std::f64::consts::FRAC_1_SQRT_2;

/// How well a ranking tells who converts, each 0 to 1; `None` where everybody or nobody does.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Discrimination {
    /// The chance that of a converted and another one the converted ranks higher, ties counting half: the area under the ROC
    /// curve (D. Bamber, Journal of Mathematical Psychology 12 (1975), 387–415).
    pub auc: Option<f64>,
    /// Σ of the precision at each value that is ranked down to, by the recall gained there: scikit-learn's
    /// `average_precision_score`.
    pub average_precision: Option<f64>,
}

/// Of (value, converted), in any order.
pub fn discrimination<V: Ord + Copy>(cases: &[(V, bool)]) -> Discrimination {
    let mut ranked = cases.to_vec();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let converted = ranked.iter().filter(|case| case.1).count() as f64;
    let others = ranked.len() as f64 - converted;
    if converted == 0.0 || others == 0.0 {
        return Discrimination::default();
    }
    let (mut seen, mut seen_converted) = (0.0, 0.0);
    let (mut above, mut precision) = (0.0, 0.0);
    for tied in ranked.chunk_by(|a, b| a.0 == b.0) {
        let here = tied.iter().filter(|case| case.1).count() as f64;
        let others_here = tied.len() as f64 - here;
        above += others_here * (seen_converted + here / 2.0);
        seen += tied.len() as f64;
        seen_converted += here;
        precision += here * seen_converted / seen;
    }
    Discrimination { auc: Some(above / (converted * others)), average_precision: Some(precision / converted) }
}

/// The two-sided p-value of the Mann–Whitney U test by its normal approximation, with the corrections for ties and for
/// continuity (H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947), 50–60; SciPy's
/// `mannwhitneyu(method="asymptotic")`). `None` where a sample is empty; 1 where all values are equal.
pub fn mann_whitney<V: Ord + Copy>(first: &[V], second: &[V]) -> Option<f64> {
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let mut all: Vec<(V, bool)> =
        first.iter().map(|value| (*value, true)).chain(second.iter().map(|value| (*value, false))).collect();
    all.sort_unstable();
    let (n1, n2, n) = (first.len() as f64, second.len() as f64, all.len() as f64);
    let (mut below, mut rank_sum, mut ties) = (0.0, 0.0, 0.0);
    for tied in all.chunk_by(|a, b| a.0 == b.0) {
        let t = tied.len() as f64;
        rank_sum += tied.iter().filter(|case| case.1).count() as f64 * (below + (t + 1.0) / 2.0);
        ties += t * t * t - t;
        below += t;
    }
    let u = rank_sum - n1 * (n1 + 1.0) / 2.0;
    let variance = n1 * n2 / 12.0 * (n + 1.0 - ties / (n * (n - 1.0)));
    if variance <= 0.0 {
        return Some(1.0);
    }
    let z = ((u - n1 * n2 / 2.0).abs() - 0.5) / variance.sqrt();
    Some(libm::erfc(z * FRAC_1_SQRT_2).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_case_of_two_scores() {
        // Three of four at 11 converted, one of four at 1: of 16 pairs 9 are won and 6 tied; precision 3/4 and then 1/2.
        let cases = [(11, true), (11, true), (11, true), (11, false), (1, true), (1, false), (1, false), (1, false)];
        let found = discrimination(&cases);
        assert_eq!(found.auc, Some(12.0 / 16.0));
        assert_eq!(found.average_precision, Some(0.75 * 0.75 + 0.25 * 0.5));
    }

    #[test]
    fn without_both_kinds_there_is_nothing_to_tell_apart() {
        assert_eq!(discrimination::<i32>(&[]), Discrimination::default());
        assert_eq!(discrimination(&[(1, true), (2, true)]), Discrimination::default());
        assert_eq!(mann_whitney::<i32>(&[], &[1]), None);
        assert_eq!(mann_whitney(&[3, 3], &[3, 3]), Some(1.0));
    }
}
