//! What a packet tells beside its scores.

use crate::world::{World, additive, signal};
use serde_json::{Value, json};

fn gated(gates: Value, signals: Vec<Value>) -> Value {
    json!({"schema": "cutline.model/1", "name": "M", "signals": signals, "account": {"mode": "gated", "gates": gates}})
}

#[test]
fn of_people_who_bring_equally_much_the_first_key_is_spared() {
    // 15 and 10 + 5 are equally much; c has more rows, and less.
    let activities = "occurred_at,type,person\n2026-06-30,ten,b@acme.com\n2026-06-30,five,b@acme.com\n\
        2026-06-29,fifteen,a@acme.com\n2026-06-30,five,c@acme.com\n2026-06-30,five,c@acme.com\n";
    let world = World { activities, ..World::default() };
    let signals = || ["five", "ten", "fifteen"].into_iter().zip([5.0, 10.0, 15.0]);
    let signals = || signals().map(|(kind, points)| signal(kind, points, Value::Null)).collect();
    for (line, stands) in [(25.0, true), (25.001, false)] {
        let packet = world.packet(&additive(line, signals()));
        assert_eq!(packet["top_person"], json!("a@acme.com"));
        assert_eq!(packet["stands_without_top_person"], json!(stands));
    }
}

#[test]
fn without_the_top_person_their_share_of_what_the_account_did_is_gone_too() {
    let activities = "occurred_at,type,person\n2026-06-30,visit,a@acme.com\n2026-06-30,visit,a@acme.com\n2026-06-30,visit,b@acme.com\n";
    let world = World { activities, ..World::default() };
    let three = json!({"id": "three", "scope": "account", "dimension": "engagement",
        "when": {"activity": ["visit"], "at_least": 3, "within_days": 30}, "points": 10});
    let daily = json!({"id": "daily", "scope": "account", "dimension": "engagement",
        "when": {"activity": ["visit"]}, "points": 4, "max_per_day": 1});
    let person = signal("visit", 1.0, Value::Null);
    let stands = |line: f64, of_account: &Value| {
        world.packet(&additive(line, vec![of_account.clone(), person.clone()]))["stands_without_top_person"].clone()
    };
    // a brings 2, b 1. Without a one visit is left, by b, and it is the day's first.
    assert_eq!(stands(1.0, &three), json!(true));
    assert_eq!(stands(2.0, &three), json!(false));
    assert_eq!(stands(5.0, &daily), json!(true));
    assert_eq!(stands(5.001, &daily), json!(false));
}

#[test]
fn an_account_that_only_a_date_qualified_never_crossed() {
    let world = World {
        activities: "occurred_at,type,account\n2026-06-01,visit,acme.com\n",
        accounts: "domain,funded_on,motion\nacme.com,2026-06-20,outbound\n",
        ..World::default()
    };
    let funded = json!({"id": "funded", "scope": "account", "dimension": "fit",
        "when": {"field": "account.funded_on", "within_days": 30}, "points": 20});
    let packet = world.packet(&gated(json!({"fit": 15}), vec![funded]));
    assert_eq!(packet["crossed_on"], Value::Null);
    assert_eq!(packet["crossed_at"], Value::Null);
    assert_eq!(packet["start_with"], Value::Null);
    assert_eq!(packet["top_person"], Value::Null);
    assert_eq!(packet["stands_without_top_person"], json!(true));
    assert_eq!(packet["margins"], json!({"fit": 5.0}));
    assert_eq!(packet["motion"], json!("outbound"));
    // On 20 July the date is 30 days old.
    assert_eq!(packet["falls_below_on"], json!("2026-07-21"));
    assert_eq!(packet["falls_short_of"], json!(["fit"]));
}

#[test]
fn coverage_at_most_ten_above_its_gate_asks_for_a_second_person() {
    let world = World {
        activities: "occurred_at,type,person\n2026-06-30,visit,a@acme.com\n",
        contacts: "email,title\na@acme.com,Director\n",
        ..World::default()
    };
    let motion = |gate: f64| {
        let visit = signal("visit", 5.0, Value::Null);
        world.packet(&gated(json!({"engagement": 1, "coverage": gate}), vec![visit]))["motion"].clone()
    };
    // A director's coverage is 15.
    assert_eq!(motion(5.0), json!("second_person"));
    assert_eq!(motion(4.999), Value::Null);
}

#[test]
fn the_most_senior_engaged_person_is_started_with_where_nobody_is_an_mql() {
    let activities = "occurred_at,type,person\n2026-06-30,visit,a@acme.com\n2026-06-30,visit,b@acme.com\n\
        2026-06-30,visit,b@acme.com\n2026-06-30,note,c@acme.com\n";
    let contacts = "email,title\na@acme.com,VP Sales\nb@acme.com,Director\nc@acme.com,CEO\n";
    let world = World { activities, contacts, ..World::default() };
    let mut model = additive(6.0, vec![signal("visit", 5.0, Value::Null)]);
    let start = |model: &Value| world.packet(model)["start_with"].clone();
    // The CEO did nothing engaging.
    assert_eq!(start(&model)["key"], json!("a@acme.com"));
    assert_eq!(start(&model)["mql"], json!(false));
    model["person"] = json!({"threshold": 10});
    assert_eq!(start(&model)["key"], json!("b@acme.com"));
    assert_eq!(start(&model)["mql"], json!(true));
    let people = world.packet(&model)["people"].clone();
    let keys: Vec<&Value> = people.as_array().unwrap().iter().map(|person| &person["key"]).collect();
    assert_eq!(keys, ["b@acme.com", "a@acme.com"]);
}

#[test]
fn a_flat_list_has_packets_by_fit_alone() {
    let world = World {
        contacts: "email,title\na@acme.com,CEO\n",
        accounts: "domain,industry\nacme.com,Retail\n",
        ..World::default()
    };
    let retail = json!({"id": "retail", "scope": "account", "dimension": "fit",
        "when": {"field": "account.industry", "equals": "Retail"}, "points": 9});
    let visit = signal("visit", 5.0, Value::Null);
    let packet = world.packet(&gated(json!({"fit": 5, "engagement": 3}), vec![retail, visit]));
    assert_eq!(packet["margins"], json!({"fit": 4.0}));
    assert_eq!([&packet["crossed_on"], &packet["falls_below_on"]], [&Value::Null, &Value::Null]);
    assert_eq!(packet["people"], json!([]));
}
