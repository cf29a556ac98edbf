//! Each row of spec §8 by itself: what brings it about, and what only just does not.

use crate::bench::{Tables, activities, answer, each, load, sheet};
use serde_json::{Value, json};

/// `n` rows, by number.
fn rows(n: usize, row: impl Fn(usize) -> String) -> String {
    (0..n).map(|i| row(i) + "\n").collect()
}

/// A model of one line for people at 10, in whose document nothing is missing.
fn model() -> Value {
    let mut visit = each("visit", "person", "visit", 10);
    visit["decay"] = json!({"half_life_days": 365});
    json!({
        "schema": "cutline.model/1", "name": "M",
        "signals": [visit, each("bad", "person", "unsubscribe", -10)],
        "person": {"threshold": 10},
    })
}

fn find(tables: &Tables, model: &Value, settings: Value, request: Value) -> Vec<Value> {
    let mut request = request;
    request["ask"] = json!("findings");
    let answer = answer(&mut load(tables, std::slice::from_ref(model), settings, "2026-06-30"), request);
    answer["findings"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

fn found<'a>(findings: &'a [Value], id: &str) -> Vec<&'a Value> {
    findings.iter().filter(|finding| finding["id"] == id).collect()
}

/// `n` people with a visit each on the day, of whom the first `converted` open an opportunity.
fn crowd(name: &str, day: &str, n: usize, converted: usize) -> (String, String) {
    (rows(n, |i| format!("{day},visit,{name}{i}")), rows(converted, |i| format!("{day},sqo,{name}{i}")))
}

fn with_crowds(crowds: &[(&str, &str, usize, usize)]) -> Tables {
    let (mut acts, mut outcomes) = (activities(&[]), sheet("occurred_at,stage,person", &[]));
    for (name, day, n, converted) in crowds {
        let (more, opened) = crowd(name, day, *n, *converted);
        acts += &more;
        outcomes += &opened;
    }
    Tables { activities: acts, outcomes, ..Tables::default() }
}

#[test]
fn a_line_is_too_low_when_even_the_upper_bound_is_below_the_floor() {
    // Wilson's upper bounds (statsmodels): 1 of 50 is 0.1050, 2 of 50 is 0.1346, 0 of 19 would be 0.168.
    let low = |n, converted| {
        let tables = with_crowds(&[("p", "2026-01-05", n, converted)]);
        found(&find(&tables, &model(), json!({}), json!({})), "line_too_low").len()
    };
    assert_eq!([low(50, 1), low(50, 2), low(19, 0)], [1, 0, 0]);
    let tables = with_crowds(&[("p", "2026-01-05", 50, 2)]);
    let own = json!({"bounds": {"people_precision": 0.14}});
    assert_eq!(found(&find(&tables, &model(), json!({}), own), "line_too_low").len(), 1);
    // At a stage for which no floor is named nothing is said.
    assert_eq!(found(&find(&tables, &model(), json!({"stage": "won"}), json!({})), "line_too_low").len(), 0);
}

#[test]
fn a_line_is_too_high_below_half_of_the_capacity_or_twenty_a_month() {
    // 20 and 20 in the two complete months.
    let tables = with_crowds(&[("a", "2026-05-01", 20, 0), ("b", "2026-06-03", 20, 0)]);
    let high = |request: Value| found(&find(&tables, &model(), json!({}), request), "line_too_high").len();
    let capacity = |leads: i32| json!({"targets": {"capacity": {"leads_per_month": leads}}});
    assert_eq!([high(json!({})), high(capacity(40)), high(capacity(41))], [0, 0, 1]);
    let fewer = with_crowds(&[("a", "2026-05-01", 19, 0), ("b", "2026-06-03", 20, 0)]);
    assert_eq!(found(&find(&fewer, &model(), json!({}), json!({})), "line_too_high").len(), 1);
    // Without a complete month nothing is known of a month.
    let short = with_crowds(&[("a", "2026-06-02", 1, 0)]);
    assert_eq!(found(&find(&short, &model(), json!({}), json!({})), "line_too_high").len(), 0);
}

#[test]
fn precision_that_differs_between_the_last_two_judged_quarters_has_drifted() {
    // 30 of 60 against 12 of 60: Newcombe's interval of the difference is about 0.13 to 0.45; 24 of 60: −0.08 to 0.27.
    let drifts = |earlier| {
        let crowds = [("a", "2025-08-05", 60, earlier), ("b", "2025-11-05", 60, 30), ("c", "2026-06-20", 10, 0)];
        let tables = with_crowds(&crowds);
        let findings = find(&tables, &model(), json!({}), json!({}));
        found(&findings, "drift").len()
    };
    assert_eq!([drifts(12), drifts(24)], [1, 0]);
}

#[test]
fn scores_at_crossing_that_moved_have_drifted() {
    // 200 cross at 10 to 29 points in the first quarter, 200 at 30 in the second: all in the highest bin of ten.
    let mut spread = model();
    for points in 0..20 {
        let kind = format!("k{points}");
        spread["signals"].as_array_mut().unwrap().push(each(&kind, "person", &kind, 10 + points));
    }
    spread["signals"].as_array_mut().unwrap().push(each("top", "person", "top", 30));
    let quarter = |kind: &dyn Fn(usize) -> String| rows(200, |i| format!("2026-02-03,{},q{i}", kind(i)));
    let first = quarter(&|i| format!("k{}", i % 20));
    let second = |kind: &dyn Fn(usize) -> String| quarter(kind).replace("2026-02", "2026-05").replace(",q", ",r");
    let tables = |second: String| Tables { activities: activities(&[]) + &first + &second, ..Tables::default() };
    let moved = find(&tables(second(&|_| "top".into())), &spread, json!({}), json!({}));
    assert_eq!(found(&moved, "drift").len(), 1);
    let same = find(&tables(second(&|i| format!("k{}", i % 20))), &spread, json!({}), json!({}));
    assert_eq!(found(&same, "drift").len(), 0);
}

#[test]
fn more_points_that_convert_less_are_a_rank_inversion() {
    // 50 at 10 points, 40 of them converted; 50 at 20 points, of whom 10 do (intervals 0.67–0.89 and 0.11–0.33).
    let inverted = |at_twenty: usize, converted: usize| {
        let mut tables = with_crowds(&[("a", "2026-01-05", 50, 40), ("b", "2026-01-06", at_twenty, converted)]);
        tables.activities += &rows(at_twenty, |i| format!("2026-01-06,visit,b{i}"));
        found(&find(&tables, &model(), json!({}), json!({})), "rank_inversion").len()
    };
    assert_eq!([inverted(50, 10), inverted(49, 10), inverted(50, 35)], [1, 0, 0]);
}

/// Ten hand-offs with one visit in the north, and ten with `visits` in the south.
fn hand_offs(n: usize, visits: usize) -> Tables {
    let of = |name: &str, times: usize| rows(n, |i| vec![format!("2026-03-02,visit,{name}{i}"); times].join("\n"));
    Tables {
        activities: activities(&[]) + &of("n", 1) + &of("s", visits),
        contacts: "id,region\n".to_string() + &rows(n, |i| format!("n{i},North")) + &rows(n, |i| format!("s{i},South")),
        outcomes: sheet("occurred_at,stage,person", &[])
            + &rows(n, |i| format!("2026-03-02,mql,n{i}"))
            + &rows(n, |i| format!("2026-03-02,mql,s{i}")),
        ..Tables::default()
    }
}

#[test]
fn two_regions_that_hand_off_more_than_ten_points_apart_have_two_lines() {
    let apart = |tables: &Tables| found(&find(tables, &model(), json!({}), json!({})), "inconsistent_lines").len();
    assert_eq!(apart(&hand_offs(10, 3)), 1);
    // Exactly 10 points apart is not more than 10; nine hand-offs are too few.
    assert_eq!(apart(&hand_offs(10, 2)), 0);
    assert_eq!(apart(&hand_offs(9, 3)), 0);
}

#[test]
fn an_account_that_one_person_makes_is_told_when_it_is_one_of_many() {
    let mut accounts = model();
    accounts.as_object_mut().unwrap().remove("person");
    accounts["account"] = json!({"mode": "gated", "gates": {"engagement": 40, "fit": 0.5, "coverage": 0}});
    accounts["signals"][0]["decay"] = Value::Null;
    accounts["account"]["gates"] = json!({"engagement": 40});
    let visits = |account: &str, people: &[(&str, usize)]| -> String {
        let of = |(person, times): &(&str, usize)| format!("2026-06-02,visit,{person}@{account}.com\n").repeat(*times);
        people.iter().map(of).collect()
    };
    let one = |of_one: usize| {
        let shared = (of_one..4).map(|i| visits(&format!("s{i}"), &[("a", 3), ("b", 2)])).collect::<String>();
        // 4 of 5 visits are 80 %.
        let single = (0..of_one).map(|i| visits(&format!("o{i}"), &[("a", 4), ("b", 1)])).collect::<String>();
        let tables = Tables { activities: activities(&[]) + &shared + &single, ..Tables::default() };
        found(&find(&tables, &accounts, json!({}), json!({})), "one_person_accounts").len()
    };
    assert_eq!([one(0), one(1), one(2)], [0, 0, 1]);
}

#[test]
fn two_signals_on_the_same_people_count_twice() {
    let mut twice = model();
    twice["signals"].as_array_mut().unwrap().push(each("trial", "person", "trial", 5));
    twice["signals"].as_array_mut().unwrap().push(each("login", "person", "login", 5));
    let tables = |logins: usize| {
        let acts = rows(60, |i| format!("2026-03-02,visit,p{i}"))
            + &rows(30, |i| format!("2026-03-02,trial,p{i}"))
            + &rows(logins, |i| format!("2026-03-02,login,p{i}"));
        Tables { activities: activities(&[]) + &acts, ..Tables::default() }
    };
    // With 29 of the 30, phi is sqrt(29·30/(30·31)) = 0.967; with 20 it is sqrt(20·30/(30·40)) = 0.71.
    let pairs = |logins| {
        let findings = find(&tables(logins), &twice, json!({}), json!({}));
        found(&findings, "counted_twice").iter().map(|finding| finding["signals"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(pairs(29), [json!(["trial", "login"])]);
    assert_eq!(pairs(20), Vec::<Value>::new());
}

#[test]
fn a_band_with_more_points_that_converts_less_stands_upside_down() {
    let mut bands = model();
    let band = |id: &str, low: i32, high: i32, points: i32| {
        let when = json!({"field": "person.size", "between": [low, high]});
        json!({"id": id, "scope": "person", "dimension": "fit", "when": when, "points": points})
    };
    bands["signals"].as_array_mut().unwrap().extend([band("small", 1, 10, 2), band("large", 11, 100, 8)]);
    let upside_down = |n: usize, small: usize, large: usize| {
        let tables = Tables {
            activities: activities(&[]) + &rows(2 * n, |i| format!("2026-03-02,visit,p{i}")),
            contacts: "id,size\n".to_string() + &rows(2 * n, |i| format!("p{i},{}", if i < n { 5 } else { 50 })),
            outcomes: sheet("occurred_at,stage,person", &[])
                + &rows(small, |i| format!("2026-05-02,sqo,p{i}"))
                + &rows(large, |i| format!("2026-05-02,sqo,p{}", i + n)),
            ..Tables::default()
        };
        found(&find(&tables, &bands, json!({}), json!({})), "upside_down_bands").len()
    };
    assert_eq!([upside_down(100, 50, 20), upside_down(99, 50, 20), upside_down(100, 20, 50)], [1, 0, 0]);
}

#[test]
fn a_signal_that_follows_the_outcome_is_seen_after_the_fact() {
    let mut leaking = model();
    leaking["signals"].as_array_mut().unwrap().push(each("onboarding", "person", "onboarding", 30));
    // Of five converted with it four had it only later; the fifth on the very day.
    let seen = |early: &str| {
        let acts = rows(5, |i| format!("2026-03-02,visit,p{i}"))
            + &rows(4, |i| format!("2026-04-02,onboarding,p{i}"))
            + &format!("{early},onboarding,p4\n")
            + &rows(3, |i| format!("2026-04-05,onboarding,q{i}"));
        let tables = Tables {
            activities: activities(&[]) + &acts,
            outcomes: sheet("occurred_at,stage,person", &[]) + &rows(5, |i| format!("2026-04-01,sqo,p{i}")),
            ..Tables::default()
        };
        let findings = find(&tables, &leaking, json!({}), json!({}));
        found(&findings, "seen_after_the_fact").iter().map(|f| f["figures"]["share"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(seen("2026-04-01"), [json!(0.8)]);
    let earlier = json!({"bounds": {"after_the_fact": 0.81}});
    assert_eq!(seen("2026-04-03"), [json!(1.0)]);
    let tables = with_crowds(&[("p", "2026-03-02", 3, 3)]);
    assert_eq!(found(&find(&tables, &leaking, json!({}), earlier), "seen_after_the_fact").len(), 0);
}

#[test]
fn what_nobody_meets_and_what_no_signal_uses_is_unused() {
    let mut unused = model();
    let when = json!({"activity": ["visit"], "at_least": 3, "within_days": 5});
    let at_least = json!({"id": "often", "scope": "person", "dimension": "engagement", "when": when, "points": 5});
    let of_accounts = json!({
        "id": "size", "scope": "account", "dimension": "fit", "when": {"field": "account.size", "exists": false}, "points": 5,
    });
    unused["signals"].as_array_mut().unwrap().extend([at_least, of_accounts]);
    let told = |days: [&str; 3]| {
        let visits: String = days.iter().map(|day| format!("2026-03-{day},visit,a@acme.com\n")).collect();
        let rest = rows(97, |i| format!("2026-03-02,unsubscribe,p{i}@acme.com")) + "2026-03-02,fax,a@acme.com\n";
        // 101 rows: one fax is less than one in a hundred, two are more.
        let tables = |more: &str| Tables { activities: activities(&[]) + &visits + &rest + more, ..Tables::default() };
        let of = |more: &str| found(&find(&tables(more), &unused, json!({}), json!({})), "unused").len();
        [of(""), of("2026-03-02,fax,b@acme.com\n")]
    };
    // The account's signal is always told, since the model scores no accounts.
    assert_eq!(told(["02", "04", "07"]), [1, 2]);
    assert_eq!(told(["02", "04", "08"]), [2, 3]);
}

#[test]
fn several_motions_want_several_models() {
    let tables = |second: &str| Tables {
        activities: sheet("occurred_at,type,person,motion", &["2026-03-02,visit,a@acme.com,Inbound"]),
        accounts: sheet("domain,motion", &["acme.com,inbound", &format!("beta.com,{second}")]),
        ..Tables::default()
    };
    let told =
        |second: &str| found(&find(&tables(second), &model(), json!({}), json!({})), "one_line_for_all_motions").len();
    assert_eq!([told("partner"), told("INBOUND "), told("")], [1, 0, 0]);
}
