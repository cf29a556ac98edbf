//! Hand-off packets (spec §11) on worlds small enough to reason about.

mod falls;
mod texts;
mod told;
mod world;
