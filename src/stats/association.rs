//! Two yes/no facts about the same people: how strongly they go together, and how surely.

use super::Z_95;

/// Counts of those with and without a sign, by whether they converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TwoByTwo {
    pub present: u32,
    pub converted_present: u32,
    pub absent: u32,
    pub converted_absent: u32,
}

/// Two tables whose probabilities differ by less than this share count as equally likely; rounding stays far below it.
const AS_LIKELY: f64 = 1e-7;

impl TwoByTwo {
    /// Converted and not, with the sign; converted and not, without it.
    fn cells(&self) -> [f64; 4] {
        let not = |all: u32, converted: u32| f64::from(all) - f64::from(converted);
        [
            f64::from(self.converted_present),
            not(self.present, self.converted_present),
            f64::from(self.converted_absent),
            not(self.absent, self.converted_absent),
        ]
    }

    pub fn population(&self) -> u32 {
        self.present + self.absent
    }

    pub fn converted(&self) -> u32 {
        self.converted_present + self.converted_absent
    }

    /// The odds ratio with 0.5 added to each cell: J. B. S. Haldane, Annals of Human Genetics 20 (1956), 309–311;
    /// F. J. Anscombe, Biometrika 43 (1956), 461–464. It always exists.
    pub fn odds_ratio(&self) -> f64 {
        let [a, b, c, d] = self.cells().map(|cell| cell + 0.5);
        a * d / (b * c)
    }

    /// The 95 % interval of that odds ratio: B. Woolf, Annals of Human Genetics 19 (1955), 251–253.
    pub fn odds_interval(&self) -> (f64, f64) {
        let error = self.cells().iter().map(|cell| 1.0 / (cell + 0.5)).sum::<f64>().sqrt();
        let middle = libm::log(self.odds_ratio());
        (libm::exp(middle - Z_95 * error), libm::exp(middle + Z_95 * error))
    }

    /// The phi coefficient, −1 to 1; `None` where one of the facts does not vary.
    pub fn phi(&self) -> Option<f64> {
        let [a, b, c, d] = self.cells();
        let margins = (a + b) * (c + d) * (a + c) * (b + d);
        (margins > 0.0).then(|| (a * d - b * c) / margins.sqrt())
    }

    /// The two-sided p-value of independence: Pearson's χ² without correction where every expected count is at least 5, else
    /// Fisher's exact test (the sum of all tables that are no likelier). 1 where a fact does not vary; `None` for nobody.
    pub fn p(&self) -> Option<f64> {
        let n = f64::from(self.population());
        if n == 0.0 {
            return None;
        }
        let [a, b, c, d] = self.cells();
        let (rows, columns) = ([a + b, c + d], [a + c, b + d]);
        let least = rows.iter().flat_map(|row| columns.iter().map(move |column| row * column / n));
        let least = least.fold(f64::INFINITY, f64::min);
        if rows.contains(&0.0) || columns.contains(&0.0) {
            return Some(1.0);
        }
        if least >= 5.0 {
            // χ² with one degree of freedom is the square of a normal variable.
            let chi2 = n * (a * d - b * c).powi(2) / (rows[0] * rows[1] * columns[0] * columns[1]);
            return Some(libm::erfc((chi2 / 2.0).sqrt()));
        }
        Some(self.fisher())
    }

    fn fisher(&self) -> f64 {
        let (n, present, converted) = (self.population(), self.present, self.converted());
        let choose = |n: u32, k: u32| ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
        let all = choose(n, converted);
        let of = |k: u32| libm::exp(choose(present, k) + choose(n - present, converted - k) - all);
        let (low, high) = (converted.saturating_sub(n - present), converted.min(present));
        let limit = of(self.converted_present) * (1.0 + AS_LIKELY);
        (low..=high).map(of).filter(|p| *p <= limit).sum::<f64>().min(1.0)
    }
}

fn ln_factorial(n: u32) -> f64 {
    libm::lgamma(f64::from(n) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(present: u32, converted_present: u32, absent: u32, converted_absent: u32) -> TwoByTwo {
        TwoByTwo { present, converted_present, absent, converted_absent }
    }

    #[test]
    fn the_lady_tasting_tea() {
        // R. A. Fisher, The Design of Experiments (1935): 3 of 4 cups right; the two-sided p is 34/70.
        let tea = table(4, 3, 4, 1);
        assert!((tea.p().unwrap() - 34.0 / 70.0).abs() < 1e-12);
        assert_eq!(tea.phi(), Some(0.5));
    }

    #[test]
    fn a_fact_that_does_not_vary_tells_nothing() {
        let everybody = table(8, 4, 0, 0);
        assert_eq!((everybody.p(), everybody.phi(), everybody.odds_ratio()), (Some(1.0), None, 1.0));
        assert_eq!(table(0, 0, 0, 0).p(), None);
    }
}
