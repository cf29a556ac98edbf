//! Bytes to rows to typed tables.

pub mod mapping;
pub mod tables;
