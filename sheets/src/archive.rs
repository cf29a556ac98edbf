//! What kind of archive a file is, and whether what is in it may be unpacked: a small file may unpack to a huge one.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More than this is unpacked only of what is packed no tighter than a sheet can be.
const ALWAYS: u64 = 64 << 20;
const TIGHTEST: u64 = 200;
/// More than this is more than memory holds.
const MOST: u64 = 2 << 30;
/// What is packed this small cannot unpack to more than `ALWAYS`.
const SMALL: u64 = ALWAYS / 1032;

const DAMAGED: &str = "is an Excel workbook that is damaged. Open it in Excel, save it again and open that.";

/// Why the file cannot be read as an Excel workbook, in a sentence that follows its name.
pub fn refusal(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(old(bytes).into());
    }
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(_) => return Some("is a ZIP archive that is cut off or damaged. Export or download it again.".into()),
    };
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    if !has("xl/") {
        return Some(other(&has).into());
    }
    if has("xl/workbook.bin") {
        return Some("is a binary Excel workbook (.xlsb). Save it as a workbook (.xlsx) and open that.".into());
    }
    (0..archive.len()).find_map(|part| too_large(&mut archive, part))
}

/// The formats before 2007 and encrypted workbooks share one container.
fn old(bytes: &[u8]) -> &'static str {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        "is an Excel workbook with a password. Open it in Excel and save it without one."
    } else {
        "is an old Excel workbook (.xls). Save it as a workbook (.xlsx) and open that."
    }
}

fn other(has: &dyn Fn(&str) -> bool) -> &'static str {
    if has("word/") || has("ppt/") {
        "is a document or a presentation, not a table. Export the table itself as CSV and open that."
    } else if has("content.xml") {
        "is an OpenDocument file. Save the sheet as a workbook (.xlsx) or as CSV and open that."
    } else if has("Index/") {
        "is a Numbers document. Export it as CSV or as a workbook (.xlsx) and open that."
    } else {
        "is a ZIP archive. Unpack it and open the file inside."
    }
}

/// Parts that hold no cells, such as pictures, are never unpacked.
fn too_large(archive: &mut ZipArchive<Cursor<&[u8]>>, part: usize) -> Option<String> {
    let Ok(mut part) = archive.by_index(part) else { return Some(DAMAGED.into()) };
    let (packed, stated) = (part.compressed_size(), part.size());
    let has_cells = part.name().is_ok_and(|name| name.ends_with(".xml"));
    if !has_cells || packed <= SMALL {
        return None;
    }
    let most = MOST.min(ALWAYS.max(packed.saturating_mul(TIGHTEST)));
    let is_too_large = stated > most || {
        // The stated size may be a lie.
        match std::io::copy(&mut part.by_ref().take(most + 1), &mut std::io::sink()) {
            Ok(unpacked) => unpacked > most,
            Err(_) => return Some(DAMAGED.into()),
        }
    };
    is_too_large.then(|| {
        format!("is an Excel workbook that unpacks to more than {} MB, as no table does. Save the sheet as CSV and open that.", most >> 20)
    })
}
