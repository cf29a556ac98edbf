use super::super::csv::CsvReader;
use super::super::guess;
use super::*;

/// A table of these headers and rows, with commas between cells.
fn table(lines: &[&str]) -> RawTable {
    let mut reader = CsvReader::new("f.csv");
    reader.push(lines.join("\n").as_bytes());
    reader.finish().expect("a readable file")
}

/// The fields and the headers that they read, in the order of the fields; a constant as `=won`.
fn mapped(table: Table, raw: &RawTable, user: &str) -> Vec<(String, String)> {
    let map = map(table, raw, &serde_json::from_str(user).expect("a mapping"));
    let from = |chosen: &Chosen| match &chosen.from {
        From::Column(column) => raw.columns[*column].header.clone(),
        From::Constant(text) => format!("={text}"),
    };
    map.chosen.iter().map(|chosen| (chosen.field.clone(), from(chosen))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(field, from)| (field.to_string(), from.to_string())).collect()
}

/// A file is guessed to be a table, and its columns read so.
macro_rules! maps_to {
    ($name:ident, $lines:expr, $table:expr, $fields:expr) => {
        #[test]
        fn $name() {
            let raw = table(&$lines);
            let (guessed, why) = guess::table(&raw);
            assert_eq!(guessed, Some($table), "{why}");
            assert!(why.starts_with("it has “"), "{why}");
            assert_eq!(mapped($table, &raw, "{}"), pairs(&$fields));
            assert_eq!(guess::accept("f.csv", &raw), Ok(()));
        }
    };
}

maps_to!(
    our_own_headers_in_any_spelling,
    ["ID,Occurred At,TYPE,per-son,quantity", "1,2026-01-02,visit,a@b.com,2"],
    Table::Activities,
    [("occurred_at", "Occurred At"), ("type", "TYPE"), ("person", "per-son"), ("id", "ID"), ("quantity", "quantity")]
);
maps_to!(
    hubspot_contacts,
    [
        "Record ID,First Name,Last Name,Email,Job Title,Company Name,Contact owner,Create Date,Number of Pageviews,Became a Customer Date",
        "1,Ana,Lee,a@b.com,CMO,B,Zoe,2026-01-02 10:00,17,",
    ],
    Table::Contacts,
    [
        ("id", "Record ID"),
        ("email", "Email"),
        ("title", "Job Title"),
        ("account", "Company Name"),
        ("owner", "Contact owner"),
        ("created_at", "Create Date"),
        ("won_at", "Became a Customer Date"),
    ]
);
maps_to!(
    hubspot_companies,
    ["Record ID,Company name,Company Domain Name,Country/Region,Annual Revenue", "1,Acme,acme.com,Chile,\"1,000,000\""],
    Table::Accounts,
    [
        ("id", "Record ID"),
        ("domain", "Company Domain Name"),
        ("name", "Company name"),
        ("revenue", "Annual Revenue"),
        ("country", "Country/Region"),
    ]
);
maps_to!(
    hubspot_deals,
    [
        "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date,Last Activity Date,Associated Company",
        "7,Pilot,Closed Won,100,Zoe,2026-03-01,2026-01-02,2026-02-02,Acme",
    ],
    Table::Outcomes,
    [
        ("stage", "Deal Stage"),
        ("account", "Associated Company"),
        ("amount", "Amount"),
        ("id", "Record ID"),
        ("created_at", "Create Date"),
        ("closed_at", "Close Date"),
    ]
);
maps_to!(
    a_salesforce_opportunity_report,
    [
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Type",
        "Zoe,Acme,P,Prospecting,5,2026-01-02,New"
    ],
    Table::Outcomes,
    [("stage", "Stage"), ("account", "Account Name"), ("amount", "Amount"), ("closed_at", "Close Date")]
);
maps_to!(
    a_marketo_activity_extract,
    [
        "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes",
        "783957693,5414087,2022-02-13T14:06:20Z,104,8497,1670,Test,x",
    ],
    Table::Activities,
    [
        ("occurred_at", "activityDate"),
        ("type", "activityTypeId"),
        ("person", "leadId"),
        ("id", "marketoGUID"),
        ("asset", "primaryAttributeValue"),
    ]
);
maps_to!(
    ga4_events_in_microseconds,
    ["event_date,event_timestamp,event_name,user_id,user_pseudo_id", "20260102,1767312000000000,page_view,u1,x.1"],
    Table::Activities,
    [("occurred_at", "event_timestamp"), ("type", "event_name"), ("person", "user_id")]
);
maps_to!(
    segment_tracks_go_by_timestamp_not_by_arrival,
    [
        "id,anonymous_id,user_id,event,event_text,received_at,sent_at,timestamp",
        "1,x,u1,signup,Signup,2026-01-03,2026-01-02,2026-01-02"
    ],
    Table::Activities,
    [("occurred_at", "timestamp"), ("type", "event"), ("person", "user_id"), ("id", "id")]
);
maps_to!(
    helpdesk_events_whose_case_is_not_their_id,
    ["case_id,timestamp,activity,resource,customer", "Case 1,2012-10-09T14:50:17+00:00,Closed,Value 1,Value 2"],
    Table::Activities,
    [("occurred_at", "timestamp"), ("type", "activity"), ("account", "customer")]
);
maps_to!(
    guests_of_a_webinar_lack_only_a_type,
    ["Email,Join Time", "a@b.com,2026-01-02"],
    Table::Activities,
    [("occurred_at", "Join Time"), ("person", "Email")]
);
maps_to!(
    a_file_of_won_dates_is_won_throughout,
    ["mql_id,won_date,declared_monthly_revenue", "5420aad7,2018-02-26 19:58:54,0.0"],
    Table::Outcomes,
    [("stage", "=won"), ("occurred_at", "won_date"), ("person", "mql_id"), ("amount", "declared_monthly_revenue")]
);
maps_to!(
    zoho_contacts,
    [
        "CONTACTID,Last Name,Contact Owner,Account Id,Email,Created Time",
        "2585,Tucker,David,386,b@c.com,\"16 Apr, 2021 00:02:00\"",
    ],
    Table::Contacts,
    [
        ("id", "CONTACTID"),
        ("email", "Email"),
        ("account", "Account Id"),
        ("owner", "Contact Owner"),
        ("created_at", "Created Time"),
    ]
);

#[test]
fn what_the_user_says_comes_first_field_by_field() {
    let raw = table(&["id,occurred_at,type,Email,Who", "1,2026-01-02,visit,a@b.com,p1"]);
    let user = r#"{"person": "who", "id": null, "type": {"constant": "call"}, "occurred_at": {"column": "Lost"}}"#;
    let expected = [("occurred_at", "occurred_at"), ("type", "=call"), ("person", "Who")];
    assert_eq!(mapped(Table::Activities, &raw, user), pairs(&expected));
}

#[test]
fn one_column_serves_one_field_unless_the_user_says_otherwise() {
    let raw = table(&["Email,Join Time", "a@b.com,2026-01-02"]);
    let expected = [("occurred_at", "Join Time"), ("person", "Email"), ("asset", "Email")];
    assert_eq!(mapped(Table::Activities, &raw, r#"{"asset": "Email", "person": "Email"}"#), pairs(&expected));
    let expected = [("occurred_at", "Join Time"), ("asset", "Email")];
    assert_eq!(mapped(Table::Activities, &raw, r#"{"asset": "Email"}"#), pairs(&expected));
}

#[test]
fn a_tie_takes_none_and_is_told() {
    let raw = table(&["timestamp,type,work email,user email", "2026-01-02,visit,a@b.com,c@d.com"]);
    let map = map(Table::Activities, &raw, &Mapping::new());
    assert!(!map.has("person"));
    assert_eq!(
        map.ties.iter().map(|tie| (tie.field, tie.columns.clone())).collect::<Vec<_>>(),
        [("person", vec![2, 3])]
    );
}

#[test]
fn a_name_whose_values_do_not_look_the_part_is_passed_over() {
    let raw = table(&["Date,When,type,Email", "Monday,2026-01-02,visit,yes", "Friday,2026-01-03,visit,no"]);
    assert_eq!(mapped(Table::Activities, &raw, "{}"), pairs(&[("occurred_at", "When"), ("type", "type")]));
    // UTM sources are no sources of ours; one that is makes the others faults.
    let raw = table(&["occurred_at,type,person,source", "2026-01-02,visit,p,google", "2026-01-02,visit,p,bing"]);
    assert!(!mapped(Table::Activities, &raw, "{}").contains(&("source".into(), "source".into())));
    let raw = table(&["occurred_at,type,person,source", "2026-01-02,visit,p,google", "2026-01-02,visit,p,Third Party"]);
    assert!(mapped(Table::Activities, &raw, "{}").contains(&("source".into(), "source".into())));
}

#[test]
fn a_table_of_outcomes_with_its_own_date_is_not_one_of_deals() {
    let raw = table(&["stage,occurred_at,created_at,person", "sqo,2026-01-02,2026-01-01,p"]);
    let expected = [("stage", "stage"), ("occurred_at", "occurred_at"), ("person", "person")];
    assert_eq!(mapped(Table::Outcomes, &raw, "{}"), pairs(&expected));
    let expected = [("stage", "stage"), ("person", "person"), ("created_at", "created_at")];
    assert_eq!(mapped(Table::Outcomes, &raw, r#"{"created_at": "created_at"}"#), pairs(&expected));
}

#[test]
fn a_report_of_totals_that_names_nobody_is_refused() {
    let raw = table(&["# Start date: 20260910", "Event name,Event count,Total users", "page_view,120,30"]);
    let error = guess::accept("ga4.csv", &raw).expect_err("totals");
    assert_eq!(error.file.as_deref(), Some("ga4.csv"));
    assert!(error.message.contains("names no person and no account"), "{}", error.message);
    let raw = table(&["Company name,Total revenue", "Acme,120"]);
    assert_eq!(guess::accept("f.csv", &raw), Ok(()));
}

#[test]
fn a_file_whose_headers_tell_nothing_or_two_things_alike_is_not_guessed() {
    let (none, why) = guess::table(&table(&["Campaign,Status,Budget", "Spring,Planning,100"]));
    assert_eq!((none, why.as_str()), (None, "nothing in its headers tells what it is"));
    let (none, why) = guess::table(&table(&["id,name", "1,Acme"]));
    assert_eq!((none, why.as_str()), (None, "it has “id”, “name”, and could be contacts or accounts"));
}

#[test]
fn a_header_alone_is_refused_where_nobody_says_what_it_is() {
    let raw = RawTable::with_headers(["email", "name"]);
    let error = guess::accept("f.csv", &raw).expect_err("nothing to learn");
    assert!(error.message.contains("a header but no rows"), "{error}");
}
