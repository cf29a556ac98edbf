// The types of all that crosses the edge between the core and the page, made from the Rust types by "npm run types".
// Changes here are lost: change the Rust type.

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
export type Hierarchy = "self" | "ultimate_parent";
export type Month = string;
/**
 * The funnel's stages in order. `Lost` ends an opportunity, stands outside the order and implies nothing.
 */
export type Stage = "mql" | "mqa" | "sal" | "sql" | "sqo" | "won" | "lost";
/**
 * Which figure of the months stands for "a month".
 */
export type Statistic = "median" | "mean" | "p80";
/**
 * The four tables of spec §1.
 */
export type Table = "activities" | "contacts" | "accounts" | "outcomes";

/**
 * A column, with the answers to what its cells leave open.
 */
export interface ColumnChoice {
  column: string;
  order?: DateOrder | null;
  decimal?: DecimalMark | null;
  /**
   * What the file's own words mean: `{"Discovery": "sal"}` for stages.
   */
  values?: {
    [k: string]: string;
  };
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
export interface Mapping {
  [k: string]: Choice;
}
/**
 * One oddity: the file, the physical line on which the record starts (the header being line 1), the column's own
 * header (empty where no single column is to blame) and the reason in a sentence.
 */
export interface Note {
  file: string;
  line: number;
  column: string;
  reason: string;
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
   * Cells that count as missing, the first 1,000.
   */
  notes: Note[];
  unresolved: Unresolved[];
}
/**
 * A column that waits for an answer.
 */
export interface Unresolved {
  file: string;
  field: string;
  column: string;
  why: string;
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
  flow_mean: (number | null)[];
  flow_median: (number | null)[];
  flow_p80: (number | null)[];
  /**
   * The complete months, oldest first.
   */
  months: Month[];
  flow: number[][];
}
