//! What the targets share: a file of any bytes is read alike in pieces and as a whole, and each of its rows is counted.

use cutline::intake::reader::FileReader;
use cutline::intake::tables::Table;
use cutline::workbench::Workbench;
use cutline::workbench::ask::{Answer, Request, SetAsideRequest};

/// The first byte says how large the pieces are and which table the file is.
pub fn read(data: &[u8], start: &str) {
    let Some((first, rest)) = data.split_first() else { return };
    let bytes = [start.as_bytes(), rest].concat();
    let table = Table::ALL[usize::from(first % 4)];
    let in_pieces = pieces(&bytes, 1 + usize::from(first / 4));
    assert_eq!(pieces(&bytes, usize::MAX), in_pieces, "in pieces");

    let mut workbench = Workbench::new();
    let file = workbench.open_file("file", Some(table));
    workbench.push(file, &bytes);
    if workbench.close_file(file).is_err() {
        assert!(in_pieces.is_err());
        return;
    }
    let Ok(Answer::Intake(intake)) = workbench.ask(Request::Intake) else { panic!("the intake is always answered") };
    let receipt = intake.tables.each()[table as usize];
    assert_eq!(receipt.read, receipt.kept + receipt.set_aside);
    let Ok(Answer::SetAside(aside)) = workbench.ask(Request::SetAside(SetAsideRequest { file })) else {
        panic!("the file is read as a table")
    };
    assert_eq!(aside.rows.len(), receipt.set_aside as usize);
    assert!(aside.rows.iter().all(|row| row.len() == aside.header.len()));
    workbench.ask(Request::DataAudit).expect("the audit is always answered");
}

/// Headers, lines, cells, and how many records could not be cut into cells.
pub type Cells = (Vec<String>, Vec<u32>, Vec<Option<String>>, usize);

/// What is read of a file that comes in pieces of so many bytes.
pub fn pieces(bytes: &[u8], size: usize) -> Result<Cells, String> {
    let mut reader = FileReader::new("file");
    bytes.chunks(size).for_each(|piece| reader.push(piece));
    let table = reader.finish().map_err(|error| error.message)?;
    let cell = |row| (0..table.columns.len()).map(move |column| (row, column));
    let cells = (0..table.rows()).flat_map(cell).map(|(row, column)| table.cell(row, column).map(String::from));
    let headers = table.columns.iter().map(|column| column.header.clone()).collect();
    Ok((headers, table.lines.clone(), cells.collect(), table.aside.len()))
}
