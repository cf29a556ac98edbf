//! The JavaScript boundary: bytes in, portions of rows out to a function.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// Hands the rows of a workbook's sheet to `take`, in portions that the core reads in place of the file's own bytes. What
/// cannot be read is thrown as a text, a sentence that follows the file's name. Where the user is to be asked, a JSON list
/// of the sheets that hold rows is returned instead, if there are several.
#[wasm_bindgen]
pub fn read_workbook(
    bytes: &[u8],
    sheet: Option<String>,
    is_asked: bool,
    take: &Function,
) -> Result<Option<String>, JsValue> {
    let mut thrown = None;
    let mut hand_on = |portion: &[u8]| {
        if thrown.is_none() {
            thrown = take.call1(&JsValue::NULL, &Uint8Array::from(portion)).err();
        }
    };
    let sheets = crate::read(bytes, sheet.as_deref(), is_asked, &mut hand_on).map_err(JsValue::from)?;
    thrown.map_or(Ok(sheets), Err)
}
