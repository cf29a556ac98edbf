// A second model, made of what the audit suggests, and how it stands beside the one in use. It is a document like any other,
// never the one in use: that changes only when it is adopted, which is a step of editing.

import type { Audit, Axis, Discriminated, Overview, Scope, Sweep } from "../engine/protocol.gen.ts";
import type { Edited } from "./edit.ts";
import { type Decay, type Model, readModel, writeModel } from "./model.ts";

export type Suggestion = "points" | "half_life";

export interface Trial {
  what: Suggestion;
  scope: Scope;
  edited: Edited;
  /** The half-life tried, in days. */
  days: number | null;
}

/** What a model brings at one line. */
export interface AtLine {
  line: number;
  crossings: number;
  judged: number;
  precision: number | null;
  precision_low: number | null;
  precision_high: number | null;
  pipeline_per_qualified: number | null;
}

export interface Beside {
  people: number | null;
  accounts: number | null;
  ranking: Discriminated;
  /** At today's line; `null` where the model sets none. */
  today: AtLine | null;
}

export interface Comparison {
  axis: Axis | null;
  inUse: Beside;
  tried: Beside;
  /** The second model at the line at which as many cross at the most as cross today's. */
  sameVolume: AtLine | null;
}

/** The suggested points in place of today's. Points of 0 are none: such a signal is switched off. */
export function withPoints({ text, off }: Edited, { signals }: Audit): Edited | null {
  const model = readModel(text);
  if (!model) return null;
  const points = new Map(signals.map(({ signal, suggested_points }) => [signal, suggested_points]));
  const none = model.signals.filter(({ id }) => points.get(id) === 0 && !off.includes(id)).map(({ id }) => id);
  const changed = model.signals.map((signal) => ({
    ...signal,
    points: (off.includes(signal.id) ? null : points.get(signal.id)) || signal.points,
  }));
  return { text: writeModel({ ...model, signals: changed }), off: [...off, ...none] };
}

/** One half-life in place of every other. */
export function withHalfLife({ text, off }: Edited, days: number): Edited | null {
  const model = readModel(text);
  if (!model) return null;
  const other = (decay: Decay | undefined): Decay | undefined =>
    decay?.half_life_days == null ? decay : { half_life_days: days };
  const put = <T extends { decay?: Decay | undefined }>(held: T): T =>
    held.decay === undefined ? held : { ...held, decay: other(held.decay) };
  return { text: writeModel({ ...put(model), signals: model.signals.map(put) }), off };
}

/** The axis whose line says most about a change of this scope: that of people where they have one, else the accounts' own. */
export function axisOf(model: Model | null, scope: Scope): Axis | null {
  if (!model) return null;
  const { person, account } = model;
  if (person && (scope === "person" || !account)) return "person.score";
  if (!account) return null;
  if (account.mode === "additive") return "account.score";
  const gates = ["engagement", "intent", "coverage", "fit"] as const;
  const gate = gates.find((one) => account.gates?.[one] != null);
  return gate ? `account.${gate}` : null;
}

/** A model's three answers. */
export interface Answered {
  overview: Overview;
  audit: Audit;
  sweep: Sweep | null;
}

export function compared(axis: Axis | null, inUse: Answered, tried: Answered): Comparison {
  const one = beside(axis, inUse);
  return {
    axis,
    inUse: one,
    tried: beside(axis, tried),
    sameVolume: one.today && tried.sweep && atVolume(tried.sweep, one.today.crossings),
  };
}

function beside(axis: Axis | null, { overview, audit, sweep }: Answered): Beside {
  const line = overview.axes.find((one) => one.axis === axis)?.threshold ?? null;
  return {
    people: overview.qualified_people,
    accounts: overview.qualified_accounts,
    ranking: audit.discrimination.today,
    today: line === null || !sweep ? null : atLine(sweep, line),
  };
}

export function atLine(sweep: Sweep, line: number): AtLine {
  const of = <T>(column: readonly T[], beyond: T): T => column[line] ?? beyond;
  return {
    line,
    crossings: of(sweep.crossings, 0),
    judged: of(sweep.converted, 0) + of(sweep.not_converted, 0),
    precision: of(sweep.precision, null),
    precision_low: of(sweep.precision_low, null),
    precision_high: of(sweep.precision_high, null),
    pipeline_per_qualified: of(sweep.pipeline_per_qualified, null),
  };
}

/** At the lowest line that no more than so many cross. */
function atVolume(sweep: Sweep, most: number): AtLine {
  const line = sweep.crossings.findIndex((crossings) => crossings <= most);
  return atLine(sweep, line < 0 ? sweep.crossings.length : line);
}
