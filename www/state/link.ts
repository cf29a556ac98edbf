// A scenario as the end of an address: a line, targets, what a month and best mean, and the calculator's inputs. Settings
// alone: never a row, a name, a header or a model. Links come from anybody, so a link that is not sound is not read at all.

import type { Axis, Inputs, Objective, Statistic, Targets } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { OBJECTIVE, STATISTIC, spaced } from "../text.ts";
import { alike } from "./alike.ts";
import type { Replacement } from "./opening.ts";
import type { Read } from "./project.ts";
import { axis, inputs, line, objective, statistic, targets } from "./project_shape.ts";
import { inShape, objectOf, orNull } from "./shape.ts";
import { changed, stale } from "./stale.ts";
import type { State } from "./state.ts";
import { replaced } from "./targets.ts";

const VERSION = 1;
const NAME = "scenario";
/** No sound link comes near it. */
const LONGEST = 4000;

export interface Linked {
  axis: Axis | null;
  line: number | null;
  month: Statistic;
  best: Objective;
  targets: Targets;
  calculator: Inputs;
}

export function linkedOf(state: State): Linked {
  const { axis, theta, settings, objective, targets, calculator } = state;
  const month = settings.statistic ?? "median";
  return { axis, line: theta, month, best: objective, targets, calculator: calculator.inputs };
}

/** What follows the # of an address. */
export function fragmentOf({ axis, line, month, best, targets, calculator }: Linked): string {
  const said: [string, string | number][] = [[NAME, VERSION]];
  if (axis !== null && line !== null) said.push(["axis", axis], ["line", line]);
  said.push(["month", month], ["best", best]);
  for (const [group, figures] of Object.entries({ ...targets, calculator }))
    for (const [name, figure] of Object.entries(figures ?? {}))
      if (figure !== null) said.push([`${group}.${name}`, figure]);
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

export const isLink = (fragment: string): boolean => fragment.toLowerCase().startsWith(NAME);

const shape = objectOf<Linked>({
  axis: orNull(axis),
  line: orNull(line),
  month: statistic,
  best: objective,
  targets,
  calculator: inputs,
});

const DAMAGED = { refused: "it is damaged." };
const FIGURE = /^\d{1,15}(\.\d{1,20})?(e-\d{1,2})?$/;

export function readLink(fragment: string): Read<Linked> {
  if (fragment.length > LONGEST) return { refused: "it is longer than any link of ours." };
  const all = [...new URLSearchParams(fragment)];
  const said = new Map(all);
  const version = said.get(NAME) ?? "";
  if (!/^[1-9]\d{0,3}$/.test(version)) return DAMAGED;
  if (Number(version) > VERSION) return { refused: "a newer version of Cutline made it.", isNewer: true };
  // What is said twice says nothing.
  if (said.size !== all.length) return DAMAGED;
  const groups = new Map<string, [string, number][]>([["calculator", []]]);
  for (const [name, value] of all) {
    const [group = "", figure, ...more] = name.split(".");
    if (figure === undefined) {
      if (!["axis", "line", "month", "best", NAME].includes(name)) return DAMAGED;
      continue;
    }
    if (more.length > 0 || !FIGURE.test(value)) return DAMAGED;
    groups.set(group, [...(groups.get(group) ?? []), [figure, Number(value)]]);
  }
  const { calculator, ...others } = Object.fromEntries(
    [...groups].map(([group, all]) => [group, Object.fromEntries(all)]),
  );
  const at = said.get("line");
  if (at !== undefined && !FIGURE.test(at)) return DAMAGED;
  const read = inShape(shape, {
    axis: said.get("axis") ?? null,
    line: at === undefined ? null : Number(at),
    month: said.get("month"),
    best: said.get("best"),
    targets: others,
    calculator,
  });
  return read && (read.axis === null) === (read.line === null) ? { read } : DAMAGED;
}

/** A line that the model at hand does not have is left where it is. */
const hasAxis = ({ overview }: State, { axis }: Linked): boolean =>
  axis !== null && (!overview || overview.axes.some((one) => one.axis === axis));

export function linkReplaces(state: State, linked: Linked): Replacement[] {
  const now = linkedOf(state);
  const all: Replacement[] = [];
  const differs = (what: string, from: string, to: string): void => void (from !== to && all.push({ what, from, to }));
  const name = (one: Axis | null): string =>
    state.overview?.axes.find(({ axis }) => axis === one)?.label ?? one ?? "none";
  const at = (one: number | null): string => (one === null ? "none" : count(one));
  if (hasAxis(state, linked)) {
    differs("Which line", name(now.axis), name(linked.axis));
    differs("Line", at(now.line), at(linked.line));
  }
  differs("A month is", STATISTIC[now.month], STATISTIC[linked.month]);
  differs("Best means", OBJECTIVE[now.best], OBJECTIVE[linked.best]);
  const GROUPS = { capacity: "Capacity", conversion: "Target", payback: "Payback", calculator: "Calculator" };
  for (const [group, called] of Object.entries(GROUPS)) {
    const figures = (of: Linked): Record<string, number | null> =>
      ((of.targets as Record<string, object | null>)[group] ?? (group === "calculator" ? of.calculator : {})) as Record<
        string,
        number | null
      >;
    const [from, to] = [figures(now), figures(linked)];
    const said = (value: number | null | undefined): string =>
      value === null || value === undefined ? "none" : String(value);
    for (const figure of new Set([...Object.keys(from), ...Object.keys(to)]))
      differs(`${called}: ${spaced(figure)}`, said(from[figure]), said(to[figure]));
  }
  return all;
}

export function withLink(state: State, linked: Linked): State {
  const { axis, line, month, best, targets, calculator } = linked;
  const where = hasAxis(state, linked) ? { axis, theta: line } : {};
  const next: State = {
    ...state,
    ...where,
    ...(alike(targets, state.targets) ? {} : replaced(state, targets)),
    objective: best,
    calculator: { ...state.calculator, inputs: calculator },
    lines: stale(state.lines),
  };
  if (month === (state.settings.statistic ?? "median")) return next;
  return changed({ ...next, settings: { ...state.settings, statistic: month } });
}
