use super::super::tables::Table;
use super::super::testing::{alone, counts, outcomes, places};
use super::*;

fn read(text: &str, mapping: &str) -> super::super::Intake {
    alone(Table::Outcomes, text, mapping)
}

fn dated(expected: &[(Stage, &str)]) -> Vec<(Stage, String)> {
    expected.iter().map(|(stage, day)| (*stage, day.to_string())).collect()
}

#[test]
fn a_stage_that_is_unknown_is_a_fault_until_the_user_says_what_it_means() {
    let text = "stage,occurred_at,account\nOpp,2026-01-02,a\nDiscovery,2026-01-03,a\n";
    let unknown = read(text, "{}");
    assert_eq!(places(&unknown.receipt(Table::Outcomes).problems), [(3, "stage")]);
    let known = read(text, r#"{"stage": {"column": "stage", "values": {"Discovery": "sal"}}}"#);
    assert_eq!(outcomes(&known), dated(&[(Stage::Sqo, "2026-01-02"), (Stage::Sal, "2026-01-03")]));
}

#[test]
fn an_amount_that_is_none_is_a_fault_and_an_empty_one_is_missing() {
    let read = read(
        "stage,occurred_at,account,amount\nwon,2026-01-02,a,$1.5K\nwon,2026-01-02,a,\nwon,2026-01-02,a,much\n",
        "{}",
    );
    assert_eq!(read.tables.outcomes.amount, [Some(1_500.0), None]);
    assert_eq!(places(&read.receipt(Table::Outcomes).problems), [(4, "amount")]);
}

#[test]
fn a_deal_without_a_creation_is_set_aside_and_one_without_an_end_is_noted() {
    let text = "stage,created_at,closed_at,account\n\
        Demo,,,a\n\
        Demo,2026-01-02,,a\n\
        Closed Won,2026-01-03,,a\n\
        Closed Lost,2026-01-04,2026-02-04,a\n\
        Demo,2026-01-05,later,a\n\
        ,2026-01-06,,a\n\
        Demo,2026-01-07,,\n";
    let read = read(text, "{}");
    let receipt = read.receipt(Table::Outcomes);
    assert_eq!(counts(receipt), (7, 3, 4));
    assert_eq!(places(&receipt.problems), [(2, "created_at"), (6, "closed_at"), (7, "stage"), (8, "")]);
    assert_eq!(places(&receipt.notes), [(4, "closed_at")]);
    let expected = [
        (Stage::Sqo, "2026-01-02"),
        (Stage::Sqo, "2026-01-03"),
        (Stage::Sqo, "2026-01-04"),
        (Stage::Lost, "2026-02-04"),
    ];
    assert_eq!(outcomes(&read), dated(&expected));
}

#[test]
fn a_deals_file_without_creations_gives_the_ends_alone() {
    let text = "Stage,Close Date,Account Name\nClosed Won,2026-01-02,a\nDemo,2026-01-03,a\nDemo,,a\nClosed Lost,,a\n";
    let read = read(text, "{}");
    assert_eq!(counts(read.receipt(Table::Outcomes)), (4, 3, 1));
    assert_eq!(places(&read.receipt(Table::Outcomes).problems), [(5, "Close Date")]);
    assert_eq!(outcomes(&read), dated(&[(Stage::Won, "2026-01-02")]));
}

#[test]
fn a_deals_amount_stands_with_its_opening_and_its_end() {
    let read = read("stage,created_at,closed_at,account,amount\nwon,2026-01-02,2026-02-03,a,\"1,234.50\"\n", "{}");
    assert_eq!(read.tables.outcomes.amount, [Some(1_234.5), Some(1_234.5)]);
}

#[test]
fn equal_outcomes_without_an_id_are_suspected() {
    let read =
        read("stage,occurred_at,account,amount\nwon,2026-01-02,a,5\nwon,2026-01-02,a,5\nwon,2026-01-02,a,6\n", "{}");
    assert_eq!(read.receipt(Table::Outcomes).suspected_duplicates, 1);
}
