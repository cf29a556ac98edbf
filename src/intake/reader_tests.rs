use super::*;

pub fn read(bytes: &[u8], size: usize) -> Result<RawTable> {
    let mut reader = FileReader::new("f");
    bytes.chunks(size).for_each(|chunk| reader.push(chunk));
    reader.finish()
}

fn shown(table: &RawTable) -> Vec<Vec<String>> {
    let headers = table.columns.iter().map(|column| column.header.clone()).collect();
    let cell = |row, column| table.cell(row, column).unwrap_or("").to_string();
    let row = |row| (0..table.columns.len()).map(|column| cell(row, column)).collect();
    std::iter::once(headers).chain((0..table.rows()).map(row)).collect()
}

const SIZES: [usize; 6] = [1, 2, 3, 7, 64 * 1024, usize::MAX];

fn wide(text: &str, is_big_endian: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if is_big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn a_table_is_the_same_in_every_encoding() {
    let text = "id,Name,Note\r\n1,Zoë,\"€ 5\r\nmore\"\r\n2,Łukasz,–\r\n";
    let plain = read(text.as_bytes(), usize::MAX).unwrap();
    assert_eq!(shown(&plain)[1], ["1", "Zoë", "€ 5\r\nmore"]);
    for is_big_endian in [false, true] {
        for marked in [text.to_string(), format!("\u{feff}{text}")] {
            for size in SIZES {
                let table = read(&wide(&marked, is_big_endian), size).unwrap();
                assert_eq!((shown(&table), &table.lines, &table.notes), (shown(&plain), &plain.lines, &plain.notes));
                assert_eq!(table.origin.format, "CSV, UTF-16");
            }
        }
    }
    assert_eq!(shown(&read(format!("\u{feff}{text}").as_bytes(), 2).unwrap()), shown(&plain));
    let latin = read(b"id;Name;Note\n1;Zo\xeb;\x80 5\n2;M\xfcller;\x96\n", 3).unwrap();
    assert_eq!(shown(&latin)[1..], [["1", "Zoë", "€ 5"], ["2", "Müller", "–"]]);
    assert_eq!(latin.origin.format, "CSV with semicolons, Windows-1252");
}

#[test]
fn half_a_character_is_noted() {
    let mut bytes = wide("id,Name\n1,Ann\n", false);
    bytes.extend([0x3d, 0xd8]);
    let table = read(&bytes, 5).unwrap();
    assert_eq!(table.notes.len(), 1);
    assert!(table.notes[0].reason.contains('�'));
}
