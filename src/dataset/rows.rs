//! Which rows belong to whom: one flat list and, for each owner, where theirs begin.

/// Rows by owner; an owner's rows keep the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Rows {
    /// Groups rows 0, 1, 2, … by their owners in one counting pass; a row without an owner belongs to nobody.
    pub fn group(owners: usize, owner_of: impl Iterator<Item = Option<u32>> + Clone) -> Rows {
        Rows::group_many(owners, owner_of.map(|owner| [owner]))
    }

    /// The same for rows with up to `N` different owners each.
    pub fn group_many<const N: usize>(
        owners: usize,
        owners_of: impl Iterator<Item = [Option<u32>; N]> + Clone,
    ) -> Rows {
        let mut starts = vec![0u32; owners + 1];
        for owner in owners_of.clone().flatten().flatten() {
            starts[owner as usize + 1] += 1;
        }
        for i in 0..owners {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[owners] as usize];
        for (row, owners) in owners_of.enumerate() {
            for owner in owners.into_iter().flatten() {
                rows[next[owner as usize] as usize] = row as u32;
                next[owner as usize] += 1;
            }
        }
        Rows { starts, rows }
    }

    /// Groups the rows named, in the order in which they come.
    pub fn group_rows(owners: usize, rows: impl Iterator<Item = (u32, Option<u32>)> + Clone) -> Rows {
        let places = Rows::group(owners, rows.clone().map(|(_, owner)| owner));
        let named: Vec<u32> = rows.map(|(row, _)| row).collect();
        Rows { rows: places.rows.iter().map(|place| named[*place as usize]).collect(), ..places }
    }

    /// One list of rows for each owner, in their order.
    pub fn from_iters<I: Iterator<Item = u32>>(lists: impl Iterator<Item = I>) -> Rows {
        let mut all = Rows { starts: vec![0], rows: Vec::new() };
        for list in lists {
            all.rows.extend(list);
            all.starts.push(all.rows.len() as u32);
        }
        all
    }

    /// Every row that belongs to somebody, by owner.
    pub fn all(&self) -> &[u32] {
        &self.rows
    }

    pub fn owners(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The most rows that anybody has.
    pub fn largest(&self) -> usize {
        self.starts.windows(2).map(|ends| (ends[1] - ends[0]) as usize).max().unwrap_or(0)
    }

    pub fn of(&self, owner: usize) -> &[u32] {
        &self.rows[self.starts[owner] as usize..self.starts[owner + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_under_each_of_their_owners_in_order() {
        let rows = Rows::group(3, [Some(2), None, Some(0), Some(2)].into_iter());
        assert_eq!([rows.of(0), rows.of(1), rows.of(2)], [&[2][..], &[], &[0, 3]]);
        let rows = Rows::group_many(2, [[Some(0), Some(1)], [Some(1), None]].into_iter());
        assert_eq!([rows.of(0), rows.of(1)], [&[0][..], &[0, 1]]);
    }
}
