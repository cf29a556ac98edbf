//! What a column's cells say about how the column is written, where a cell alone leaves it open (spec §1).
//!
//! A column in which two cells contradict is as open as one in which none speaks: the user is asked either way.

use super::raw::RawColumn;
use super::tables::{DateOrder, DecimalMark, Settled};
use super::{date, number};

/// What one text says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<T> {
    /// It is none of the kind, or reads alike either way.
    Nothing,
    Only(T),
    Either,
}

/// The order of day and month in a column of these texts.
pub fn date_order<'a>(texts: impl Iterator<Item = &'a str>) -> Settled<DateOrder> {
    settle(texts.map(date::says))
}

/// The decimal mark in a column of these texts.
pub fn decimal_mark<'a>(texts: impl Iterator<Item = &'a str>) -> Settled<DecimalMark> {
    settle(texts.map(number::says))
}

/// The decimal mark in a column, as the file itself says or else its cells.
pub fn column_decimal_mark(column: &RawColumn) -> Settled<DecimalMark> {
    if column.has_numbers { Settled::By(DecimalMark::Point) } else { decimal_mark(column.texts.iter()) }
}

/// The first text that leaves the way open; where none does and two contradict, the first that names a way.
pub fn open_date<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    open(texts, date::says)
}

pub fn open_number<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    open(texts, number::says)
}

fn open<'a, T: PartialEq>(
    mut texts: impl Iterator<Item = &'a str> + Clone,
    says: fn(&str) -> Says<T>,
) -> Option<&'a str> {
    let names_a_way = texts.clone().find(|text| says(text) != Says::Nothing);
    texts.find(|text| says(text) == Says::Either).or(names_a_way)
}

fn settle<T: Copy + PartialEq>(cells: impl Iterator<Item = Says<T>>) -> Settled<T> {
    let mut by = None;
    let mut open = false;
    for says in cells {
        match says {
            Says::Nothing => {}
            Says::Either => open = true,
            Says::Only(way) if by.is_some_and(|by| by != way) => return Settled::Unresolved,
            Says::Only(way) => by = Some(way),
        }
    }
    match by {
        Some(way) => Settled::By(way),
        None if open => Settled::Unresolved,
        None => Settled::NotNeeded,
    }
}

/// What two files' columns of one field say together.
pub fn together<T: PartialEq>(a: Settled<T>, b: Settled<T>) -> Settled<T> {
    match (a, b) {
        (Settled::NotNeeded, other) | (other, Settled::NotNeeded) => other,
        (a, b) if a == b => a,
        _ => Settled::Unresolved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_above_twelve_settles_the_order_of_the_column() {
        let order = |cells: &[&str]| date_order(cells.iter().copied());
        assert_eq!(order(&["03/04/2026", "13/04/2026"]), Settled::By(DateOrder::Dmy));
        assert_eq!(order(&["03/04/2026", "04/13/2026"]), Settled::By(DateOrder::Mdy));
        assert_eq!(order(&["03/04/2026", "02/30/2026"]), Settled::By(DateOrder::Mdy));
        assert_eq!(order(&["03/04/2026", "31/02/2026"]), Settled::By(DateOrder::Dmy));
        assert_eq!(order(&["03/04/2026", "05/06/2026"]), Settled::Unresolved);
        assert_eq!(order(&["13/04/2026", "04/13/2026"]), Settled::Unresolved);
        assert_eq!(order(&["05/05/2026", "2026-03-04", "soon"]), Settled::NotNeeded);
    }

    #[test]
    fn what_leaves_a_column_open_is_told_by_one_of_its_cells() {
        assert_eq!(open_number(["12", "2.500", "1.234"].into_iter()), Some("2.500"));
        assert_eq!(open_date(["soon", "13/04/2026", "04/13/2026"].into_iter()), Some("13/04/2026"));
        assert_eq!(open_date(["soon", "2026-01-02"].into_iter()), None);
    }

    #[test]
    fn three_digits_after_one_separator_leave_the_mark_open() {
        let mark = |cells: &[&str]| decimal_mark(cells.iter().copied());
        assert_eq!(mark(&["1.234"]), Settled::Unresolved);
        assert_eq!(mark(&["1.234", "2,5"]), Settled::By(DecimalMark::Comma));
        assert_eq!(mark(&["1,234", "1,234,567"]), Settled::By(DecimalMark::Point));
        assert_eq!(mark(&["1,234", "2,5", "2.5"]), Settled::Unresolved);
        assert_eq!(mark(&["12", "many", ""]), Settled::NotNeeded);
    }
}
