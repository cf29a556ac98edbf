//! Packets as texts: what stands where, and what is said of what a CRM would not take.

use crate::world::{World, additive, signal};
use serde_json::{Value, json};

/// The model's one signal.
fn model() -> Value {
    additive(5.0, vec![signal("visit", 5.0, Value::Null)])
}

/// Two people in one account, and an account whose own activity qualifies it.
fn world() -> World<'static> {
    World {
        activities: "occurred_at,type,person\n2026-06-30,visit,a@acme.com\n2026-06-30,visit,b@acme.com\n",
        contacts: "id,email,name,title\n=1+1,a@acme.com,Ana Maria Lee,-CEO\n,b@acme.com,Bo,VP\n",
        accounts: "domain,name\nacme.com,\"Acme, Inc. \"\"A\"\"\"\n",
    }
}

/// The rows as maps from header to cell.
fn read(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let (mut quoted, mut characters) = (false, text.chars().peekable());
    while let Some(character) = characters.next() {
        let row = rows.last_mut().unwrap();
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            other => row.last_mut().unwrap().push(other),
        }
    }
    rows.pop();
    let header = rows.remove(0);
    rows.into_iter().map(|row| header.iter().cloned().zip(row).collect()).collect()
}

#[test]
fn a_spreadsheet_has_a_row_a_person_and_runs_none_of_their_texts() {
    let (text, notes) = world().text(&model(), "csv");
    let rows = read(&text);
    assert!(notes.is_empty());
    assert_eq!(rows.len(), 2);
    assert_eq!([&rows[0]["person"], &rows[0]["title"]], ["'=1+1", "'-CEO"]);
    assert_eq!([&rows[0]["account_name"], &rows[0]["account"]], ["Acme, Inc. \"A\"", "acme.com"]);
    assert_eq!([&rows[0]["score"], &rows[0]["margin_score"], &rows[0]["margin_fit"]], ["10", "5", ""]);
    assert_eq!([&rows[0]["start_with"], &rows[1]["start_with"]], ["true", "false"]);
}

#[test]
fn salesforce_gets_its_own_field_names_and_values_as_they_are() {
    let (text, notes) = world().text(&model(), "csv_salesforce");
    let rows = read(&text);
    let lee = rows.iter().find(|row| row["Email"] == "a@acme.com").unwrap();
    assert_eq!([&lee["FirstName"], &lee["LastName"], &lee["Title"]], ["Ana Maria", "Lee", "-CEO"]);
    assert_eq!(
        [&lee["Company"], &lee["Website"], &lee["Cutline_Person_Key__c"]],
        ["Acme, Inc. \"A\"", "acme.com", "=1+1"]
    );
    assert_eq!([&lee["Cutline_Qualified_On__c"], &lee["Cutline_MQL__c"]], ["2026-06-30", "false"]);
    let bo = rows.iter().find(|row| row["Email"] == "b@acme.com").unwrap();
    assert_eq!([&bo["FirstName"], &bo["LastName"]], ["", "Bo"]);
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn hubspot_gets_the_labels_of_its_properties() {
    let (text, _) = world().text(&model(), "csv_hubspot");
    assert!(text.starts_with(
        "Email,First Name,Last Name,Job Title,Company Name,Company Domain Name,Contact owner,Lifecycle Stage,"
    ));
    let rows = read(&text);
    let bo = rows.iter().find(|row| row["Email"] == "b@acme.com").unwrap();
    assert_eq!([&bo["First Name"], &bo["Last Name"], &bo["Lifecycle Stage"]], ["Bo", "", ""]);
    let mut with_people = model();
    with_people["person"] = json!({"threshold": 5});
    let rows = read(&world().text(&with_people, "csv_hubspot").0);
    assert!(rows.iter().all(|row| row["Lifecycle Stage"] == "Marketing Qualified Lead"));
}

#[test]
fn what_a_field_does_not_take_is_cut_between_characters_and_said() {
    // 126 code units, then characters of two: the first still fits into 128.
    let title = format!("{}😀😀", "x".repeat(126));
    let email = format!("{}@acme.com", "e".repeat(80));
    let contacts = format!("id,email,title,account\n1,{email},{title},acme.com\n");
    let activities = "occurred_at,type,person\n2026-06-30,visit,1\n";
    let world = World { activities, contacts: &contacts, ..World::default() };
    let (text, notes) = world.text(&model(), "csv_salesforce");
    let rows = read(&text);
    assert_eq!(rows[0]["Title"], format!("{}😀", "x".repeat(126)));
    assert_eq!(rows[0]["Email"], "");
    let expected = [
        "1 has no last name, without which Salesforce takes no lead: fill in LastName.",
        "Title of 1 has 130 characters, and Salesforce takes 128: the rest is cut.",
        "Email of 1 has 89 characters, and Salesforce takes 80: it is left out.",
    ];
    assert_eq!(notes, expected);
    // HubSpot takes it all.
    let (text, notes) = world.text(&model(), "csv_hubspot");
    assert_eq!([&read(&text)[0]["Job Title"], &read(&text)[0]["Email"]], [&title, &email]);
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn an_account_without_people_has_a_row_for_a_spreadsheet_and_a_note_for_a_crm() {
    let world = World { activities: "occurred_at,type,account\n2026-06-30,visit,acme.com\n", ..World::default() };
    let mut visit = signal("visit", 5.0, Value::Null);
    visit["scope"] = json!("account");
    let model = additive(5.0, vec![visit]);
    let rows = read(&world.text(&model, "csv").0);
    assert_eq!((rows.len(), rows[0]["account"].as_str(), rows[0]["person"].as_str()), (1, "acme.com", ""));
    let (text, notes) = world.text(&model, "csv_hubspot");
    assert!(read(&text).is_empty());
    assert_eq!(notes, ["acme.com is left out: HubSpot takes one person a row, and nobody there is engaged."]);
}

#[test]
fn names_of_their_own_columns_go_before_a_name_that_has_to_be_parted() {
    let world = World {
        activities: "occurred_at,type,person\n2026-06-30,visit,a@acme.com\n",
        contacts: "email,First Name,Last Name\na@acme.com,Ana,de la Cruz\n",
        ..World::default()
    };
    let rows = read(&world.text(&model(), "csv_salesforce").0);
    assert_eq!([&rows[0]["FirstName"], &rows[0]["LastName"]], ["Ana", "de la Cruz"]);
}

#[test]
fn markdown_has_a_section_an_account_and_nothing_of_the_data_is_markup() {
    let world = World {
        activities: "occurred_at,type,person,asset\n2026-06-30T09:05:00,visit,a@acme.com,<b>|*x*\n",
        accounts: "domain,name,owner\nacme.com,# Acme | [x](y),Olga\n",
        ..World::default()
    };
    let (text, _) = world.text(&model(), "markdown");
    assert!(
        text.starts_with("# Hand-off on 2026-06-30\n\n1 account qualifies.\n\n## 1. \\# Acme \\| \\[x\\](y)\n"),
        "{text}"
    );
    assert!(text.contains("- Owner: Olga\n"));
    assert!(text.contains("- Qualified on 2026-06-30 by the model M.\n"));
    assert!(text.contains("- Without a@acme.com it would not qualify.\n"));
    assert!(text.contains("- 2026-06-30 09:05:00 visit, a@acme.com, \\<b\\>\\|\\*x\\*\n"));
}
