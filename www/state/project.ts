// A project: everything that somebody set, in one versioned document without a row of data. The browser keeps it, a file
// carries it. The reader takes nothing that it does not know, and says in a sentence why not.

import type { Axis, Inputs, ListsDocument, Objective, Settings, Targets } from "../engine/protocol.gen.ts";
import type { Cuts } from "./cuts.ts";
import { type Decisions, readDecisions } from "./decisions.ts";
import type { Edited } from "./edit.ts";
import type { Version } from "./editing.ts";
import type { Memory } from "./memory.ts";
import { projectShapes } from "./project_shape.ts";
import { type Scenario, SLOTS, type Slot } from "./scenarios.ts";
import { inShape, type Shape } from "./shape.ts";
import type { State } from "./state.ts";
import type { Capacities } from "./targets.ts";

export const PROJECT = "cutline.project";
export const PROJECT_VERSION = 1;

/** A scenario without what is worked out from the rest of it. */
export type KeptScenario = Omit<Scenario, "model" | "waiting">;

export interface Project {
  model: Edited;
  versions: readonly Version[];
  /** What was chosen for files, by their headers. */
  mapping: Memory;
  settings: Partial<Settings>;
  asOf: string | null;
  lists: Partial<ListsDocument>;
  axis: Axis | null;
  theta: number | null;
  targets: Targets;
  byReps: boolean;
  otherCapacity: Capacities["otherCapacity"];
  objective: Objective;
  cuts: Cuts;
  calculator: Inputs;
  scenarios: Record<Slot, KeptScenario | null>;
  decisions: Decisions;
}

/** The model is the one in use: what is wrong in the editor is nobody's project. */
export function projectOf(state: State): Project {
  const { settings, asOf, lists, axis, theta, targets, byReps, otherCapacity, objective, cuts, decisions } = state;
  const kept = (slot: Slot): KeptScenario | null => {
    const held = state.scenarios[slot];
    if (!held) return null;
    const { model: _, waiting: __, ...rest } = held;
    return rest;
  };
  return {
    model: state.editing.good,
    versions: state.editing.versions,
    mapping: state.memory,
    ...{ settings, asOf, lists, axis, theta, targets, byReps, otherCapacity, objective, cuts, decisions },
    calculator: state.calculator.inputs,
    scenarios: { a: kept("a"), b: kept("b") },
  };
}

export const written = (project: Project): object => ({ schema: `${PROJECT}/${PROJECT_VERSION}`, ...project });

/** What each part is called where it cannot be read. */
const PART: Record<keyof Project, string> = {
  model: "the model",
  versions: "the versions of the model",
  mapping: "the mapping of columns",
  settings: "the settings",
  asOf: "the settings",
  lists: "the word lists",
  axis: "the line",
  theta: "the line",
  targets: "the targets",
  byReps: "the targets",
  otherCapacity: "the targets",
  objective: "the targets",
  cuts: "the labels",
  calculator: "the calculator’s inputs",
  scenarios: "the scenarios",
  decisions: "the decisions",
};

/** A document that came from outside, or in a sentence why it is not taken. */
export type Read<T> = { read: T } | { refused: string; isNewer?: true };

/** The version that a document says it has; `null` where it is none of ours. */
export function versionOf(value: unknown, schema: string): number | null {
  const said = typeof value === "object" && value !== null && "schema" in value ? value.schema : null;
  const [name, version] = typeof said === "string" ? said.split("/") : [];
  return name === schema && version !== undefined && /^[1-9]\d{0,3}$/.test(version) ? Number(version) : null;
}

export function readProject(value: unknown): Read<Project> {
  const version = versionOf(value, PROJECT);
  if (version === null) return { refused: "it is no project of Cutline." };
  if (version > PROJECT_VERSION)
    return {
      refused: "a newer version of Cutline wrote it; open it with that one, or with a newer copy of this page.",
      isNewer: true,
    };
  const { schema: _, ...given } = value as { [name: string]: unknown };
  if (Object.keys(given).some((name) => !Object.hasOwn(PART, name)))
    return { refused: "it is damaged: it holds something that belongs to no project." };
  const parts: [string, unknown][] = [];
  for (const name of Object.keys(PART) as (keyof Project)[]) {
    // Decisions are a document of their own, with their own reader.
    const part =
      name === "decisions" ? readDecisions(given[name]) : inShape(projectShapes[name] as Shape<unknown>, given[name]);
    const isMissing = part === null && given[name] !== null;
    if (isMissing || part === undefined) return { refused: `it is damaged: ${PART[name]} in it cannot be read.` };
    parts.push([name, part]);
  }
  return { read: Object.fromEntries(parts) as unknown as Project };
}

/** Every document in it that the core has yet to find right. */
export const documentsIn = ({ model, versions, scenarios }: Project): Edited[] => [
  model,
  ...versions.map(({ edited }) => edited),
  ...SLOTS.flatMap((slot) => scenarios[slot]?.edited ?? []),
];
