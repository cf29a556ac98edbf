// Everything the page shows, in one value. What the worker holds (rows, scores) is here only as the answers last given.

import type { Refusal, Rows } from "../engine/messages.ts";
import type {
  Axis,
  Calculation,
  CapacityTarget,
  DataAudit,
  FileReceipt,
  FileReport,
  Inputs,
  IntakeAnswer,
  Labels,
  ListsDocument,
  Mapping,
  Objective,
  Overview,
  Packets,
  Scope,
  Settings,
  Share,
  StarterModel,
  Targets,
  Unmatched,
  Why,
} from "../engine/protocol.gen.ts";
import type { SheetHead } from "../sheets/public.ts";
import { CUTS, type Cuts } from "./cuts.ts";
import { type Decisions, noDecisions, type Offer } from "./decisions.ts";
import { type Editing, unedited } from "./editing.ts";
import { type History, type Step as HistoryStep, unwritten } from "./history.ts";
import type { Keeping } from "./kept.ts";
import type { Curves } from "./line.ts";
import { LISTED, type Listing } from "./listing.ts";
import type { Memory } from "./memory.ts";
import type { Proposal } from "./opening.ts";
import type { Taken } from "./packets.ts";
import { type Reviewing, unreviewed } from "./reviewing.ts";
import type { Scenarios } from "./scenarios.ts";

/** The path from data to the hand-off and its review, and the calculator, which needs neither. */
export const STEPS = ["data", "model", "line", "records", "handoff", "review", "calculator"] as const;
export type Step = (typeof STEPS)[number];

/** A file on its way in. */
export interface Loading {
  file: number;
  name: string;
  size: number;
  /** Read so far; `null` where that cannot be told. */
  bytes: number | null;
  rows: number;
  /** Seconds that it will still take; `null` where that cannot be told. */
  left: number | null;
  waiting: boolean;
}

/** A workbook of which several sheets hold rows. */
export interface SheetsAsked {
  file: number;
  name: string;
  sheets: SheetHead[];
}

/** A file that would need more memory than there can be, of which nothing is read yet. Sizes are in bytes. */
export interface TooBig {
  file: number;
  name: string;
  size: number;
  need: number;
  /** By what was read before. */
  held: number;
  bound: number;
  /** The share of its people that could be read; `null` where nothing says whose its rows are, or no room is left. */
  share: (Share & { isOfPeople: boolean }) | null;
}

/** An answer, and whether something it rests on has changed since. */
export interface Fresh<T> {
  answer: T;
  stale: boolean;
}

export interface OpenRow {
  scope: Scope;
  key: string;
  /** On the workspace's day. */
  why: Why | null;
  /** The earlier day to compare with. */
  day: string | null;
  /** On that day; a sentence where there is no score to take apart. */
  was: Why | string | null;
}

export interface State {
  engine: "starting" | "ready" | "restarting" | "failed";
  /** That some answer breaks computing each time it is tried, in a sentence, until something under it changes. */
  broke: string | null;
  /** The latest news in a sentence, for the live region. */
  says: string;
  step: Step;
  loading: Loading[];
  /** Files that could not be read, each with a sentence. */
  unreadable: { file: number; name: string; message: string }[];
  /** Workbooks of which the user is to say which sheets are wanted. */
  sheetsAsked: SheetsAsked[];
  /** Files that may be too large, of which the user is to say what becomes of them. */
  tooBig: TooBig[];
  files: FileReport[];
  /** The file that was removed last, as long as nothing else was read since. */
  removed: { file: number; name: string } | null;
  /** What the user chose, by the page's number of the file. */
  choices: Record<number, Mapping>;
  /** The same by the files’ headers, for files to come. */
  memory: Memory;
  /** By file. */
  receipts: FileReceipt[];
  audit: DataAudit | null;
  intake: IntakeAnswer | null;
  overview: Overview | null;
  starters: StarterModel[];
  /** The model in use, a JSON text: always one that the core found right. */
  model: string;
  editing: Editing;
  history: History;
  keeping: Keeping;
  /** What came back at the start, or did not, in a sentence. */
  notice: string | null;
  /** What is to be opened, once the user has seen what it would replace. */
  proposal: Proposal | null;
  /** The last step of which the project that was saved last knows. */
  savedAt: HistoryStep | null;
  /** The signal last asked for, and how many were. */
  wanted: { id: string; time: number } | null;
  /** Why the file last chosen as a model is not taken. */
  importRefused: string | null;
  /** What goes to a warehouse. */
  parcel: { making: boolean; refused: string | null };
  settings: Partial<Settings>;
  /** `null`: the day of the latest activity or outcome. */
  asOf: string | null;
  /** Counts what makes every answer stale: files, mapping, model, settings. */
  version: number;
  /** Why the asks that need data are refused at present. */
  refused: Refusal | null;
  axis: Axis | null;
  /** The line under the slider; `null` before there is one. */
  theta: number | null;
  targets: Targets;
  /** The capacity in use is the one from reps and hours. */
  byReps: boolean;
  /** What was given in the way that is not in use. */
  otherCapacity: CapacityTarget | null;
  objective: Objective;
  scenarios: Scenarios;
  /** What was typed into the calculator, and its last answer with the inputs that it answers. */
  calculator: { inputs: Inputs; answered: { inputs: Inputs; answer: Calculation } | null };
  lines: Fresh<Curves> | null;
  /** Why there are no lines to draw. */
  linesLack: string | null;
  scope: Scope;
  listing: Listing;
  scores: Record<Scope, Fresh<Rows & { from: number }> | null>;
  cuts: Cuts;
  /** Of the scope shown. */
  labels: Fresh<Labels> | null;
  unmatched: Unmatched | null;
  /** The product's word lists; `null` until the worker has told them. */
  ownLists: ListsDocument | null;
  /** Those that the user changed. */
  lists: Partial<ListsDocument>;
  open: OpenRow | null;
  packets: Fresh<Packets> | null;
  /** Why there are no packets, in a sentence. */
  packetsLack: string | null;
  /** The key of the packet that was opened last. */
  packet: string | null;
  taken: Taken | null;
  reviewing: Reviewing;
  decisions: Decisions;
  /** What was moved last, to be written down with its reason if the user likes. */
  offer: Offer | null;
}

/** The settings' own `horizon_days`, where none are chosen. */
export const HORIZON_DAYS = 90;

export const initial: State = {
  engine: "starting",
  broke: null,
  says: "",
  step: "data",
  loading: [],
  unreadable: [],
  sheetsAsked: [],
  tooBig: [],
  files: [],
  removed: null,
  choices: {},
  memory: {},
  receipts: [],
  audit: null,
  intake: null,
  overview: null,
  starters: [],
  model: "",
  editing: unedited,
  history: unwritten,
  keeping: { where: "unknown" },
  notice: null,
  proposal: null,
  savedAt: null,
  wanted: null,
  importRefused: null,
  parcel: { making: false, refused: null },
  settings: {},
  asOf: null,
  version: 0,
  refused: null,
  axis: null,
  theta: null,
  targets: {},
  byReps: false,
  otherCapacity: null,
  objective: "pipeline_per_qualified",
  scenarios: { a: null, b: null },
  calculator: { inputs: {}, answered: null },
  lines: null,
  linesLack: null,
  scope: "account",
  listing: LISTED,
  scores: { person: null, account: null },
  cuts: CUTS,
  labels: null,
  unmatched: null,
  ownLists: null,
  lists: {},
  open: null,
  packets: null,
  packetsLack: null,
  packet: null,
  taken: null,
  reviewing: unreviewed,
  decisions: noDecisions,
  offer: null,
};
