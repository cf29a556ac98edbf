//! Which signals an activity matches. It is told once for each class of activities, not for each activity.

use crate::dataset::{Dataset, Rows};
use crate::intake::tables::Source;
use crate::model::{ActivityTest, Model, Test};
use crate::text::TextId;
use rustc_hash::FxHashMap;

/// By class: the signals that match it, in the order of the model.
pub fn by_class(data: &Dataset, model: &Model) -> Rows {
    // Classes differ in their assets above all, and few signals ask for one: type and source are looked at once.
    let mut by_kind: FxHashMap<(Option<TextId>, Source), Vec<u32>> = FxHashMap::default();
    for class in &data.classes {
        by_kind.entry((class.kind, class.source)).or_insert_with(|| {
            let kind = data.class_kind(class);
            let matches = |test: &ActivityTest| {
                test.types.as_ref().is_none_or(|types| types.iter().any(|t| t == kind))
                    && test.source.is_none_or(|source| source == class.source)
            };
            let tests = model.signals.iter().enumerate();
            tests
                .filter(|(_, s)| matches!(&s.test, Test::Activity(test) if matches(test)))
                .map(|(s, _)| s as u32)
                .collect()
        });
    }
    let asked_asset = |signal: u32| match &model.signals[signal as usize].test {
        Test::Activity(test) => test.asset_contains.as_deref(),
        Test::Field(_) => None,
    };
    let of_class = data.classes.iter().map(|class| {
        let mut lower = None;
        by_kind[&(class.kind, class.source)].iter().copied().filter(move |signal| {
            let Some(part) = asked_asset(*signal) else { return true };
            let asset = lower.get_or_insert_with(|| data.tables.texts.get_some(class.asset).map(str::to_lowercase));
            asset.as_ref().is_some_and(|asset| asset.contains(part))
        })
    });
    Rows::from_iters(of_class)
}
