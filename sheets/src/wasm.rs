//! The JavaScript boundary: bytes in, portions of rows out as they are asked for.

use crate::{Opened, open};
use wasm_bindgen::prelude::*;

/// An Excel workbook, opened at one sheet. What cannot be read is thrown as a text, a sentence that follows the file's
/// name.
#[wasm_bindgen]
pub struct Workbook(Opened);

#[wasm_bindgen]
impl Workbook {
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>, sheet: Option<String>, is_asked: bool) -> Result<Workbook, JsValue> {
        Ok(Workbook(open(bytes, sheet.as_deref(), is_asked)?))
    }

    /// Where the user is to be asked, a JSON list of the sheets that hold rows, if there are several.
    pub fn sheets(&self) -> Option<String> {
        match &self.0 {
            Opened::Sheets(sheets) => Some(sheets.clone()),
            Opened::Rows(_) => None,
        }
    }

    /// The next portion of rows, which the core reads in place of the file's own bytes; nothing at their end.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        match &mut self.0 {
            Opened::Sheets(_) => Ok(None),
            Opened::Rows(rows) => Ok(rows.next_portion()?),
        }
    }
}
