//! A workbook's sheets, and the rows of the one that is wanted.

use crate::archive;
use crate::cell;
use crate::rows::{Cell, Writer};
use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};
use self_cell::{MutBorrow, self_cell};
use std::io::Cursor;

/// A sheet holds so many cells at most.
const MOST_CELLS: usize = 100_000_000;
/// What Excel has room for: columns to XFD, and rows.
const MOST_COLUMNS: u32 = 16_384;
const MOST_ROWS: u32 = 1_048_576;
/// So many cells of its first row tell a sheet from others.
const HEAD_CELLS: usize = 6;

const BEYOND: &str = "has a cell where no sheet has room for one. Open it in Excel, save it again and open that.";

type Book = Xlsx<Cursor<Vec<u8>>>;
type CellReader<'a> = XlsxCellReader<'a, Cursor<Vec<u8>>>;

self_cell!(
    /// The cells of one sheet, and the workbook that they are read from.
    struct Cells {
        owner: MutBorrow<Book>,
        #[not_covariant]
        dependent: CellReader,
    }
);

/// What a workbook is opened to.
pub enum Opened {
    Rows(Box<SheetRows>),
    /// The sheets that hold rows, from which the user is to choose: a JSON list of their names and first cells.
    Sheets(String),
}

/// The rows of a sheet, a portion at a time, as fast as they are asked for.
pub struct SheetRows {
    sheet: String,
    cells: Cells,
    row: Row,
    /// Cells so far.
    count: usize,
    writer: Writer,
    is_over: bool,
}

/// Opens `sheet`, else the first sheet that has rows, hidden ones last. Or says why the file cannot be read, in a sentence
/// that follows its name.
///
/// Where the user is to be asked which sheet, of several that hold rows none is opened: they are returned instead. Hidden
/// ones are among them only if no other holds rows.
pub fn open(bytes: Vec<u8>, sheet: Option<&str>, is_asked: bool) -> Result<Opened, String> {
    if let Some(why) = archive::refusal(&bytes) {
        return Err(why);
    }
    let size = bytes.len();
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let [shown, hidden] = names(book.sheets_metadata());
    let sheets = [&*shown, &*hidden].concat();
    let sheet = match sheet {
        Some(sheet) if sheets.iter().any(|name| name == sheet) => sheet.to_string(),
        Some(sheet) => {
            return Err(format!("has no sheet “{sheet}”: it has “{}”.", sheets.join("”, “")));
        }
        None => {
            let most = if is_asked { usize::MAX } else { 1 };
            let mut found = with_rows(&mut book, &shown, most)?;
            if found.is_empty() {
                found = with_rows(&mut book, &hidden, most)?;
            }
            if found.len() > 1 {
                return Ok(Opened::Sheets(list(found.iter().map(Head::json))));
            }
            found.pop().ok_or("is an Excel workbook without a row.")?.sheet
        }
    };
    let about = format!(
        r#"{{"format":"Excel workbook","bytes":{},"sheet":{},"sheets":{},"has_titles":true}}"#,
        size,
        json(&sheet),
        list(sheets.iter().map(|name| json(name))),
    );
    let cells =
        Cells::try_new(MutBorrow::new(book), |book| book.borrow_mut().worksheet_cells_reader(&sheet).map_err(damaged))?;
    let (row, writer) = (Row::default(), Writer::new(&about));
    Ok(Opened::Rows(Box::new(SheetRows { sheet, cells, row, count: 0, writer, is_over: false })))
}

impl SheetRows {
    /// `None` once all were given. Cells come row by row, left to right; an empty one may be left out.
    pub fn next_portion(&mut self) -> Result<Option<Vec<u8>>, String> {
        if self.is_over {
            return Ok(None);
        }
        let SheetRows { sheet, cells, row, count, writer, is_over } = self;
        cells.with_dependent_mut(|_, cells| {
            while !writer.is_full() {
                let Some(cell) = cells.next_cell().map_err(damaged)? else {
                    row.write(writer);
                    *is_over = true;
                    break;
                };
                let (number, column) = cell.get_position();
                if number >= MOST_ROWS || column >= MOST_COLUMNS {
                    return Err(BEYOND.into());
                }
                if number != row.number {
                    row.write(writer);
                    row.number = number;
                }
                *count += row.put(column as usize, cell.get_value());
                if *count > MOST_CELLS {
                    return Err(format!("has a sheet “{sheet}” of more than {MOST_CELLS} cells. Split it."));
                }
            }
            Ok(Some(writer.portion()))
        })
    }
}

/// The sheets that hold cells, in their order: those that are shown, and those that are hidden.
fn names(sheets: &[Sheet]) -> [Vec<String>; 2] {
    [true, false].map(|is_shown| {
        let cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        cells
            .filter(|sheet| (sheet.visible == SheetVisible::Visible) == is_shown)
            .map(|sheet| sheet.name.clone())
            .collect()
    })
}

/// A sheet and the first cells of its first row, by which it is told from others.
struct Head {
    sheet: String,
    cells: Vec<String>,
}

impl Head {
    fn json(&self) -> String {
        let cells = list(self.cells.iter().map(|text| json(text)));
        format!(r#"{{"sheet":{},"cells":{cells}}}"#, json(&self.sheet))
    }
}

/// Those sheets that hold rows, so many at most.
fn with_rows(book: &mut Book, sheets: &[String], most: usize) -> Result<Vec<Head>, String> {
    let mut found = Vec::new();
    for sheet in sheets {
        let cells = first_cells(book, sheet)?;
        if !cells.is_empty() {
            found.push(Head { sheet: sheet.clone(), cells });
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

fn first_cells(book: &mut Book, sheet: &str) -> Result<Vec<String>, String> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut first = Vec::new();
    let mut row = 0;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (number, _) = cell.get_position();
        if first.len() == HEAD_CELLS || !first.is_empty() && number != row {
            break;
        }
        row = number;
        match (cell.get_value(), cell::text(cell.get_value())) {
            (DataRef::Error(error), _) => first.push(error.to_string()),
            (_, Cell::Text(text) | Cell::Number(text)) => first.push(text),
            (_, Cell::Missing(_) | Cell::Empty) => {}
        }
    }
    Ok(first)
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

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
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
