//! Opportunities that several converted people of one account share: one, with the largest of their amounts (spec §6).
//!
//! Where nobody shares, an entity's own crossings never overlap, and the same sum counts each of them.

use crate::dataset::{Amounts, Rank};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A converted crossing of the lines `low..=high`, on behalf of an account (or of the entity itself).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub of: u32,
    pub low: u32,
    pub high: u32,
    pub amount: Rank,
}

/// By line: how many opportunities there are, and the sum of their amounts.
pub fn shared_opportunities(mut shares: Vec<Share>, amounts: &Amounts, lines: usize) -> (Vec<u32>, Vec<f64>) {
    let mut opportunities = vec![0i64; lines + 1];
    let mut pipeline = vec![0i128; lines + 1];
    let mut stand = |low: u32, high: u32, amount: Rank| {
        let (low, high, amount) = (low as usize, (high as usize).min(lines), amounts.of(amount));
        opportunities[low] += 1;
        opportunities[high] -= 1;
        pipeline[low] += amount;
        pipeline[high] -= amount;
    };
    shares.sort_unstable_by_key(|share| (share.of, share.low));
    for group in shares.chunk_by(|a, b| a.of == b.of) {
        if group.windows(2).all(|next| next[0].high < next[1].low) {
            group.iter().for_each(|share| stand(share.low, share.high + 1, share.amount));
            continue;
        }
        // Between two borders the same shares stand, so one look at each stretch is enough.
        let begins = group.iter().map(|share| (share.low, true, share.amount));
        let ends = group.iter().map(|share| (share.high + 1, false, share.amount));
        let mut borders: Vec<(u32, bool, Rank)> = begins.chain(ends).collect();
        borders.sort_unstable();
        let mut standing: BTreeMap<Rank, u32> = BTreeMap::new();
        for (i, (line, begins, amount)) in borders.iter().enumerate() {
            if *begins {
                *standing.entry(*amount).or_insert(0) += 1;
            } else if let Entry::Occupied(mut of_amount) = standing.entry(*amount) {
                *of_amount.get_mut() -= 1;
                if *of_amount.get() == 0 {
                    of_amount.remove();
                }
            }
            let next = borders.get(i + 1).map_or(*line, |border| border.0);
            if let (true, Some((largest, _))) = (next > *line, standing.last_key_value()) {
                stand(*line, next, *largest);
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
        let (amounts, ranks) = Amounts::new([10.0, 30.0, 5.0].map(Some).into_iter());
        let share = |of, low, high, place: usize| Share { of, low, high, amount: ranks[place] };
        let shares = vec![share(1, 0, 3, 0), share(1, 2, 4, 1), share(2, 1, 1, 2)];
        let (opportunities, pipeline) = shared_opportunities(shares, &amounts, 6);
        assert_eq!(opportunities, [1, 2, 1, 1, 1, 0]);
        assert_eq!(pipeline, [10.0, 15.0, 30.0, 30.0, 30.0, 0.0]);
    }
}
