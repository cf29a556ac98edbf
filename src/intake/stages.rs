//! The names in a file's column of stages that are none of the stages, for the user to say what each means.
//!
//! Their rows are set aside until then; but in a table of deals such a name is an open stage, and nothing is wrong with it.

use super::mapper::{self, FileMapping, From};
use super::raw::{RawColumn, RawTable};
use super::tables::normal_type;
use super::words;
use crate::text::TextId;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How many names are told; a column with more of them is hardly one of stages.
const TOLD: usize = 50;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageNames {
    /// The header of the column of stages.
    pub column: String,
    /// Whether the rows are deals, among which an unknown name is an open stage.
    pub is_deals: bool,
    /// The most frequent first, the first 50.
    pub names: Vec<StageName>,
    /// How many names are not told.
    pub more: u32,
}

/// A name however it is written: case, spaces, dashes and underscores aside.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageName {
    /// As the user's answer has it, else as the file first has it.
    pub name: String,
    pub rows: u32,
    /// What the user says that it means: a stage, or empty for none; `null` where nothing is said of it.
    pub means: Option<String>,
}

/// `None` where no column of stages is read, or each of its names is a stage.
pub fn unknown(map: &FileMapping, raw: &RawTable) -> Option<StageNames> {
    let chosen = map.get("stage")?;
    let From::Column(column) = chosen.from else { return None };
    let RawColumn { header, codes, texts, .. } = &raw.columns[column];
    let mut rows = vec![0; texts.len()];
    for code in codes.iter().filter(|code| **code != RawTable::EMPTY) {
        rows[*code as usize] += 1;
    }
    let meant = chosen.answers.iter().flat_map(|answers| &answers.values);
    let meant: BTreeMap<String, (&String, &String)> =
        meant.map(|(name, meaning)| (normal_type(name), (name, meaning))).collect();
    let mut names: BTreeMap<String, StageName> = BTreeMap::new();
    for (code, rows) in rows.into_iter().enumerate() {
        let written = texts.get(TextId(code as u32));
        if words::stage(written).is_some() {
            continue;
        }
        match names.entry(normal_type(written)) {
            Entry::Occupied(mut known) => known.get_mut().rows += rows,
            Entry::Vacant(free) => {
                let said = meant.get(free.key());
                let name = said.map_or(written, |(name, _)| name).to_string();
                free.insert(StageName { name, rows, means: said.map(|(_, meaning)| meaning.to_string()) });
            }
        }
    }
    let mut names: Vec<StageName> = names.into_values().collect();
    // A stable sort: names of as many rows stay in alphabetical order.
    names.sort_by_key(|name| std::cmp::Reverse(name.rows));
    let more = names.len().saturating_sub(TOLD) as u32;
    names.truncate(TOLD);
    let is_deals = mapper::is_deals(map);
    (!names.is_empty()).then(|| StageNames { column: header.clone(), is_deals, names, more })
}

#[cfg(test)]
mod tests {
    use super::super::report;
    use super::super::tables::Table;
    use super::super::testing::{counts, file, intake};
    use super::*;

    /// Whether a file's stages are of deals, and each unknown name with its rows and what it is taken for.
    type Told = (bool, Vec<(String, u32, Option<String>)>);

    fn told(text: &str, mapping: &str) -> Option<Told> {
        let stages = report(&file("f.csv", Table::Outcomes, text, mapping)).stages?;
        let names = stages.names.into_iter().map(|StageName { name, rows, means }| (name, rows, means));
        Some((stages.is_deals, names.collect()))
    }

    fn said(names: &[(&str, u32, Option<&str>)]) -> Vec<(String, u32, Option<String>)> {
        names.iter().map(|(name, rows, means)| (name.to_string(), *rows, means.map(String::from))).collect()
    }

    const OUTCOMES: &str = "stage,occurred_at,account\nOpp,2026-01-02,a\nDiscovery,2026-01-03,a\nnurture,2026-01-03,b\n\
                            DISCOVERY,2026-01-04,c\n,2026-01-05,c\n";

    #[test]
    fn unknown_names_are_told_once_however_they_are_written_the_most_frequent_first() {
        assert_eq!(told(OUTCOMES, "{}"), Some((false, said(&[("Discovery", 2, None), ("nurture", 1, None)]))));
        assert_eq!(told("stage,occurred_at,account\nwon,2026-01-02,a\n", "{}"), None);
        assert_eq!(told(OUTCOMES, r#"{"stage": {"constant": "won"}}"#), None);
    }

    #[test]
    fn a_name_with_an_answer_stays_on_the_list_with_it_and_an_empty_answer_leaves_its_rows_aside() {
        let mapping = r#"{"stage": {"column": "stage", "values": {"discovery": "sal", "Nurture": ""}}}"#;
        let names = said(&[("discovery", 2, Some("sal")), ("Nurture", 1, Some(""))]);
        assert_eq!(told(OUTCOMES, mapping), Some((false, names)));
        let read = |mapping| intake(&[file("f.csv", Table::Outcomes, OUTCOMES, mapping)]);
        assert_eq!(counts(read("{}").receipt(Table::Outcomes)), (5, 1, 4));
        assert_eq!(counts(read(mapping).receipt(Table::Outcomes)), (5, 3, 2));
    }

    #[test]
    fn in_a_table_of_deals_an_unknown_name_is_an_open_stage() {
        let deals = "stage,created_at,closed_at,account\nDemo,2026-01-02,,a\nwon,2026-01-02,2026-02-03,a\n";
        assert_eq!(told(deals, "{}"), Some((true, said(&[("Demo", 1, None)]))));
        assert_eq!(counts(intake(&[file("f.csv", Table::Outcomes, deals, "{}")]).receipt(Table::Outcomes)), (2, 2, 0));
    }

    #[test]
    fn a_column_of_many_names_is_cut_short_and_says_by_how_many() {
        let rows: String = (0..60).map(|i| format!("name {i},2026-01-02,a\n")).collect();
        let text = format!("stage,occurred_at,account\n{rows}");
        let stages = report(&file("f.csv", Table::Outcomes, &text, "{}")).stages.expect("unknown names");
        assert_eq!((stages.names.len(), stages.more), (50, 10));
    }
}
