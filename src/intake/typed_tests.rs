use super::super::testing::{counts, days, field, file, intake, outcomes, places};
use super::*;
use crate::settings::Stage;
use proptest::prelude::*;

fn case(folder: &str, name: &str) -> String {
    let path = format!("{}/cases/{folder}/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_case_identity_reads_as_it_says() {
    let read = intake(&[
        file("activities.csv", Table::Activities, &case("identity", "activities.csv"), "{}"),
        file("contacts.csv", Table::Contacts, &case("identity", "contacts.csv"), "{}"),
        file("accounts.csv", Table::Accounts, &case("identity", "accounts.csv"), "{}"),
    ]);
    let activities = read.receipt(Table::Activities);
    assert_eq!(counts(activities), (16, 11, 5));
    assert_eq!((activities.duplicates, activities.suspected_duplicates), (1, 1));
    assert_eq!(places(&activities.problems), [(3, "id"), (4, "occurred_at"), (5, "type"), (8, ""), (11, "quantity")]);
    assert_eq!(counts(read.receipt(Table::Contacts)), (8, 7, 1));
    assert_eq!(places(&read.receipt(Table::Contacts).problems), [(8, "")]);
    assert_eq!(counts(read.receipt(Table::Accounts)), (4, 3, 1));
    assert_eq!(places(&read.receipt(Table::Accounts).problems), [(5, "")]);
    assert_eq!(counts(read.receipt(Table::Outcomes)), (0, 0, 0));
    let kinds: Vec<&str> = read.tables.activities.kind.iter().map(|id| read.tables.texts.get(*id)).collect();
    assert!(kinds.iter().all(|kind| *kind == "webinar_attended"), "{kinds:?}");
}

#[test]
fn the_case_deals_and_lifecycle_reads_as_it_says() {
    let document: serde_json::Value = serde_json::from_str(&case("deals-and-lifecycle", "case.json")).unwrap();
    let file = |name: &str, table, key: &str| {
        file(name, table, &case("deals-and-lifecycle", name), &document["mapping"][key].to_string())
    };
    let read = intake(&[
        file("guests.csv", Table::Activities, "activities"),
        file("contacts.csv", Table::Contacts, "contacts"),
        file("deals.csv", Table::Outcomes, "outcomes"),
    ]);
    assert_eq!(counts(read.receipt(Table::Activities)), (4, 4, 0));
    assert!(read.receipt(Table::Activities).unresolved.is_empty());
    assert_eq!(days(&read), ["2026-02-05", "2026-03-03", "2026-05-04", "2026-06-06"]);

    let contacts = read.receipt(Table::Contacts);
    assert_eq!(counts(contacts), (4, 4, 0));
    assert_eq!(places(&contacts.notes), [(5, "Create Date")]);
    assert_eq!(contacts.mapping["mql_at"].column.as_deref(), Some("Became a Marketing Qualified Lead Date"));
    let records = &read.tables.contacts;
    let lifecycle: Vec<(u32, Stage, String)> =
        records.dated.iter().map(|(row, stage, at)| (*row, *stage, at.to_string())).collect();
    let expected = [
        (0, Stage::Mql, "2026-02-10T11:00:00"),
        (0, Stage::Sqo, "2026-03-01T08:15:00"),
        (2, Stage::Sqo, "2026-05-20T16:45:00"),
    ];
    assert_eq!(lifecycle, expected.map(|(row, stage, at)| (row, stage, at.to_string())));
    assert_eq!(records.created.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(field(&read, records, "title"), ["CMO", "Analyst", "Director of IT", ""]);
    assert_eq!(field(&read, records, "job_title"), ["CMO", "Analyst", "Director of IT", ""]);
    assert_eq!(field(&read, records, "created_at")[3], "", "a cell that is no date counts as missing");

    let deals = read.receipt(Table::Outcomes);
    assert_eq!(counts(deals), (4, 3, 1));
    assert_eq!(deals.duplicates, 1);
    assert_eq!(places(&deals.problems), [(5, "Record ID")]);
    let expected = [
        (Stage::Sqo, "2026-03-05"),
        (Stage::Won, "2026-04-10"),
        (Stage::Sqo, "2026-05-01"),
        (Stage::Sqo, "2026-02-20"),
        (Stage::Lost, "2026-03-15"),
    ];
    assert_eq!(outcomes(&read), expected.map(|(stage, day)| (stage, day.to_string())));
    assert_eq!(read.tables.outcomes.amount[0], Some(12_500.0));
}

/// A file of the real data sets, which are not part of the project.
fn data(path: &str) -> Option<String> {
    let root =
        std::env::var("CUTLINE_DATA").unwrap_or_else(|_| format!("{}/../shared/data", env!("CARGO_MANIFEST_DIR")));
    let text = std::fs::read_to_string(format!("{root}/{path}")).ok();
    if text.is_none() {
        eprintln!("not run: no {path} in {root} (set CUTLINE_DATA)");
    }
    text
}

#[test]
fn olists_leads_and_their_resaved_copy_read_alike() {
    let leads = ["olist_marketing_qualified_leads_dataset.csv", "variants/mql_excel_resaved_ddmmyyyy.csv"];
    let deals = ["olist_closed_deals_dataset.csv", "variants/closed_deals_excel_resaved_ddmmyyyy.csv"];
    let mut read = Vec::new();
    for (leads, deals) in leads.into_iter().zip(deals) {
        let Some((leads, deals)) = data(&format!("olist_funnel/{leads}")).zip(data(&format!("olist_funnel/{deals}")))
        else {
            return;
        };
        let user = r#"{"type": "origin", "person": "mql_id", "occurred_at": "first_contact_date"}"#;
        read.push(intake(&[
            file("leads.csv", Table::Activities, &leads, user),
            file("deals.csv", Table::Outcomes, &deals, r#"{"stage": {"constant": "won"}}"#),
        ]));
    }
    for read in &read {
        assert_eq!(counts(read.receipt(Table::Activities)), (8_000, 7_940, 60));
        assert!(read.receipt(Table::Activities).problems.iter().all(|problem| problem.column == "origin"));
        assert_eq!(counts(read.receipt(Table::Outcomes)), (842, 842, 0));
        assert!(read.receipts.iter().all(|receipt| receipt.unresolved.is_empty()));
    }
    assert_eq!(days(&read[0]), days(&read[1]));
    assert_eq!(outcomes(&read[0]), outcomes(&read[1]));
}

#[test]
fn olists_days_up_to_the_twelfth_alone_ask_the_user() {
    let Some(leads) = data("olist_funnel/variants/mql_excel_resaved_ddmmyyyy.csv") else { return };
    let is_early =
        |line: &&str| line.split(',').nth(1).is_some_and(|day| day.starts_with(['0']) || day.starts_with("10"));
    let header = leads.lines().take(1);
    let cut: Vec<&str> = header.chain(leads.lines().skip(1).filter(is_early)).collect();
    let read = intake(&[file("leads.csv", Table::Activities, &cut.join("\n"), "{}")]);
    let receipt = read.receipt(Table::Activities);
    let asked: Vec<(&str, &str)> = receipt.unresolved.iter().map(|u| (u.field.as_str(), u.column.as_str())).collect();
    assert_eq!(asked, [("occurred_at", "first_contact_date")]);
    assert!(receipt.problems.iter().all(|problem| problem.column == "origin"), "no date is a fault yet");
}

#[test]
fn the_clock_shifts_what_has_a_zone_alone() {
    let text = "occurred_at,type,person\n2026-06-30T23:30:00Z,v,p\n2026-06-30T23:30:00,v,p\n2026-06-30,v,p\n";
    let settings = Settings { utc_offset_minutes: 60, ..Settings::default() };
    let read = read(&[&file("f.csv", Table::Activities, text, "{}")], &settings);
    assert_eq!(days(&read), ["2026-07-01", "2026-06-30", "2026-06-30"]);
}

#[test]
fn a_file_is_what_the_user_says_or_else_what_it_looks_like() {
    let mut guests = file("f.csv", Table::Contacts, "Email,Join Time\na@b.com,2026-01-02\n", "{}");
    assert_eq!(guests.is(), Some(Table::Contacts));
    guests.table = None;
    assert_eq!(guests.is(), Some(Table::Activities));
    assert_eq!(counts(intake(&[guests]).receipt(Table::Activities)), (1, 0, 1));
}

#[test]
fn a_file_that_nobody_knows_is_read_into_no_table() {
    let mut unknown = file("f.csv", Table::Contacts, "Campaign,Status\nSpring,Planning\n", "{}");
    unknown.table = None;
    assert_eq!(unknown.is(), None);
    assert!(intake(&[unknown]).receipts.iter().all(|receipt| receipt.read == 0));
}

fn cell() -> impl Strategy<Value = String> {
    let cells =
        ["", "1", "2", "sqo", "lost", "x", "2026-01-02", "03/04/2026", "13/04/2026", "1.234", "a@b.com", "yes", "a,b"];
    prop::sample::select(cells.to_vec()).prop_map(String::from)
}

proptest! {
    #[test]
    fn every_record_is_kept_or_set_aside(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..30)) {
        // A cell with a comma makes its record longer than the header, now and then.
        let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        for (table, headers) in [
            (Table::Activities, "id,occurred_at,type,person,quantity,source"),
            (Table::Contacts, "id,email,created_at,converted,mql_at,plan"),
            (Table::Accounts, "id,domain,name,employees,revenue,won_at"),
            (Table::Outcomes, "id,stage,occurred_at,person,account,amount"),
            (Table::Outcomes, "id,stage,created_at,closed_at,account,amount"),
        ] {
            let read = intake(&[file("f.csv", table, &format!("{headers}\n{}", lines.join("\n")), "{}")]);
            let receipt = read.receipt(table);
            prop_assert_eq!(receipt.read as usize, rows.len());
            prop_assert_eq!(receipt.read, receipt.kept + receipt.set_aside);
            prop_assert_eq!(receipt.set_aside as usize, receipt.problems.len());
            prop_assert!(receipt.problems.is_sorted_by_key(|problem| problem.line));
            let tables = &read.tables;
            let kept = match table {
                Table::Activities => tables.activities.at.len(),
                Table::Contacts => tables.contacts.rows,
                Table::Accounts => tables.accounts.rows,
                Table::Outcomes => receipt.kept as usize,
            };
            prop_assert_eq!(receipt.kept as usize, kept);
            for records in [&tables.contacts, &tables.accounts] {
                prop_assert!(records.fields.iter().all(|field| field.values.len() == records.rows));
            }
        }
    }
}
