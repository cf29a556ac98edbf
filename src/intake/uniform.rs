//! A column that most files leave alone: as long as every row has the same value, it takes no room.

use std::ops::Index;

#[derive(Debug, Clone)]
pub struct Uniform<T> {
    rows: usize,
    /// The value of every row, while there is but one.
    same: Option<T>,
    /// By row, once there are several.
    each: Vec<T>,
}

impl<T> Default for Uniform<T> {
    fn default() -> Self {
        Uniform { rows: 0, same: None, each: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Uniform<T> {
    pub fn push(&mut self, value: T) {
        if self.rows == 0 {
            self.same = Some(value);
        } else if let Some(same) = self.same.take_if(|same| *same != value) {
            self.each = vec![same; self.rows];
        }
        if self.same.is_none() {
            self.each.push(value);
        }
        self.rows += 1;
    }

    pub fn get(&self, row: usize) -> Option<&T> {
        if row < self.rows { self.same.as_ref().or_else(|| self.each.get(row)) } else { None }
    }
}

impl<T: Copy + PartialEq> Index<usize> for Uniform<T> {
    type Output = T;

    fn index(&self, row: usize) -> &T {
        self.get(row).expect("the column has such a row")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_pushed_whether_one_value_or_several() {
        for values in [vec![7, 7, 7], vec![7, 7, 8, 7], vec![1, 2], vec![]] {
            let mut column = Uniform::default();
            values.iter().for_each(|value| column.push(*value));
            let held: Vec<i32> = (0..values.len()).map(|row| column[row]).collect();
            assert_eq!(held, values);
            assert_eq!(column.get(values.len()), None);
        }
    }
}
