//! Bytes to rows to typed tables.

pub mod csv;
pub mod date;
mod encoding;
pub mod mapping;
pub mod number;
pub mod raw;
pub mod settle;
mod sniff;
pub mod tables;
