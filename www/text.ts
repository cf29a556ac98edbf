// The page’s words, in one place: labels, headings, hints. Sentences that carry figures about a line are in advice.ts.

import type {
  Advice,
  Approach,
  MatchedBy,
  Mend,
  Objective,
  PacketFormat,
  Route,
  Stage,
  Statistic,
  Table,
} from "./engine/protocol.gen.ts";
import type { Step } from "./state/state.ts";

export const STEP: Record<Step, string> = {
  data: "Data",
  model: "Model",
  line: "Line",
  records: "People & accounts",
  handoff: "Hand-off",
  review: "Review",
  calculator: "Calculator",
};

export const TABLE: Record<Table, string> = {
  activities: "Activities",
  contacts: "Contacts",
  accounts: "Accounts",
  outcomes: "Outcomes",
};

/** What one row of a table is. */
export const ROW: Record<Table, string> = {
  activities: "one thing someone did",
  contacts: "a person",
  accounts: "a company",
  outcomes: "something that happened in the funnel, or a deal",
};

export const STAGE: Record<Stage, string> = {
  mql: "MQL",
  mqa: "MQA",
  sal: "accepted by sales (SAL)",
  sql: "qualified by sales (SQL)",
  sqo: "opportunity (SQO)",
  won: "won",
  lost: "lost",
};
export const STATISTIC: Record<Statistic, string> = {
  median: "Median month",
  mean: "Mean month",
  p80: "A busy month (P80)",
};
export const OBJECTIVE: Record<Objective, string> = {
  pipeline_per_qualified: "Most pipeline per qualified",
  precision: "Highest precision",
  expected_margin: "Highest expected margin",
};
export const ADVICE: Record<Advice, string> = { raise: "Raise", lower: "Lower", hold: "Hold" };
export const APPROACH: Record<Approach, string> = {
  capacity: "sales capacity",
  conversion: "the opportunity target",
  payback: "the payback target",
};
/** Whose range of lines a band of the board is. */
export const ADMITS: Record<Approach | "feasible", string> = {
  capacity: "Capacity",
  conversion: "Target",
  payback: "Payback",
  feasible: "Together",
};
export const GATE: Record<string, string> = {
  fit: "fit",
  intent: "intent",
  engagement: "engagement",
  coverage: "coverage",
  score: "score",
  activity: "recent activity",
};
export const SENIORITY: Record<string, string> = {
  c_level: "C-level",
  vp: "VP",
  director: "Director",
  manager: "Manager",
  ic: "Individual contributor",
  unknown: "Not known",
};
export const MATCHED_BY: Record<MatchedBy, string> = {
  account_field: "by the account in their record",
  email_domain: "by the domain of their email",
  activity: "by an activity that names it",
  none: "",
};
export const ROUTE: Record<Route, string> = {
  with_account: "with the account",
  route: "to sales now: raised a hand",
  nurture: "nurture: the account does not qualify",
};
export const DIMENSION: Record<string, string> = {
  fit: "Fit",
  intent: "Intent",
  engagement: "Engagement",
  coverage: "Coverage",
};
export const FORMAT: Record<PacketFormat, string> = {
  csv: "CSV for a spreadsheet",
  csv_hubspot: "CSV for HubSpot",
  csv_salesforce: "CSV for Salesforce",
  markdown: "Markdown",
  json: "JSON",
};
export const SCOPE: Record<string, string> = { person: "Person", account: "Account" };

/** What would mend a row, by the header of the column to blame. */
export const MEND: Record<Mend, (column: string) => string> = {
  fill_in: (column) => `fill in “${column}”`,
  column: () => "say above which column tells it, or set it for every row",
  who: () => "name whom the row is about",
  date: (column) => `write “${column}” as a date, such as 2026-12-31`,
  number: (column) => `write “${column}” as a number`,
  word: (column) => `write “${column}” in a word that is known`,
  address: (column) => `write “${column}” as a whole address`,
  quote: (column) => `close or remove the quotation mark${column ? ` in “${column}”` : ""}`,
  record: () => "write the row so that it can be read",
  footer: () => "nothing to mend: a total or a note below the rows",
  duplicate: (column) => `nothing to mend: a row with the same “${column}” was kept`,
};

/** A field’s or department’s name as a reader would write it: `occurred_at` is "occurred at". */
export const spaced = (name: string): string => name.replaceAll("_", " ");

export const t = {
  data: {
    drop: "Drop your exports here",
    formats: "CSV and other text, Excel (.xlsx), JSON, Parquet; also packed as .gz.",
    dropHint: "or",
    choose: "Choose files",
    sample: "Try it with sample data",
    sampleHint: "A made-up B2B year: people, companies, what they did and what became of it.",
    dropNow: "Drop to read these files",
    cancel: "Cancel",
    waiting: "waiting",
    takenFor: "Taken for",
    sheet: "Sheet",
    whichSheets: "Which sheets?",
    startsWith: "starts with",
    readSheets: "Read these",
    noSheet: "Leave the workbook out",
    oneSheet: "Choose a sheet, or leave the workbook out.",
    unknown: "not known yet",
    whichStages: (column: string) => `What do the stages in “${column}” mean?`,
    stagesSaid: "You said what each of these names means, and can change it.",
    onceForAll: "It goes for every file with the same headers.",
    stageName: "Name",
    stageRows: "Rows",
    stageMeans: "Means",
    unsaid: "not said yet",
    leaveAside: "none of these: leave aside",
    openDeal: "open",
    shareHint: "Every figure is then of this sample, and says so.",
    allHint: "If the browser runs out of memory, reading it ends, and what was loaded before is read again.",
    splitHint:
      "Export a shorter period, or only the columns that are read, and drop that. Scores look back a year and curves cover the last twelve months, so two years serve as a rule.",
    shareMeans:
      "Of all people so many times more qualify a month; the share of them that converts is about the same. Accounts are summed over the sample alone, so their scores are too low, and outcomes of anybody else have no activities to go with.",
    dealStages: (column: string) => `Stages of deals in “${column}”`,
    dealsHint: "A deal is open at every stage but won and lost. Say so where one of these names is such an end.",
    remove: "Remove",
    undo: "Undo",
    dismiss: "Dismiss",
    columns: "Columns",
    column: "Column",
    samples: "Samples",
    field: "Read as",
    why: "Why",
    unused: "not used",
    keptAs: "kept under its own name",
    everyRow: "Every row is the same",
    constantField: "Field",
    constantValue: "Value in every row",
    constantAdd: "Set",
    constantRemove: "Take away",
    receipt: "What was read",
    empty: "empty",
  },
  model: {
    starting:
      "Each is a starting point, not best practice. Which signals earn their points is for your own outcomes to say.",
    dimension: {
      fit: "What they are: whether they could buy at all. Nothing here fades.",
      intent: "What shows that they want to buy soon.",
      engagement: "What shows that they are taking an interest in you.",
    },
    lines: "Today’s lines",
    linesHint: "A person or account above the line is qualified. The Line step shows what each line would bring.",
  },
  warehouse: {
    title: "Take the model to your warehouse",
    what: "When you outgrow one machine, your own database computes the same scores, to the last digit: as SQL for DuckDB, PostgreSQL, Spark, BigQuery and Snowflake.",
    holds:
      "The download has the SQL, the model with its hash, a small slice of your data, the scores that must come of it, and a check that says nothing when your warehouse agrees.",
    take: "Download the SQL (.zip)",
    lack: "Load data first: the check needs a slice of it.",
  },
  line: {
    axis: "Which line",
    today: "Today",
    todayFlag: "Today’s line",
    recommendedFlag: "Recommended line",
    here: "Line",
    goToday: "Back to today’s line",
    best: "Best means",
    whole: "Draw up to the highest score",
    table: "The same as a table",
    became: "What became of those who crossed",
    pilot: "Would the advice have been worth it?",
    beside: "Today’s line and the recommended one",
    toModel: "Give them signals on the Model step",
  },
  records: {
    people: "People",
    accounts: "Accounts",
    search: "Search",
    searchHint: { person: "name, address, title or account", account: "name or domain" },
    show: "Show",
    all: "All",
    nothingFound: "Nobody in this list is found by that.",
    qualified: "Qualified",
    notYet: "Not yet",
    notYetMql: "start here, not yet an MQL",
    raisedHand: "Raised a hand",
    why: "What the score is made of",
    whyNot: "Why not yet",
    whyNotThen: "Why not on",
    noHistory:
      "Activities are counted as of that day. Fields have no history: they count as they stand in your files now, but for counters of today’s totals, such as “Number of Pageviews”, which count today alone.",
  },
} as const;
