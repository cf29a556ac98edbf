//! Many p-values at once: some of them are small by chance alone.

/// Adjusted p-values in the order given, controlling the false discovery rate: Y. Benjamini and Y. Hochberg, Journal of the
/// Royal Statistical Society B 57 (1995), 289–300.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order = ascending(p);
    order.reverse();
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (above, place) in order.into_iter().enumerate() {
        let rank = p.len() - above;
        least = least.min(p[place] * p.len() as f64 / rank as f64);
        adjusted[place] = least;
    }
    adjusted
}

/// Adjusted p-values in the order given, controlling the chance of any error: S. Holm, Scandinavian Journal of Statistics 6
/// (1979), 65–70.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![1.0; p.len()];
    let mut most: f64 = 0.0;
    for (rank, place) in ascending(p).into_iter().enumerate() {
        most = most.max(p[place] * (p.len() - rank) as f64).min(1.0);
        adjusted[place] = most;
    }
    adjusted
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_p_value_stays_what_it_is() {
        assert_eq!(benjamini_hochberg(&[0.03]), [0.03]);
        assert_eq!(holm(&[0.03]), [0.03]);
    }

    #[test]
    fn adjusted_values_keep_the_order_and_never_pass_1() {
        // By hand: 0.01·3, then the larger of that and 0.02·2, then the larger of that and 0.9·1.
        assert_eq!(holm(&[0.9, 0.01, 0.02]), [0.9, 0.03, 0.04]);
        // By hand: 0.9·3/3; 0.02·3/2; 0.01·3/1, cut to the next.
        assert_eq!(benjamini_hochberg(&[0.9, 0.01, 0.02]), [0.9, 0.03, 0.03]);
        assert_eq!(holm(&[0.8, 0.7]), [1.0, 1.0]);
    }
}
