//! What is gathered while an entity is looked at, activity signal by activity signal.

use super::ceiling::Most;
use super::fading::Fading;
use super::sums::{Layout, Sums};
use super::within::Worth;

/// What an entity has, and what it would have without what is against it.
#[derive(Default)]
pub struct Gathered<W> {
    pub sums: Sums<W>,
    pub most: Sums<W>,
}

/// An entity while it is looked at.
pub struct Sight<'b, W> {
    pub layout: &'b Layout<'b>,
    pub gathered: &'b mut Gathered<W>,
    pub ceilings: [Most; 3],
    /// Something negative will pass, or something may come that is not here yet.
    pub may_rise: bool,
}

impl<W: Worth> Sight<'_, W> {
    /// Adds an activity signal, by place: its worth before its cap, and Σ amount behind it.
    pub fn add(&mut self, place: usize, fading: &Fading, worth: W, amount: i64) {
        let cut = worth.cut(fading.cap);
        self.layout.add(&mut self.gathered.sums, place, cut);
        if fading.points < 0 {
            self.may_rise = true;
            return;
        }
        self.layout.add(&mut self.gathered.most, place, cut);
        let ceiling = &mut self.ceilings[fading.dimension];
        match fading.fades() {
            true => ceiling.add_fading(worth.within().high, amount),
            false => ceiling.stand(cut.within().high.0 as f64),
        }
    }
}
