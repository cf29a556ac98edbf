use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

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
                assert_eq!(table.format.name, "CSV, UTF-16");
            }
        }
    }
    assert_eq!(shown(&read(format!("\u{feff}{text}").as_bytes(), 2).unwrap()), shown(&plain));
    let latin = read(b"id;Name;Note\n1;Zo\xeb;\x80 5\n2;M\xfcller;\x96\n", 3).unwrap();
    assert_eq!(shown(&latin)[1..], [["1", "Zoë", "€ 5"], ["2", "Müller", "–"]]);
    assert_eq!(latin.format.name, "CSV with semicolons, Windows-1252");
}

/// Two programs wrote this file: rows in UTF-8 and, far below all that is looked at to tell the format, Windows-1252.
#[test]
fn what_is_not_utf_8_is_windows_1252_however_late_it_comes_and_however_the_file_is_cut() {
    let plain = 4000;
    let mut bytes = b"id,Name,Note\n".to_vec();
    bytes.extend("1,Ann,as ever before\n".repeat(plain).as_bytes());
    assert!(bytes.len() > sniff::WINDOW);
    bytes.extend("2,Zoë Müller,€ “5”\n".as_bytes());
    bytes.extend(b"3,Zo\xeb M\xfcller,Caf\xe9\n4,Zo\xc3\xab,\"\x80 5\n\x93O\x92Hara\x94, \x96\"\n");
    let shapes = [bytes.clone(), [b"\xef\xbb\xbf", &*bytes].concat()];
    for (bytes, size) in shapes.iter().flat_map(|bytes| SIZES.map(|size| (bytes, size))) {
        let table = read(bytes, size).unwrap();
        let expected = [["2", "Zoë Müller", "€ “5”"], ["3", "Zoë Müller", "Café"], ["4", "Zoë", "€ 5\n“O’Hara”, –"]];
        assert_eq!(shown(&table)[plain + 1..], expected, "{size}");
        let [note] = &table.notes[..] else { panic!("one note for all of them, not {}", table.notes.len()) };
        assert_eq!((note.line, &*note.column), (plain as u32 + 3, "Name"));
        assert!(note.reason.contains("Windows-1252"));
        assert_eq!(table.format.name, "CSV, Windows-1252");
    }
    let latin = b"Gr\xf6\xdfe;Stra\xdfe\n5;M\xfchlgasse\n";
    let header = SIZES.map(|size| shown(&read(latin, size).unwrap()));
    assert!(header.iter().all(|table| *table == [["Größe", "Straße"], ["5", "Mühlgasse"]]), "{header:?}");
    let json = b"{\"name\": \"M\xfcller\", \"fee\": \"\x80 5\"}\n{\"name\": \"Zo\xc3\xab\", \"fee\": \"5\"}\n";
    let records = SIZES.map(|size| shown(&read(json, size).unwrap()));
    assert!(records.iter().all(|table| table[1..] == [["Müller", "€ 5"], ["Zoë", "5"]]), "{records:?}");
}

#[test]
fn half_a_character_is_noted() {
    let mut bytes = wide("id,Name\n1,Ann\n", false);
    bytes.extend([0x3d, 0xd8]);
    let table = read(&bytes, 5).unwrap();
    assert_eq!(table.notes.len(), 1);
    assert!(table.notes[0].reason.contains('�'));
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn refused(bytes: &[u8], size: usize) -> String {
    read(bytes, size).expect_err("no table").message
}

#[test]
fn a_packed_table_is_the_same() {
    let text = "id;Name\n1;Zoë\n2;\"a\nb\"\n";
    let plain = read(text.as_bytes(), usize::MAX).unwrap();
    let parts = [packed(&text.as_bytes()[..10]), packed(&text.as_bytes()[10..])].concat();
    for (bytes, format) in [
        (packed(text.as_bytes()), "CSV with semicolons, gzip"),
        (packed(&wide(text, false)), "CSV with semicolons, UTF-16, gzip"),
        (parts, "CSV with semicolons, gzip"),
    ] {
        for size in SIZES {
            let table = read(&bytes, size).unwrap();
            assert_eq!((shown(&table), &table.lines), (shown(&plain), &plain.lines));
            assert_eq!(table.format.name, format);
        }
    }
}

#[test]
fn an_archive_that_is_cut_off_or_damaged_is_refused() {
    let whole = packed("id,Name\n1,Ann\n2,Bob\n".repeat(50).as_bytes());
    assert!(refused(&whole[..whole.len() - 9], 7).contains("cut off"));
    let mut damaged = whole.clone();
    damaged[30] ^= 0xff;
    assert!(refused(&damaged, 7).contains("damaged"));
    let mut wrong_sum = whole.clone();
    let sum = whole.len() - 8;
    wrong_sum[sum] ^= 1;
    assert!(refused(&wrong_sum, usize::MAX).contains("damaged"));
    assert!(refused(&packed(&whole), 100).contains("gzip archive, not a table"));
}

#[test]
fn an_archive_that_unpacks_to_more_than_a_table_would_is_refused() {
    let bomb = packed("aaa,bbb\n".repeat(16 << 20).as_bytes());
    assert!(bomb.len() < 500 << 10, "{} bytes", bomb.len());
    for size in [64 * 1024, usize::MAX] {
        assert!(refused(&bomb, size).contains("unpacks to more than 64 MB"));
    }
}

#[test]
fn json_is_read_in_every_encoding_and_packed() {
    let text = "{\"id\":\"1\",\"Name\":\"Zoë\"}\n{\"id\":\"2\",\"Name\":\"Bob\"}\n";
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [text.as_bytes().to_vec(), marked, wide(text, false), wide(text, true), packed(text.as_bytes())] {
        for size in SIZES {
            let table = read(&bytes, size).unwrap();
            assert_eq!(shown(&table), [["id", "Name"], ["1", "Zoë"], ["2", "Bob"]]);
        }
    }
}
