//! A workbook's sheets, and the rows of the one that is wanted.

use crate::archive;
use crate::cell;
use crate::rows::{Cell, Writer};
use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// A sheet holds so many cells at most.
const MOST_CELLS: usize = 100_000_000;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Hands the rows of a sheet to `take`, in portions: those of `sheet`, else of the first sheet that has any, hidden ones
/// last. Or says why the file cannot be read, in a sentence that follows its name.
pub fn read(bytes: &[u8], sheet: Option<&str>, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
    if let Some(why) = archive::refusal(bytes) {
        return Err(why);
    }
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = names(book.sheets_metadata());
    let sheet = match sheet {
        Some(sheet) if sheets.iter().any(|name| name == sheet) => sheet.to_string(),
        Some(sheet) => {
            return Err(format!("has no sheet “{sheet}”: it has “{}”.", sheets.join("”, “")));
        }
        None => first_with_rows(&mut book, &sheets)?,
    };
    let about = format!(
        r#"{{"format":"Excel workbook","bytes":{},"sheet":{},"sheets":[{}],"has_titles":true}}"#,
        bytes.len(),
        json(&sheet),
        sheets.iter().map(|name| json(name)).collect::<Vec<_>>().join(",")
    );
    let mut writer = Writer::new(&about, take);
    rows(&mut book, &sheet, &mut writer)?;
    writer.finish();
    Ok(())
}

/// The sheets that hold cells, in their order, hidden ones last.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let of = |is_visible: bool| {
        sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .filter(move |sheet| (sheet.visible == SheetVisible::Visible) == is_visible)
            .map(|sheet| sheet.name.clone())
    };
    of(true).chain(of(false)).collect()
}

fn first_with_rows(book: &mut Book, sheets: &[String]) -> Result<String, String> {
    for sheet in sheets {
        let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            if !matches!(cell::text(cell.get_value()), Cell::Empty) {
                return Ok(sheet.clone());
            }
        }
    }
    Err("is an Excel workbook without a row.".into())
}

/// Cells come row by row, left to right; an empty one may be left out.
fn rows(book: &mut Book, sheet: &str, writer: &mut Writer) -> Result<(), String> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut row = Row::default();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (number, column) = cell.get_position();
        if number != row.number {
            row.write(writer);
            row = Row { number, cells: row.cells };
        }
        count += row.put(column as usize, cell.get_value());
        if count > MOST_CELLS {
            return Err(format!("has a sheet “{sheet}” of more than {MOST_CELLS} cells. Split it."));
        }
    }
    row.write(writer);
    Ok(())
}

#[derive(Default)]
struct Row {
    /// The first row of a sheet is 0 here and 1 to the user.
    number: u32,
    cells: Vec<Cell>,
}

impl Row {
    /// How many cells it took.
    fn put(&mut self, column: usize, value: &DataRef) -> usize {
        let text = cell::text(value);
        if matches!(text, Cell::Empty) {
            return 0;
        }
        let before = self.cells.len();
        while self.cells.len() <= column {
            self.cells.push(Cell::Empty);
        }
        self.cells[column] = text;
        self.cells.len() - before
    }

    /// A row of empty cells is none.
    fn write(&mut self, writer: &mut Writer) {
        if !self.cells.is_empty() {
            writer.row(self.number + 1, &self.cells);
        }
        self.cells.clear();
    }
}

fn damaged(error: XlsxError) -> String {
    match error {
        XlsxError::Password => "is an Excel workbook with a password. Open it in Excel and save it without one.".into(),
        error => format!(
            "is an Excel workbook that cannot be read ({error}). Open it in Excel, save it again and open that."
        ),
    }
}

/// A text as JSON writes it.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out += &format!("\\u{:04x}", c as u32),
            c => out.push(c),
        }
    }
    out + "\""
}
