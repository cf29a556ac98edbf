//! Sets of lines: what each approach admits, and which way the nearest admitted line lies.
//!
//! A set has one truth value for each line of the sweep; the line above the sweep is in none.

use serde::Serialize;

/// Which way the line should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    Raise,
    Lower,
    Hold,
}

/// The runs of a set, as [lowest, highest].
pub(crate) fn runs(set: &[bool]) -> Vec<[u32; 2]> {
    let mut runs: Vec<[u32; 2]> = Vec::new();
    for (line, _) in set.iter().enumerate().filter(|(_, admitted)| **admitted) {
        let line = line as u32;
        match runs.last_mut() {
            Some(run) if run[1] + 1 == line => run[1] = line,
            _ => runs.push([line, line]),
        }
    }
    runs
}

/// For each of `entries` lines, the way to the nearest line of the set; of two as near, the higher. `None` for an empty set.
pub(crate) fn towards(set: &[bool], entries: usize) -> Vec<Option<Advice>> {
    let admitted = |i: usize| set.get(i).copied().unwrap_or(false);
    let mut below = vec![None; entries];
    let mut nearest = None;
    for (i, slot) in below.iter_mut().enumerate() {
        nearest = if admitted(i) { Some(i) } else { nearest };
        *slot = nearest;
    }
    let mut ways = vec![None; entries];
    let mut above: Option<usize> = None;
    for i in (0..entries).rev() {
        above = if admitted(i) { Some(i) } else { above };
        ways[i] = match (below[i], above) {
            (None, None) => None,
            (Some(low), _) if low == i => Some(Advice::Hold),
            (Some(low), Some(high)) if i - low < high - i => Some(Advice::Lower),
            (_, Some(_)) => Some(Advice::Raise),
            (Some(_), None) => Some(Advice::Lower),
        };
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_inclusive_and_as_few_as_can_be() {
        assert_eq!(runs(&[true, true, false, true]), [[0, 1], [3, 3]]);
        assert!(runs(&[false, false]).is_empty());
    }

    #[test]
    fn the_nearest_line_wins_and_a_tie_goes_up() {
        use Advice::{Hold, Lower, Raise};
        let set = [true, false, false, false, true, false];
        let ways: Vec<_> = towards(&set, 7).into_iter().map(Option::unwrap).collect();
        assert_eq!(ways, [Hold, Lower, Raise, Raise, Hold, Lower, Lower]);
        assert_eq!(towards(&[false], 2), [None, None]);
    }
}
