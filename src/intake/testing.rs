//! What the intake's tests share: files of given text, read into tables.
//!
//! The text goes through the real CSV reader, so that lines and empty cells are those of a file.

use super::reader::FileReader;
use super::receipt::Receipt;
use super::tables::{Records, Table};
use super::{Intake, LoadedFile, read};
use crate::note::Note;
use crate::settings::{Settings, Stage};

pub fn file(name: &str, table: Table, text: &str, mapping: &str) -> LoadedFile {
    let mut reader = FileReader::new(name);
    reader.push(text.as_bytes());
    LoadedFile {
        id: 0,
        name: name.into(),
        bytes: text.len() as u64,
        table: Some(table),
        mapping: serde_json::from_str(mapping).expect("a mapping"),
        raw: reader.finish().expect("a readable file"),
    }
}

pub fn intake(files: &[LoadedFile]) -> Intake {
    read(&files.iter().collect::<Vec<_>>(), &Settings::default())
}

/// One file of one table.
pub fn alone(table: Table, text: &str, mapping: &str) -> Intake {
    intake(&[file("f.csv", table, text, mapping)])
}

pub fn places(notes: &[Note]) -> Vec<(u32, &str)> {
    notes.iter().map(|note| (note.line, note.column.as_str())).collect()
}

/// Read, kept, set aside.
pub fn counts(receipt: &Receipt) -> (u32, u32, u32) {
    (receipt.read, receipt.kept, receipt.set_aside)
}

/// Each outcome as stage and day.
pub fn outcomes(intake: &Intake) -> Vec<(Stage, String)> {
    let outcomes = &intake.tables.outcomes;
    outcomes.stage.iter().zip(&outcomes.at).map(|(stage, at)| (*stage, at.day().to_string())).collect()
}

/// The days of the activities.
pub fn days(intake: &Intake) -> Vec<String> {
    intake.tables.activities.at.iter().map(|at| at.day().to_string()).collect()
}

/// The texts of one field of records, empty where it is missing.
pub fn field<'a>(intake: &'a Intake, records: &Records, name: &str) -> Vec<&'a str> {
    let field = records.fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("no field {name}"));
    field.values.iter().map(|id| intake.tables.texts.get_some(*id).unwrap_or("")).collect()
}
