// Everything that somebody sets, as one value: what the way back goes through, and a project brings.

import type { ListsDocument, Mapping, Settings, Table, Targets } from "../engine/protocol.gen.ts";
import type { Decisions } from "./decisions.ts";
import type { Edited } from "./edit.ts";
import { countsOf, started, type Version } from "./editing.ts";
import type { Memory } from "./memory.ts";
import type { Scenarios } from "./scenarios.ts";
import { changed, stale } from "./stale.ts";
import type { State } from "./state.ts";

export interface Settled {
  model: Edited;
  versions: readonly Version[];
  choices: Record<number, Mapping>;
  memory: Memory;
  /** What each file is taken for, by its number. */
  tables: Record<number, Table | null>;
  settings: Partial<Settings>;
  asOf: string | null;
  lists: Partial<ListsDocument>;
  targets: Targets;
  byReps: boolean;
  otherCapacity: State["otherCapacity"];
  objective: State["objective"];
  cuts: State["cuts"];
  calculator: State["calculator"]["inputs"];
  scenarios: Scenarios;
  decisions: Decisions;
}

export type Part = keyof Settled;

/** Parts of which a member may change by itself, and then goes back by itself. */
export const BY_MEMBER: readonly Part[] = [
  "choices",
  "memory",
  "tables",
  "settings",
  "lists",
  "targets",
  "cuts",
  "calculator",
  "scenarios",
];

export const settledOf = (state: State): Settled => {
  const { choices, memory, settings, asOf, lists, targets, byReps, otherCapacity, objective, cuts } = state;
  return {
    model: state.editing.now,
    versions: state.editing.versions,
    tables: Object.fromEntries(state.files.map(({ id, table }) => [id, table])),
    ...{ choices, memory, settings, asOf, lists, targets, byReps, otherCapacity, objective, cuts },
    calculator: state.calculator.inputs,
    scenarios: state.scenarios,
    decisions: state.decisions,
  };
};

/** What every answer rests on; the model is judged first. */
const UNDER_ALL: readonly Part[] = ["choices", "tables", "settings", "asOf", "lists"];
const UNDER_LINES: readonly Part[] = ["targets", "byReps", "objective"];

/** The state with these parts put in place of its own. */
export function withSettled(state: State, parts: Partial<Settled>): State {
  const { model, versions, tables, calculator, ...rest } = parts;
  const { editing } = state;
  const files = state.files.map((file) => {
    const table = tables?.[file.id];
    return table === undefined || table === file.table ? file : { ...file, table };
  });
  const edits = model ? { ...started(editing, countsOf(state.overview)), now: model, place: null } : editing;
  const next: State = {
    ...state,
    ...rest,
    ...(tables && { files }),
    ...(calculator && { calculator: { ...state.calculator, inputs: calculator } }),
    ...(model && { importRefused: null }),
    editing: versions ? { ...edits, versions } : edits,
  };
  if (UNDER_ALL.some((part) => part in parts)) return changed(next);
  return UNDER_LINES.some((part) => part in parts) ? { ...next, lines: stale(next.lines) } : next;
}
