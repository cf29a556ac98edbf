//! Texts stored once and named by a small number.
//!
//! `TextId::NONE` stands for "missing"; an empty cell is missing, never an empty text.

use rustc_hash::FxHasher;
use std::hash::Hasher;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

impl TextId {
    pub const NONE: TextId = TextId(u32::MAX);

    pub fn is_none(self) -> bool {
        self == TextId::NONE
    }

    pub fn some(self) -> Option<TextId> {
        (!self.is_none()).then_some(self)
    }
}

/// An arena of distinct texts with an open-addressing index; ids are dense and given in order of first appearance.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Never more than half full. A slot keeps its text's hash, so that a probe reads another text only if it is
    /// almost surely the same, and growing reads none. None while the arena is sealed.
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    id: u32,
}

const FREE: Slot = Slot { hash: 0, id: u32::MAX };

impl Texts {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of an id given by this arena; panics on `TextId::NONE`.
    pub fn get(&self, id: TextId) -> &str {
        // Only whole `&str`s are ever pushed, so the slice is valid UTF-8.
        std::str::from_utf8(self.bytes_of(id.0)).expect("the arena holds whole texts")
    }

    pub fn get_some(&self, id: TextId) -> Option<&str> {
        id.some().map(|id| self.get(id))
    }

    /// Lets go of what only interning needs, and of room for more. The next text that is interned finds the index anew.
    pub fn seal(&mut self) {
        self.slots = Vec::new();
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub fn intern(&mut self, text: &str) -> TextId {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let hash = hash(text.as_bytes());
        let slot = self.slot(text.as_bytes(), hash);
        if self.slots[slot].id == FREE.id {
            self.slots[slot] = Slot { hash, id: self.ends.len() as u32 };
            self.bytes.extend_from_slice(text.as_bytes());
            self.ends.push(self.bytes.len() as u32);
        }
        TextId(self.slots[slot].id)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|i| self.get(TextId(i as u32)))
    }

    fn bytes_of(&self, id: u32) -> &[u8] {
        let i = id as usize;
        let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.bytes[start..self.ends[i] as usize]
    }

    /// The slot that holds `text`, or the free one where it belongs.
    fn slot(&self, text: &[u8], hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == FREE.id || slot.hash == hash && self.bytes_of(slot.id) == text {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (2 * (self.ends.len() + 1)).next_power_of_two().max(16);
        let mut slots = std::mem::replace(&mut self.slots, vec![FREE; size]);
        if slots.is_empty() {
            slots = (0..self.ends.len() as u32).map(|id| Slot { hash: hash(self.bytes_of(id)), id }).collect();
        }
        for slot in slots.into_iter().filter(|slot| slot.id != FREE.id) {
            let mut at = slot.hash as usize & (size - 1);
            while self.slots[at].id != FREE.id {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    (hasher.finish().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_an_id_in_order_of_first_appearance() {
        let mut texts = Texts::default();
        let ids: Vec<u32> = ["b", "a", "b", "", "a", ""].iter().map(|t| texts.intern(t).0).collect();
        assert_eq!(ids, [0, 1, 0, 2, 1, 2]);
        for i in 0..1000 {
            texts.intern(&i.to_string());
        }
        assert_eq!((texts.len(), texts.get(TextId(1)), texts.get(TextId(1002))), (1003, "a", "999"));
        texts.seal();
        assert_eq!((texts.intern("a"), texts.intern("none")), (TextId(1), TextId(1003)));
    }
}
