//! The WebAssembly modules and their JavaScript glue, into `<target>/wasm-bindgen/`, whose path is printed.
//!
//! The glue is for the web target without a default path: whoever uses the package brings the module's bytes, so that
//! the page can carry them inside its one file and Node can read them from disk.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// The packages, and the names of their modules.
const MODULES: [(&str, &str); 2] = [("cutline", "cutline"), ("cutline-sheets", "cutline_sheets")];

pub fn build() -> Result<(), Box<dyn Error>> {
    let target = target_directory()?;
    let out = target.join("wasm-bindgen");
    for (package, module) in MODULES {
        compile(package, &target)?;
        Bindgen::new()
            .input_path(target.join(TRIPLE).join("release").join(module).with_extension("wasm"))
            .web(true)?
            .typescript(true)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&out)?;
    }
    println!("{}", out.display());
    Ok(())
}

/// One package at a time: built together they would share the features of their dependencies, and grow by them.
fn compile(package: &str, target: &Path) -> Result<(), Box<dyn Error>> {
    let cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--release", "--lib", "--package", package, "--target", TRIPLE, "--target-dir"])
        .arg(target)
        .current_dir(workspace()?)
        .status()?;
    if cargo.success() { Ok(()) } else { Err(format!("cargo could not build {package} for WebAssembly").into()) }
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
