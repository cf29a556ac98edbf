//! Statistics, each with its source; where no answer exists the function says `None`, never 0 or NaN.
//!
//! Values are taken in any order and must be finite. Probabilities come from libm's error and gamma functions, which give the
//! same bits on every machine. `tests/reference/` holds all of it against SciPy, statsmodels and scikit-learn.

mod association;
mod logistic;
mod many;
mod ranks;
mod shift;

pub use association::TwoByTwo;
pub use logistic::{Pattern, ridge_logistic};
pub use many::{benjamini_hochberg, holm};
pub use ranks::{Discrimination, discrimination, mann_whitney};
pub use shift::{newcombe, stability_index};

/// The standard normal's 97.5 % point, for two-sided 95 % intervals.
pub const Z_95: f64 = 1.959963984540054;

/// The 95 % interval of a proportion, as (low, high), both 0 to 1; `None` for no trials.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212;
/// without continuity correction.
pub fn wilson(successes: u32, trials: u32) -> Option<(f64, f64)> {
    if trials == 0 || successes > trials {
        return None;
    }
    let n = f64::from(trials);
    let p = f64::from(successes) / n;
    let z2 = Z_95 * Z_95;
    let middle = p + z2 / (2.0 * n);
    let reach = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    // The ends are exact where nothing, or everything, succeeded; the formula only comes within rounding of them.
    let low = if successes == 0 { 0.0 } else { (middle - reach) / scale };
    let high = if successes == trials { 1.0 } else { (middle + reach) / scale };
    Some((low, high))
}

/// The `q`-quantile (0 to 1) by linear interpolation between order statistics: definition 7 of R. J. Hyndman and
/// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), 361–365, numpy's default.
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    if values.is_empty() || !(0.0..=1.0).contains(&q) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let position = q * (sorted.len() - 1) as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (position - below as f64))
}

pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: Option<f64>, expected: f64) {
        let got = got.expect("a figure");
        assert!((got - expected).abs() < 1e-12, "{got} is not {expected}");
    }

    #[test]
    fn wilson_intervals_agree_with_statsmodels() {
        // statsmodels.stats.proportion.proportion_confint(k, n, alpha=0.05, method="wilson")
        for (successes, trials, low, high) in [
            (0, 10, 0.0, 0.27753279986288926),
            (1, 1, 0.2065493143772374, 1.0),
            (2, 4, 0.15003898915214947, 0.8499610108478506),
            (7, 20, 0.18119182410108203, 0.5671457233147638),
            (250, 1_250, 0.17875958909173056, 0.22307866188984438),
            (1, 1_000_000, 1.7652457674537176e-07, 5.664911804311445e-06),
            (29, 29, 0.8830302015002592, 1.0),
        ] {
            let got = wilson(successes, trials).unwrap();
            near(Some(got.0), low);
            near(Some(got.1), high);
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }

    #[test]
    fn a_published_wilson_interval_is_met() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3: 81 of 263 and 15 of 148.
        let (low, high) = wilson(81, 263).unwrap();
        assert!((low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5);
        let (low, high) = wilson(15, 148).unwrap();
        assert!((low - 0.0624).abs() < 5e-5 && (high - 0.1605).abs() < 5e-5);
    }

    #[test]
    fn quantiles_agree_with_numpy_in_any_order_of_values() {
        // numpy.quantile(values, q)
        near(quantile(&[2.0, 1.0, 1.0, 1.0], 0.8), 1.4);
        near(quantile(&[7.0, 15.0, 36.0, 39.0, 40.0, 41.0], 0.25), 20.25);
        near(quantile(&[7.0, 15.0, 36.0, 39.0, 40.0, 41.0], 0.9), 40.5);
        near(median(&[41.0, 7.0, 15.0, 40.0, 36.0, 39.0]), 37.5);
        near(median(&[3.0]), 3.0);
        near(quantile(&[5.0, -1.0], 1.0), 5.0);
        near(quantile(&[5.0, -1.0], 0.0), -1.0);
    }

    #[test]
    fn no_values_have_no_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(mean(&[]), None);
        assert_eq!(quantile(&[1.0], 1.5), None);
        assert_eq!(quantile(&[1.0], f64::NAN), None);
        near(mean(&[1.0, 1.0, 1.0, 2.0]), 1.25);
    }
}
