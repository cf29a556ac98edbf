use super::super::tables::Table;
use super::super::testing::{alone, counts, days, file, intake, places};
use super::*;

fn read(text: &str, mapping: &str) -> super::super::Intake {
    alone(Table::Activities, text, mapping)
}

#[test]
fn a_quantity_is_cut_to_thousandths_and_is_one_if_not_given() {
    let read =
        read("occurred_at,type,person,quantity\n2026-01-02,v,p,2.5019\n2026-01-02,v,p,\n2026-01-02,v,q,-1\n", "{}");
    assert_eq!([0, 1].map(|row| read.tables.activities.quantity[row]), [2_501, 1_000]);
    assert_eq!(places(&read.receipt(Table::Activities).problems), [(4, "quantity")]);
}

#[test]
fn a_source_is_first_party_if_not_given_and_a_fault_if_unknown() {
    let read = read(
        "occurred_at,type,account,source\n2026-01-02,v,a,\n2026-01-02,v,a,third-party\n2026-01-02,v,a,bing\n",
        "{}",
    );
    assert_eq!([0, 1].map(|row| read.tables.activities.source[row]), [Source::FirstParty, Source::ThirdParty]);
    let problem = &read.receipt(Table::Activities).problems[0];
    assert_eq!((problem.line, problem.column.as_str()), (4, "source"));
    assert_eq!(problem.reason, "“bing” is not a source: first_party or third_party.");
}

#[test]
fn an_order_that_no_row_settles_is_asked_and_the_answer_taken() {
    let text = "When,type,person,quantity\n03/04/2026,v,p,1.500\n05/06/2026,v,p,2.500\n31/31/2026,v,p,1\n";
    let open = read(text, "{}");
    let receipt = open.receipt(Table::Activities);
    assert_eq!(counts(receipt), (3, 2, 1), "a row that no answer could read is set aside");
    let asked: Vec<(&str, &str, &str)> =
        receipt.unresolved.iter().map(|u| (u.file.as_str(), u.field.as_str(), u.column.as_str())).collect();
    assert_eq!(asked, [("f.csv", "occurred_at", "When"), ("f.csv", "quantity", "quantity")]);

    let answer =
        r#"{"occurred_at": {"column": "When", "order": "mdy"}, "quantity": {"column": "quantity", "decimal": ","}}"#;
    let settled = read(text, answer);
    assert!(settled.receipt(Table::Activities).unresolved.is_empty());
    assert_eq!(days(&settled), ["2026-03-04", "2026-05-06"]);
    assert_eq!([0, 1].map(|row| settled.tables.activities.quantity[row]), [1_500_000, 2_500_000]);
}

#[test]
fn a_day_that_does_not_exist_still_says_which_part_is_no_month() {
    let read = read("occurred_at,type,person\n03/04/2026,v,p\n02/30/2026,v,p\n", "{}");
    let receipt = read.receipt(Table::Activities);
    assert!(receipt.unresolved.is_empty());
    assert_eq!(days(&read), ["2026-03-04"]);
    assert_eq!(places(&receipt.problems), [(3, "occurred_at")]);
}

#[test]
fn each_file_settles_its_own_columns() {
    let activity = |name, day: &str, other: &str| {
        file(name, Table::Activities, &format!("occurred_at,type,person\n{day},v,p\n{other},v,p\n"), "{}")
    };
    let read = intake(&[activity("a.csv", "03/04/2026", "13/04/2026"), activity("b.csv", "03/04/2026", "04/13/2026")]);
    assert_eq!(days(&read), ["2026-04-03", "2026-04-13", "2026-03-04", "2026-04-13"]);
}

#[test]
fn an_id_is_taken_by_the_first_row_that_is_kept_in_any_file() {
    let a = file("a.csv", Table::Activities, "id,occurred_at,type,person\n1,never,v,p\n1,2026-01-02,v,p\n", "{}");
    let b = file("b.csv", Table::Activities, "occurred_at,id,type,person\n2026-01-03,1,v,p\n2026-01-03,2,v,p\n", "{}");
    let read = intake(&[a, b]);
    let receipt = read.receipt(Table::Activities);
    assert_eq!(counts(receipt), (4, 2, 2));
    assert_eq!(receipt.duplicates, 1);
    let files: Vec<(&str, u32)> = receipt.problems.iter().map(|p| (p.file.as_str(), p.line)).collect();
    assert_eq!(files, [("a.csv", 2), ("b.csv", 2)]);
}

#[test]
fn equal_rows_without_an_id_are_suspected_across_files_too() {
    let text = "id,occurred_at,type,person,asset\n,2026-01-02,v,p,x\n,2026-01-02,v,p,x\n,2026-01-02,v,p,y\n7,2026-01-02,v,p,x\n";
    let read = intake(&[
        file("a.csv", Table::Activities, text, "{}"),
        file("b.csv", Table::Activities, text, r#"{"id": null}"#),
    ]);
    let receipt = read.receipt(Table::Activities);
    assert_eq!(counts(receipt), (8, 8, 0));
    // Of the x there are two and then three without an id, of the y one and one.
    assert_eq!(receipt.suspected_duplicates, 4 + 1);
}

#[test]
fn a_record_that_cannot_be_cut_into_cells_is_told_in_its_place() {
    let read = read("occurred_at,type,person\n2026-01-02,,p\n2026-01-02,\"v,p\n2026-01-02,v,\n2026-01-02,v,p\n", "{}");
    let receipt = read.receipt(Table::Activities);
    assert_eq!(counts(receipt), (4, 1, 3));
    assert_eq!(places(&receipt.problems), [(2, "type"), (3, "type"), (4, "")]);
}

#[test]
fn a_row_with_cells_too_many_is_kept_and_noted() {
    let read = read("occurred_at,type,person\n2026-01-02,v,p,q\n2026-01-02,v,p\n", "{}");
    let receipt = read.receipt(Table::Activities);
    assert_eq!(counts(receipt), (2, 2, 0));
    assert_eq!(places(&receipt.notes), [(2, "")]);
}

#[test]
fn a_constant_stands_for_a_column_and_words_for_what_the_user_says() {
    let user =
        r#"{"type": {"constant": "Webinar Attended"}, "asset": {"column": "Room", "values": {"a 1": "Main hall"}}}"#;
    let read = read("Email,Join Time,Room\na@b.com,2026-01-02,A-1\n", user);
    let Activities { kind, asset, .. } = &read.tables.activities;
    assert_eq!(read.tables.texts.get(kind[0]), "webinar_attended");
    assert_eq!(read.tables.texts.get(asset[0]), "Main hall");
    let mapped = &read.receipt(Table::Activities).mapping["type"];
    assert_eq!((mapped.column.as_deref(), mapped.constant.as_deref()), (None, Some("Webinar Attended")));
}
