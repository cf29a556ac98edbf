//! Model documents: one that is read is read again from what is written of it, and scores without a panic.
#![no_main]

use cutline::workbench::Workbench;
use cutline::workbench::ask::{ModelRequest, Request, request};
use serde_json::json;

const ACTIVITIES: &[u8] = b"person,occurred_at,type\nann@acme.com,2026-05-01,demo\nbob@acme.com,2026-06-01,webinar\n";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut workbench = Workbench::new();
    let asked = workbench.ask(Request::Model(ModelRequest { text: text.into() }));
    let is_right =
        serde_json::to_value(asked.expect("a model is always judged")).expect("plain data")["error"].is_null();
    let Ok(document) = cutline::model::read::document(text) else { return };
    let again = serde_json::to_string(&document).expect("plain data");
    assert_eq!(cutline::model::read(&again).is_ok(), is_right, "{again}");
    if !is_right {
        return;
    }
    let file = workbench.open_file("visits.csv", None);
    workbench.push(file, ACTIVITIES);
    workbench.close_file(file).expect("a table");
    workbench.set_models(&[text.to_string()]);
    for scope in ["person", "account"] {
        // A model whose scores could overflow is refused, and that is an answer.
        let _ = workbench.ask(request(json!({"ask": "scores", "scope": scope})).expect("a request"));
    }
    let _ = workbench.ask(Request::Overview);
});
