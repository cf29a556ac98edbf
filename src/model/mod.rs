//! The model document: what a user tunes.
