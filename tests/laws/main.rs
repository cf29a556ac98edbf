//! Laws: what holds of every workspace and model, tried on random small ones through the workbench.

mod audit;
mod bench;
mod columns;
mod compare;
mod described;
mod documents;
mod edits;
mod files;
mod lists;
mod malformed;
mod models;
mod order;
mod own_line;
mod packets;
mod scores;
mod seeds;
mod sweep;
mod twin;
mod warehouse;
mod workspace;
