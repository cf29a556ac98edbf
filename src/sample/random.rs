//! A small generator of random numbers, so that one seed gives the same sample everywhere.
//!
//! Whole numbers only: a float function may differ in its last digit between machines, and then so would the sample.

/// SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
/// the constants are those of S. Vigna's public-domain `splitmix64.c`.
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `n` − 1, by multiply and shift; `n` is above 0 and far below 2^64, so no value is favoured noticeably.
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u64
    }

    /// `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as u64) as i32
    }

    pub fn chance(&mut self, per_mille: i32) -> bool {
        (self.below(1000) as i32) < per_mille
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }

    /// One of several, by weight.
    pub fn weighted<T: Copy>(&mut self, items: &[(T, u64)]) -> T {
        let mut left = self.below(items.iter().map(|(_, weight)| weight).sum());
        for (item, weight) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        unreachable!("a number below the sum of the weights falls on one of them")
    }
}

/// Places with weights, for many draws.
pub(super) struct Weights(Vec<u64>);

impl Weights {
    pub fn new(weights: impl Iterator<Item = u64>) -> Weights {
        let running = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Weights(running.collect())
    }

    pub fn draw(&self, random: &mut Random) -> usize {
        let total = self.0.last().copied().expect("there is something to draw from");
        let at = random.below(total);
        self.0.partition_point(|sum| *sum <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence_comes_out() {
        // Seed 1234567, the first five values: the test vector that the ports of splitmix64.c share (Rosetta Code).
        let mut random = Random::new(1_234_567);
        let expected: [u64; 5] = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!([(); 5].map(|()| random.next()), expected);
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let mut random = Random::new(1);
        let weights = Weights::new([0, 3, 0, 1].into_iter());
        let drawn: Vec<usize> = (0..1000).map(|_| weights.draw(&mut random)).collect();
        assert!(drawn.iter().all(|i| *i == 1 || *i == 3));
        let often = drawn.iter().filter(|i| **i == 1).count();
        assert!((690..810).contains(&often), "{often} of 1,000 where 750 are due");
    }
}
