//! Ridge-penalised logistic regression on yes/no columns.
//!
//! Cases that look alike are one pattern with counts, so that the work hangs on how many patterns there are, and the figures
//! not on the order of cases.

/// Cases with the same columns present: how many there are, and how many of them converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The places of the columns that are present, ascending.
    pub present: Vec<usize>,
    pub cases: u32,
    pub converted: u32,
}

/// Newton's method doubles the digits with each step; the penalty keeps it from running away.
const STEPS: usize = 100;
/// The largest change of a coefficient that still counts as one.
const SETTLED: f64 = 1e-12;

/// The coefficients of the columns that minimise Σ log loss + ½‖β‖²/`c`, the intercept being free: A. E. Hoerl and
/// R. W. Kennard, Technometrics 12 (1970), 55–67, by Newton's method as in S. le Cessie and J. C. van Houwelingen, Applied
/// Statistics 41 (1992), 191–201; scikit-learn's `LogisticRegression(C=c)`. `None` where everybody or nobody converted.
pub fn ridge_logistic(patterns: &[Pattern], columns: usize, c: f64) -> Option<Vec<f64>> {
    let converted: u64 = patterns.iter().map(|pattern| u64::from(pattern.converted)).sum();
    let cases: u64 = patterns.iter().map(|pattern| u64::from(pattern.cases)).sum();
    if converted == 0 || converted == cases {
        return None;
    }
    // The intercept stands last.
    let size = columns + 1;
    let mut beta = vec![0.0; size];
    beta[columns] = libm::log(converted as f64 / (cases - converted) as f64);
    let mut loss = penalised_loss(patterns, &beta, c);
    for _ in 0..STEPS {
        let (gradient, hessian) = slopes(patterns, &beta, c);
        let step = solve(hessian, gradient)?;
        // A full step may overshoot where probabilities are near 0 or 1: it is halved until the loss does not rise.
        let mut share = 1.0;
        let next = loop {
            let tried: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b - share * s).collect();
            let tried_loss = penalised_loss(patterns, &tried, c);
            if tried_loss <= loss || share < 1e-6 {
                loss = tried_loss;
                break tried;
            }
            share /= 2.0;
        };
        let change = beta.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        beta = next;
        if change < SETTLED {
            break;
        }
    }
    beta.truncate(columns);
    Some(beta)
}

fn linear(pattern: &Pattern, beta: &[f64]) -> f64 {
    pattern.present.iter().map(|place| beta[*place]).sum::<f64>() + beta[beta.len() - 1]
}

fn penalised_loss(patterns: &[Pattern], beta: &[f64], c: f64) -> f64 {
    // ln(1 + e^x) without overflow.
    let soft = |x: f64| x.max(0.0) + libm::log1p(libm::exp(-x.abs()));
    let of = |pattern: &Pattern| {
        let x = linear(pattern, beta);
        f64::from(pattern.cases) * soft(x) - f64::from(pattern.converted) * x
    };
    let penalty: f64 = beta[..beta.len() - 1].iter().map(|b| b * b).sum::<f64>() / (2.0 * c);
    patterns.iter().map(of).sum::<f64>() + penalty
}

fn slopes(patterns: &[Pattern], beta: &[f64], c: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let size = beta.len();
    let mut gradient: Vec<f64> = beta.iter().map(|b| b / c).collect();
    gradient[size - 1] = 0.0;
    let mut hessian = vec![vec![0.0; size]; size];
    (0..size - 1).for_each(|place| hessian[place][place] = 1.0 / c);
    for pattern in patterns {
        let p = 1.0 / (1.0 + libm::exp(-linear(pattern, beta)));
        let n = f64::from(pattern.cases);
        let (slope, weight) = (n * p - f64::from(pattern.converted), n * p * (1.0 - p));
        let places = || pattern.present.iter().copied().chain([size - 1]);
        for i in places() {
            gradient[i] += slope;
            for j in places().take_while(|j| *j <= i) {
                hessian[i][j] += weight;
            }
        }
    }
    (gradient, hessian)
}

/// x of A·x = b for a positive definite A, of which the lower half is read: Cholesky's method.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let rest = a[i][j] - (0..j).map(|k| a[i][k] * a[j][k]).sum::<f64>();
            if i != j {
                a[i][j] = rest / a[j][j];
            } else if rest > 0.0 {
                a[i][i] = rest.sqrt();
            } else {
                return None;
            }
        }
    }
    for i in 0..n {
        b[i] = (b[i] - (0..i).map(|k| a[i][k] * b[k]).sum::<f64>()) / a[i][i];
    }
    for i in (0..n).rev() {
        b[i] = (b[i] - (i + 1..n).map(|k| a[k][i] * b[k]).sum::<f64>()) / a[i][i];
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_tells_nothing_has_no_weight_and_one_that_tells_keeps_its_sign() {
        let pattern = |present: &[usize], cases, converted| Pattern { present: present.to_vec(), cases, converted };
        // Column 1 halves each group evenly; column 2 is always present, and so is the intercept's.
        let all =
            [pattern(&[0, 2], 20, 15), pattern(&[0, 1, 2], 20, 15), pattern(&[2], 20, 5), pattern(&[1, 2], 20, 5)];
        let beta = ridge_logistic(&all, 3, 1.0).unwrap();
        assert!(beta[0] > 1.0 && beta[0] < 2.0 * f64::ln(3.0));
        assert!(beta[1].abs() < 1e-9 && beta[2].abs() < 1e-9, "{beta:?}");
        // Where the slope is 0: the penalty's pull equals what is left unexplained.
        let p = |x: f64| 1.0 / (1.0 + (-x).exp());
        assert!((40.0 * p(beta[0] / 2.0) - 30.0 + beta[0]).abs() < 1e-9, "by symmetry the intercept is −β/2");
    }

    #[test]
    fn where_all_or_none_converted_there_is_nothing_to_fit() {
        assert_eq!(ridge_logistic(&[Pattern { present: vec![0], cases: 3, converted: 3 }], 1, 1.0), None);
        assert_eq!(ridge_logistic(&[], 1, 1.0), None);
    }
}
