//! Wrong models, made from sound ones by one change each, all refused at the place of the change (spec §4).
//!
//! The changes are made wherever they apply, in the models that Cutline ships and in those of the worked cases; what each
//! is refused at follows from the change alone. Single mistakes with their sentences are in `model::read`.

mod document;
mod rules;
mod shapes;
mod sound;

use cutline::error::Code;
use cutline::workbench::{Workbench, ask};
use document::{Bench, Wrong};
use rules::{break_parts, break_signals};
use serde_json::json;
use shapes::{change_types, drop_keys, leave_ranges};
use sound::{sound_models, with_every_key};
use std::collections::BTreeSet;

/// The path at which a model is refused when scores are asked for; `None` where they are given.
fn refused_at(workbench: &mut Workbench, model: &str) -> Option<String> {
    workbench.set_models(&[model.to_string()]);
    let error = workbench.ask(ask::request(json!({"ask": "scores", "scope": "person"})).unwrap()).err()?;
    assert_eq!(error.code, Code::InvalidModel, "{error}");
    Some(error.path.expect("a wrong model is wrong somewhere"))
}

#[test]
fn each_sound_model_is_taken_and_each_of_its_mutations_refused_at_its_place() {
    let mut workbench = Workbench::new();
    let mut misplaced = Vec::new();
    let mut paths = BTreeSet::new();
    for (name, sound) in &sound_models() {
        assert_eq!(refused_at(&mut workbench, &sound.to_string()), None, "{name}");
        let mut bench = Bench { name, sound, wrong: Vec::new() };
        for mutate in [change_types, drop_keys, leave_ranges, break_signals, break_parts] {
            mutate(&mut bench);
        }
        for Wrong { model, path, change } in bench.wrong {
            let refused = refused_at(&mut workbench, &model.to_string());
            if refused.as_deref() != Some(&path) {
                misplaced.push(format!("{change}: refused at {refused:?}"));
            }
            paths.insert(path);
        }
    }
    assert!(misplaced.is_empty(), "{} mutations:\n{}", misplaced.len(), misplaced.join("\n"));
    assert!(paths.len() > 500, "the mutations reach {} places only", paths.len());
}

#[test]
fn a_document_cut_short_is_no_json_at_any_byte() {
    let mut workbench = Workbench::new();
    let text = with_every_key().to_string();
    for end in 0..text.len() {
        assert_eq!(refused_at(&mut workbench, &text[..end]).as_deref(), Some(""), "{}", &text[..end]);
    }
    assert_eq!(refused_at(&mut workbench, &format!("{text} {{}}")).as_deref(), Some(""));
}

#[test]
fn a_key_that_stands_twice_is_refused_there() {
    let mut workbench = Workbench::new();
    let text = with_every_key().to_string();
    for (key, path) in [
        (r#""name":"Every key""#, "name"),
        (r#""points":10.125"#, "signals[0].points"),
        (r#""people_at_least":3"#, "signals[3].when.people_at_least"),
        (r#""rollup":"weighted_mean""#, "account.rollup"),
        (r#""coverage":40"#, "account.gates.coverage"),
    ] {
        let twice = text.replacen(key, &format!("{key},{key}"), 1);
        assert_ne!(twice, text);
        assert_eq!(refused_at(&mut workbench, &twice).as_deref(), Some(path));
    }
}
