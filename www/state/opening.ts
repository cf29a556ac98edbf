// A project comes in: what it would put in place of what, and the state with it.

import { count, date, list, plural } from "../format.ts";
import { alike } from "./alike.ts";
import { inUse } from "./edit.ts";
import type { Linked } from "./link.ts";
import { recalled } from "./memory.ts";
import { readModel } from "./model.ts";
import { type KeptScenario, type Project, projectOf } from "./project.ts";
import type { Scenario } from "./scenarios.ts";
import { type Settled, withSettled } from "./settled.ts";
import { stale } from "./stale.ts";
import type { State } from "./state.ts";

const resumable = (kept: KeptScenario | null): Scenario | null =>
  kept && { ...kept, model: inUse(kept.edited), waiting: false };

/** Files that are loaded are mapped as the project says for their headers. */
function mappedBy({ mapping }: Project, state: State): Pick<Settled, "choices" | "tables"> {
  const known = state.files.map((file) => [file, recalled(mapping, file)] as const);
  return {
    choices: Object.fromEntries(known.map(([{ id }, one]) => [id, one?.mapping ?? {}])),
    tables: Object.fromEntries(known.map(([{ id, table }, one]) => [id, one?.table ?? table])),
  };
}

export function withProject(state: State, project: Project): State {
  const { model, versions, mapping, settings, asOf, lists, targets, byReps, otherCapacity } = project;
  const { objective, cuts, calculator, decisions, scenarios, axis, theta } = project;
  const next = withSettled(state, {
    ...{
      model,
      versions,
      settings,
      asOf,
      lists,
      targets,
      byReps,
      otherCapacity,
      objective,
      cuts,
      calculator,
      decisions,
    },
    ...mappedBy(project, state),
    memory: mapping,
    scenarios: { a: resumable(scenarios.a), b: resumable(scenarios.b) },
  });
  return { ...next, axis, theta, lines: stale(next.lines), offer: null };
}

/** One thing that a project, or a link, would put in place of another. */
export interface Replacement {
  what: string;
  from: string;
  to: string;
}

/** What waits for the user's word: a project from a file, or a scenario from a link. */
export type Proposal = {
  replaces: readonly Replacement[];
} & (
  | {
      from: string;
      project: Project;
      /** Files that would take the place of those loaded; `null` where those stay. */
      files: readonly string[] | null;
    }
  | { linked: Linked }
);

const NONE = "none";
const some = (n: number, one: string, many = `${one}s`): string => (n === 0 ? NONE : plural(n, one, many));

const modelName = ({ model }: Project): string => readModel(inUse(model))?.name ?? "";

/** What each part of a project is called, and how it is told in a word or two. */
const TOLD: [what: string, of: (project: Project) => unknown, says: (project: Project) => string][] = [
  ["Model", ({ model }) => inUse(model), (project) => `“${modelName(project)}”`],
  ["Versions of the model", ({ versions }) => versions, ({ versions }) => some(versions.length, "version")],
  [
    "Mapping of columns",
    ({ mapping }) => mapping,
    ({ mapping }) => some(Object.keys(mapping).length, "kind of file", "kinds of file"),
  ],
  [
    "Settings",
    ({ settings, asOf }) => [settings, asOf],
    ({ settings, asOf }) =>
      `${some(Object.keys(settings).length, "setting")}${asOf === null ? "" : `, as of ${date(asOf)}`}`,
  ],
  ["Word lists", ({ lists }) => lists, ({ lists }) => some(Object.keys(lists).length, "list")],
  ["Line", ({ axis, theta }) => [axis, theta], ({ theta }) => (theta === null ? NONE : count(theta))],
  [
    "Targets",
    ({ targets, objective }) => [targets, objective],
    ({ targets }) =>
      some(
        Object.values(targets).reduce((n, one) => n + Object.keys(one ?? {}).length, 0),
        "figure",
      ),
  ],
  ["Calculator", ({ calculator }) => calculator, ({ calculator }) => some(Object.keys(calculator).length, "figure")],
  [
    "Scenarios",
    ({ scenarios }) => scenarios,
    ({ scenarios: { a, b } }) => list([a, b].flatMap((one) => (one ? [`“${one.name}”`] : []))) || NONE,
  ],
  [
    "Decisions",
    ({ decisions }) => decisions.decisions,
    ({ decisions }) => some(decisions.decisions.length, "decision"),
  ],
  ["Labels", ({ cuts }) => cuts, ({ cuts }) => `${list(cuts.fit.map(count))}; ${list(cuts.engagement.map(count))}`],
];

export function replacements(state: State, project: Project): Replacement[] {
  const now = projectOf(state);
  return TOLD.filter(([, of]) => !alike(of(now), of(project))).map(([what, , says]) => {
    const [from, to] = [says(now), says(project)];
    return { what, from, to: from === to ? `${to}, other than now` : to };
  });
}

/** "the model “Inbound”, 2 scenarios and 3 decisions". */
export function holdings(project: Project): string {
  const { scenarios, decisions, mapping, targets, calculator } = project;
  const held = [scenarios.a, scenarios.b].filter(Boolean).length;
  return list([
    `the model “${modelName(project)}”`,
    ...(Object.keys(targets).length > 0 ? ["your targets"] : []),
    ...(Object.keys(calculator).length > 0 ? ["the calculator’s inputs"] : []),
    ...(Object.keys(mapping).length > 0 ? ["the mapping of your columns"] : []),
    ...(held > 0 ? [plural(held, "scenario")] : []),
    ...(decisions.decisions.length > 0 ? [plural(decisions.decisions.length, "decision")] : []),
  ]);
}
