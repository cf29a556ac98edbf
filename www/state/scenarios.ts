// Two scenarios side by side: what was chosen when each was kept, and the figures as they were then. They stay as they were
// while the model, the settings or the data change, for that is what they are compared with; what has changed since is said.

import type { Axis, Calibration, Measured, Objective, Settings, Targets } from "../engine/protocol.gen.ts";
import { alike, mark } from "./alike.ts";
import type { Edited } from "./edit.ts";
import { advisedAt, atLine } from "./line.ts";
import type { State } from "./state.ts";

export const SLOTS = ["a", "b"] as const;
export type Slot = (typeof SLOTS)[number];

/** What a scenario's figures rest on beside its line and its targets. */
export interface Ground {
  /** The text in use, and the document it came from. */
  model: string;
  edited: Edited;
  settings: Partial<Settings>;
  asOf: string | null;
  /** Files, mapping and lists, as a mark by which they are known again. */
  data: string;
  measured: Measured | null;
}

export interface Scenario extends Ground {
  name: string;
  axis: Axis;
  theta: number;
  targets: Targets;
  objective: Objective;
  answer: Calibration;
  /** Its figures are to be computed with what holds at present. */
  waiting: boolean;
  /** Why they cannot be. */
  lack: string | null;
}

export type Scenarios = Record<Slot, Scenario | null>;

const dataOf = ({ files, choices, lists }: State): string =>
  mark([
    files.map(({ id, name, sheet, bytes, rows, table }) => [name, sheet, bytes, rows, table, choices[id] ?? {}]),
    lists,
  ]);

export const ground = (state: State): Ground => ({
  model: state.model,
  edited: state.editing.good,
  settings: state.settings,
  asOf: state.asOf,
  data: dataOf(state),
  measured: state.overview?.measured ?? null,
});

/** What is chosen at present; `null` while there is no line. */
export function present(state: State, name: string): Scenario | null {
  const { axis, theta, targets, objective, lines } = state;
  if (axis === null || theta === null || !lines) return null;
  // What waits for an answer on the screen waits in the scenario too.
  const figures = { answer: atLine(lines.answer, theta), waiting: lines.stale, lack: null };
  return { ...ground(state), name, axis, theta, targets, objective, ...figures };
}

/** What has changed since the figures were computed. */
export function changedSince(scenario: Scenario, state: State): string[] {
  const now = ground(state);
  const differs = (...keys: (keyof Ground)[]): boolean => keys.some((key) => !alike(scenario[key], now[key]));
  const changed: string[] = [];
  if (differs("model")) changed.push("the model");
  if (differs("settings", "asOf")) changed.push("the settings");
  if (differs("data")) changed.push("the data");
  return changed;
}

export type ScenarioEvent =
  | { type: "scenario_kept"; slot: Slot }
  | { type: "scenario_named"; slot: Slot; name: string }
  | { type: "scenario_cleared"; slot: Slot }
  | { type: "scenarios_swapped" }
  | { type: "scenario_again"; slot: Slot }
  | { type: "scenario_computed"; version: number; slot: Slot; answer: Calibration }
  | { type: "scenario_lack"; version: number; slot: Slot; says: string };

export const nameOf = (slot: Slot): string => `Scenario ${slot.toUpperCase()}`;

export function withScenarios(state: State, event: ScenarioEvent): Scenarios {
  const { scenarios } = state;
  if (event.type === "scenarios_swapped") return { a: scenarios.b, b: scenarios.a };
  const { slot } = event;
  const held = scenarios[slot];
  const put = (scenario: Scenario | null): Scenarios => ({ ...scenarios, [slot]: scenario });
  if (event.type === "scenario_kept") return put(present(state, held?.name ?? nameOf(slot)) ?? held);
  if (!held) return scenarios;
  switch (event.type) {
    case "scenario_named":
      return put({ ...held, name: event.name });
    case "scenario_cleared":
      return put(null);
    case "scenario_again":
      return put({ ...held, waiting: true });
    case "scenario_computed":
      return put({ ...held, ...ground(state), answer: advisedAt(event.answer), waiting: false, lack: null });
    case "scenario_lack":
      return put({ ...held, waiting: false, lack: event.says });
  }
}
