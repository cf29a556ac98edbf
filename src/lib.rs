//! Cutline: reads a team's own exports, scores people and accounts with a model they can read, replays history as it
//! was known on each day, and says where the line belongs.
//!
//! The modules stand in the order in which the data flows; none names a later one.
//!
//! ```text
//! bytes → rows → tables → identities → dataset → signals → scores → crossings → outcomes → calibration → hand-off
//! ```

pub mod address;
pub mod day;
pub mod error;
pub mod lists;
pub mod note;
pub mod points;
pub mod settings;
pub mod stats;
pub mod text;

pub mod intake;

pub mod titles;

pub mod identity;

pub mod model;

pub mod dataset;

pub mod signals;

pub mod score;

pub mod crossing;

pub mod outcome;

pub mod calibrate;

pub mod calculator;

pub mod audit;

pub mod compare;

pub mod review;

pub mod findings;

pub mod packets;

pub mod warehouse;

pub mod sample;

pub mod workbench;

#[cfg(target_arch = "wasm32")]
mod wasm;
