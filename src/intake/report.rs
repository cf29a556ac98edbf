//! What the page shows of a file: its columns with samples, what each is taken for and why, and what is still missing.
//!
//! It says what would be read, and reads no row: faults of rows are told by the receipt.

use super::fields;
use super::guess;
use super::mapper::{self, Chosen, FileMapping, From, Tie};
use super::mapping::Mapped;
use super::raw::{RawColumn, RawTable};
use super::share::ShareRead;
use super::stages::{self, StageNames};
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
    /// `null` where nothing tells what it is: it is read into no table until the user says.
    pub table: Option<Table>,
    /// Why it is taken for that, or why for nothing: in a few words.
    pub table_why: String,
    /// Rows read, those that could not be cut into cells among them.
    pub rows: u32,
    pub bytes: u64,
    /// What it was read as: “CSV with semicolons, UTF-16”.
    pub format: String,
    /// The sheet of a workbook that the rows come from, and all that it has.
    pub sheet: Option<String>,
    pub sheets: Vec<String>,
    /// `null` where all of it was read.
    pub share: Option<ShareRead>,
    pub columns: Vec<ColumnReport>,
    pub mapping: BTreeMap<String, Mapped>,
    /// What the table still needs, a sentence each.
    pub missing: Vec<String>,
    /// Rows that name nobody where the mapped column stands, but do in another.
    pub elsewhere: Vec<Elsewhere>,
    /// Of outcomes: names of stages that are none we know, `null` where there are none.
    pub stages: Option<StageNames>,
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

/// A field reads one column. Where that is empty another one is not taken in its place: whose number stands there is for
/// the user to say. So it is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Elsewhere {
    /// `person` or `account`.
    pub field: String,
    /// The header of the column that the field reads.
    pub column: String,
    /// Rows in which it is empty.
    pub empty: u32,
    /// The header of the other column.
    pub other: String,
    /// Of the empty rows, those in which the other column is filled.
    pub filled: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldReport {
    pub name: String,
    pub about: String,
}

pub fn report(file: &LoadedFile) -> FileReport {
    let (table, table_why) = match file.table {
        Some(table) => (Some(table), "you said so".to_string()),
        None => guess::table(&file.raw),
    };
    let map = table.map(|table| mapper::map(table, &file.raw, &file.mapping)).unwrap_or_default();
    let field = |field: &fields::Field| FieldReport { name: field.name.into(), about: field.about.into() };
    FileReport {
        id: file.id,
        name: file.name.clone(),
        table,
        table_why,
        rows: (file.raw.rows() + file.raw.aside.len()) as u32,
        bytes: file.bytes,
        format: file.raw.format.name.clone(),
        sheet: file.raw.format.sheet.clone(),
        sheets: file.raw.format.sheets.clone(),
        share: file.raw.share.clone(),
        columns: (0..file.raw.columns.len()).map(|i| column(i, &file.raw, &map)).collect(),
        mapping: map.mapped(&file.raw),
        elsewhere: table.map(|table| elsewhere(table, &map, &file.raw)).unwrap_or_default(),
        stages: (table == Some(Table::Outcomes)).then(|| stages::unknown(&map, &file.raw)).flatten(),
        missing: table.map(|table| missing(table, &map, &file.raw)).unwrap_or_default(),
        fields: table.map_or(&[][..], fields::of).iter().map(field).collect(),
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

fn elsewhere(table: Table, map: &FileMapping, raw: &RawTable) -> Vec<Elsewhere> {
    if !matches!(table, Table::Activities | Table::Outcomes) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for field in ["person", "account"].into_iter().filter_map(|name| fields::find(table, name)) {
        let Some(Chosen { from: From::Column(column), .. }) = map.get(field.name) else { continue };
        let empty = |row: &usize| raw.cell(*row, *column).is_none();
        for other in mapper::others(table, raw, map, field) {
            let filled = (0..raw.rows()).filter(empty).filter(|row| raw.cell(*row, other).is_some()).count() as u32;
            if filled > 0 {
                found.push(Elsewhere {
                    field: field.name.into(),
                    column: raw.columns[*column].header.clone(),
                    empty: (0..raw.rows()).filter(empty).count() as u32,
                    other: raw.columns[other].header.clone(),
                    filled,
                });
            }
        }
    }
    found
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
        assert_eq!(at.samples, ["2026-01-02", "1"]);
        assert_eq!(at.filled, 3.0 / 4.0);
        assert_eq!(work.field, None);
        assert_eq!(work.why.as_deref(), Some("“work email” and “user email” could each be person: choose one."));
        assert_eq!(said.missing.len(), 3, "a type, a person or account, and the tie: {:?}", said.missing);

        file.mapping = serde_json::from_str(r#"{"type": {"constant": "webinar"}, "person": "work email"}"#).unwrap();
        let said = report(&file);
        assert_eq!(said.missing, Vec::<String>::new());
        assert_eq!(said.mapping["person"].why, "you chose it");
    }

    #[test]
    fn rows_that_another_column_would_name_are_told_and_not_read_from_it() {
        let text = "TASKID,Call Start Time,Call Type,CONTACTID,LEADID\n1,2026-01-02,call,7,\n2,2026-01-02,call,,8\n\
                    3,2026-01-02,call,,9\n4,2026-01-02,call,,\n";
        let calls = testing::file("calls.csv", Table::Activities, text, "{}");
        let told = Elsewhere {
            field: "person".into(),
            column: "CONTACTID".into(),
            empty: 3,
            other: "LEADID".into(),
            filled: 2,
        };
        assert_eq!(report(&calls).elsewhere, [told]);
        assert_eq!(testing::counts(testing::intake(&[calls]).receipt(Table::Activities)), (4, 1, 3));

        let other = r#"{"person": "LEADID"}"#;
        let by_lead = testing::file("calls.csv", Table::Activities, text, other);
        assert_eq!(report(&by_lead).elsewhere[0].other, "CONTACTID");
        // Loaded twice, once by each column, every row that names somebody counts once.
        let both = [testing::file("calls.csv", Table::Activities, text, "{}"), by_lead];
        assert_eq!(testing::counts(testing::intake(&both).receipt(Table::Activities)).1, 3);
    }
}
