use super::super::tables::DateOrder;
use super::super::testing::{alone, counts, field, file, intake, places};
use super::*;
use crate::day::Day;

fn contacts(text: &str, mapping: &str) -> super::super::Intake {
    alone(Table::Contacts, text, mapping)
}

fn names(records: &Records) -> Vec<&str> {
    records.fields.iter().map(|field| field.name.as_str()).collect()
}

#[test]
fn every_column_stays_under_its_field_and_its_own_header() {
    let read = contacts("Plan Tier,Job Title,E-Mail,id\nGold,CEO,a@b.com,1\n", "{}");
    assert_eq!(names(&read.tables.contacts), ["id", "email", "title", "plan_tier", "job_title", "e_mail"]);
    assert_eq!(field(&read, &read.tables.contacts, "job_title"), ["CEO"]);
}

#[test]
fn a_field_that_the_user_unmaps_does_not_come_back_by_its_header() {
    let read = contacts("id,title\n1,CEO\n", r#"{"title": null}"#);
    assert_eq!(names(&read.tables.contacts), ["id", "title_column"]);
}

#[test]
fn a_field_of_the_users_own_takes_their_answers() {
    let text = "id,Renewal\n1,03/04/2026\n";
    let dates = |read: &super::super::Intake, name: &str| {
        read.tables.contacts.fields.iter().find(|field| field.name == name).map(|field| field.dates)
    };
    let open = contacts(text, "{}");
    assert_eq!(dates(&open, "renewal"), Some(Settled::Unresolved));
    assert!(open.receipt(Table::Contacts).unresolved.is_empty(), "only what Cutline itself reads is asked");
    let answered = contacts(text, r#"{"renews_on": {"column": "Renewal", "order": "dmy"}}"#);
    assert_eq!(dates(&answered, "renews_on"), Some(Settled::By(DateOrder::Dmy)));
}

#[test]
fn a_cell_that_cannot_be_read_counts_as_missing_and_is_noted() {
    let read =
        alone(Table::Accounts, "domain,employees,won_at\na.com,250,soon\nb.com,many,2026-01-02\nc.com,,\n", "{}");
    let receipt = read.receipt(Table::Accounts);
    assert_eq!(counts(receipt), (3, 3, 0));
    assert_eq!(places(&receipt.notes), [(2, "won_at"), (3, "employees")]);
    assert_eq!(field(&read, &read.tables.accounts, "employees"), ["250", "", ""]);
    let day = Day::parse("2026-01-02").map(Day::instant);
    assert_eq!(read.tables.accounts.dated, [(1, Stage::Won, day.unwrap())]);
}

#[test]
fn a_cell_without_an_address_counts_as_missing_and_a_row_with_nothing_else_is_set_aside() {
    let read = contacts("id,E-Mail\n1,notanemail\n,notanemail\n,Jane Doe <jane@x.com>\n2,\n", "{}");
    let receipt = read.receipt(Table::Contacts);
    assert_eq!(counts(receipt), (4, 3, 1));
    assert_eq!(places(&receipt.notes), [(2, "E-Mail")]);
    assert_eq!(receipt.notes[0].reason, "“notanemail” is not an e-mail address; it counts as missing.");
    assert_eq!(places(&receipt.problems), [(3, "E-Mail")]);
    assert_eq!(
        receipt.problems[0].reason,
        "“notanemail” is not an e-mail address, and the row has nothing else to be known by."
    );
    assert_eq!(field(&read, &read.tables.contacts, "email"), ["", "Jane Doe <jane@x.com>", ""]);
}

#[test]
fn a_cell_without_a_domain_counts_as_missing_too() {
    let read = alone(Table::Accounts, "domain,name\nn/a,Acme\nnone,\nhttps://acme.internal/,\n", "{}");
    let receipt = read.receipt(Table::Accounts);
    assert_eq!(counts(receipt), (3, 2, 1));
    assert_eq!(places(&receipt.notes), [(2, "domain")]);
    assert_eq!(places(&receipt.problems), [(3, "domain")]);
}

#[test]
fn a_yes_is_undated_and_a_date_dates_it() {
    let read = contacts("id,converted\n1,Yes\n2,no\n3,2026-01-02\n4,perhaps\n5,\n", "{}");
    assert_eq!(read.tables.contacts.undated, [0]);
    let dated: Vec<(u32, Stage)> = read.tables.contacts.dated.iter().map(|(row, stage, _)| (*row, *stage)).collect();
    assert_eq!(dated, [(2, Stage::Sqo)]);
    assert_eq!(places(&read.receipt(Table::Contacts).notes), [(5, "converted")]);
}

#[test]
fn files_of_other_columns_add_up_to_one_table() {
    let read = intake(&[
        file("a.csv", Table::Contacts, "id,title\n1,CEO\n,\n2,\n", "{}"),
        file("b.csv", Table::Contacts, "email,plan\na@b.com,gold\n", "{}"),
    ]);
    let records = &read.tables.contacts;
    assert_eq!(counts(read.receipt(Table::Contacts)), (4, 3, 1));
    assert_eq!(field(&read, records, "id"), ["1", "2", ""]);
    assert_eq!(field(&read, records, "title"), ["CEO", "", ""]);
    assert_eq!(field(&read, records, "plan"), ["", "", "gold"]);
    assert_eq!(names(records), ["id", "title", "email", "plan"]);
}

#[test]
fn first_and_last_name_make_a_name() {
    let read = contacts("id,First Name,Last Name\n1,Ana,Lee\n2,,Lee\n3,,\n", "{}");
    assert_eq!(field(&read, &read.tables.contacts, "name"), ["Ana Lee", "Lee", ""]);
    assert_eq!(field(&read, &read.tables.contacts, "first_name"), ["Ana", "", ""]);
    let mapped = &read.receipt(Table::Contacts).mapping["name"];
    assert_eq!(mapped.column.as_deref(), Some("First Name + Last Name"));
    let named = contacts("id,name,First Name,Last Name\n1,Anna,Ana,Lee\n", "{}");
    assert_eq!(field(&named, &named.tables.contacts, "name"), ["Anna"]);
}

#[test]
fn files_that_write_days_and_decimals_apart_are_read_as_one() {
    let read = intake(&[
        file("a.csv", Table::Accounts, "domain,since,size\na.com,31/01/2026,\"1,5\"\n", "{}"),
        file("b.csv", Table::Accounts, "domain,since,size\nb.com,01/02/2026,2.25\nc.com,01/31/2026,\"1,234\"\n", "{}"),
    ]);
    let records = &read.tables.accounts;
    assert_eq!(field(&read, records, "since"), ["31/01/2026", "2026-01-02", "2026-01-31"]);
    assert_eq!(field(&read, records, "size"), ["1,5", "2,25", "1234"]);
    let since = records.fields.iter().find(|field| field.name == "since").unwrap();
    assert_eq!(since.dates, Settled::By(DateOrder::Dmy));
}
