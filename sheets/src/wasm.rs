//! The JavaScript boundary: bytes in, portions of rows out to a function.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

/// Hands the rows of a workbook's sheet to `take`, in portions that the core reads in place of the file's own bytes. What
/// cannot be read is thrown as a text, a sentence that follows the file's name.
#[wasm_bindgen]
pub fn read_workbook(bytes: &[u8], sheet: Option<String>, take: &Function) -> Result<(), JsValue> {
    let mut thrown = None;
    let mut hand_on = |portion: &[u8]| {
        if thrown.is_none() {
            thrown = take.call1(&JsValue::NULL, &Uint8Array::from(portion)).err();
        }
    };
    crate::read(bytes, sheet.as_deref(), &mut hand_on).map_err(JsValue::from)?;
    thrown.map_or(Ok(()), Err)
}
