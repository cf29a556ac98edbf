//! Rows that are there twice: surely, by their id; or perhaps, by being equal.

use super::aside::Mend;
use super::cells::Cells;
use super::ledger::{Fault, Ledger};
use super::raw::RawTable;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::{BuildHasher, Hash};

/// The ids of the rows kept so far, over a table's files.
#[derive(Default)]
pub struct Ids {
    of_earlier_files: FxHashSet<String>,
    /// By code of the present file's id column.
    kept: Vec<bool>,
}

impl Ids {
    pub fn open(&mut self, ids: Option<&Cells>) {
        let Some(ids) = ids else { return };
        self.kept = match self.of_earlier_files.is_empty() {
            true => vec![false; ids.distinct()],
            false => ids.all_written().map(|id| self.of_earlier_files.contains(id)).collect(),
        };
    }

    /// A row that is kept but for an id seen in a row kept before.
    pub fn check<T>(&mut self, ids: Option<&Cells>, row: usize, entry: T, ledger: &mut Ledger) -> Result<T, Fault> {
        let Some(ids) = ids else { return Ok(entry) };
        match ids.code(row) {
            RawTable::EMPTY => Ok(entry),
            code if !std::mem::replace(&mut self.kept[code as usize], true) => Ok(entry),
            code => {
                ledger.duplicate();
                let reason = format!("A row with the id “{}” was kept before.", ids.written(code));
                Err(Fault { mend: Mend::Duplicate, column: ids.header().into(), reason })
            }
        }
    }

    /// Keeps the file's ids for the files that follow.
    pub fn close(&mut self, ids: Option<&Cells>, ledger: &Ledger) {
        if let Some(ids) = ids.filter(|_| !ledger.is_last_file) {
            let kept = ids.all_written().zip(&self.kept).filter(|(_, kept)| **kept);
            self.of_earlier_files.extend(kept.map(|(id, _)| id.to_string()));
        }
    }
}

/// The rows that are equal to an earlier one: n − 1 of n equal rows.
pub fn repeats<K: Hash + Ord>(rows: &[u32], key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut hashes: Vec<(u64, u32)> = rows.iter().map(|row| (FxBuildHasher.hash_one(key(*row)), *row)).collect();
    hashes.sort_unstable();
    let alike = hashes.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1);
    alike.flat_map(|alike| repeats_of(alike.iter().map(|(_, row)| (key(*row), *row)).collect())).collect()
}

fn repeats_of<K: Ord>(mut keys: Vec<(K, u32)>) -> Vec<u32> {
    keys.sort_unstable();
    keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_n_equal_rows_all_but_one_are_repeats() {
        let keys = ["a", "b", "a", "c", "a", "b"];
        let repeats = |rows: &[u32]| {
            let mut repeats = repeats(rows, |row| keys[row as usize]);
            repeats.sort_unstable();
            repeats
        };
        assert_eq!(repeats(&[0, 1, 2, 3, 4, 5]), [2, 4, 5]);
        assert!(repeats(&[0, 1, 3]).is_empty());
    }
}
