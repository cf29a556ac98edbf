//! What the sample promises, read back from its texts.

use super::sample;
use crate::day::Day;
use rustc_hash::{FxHashMap, FxHashSet};

/// A CSV's rows by header; the sample's cells hold no line breaks.
fn rows(text: &str) -> Vec<FxHashMap<String, String>> {
    let mut reader = csv_core::ReaderBuilder::new().build();
    let (mut input, mut table) = (text.as_bytes(), Vec::new());
    let (mut cells, mut ends) = (vec![0; 4096], vec![0; 64]);
    loop {
        let (result, read, _, fields) = reader.read_record(input, &mut cells, &mut ends);
        if matches!(result, csv_core::ReadRecordResult::End) {
            break;
        }
        input = &input[read..];
        if fields == 0 {
            continue;
        }
        let starts = std::iter::once(0).chain(ends[..fields - 1].iter().copied());
        let row: Vec<String> =
            starts.zip(&ends[..fields]).map(|(s, &e)| String::from_utf8(cells[s..e].to_vec()).unwrap()).collect();
        table.push(row);
    }
    let header = table.remove(0);
    table.into_iter().map(|row| header.iter().cloned().zip(row).collect()).collect()
}

fn tables(seed: u64) -> Vec<Vec<FxHashMap<String, String>>> {
    sample(seed).iter().map(|file| rows(&file.text)).collect()
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(sample(7), sample(7));
    for (a, b) in sample(7).iter().zip(&sample(8)) {
        assert_eq!((&a.name, a.table), (&b.name, b.table));
        assert_ne!(a.text, b.text);
    }
}

#[test]
fn the_year_has_the_size_it_is_said_to_have() {
    for seed in [1, 2, 99] {
        let [activities, contacts, accounts, outcomes] = &tables(seed)[..] else { panic!("four files") };
        assert!((19_900..20_300).contains(&activities.len()), "{}", activities.len());
        // One contact is a row with neither id nor address.
        assert_eq!((contacts.len(), accounts.len()), (2001, 400));
        let days: Vec<Day> = activities.iter().filter_map(|row| Day::parse(&row["occurred_at"][..10])).collect();
        let ends = (days.iter().min().unwrap().to_string(), days.iter().max().unwrap().to_string());
        assert_eq!(ends, ("2025-05-01".into(), "2026-06-30".into()));
        let stages = |stage: &str| outcomes.iter().filter(|row| row["stage"] == stage).count();
        assert!(["mql", "mqa", "sal", "sqo", "won", "lost"].iter().all(|stage| stages(stage) >= 20));
        assert!(stages("sqo") > stages("won") + stages("lost") && stages("mql") > stages("sqo"));
    }
}

#[test]
fn every_activity_type_of_the_starter_models_is_there() {
    let types: FxHashSet<String> = tables(1)[0].iter().map(|row| row["type"].clone()).collect();
    for kind in [
        "page_view",
        "product_page_view",
        "pricing_page_view",
        "ebook_download",
        "webinar_registered",
        "webinar_attended",
        "email_click",
        "email_open",
        "email_sent",
        "demo_request",
        "trial_started",
        "event_met",
        "careers_page_view",
        "unsubscribe",
        "case_study_view",
        "intent_surge",
        "sales_reply",
        "meeting_held",
    ] {
        assert!(types.contains(kind), "{kind}");
    }
}

#[test]
fn surges_come_from_third_parties_and_name_accounts_only() {
    let tables = tables(1);
    let names: FxHashSet<&String> = tables[2].iter().map(|row| &row["name"]).collect();
    for row in tables[0].iter().filter(|row| row["type"] == "intent_surge") {
        assert!(row["person"].is_empty() && row["source"] == "third_party" && names.contains(&row["account"]));
    }
}

#[test]
fn a_few_rows_are_wrong_on_purpose_and_no_others() {
    let activities = &tables(1)[0];
    let readable = |row: &&FxHashMap<String, String>| {
        Day::parse(&row["occurred_at"][..10]).is_some()
            && !row["type"].is_empty()
            && !(row["person"].is_empty() && row["account"].is_empty())
            && (row["quantity"].is_empty() || row["quantity"].parse::<u32>().is_ok())
    };
    assert_eq!(activities.iter().filter(|row| !readable(row)).count(), 4);
    let ids: Vec<&String> = activities.iter().map(|row| &row["id"]).filter(|id| !id.is_empty()).collect();
    let distinct: FxHashSet<_> = ids.iter().collect();
    assert_eq!(ids.len() - distinct.len(), 2);
}

/// Share of the accounts for which `holds` that have an opportunity.
fn opened(tables: &[Vec<FxHashMap<String, String>>], holds: impl Fn(&FxHashMap<String, String>) -> bool) -> f64 {
    let opened: FxHashSet<&String> =
        tables[3].iter().filter(|row| row["stage"] == "sqo").map(|row| &row["account"]).collect();
    let held: Vec<&String> = tables[2].iter().filter(|row| holds(row)).map(|row| &row["id"]).collect();
    held.iter().filter(|id| opened.contains(*id)).count() as f64 / held.len() as f64
}

#[test]
fn companies_that_fit_open_more_opportunities() {
    for seed in [1, 2, 3] {
        let tables = tables(seed);
        let fits = |row: &FxHashMap<String, String>| {
            let employees: u32 = row["employees"].parse().unwrap();
            ["Software", "Fintech", "Manufacturing", "Logistics", "Healthcare"].contains(&row["industry"].as_str())
                && (100..=1000).contains(&employees)
        };
        let (yes, no) = (opened(&tables, fits), opened(&tables, |row| !fits(row)));
        assert!(yes > 1.5 * no && no > 0.02, "{yes} against {no}");
    }
}

#[test]
fn few_people_do_much_and_many_do_little() {
    let tables = tables(1);
    let mut counts: FxHashMap<&String, usize> = FxHashMap::default();
    for row in tables[0].iter().filter(|row| !row["person"].is_empty()) {
        *counts.entry(&row["person"]).or_default() += 1;
    }
    let mut counts: Vec<usize> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let busiest: usize = counts[..counts.len() / 10].iter().sum();
    let share = busiest as f64 / counts.iter().sum::<usize>() as f64;
    assert!((0.3..0.7).contains(&share), "the busiest tenth does {share}");
}
