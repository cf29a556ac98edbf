//! An edited model gives what it gives a workbench that never knew another.

use crate::bench::{answer, load_all};
use crate::models::one_model;
use crate::seeds::{busy_workspace, workspace};
use crate::workspace::Workspace;
use proptest::prelude::*;
use serde_json::{Value, json};

/// One step of editing, of a signal by place where it is of one.
#[derive(Debug, Clone)]
enum Edit {
    Points(usize, i64),
    HalfLife(usize, u32),
    Cap(usize, u32),
    Off(usize),
    Lookback(u32),
    GroupCap(u32),
    Unscaled,
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = || 0..12usize;
    prop_oneof![
        4 => (place(), -40..60i64).prop_map(|(place, points)| Edit::Points(place, points)),
        4 => (place(), 1..200u32).prop_map(|(place, days)| Edit::HalfLife(place, days)),
        2 => (place(), 1..60u32).prop_map(|(place, cap)| Edit::Cap(place, cap)),
        1 => place().prop_map(Edit::Off),
        1 => (20..400u32).prop_map(Edit::Lookback),
        1 => (1..50u32).prop_map(Edit::GroupCap),
        1 => Just(Edit::Unscaled),
    ]
}

/// Does the edit where the document has such a place; what comes out may be no model.
fn apply(model: &mut Value, edit: &Edit) {
    let signals = model["signals"].as_array_mut().expect("a model has signals");
    let many = signals.len().max(1);
    let mut of = |place: usize, key: &str, value: Value| {
        if let Some(signal) = signals.get_mut(place % many) {
            signal[key] = value;
        }
    };
    match *edit {
        Edit::Points(place, points) => of(place, "points", json!(points)),
        Edit::HalfLife(place, days) => of(place, "decay", json!({"half_life_days": days})),
        Edit::Cap(place, cap) => of(place, "cap", json!(cap)),
        Edit::Off(place) if place < many => drop(signals.remove(place)),
        Edit::Off(_) => {}
        Edit::Lookback(days) => model["lookback_days"] = json!(days),
        Edit::GroupCap(cap) => {
            for group in model["groups"].as_object_mut().into_iter().flat_map(|groups| groups.values_mut()) {
                group["cap"] = json!(cap);
            }
        }
        Edit::Unscaled => drop(model.as_object_mut().and_then(|model| model.remove("fit_scale"))),
    }
}

fn as_if_it_were_new(workspace: &Workspace, mut model: Value, edits: &[Edit]) -> Result<(), TestCaseError> {
    let mut edited = load_all(workspace, std::slice::from_ref(&model));
    for edit in edits {
        apply(&mut model, edit);
        edited.set_models(&[model.to_string()]);
        let mut new = load_all(workspace, std::slice::from_ref(&model));
        for axis in ["person.score", "account.engagement", "account.score"] {
            let request = json!({"ask": "sweep", "axis": axis});
            prop_assert_eq!(answer(&mut edited, request.clone()), answer(&mut new, request), "{} of {}", axis, model);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn an_edit_gives_what_the_model_gives_when_it_is_new(
        workspace in workspace(),
        model in one_model(),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        as_if_it_were_new(&workspace, model, &edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn so_it_does_where_much_happens(
        workspace in busy_workspace(),
        model in one_model(),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        as_if_it_were_new(&workspace, model, &edits)?;
    }
}
