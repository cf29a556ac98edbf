//! Writes the workbooks in `tests/formats/` from `tables.json`, which stands there: `cargo run -p cutline-sheets --example
//! fixtures`. Cells are typed as a person's Excel would have them: dates with a format, numbers, truth values.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use serde_json::{Map, Value};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/formats");
    let tables: Value = serde_json::from_str(&fs::read_to_string(folder.join("tables.json"))?)?;
    let rows = |name: &str| tables[name].as_array().expect("a list of rows").clone();
    fs::write(folder.join("book.xlsx"), book(&rows("activities"), &rows("accounts"), 0.0)?)?;
    // The 1904 system counts from 1,462 days later.
    let shifted = book(&rows("activities"), &rows("accounts"), 1462.0)?;
    fs::write(folder.join("book_1904.xlsx"), with_1904(&shifted)?)?;
    Ok(())
}

/// An empty sheet, the activities below a title and above totals, the accounts, and a hidden sheet of no use.
fn book(activities: &[Value], accounts: &[Value], later: f64) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let written = ExcelDateTime::parse_from_str("2026-07-01T00:00:00Z")?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    book.add_worksheet().set_name("Empty")?;
    let sheet = book.add_worksheet().set_name("Activities")?;
    sheet.write(0, 0, "Activities of May and June")?;
    table(sheet, 3, activities, later)?;
    let below = 3 + activities.len() as u32 + 2;
    sheet.write(below, 0, "Total")?;
    sheet.write(below, 5, Formula::new("=SUM(F5:F11)").set_result("18.625"))?;
    table(book.add_worksheet().set_name("Accounts")?, 0, accounts, later)?;
    let hidden = book.add_worksheet().set_name("Codes")?.set_hidden(true);
    hidden.write(0, 0, "code")?;
    book.save_to_buffer()
}

fn table(sheet: &mut Worksheet, first: u32, rows: &[Value], later: f64) -> Result<(), XlsxError> {
    let record = |row: &Value| -> Map<String, Value> { row.as_object().expect("a row is an object").clone() };
    for (column, name) in record(&rows[0]).keys().enumerate() {
        sheet.write(first, column as u16, name)?;
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let minute = Format::new().set_num_format("d mmm yyyy hh:mm");
    for (number, row) in rows.iter().enumerate() {
        let row_number = first + 1 + number as u32;
        for (column, (name, value)) in record(row).iter().enumerate() {
            let column = column as u16;
            let date = |text: &str| ExcelDateTime::parse_from_str(text).map(|at| at.to_excel() - later);
            match value {
                Value::String(text) if text.is_empty() => sheet.write_blank(row_number, column, &day)?,
                Value::String(text) if name == "occurred_at" => {
                    sheet.write_number_with_format(row_number, column, date(text)?, &minute)?
                }
                Value::String(text) if ["founded", "funded"].contains(&name.as_str()) => {
                    sheet.write_number_with_format(row_number, column, date(text)?, &day)?
                }
                Value::String(text) => sheet.write_string(row_number, column, text)?,
                Value::Bool(is) => sheet.write_boolean(row_number, column, *is)?,
                number => sheet.write_number(row_number, column, number.as_f64().expect("a number"))?,
            };
        }
    }
    Ok(())
}

/// The same workbook with the mark of the 1904 system, which the writer cannot set.
fn with_1904(book: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = ZipArchive::new(Cursor::new(book))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        out.start_file(part.name()?.as_ref(), SimpleFileOptions::default())?;
        out.write_all(text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}
