//! Fields of contacts and accounts that a model reads as numbers or dates, though to the intake they may be any text.
//!
//! What must be asked about them and which cells cannot be read is found here and nowhere else, from the fields as they
//! were read: the same for the receipt and for the refusal of what rests on it.

use super::ledger::{TOLD, counts_as_missing};
use super::receipt::{Question, Unresolved};
use super::tables::{Field, FileColumn, Records, Settled};
use super::{date, number};
use crate::note::Note;
use crate::text::{TextId, Texts};
use rustc_hash::FxHashMap;

/// What a field's cells are read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadAs {
    Number,
    Date,
}

/// The questions that stand in the way, file by file.
pub fn questions(records: &Records, texts: &Texts, field: &str, read_as: ReadAs) -> Vec<Unresolved> {
    let open = |column: &&FileColumn| match read_as {
        ReadAs::Number => column.numbers == Settled::Unresolved,
        ReadAs::Date => column.dates == Settled::Unresolved,
    };
    let asks = match read_as {
        ReadAs::Number => Question::Decimal,
        ReadAs::Date => Question::Order,
    };
    let Some(field) = find(records, field) else { return Vec::new() };
    let question = |column: &FileColumn| {
        let origin = &records.origins[column.origin];
        let cells = field.values[origin.first..].iter().take(origin.lines.len());
        let cells = cells.filter_map(|text| texts.get_some(*text));
        let place = (&*origin.file, origin.sheet.as_deref());
        Unresolved::new(place, &column.field, &column.header, asks, cells)
    };
    field.columns.iter().filter(open).map(question).collect()
}

/// The cells that no answer could read, the first 1,000 of each file's column.
pub fn unreadable(records: &Records, texts: &Texts, field: &str, read_as: ReadAs, clock: i32) -> Vec<Note> {
    let Some(field) = find(records, field) else { return Vec::new() };
    let kind = match read_as {
        ReadAs::Number => "a number",
        ReadAs::Date => "a date",
    };
    let mut known: FxHashMap<TextId, bool> = FxHashMap::default();
    let mut is_none = |text: TextId| {
        *known.entry(text).or_insert_with(|| match read_as {
            ReadAs::Number => number::parse_settled(texts.get(text), field.numbers).is_none(),
            ReadAs::Date => date::parse(texts.get(text), field.dates.by(), clock).is_none(),
        })
    };
    let mut notes = Vec::new();
    for column in &field.columns {
        let origin = &records.origins[column.origin];
        let rows = origin.first..origin.first + origin.lines.len();
        let cells = rows.map(|row| (row, field.values[row])).filter(|(_, text)| !text.is_none());
        notes.extend(
            cells
                .filter(|(_, text)| is_none(*text))
                .take(TOLD)
                .map(|(row, text)| origin.note(row, &column.header, counts_as_missing(texts.get(text), kind))),
        );
    }
    notes
}

fn find<'a>(records: &'a Records, name: &str) -> Option<&'a Field> {
    records.fields.iter().find(|field| field.name == name)
}

#[cfg(test)]
mod tests {
    use super::super::tables::Table;
    use super::super::testing::{alone, file, intake, places};
    use super::*;

    #[test]
    fn an_answer_goes_under_the_field_that_reads_the_column_else_under_the_columns_own_name() {
        let asked = |mapping: &str, field: &str| {
            let read = alone(Table::Contacts, "id,ACV (EUR),Job Title\n1,1.234,1.234\n", mapping);
            let found = questions(&read.tables.contacts, &read.tables.texts, field, ReadAs::Number);
            found.into_iter().map(|asked| (asked.field, asked.column)).collect::<Vec<_>>()
        };
        let at = |field: &str, column: &str| vec![(field.to_string(), column.to_string())];
        assert_eq!(asked("{}", "acv_(eur)"), at("acv_(eur)", "ACV (EUR)"));
        assert_eq!(asked("{}", "title"), at("title", "Job Title"));
        assert_eq!(asked("{}", "job_title"), at("title", "Job Title"));
        assert_eq!(asked(r#"{"title": null}"#, "job_title"), at("job_title", "Job Title"));
        assert_eq!(asked(r#"{"acv_(eur)": {"column": "ACV (EUR)", "decimal": ","}}"#, "acv_(eur)"), []);
        assert_eq!(asked("{}", "no_such_field"), []);
    }

    #[test]
    fn each_file_is_asked_for_itself() {
        let contacts = |name, cell: &str| file(name, Table::Contacts, &format!("id,Since\n{name},{cell}\n"), "{}");
        let read = intake(&[contacts("a", "03/04/2026"), contacts("b", "31/12/2025"), contacts("c", "05/06/2026")]);
        let files: Vec<String> = questions(&read.tables.contacts, &read.tables.texts, "since", ReadAs::Date)
            .into_iter()
            .map(|asked| asked.file)
            .collect();
        assert_eq!(files, ["a", "c"]);
        assert!(questions(&read.tables.contacts, &read.tables.texts, "since", ReadAs::Number).is_empty());
    }

    #[test]
    fn a_cell_is_noted_with_its_own_files_line_and_header_only_if_no_answer_could_read_it() {
        let read = intake(&[
            file("a.csv", Table::Accounts, "domain,Seats\n,1\na.com,many\nb.com,1.234\nc.com,\n", "{}"),
            file("b.csv", Table::Accounts, "domain,seats\nd.com,\"2,5\"\n\ne.com,?\n", "{}"),
        ]);
        let notes = unreadable(&read.tables.accounts, &read.tables.texts, "seats", ReadAs::Number, 0);
        assert_eq!(places(&notes), [(3, "Seats"), (4, "seats")]);
        assert_eq!(notes[1].file, "b.csv");
        assert_eq!(notes[0].reason, "“many” is not a number; it counts as missing.");
        let dates = unreadable(&read.tables.accounts, &read.tables.texts, "seats", ReadAs::Date, 0);
        assert_eq!(dates.len(), 4);
    }
}
