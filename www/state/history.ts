// One way back and forth through everything that somebody does: a step holds what it changed, before and after, and nothing
// else, so that what came in between by itself (a file that was read, figures that were computed) stays.

import type { Event } from "./event.ts";
import { BY_MEMBER, type Part, type Settled, settledOf, withSettled } from "./settled.ts";
import type { State } from "./state.ts";

interface Change {
  part: Part;
  /** The member that changed, where a part changes by its members. */
  member: string | null;
  before: unknown;
  after: unknown;
}

export interface Step {
  /** What it was, to stand after "Undo: ". */
  says: string;
  changes: readonly Change[];
  /** The file that was removed. */
  gone: number | null;
}

export interface History {
  past: readonly Step[];
  future: readonly Step[];
  /** The field that is being typed into: what is typed in a row is one step. */
  place: string | null;
}

export const unwritten: History = { past: [], future: [], place: null };

const STEPS_KEPT = 300;

/** What is a step, and what it is called. */
const SAYS: { [T in Event["type"]]?: string } = {
  table: "what a file is",
  column: "a column’s field",
  constant: "a value for every row",
  answered: "an answer about a column",
  stage_meant: "what a stage means",
  starter: "the model",
  edited: "the model",
  rewritten: "the model",
  version_saved: "a version",
  version_removed: "a version",
  settings: "the settings",
  day: "the day",
  adopted: "the line",
  line_set: "the line",
  target: "a target",
  capacity_way: "how capacity is said",
  objective: "what best means",
  scenario_kept: "a scenario",
  scenario_named: "a scenario’s name",
  scenario_cleared: "a scenario",
  scenarios_swapped: "the scenarios",
  scenario_resumed: "a scenario",
  calculator: "the calculator",
  cuts: "the labels",
  lists: "a word list",
  list_reset: "a word list",
  trial_adopted: "the model",
  offer_recorded: "a decision",
  decision_recorded: "a decision",
  decision_reworded: "a decision’s reason",
  decision_withdrawn: "a decision",
  project_opened: "what was opened",
  link_opened: "the scenario of a link",
  removed: "the removal of a file",
};

/** Steps in a row at one place are one. */
function placeOf(event: Event): string | null {
  switch (event.type) {
    case "edited":
    case "rewritten":
      return event.place && `model ${event.place}`;
    case "line_set":
      return "line";
    case "target":
      return `target ${event.approach} ${event.name}`;
    case "scenario_named":
      return `name ${event.slot}`;
    case "decision_reworded":
      return `decision ${event.at}`;
    case "calculator":
      return "calculator";
    case "cuts":
      return "cuts";
    default:
      return null;
  }
}

function changes(before: Settled, after: Settled): Change[] {
  const parts = (Object.keys(after) as Part[]).filter((part) => before[part] !== after[part]);
  return parts.flatMap((part): Change[] => {
    if (!BY_MEMBER.includes(part)) return [{ part, member: null, before: before[part], after: after[part] }];
    const [was, is] = [before[part], after[part]] as unknown as Record<string, unknown>[];
    const members = [...new Set([...Object.keys(was!), ...Object.keys(is!)])];
    return members
      .filter((member) => was![member] !== is![member])
      .map((member) => ({ part, member, before: was![member], after: is![member] }));
  });
}

const withoutFile = (all: Change[], file: number): Change[] =>
  // What was chosen for a file comes back with it.
  all.filter(({ part, member }) => !(member === String(file) && (part === "choices" || part === "tables")));

/** The state after an event, with the step that it was, if it was one. */
export function recorded(before: State, after: State, event: Event): State {
  if (event.type === "settled") return { ...after, history: { ...after.history, place: null } };
  const says = SAYS[event.type];
  if (says === undefined || after === before) return after;
  const gone = event.type === "removed" ? event.file : null;
  const all = changes(settledOf(before), settledOf(after));
  const step: Step = { says, changes: gone === null ? all : withoutFile(all, gone), gone };
  if (step.changes.length === 0 && gone === null) return after;
  const { past, place } = before.history;
  const at = placeOf(event);
  const last = past.at(-1);
  if (at !== null && at === place && last)
    return { ...after, history: { past: [...past.slice(0, -1), joined(last, step)], future: [], place } };
  return { ...after, history: { past: [...past, step].slice(-STEPS_KEPT), future: [], place: at } };
}

/** Two steps at one place, as one: as it was before the first, as it is after the second. */
function joined(first: Step, second: Step): Step {
  const key = ({ part, member }: Change): string => `${part} ${member}`;
  const all = new Map(first.changes.map((change) => [key(change), change]));
  for (const change of second.changes) {
    const held = all.get(key(change));
    all.set(key(change), held ? { ...change, before: held.before } : change);
  }
  return { ...second, changes: [...all.values()] };
}

function applied(state: State, { changes }: Step, way: "before" | "after"): State {
  const now = settledOf(state);
  const parts: Partial<Record<Part, unknown>> = {};
  for (const { part, member, [way]: value } of changes) {
    if (member === null) parts[part] = value;
    else {
      const { [member]: _, ...others } = (parts[part] ?? now[part]) as Record<string, unknown>;
      parts[part] = value === undefined ? others : { ...others, [member]: value };
    }
  }
  return withSettled(state, parts as Partial<Settled>);
}

/** One step back; `gone` names the removal of a file that is to be taken back, although others came after. */
export function undone(state: State, gone: number | null): State {
  const { past, future } = state.history;
  const at = gone === null ? past.length - 1 : past.findLastIndex((step) => step.gone === gone);
  const step = past[at];
  if (!step) return state;
  const history = { past: past.toSpliced(at, 1), future: [step, ...future], place: null };
  const says = `Taken back: ${step.says}.`;
  const back = step.gone === state.removed?.file ? null : state.removed;
  return { ...applied(state, step, "before"), history, removed: back, says };
}

export function redone(state: State): State {
  const [step, ...future] = state.history.future;
  if (!step) return state;
  const history = { past: [...state.history.past, step], future, place: null };
  return { ...applied(state, step, "after"), history, says: `Done again: ${step.says}.` };
}
