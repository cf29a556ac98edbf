//! The WebAssembly module and its JavaScript glue, into `<target>/wasm-bindgen/`, whose path is printed.
//!
//! The glue is for the web target without a default path: whoever uses the package brings the module's bytes, so that
//! the page can carry them inside its one file and Node can read them from disk.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TRIPLE: &str = "wasm32-unknown-unknown";

pub fn build() -> Result<(), Box<dyn Error>> {
    let target = target_directory()?;
    let workspace = workspace()?;
    let cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--release", "--lib", "--package", "cutline", "--target", TRIPLE, "--target-dir"])
        .arg(&target)
        .current_dir(workspace)
        .status()?;
    if !cargo.success() {
        return Err("cargo could not build the core for WebAssembly".into());
    }
    let out = target.join("wasm-bindgen");
    Bindgen::new()
        .input_path(target.join(TRIPLE).join("release/cutline.wasm"))
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&out)?;
    println!("{}", out.display());
    Ok(())
}

/// The checkout that runs this program, which need not be the one that built it where two share a target directory.
fn workspace() -> Result<PathBuf, Box<dyn Error>> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("run it as cargo xtask")?;
    Ok(Path::new(&package).parent().ok_or("xtask stands in no workspace")?.to_owned())
}

/// Wherever cargo was told to put this program, `<target>/debug/xtask`.
fn target_directory() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    Ok(program.ancestors().nth(2).ok_or("xtask was not built by cargo")?.to_owned())
}
