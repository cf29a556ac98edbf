//! What holds of every script and of the tables that scripts read. That engines give the same figures is shown elsewhere,
//! by the engines themselves.

use crate::bench::{answer, load, load_all};
use crate::models::models;
use crate::seeds::workspace;
use cutline::settings::Settings;
use proptest::prelude::*;
use serde_json::{Value, json};

const DIALECTS: [&str; 5] = ["duckdb", "postgres", "spark", "bigquery", "snowflake"];

fn script(workbench: &mut cutline::workbench::Workbench, dialect: &str, model: &Value) -> String {
    let answer = answer(workbench, json!({"ask": "sql", "dialect": dialect, "model": model["name"]}));
    answer["text"].as_str().unwrap_or_else(|| panic!("{answer}")).to_string()
}

/// The script without comments, and without what stands between quotation marks of any kind.
fn bare(script: &str) -> String {
    let lines: Vec<&str> = script.lines().filter(|line| !line.starts_with("--")).collect();
    let text = lines.join("\n");
    let (mut out, mut open, mut escaped) = (String::new(), None, false);
    for c in text.chars() {
        match open {
            None if ['\'', '"', '`'].contains(&c) => open = Some(c),
            None => out.push(c),
            Some(_) if escaped => escaped = false,
            // Only dialects that know backslashes write one before a quotation mark.
            Some(_) if c == '\\' => escaped = true,
            Some(quote) if c == quote => open = None,
            Some(_) => {}
        }
    }
    assert_eq!(open, None, "a quotation mark is left open");
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn scripts_compute_with_whole_numbers_and_divide_where_the_spec_does(models in models()) {
        let mut workbench = load(&[], &models, &Settings::default(), crate::workspace::START);
        for (dialect, model) in DIALECTS.iter().flat_map(|dialect| models.iter().map(move |model| (dialect, model))) {
            let text = bare(&script(&mut workbench, dialect, model)).to_uppercase();
            for word in ["FLOAT", "DOUBLE", "REAL", "EXP(", "EXP2", "POW", "ROUND(", "LN(", "LOG(", "SQRT", "AVG(", "LOWER(", "NOW(", "CURRENT_"] {
                prop_assert!(!text.contains(word), "{} in {}:\n{}", word, dialect, text);
            }
            // The scale of fit, of people and of accounts; the weighted mean, of intent and of engagement.
            let scaled = if model.get("fit_scale").is_some() { 2 } else { 0 };
            let meant = if model["account"]["rollup"] == "weighted_mean" { 2 } else { 0 };
            let divisions = match *dialect {
                "duckdb" => text.matches("//").count(),
                "snowflake" => text.matches('/').count(),
                "spark" => text.matches(" DIV ").count(),
                _ => text.matches("DIV(").count(),
            };
            prop_assert!(divisions <= scaled + meant, "{} divisions in {}:\n{}", divisions, dialect, text);
            prop_assert!(*dialect == "duckdb" || *dialect == "snowflake" || !text.contains('/'), "a division in {}:\n{}", dialect, text);
            let is_a_decimal = |(at, _): (usize, &str)| text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
            prop_assert!(!text.match_indices('.').any(is_a_decimal), "a fraction in {}:\n{}", dialect, text);
        }
    }

    #[test]
    fn a_script_hangs_on_the_models_and_not_on_the_data(workspace in workspace(), models in models()) {
        let mut full = load_all(&workspace, &models);
        let mut empty = load(&[], &models, &workspace.settings, workspace.as_of);
        for (dialect, model) in DIALECTS.iter().flat_map(|dialect| models.iter().map(move |model| (dialect, model))) {
            prop_assert_eq!(script(&mut full, dialect, model), script(&mut empty, dialect, model));
        }
    }

    #[test]
    fn the_day_stands_in_a_script_once(models in models()) {
        let day = crate::workspace::START;
        let mut workbench = load(&[], &models, &Settings::default(), day);
        for dialect in DIALECTS {
            prop_assert_eq!(script(&mut workbench, dialect, &models[0]).matches(&day.to_string()).count(), 1);
        }
    }
}
