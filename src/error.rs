//! A request that is refused, with a code, a place and what to change.
//!
//! Odd data is never an `Error`: it is a [`crate::note::Note`] or a row set aside, and the flow goes on.

use serde::Serialize;

/// The reasons for which a request is refused; the texts are those of the public interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    UnknownRequest,
    NotFound,
    UnresolvedMapping,
    InvalidModel,
    ScoreOverflow,
    NoCompleteMonth,
    UnreadableFile,
}

/// A refused request, in the user's own nouns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Error {
    pub code: Code,
    /// One or two sentences: what is wrong and what to change.
    pub message: String,
    /// The place in a model document, `signals[2].points`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), path: None, file: None }
    }

    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Error { path: Some(path.into()), ..Error::new(Code::InvalidModel, message) }
    }

    pub fn unreadable(file: impl Into<String>, message: impl Into<String>) -> Self {
        Error { file: Some(file.into()), ..Error::new(Code::UnreadableFile, message) }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
