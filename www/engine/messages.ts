// What the page and its worker say to each other around the Workbench; requests and answers are the package's own types.
// Files carry the page's own numbers here: the Workbench's ids change when a worker is replaced.

import type { Answers } from "../../pkg/cutline.js";
import type {
  AccountRows,
  FileReport,
  ListsDocument,
  Mapping,
  PersonRows,
  Request,
  SampleFile,
  Settings,
  Share,
  StarterModel,
  Table,
} from "./protocol.gen.ts";

export type { Answers };

export type Ask = Request["ask"];
/** What a request says beside what it asks. */
export type Given<A extends Ask> = Omit<Extract<Request, { ask: A }>, "ask">;
export type Rows = PersonRows | AccountRows;

/** Each thing the worker can be told to do, with its arguments and its result. */
export interface Actions {
  look: { with: { name: string; bytes: ArrayBuffer }; answer: FileReport };
  open: { with: { file: number; name: string; table: Table | null; share: Share | null }; answer: undefined };
  push: { with: { file: number; bytes: ArrayBuffer }; answer: number };
  close: { with: { file: number }; answer: FileReport };
  drop: { with: { file: number }; answer: undefined };
  set_table: { with: { file: number; table: Table }; answer: undefined };
  set_mapping: { with: { file: number; mapping: Mapping }; answer: undefined };
  set_models: { with: { texts: string[] }; answer: undefined };
  set_settings: { with: { settings: Partial<Settings>; as_of: string | null; today: string }; answer: undefined };
  ask: { with: Request; answer: Answers[Ask] };
  set_lists: { with: { lists: Partial<ListsDocument> }; answer: undefined };
  word_lists: { with: object; answer: ListsDocument };
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

/** What the client needs of a worker. */
export interface Thread {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  /** It is gone without a word; a thread of which this cannot be noticed never calls it. */
  ongone?: (() => void) | null;
  postMessage(call: Call, transfer: Transferable[]): void;
  terminate(): void;
}
