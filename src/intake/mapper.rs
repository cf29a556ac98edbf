//! Which column of a file each field reads, and why.
//!
//! What the user says comes first, then a header that equals a field's name, then the names that other programs use,
//! if the column's values look the part. Never a column's place. A tie takes none and is told.

use super::fields::{self, Kind};
use super::look;
use super::mapping::{Choice, ColumnChoice, Mapped, Mapping};
use super::raw::RawTable;
use super::synonyms::{self, plain, spaceless};
use super::tables::{DateOrder, DecimalMark, Settled, Table};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// One file's mapping, fields in the order of `fields`, the user's own fields after them.
#[derive(Debug, Clone, Default)]
pub struct FileMapping {
    pub chosen: Vec<Chosen>,
    pub ties: Vec<Tie>,
    /// The columns of first and last names, where no column has the whole name.
    pub first_and_last_name: Option<[usize; 2]>,
}

#[derive(Debug, Clone)]
pub struct Chosen {
    pub field: String,
    pub kind: Kind,
    pub from: From,
    /// The user's answers about the column.
    pub answers: Option<ColumnChoice>,
    pub why: String,
    /// What the column's cells say, once it has been asked.
    pub date_order: OnceCell<Settled<DateOrder>>,
    pub decimal_mark: OnceCell<Settled<DecimalMark>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    Column(usize),
    Constant(String),
}

/// Columns that could as well be a field as one another.
#[derive(Debug, Clone)]
pub struct Tie {
    pub field: &'static str,
    pub columns: Vec<usize>,
}

impl Chosen {
    fn new(field: &str, kind: Kind, from: From, why: &str) -> Chosen {
        let (field, why) = (field.to_string(), why.to_string());
        Chosen { field, kind, from, answers: None, why, date_order: OnceCell::new(), decimal_mark: OnceCell::new() }
    }
}

impl FileMapping {
    pub fn get(&self, field: &str) -> Option<&Chosen> {
        self.chosen.iter().find(|chosen| chosen.field == field)
    }

    pub fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// The header that a field reads, if it reads a column.
    pub fn header<'a>(&self, field: &str, raw: &'a RawTable) -> Option<&'a str> {
        match self.get(field)?.from {
            From::Column(column) => Some(&raw.columns[column].header),
            From::Constant(_) => None,
        }
    }

    pub fn mapped(&self, raw: &RawTable) -> BTreeMap<String, Mapped> {
        let mapped = |chosen: &Chosen| match &chosen.from {
            From::Column(column) => {
                let column = Some(raw.columns[*column].header.clone());
                Mapped { column, constant: None, why: chosen.why.clone() }
            }
            From::Constant(text) => Mapped { column: None, constant: Some(text.clone()), why: chosen.why.clone() },
        };
        let mut all: BTreeMap<_, _> = self.chosen.iter().map(|c| (c.field.clone(), mapped(c))).collect();
        if let Some([first, last]) = self.first_and_last_name {
            let column = format!("{} + {}", raw.columns[first].header, raw.columns[last].header);
            let why = "first and last name together".to_string();
            all.insert("name".into(), Mapped { column: Some(column), constant: None, why });
        }
        all
    }

    fn takes(&self, column: usize) -> bool {
        self.chosen.iter().any(|chosen| chosen.from == From::Column(column))
    }
}

pub fn map(table: Table, raw: &RawTable, user: &Mapping) -> FileMapping {
    let mut map = FileMapping::default();
    for (field, choice) in user {
        if let Some(chosen) = by_user(table, raw, field, choice) {
            map.chosen.push(chosen);
        }
    }
    let headers: Vec<Header> = raw.columns.iter().map(|column| Header::of(&column.header)).collect();
    let open =
        |map: &FileMapping, field: &str| !map.has(field) && !matches!(user.get(field), Some(Choice::Nothing(())));
    for field in fields::of(table) {
        if open(&map, field.name) {
            by_name(raw, &headers, field, &mut map);
        }
    }
    for field in fields::of(table) {
        if open(&map, field.name) && map.ties.iter().all(|tie| tie.field != field.name) {
            by_synonym(table, raw, &headers, field, &mut map);
        }
    }
    if table == Table::Outcomes {
        deals_or_outcomes(&mut map, user);
        if open(&map, "stage") {
            stage_of_date(raw, &mut map);
        }
    }
    if table == Table::Contacts && open(&map, "name") && map.ties.iter().all(|tie| tie.field != "name") {
        let position = |name: &str| headers.iter().position(|header| header.plain == name);
        map.first_and_last_name = position("firstname").zip(position("lastname")).map(|(first, last)| [first, last]);
    }
    let place = |chosen: &Chosen| fields::of(table).iter().position(|field| field.name == chosen.field);
    map.chosen.sort_by_key(|chosen| place(chosen).unwrap_or(usize::MAX));
    map
}

/// The columns that no field took and that could as well be `field`, had its own column not come first.
pub fn others(table: Table, raw: &RawTable, map: &FileMapping, field: &fields::Field) -> Vec<usize> {
    let could_be = |i: &usize| {
        let (header, column) = (Header::of(&raw.columns[*i].header), &raw.columns[*i]);
        let named = header.spaceless == spaceless(field.name)
            || synonyms::of(table, field.name).iter().any(|(_, names)| header.is_among(names));
        named && !map.takes(*i) && look::fits_synonym(column, field.kind)
    };
    (0..raw.columns.len()).filter(could_be).collect()
}

/// A header as it compares.
struct Header {
    /// With a field's name.
    spaceless: String,
    /// With other programs' names.
    plain: String,
}

impl Header {
    fn of(header: &str) -> Header {
        Header { spaceless: spaceless(header), plain: plain(header) }
    }

    /// Connectors put HubSpot's own properties under `property_…`.
    fn is_among(&self, names: &[&str]) -> bool {
        let bare = self.plain.strip_prefix("property").unwrap_or(&self.plain);
        names.iter().any(|name| *name == self.plain || *name == bare)
    }
}

/// A choice whose column this file lacks is none, and the field is mapped by header.
fn by_user(table: Table, raw: &RawTable, field: &str, choice: &Choice) -> Option<Chosen> {
    let known = fields::find(table, field);
    if known.is_none() && !matches!(table, Table::Contacts | Table::Accounts) {
        return None;
    }
    let kind = known.map_or(Kind::Text, |field| field.kind);
    let (from, answers, why) = match choice {
        Choice::Nothing(()) => return None,
        Choice::Constant { constant } if constant.trim().is_empty() => return None,
        Choice::Constant { constant } => (From::Constant(constant.trim().to_string()), None, "you set it"),
        Choice::Column(header) => (From::Column(column(raw, header)?), None, "you chose it"),
        Choice::Read(read) => (From::Column(column(raw, &read.column)?), Some(read.clone()), "you chose it"),
    };
    Some(Chosen { answers, ..Chosen::new(field, kind, from, why) })
}

/// The column of exactly this header, else the only one whose header is the same but for case and spacing.
fn column(raw: &RawTable, header: &str) -> Option<usize> {
    let header = header.trim();
    raw.columns.iter().position(|column| column.header == header).or_else(|| {
        let mut like = (0..raw.columns.len()).filter(|i| spaceless(&raw.columns[*i].header) == spaceless(header));
        like.next().filter(|_| like.next().is_none())
    })
}

fn by_name(raw: &RawTable, headers: &[Header], field: &'static fields::Field, map: &mut FileMapping) {
    let name = spaceless(field.name);
    let named = (0..headers.len()).filter(|i| headers[*i].spaceless == name && !map.takes(*i));
    // `source` is a common word: a column of it that holds no source of ours is something else's.
    let fit = named.filter(|i| field.kind != Kind::Source || look::fits(&raw.columns[*i], field.kind));
    take(fit.collect(), field, "same name", map);
}

fn by_synonym(table: Table, raw: &RawTable, headers: &[Header], field: &'static fields::Field, map: &mut FileMapping) {
    for (whose, names) in synonyms::of(table, field.name) {
        let named = (0..headers.len()).filter(|i| headers[*i].is_among(names) && !map.takes(*i));
        let fit: Vec<usize> = named.filter(|i| look::fits_synonym(&raw.columns[*i], field.kind)).collect();
        if !fit.is_empty() {
            let why = if whose.is_empty() { "a common name for it".into() } else { format!("{whose}'s name for it") };
            return take(fit, field, &why, map);
        }
    }
}

fn take(found: Vec<usize>, field: &'static fields::Field, why: &str, map: &mut FileMapping) {
    match found.as_slice() {
        [] => {}
        [column] => map.chosen.push(Chosen::new(field.name, field.kind, From::Column(*column), why)),
        _ => map.ties.push(Tie { field: field.name, columns: found }),
    }
}

/// A table of outcomes has `occurred_at`, a table of deals `created_at` and `closed_at`; both at once would count one
/// thing twice. The user's word decides, then the header that is the field's own name, then the deals.
fn deals_or_outcomes(map: &mut FileMapping, user: &Mapping) {
    let deal = |field: &str| matches!(field, "created_at" | "closed_at");
    let said =
        |name: &str| user.get(name).is_some_and(|choice| !matches!(choice, Choice::Nothing(()))) && map.has(name);
    let said_deals = said("created_at") || said("closed_at");
    let has_deals = is_deals(map);
    let own_name = map.get("occurred_at").is_some_and(|chosen| chosen.why == "same name");
    if has_deals && map.has("occurred_at") {
        let outcomes = !said_deals && (said("occurred_at") || own_name);
        map.chosen.retain(|chosen| if outcomes { !deal(&chosen.field) } else { chosen.field != "occurred_at" });
    }
}

/// Whether a table of outcomes holds deals.
pub fn is_deals(map: &FileMapping) -> bool {
    map.has("created_at") || map.has("closed_at")
}

/// Where the date itself is the stage's, as in `won_date`, every row is that stage.
fn stage_of_date(raw: &RawTable, map: &mut FileMapping) {
    let Some(header) = map.header("occurred_at", raw) else { return };
    let stage = match plain(header).as_str() {
        "wondate" | "closedwondate" => "won",
        "lostdate" => "lost",
        _ => return,
    };
    let why = format!("the file dates its rows by “{header}”");
    map.chosen.push(Chosen::new("stage", Kind::Stage, From::Constant(stage.into()), &why));
}

#[cfg(test)]
#[path = "mapper_tests.rs"]
mod tests;
