//! A packet says of an account what `scores` and `why` say of it, and looks ahead as a day-by-day twin would.

use crate::bench::{answer, load_all, quanta, scores, text};
use crate::models::{models, one_model};
use crate::seeds::workspace;
use crate::twin::acts;
use crate::workspace::{START, Workspace};
use cutline::day::Day;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A type that both sides ignore: its rows show that somebody exists, and nothing else.
const NOTHING: &str = "nothing";

fn ignoring(mut workspace: Workspace) -> Workspace {
    workspace.settings.ignore_types.push(NOTHING.into());
    workspace
}

fn packets(workspace: &Workspace, models: &[Value]) -> Vec<Value> {
    answer(&mut load_all(workspace, models), json!({"ask": "packets"}))["packets"].as_array().unwrap().clone()
}

fn model_of<'a>(models: &'a [Value], packet: &Value) -> &'a Value {
    models.iter().find(|model| model["name"] == packet["model"]).unwrap()
}

/// Thousandths of a document's number as quanta.
fn points(value: &Value) -> i128 {
    (value.as_f64().unwrap() * 1000.0).round() as i128 * (1000 << 20)
}

fn in_points(quanta: i128) -> f64 {
    quanta as f64 / (1e6 * f64::from(1 << 20))
}

/// The workspace in which nothing is done after its day.
fn without_a_future(workspace: &Workspace) -> Workspace {
    let mut past = workspace.clone();
    for activity in &mut past.activities {
        if START.plus(activity.day) > workspace.as_of {
            activity.kind = NOTHING;
        }
    }
    for person in &mut past.people {
        person.created = person.created.filter(|day| START.plus(*day) <= workspace.as_of);
    }
    past
}

/// The workspace in which one person has done nothing; `None` where what they did is all that tells their account.
fn without_person(workspace: &Workspace, key: &str) -> Option<Workspace> {
    let mut left = workspace.clone();
    let place = left.people.iter().position(|person| person.key() == key)?;
    left.people[place].account?;
    left.people[place].created = None;
    for activity in left.activities.iter_mut().filter(|activity| activity.person == Some(place)) {
        activity.kind = NOTHING;
    }
    Some(left)
}

fn qualifies(rows: &[Value], key: &Value) -> bool {
    rows.iter().any(|row| row["key"] == *key && row["qualified"] == true)
}

/// Looks at every day by itself, in a workspace in which nothing is done after its own.
fn same_as_the_twin(workspace: &Workspace, models: &[Value]) -> Result<(), TestCaseError> {
    let packets = packets(workspace, models);
    let mut twin = load_all(&without_a_future(workspace), models);
    let mut standing: Vec<&Value> = packets.iter().collect();
    let last = workspace.as_of.plus_years(3);
    for day in (workspace.as_of.0 + 1..=last.0).map(Day) {
        if standing.is_empty() {
            break;
        }
        let rows = scores(&mut twin, "account", day);
        let (still, fallen): (Vec<&Value>, _) =
            standing.into_iter().partition(|packet| qualifies(&rows, &packet["key"]));
        for packet in fallen {
            prop_assert_eq!(&packet["falls_below_on"], &json!(day), "{} of {}", packet["key"], workspace.as_of);
            let row = rows.iter().find(|row| row["key"] == packet["key"]).unwrap();
            let missed: Vec<&Value> =
                row["failed_gates"].as_array().unwrap().iter().map(|gate| &gate["gate"]).collect();
            prop_assert_eq!(&packet["falls_short_of"], &json!(missed));
        }
        standing = still;
    }
    for packet in standing {
        prop_assert_eq!(&packet["falls_below_on"], &Value::Null);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn packets_are_of_the_accounts_that_qualify_in_the_order_of_their_scores(
        workspace in workspace(), models in models(), limit in 0..4usize,
    ) {
        let mut workbench = load_all(&workspace, &models);
        let rows = scores(&mut workbench, "account", workspace.as_of);
        let qualified: Vec<&Value> = rows.iter().filter(|row| row["qualified"] == true).collect();
        let all = answer(&mut workbench, json!({"ask": "packets"}));
        let packets = all["packets"].as_array().unwrap();
        prop_assert_eq!(packets.len(), qualified.len());
        prop_assert_eq!(&all["total"], &json!(qualified.len()));
        for (packet, row) in packets.iter().zip(qualified) {
            for figure in ["key", "name", "tier", "fit", "intent", "engagement", "coverage", "score", "model"] {
                prop_assert_eq!(&packet[figure], &row[figure], "{}", figure);
            }
            prop_assert_eq!(&packet["start_with"]["key"], &row["hand_off"]["start_with"]);
            let account = &model_of(&models, packet)["account"];
            let line = (account["mode"] == "additive").then(|| ("score", &account["threshold"]));
            let gates = account["gates"].as_object().unwrap();
            let needs: Vec<_> = gates.iter().map(|(gate, least)| (gate.as_str(), least)).chain(line).collect();
            prop_assert_eq!(packet["margins"].as_object().unwrap().len(), needs.len());
            for (gate, least) in needs {
                let value = match gate {
                    "coverage" => points(&row["coverage"]),
                    _ => quanta(row, gate),
                };
                let margin = packet["margins"][gate].as_f64().unwrap();
                prop_assert!(margin >= 0.0 && (margin - in_points(value - points(least))).abs() < 1e-9, "{gate} {margin}");
            }
        }
        let some = answer(&mut workbench, json!({"ask": "packets", "limit": limit}));
        prop_assert_eq!(some["packets"].as_array().unwrap(), &packets[..limit.min(packets.len())]);
        prop_assert_eq!(&some["total"], &all["total"]);
    }

    #[test]
    fn an_account_falls_on_the_first_day_on_which_a_day_by_day_twin_no_longer_qualifies(
        workspace in workspace(), models in models(),
    ) {
        same_as_the_twin(&ignoring(workspace), &models)?;
    }

    #[test]
    fn an_account_close_to_its_line_falls_on_the_day_of_the_twin(
        workspace in workspace(), model in one_model(), slack in 0..4i64, no_lookback: bool,
    ) {
        let workspace = ignoring(workspace);
        let mut close = model;
        close["account"] = json!({"mode": "additive", "threshold": 0, "rollup": close["account"]["rollup"]});
        close["account"].as_object_mut().unwrap().retain(|_, value| !value.is_null());
        if no_lookback {
            close["lookback_days"] = json!(900);
        }
        let rows = scores(&mut load_all(&workspace, &[close.clone()]), "account", workspace.as_of);
        let Some(row) = rows.iter().find(|row| row["failed_gates"].as_array().unwrap().len() < 2) else { return Ok(()) };
        close["account"]["threshold"] = json!((row["score"].as_f64().unwrap().floor() - slack as f64).max(0.0));
        same_as_the_twin(&workspace, &[close])?;
    }

    #[test]
    fn an_account_stands_without_its_top_person_as_a_workspace_without_what_they_did_says(
        workspace in workspace(), models in models(),
    ) {
        let workspace = ignoring(workspace);
        for packet in packets(&workspace, &models) {
            let why = answer(
                &mut load_all(&workspace, &models),
                json!({"ask": "why", "scope": "account", "key": packet["key"]}),
            );
            let mut brought = std::collections::BTreeMap::new();
            for part in why["parts"].as_array().unwrap().iter().filter(|part| part["dimension"] != "fit") {
                if let Some(person) = part["person"].as_str() {
                    *brought.entry(person.to_string()).or_insert(0.0) += part["points"].as_f64().unwrap();
                }
            }
            let most = brought.values().copied().fold(f64::NEG_INFINITY, f64::max);
            let top = brought.iter().find(|(_, points)| **points > most - 1e-9).map(|(key, _)| key);
            prop_assert_eq!(&packet["top_person"], &json!(top));
            let Some(top) = top else {
                prop_assert_eq!(&packet["stands_without_top_person"], &json!(true));
                continue;
            };
            let Some(left) = without_person(&workspace, top) else { continue };
            let rows = scores(&mut load_all(&left, &models), "account", workspace.as_of);
            prop_assert_eq!(&packet["stands_without_top_person"], &json!(qualifies(&rows, &packet["key"])));
        }
    }

    #[test]
    fn a_packet_names_the_engaged_and_the_mqls_best_first(workspace in workspace(), model in one_model()) {
        let models = [model];
        let mut workbench = load_all(&workspace, &models);
        let people = scores(&mut workbench, "person", workspace.as_of);
        let accounts = scores(&mut workbench, "account", workspace.as_of);
        for packet in packets(&workspace, &models) {
            let named = packet["people"].as_array().unwrap();
            let order = |person: &Value| {
                let row = people.iter().find(|row| row["key"] == person["key"]).unwrap();
                (person["mql"] != true, -quanta(row, "score"), text(person, "key").to_string())
            };
            prop_assert!(named.windows(2).all(|pair| order(&pair[0]) < order(&pair[1])));
            for person in named {
                let row = people.iter().find(|row| row["key"] == person["key"]).unwrap();
                prop_assert_eq!(&person["mql"], &row["qualified"]);
                prop_assert_eq!(&person["score"], &row["score"]);
                prop_assert!(person["mql"] == true || person["engaged"] == true);
            }
            let mqls = people.iter().filter(|row| row["account"] == packet["key"] && row["qualified"] == true).count();
            prop_assert_eq!(named.iter().filter(|person| person["mql"] == true).count(), mqls);
            let engaged = named.iter().filter(|person| person["engaged"] == true).count();
            let account = accounts.iter().find(|row| row["key"] == packet["key"]).unwrap();
            prop_assert_eq!(&account["people_engaged"], &json!(engaged));
        }
    }

    #[test]
    fn reasons_are_the_ten_largest_parts_and_the_timeline_the_latest_twenty(workspace in workspace(), models in models()) {
        let mut workbench = load_all(&workspace, &models);
        for packet in packets(&workspace, &models) {
            let why = answer(&mut workbench, json!({"ask": "why", "scope": "account", "key": packet["key"]}));
            let behind = why["parts"].as_array().unwrap().iter();
            let behind = behind.filter(|part| part["dimension"] != "fit" && part["points"].as_f64().unwrap() > 0.0);
            let expected: Vec<Value> =
                behind.take(10).map(|part| json!([part["signal"], part["person"], part["points"]])).collect();
            let reasons = packet["why"].as_array().unwrap().iter();
            let reasons: Vec<Value> =
                reasons.map(|reason| json!([reason["signal"], reason["person"], reason["points"]])).collect();
            prop_assert_eq!(reasons, expected);
            let moments = packet["timeline"].as_array().unwrap();
            prop_assert!(moments.len() <= 20 && moments.windows(2).all(|pair| text(&pair[0], "at") >= text(&pair[1], "at")));
            prop_assert!(moments.iter().all(|moment| text(moment, "at")[..10] <= *workspace.as_of.to_string()));
        }
    }

    #[test]
    fn an_account_crossed_on_its_first_active_day_on_which_it_qualified(workspace in workspace(), models in models()) {
        prop_assume!(models.iter().all(|model| model.get("exclude").is_none()));
        let mut workbench = load_all(&workspace, &models);
        for packet in packets(&workspace, &models) {
            let place = workspace.accounts.iter().position(|account| packet["key"] == account.key()).unwrap();
            let mut days: Vec<Day> = acts(&workspace).into_iter().filter(|act| act.account == Some(place)).map(|act| act.day).collect();
            days.sort();
            days.dedup();
            let first = days.into_iter().find(|day| qualifies(&scores(&mut workbench, "account", *day), &packet["key"]));
            prop_assert_eq!(&packet["crossed_on"], &json!(first));
            prop_assert_eq!(packet["crossed_at"].as_str().map(|at| &at[..10]), packet["crossed_on"].as_str());
        }
    }
}
