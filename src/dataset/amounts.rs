//! Amounts of money, ranked: what has to be compared and kept by the hundred thousand is a small number.

/// Every outcome's amount once, in order, in millionths, so that sums are exact in any order. 0 is among them.
#[derive(Debug)]
pub struct Amounts(Vec<i128>);

/// The place of an amount among all: the larger amount has the larger rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u32);

impl Amounts {
    /// All amounts, and the rank of each; what is missing is 0.
    pub fn new(given: impl Iterator<Item = Option<f64>>) -> (Amounts, Vec<Rank>) {
        let given: Vec<i128> = given.map(|amount| amount.map_or(0, millionths)).collect();
        let mut all = given.clone();
        all.push(0);
        all.sort_unstable();
        all.dedup();
        let rank = |amount: &i128| Rank(all.partition_point(|other| other < amount) as u32);
        let ranks = given.iter().map(rank).collect();
        (Amounts(all), ranks)
    }

    /// In millionths.
    pub fn of(&self, rank: Rank) -> i128 {
        self.0[rank.0 as usize]
    }
}

/// As a whole number of millionths; beyond 10^30 it is no amount of money, and kept at that.
fn millionths(amount: f64) -> i128 {
    (amount * 1e6).round().clamp(-1e36, 1e36) as i128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_in_the_order_of_the_amounts_and_a_missing_one_is_zero() {
        let (amounts, ranks) = Amounts::new([Some(30.0), None, Some(-2.5), Some(30.0)].into_iter());
        assert_eq!(
            ranks.iter().map(|rank| amounts.of(*rank)).collect::<Vec<_>>(),
            [30_000_000, 0, -2_500_000, 30_000_000]
        );
        assert!(ranks[2] < ranks[1] && ranks[1] < ranks[0] && ranks[0] == ranks[3]);
    }
}
