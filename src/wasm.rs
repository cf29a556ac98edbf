//! The whole JavaScript boundary: convert, call `workbench`, convert. Nothing else knows JavaScript.
//!
//! A refused request is thrown as an `Error` that carries `code` (and `path`, `file`); a panic is a trap, after which the
//! instance must not be called again. What uncomputable figures become is `null`, never `undefined`.

use crate::day::Day;
use crate::error::{Code, Error};
use crate::lists::ListsDocument;
use crate::model::starter;
use crate::sample;
use crate::workbench;
use crate::workbench::ask;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  AccountRows, Audit, Calculation, Calibration, Comparison, DataAudit, FileReport, FilesAnswer, Findings, IntakeAnswer,
  Labels, LinesAnswer, ListsDocument, Mapping, ModelAnswer, Overview, PacketsAnswer, Parcel, PersonRows, ReceiptsAnswer,
  Request, Resolved, Review, SampleFile, SetAside, Settings, Share, Sql, StarterModel, Sweep, Table, Unmatched, Why,
} from "./protocol.d.ts";
export type * from "./protocol.d.ts";

/** What each request is answered with. */
export interface Answers {
  intake: IntakeAnswer;
  files: FilesAnswer;
  receipts: ReceiptsAnswer;
  set_aside: SetAside;
  data_audit: DataAudit;
  overview: Overview;
  scores: PersonRows | AccountRows;
  why: Why;
  unmatched: Unmatched;
  labels: Labels;
  model: ModelAnswer;
  sweep: Sweep;
  calibrate: Calibration;
  lines: LinesAnswer;
  calculator: Calculation;
  audit: Audit;
  findings: Findings;
  compare: Comparison;
  review: Review;
  sql: Sql;
  resolved: Resolved;
  parcel: Parcel;
  packets: PacketsAnswer;
}
export interface Workbench {
  /** Answers one request; throws an `Error` with a `code` where it is refused. */
  ask<A extends Request["ask"]>(request: Extract<Request, { ask: A }>): Answers[A];
}
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log(message: &str);
}

/// A panic's message would be lost in the trap.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| log(&panic.to_string())));
}

/// Holds files, models and settings, and answers requests about them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Workbench(workbench::Workbench);

#[wasm_bindgen]
impl Workbench {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Workbench {
        Workbench::default()
    }

    /// Starts a file, whose bytes come by `push`; `table` says what it is, else that is guessed on closing.
    pub fn open_file(
        &mut self,
        name: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Table | null")] table: JsValue,
    ) -> Result<u32, JsValue> {
        Ok(self.0.open_file(name, given("The file's table", table)?))
    }

    /// Starts a file that is too large to be held: only the rows of a share of its people are read.
    pub fn open_share(
        &mut self,
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "Table | null")] table: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Share")] share: JsValue,
    ) -> Result<u32, JsValue> {
        Ok(self.0.open_share(name, given("The file's table", table)?, given("The share", share)?))
    }

    /// What a file would be taken for that starts so; nothing of it is kept.
    #[wasm_bindgen(unchecked_return_type = "FileReport")]
    pub fn look(&self, name: &str, head: &[u8]) -> Result<JsValue, JsValue> {
        answer(self.0.look(name, head))
    }

    /// More of an open file's bytes, in any portions; the rows read so far.
    pub fn push(&mut self, file: u32, bytes: &[u8]) -> u32 {
        self.0.push(file, bytes)
    }

    /// Ends a file. One that cannot be read is refused with `unreadable_file`, and is as if it had never been.
    #[wasm_bindgen(unchecked_return_type = "FileReport")]
    pub fn close_file(&mut self, file: u32) -> Result<JsValue, JsValue> {
        answer(self.0.close_file(file))
    }

    /// Forgets a file, loaded or still coming.
    pub fn drop_file(&mut self, file: u32) {
        self.0.drop_file(file);
    }

    pub fn set_table(
        &mut self,
        file: u32,
        #[wasm_bindgen(unchecked_param_type = "Table")] table: JsValue,
    ) -> Result<(), JsValue> {
        self.0.set_table(file, given("The file's table", table)?);
        Ok(())
    }

    /// What the user says of a file's columns; it takes the place of what was said before.
    pub fn set_mapping(
        &mut self,
        file: u32,
        #[wasm_bindgen(unchecked_param_type = "Mapping")] mapping: JsValue,
    ) -> Result<(), JsValue> {
        self.0.set_mapping(file, given("The mapping", mapping)?);
        Ok(())
    }

    /// Model documents as JSON texts; a wrong one is told when something is asked of the models.
    pub fn set_models(&mut self, texts: Vec<String>) {
        self.0.set_models(&texts);
    }

    /// What is not given keeps its default. `as_of: null` is the day of the latest activity or outcome not after `today`.
    pub fn set_settings(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Settings>")] settings: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | null")] as_of: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] today: JsValue,
    ) -> Result<(), JsValue> {
        let as_of: Option<Day> = given("The day", as_of)?;
        self.0.set_settings(given("The settings", settings)?, as_of, given("Today", today)?);
        Ok(())
    }

    /// Word lists in place of the product's own; one that is left out is the product's.
    pub fn set_lists(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ListsDocument>")] lists: JsValue,
    ) -> Result<(), JsValue> {
        self.0.set_lists(given::<ListsDocument>("The word lists", lists)?.into());
        Ok(())
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn ask(&mut self, request: JsValue) -> Result<JsValue, JsValue> {
        let request = ask::request(plain(request)?).map_err(thrown)?;
        answer(self.0.ask(request))
    }
}

/// Models to start from; the first is the one the page starts with.
#[wasm_bindgen(unchecked_return_type = "StarterModel[]")]
pub fn starter_models() -> Result<JsValue, JsValue> {
    answer(Ok(starter::models()))
}

/// The product's own word lists.
#[wasm_bindgen(unchecked_return_type = "ListsDocument")]
pub fn word_lists() -> Result<JsValue, JsValue> {
    answer(Ok(ListsDocument::default()))
}

/// A made-up year of four tables, the same for the same seed.
#[wasm_bindgen(unchecked_return_type = "SampleFile[]")]
pub fn sample_files(seed: u32) -> Result<JsValue, JsValue> {
    answer(Ok(sample::sample(seed.into())))
}

/// Through plain JSON, so that a refusal speaks of the document and not of JavaScript's types.
fn plain(value: JsValue) -> Result<serde_json::Value, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn given<T: DeserializeOwned>(what: &str, value: JsValue) -> Result<T, JsValue> {
    let refused = |error| thrown(Error::new(Code::UnknownRequest, format!("{what} cannot be read: {error}.")));
    serde_json::from_value(plain(value)?).map_err(refused)
}

fn answer<T: Serialize>(result: Result<T, Error>) -> Result<JsValue, JsValue> {
    Ok(result.map_err(thrown)?.serialize(&Serializer::json_compatible())?)
}

/// A refusal as a JavaScript `Error`, with the refusal's own fields on it.
fn thrown(refusal: Error) -> JsValue {
    let error = js_sys::Error::new(&refusal.message);
    if let Ok(fields) = refusal.serialize(&Serializer::json_compatible()) {
        js_sys::Object::assign(&error, fields.unchecked_ref());
    }
    error.into()
}
