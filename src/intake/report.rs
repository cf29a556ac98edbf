//! What the page shows of a file: its columns with samples, what each is taken for and why, and what is still missing.
//!
//! It says what would be read, and reads no row: faults of rows are told by the receipt.

use super::fields;
use super::guess;
use super::mapper::{self, FileMapping, From, Tie};
use super::mapping::Mapped;
use super::raw::{RawColumn, RawTable};
use super::tables::Table;
use super::typed::LoadedFile;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many sample values a column shows.
const SAMPLES: usize = 3;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileReport {
    pub id: u32,
    pub name: String,
    pub table: Table,
    /// Why it is taken for that: in a few words.
    pub table_why: String,
    /// Rows read, those that do not fit the header among them.
    pub rows: u32,
    pub bytes: u64,
    pub columns: Vec<ColumnReport>,
    pub mapping: BTreeMap<String, Mapped>,
    /// What the table still needs, a sentence each.
    pub missing: Vec<String>,
    /// The fields that this table can take.
    pub fields: Vec<FieldReport>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnReport {
    pub header: String,
    /// The first distinct values, three at most.
    pub samples: Vec<String>,
    /// The share of rows that have a value, 0 to 1.
    pub filled: f64,
    /// The field that reads it.
    pub field: Option<String>,
    /// Why it is that field, or why it is none although it could be.
    pub why: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldReport {
    pub name: String,
    pub about: String,
}

pub fn report(file: &LoadedFile) -> FileReport {
    let (table, table_why) = match file.table {
        Some(table) => (table, "you said so".to_string()),
        None => guess::table(&file.raw),
    };
    let map = mapper::map(table, &file.raw, &file.mapping);
    let field = |field: &fields::Field| FieldReport { name: field.name.into(), about: field.about.into() };
    FileReport {
        id: file.id,
        name: file.name.clone(),
        table,
        table_why,
        rows: (file.raw.rows() + file.raw.aside.len()) as u32,
        bytes: file.bytes,
        columns: (0..file.raw.columns.len()).map(|i| column(i, &file.raw, &map)).collect(),
        mapping: map.mapped(&file.raw),
        missing: missing(table, &map, &file.raw),
        fields: fields::of(table).iter().map(field).collect(),
    }
}

fn column(i: usize, raw: &RawTable, map: &FileMapping) -> ColumnReport {
    let RawColumn { header, texts, .. } = &raw.columns[i];
    let chosen = map.chosen.iter().find(|chosen| chosen.from == From::Column(i));
    let tied = map.ties.iter().find(|tie| tie.columns.contains(&i));
    ColumnReport {
        header: header.clone(),
        samples: texts.iter().take(SAMPLES).map(String::from).collect(),
        filled: if raw.rows() == 0 { 0.0 } else { raw.columns[i].filled() as f64 / raw.rows() as f64 },
        field: chosen.map(|chosen| chosen.field.clone()),
        why: chosen.map(|chosen| chosen.why.clone()).or_else(|| tied.map(|tie| told(tie, raw))),
    }
}

fn told(tie: &Tie, raw: &RawTable) -> String {
    let headers: Vec<String> = tie.columns.iter().map(|i| format!("“{}”", raw.columns[*i].header)).collect();
    format!("{} could each be {}: choose one.", headers.join(" and "), tie.field)
}

fn missing(table: Table, map: &FileMapping, raw: &RawTable) -> Vec<String> {
    let has_any = |fields: &[&str]| fields.iter().any(|field| map.has(field));
    let needs: &[(&[&str], &str)] = match table {
        Table::Activities => &[
            (&["occurred_at"], "Choose the column that says when it happened (occurred_at)."),
            (&["type"], "Choose the column that says what was done (type), or one type for the whole file."),
            (&["person", "account"], "Choose the column that says who did it (person or account)."),
        ],
        Table::Contacts => &[(&["id", "email"], "Choose the column of the contacts' ids or e-mail addresses.")],
        Table::Accounts => &[(&["id", "domain", "name"], "Choose the column of the accounts' ids, domains or names.")],
        Table::Outcomes => &[
            (
                &["stage"],
                "Choose the column that says which stage was reached (stage), or one stage for the whole file.",
            ),
            (
                &["occurred_at", "created_at", "closed_at"],
                "Choose the column that says when (occurred_at; of deals created_at and closed_at).",
            ),
            (&["person", "account"], "Choose the column that says whose it is (person or account)."),
        ],
    };
    let lacking = needs.iter().filter(|(fields, _)| !has_any(fields)).map(|(_, says)| says.to_string());
    lacking.chain(map.ties.iter().map(|tie| told(tie, raw))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;

    #[test]
    fn a_report_shows_samples_and_says_what_is_taken_for_what_and_what_lacks() {
        let text =
            "Join Time,work email,user email\n2026-01-02,a@b.com,\n,a@b.com,c@d.com\n2026-01-02,e@f.com,\n1,2,3,4\n";
        let mut file = testing::file("guests.csv", Table::Activities, text, "{}");
        let said = report(&file);
        assert_eq!((said.table_why.as_str(), said.rows), ("you said so", 4));
        let [at, work, _] = said.columns.as_slice() else { panic!("three columns") };
        assert_eq!((at.field.as_deref(), at.why.as_deref()), (Some("occurred_at"), Some("Zoom's name for it")));
        assert_eq!(at.samples, ["2026-01-02"]);
        assert_eq!(at.filled, 2.0 / 3.0);
        assert_eq!(work.field, None);
        assert_eq!(work.why.as_deref(), Some("“work email” and “user email” could each be person: choose one."));
        assert_eq!(said.missing.len(), 3, "a type, a person or account, and the tie: {:?}", said.missing);

        file.mapping = serde_json::from_str(r#"{"type": {"constant": "webinar"}, "person": "work email"}"#).unwrap();
        let said = report(&file);
        assert_eq!(said.missing, Vec::<String>::new());
        assert_eq!(said.mapping["person"].why, "you chose it");
    }
}
