//! The receipts file by file, with the rows that were set aside grouped by what would mend them; and those rows, ready to
//! be mended and loaded again.

use super::ask::{AsideGroup, AsideRow, FileReceiptAnswer, ReceiptsAnswer, SetAside};
use crate::intake::LoadedFile;
use crate::intake::again::TOLD;
use crate::intake::aside::{Aside, FileReceipt};
use crate::intake::raw::RawTable;
use std::collections::BTreeMap;

/// How many rows of a group are told, and how much of each, in characters.
const ROWS: usize = 5;
const TEXT: usize = 200;

/// In the order of the files.
pub fn receipts(receipts: &[FileReceipt], files: &BTreeMap<u32, LoadedFile>) -> ReceiptsAnswer {
    let mut receipts: Vec<&FileReceipt> = receipts.iter().collect();
    receipts.sort_by_key(|receipt| receipt.file);
    ReceiptsAnswer { receipts: receipts.into_iter().map(|receipt| of_file(receipt, &files[&receipt.file])).collect() }
}

fn of_file(receipt: &FileReceipt, file: &LoadedFile) -> FileReceiptAnswer {
    let mut groups: BTreeMap<_, Vec<&Aside>> = BTreeMap::new();
    for aside in &receipt.aside {
        groups.entry((aside.mend, receipt.column(aside))).or_default().push(aside);
    }
    let row = |aside: &&Aside| AsideRow {
        line: aside.line(&file.raw),
        reason: receipt.reason(aside).into(),
        text: shortened(&aside.text(&file.raw)),
    };
    let group = |((mend, column), rows): ((_, &str), Vec<&Aside>)| AsideGroup {
        mend,
        column: column.into(),
        rows: rows.len() as u32,
        first: rows.iter().take(ROWS).map(row).collect(),
    };
    FileReceiptAnswer {
        id: receipt.file,
        name: file.name.clone(),
        sheet: file.raw.format.sheet.clone(),
        counts_rows: file.raw.format.counts_rows,
        table: receipt.table,
        read: receipt.read,
        kept: receipt.kept,
        set_aside: receipt.set_aside,
        duplicates: receipt.duplicates,
        suspected_duplicates: receipt.suspected_duplicates,
        groups: groups.into_iter().map(group).collect(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// All rows of one file that were set aside, under its own header and what is told of them.
pub fn set_aside(receipt: &FileReceipt, file: &LoadedFile) -> SetAside {
    let raw: &RawTable = &file.raw;
    let own = raw.columns.iter().map(|column| column.header.clone());
    let row = |aside: &Aside| {
        let cells = aside.cells(raw);
        let own = (0..raw.columns.len()).map(|at| cells.get(at).map_or(String::new(), ToString::to_string));
        let line = aside.line(raw).to_string();
        let sheet = raw.format.sheet.as_deref().unwrap_or_default();
        let told = [&file.name, sheet, &line, receipt.column(aside), receipt.reason(aside), &aside.text(raw)];
        own.chain(told.map(String::from)).collect()
    };
    SetAside {
        name: file.name.clone(),
        sheet: raw.format.sheet.clone(),
        header: own.chain(TOLD.map(String::from)).collect(),
        rows: receipt.aside.iter().map(row).collect(),
        table: receipt.table,
        mapping: file.choices(receipt.table),
    }
}
