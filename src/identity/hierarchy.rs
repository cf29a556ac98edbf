//! The topmost parent of each account (spec §2.6).
//!
//! An account in a cycle of parents stands alone; a chain that runs into a cycle ends at the cycle's first account it meets.

use super::AccountId;

/// For each account its topmost parent (itself if it has none) and whether it is part of a cycle.
pub fn tops(parents: &[Option<AccountId>]) -> Vec<(AccountId, bool)> {
    let in_cycle = in_cycle(parents);
    (0..parents.len())
        .map(|start| {
            let mut at = start;
            while let (false, Some(parent)) = (in_cycle[at], parents[at]) {
                at = parent.index();
            }
            (AccountId(at as u32), in_cycle[start])
        })
        .collect()
}

/// Walks each chain once: an account met again on the walk that first reached it closes a cycle.
fn in_cycle(parents: &[Option<AccountId>]) -> Vec<bool> {
    let mut walk = vec![0u32; parents.len()];
    let mut found = vec![false; parents.len()];
    for start in 0..parents.len() {
        let number = start as u32 + 1;
        let mut at = Some(start);
        while let Some(account) = at.filter(|a| walk[*a] == 0) {
            walk[account] = number;
            at = parents[account].map(AccountId::index);
        }
        if let Some(first) = at.filter(|a| walk[*a] == number) {
            let mut account = first;
            while !found[account] {
                found[account] = true;
                account = parents[account].expect("an account in a cycle has a parent").index();
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_ends_at_its_top_or_at_the_first_account_of_a_cycle() {
        let parent = |p: i32| (p >= 0).then_some(AccountId(p as u32));
        // 0 → 1 → 2; 3 → 4 → 5 → 4; 6 → 6; 7 alone
        let tops = tops(&[1, 2, -1, 4, 5, 4, 6, -1].map(parent));
        let expected = [(2, false), (2, false), (2, false), (4, false), (4, true), (5, true), (6, true), (7, false)];
        assert_eq!(tops, expected.map(|(top, cycle)| (AccountId(top), cycle)));
    }
}
