//! The build's own program, so that no tool has to be installed globally.
fn main() {}
