// The types of all that crosses the edge between the core and the page, made from the Rust types by "npm run types".
// Changes here are lost: change the Rust type.

export type Mode = "gated" | "additive";
/**
 * How the people's values make the account's.
 */
export type Rollup = "sum" | "max" | "weighted_mean";
/**
 * at most 3 decimals
 */
export type Decimal = number;
/**
 * points
 */
export type Points = number;
/**
 * What stands between a record and qualifying.
 */
export type Gate = ("fit" | "intent" | "engagement" | "coverage") | "score" | "activity";
/**
 * Which way the line should go.
 */
export type Advice = "raise" | "lower" | "hold";
export type Advice2 = "mql" | "mqa" | "hybrid";
export type Answer =
  | IntakeAnswer
  | FilesAnswer
  | ReceiptsAnswer
  | SetAside
  | DataAudit
  | Overview
  | PersonRows
  | AccountRows
  | Why
  | Unmatched
  | Labels
  | ModelAnswer
  | Sweep
  | Calibration
  | LinesAnswer
  | Calculation
  | Audit
  | Findings
  | Comparison
  | Review
  | Sql
  | Resolved
  | Parcel
  | PacketsAnswer;
/**
 * Which key of the mapping answers.
 */
export type Question = "order" | "decimal";
export type Day = string;
/**
 * The four tables of spec §1.
 */
export type Table = "activities" | "contacts" | "accounts" | "outcomes";
/**
 * What would mend a row.
 */
export type Mend =
  "fill_in" | "column" | "who" | "date" | "number" | "word" | "address" | "quote" | "record" | "footer" | "duplicate";
/**
 * Where a field's values come from. `null` says: from nowhere, whatever the headers say.
 */
export type Choice =
  | null
  | string
  | {
      constant: string;
    }
  | ColumnChoice;
export type DateOrder = "dmy" | "mdy" | "ymd";
export type DecimalMark = "." | ",";
/**
 * The value that the line is moved along.
 */
export type Axis =
  "person.score" | "account.score" | "account.engagement" | "account.intent" | "account.coverage" | "account.fit";
export type Seniority = "unknown" | "ic" | "manager" | "director" | "vp" | "c_level";
/**
 * Where an MQL goes.
 */
export type Route = "with_account" | "route" | "nurture";
/**
 * The rule of spec §2.4 that gave a person their account.
 */
export type MatchedBy = "account_field" | "email_domain" | "activity" | "none";
export type Dimension = "fit" | "intent" | "engagement";
/**
 * The reasons for which a request is refused; the texts are those of the public interface.
 */
export type Code =
  | "unknown_request"
  | "not_found"
  | "unresolved_mapping"
  | "invalid_model"
  | "score_overflow"
  | "no_complete_month"
  | "unreadable_file";
export type FindingId =
  | "line_too_low"
  | "line_too_high"
  | "inconsistent_lines"
  | "stale_model"
  | "drift"
  | "irrelevant_signals"
  | "no_fit_gate"
  | "no_coverage_gate"
  | "one_person_accounts"
  | "one_line_for_all_motions"
  | "no_outcomes"
  | "no_decay"
  | "no_negative_signal"
  | "fit_alone_qualifies"
  | "behaviour_never_qualifies"
  | "counted_twice"
  | "upside_down_bands"
  | "seen_after_the_fact"
  | "unused"
  | "rank_inversion";
export type Severity = "wrong" | "weak";
export type Month = string;
/**
 * What the recommended line is best at (spec §7.4).
 */
export type Objective = "pipeline_per_qualified" | "precision" | "expected_margin";
/**
 * The approaches, in the order in which they are named.
 */
export type Approach = "capacity" | "conversion" | "payback";
/**
 * Why a line that serves every target is kept for now, although another is recommended.
 */
export type Keep = "alike" | "contradicted";
export type Scope = "person" | "account";
export type Verdict = "too_few" | "reverse" | "keep" | "remove" | "unproven";
export type Quarter = string;
export type PacketsAnswer = Packets | PacketsText;
export type Instant = string;
/**
 * The engines for which a model can be written out.
 */
export type Engine = "duckdb" | "postgres" | "spark" | "bigquery" | "snowflake";
export type Hierarchy = "self" | "ultimate_parent";
export type SourceName = "first_party" | "third_party";
/**
 * A value to compare a field with: as a number if it is one.
 */
export type Word = number | string;
export type PointsPer = "quantity";
/**
 * What packets are written as.
 */
export type PacketFormat = "markdown" | "json" | "csv" | "csv_hubspot" | "csv_salesforce";
export type Request =
  | {
      ask: "intake";
    }
  | {
      ask: "files";
    }
  | {
      ask: "receipts";
    }
  | (SetAsideRequest & {
      ask: "set_aside";
    })
  | {
      ask: "data_audit";
    }
  | {
      ask: "overview";
    }
  | (ScoresRequest & {
      ask: "scores";
    })
  | (WhyRequest & {
      ask: "why";
    })
  | (UnmatchedRequest & {
      ask: "unmatched";
    })
  | (LabelsRequest & {
      ask: "labels";
    })
  | (ModelRequest & {
      ask: "model";
    })
  | (SweepRequest & {
      ask: "sweep";
    })
  | (CalibrateRequest & {
      ask: "calibrate";
    })
  | (LinesRequest & {
      ask: "lines";
    })
  | (Inputs & {
      ask: "calculator";
    })
  | (AuditRequest & {
      ask: "audit";
    })
  | (FindingsRequest & {
      ask: "findings";
    })
  | (CompareRequest & {
      ask: "compare";
    })
  | (ReviewRequest & {
      ask: "review";
    })
  | (SqlRequest & {
      ask: "sql";
    })
  | {
      ask: "resolved";
    }
  | (ParcelRequest & {
      ask: "parcel";
    })
  | (PacketsRequest & {
      ask: "packets";
    });
/**
 * A column of the list.
 */
export type SortBy =
  | ("score" | "key" | "fit" | "intent" | "engagement" | "qualified")
  | "name"
  | "account"
  | "title"
  | "seniority"
  | "department"
  | "tier"
  | "coverage"
  | "people_engaged";
/**
 * The funnel's stages in order. `Lost` ends an opportunity, stands outside the order and implies nothing.
 */
export type Stage = "mql" | "mqa" | "sal" | "sql" | "sqo" | "won" | "lost";
/**
 * Which figure of the months stands for "a month".
 */
export type Statistic = "median" | "mean" | "p80";

export interface AccountDocument {
  mode: Mode;
  rollup?: Rollup | null;
  /**
   * Each person's value is cut from above to this before the roll-up.
   */
  per_person_cap?: Decimal | null;
  gates?: GatesDocument | null;
  /**
   * Additive mode's line.
   */
  threshold?: Decimal | null;
  tiers?: TierDocument[] | null;
}
export interface GatesDocument {
  fit?: Decimal | null;
  intent?: Decimal | null;
  engagement?: Decimal | null;
  coverage?: Decimal | null;
}
export interface TierDocument {
  name: string;
  fit_at_least: Decimal;
}
export interface AccountRow {
  key: string;
  name: string | null;
  fit: Points;
  intent: Points;
  engagement: Points;
  coverage: Points;
  score: Points;
  tier: string | null;
  people_engaged: number;
  qualified: boolean;
  failed_gates: FailedGate[];
  /**
   * Whom to talk to; `null` for an account that is no MQA.
   */
  hand_off: HandOff | null;
  model: string;
  quanta?: ExactQuanta | null;
}
/**
 * A gate missed: value and need in points (for `activity` 0 of 1).
 */
export interface FailedGate {
  gate: Gate;
  value: number;
  needed: number;
  gap: number;
}
/**
 * The people of an MQA to talk to.
 */
export interface HandOff {
  /**
   * The MQL with the highest score, else the most senior engaged person: "start here, not yet an MQL".
   */
  start_with: string | null;
  /**
   * Keys of its MQLs under the account's model, highest score first; with one at least it is a hybrid hand-off.
   */
  mqls: string[];
}
/**
 * Exact figures as decimal text, since they pass 2^53.
 */
export interface ExactQuanta {
  fit: string;
  intent: string;
  engagement: string;
  score: string;
}
/**
 * `total` counts the rows that are wanted, before `limit` and `offset`.
 */
export interface AccountRows {
  rows: AccountRow[];
  total: number;
  excluded: number;
  excluded_by: ExcludedBy[];
}
/**
 * How many records a condition excludes: `exclude[0]` of a model.
 */
export interface ExcludedBy {
  model: string;
  condition: string;
  count: number;
}
/**
 * What was read, of whom, and how people came by their accounts.
 */
export interface IntakeAnswer {
  tables: TableReceipts;
  people: number;
  accounts: number;
  matched_by: MatchedByCounts;
  merged_by_id: MergedById;
  /**
   * The first and the last day with an activity up to `as_of`.
   *
   * @minItems 2
   * @maxItems 2
   */
  activity_span: [Day, Day] | null;
}
export interface TableReceipts {
  activities: Receipt;
  contacts: Receipt;
  accounts: Receipt;
  outcomes: Receipt;
}
/**
 * Counts of one table: `read = kept + set_aside`.
 */
export interface Receipt {
  read: number;
  kept: number;
  set_aside: number;
  /**
   * Of those set aside: rows with an id seen in a row kept before.
   */
  duplicates: number;
  /**
   * Kept rows equal to an earlier one in every mapped field, with no id.
   */
  suspected_duplicates: number;
  /**
   * What each field reads from, by field.
   */
  mapping: {
    [k: string]: Mapped;
  };
  /**
   * Rows set aside, the first 1,000.
   */
  problems: Note[];
  /**
   * What was odd in rows that are kept, the first 1,000: cells that count as missing, cells under no header, parents
   * in a circle.
   */
  notes: Note[];
  unresolved: Unresolved[];
}
/**
 * What a field ended up reading from, and why.
 */
export interface Mapped {
  /**
   * The header, `null` for a constant.
   */
  column: string | null;
  constant: string | null;
  /**
   * In a few words: "same name", "HubSpot's name for it", "you chose it".
   */
  why: string;
}
/**
 * One oddity: the file and the sheet in it, the line, the column's own header (empty where no single column is to blame)
 * and the reason in a sentence.
 */
export interface Note {
  file: string;
  sheet?: string | null;
  /**
   * The physical line on which the record starts, the file's first being 1; or the number of the row in a sheet, of the
   * row in a Parquet file, of the record in a JSON list.
   */
  line: number;
  /**
   * Whether `line` is such a number.
   */
  is_row: boolean;
  column: string;
  reason: string;
}
/**
 * A column that waits for an answer.
 */
export interface Unresolved {
  file: string;
  sheet?: string | null;
  field: string;
  column: string;
  asks: Question;
  why: string;
  /**
   * A cell that could be read either way.
   */
  sample: string;
}
export interface MatchedByCounts {
  account_field: number;
  email_domain: number;
  activity: number;
  none: number;
}
/**
 * People who are one by their id although rows of that id have different e-mail addresses: where two files number their
 * people each for itself, these are different people, and only the user knows.
 */
export interface MergedById {
  /**
   * Of each id the e-mail addresses after the first: so many more there would be, were each a person.
   */
  people: number;
  /**
   * The first few, in order of rows.
   */
  examples: SharedId[];
}
/**
 * An id and the e-mail addresses of its rows.
 */
export interface SharedId {
  id: string;
  emails: string[];
}
export interface FilesAnswer {
  files: FileReport[];
}
export interface FileReport {
  id: number;
  name: string;
  /**
   * `null` where nothing tells what it is: it is read into no table until the user says.
   */
  table: Table | null;
  /**
   * Why it is taken for that, or why for nothing: in a few words.
   */
  table_why: string;
  /**
   * Rows read, those that could not be cut into cells among them.
   */
  rows: number;
  bytes: number;
  /**
   * What it was read as: “CSV with semicolons, UTF-16”.
   */
  format: string;
  /**
   * The sheet of a workbook that the rows come from, and all that it has.
   */
  sheet: string | null;
  sheets: string[];
  /**
   * `null` where all of it was read.
   */
  share: ShareRead | null;
  columns: ColumnReport[];
  mapping: {
    [k: string]: Mapped;
  };
  /**
   * What the table still needs, a sentence each.
   */
  missing: string[];
  /**
   * Rows that name nobody where the mapped column stands, but do in another.
   */
  elsewhere: Elsewhere[];
  /**
   * Of outcomes: names of stages that are none we know, `null` where there are none.
   */
  stages: StageNames | null;
  /**
   * The fields that this table can take.
   */
  fields: FieldReport[];
}
/**
 * What was read of a file of which only a share was wanted.
 */
export interface ShareRead {
  columns: string[];
  one_in: number;
  /**
   * Rows that were not read.
   */
  left_out: number;
}
export interface ColumnReport {
  header: string;
  /**
   * The first distinct values, three at most.
   */
  samples: string[];
  /**
   * The share of rows that have a value, 0 to 1.
   */
  filled: number;
  /**
   * The field that reads it.
   */
  field: string | null;
  /**
   * Why it is that field, or why it is none although it could be.
   */
  why: string | null;
}
/**
 * A field reads one column. Where that is empty another one is not taken in its place: whose number stands there is for
 * the user to say. So it is told.
 */
export interface Elsewhere {
  /**
   * `person` or `account`.
   */
  field: string;
  /**
   * The header of the column that the field reads.
   */
  column: string;
  /**
   * Rows in which it is empty.
   */
  empty: number;
  /**
   * The header of the other column.
   */
  other: string;
  /**
   * Of the empty rows, those in which the other column is filled.
   */
  filled: number;
}
export interface StageNames {
  /**
   * The header of the column of stages.
   */
  column: string;
  /**
   * Whether the rows are deals, among which an unknown name is an open stage.
   */
  is_deals: boolean;
  /**
   * The most frequent first, the first 50.
   */
  names: StageName[];
  /**
   * How many names are not told.
   */
  more: number;
}
/**
 * A name however it is written: case, spaces, dashes and underscores aside.
 */
export interface StageName {
  /**
   * As the user's answer has it, else as the file first has it.
   */
  name: string;
  rows: number;
  /**
   * What the user says that it means: a stage, or empty for none; `null` where nothing is said of it.
   */
  means: string | null;
}
export interface FieldReport {
  name: string;
  about: string;
}
/**
 * The receipt of each file that is taken for something, in the order in which they were loaded.
 */
export interface ReceiptsAnswer {
  receipts: FileReceipt[];
}
export interface FileReceipt {
  id: number;
  name: string;
  /**
   * Of a workbook.
   */
  sheet: string | null;
  /**
   * Lines are numbers of rows of a sheet or records of a list, not of lines of text.
   */
  counts_rows: boolean;
  table: Table;
  /**
   * `kept + set_aside`.
   */
  read: number;
  kept: number;
  set_aside: number;
  /**
   * Of those set aside: rows with an id seen in a row kept before, in this file or an earlier one of its table.
   */
  duplicates: number;
  /**
   * Of those kept: rows equal to an earlier one of the table in every mapped field, with no id.
   */
  suspected_duplicates: number;
  /**
   * The rows set aside, by what would mend them and by column.
   */
  groups: AsideGroup[];
}
export interface AsideGroup {
  mend: Mend;
  /**
   * The header; empty where no single column is to blame.
   */
  column: string;
  rows: number;
  /**
   * The first five of them.
   */
  first: AsideRow[];
}
export interface AsideRow {
  line: number;
  reason: string;
  /**
   * The row as the file has it, its first 200 characters.
   */
  text: string;
}
/**
 * Rows that were set aside, to be mended and loaded again as another file of the same table.
 */
export interface SetAside {
  name: string;
  /**
   * Of a workbook.
   */
  sheet: string | null;
  /**
   * The file's own header, and six columns that tell where each row stood and why it was set aside. A file with these
   * is read without them.
   */
  header: string[];
  rows: string[][];
  table: Table;
  /**
   * What each field of the file reads from, as a user would say it.
   */
  mapping: {
    [k: string]: Choice;
  };
}
/**
 * A column, with the answers to what its cells leave open.
 */
export interface ColumnChoice {
  column: string;
  order?: DateOrder | null;
  decimal?: DecimalMark | null;
  /**
   * What the file's own words mean: `{"Discovery": "sal"}` for stages. A word that means nothing, `""`, is left unread.
   */
  values?: {
    [k: string]: string;
  };
}
/**
 * How good the data is, whatever the model.
 */
export interface DataAudit {
  /**
   * Those that some file is.
   */
  tables: AuditedTable[];
  people: number;
  /**
   * People without an account.
   */
  unmatched: number;
  same_domain: Groups;
  same_name: Groups;
  names_of_domain: Groups;
  spellings_of_name: Groups;
}
export interface AuditedTable {
  table: Table;
  /**
   * Rows that could be cut into cells, kept or not.
   */
  rows: number;
  /**
   * Fields first, then the columns that no field reads.
   */
  fields: FieldFill[];
  /**
   * The first and the last day of activities or outcomes, up to `as_of` or not.
   *
   * @minItems 2
   * @maxItems 2
   */
  span: [Day, Day] | null;
  /**
   * How many of them lie after `as_of`.
   */
  after: number;
}
export interface FieldFill {
  /**
   * The field's name, or the header of a column that no field reads.
   */
  name: string;
  is_field: boolean;
  /**
   * Rows with a value, readable or not.
   */
  filled: number;
}
/**
 * Groups of more than one member, the largest first.
 */
export interface Groups {
  total: number;
  /**
   * Twenty at most.
   */
  first: Group[];
}
export interface Group {
  /**
   * What the members have in common.
   */
  of: string;
  total: number;
  /**
   * Five at most.
   */
  members: string[];
}
/**
 * The workspace at a glance.
 */
export interface Overview {
  as_of: Day;
  /**
   * The first and the last day with an activity, up to `as_of`.
   */
  first_day: Day | null;
  last_day: Day | null;
  /**
   * Rows kept, whatever their day.
   */
  activities: number;
  people: number;
  accounts: number;
  /**
   * Dated outcomes up to `as_of`.
   */
  outcomes: number;
  /**
   * How many qualify on `as_of`; `null` where no model has such a line.
   */
  qualified_people: number | null;
  qualified_accounts: number | null;
  /**
   * Accounts whose parents go round in a circle, by key.
   */
  parent_cycles: string[];
  /**
   * The axes of every model, with today's line.
   */
  axes: AxisLine[];
  measured: Measured;
  /**
   * The activity types up to `as_of` that no signal of any model names, the most frequent first, ten at most.
   */
  without_signal: TypeCount[];
  /**
   * What is missing, in sentences.
   */
  says: string[];
  models: ModelName[];
}
export interface AxisLine {
  model: string;
  axis: Axis;
  label: string;
  /**
   * Today's line, in whole points, rounded up; `null` where the model sets none on this axis.
   */
  threshold: number | null;
}
/**
 * Figures that the page fills in where the user states none (spec §7).
 */
export interface Measured {
  /**
   * Won / opportunities with an end; `null` where none was lost, since that says only what was loaded.
   */
  win_rate: number | null;
  won: number;
  /**
   * Won or lost.
   */
  ended: number;
  median_won_amount: number | null;
  /**
   * Won outcomes with an amount.
   */
  won_amounts: number;
}
/**
 * An activity type, as normalised, and its activities.
 */
export interface TypeCount {
  type: string;
  activities: number;
}
export interface ModelName {
  name: string;
}
/**
 * `total` counts the rows that are wanted, before `limit` and `offset`.
 */
export interface PersonRows {
  rows: PersonRow[];
  total: number;
  excluded: number;
  excluded_by: ExcludedBy[];
}
export interface PersonRow {
  key: string;
  account: string | null;
  name: string | null;
  title: string | null;
  seniority: Seniority;
  department: string;
  fit: Points;
  intent: Points;
  engagement: Points;
  score: Points;
  raised_hand: boolean;
  qualified: boolean;
  /**
   * Where an MQL goes; `null` for anybody else.
   */
  route: Route | null;
  matched_by: MatchedBy;
  model: string;
  quanta?: ExactQuanta | null;
}
export interface Why {
  score: Points;
  /**
   * They sum to the score.
   */
  parts: Part[];
  /**
   * Empty for whoever qualifies.
   */
  why_not: WhyNot[];
}
/**
 * What one signal gives. Points before decay, then before caps, then as they count.
 */
export interface Part {
  signal: string;
  label: string;
  dimension: Dimension;
  points: number;
  before_cap: number;
  before_decay: number;
  /**
   * The activities (or people) behind it; 0 for a field.
   */
  occurrences: number;
  /**
   * The field's text.
   */
  value: string | null;
  /**
   * Whom an account's part comes from; `null` for the account's own.
   */
  person: string | null;
}
/**
 * A gate missed, and the signals any one of which would close the gap.
 */
export interface WhyNot {
  gate: Gate;
  value: number;
  needed: number;
  gap: number;
  signals: string[];
}
export interface Unmatched {
  total: number;
  /**
   * By key.
   */
  rows: UnmatchedRow[];
}
export interface UnmatchedRow {
  key: string;
  email: string | null;
  name: string | null;
  title: string | null;
}
/**
 * Rows A, B, C of columns 1, 2, 3.
 */
export interface Labels {
  /**
   * @minItems 3
   * @maxItems 3
   */
  records: [[number, number, number], [number, number, number], [number, number, number]];
  /**
   * Of them, those that qualify.
   *
   * @minItems 3
   * @maxItems 3
   */
  qualified: [[number, number, number], [number, number, number], [number, number, number]];
}
export interface ModelAnswer {
  /**
   * Why the document is refused, if it is.
   */
  error: Error | null;
  /**
   * What is wrong with it on its face (spec §8); empty for one that is refused.
   */
  findings: Finding[];
}
/**
 * A refused request, in the user's own nouns.
 */
export interface Error {
  code: Code;
  /**
   * One or two sentences: what is wrong and what to change.
   */
  message: string;
  /**
   * The place in a model document, `signals[2].points`.
   */
  path?: string | null;
  file?: string | null;
}
export interface Finding {
  id: FindingId;
  severity: Severity;
  /**
   * What is wrong, with its figures, and what to do.
   */
  says: string;
  /**
   * The figures by name; points in points, shares 0 to 1.
   */
  figures: {
    [k: string]: number;
  };
  /**
   * The signals it is about, by id.
   */
  signals: string[];
  /**
   * The model that it is about; left out where it is about the data, or about a document that is looked at by itself.
   */
  model?: string | null;
}
/**
 * One entry for each θ in `thresholds`; `flow` is by month, then by θ. Shares are 0 to 1; `null` where no answer exists.
 */
export interface Sweep {
  /**
   * 0, 1, 2, … : the index is the line. Never empty.
   */
  thresholds: number[];
  qualified_now: number[];
  crossings: number[];
  excluded: number[];
  open: number[];
  converted: number[];
  not_converted: number[];
  opportunities: number[];
  yield: (number | null)[];
  precision: (number | null)[];
  precision_low: (number | null)[];
  precision_high: (number | null)[];
  recall: (number | null)[];
  pipeline: number[];
  pipeline_per_qualified: (number | null)[];
  /**
   * A month's crossings by each statistic; `null` as a whole where no month is complete.
   */
  flow_mean: number[] | null;
  flow_median: number[] | null;
  flow_p80: number[] | null;
  /**
   * The complete months, oldest first.
   */
  months: Month[];
  flow: number[][];
}
export interface Calibration {
  at: Line;
  /**
   * Nobody reaches 1 point on this axis. All else follows the definition, but no line is better than another.
   */
  flat: boolean;
  capacity?: CapacityAnswer | null;
  conversion?: ConversionAnswer | null;
  payback?: PaybackAnswer | null;
  /**
   * The lines that serve every target, as [lowest, highest].
   */
  feasible: [number, number][];
  /**
   * `null` when nothing is feasible.
   */
  recommended: Recommended | null;
  /**
   * The approaches without which another line would be recommended; `null` when nothing is feasible.
   */
  binding: Approach[] | null;
  /**
   * `null` when something is feasible.
   */
  conflict: Conflict | null;
  /**
   * `null` with fewer than four complete months.
   */
  pilot: Pilot | null;
  notes: string[];
  /**
   * The advice in sentences: what to do, why, how sure, what it costs.
   */
  sentences: string[];
}
/**
 * One line: the flow of the chosen statistic, and the sweep's own columns there.
 */
export interface Line {
  threshold: number;
  /**
   * Qualified a month, by the statistic of the settings.
   */
  flow: number;
  judged: number;
  /**
   * Fewer than 20 judged: the measured rate decides nothing here.
   */
  thin: boolean;
  qualified_now: number;
  crossings: number;
  excluded: number;
  open: number;
  converted: number;
  not_converted: number;
  opportunities: number;
  yield: number | null;
  precision: number | null;
  precision_low: number | null;
  precision_high: number | null;
  recall: number | null;
  pipeline: number;
  pipeline_per_qualified: number | null;
  flow_mean: number | null;
  flow_median: number | null;
  flow_p80: number | null;
}
export interface CapacityAnswer {
  /**
   * Leads a month that sales can work.
   */
  capacity: number | null;
  /**
   * The lowest line from which every line upward fits.
   */
  theta: number | null;
  advice: Advice | null;
  /**
   * Flow over capacity; 1 is full.
   */
  utilisation: number | null;
  /**
   * Share of complete months over capacity, at the threshold and at `theta`.
   */
  months_over: number | null;
  months_over_at_theta: number | null;
}
export interface ConversionAnswer {
  /**
   * The highest line such that it and every lower one bring the target.
   */
  theta: number | null;
  /**
   * Whole leads a month.
   */
  needed: number | null;
  /**
   * A month, at the threshold.
   */
  opportunities: number | null;
  advice: Advice | null;
  /**
   * Leads a month short at line 0, where no line reaches the target.
   */
  missing: number | null;
}
export interface PaybackAnswer {
  /**
   * The lines admitted, as [lowest, highest].
   */
  ranges: [number, number][];
  cost_per_lead: number | null;
  expected_value: number | null;
  ratio: number | null;
  /**
   * A month.
   */
  customers: number | null;
  cac: number | null;
  /**
   * Until a customer has paid for itself.
   */
  months: number | null;
  /**
   * A month.
   */
  expected_margin: number | null;
  advice: Advice | null;
  marginal: Marginal;
}
/**
 * What one more lead at the line is worth, against what it costs to work.
 */
export interface Marginal {
  value: number | null;
  cost: number | null;
}
export interface Recommended {
  /**
   * `null` when every feasible line is thin, or the objective cannot be computed.
   */
  theta: number | null;
  by: Objective;
  figures: Line | null;
}
/**
 * Why no line serves all targets: the smallest group of approaches that cannot hold at once.
 */
export interface Conflict {
  approaches: Approach[];
  relax: Relax[];
}
/**
 * The smallest single change of one approach that would open the whole set, the other targets unchanged.
 */
export interface Relax {
  approach: Approach;
  /**
   * More leads a month, fewer opportunities a month, or more months; `null` where no change would do.
   */
  by: number | null;
}
/**
 * The older half's recommendation beside today's line; `recommended` is `null` where the older half recommends none.
 */
export interface Pilot {
  recommended: PilotLine | null;
  today: PilotLine;
}
/**
 * One line in both halves.
 */
export interface PilotLine {
  theta: number;
  older: HalfFigures;
  newer: HalfFigures;
}
export interface HalfFigures {
  flow: number;
  yield: number | null;
  pipeline_per_qualified: number | null;
  judged: number;
}
/**
 * The sweep, and what §7 says at each of its lines.
 */
export interface LinesAnswer {
  sweep: Sweep;
  /**
   * `null` without a complete month; `says` tells why.
   */
  lines: Lines | null;
  says: string | null;
}
export interface Lines {
  whole: Whole;
  by_line: ByLine;
}
/**
 * What holds wherever today's line stands.
 */
export interface Whole {
  /**
   * Nobody reaches 1 point on this axis.
   */
  flat: boolean;
  capacity: CapacityWhole | null;
  conversion: ConversionWhole | null;
  payback: PaybackWhole | null;
  feasible: [number, number][];
  recommended: Recommended | null;
  binding: Approach[] | null;
  conflict: Conflict | null;
  /**
   * What the older half of the months recommends, in both halves.
   */
  pilot: PilotLine | null;
  above: Line;
  notes: string[];
  /**
   * The recommendation, or what would open one, in sentences.
   */
  sentences: string[];
}
export interface CapacityWhole {
  capacity: number | null;
  theta: number | null;
  months_over_at_theta: number | null;
}
export interface ConversionWhole {
  theta: number | null;
  missing: number | null;
  /**
   * The measured yield is used, not a stated rate.
   */
  measured: boolean;
}
export interface PaybackWhole {
  ranges: [number, number][];
  marginal_cost: number | null;
  /**
   * The measured yield is used, not a stated rate.
   */
  measured: boolean;
}
/**
 * Columns by line; an approach without targets has none.
 */
export interface ByLine {
  flow: number[];
  judged: number[];
  thin: boolean[];
  capacity: CapacityByLine | null;
  conversion: ConversionByLine | null;
  payback: PaybackByLine | null;
  pilot: PilotByLine | null;
  /**
   * `null` where the line is the recommended one, or where moving it there is as sure as it sounds.
   */
  keep: (Keep | null)[];
  notes: LineTexts;
  sentences: LineTexts;
  moving: LineTexts;
}
export interface CapacityByLine {
  advice: (Advice | null)[];
  utilisation: (number | null)[];
  months_over: (number | null)[];
}
export interface ConversionByLine {
  needed: (number | null)[];
  opportunities: (number | null)[];
  advice: (Advice | null)[];
}
export interface PaybackByLine {
  cost_per_lead: (number | null)[];
  expected_value: (number | null)[];
  ratio: (number | null)[];
  customers: (number | null)[];
  cac: (number | null)[];
  months: (number | null)[];
  expected_margin: (number | null)[];
  advice: (Advice | null)[];
  marginal_value: (number | null)[];
}
/**
 * Today's line in both halves, whichever line that is.
 */
export interface PilotByLine {
  older: HalfByLine;
  newer: HalfByLine;
}
/**
 * One half's figures at every line of the whole sweep, and at the line above it.
 */
export interface HalfByLine {
  flow: number[];
  yield: (number | null)[];
  pipeline_per_qualified: (number | null)[];
  judged: number[];
}
/**
 * `by_line[θ]` lists places in `texts`; the last entry goes for every line above the sweep.
 */
export interface LineTexts {
  texts: string[];
  by_line: number[][];
}
/**
 * The answers of `calibrate` without a curve: what needs one (θ, ranges, shares of months) is `null` or empty.
 */
export interface Calculation {
  capacity: CapacityAnswer;
  conversion: ConversionAnswer;
  payback: PaybackAnswer;
  /**
   * Whether one volume can serve capacity, target and payback; `null` where that cannot be told.
   */
  feasible_together: boolean | null;
  notes: string[];
  /**
   * Whether all can hold at once and what falls short, then each piece of advice with its figures.
   */
  sentences: string[];
}
export interface Audit {
  model: string;
  scope: Scope;
  /**
   * Signals of the scope in the order of the model, then the columns' values.
   */
  signals: AuditedSignal[];
  /**
   * Those looked at, and how many of them converted.
   */
  population: number;
  converted: number;
  discrimination: Discriminations;
  half_life: HalfLife;
  /**
   * `false` where outcomes have no dates: everybody is taken as they stand, and what came first cannot be told.
   */
  time_ordered: boolean;
  day: Day;
  /**
   * What cannot be told, and why, in sentences; empty where all can.
   */
  says: string[];
}
/**
 * Rates and shares 0 to 1; `null` where there is nobody to divide by.
 */
export interface AuditedSignal {
  /**
   * The signal's id, or `account.industry = Software`.
   */
  signal: string;
  label: string;
  /**
   * `null` for a column's value.
   */
  points: Decimal | null;
  present: number;
  absent: number;
  converted_present: number;
  converted_absent: number;
  rate_present: number | null;
  rate_absent: number | null;
  /**
   * The rate with it over the rate of all.
   */
  lift: number | null;
  /**
   * With 0.5 added to each cell, and its 95 % interval (Woolf).
   */
  odds_ratio: number;
  odds_low: number;
  odds_high: number;
  phi: number | null;
  /**
   * Two-sided: Pearson's χ² where all expected counts are at least 5, else Fisher's exact test.
   */
  p: number | null;
  /**
   * Benjamini–Hochberg over everything listed.
   */
  q: number | null;
  verdict: Verdict;
  /**
   * By ridge-penalised logistic regression, 20 points doubling the odds; `null` with fewer than 30 converted.
   */
  suggested_points: number | null;
}
export interface Discriminations {
  today: Discriminated;
  suggested: Discriminated;
}
/**
 * 0 to 1; `null` where everybody or nobody converted, or no points are suggested.
 */
export interface Discriminated {
  auc: number | null;
  average_precision: number | null;
}
export interface HalfLife {
  /**
   * Days; `null` where none is better than today's by more than 0.01.
   */
  suggested: number | null;
  /**
   * The area under the ROC curve of intent + engagement as the model has them; `null` where it cannot be computed.
   */
  today: number | null;
  curve: HalfLifeAuc[];
}
export interface HalfLifeAuc {
  days: number;
  auc: number | null;
}
export interface Findings {
  /**
   * What makes a line mean something else first; then in the order of spec §8, then of the models. Empty where there is
   * nothing to say.
   */
  findings: Finding[];
}
export interface Comparison {
  model: string;
  /**
   * Crossings that each kind's line was moved to let through at the most; `null` where the model has no line at all.
   */
  volume: number | null;
  /**
   * Each is `null` where the model has no such line, or where none brings its total down to the volume.
   */
  mql: KindFigures | null;
  mqa: KindFigures | null;
  /**
   * The account's line moves, the person's stands.
   */
  hybrid: KindFigures | null;
  /**
   * What the rule of thumb points to; `null` where it points nowhere.
   */
  advice: Advice2 | null;
  figures: BusinessFigures;
  /**
   * The advice as a sentence, with the figures behind it.
   */
  says: string;
}
/**
 * A kind at the lowest line that lets no more than the volume through.
 */
export interface KindFigures {
  threshold: number;
  /**
   * Counted crossings, those already in the funnel and those whose time is not up among them.
   */
  volume: number;
  /**
   * Converted / judged, 0 to 1; `null` where nobody was judged.
   */
  precision: number | null;
  /**
   * Money: pipeline / judged; `null` where nobody was judged.
   */
  pipeline_per_handoff: number | null;
  /**
   * From crossing to conversion; `null` where nobody converted.
   */
  median_days: number | null;
}
/**
 * `null` where there is nothing to measure.
 */
export interface BusinessFigures {
  /**
   * Money: of won outcomes with an amount.
   */
  median_won_amount: number | null;
  /**
   * From the first activity of a winning account (or person without one) to its first won outcome.
   */
  median_days_to_won: number | null;
  /**
   * People engaged on the day on which an account first reached the stage: the median over converted accounts.
   */
  median_engaged_people: number | null;
  won: number;
  converted_accounts: number;
  /**
   * Of everybody loaded.
   */
  accounts: number;
}
/**
 * The review of one model's own line, on `as_of`.
 */
export interface Review {
  model: string;
  axis: Axis;
  funnel: Funnel;
  sla: Sla;
  feedback: Feedback;
  /**
   * By key.
   */
  fallen_away: FallenAway[];
  /**
   * By account, then person.
   */
  gone_silent: GoneSilent[];
  /**
   * Oldest first.
   */
  quarters: ReviewQuarter[];
}
export interface Funnel {
  /**
   * `crossed`, then `mql` to `won`.
   */
  stages: FunnelStage[];
  /**
   * The same by month of crossing, from the first crossing's to the last one's, oldest first.
   */
  months: FunnelMonth[];
}
export interface FunnelStage {
  /**
   * `crossed`, or a stage of the funnel.
   */
  stage: string;
  /**
   * Those that reached it on or after their crossing; a later stage implies the earlier, on its day.
   */
  entities: number;
  /**
   * 0 to 1; `null` for `crossed`, and where nobody reached the stage before.
   */
  rate_from_previous: number | null;
  /**
   * Days; `null` for `crossed`, and where nobody reached it.
   */
  median_days_from_previous: number | null;
}
export interface FunnelMonth {
  month: Month;
  stages: FunnelStage[];
}
export interface Sla {
  qualify: Clock;
  contact: Clock;
}
export interface Clock {
  /**
   * The hours that count as in time.
   */
  within_hours: number;
  /**
   * Those with both ends.
   */
  judged: number;
  in_time: number;
  /**
   * 0 to 1; `null` where nobody was judged.
   */
  share: number | null;
  /**
   * The ten with the most hours, ties by key.
   */
  worst: Late[];
  /**
   * By owner's name; those without one last.
   */
  owners: OwnerClock[];
}
export interface Late {
  key: string;
  /**
   * Below 0 counts as 0. A bare date is its midnight.
   */
  hours: number;
}
export interface OwnerClock {
  owner: string | null;
  judged: number;
  in_time: number;
  /**
   * 0 to 1.
   */
  share: number;
}
/**
 * Of the last complete month; every figure is `null` without one.
 */
export interface Feedback {
  month: Month | null;
  /**
   * Its crossings, those already in the funnel aside.
   */
  qualified: number | null;
  /**
   * Of these, those with an outcome of the stage, or a later one, on or after the crossing.
   */
  opportunities: number | null;
  /**
   * Money: the mean of the largest amount of each that has one; `null` where none has.
   */
  average_amount: number | null;
  /**
   * The same as a sentence.
   */
  text: string;
}
export interface FallenAway {
  key: string;
  fell_on: Day;
}
export interface GoneSilent {
  account: string;
  person: string;
  /**
   * Of any type.
   */
  last_activity: Day | null;
}
/**
 * The crossings of one quarter. Shares 0 to 1; rates are `null` where nobody was judged.
 */
export interface ReviewQuarter {
  quarter: Quarter;
  /**
   * Those already in the funnel and those whose time is not up among them.
   */
  crossings: number;
  /**
   * Without those already in the funnel.
   */
  flow: number;
  judged: number;
  converted: number;
  precision: number | null;
  /**
   * The Wilson 95 % interval.
   */
  precision_low: number | null;
  precision_high: number | null;
  /**
   * Money.
   */
  pipeline_per_qualified: number | null;
  /**
   * How many of those judged the precision of the quarter before would have converted; `null` for the first quarter, and
   * after one in which nobody was judged.
   */
  expected: number | null;
  /**
   * How the scores at crossing have shifted against the quarter before; `null` below 200 crossings in either.
   */
  psi: number | null;
}
export interface Sql {
  text: string;
}
export interface Resolved {
  activities: string;
  people: string;
  accounts: string;
}
export interface Parcel {
  texts: ParcelText[];
}
/**
 * One file of the parcel, by its path in it.
 */
export interface ParcelText {
  name: string;
  text: string;
}
/**
 * The accounts that qualify on `as_of`, highest score first, then by key.
 */
export interface Packets {
  packets: Packet[];
  /**
   * How many qualify, whatever the limit.
   */
  total: number;
  as_of: Day;
}
/**
 * Figures are in points; instants are on the workspace's clock.
 */
export interface Packet {
  key: string;
  name: string | null;
  domain: string | null;
  tier: string | null;
  owner: string | null;
  model: string;
  fit: Points;
  intent: Points;
  engagement: Points;
  coverage: Points;
  score: Points;
  margins: Margins;
  /**
   * The first day with an activity on which it qualified; `null` if there is none.
   */
  crossed_on: Day | null;
  /**
   * The last activity of that day.
   */
  crossed_at: Instant | null;
  /**
   * `null` where nobody is engaged and nobody an MQL.
   */
  start_with: StartWith | null;
  /**
   * The engaged and the MQLs: MQLs first, then by score, then by key.
   */
  people: PacketPerson[];
  /**
   * The latest first, 20 at most.
   */
  timeline: Moment[];
  /**
   * The parts of intent and engagement with the most points, ten at most.
   */
  why: Reason[];
  /**
   * The first day after `as_of` on which it qualifies no longer if nothing more happens; `null` if that is not within
   * three years.
   */
  falls_below_on: Day | null;
  /**
   * What it misses on that day.
   */
  falls_short_of: Gate[];
  /**
   * The key of the person with the most of its intent and engagement; `null` where nobody has any.
   */
  top_person: string | null;
  /**
   * Whether it would qualify had that person done nothing.
   */
  stands_without_top_person: boolean;
  /**
   * `call_today`, `second_person`, else the account's own motion; `null` without one.
   */
  motion: string | null;
}
/**
 * By how many points each gate is passed; only the gates that the account is judged by.
 */
export interface Margins {
  fit?: Points | null;
  intent?: Points | null;
  engagement?: Points | null;
  coverage?: Points | null;
  /**
   * Of an additive account, over its line.
   */
  score?: Points | null;
}
/**
 * The MQL with the highest score, else the most senior engaged person.
 */
export interface StartWith {
  key: string;
  name: string | null;
  title: string | null;
  mql: boolean;
}
export interface PacketPerson {
  key: string;
  name: string | null;
  email: string | null;
  title: string | null;
  seniority: Seniority;
  department: string;
  score: Points;
  mql: boolean;
  raised_hand: boolean;
  engaged: boolean;
  /**
   * Of any type.
   */
  last_activity: Day | null;
}
/**
 * Something that was done in the account.
 */
export interface Moment {
  at: Instant;
  /**
   * `null` for the account's own.
   */
  person: string | null;
  type: string;
  asset: string | null;
}
/**
 * One part of why it qualified.
 */
export interface Reason {
  signal: string;
  label: string;
  dimension: Dimension;
  /**
   * `null` for the account's own.
   */
  person: string | null;
  points: number;
  /**
   * The activities (or people) behind it; 0 for a field.
   */
  occurrences: number;
}
/**
 * Packets as one text.
 */
export interface PacketsText {
  text: string;
  /**
   * What was cut or left out, in sentences.
   */
  notes: string[];
}
/**
 * Every signal of a scope, and columns, against what became of people or accounts (spec §9).
 */
export interface AuditRequest {
  scope: Scope;
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
  /**
   * `account.industry`, `person.title`, or a name alone for the scope's own column.
   */
  columns?: string[];
}
/**
 * Shares 0 to 1, points in points.
 */
export interface Bounds {
  /**
   * Below this precision at `sqo` the people's line is too low, and below the next the accounts'.
   */
  people_precision?: number;
  account_precision?: number;
  /**
   * The same at `sal` and `sql`, for both.
   */
  accepted_precision?: number;
  /**
   * Judged crossings that it takes to call a line too low.
   */
  judged?: number;
  /**
   * Below this share of the capacity, or this many a month, a line is too high.
   */
  utilisation?: number;
  flow?: number;
  /**
   * How far apart the medians of hand-offs may lie, and how many hand-offs each must have.
   */
  handoff_points?: number;
  handoffs?: number;
  /**
   * Days since the last review.
   */
  review_days?: number;
  /**
   * The population stability index above which scores have drifted.
   */
  stability_index?: number;
  /**
   * A share of an account's points that comes from one person, and the share of MQAs of which that may be so.
   */
  one_person_points?: number;
  one_person_accounts?: number;
  /**
   * Phi above which two signals are one.
   */
  phi?: number;
  /**
   * With how many people or accounts each a band's conversion is compared.
   */
  band?: number;
  /**
   * The share of the converted for whom a signal came after the outcome.
   */
  after_the_fact?: number;
  /**
   * The share of rows above which an activity type wants a signal.
   */
  unused_type?: number;
  /**
   * Judged crossings in a ten-point band of scores.
   */
  score_band?: number;
}
/**
 * `calibrate` for every line at once.
 */
export interface CalibrateRequest {
  threshold: number;
  axis: Axis;
  objective?: Objective | null;
  targets?: Targets;
  model?: string | null;
}
/**
 * The approaches in use (spec §7); one that is left out is left out of the answer.
 */
export interface Targets {
  capacity?: CapacityTarget | null;
  conversion?: ConversionTarget | null;
  payback?: PaybackTarget | null;
}
/**
 * What sales can work (spec §7.1): stated in leads a month, or as reps and hours.
 */
export interface CapacityTarget {
  leads_per_month?: number | null;
  reps?: number | null;
  hours_per_rep_per_month?: number | null;
  hours_per_lead?: number | null;
}
/**
 * What the business wants (spec §7.2). Without a `rate` (opportunities a lead, 0 to 1) the measured yield is used.
 */
export interface ConversionTarget {
  opportunities_per_month?: number | null;
  rate?: number | null;
}
/**
 * What a customer may cost (spec §7.3). Money is in one currency throughout; shares are 0 to 1.
 */
export interface PaybackTarget {
  marketing_spend_per_month?: number | null;
  /**
   * Default 0, or `hours_per_lead` × `hourly_cost`.
   */
  sales_cost_per_lead?: number | null;
  /**
   * Default: the capacity's.
   */
  hours_per_lead?: number | null;
  hourly_cost?: number | null;
  /**
   * From opportunity to customer.
   */
  win_rate?: number | null;
  annual_contract_value?: number | null;
  /**
   * Default 1.
   */
  gross_margin?: number | null;
  payback_months?: number | null;
  rate?: number | null;
  /**
   * A ratio up to this asks for fewer or better leads; default 1.5.
   */
  ratio_low?: number | null;
  /**
   * A ratio from this on leaves room to be aggressive; default 5.
   */
  ratio_high?: number | null;
}
/**
 * MQL, MQA or hybrid at equal volume (spec §10).
 */
export interface CompareRequest {
  /**
   * Crossings at the most; without it the smallest of the three totals at today's lines.
   */
  volume?: number | null;
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
}
export interface CoverageDocument {
  /**
   * Default 90.
   */
  window_days?: number | null;
  seniority_points?: SeniorityPoints | null;
  /**
   * For each distinct department after the first. Default 5.
   */
  department_points?: Decimal | null;
}
/**
 * Levels that are left out keep their default.
 */
export interface SeniorityPoints {
  c_level?: Decimal | null;
  vp?: Decimal | null;
  director?: Decimal | null;
  manager?: Decimal | null;
  ic?: Decimal | null;
  unknown?: Decimal | null;
}
/**
 * Exactly one of the three.
 */
export interface DecayDocument {
  /**
   * Days after which an activity is worth half.
   */
  half_life_days?: number | null;
  /**
   * Days over which an activity's worth falls evenly to 0.
   */
  linear_days?: number | null;
  /**
   * Days for which an activity is worth all, and then nothing.
   */
  window_days?: number | null;
}
/**
 * Known mistakes of every model and of the data (spec §8); the lines are the models' own.
 */
export interface FindingsRequest {
  targets?: Targets;
  bounds?: Bounds;
}
export interface GroupDocument {
  cap: Decimal;
}
/**
 * What the user knows; shares are 0 to 1, money is in one currency, all else is a month's.
 */
export interface Inputs {
  qualified_per_month?: number | null;
  leads_per_month?: number | null;
  reps?: number | null;
  hours_per_rep_per_month?: number | null;
  hours_per_lead?: number | null;
  opportunities_per_month?: number | null;
  rate?: number | null;
  marketing_spend_per_month?: number | null;
  sales_cost_per_lead?: number | null;
  hourly_cost?: number | null;
  win_rate?: number | null;
  annual_contract_value?: number | null;
  gross_margin?: number | null;
  payback_months?: number | null;
  ratio_low?: number | null;
  ratio_high?: number | null;
}
/**
 * How many records fall into each cell of fit A–C by engagement 1–3.
 */
export interface LabelsRequest {
  scope: Scope;
  /**
   * The points of fit from which A and B begin.
   *
   * @minItems 2
   * @maxItems 2
   */
  fit: [number, number];
  /**
   * The points of engagement from which 1 and 2 begin.
   *
   * @minItems 2
   * @maxItems 2
   */
  engagement: [number, number];
}
/**
 * `calibrate` for every line at once.
 */
export interface LinesRequest {
  axis: Axis;
  objective?: Objective | null;
  targets?: Targets;
  model?: string | null;
}
/**
 * The lists as they are shown, edited and kept; a list that is left out is the product's own.
 */
export interface ListsDocument {
  free_mail: string[];
  legal_forms: string[];
  /**
   * Each a name and its phrases, in the order in which they are tried.
   */
  departments: [unknown, unknown][];
  seniorities: [unknown, unknown][];
}
export interface Mapping {
  [k: string]: Choice;
}
export interface ModelDocument {
  /**
   * Always `cutline.model/1`.
   */
  schema: string;
  name: string;
  /**
   * The day on which the team last went through the model.
   */
  reviewed_on?: Day | null;
  /**
   * The records that the model is for; without it, those that no other model takes.
   */
  applies_to?: When | null;
  /**
   * Records for which any of these holds have no score and are in no count.
   */
  exclude?: When[] | null;
  /**
   * For activity signals that set no decay of their own.
   */
  decay?: DecayDocument | null;
  /**
   * Older activities count for nothing, anywhere. Default 365.
   */
  lookback_days?: number | null;
  /**
   * How long a raised hand makes an MQL. Default 30.
   */
  hand_raise_days?: number | null;
  groups?: {
    [k: string]: GroupDocument;
  };
  signals: SignalDocument[];
  person?: PersonDocument | null;
  account?: AccountDocument | null;
  coverage?: CoverageDocument | null;
  /**
   * What the highest attainable fit is shown as; without it, fit is the raw sum.
   */
  fit_scale?: Decimal | null;
}
/**
 * A field test, or activities: each time, at least so many, or by at least so many people.
 */
export interface When {
  /**
   * Types; `*` matches every type.
   */
  activity?: string[] | null;
  source?: SourceName | null;
  asset_contains?: string | null;
  at_least?: number | null;
  people_at_least?: number | null;
  /**
   * With activities: the age up to which they count. With a field: the age up to which its date holds.
   */
  within_days?: number | null;
  field?: string | null;
  equals?: Word | null;
  in?: Word[] | null;
  any_of?: Word[] | null;
  contains_any?: string[] | null;
  /**
   * @minItems 2
   * @maxItems 2
   */
  between?: [number, number] | null;
  gte?: number | null;
  lte?: number | null;
  exists?: boolean | null;
  is_true?: boolean | null;
}
export interface SignalDocument {
  id: string;
  label?: string | null;
  scope: Scope;
  dimension: Dimension;
  /**
   * A name of `groups`.
   */
  group?: string | null;
  when: When;
  points: Decimal;
  /**
   * `quantity`: points times the row's quantity.
   */
  points_per?: PointsPer | null;
  /**
   * The sum is cut to this, in absolute value.
   */
  cap?: Decimal | null;
  /**
   * Only the first so many matching activities of a day count.
   */
  max_per_day?: number | null;
  /**
   * `null`: none, whatever the model says.
   */
  decay?: DecayDocument | null;
  /**
   * A raised hand: such an activity makes the person an MQL.
   */
  qualifies?: boolean | null;
}
export interface PersonDocument {
  threshold: Decimal;
  /**
   * The dimensions that the score sums. Default all three.
   */
  dimensions?: Dimension[] | null;
}
/**
 * What is wrong with a model document, whether it is in use or not.
 */
export interface ModelRequest {
  text: string;
}
/**
 * What sales is handed with each account that qualifies (spec §11).
 */
export interface PacketsRequest {
  /**
   * All of them without it.
   */
  limit?: number | null;
  /**
   * As data without it.
   */
  format?: PacketFormat | null;
}
/**
 * A model with all that a warehouse needs to score by it.
 */
export interface ParcelRequest {
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
}
/**
 * The rows of one file that were set aside.
 */
export interface SetAsideRequest {
  file: number;
}
export interface ScoresRequest {
  scope: Scope;
  /**
   * All rows without it.
   */
  limit?: number | null;
  offset?: number | null;
  /**
   * Another day than the workspace's.
   */
  as_of?: Day | null;
  /**
   * Adds the exact quanta as decimal text.
   */
  exact?: boolean | null;
  /**
   * Another order than highest score first, then key: by a column that the scope has. Rows without a value come last.
   */
  sort?: SortBy | null;
  descending?: boolean | null;
  /**
   * Only rows whose key, name, title or account holds this, case aside.
   */
  search?: string | null;
  /**
   * Only those that qualify, or only those that do not.
   */
  qualified?: boolean | null;
}
export interface WhyRequest {
  scope: Scope;
  key: string;
  as_of?: Day | null;
}
/**
 * People without an account.
 */
export interface UnmatchedRequest {
  /**
   * All of them without it.
   */
  limit?: number | null;
  offset?: number | null;
}
export interface SweepRequest {
  axis: Axis;
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
}
/**
 * What became of those who crossed the model's own line (spec §12).
 */
export interface ReviewRequest {
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
  /**
   * Whose own line: that of accounts without it, or of people where the model has no account part.
   */
  axis?: Axis | null;
}
/**
 * A model as SQL.
 */
export interface SqlRequest {
  dialect: Engine;
  /**
   * A model's name; the first without it.
   */
  model?: string | null;
}
/**
 * One file of the sample, as a user would export it.
 */
export interface SampleFile {
  name: string;
  table: Table;
  /**
   * CSV, UTF-8.
   */
  text: string;
}
export interface Settings {
  hierarchy: Hierarchy;
  /**
   * Months after the first activity's month start in which crossings are not counted.
   */
  warmup_months: number;
  /**
   * Days after a crossing within which an outcome counts as its conversion.
   */
  horizon_days: number;
  stage: Stage;
  statistic: Statistic;
  /**
   * How many of the last complete months the flow is taken over; 0 = all.
   */
  months: number;
  /**
   * Activity types that are no act of the person's own.
   */
  ignore_types: string[];
  /**
   * Minutes added to UTC to make the workspace's clock.
   */
  utc_offset_minutes: number;
}
/**
 * Which rows of a file are read: those of one person in `one_in`.
 */
export interface Share {
  /**
   * The headers of the columns that say whose a row is: the first that is filled counts. A row where none is, is read.
   */
  columns: string[];
  /**
   * 1 for all of them.
   */
  one_in: number;
}
/**
 * A model to start from: its document as text, and in a sentence what it is for.
 */
export interface StarterModel {
  name: string;
  about: string;
  text: string;
}
