//! The build's own program, so that no tool has to be installed globally; Cargo.lock keeps all versions matched.
//!
//! It leaves its results in the target directory. `npm run build` finishes them into `pkg/`: nothing here is shipped as is.

mod schemas;
mod wasm;

use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let verb = std::env::args().nth(1).unwrap_or_default();
    let done = match verb.as_str() {
        "wasm" => wasm::build(),
        "schemas" => schemas::print(),
        "model-schema" => schemas::print_model(),
        _ => Err("usage: cargo xtask wasm | schemas | model-schema".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", told(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// The error with all its causes on one line.
fn told(error: &dyn Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", told(cause)),
        None => error.to_string(),
    }
}
