//! Opportunities that several converted people of one account share: one, with the largest of their amounts (spec §6).
//!
//! Where nobody shares, an entity's own crossings never overlap, and the same sum counts each of them.

/// A converted crossing of the lines `low..=high`, on behalf of an account (or of the entity itself).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub of: u32,
    pub low: u32,
    pub high: u32,
    /// In millionths.
    pub amount: i128,
}

/// By line: how many opportunities there are, and the sum of their amounts.
pub fn shared_opportunities(mut shares: Vec<Share>, lines: usize) -> (Vec<u32>, Vec<f64>) {
    let mut opportunities = vec![0i64; lines + 1];
    let mut pipeline = vec![0i128; lines + 1];
    shares.sort_unstable_by_key(|share| (share.of, share.low));
    for group in shares.chunk_by(|a, b| a.of == b.of) {
        // Between two borders the same shares stand, so one look at each stretch is enough.
        let mut borders: Vec<u32> = group.iter().flat_map(|s| [s.low, s.high + 1]).collect();
        borders.sort_unstable();
        borders.dedup();
        for stretch in borders.windows(2) {
            let standing = group.iter().filter(|s| s.low <= stretch[0] && stretch[0] <= s.high);
            if let Some(amount) = standing.map(|s| s.amount).max() {
                let (low, high) = (stretch[0] as usize, (stretch[1] as usize).min(lines));
                opportunities[low] += 1;
                opportunities[high] -= 1;
                pipeline[low] += amount;
                pipeline[high] -= amount;
            }
        }
    }
    let (mut count, mut sum) = (0, 0);
    (0..lines)
        .map(|line| {
            count += opportunities[line];
            sum += pipeline[line];
            (count as u32, sum as f64 / 1e6)
        })
        .unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_of_one_account_share_one_opportunity_line_by_line() {
        let share = |of, low, high, amount: i128| Share { of, low, high, amount: amount * 1_000_000 };
        let (opportunities, pipeline) =
            shared_opportunities(vec![share(1, 0, 3, 10), share(1, 2, 4, 30), share(2, 1, 1, 5)], 6);
        assert_eq!(opportunities, [1, 2, 1, 1, 1, 0]);
        assert_eq!(pipeline, [10.0, 15.0, 30.0, 30.0, 30.0, 0.0]);
    }
}
