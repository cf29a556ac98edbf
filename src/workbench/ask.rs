//! What can be asked, and what is answered: the same between the page and its worker and in the package.
//!
//! A request that is none of these is refused with `unknown_request`, whatever is wrong with it.

use super::elsewhere::{ParcelRequest, Sql, SqlRequest};
use super::packets::{PacketsAnswer, PacketsRequest};
use crate::audit::Audit;
use crate::calculator::{Calculation, Inputs};
use crate::calibrate::{Calibration, Lines, Objective, Targets};
use crate::compare::Comparison;
use crate::crossing::Axis;
use crate::day::Day;
use crate::error::{Code, Error, Result};
use crate::findings::{Bounds, Finding, Findings};
use crate::identity::MatchedBy;
use crate::identity::merge::MergedById;
use crate::intake::FileReport;
use crate::intake::aside::Mend;
use crate::intake::mapping::Mapping;
use crate::intake::receipt::Receipt;
use crate::intake::tables::Table;
use crate::model::Scope;
use crate::outcome::Sweep;
use crate::review::Review;
use crate::score::{AccountRow, PersonRow, Rows, SortBy, Why};
use crate::warehouse::{Parcel, Resolved};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Request {
    Intake,
    Files,
    Receipts,
    SetAside(SetAsideRequest),
    DataAudit,
    Overview,
    Scores(ScoresRequest),
    Why(WhyRequest),
    Unmatched(UnmatchedRequest),
    Labels(LabelsRequest),
    Model(ModelRequest),
    Sweep(SweepRequest),
    Calibrate(CalibrateRequest),
    Lines(LinesRequest),
    Calculator(Inputs),
    Audit(AuditRequest),
    Findings(FindingsRequest),
    Compare(CompareRequest),
    Review(ReviewRequest),
    Sql(SqlRequest),
    Resolved,
    Parcel(ParcelRequest),
    Packets(PacketsRequest),
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoresRequest {
    pub scope: Scope,
    /// All rows without it.
    #[serde(default)]
    pub limit: Option<u32>,
    #[serde(default)]
    pub offset: Option<u32>,
    /// Another day than the workspace's.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Adds the exact quanta as decimal text.
    #[serde(default)]
    pub exact: Option<bool>,
    /// Another order than highest score first, then key: by a column that the scope has. Rows without a value come last.
    #[serde(default)]
    pub sort: Option<SortBy>,
    #[serde(default)]
    pub descending: Option<bool>,
    /// Only rows whose key, name, title or account holds this, case aside.
    #[serde(default)]
    pub search: Option<String>,
    /// Only those that qualify, or only those that do not.
    #[serde(default)]
    pub qualified: Option<bool>,
}

/// The rows of one file that were set aside.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SetAsideRequest {
    pub file: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyRequest {
    pub scope: Scope,
    pub key: String,
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// People without an account.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnmatchedRequest {
    /// All of them without it.
    #[serde(default)]
    pub limit: Option<u32>,
    #[serde(default)]
    pub offset: Option<u32>,
}

/// How many records fall into each cell of fit A–C by engagement 1–3.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LabelsRequest {
    pub scope: Scope,
    /// The points of fit from which A and B begin.
    pub fit: [f64; 2],
    /// The points of engagement from which 1 and 2 begin.
    pub engagement: [f64; 2],
}

/// What is wrong with a model document, whether it is in use or not.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelRequest {
    pub text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SweepRequest {
    pub axis: Axis,
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalibrateRequest {
    pub threshold: u32,
    #[serde(flatten)]
    pub lines: LinesRequest,
}

/// `calibrate` for every line at once.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinesRequest {
    pub axis: Axis,
    #[serde(default)]
    pub objective: Option<Objective>,
    #[serde(default)]
    pub targets: Targets,
    #[serde(default)]
    pub model: Option<String>,
}

/// Every signal of a scope, and columns, against what became of people or accounts (spec §9).
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditRequest {
    pub scope: Scope,
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
    /// `account.industry`, `person.title`, or a name alone for the scope's own column.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// Known mistakes of every model and of the data (spec §8); the lines are the models' own.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingsRequest {
    /// Only the capacity is asked.
    #[serde(default)]
    pub targets: Targets,
    /// What is not given keeps its default.
    #[serde(default)]
    pub bounds: Bounds,
}

/// MQL, MQA or hybrid at equal volume (spec §10).
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompareRequest {
    /// Crossings at the most; without it the smallest of the three totals at today's lines.
    #[serde(default)]
    pub volume: Option<u32>,
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
}

/// What became of those who crossed the model's own line (spec §12).
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewRequest {
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
    /// Whose own line: that of accounts without it, or of people where the model has no account part.
    #[serde(default)]
    pub axis: Option<Axis>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Answer {
    Intake(Box<IntakeAnswer>),
    Files(FilesAnswer),
    Receipts(ReceiptsAnswer),
    SetAside(SetAside),
    DataAudit(Box<DataAudit>),
    Overview(Box<Overview>),
    People(Rows<PersonRow>),
    Accounts(Rows<AccountRow>),
    Why(Why),
    Unmatched(Unmatched),
    Labels(Labels),
    Model(ModelAnswer),
    Sweep(Box<Sweep>),
    Calibrate(Box<Calibration>),
    Lines(Box<LinesAnswer>),
    Calculator(Box<Calculation>),
    Audit(Box<Audit>),
    Findings(Findings),
    Compare(Box<Comparison>),
    Review(Box<Review>),
    Sql(Sql),
    Resolved(Resolved),
    Parcel(Parcel),
    Packets(Box<PacketsAnswer>),
}

/// What was read, of whom, and how people came by their accounts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IntakeAnswer {
    pub tables: TableReceipts,
    pub people: u32,
    pub accounts: u32,
    pub matched_by: MatchedByCounts,
    pub merged_by_id: MergedById,
    /// The first and the last day with an activity up to `as_of`.
    pub activity_span: Option<[Day; 2]>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableReceipts {
    pub activities: Receipt,
    pub contacts: Receipt,
    pub accounts: Receipt,
    pub outcomes: Receipt,
}

impl TableReceipts {
    /// In the order of [`Table::ALL`](crate::intake::tables::Table::ALL).
    pub fn each(&self) -> [&Receipt; 4] {
        [&self.activities, &self.contacts, &self.accounts, &self.outcomes]
    }

    pub fn each_mut(&mut self) -> [&mut Receipt; 4] {
        [&mut self.activities, &mut self.contacts, &mut self.accounts, &mut self.outcomes]
    }
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatchedByCounts {
    pub account_field: u32,
    pub email_domain: u32,
    pub activity: u32,
    pub none: u32,
}

impl MatchedByCounts {
    pub fn count(of: impl Fn(MatchedBy) -> u32) -> MatchedByCounts {
        MatchedByCounts {
            account_field: of(MatchedBy::AccountField),
            email_domain: of(MatchedBy::EmailDomain),
            activity: of(MatchedBy::Activity),
            none: of(MatchedBy::None),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FilesAnswer {
    pub files: Vec<FileReport>,
}

/// The receipt of each file that is taken for something, in the order in which they were loaded.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptsAnswer {
    pub receipts: Vec<FileReceiptAnswer>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FileReceipt"))]
pub struct FileReceiptAnswer {
    pub id: u32,
    pub name: String,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// Lines are numbers of rows of a sheet or records of a list, not of lines of text.
    pub counts_rows: bool,
    pub table: Table,
    /// `kept + set_aside`.
    pub read: u32,
    pub kept: u32,
    pub set_aside: u32,
    /// Of those set aside: rows with an id seen in a row kept before, in this file or an earlier one of its table.
    pub duplicates: u32,
    /// Of those kept: rows equal to an earlier one of the table in every mapped field, with no id.
    pub suspected_duplicates: u32,
    /// The rows set aside, by what would mend them and by column.
    pub groups: Vec<AsideGroup>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AsideGroup {
    pub mend: Mend,
    /// The header; empty where no single column is to blame.
    pub column: String,
    pub rows: u32,
    /// The first five of them.
    pub first: Vec<AsideRow>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AsideRow {
    pub line: u32,
    pub reason: String,
    /// The row as the file has it, its first 200 characters.
    pub text: String,
}

/// Rows that were set aside, to be mended and loaded again as another file of the same table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SetAside {
    pub name: String,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// The file's own header, and six columns that tell where each row stood and why it was set aside. A file with these
    /// is read without them.
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub table: Table,
    /// What each field of the file reads from, as a user would say it.
    pub mapping: Mapping,
}

/// How good the data is, whatever the model.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DataAudit {
    /// Those that some file is.
    pub tables: Vec<AuditedTable>,
    pub people: u32,
    /// People without an account.
    pub unmatched: u32,
    /// Accounts of one domain that differ in their ids; members are keys.
    pub same_domain: Groups,
    /// Accounts of one name, legal forms and case aside; members are keys.
    pub same_name: Groups,
    /// Names that rows of accounts give one domain.
    pub names_of_domain: Groups,
    /// Ways in which one name is written, wherever a row names a company.
    pub spellings_of_name: Groups,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditedTable {
    pub table: Table,
    /// Rows that could be cut into cells, kept or not.
    pub rows: u32,
    /// Fields first, then the columns that no field reads.
    pub fields: Vec<FieldFill>,
    /// The first and the last day of activities or outcomes, up to `as_of` or not.
    pub span: Option<[Day; 2]>,
    /// How many of them lie after `as_of`.
    pub after: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldFill {
    /// The field's name, or the header of a column that no field reads.
    pub name: String,
    pub is_field: bool,
    /// Rows with a value, readable or not.
    pub filled: u32,
}

/// Groups of more than one member, the largest first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Groups {
    pub total: u32,
    /// Twenty at most.
    pub first: Vec<Group>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// What the members have in common.
    pub of: String,
    pub total: u32,
    /// Five at most.
    pub members: Vec<String>,
}

/// The sweep, and what §7 says at each of its lines.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinesAnswer {
    pub sweep: Sweep,
    /// `null` without a complete month; `says` tells why.
    pub lines: Option<Lines>,
    pub says: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unmatched {
    pub total: u32,
    /// By key.
    pub rows: Vec<UnmatchedRow>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnmatchedRow {
    pub key: String,
    pub email: Option<String>,
    pub name: Option<String>,
    pub title: Option<String>,
}

/// Rows A, B, C of columns 1, 2, 3.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Labels {
    pub records: [[u32; 3]; 3],
    /// Of them, those that qualify.
    pub qualified: [[u32; 3]; 3],
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelAnswer {
    /// Why the document is refused, if it is.
    pub error: Option<Error>,
    /// What is wrong with it on its face (spec §8); empty for one that is refused.
    pub findings: Vec<Finding>,
}

/// The workspace at a glance.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Overview {
    pub as_of: Day,
    /// The first and the last day with an activity, up to `as_of`.
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
    /// Rows kept, whatever their day.
    pub activities: u32,
    pub people: u32,
    pub accounts: u32,
    /// Dated outcomes up to `as_of`.
    pub outcomes: u32,
    /// How many qualify on `as_of`; `null` where no model has such a line.
    pub qualified_people: Option<u32>,
    pub qualified_accounts: Option<u32>,
    /// Accounts whose parents go round in a circle, by key.
    pub parent_cycles: Vec<String>,
    /// The axes of every model, with today's line.
    pub axes: Vec<AxisLine>,
    pub measured: Measured,
    /// The activity types up to `as_of` that no signal of any model names, the most frequent first, ten at most.
    pub without_signal: Vec<TypeCount>,
    /// What is missing, in sentences.
    pub says: Vec<String>,
    pub models: Vec<ModelName>,
}

/// An activity type, as normalised, and its activities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TypeCount {
    #[serde(rename = "type")]
    pub kind: String,
    pub activities: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelName {
    pub name: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AxisLine {
    pub model: String,
    pub axis: Axis,
    pub label: &'static str,
    /// Today's line, in whole points, rounded up; `null` where the model sets none on this axis.
    pub threshold: Option<u32>,
}

/// Figures that the page fills in where the user states none (spec §7).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measured {
    /// Won / opportunities with an end; `null` where none was lost, since that says only what was loaded.
    pub win_rate: Option<f64>,
    pub won: u32,
    /// Won or lost.
    pub ended: u32,
    pub median_won_amount: Option<f64>,
    /// Won outcomes with an amount.
    pub won_amounts: u32,
}

/// Reads a request from its JSON form.
pub fn request(value: serde_json::Value) -> Result<Request> {
    serde_json::from_value(value)
        .map_err(|error| Error::new(Code::UnknownRequest, format!("This request cannot be answered: {error}.")))
}
