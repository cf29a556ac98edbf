//! Excel workbooks to rows of texts, for Cutline's core to read as it reads a file of text.
//!
//! A module of its own, since it is heavy and rarely needed: whoever opens a workbook loads it then. It decides nothing
//! about a table: titles, headers and footers are told by the core, from the rows that it gets.
//!
//! ```text
//! bytes → archive (limits) → workbook → cells as texts → rows
//! ```

mod archive;
mod cell;
mod rows;
mod workbook;

pub use workbook::{Opened, SheetRows, open};

#[cfg(target_arch = "wasm32")]
mod wasm;
