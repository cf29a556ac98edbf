//! Whether what comes now is still like what came before.

use super::{quantile, wilson};

/// The bins of the stability index.
const BINS: usize = 10;

/// The population stability index of `later` against `earlier`: Σ (q − p) · ln(q / p) over ten bins cut at the deciles of
/// the earlier, a value on a decile lying above it; an empty cell counts as half a record. Source: N. Siddiqi, Credit Risk
/// Scorecards (2006). `None` where either is empty.
pub fn stability_index(earlier: &[f64], later: &[f64]) -> Option<f64> {
    if earlier.is_empty() || later.is_empty() {
        return None;
    }
    let cuts: Vec<f64> = (1..BINS).filter_map(|i| quantile(earlier, i as f64 / BINS as f64)).collect();
    let shares = |values: &[f64]| -> Vec<f64> {
        let mut counts = [0u32; BINS];
        values.iter().for_each(|value| counts[cuts.partition_point(|cut| cut <= value)] += 1);
        let share = |count: &u32| if *count == 0 { 0.5 } else { f64::from(*count) } / values.len() as f64;
        counts.iter().map(share).collect()
    };
    let (p, q) = (shares(earlier), shares(later));
    Some(p.iter().zip(&q).map(|(p, q)| (q - p) * libm::log(q / p)).sum())
}

/// The 95 % interval of the difference of two proportions, first minus second, each (successes, trials): method 10 of
/// R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, without continuity correction. `None` without trials in both.
pub fn newcombe(first: (u32, u32), second: (u32, u32)) -> Option<(f64, f64)> {
    let ((low1, high1), (low2, high2)) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let share = |(successes, trials): (u32, u32)| f64::from(successes) / f64::from(trials);
    let (p1, p2) = (share(first), share(second));
    let low = (p1 - p2) - ((p1 - low1).powi(2) + (high2 - p2).powi(2)).sqrt();
    let high = (p1 - p2) + ((high1 - p1).powi(2) + (p2 - low2).powi(2)).sqrt();
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_newcombe_interval_is_met() {
        // Newcombe (1998), table II, method 10: 56/70 and 48/80 give 0.0524 to 0.3339; 10/10 and 0/20 give 0.6791 to 1.
        let (low, high) = newcombe((56, 70), (48, 80)).unwrap();
        assert!((low - 0.0524).abs() < 5e-5 && (high - 0.3339).abs() < 5e-5, "{low} {high}");
        let (low, high) = newcombe((10, 10), (0, 20)).unwrap();
        assert!((low - 0.6791).abs() < 5e-5 && high == 1.0, "{low} {high}");
        assert_eq!(newcombe((1, 2), (0, 0)), None);
    }

    #[test]
    fn what_is_the_same_has_an_index_of_0_and_what_left_a_bin_has_more() {
        let values: Vec<f64> = (0..100).map(f64::from).collect();
        assert_eq!(stability_index(&values, &values), Some(0.0));
        // By hand: the lowest tenth is gone, half a record stands for it; the others hold a ninth each.
        let later: Vec<f64> = (10..100).map(f64::from).collect();
        let (empty, other) = (0.5 / 90.0, 10.0 / 90.0);
        let expected = (empty - 0.1) * f64::ln(empty / 0.1) + 9.0 * (other - 0.1) * f64::ln(other / 0.1);
        assert!((stability_index(&values, &later).unwrap() - expected).abs() < 1e-12);
    }
}
