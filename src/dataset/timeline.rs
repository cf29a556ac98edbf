//! Who did what on which day: what every score is summed from, laid out so that one pass over it is one pass over memory.
//!
//! Ages are whole days, so a day's activities of one class are one cell, however many they were. Where a quantity other
//! than 1 is among a day's activities, each of them is a cell of its own, in order: "the first n of a day" may ask.

use super::{Activity, Rows};
use crate::identity::PersonId;

/// Activities of one class by one person on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub class: u32,
    pub person: Option<PersonId>,
    pub rows: u32,
    /// Thousandths, of each of the rows.
    pub quantity: u32,
}

/// A day on which an owner has any activity.
#[derive(Debug, Clone, Copy)]
pub struct ActiveDay {
    pub day: i32,
    pub owner: u32,
}

/// By owner (a person or an account): their days in order, and what was done on each.
#[derive(Debug, Default)]
pub struct Timeline {
    starts: Vec<u32>,
    days: Vec<ActiveDay>,
    /// By day: where its cells begin; at last, where they end.
    starts_of_cells: Vec<u32>,
    cells: Vec<Cell>,
}

/// How far back a day's cells are searched for one to add to; beyond it a class has a second cell.
const SEARCHED: usize = 32;

const ONE: u32 = 1000;

impl Timeline {
    /// `rows` says which activities are whose, in order of time.
    pub fn new(owners: usize, rows: &Rows, activities: &[Activity]) -> Timeline {
        let mut timeline = Timeline { starts: vec![0], starts_of_cells: vec![0], ..Timeline::default() };
        for owner in 0..owners {
            timeline.push_owner(owner as u32, rows.of(owner), activities);
            timeline.starts.push(timeline.days.len() as u32);
        }
        timeline.days.shrink_to_fit();
        timeline.starts_of_cells.shrink_to_fit();
        timeline.cells.shrink_to_fit();
        timeline
    }

    fn push_owner(&mut self, owner: u32, rows: &[u32], activities: &[Activity]) {
        let mut rest = rows;
        while let Some(first) = rest.first() {
            let day = activities[*first as usize].at.day();
            let (midnight, mut plain) = (day.plus(1).instant(), true);
            let many = rest.iter().take_while(|row| {
                let activity = &activities[**row as usize];
                let same = activity.at < midnight;
                plain &= !same || activity.quantity == ONE;
                same
            });
            let (today, later) = rest.split_at(many.count());
            let from = self.cells.len();
            for row in today {
                self.push_cell(&activities[*row as usize], from, plain);
            }
            self.days.push(ActiveDay { day: day.0, owner });
            self.starts_of_cells.push(self.cells.len() as u32);
            rest = later;
        }
    }

    fn push_cell(&mut self, activity: &Activity, from: usize, plain: bool) {
        let &Activity { class, person, quantity, .. } = activity;
        let searched = from.max(self.cells.len().saturating_sub(SEARCHED));
        let known = self.cells[searched..].iter_mut().find(|cell| cell.class == class && cell.person == person);
        match known {
            Some(cell) if plain => cell.rows += 1,
            _ => self.cells.push(Cell { class, person, rows: 1, quantity }),
        }
    }

    pub fn owners(&self) -> usize {
        self.starts.len() - 1
    }

    /// An owner's days, as places in the timeline.
    pub fn places(&self, owner: usize) -> std::ops::Range<usize> {
        self.starts[owner] as usize..self.starts[owner + 1] as usize
    }

    /// An owner's days, in order.
    pub fn of(&self, owner: usize) -> &[ActiveDay] {
        &self.days[self.places(owner)]
    }

    pub fn day(&self, place: usize) -> ActiveDay {
        self.days[place]
    }

    /// What was done on the day at a place.
    pub fn cells(&self, place: usize) -> &[Cell] {
        &self.cells[self.starts_of_cells[place] as usize..self.starts_of_cells[place + 1] as usize]
    }

    /// By group of owners: the places of all their days, in order of days.
    pub fn by_day(&self, groups: usize, group_of: impl Fn(u32) -> Option<u32>) -> Rows {
        let first = self.days.iter().map(|day| day.day).min().unwrap_or(0);
        let last = self.days.iter().map(|day| day.day).max().unwrap_or(first);
        let since_first = self.days.iter().map(|day| Some((day.day - first) as u32));
        let in_order = Rows::group((last - first) as usize + 1, since_first);
        let grouped = in_order.all().iter().map(|place| (*place, group_of(self.days[*place as usize].owner)));
        Rows::group_rows(groups, grouped)
    }
}
