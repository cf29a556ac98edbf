//! Neither the order of rows nor what comes later changes a figure.

use crate::bench::{answer, differ, load, load_all, requests};
use crate::models::models;
use crate::seeds::{activity, workspace};
use crate::workspace::{Activity, START, Sheet, Workspace};
use proptest::prelude::*;

/// The rows in an order that the number decides.
fn shuffled(sheet: &Sheet, mut number: u64) -> Sheet {
    let mut sheet = sheet.clone();
    for last in (1..sheet.rows.len()).rev() {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        sheet.rows.swap(last, (number >> 33) as usize % (last + 1));
    }
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_order_of_rows_changes_no_answer(workspace in workspace(), models in models(), number: u64) {
        let sheets = workspace.sheets();
        let other = sheets.each_ref().map(|sheet| shuffled(sheet, number));
        let (settings, as_of) = (&workspace.settings, workspace.as_of);
        let (mut a, mut b) = (load(&sheets, &models, settings, as_of), load(&other, &models, settings, as_of));
        let all = requests(&mut a, &models, &[as_of, START.plus(70)]);
        prop_assert_eq!(differ(&mut a, &mut b, all), None);
    }

    #[test]
    fn an_activity_changes_nothing_before_its_day(
        workspace in workspace(), models in models(), more in activity(), who: usize, before in 1..60i32,
    ) {
        let mut later = workspace.clone();
        let day = START.plus((more.day - before).max(0));
        let more = Activity { day: more.day.max(1), ..more };
        let month = START.plus(more.day).month().to_string();
        later.add(who, more);
        // As it was known on that day.
        let on = |workspace: &Workspace| load(&workspace.sheets(), &models, &workspace.settings, day);
        let (mut a, mut b) = (on(&workspace), on(&later));
        let all = requests(&mut a, &models, &[day]);
        prop_assert_eq!(differ(&mut a, &mut b, all), None);
        // As it is looked back at.
        let (mut a, mut b) = (load_all(&workspace, &models), load_all(&later, &models));
        for request in requests(&mut a, &models, &[day]) {
            let (first, second) = (answer(&mut a, request.clone()), answer(&mut b, request.clone()));
            match request["ask"].as_str().unwrap() {
                "sweep" => {
                    let months = first["months"].as_array().into_iter().flatten().enumerate();
                    for (place, _) in months.filter(|(_, m)| m.as_str().unwrap() < month.as_str()) {
                        let flow = |answer: &serde_json::Value| answer["flow"][place].as_array().unwrap().clone();
                        let both = flow(&first).len().min(flow(&second).len());
                        prop_assert_eq!(&flow(&first)[..both], &flow(&second)[..both], "{}", request);
                    }
                }
                // Of the whole time up to `as_of`.
                "calibrate" | "audit" | "findings" | "compare" | "review" => {}
                _ => prop_assert_eq!(first, second, "{}", request),
            }
        }
    }
}
