//! Workbooks: files of any bytes, and archives that are sound but hold any bytes as their sheet, texts and formats. What is
//! read of them is read alike by the core in pieces and as a whole.
#![no_main]

use cutline_fuzz::pieces;
use cutline_sheets::{Opened, open};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

// The first byte says whether the rest is the file itself, or its parts with 0xff between them, and whether the user is asked
// which sheet.
libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let book = if first & 1 == 0 { rest.to_vec() } else { archive(rest) };
    let Ok(Opened::Rows(mut rows)) = open(book, None, first & 2 != 0) else { return };
    let mut bytes = Vec::new();
    loop {
        match rows.next_portion() {
            Ok(Some(portion)) => bytes.extend(portion),
            Ok(None) => break,
            Err(_) => return,
        }
    }
    let whole = pieces(&bytes, usize::MAX);
    // A few pieces, since a single row may be long.
    let size = bytes.len() / (2 + usize::from(first >> 2)) + 1;
    assert_eq!(whole, pieces(&bytes, size), "in pieces");
    if let Err(why) = whole {
        assert!(!why.contains("to its end"), "{why}");
    }
});

const OUTLINE: [(&str, &str); 3] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="June" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PARTS: [&str; 4] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];

fn archive(data: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).expect("room in memory");
        zip.write_all(bytes).expect("room in memory");
    };
    for (name, text) in OUTLINE {
        put(name, text.as_bytes());
    }
    let mut parts = data.split(|byte| *byte == 0xff);
    for name in PARTS {
        match parts.next().filter(|part| !part.is_empty()) {
            Some(part) => put(name, part),
            None if name == "xl/workbook.xml" => put(name, WORKBOOK.as_bytes()),
            None => {}
        }
    }
    zip.finish().expect("room in memory").into_inner()
}
