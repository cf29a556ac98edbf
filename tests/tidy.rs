//! What holds of the code as text: the order of the modules, no clock, one module that knows JavaScript.
//!
//! A module's place is that of its top-level name in `lib.rs`; its inner modules share it and may name each other.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    all.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    all.sort();
    all
}

/// Each source file: its path from `src`, its top-level module, its text without comments of whole lines.
fn sources() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        let module = name.split(['/', '.']).next().unwrap().to_owned();
        (name, module, fs::read_to_string(&path).unwrap())
    };
    files(&src).into_iter().map(read).collect()
}

fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules in the order of `lib.rs`.
fn in_order() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let named = |line: &str| {
        Some(line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    lib.lines().filter_map(named).collect()
}

/// The top-level modules that a text names: `crate::day`, and each of `crate::{day, error::Result}`.
fn named_modules(code: &str) -> Vec<String> {
    let identifier = |text: &str| {
        text.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned()
    };
    let mut named = Vec::new();
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            named.push(identifier(after));
            continue;
        };
        let mut depth = 1;
        let mut start = 0;
        for (at, c) in group.char_indices() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 0 || (depth == 1 && c == ',') {
                named.push(identifier(&group[start..at]));
                start = at + 1;
            }
            if depth == 0 {
                break;
            }
        }
    }
    named
}

#[test]
fn no_module_names_one_that_stands_after_it() {
    let order = in_order();
    let place = |module: &str| order.iter().position(|other| other == module);
    let mut wrong = Vec::new();
    for (name, module, text) in sources() {
        let Some(own) = place(&module) else {
            assert_eq!(name, "lib.rs", "{name} belongs to no module of lib.rs");
            continue;
        };
        let later =
            named_modules(&code(&text)).into_iter().filter(|other| place(other).is_some_and(|there| there > own));
        wrong.extend(later.map(|other| format!("{name} names {other}, which stands after it in lib.rs")));
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_reads_no_clock() {
    for (name, _, text) in sources() {
        for clock in ["SystemTime", "Instant::now", "Utc::now", "Local::now", "Date::now", "Date::new_0", "performance"]
        {
            assert!(!code(&text).contains(clock), "{name} names {clock}: today is an argument");
        }
    }
}

#[test]
fn each_module_opens_with_what_it_is_for() {
    for (name, _, text) in sources() {
        assert!(text.starts_with("//! ") || name.ends_with("tests.rs"), "{name} does not open with a //! line");
    }
}

#[test]
fn only_the_edge_knows_javascript() {
    for (name, module, text) in sources() {
        for foreign in ["wasm_bindgen", "js_sys", "web_sys", "JsValue"] {
            assert!(
                module == "wasm" || !code(&text).contains(foreign),
                "{name} names {foreign}, which belongs to wasm.rs"
            );
        }
    }
}

#[test]
fn what_a_text_names_is_read_from_paths_and_groups() {
    assert_eq!(named_modules("use crate::day::Day; crate::points::x()"), ["day", "points"]);
    assert_eq!(named_modules("use crate::{day::{Day, Month}, note, text::Texts};"), ["day", "note", "text"]);
}
