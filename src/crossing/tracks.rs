//! What signals counted over time, walked through day by day: each step costs what has changed since the last one.
//!
//! A signal with few activities that still count is summed exactly. One with many is followed by a running sum in
//! floating point with a bound on its error, since rounded decay tables do not telescope; the truth lies within.

use super::fading::{Fading, Kind};
use super::within::Within;
use crate::points::{FULL, Quanta};
use crate::signals::Counted;
use std::ops::Range;

/// Up to so many activity days are summed one by one.
const FEW: u32 = 16;

/// Bounds the relative error of a running sum: one rounding of 2^−53 for each of up to some millions of steps.
const DRIFT: f64 = 1e-9;

/// What a signal counted on one day.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    day: i32,
    rows: u32,
    /// Σ points × quantity, in millionths of a point.
    amount: i64,
}

/// One signal of one person or account.
#[derive(Default)]
struct Track {
    signal: u32,
    end: u32,
    /// The entries that count on the day reached: `head..next`.
    head: u32,
    next: u32,
    rows: u32,
    amount: i64,
    /// Σ amount × day over them.
    moment: i64,
    running: Running,
}

/// Σ amount × 2^(−age/h), as far as it was followed.
#[derive(Clone, Copy, Default)]
struct Running {
    sum: f64,
    /// The day and the entries that it is of; `None` before it is first needed.
    at: Option<i32>,
    head: u32,
    next: u32,
    /// Σ |amount| of all that ever entered.
    entered: f64,
}

/// The tracks of several people, or of one account.
#[derive(Default)]
pub struct Tracks {
    tracks: Vec<Track>,
    entries: Vec<Entry>,
    /// By signal, while an owner's are laid: how many entries there are; then where the next one goes.
    places: Vec<u32>,
}

impl Tracks {
    pub fn clear(&mut self) {
        self.tracks.clear();
        self.entries.clear();
    }

    pub fn signal(&self, track: u32) -> usize {
        self.tracks[track as usize].signal as usize
    }

    /// The tracks of an owner, one for each signal that is read and counted anything.
    pub fn lay(&mut self, counted: &[Counted], fadings: &[Option<Fading>]) -> Range<u32> {
        let from = self.tracks.len() as u32;
        self.places.resize(fadings.len(), 0);
        let read = || counted.iter().filter(|counted| fadings[counted.signal as usize].is_some());
        read().for_each(|counted| self.places[counted.signal as usize] += 1);
        let mut start = self.entries.len() as u32;
        for signal in 0..fadings.len() {
            let many = self.places[signal];
            if many > 0 {
                let end = start + many;
                self.tracks.push(Track { signal: signal as u32, end, head: start, next: start, ..Track::default() });
                self.places[signal] = start;
                start = end;
            }
        }
        self.entries.resize(start as usize, Entry::default());
        for Counted { day, signal, rows, units } in read() {
            let points = fadings[*signal as usize].as_ref().map_or(0, |fading| fading.points);
            let place = &mut self.places[*signal as usize];
            self.entries[*place as usize] = Entry { day: *day, rows: *rows, amount: points * i64::from(*units) };
            *place += 1;
        }
        self.places.fill(0);
        from..self.tracks.len() as u32
    }

    /// What the signal is worth on the day, before its cap, and Σ amount behind it. Days may only rise.
    pub fn worth(&mut self, track: u32, fading: &Fading, day: i32) -> (Within, i64) {
        let track = &mut self.tracks[track as usize];
        track.reach(&self.entries, fading.reach, day);
        let many = track.next - track.head;
        if many == 0 {
            return (Within::ZERO, 0);
        }
        let standing = &self.entries[track.head as usize..track.next as usize];
        let worth = match &fading.kind {
            Kind::Steady => Within::exactly(Quanta(track.amount * i64::from(FULL))),
            Kind::AtLeast { activities, points } if track.rows >= *activities => Within::exactly(*points),
            Kind::AtLeast { .. } | Kind::People { .. } => Within::ZERO,
            Kind::Halving { table, .. } | Kind::Linear { table, .. } if many <= FEW => exact(standing, table, day),
            Kind::Halving { shares, .. } => {
                track.follow(&self.entries, shares, fading.reach, day);
                around(track.running.sum, track.amount, track.running.entered)
            }
            Kind::Linear { days, .. } => {
                let left = track.amount as f64 - (i64::from(day) * track.amount - track.moment) as f64 / days;
                around(left, track.amount, track.amount.abs() as f64)
            }
        };
        (worth, track.amount)
    }
}

fn exact(entries: &[Entry], table: &[u32], day: i32) -> Within {
    let worth = entries.iter().map(|entry| entry.amount * i64::from(table[(day - entry.day) as usize]));
    Within::exactly(Quanta(worth.sum()))
}

/// The bounds of a sum that floating point followed: each D is rounded by half a unit at most, and each step a little.
/// No sum of one sign passes the undecayed one, nor zero.
fn around(sum: f64, amount: i64, entered: f64) -> Within {
    let (middle, full) = (sum * f64::from(FULL), amount * i64::from(FULL));
    let error = amount.abs() as f64 / 2.0 + entered * f64::from(FULL) * DRIFT + 1.0;
    let (least, most) = (full.min(0), full.max(0));
    Within {
        low: Quanta(((middle - error).floor() as i64).clamp(least, most)),
        high: Quanta(((middle + error).ceil() as i64).clamp(least, most)),
    }
}

impl Track {
    /// Takes in the entries up to the day, and lets go of those beyond reach.
    fn reach(&mut self, entries: &[Entry], reach: i32, day: i32) {
        while self.next < self.end && entries[self.next as usize].day <= day {
            let entry = entries[self.next as usize];
            self.rows += entry.rows;
            self.amount += entry.amount;
            self.moment += entry.amount * i64::from(entry.day);
            self.next += 1;
        }
        while self.head < self.next && day - entries[self.head as usize].day > reach {
            let entry = entries[self.head as usize];
            self.rows -= entry.rows;
            self.amount -= entry.amount;
            self.moment -= entry.amount * i64::from(entry.day);
            self.head += 1;
        }
    }

    /// Brings the running sum to the day.
    fn follow(&mut self, entries: &[Entry], shares: &[f64], reach: i32, day: i32) {
        let running = &mut self.running;
        let share = |entry: &Entry| entry.amount as f64 * shares[(day - entry.day) as usize];
        match running.at {
            Some(at) if day - at <= reach => {
                running.sum *= shares[(day - at) as usize];
                for entry in &entries[running.next as usize..self.next as usize] {
                    running.sum += share(entry);
                    running.entered += entry.amount.abs() as f64;
                }
                for entry in &entries[running.head as usize..self.head as usize] {
                    running.sum -= share(entry);
                }
            }
            _ => {
                let standing = &entries[self.head as usize..self.next as usize];
                running.sum = standing.iter().map(share).sum();
                running.entered = self.amount.abs() as f64;
            }
        }
        (running.at, running.head, running.next) = (Some(day), self.head, self.next);
    }
}
