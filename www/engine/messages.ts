// What the page and its worker say to each other around the Workbench; the answers themselves are in protocol.gen.ts.
// Files carry the page's own numbers here: the Workbench's ids change when a worker is replaced.

import type {
  AccountRow,
  ExcludedBy,
  FileReport,
  FilesAnswer,
  IntakeAnswer,
  LinesAnswer,
  Mapping,
  Objective,
  Overview,
  PersonRow,
  Scope,
  Settings,
  StarterModel,
  Sweep,
  Table,
  Targets,
  Why,
} from "./protocol.gen.ts";

export interface SampleFile {
  name: string;
  table: Table;
  text: string;
}

/** A page of ranked people or accounts. */
export interface Rows {
  rows: (PersonRow | AccountRow)[];
  total: number;
  excluded: number;
  excluded_by: ExcludedBy[];
}

/** Each ask with what it takes and what it answers. */
export interface Asks {
  files: { with: object; answer: FilesAnswer };
  intake: { with: object; answer: IntakeAnswer };
  overview: { with: object; answer: Overview };
  scores: { with: { scope: Scope; limit?: number; offset?: number }; answer: Rows };
  why: { with: { scope: Scope; key: string }; answer: Why };
  sweep: { with: { axis: string }; answer: Sweep };
  lines: { with: { axis: string; objective: Objective; targets: Targets }; answer: LinesAnswer };
}

/** Each thing the worker can be told to do, with its arguments and its result. */
export interface Actions {
  open: { with: { file: number; name: string; table: Table | null }; answer: undefined };
  push: { with: { file: number; bytes: ArrayBuffer }; answer: number };
  close: { with: { file: number }; answer: FileReport };
  drop: { with: { file: number }; answer: undefined };
  set_table: { with: { file: number; table: Table }; answer: undefined };
  set_mapping: { with: { file: number; mapping: Mapping }; answer: undefined };
  set_models: { with: { texts: string[] }; answer: undefined };
  set_settings: { with: { settings: Partial<Settings>; as_of: string | null; today: string }; answer: undefined };
  ask: { with: { ask: keyof Asks; [key: string]: unknown }; answer: unknown };
  starter_models: { with: object; answer: StarterModel[] };
  sample_files: { with: { seed: number }; answer: SampleFile[] };
}

export type Action = keyof Actions;

export interface Call {
  id: number;
  action: Action;
  given: Actions[Action]["with"];
}

/** A request that was refused: a code, a sentence, and the place where the code has one. */
export interface Refusal {
  code: string;
  message: string;
  path?: string;
  file?: string;
}

/** `fault`: the Workbench broke and must not be called again. */
export type Reply = { id: number; answer: unknown } | { id: number; refused: Refusal } | { id: number; fault: string };
