//! Bytes to rows to typed tables.

pub mod csv;
mod encoding;
pub mod mapping;
pub mod raw;
mod sniff;
pub mod tables;
