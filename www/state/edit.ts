// One edit of a model document, by its place in it. A document may be wrong in any way while it is edited, so nothing here
// trusts its shape further than that it is JSON with a list of signals.

import type { Dimension, Scope } from "../engine/protocol.gen.ts";
import { type Kind, kindOf, type Model, readModel, type Signal, unmarked, type When, writeModel } from "./model.ts";

/** A document's text and the ids of its signals that are switched off: those stay in it, and the core never sees them. */
export interface Edited {
  text: string;
  off: readonly string[];
}

export type Path = readonly (string | number)[];

export type Edit =
  /** `undefined` takes the key away. */
  | { kind: "set"; path: Path; value: unknown }
  | { kind: "add"; scope: Scope; dimension: Dimension }
  | { kind: "duplicate" | "remove"; at: number }
  | { kind: "switch"; at: number; on: boolean };

/** As the core writes it: `signals[2].when.points`. */
export const written = (path: Path): string =>
  path.reduce<string>(
    (so, step) => (typeof step === "number" ? `${so}[${step}]` : so === "" ? step : `${so}.${step}`),
    "",
  );

export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((held, step) => (held as Record<string | number, unknown> | null | undefined)?.[step], document);

export function withAt(document: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const held = (document ?? (typeof step === "number" ? [] : {})) as Record<string | number, unknown>;
  const next = withAt(held[step], rest, value);
  if (Array.isArray(held))
    return next === undefined ? held.filter((_, i) => i !== step) : held.with(Number(step), next);
  if (next !== undefined) return { ...held, [step]: next };
  const { [step]: _, ...others } = held;
  return others;
}

export function applied(before: Edited, edit: Edit): Edited {
  const model = readModel(before.text);
  if (!model) return before;
  const signals = model.signals;
  const to = (next: Partial<Model>, off = before.off): Edited => ({ text: writeModel({ ...model, ...next }), off });
  if (edit.kind === "set") {
    const [list, at, key] = edit.path;
    const renamed = list === "signals" && key === "id" ? signals[at as number]?.id : undefined;
    const off = before.off.map((id) => (id === renamed ? String(edit.value) : id));
    return { text: writeModel(withAt(model, edit.path, edit.value) as Model), off };
  }
  if (edit.kind === "add") {
    const when: When = edit.dimension === "fit" ? { field: `${edit.scope}.`, in: [] } : { activity: [] };
    const id = freeId(signals, "signal");
    return to({ signals: [...signals, { id, scope: edit.scope, dimension: edit.dimension, when, points: 5 }] });
  }
  const signal = signals[edit.at];
  if (!signal) return before;
  const others = before.off.filter((id) => id !== signal.id);
  switch (edit.kind) {
    case "switch":
      return { text: before.text, off: edit.on ? others : [...others, signal.id] };
    case "remove":
      return to({ signals: signals.filter((_, i) => i !== edit.at) }, others);
    case "duplicate": {
      const copy = {
        ...signal,
        id: freeId(signals, signal.id),
        ...(signal.label && { label: `${signal.label} (copy)` }),
      };
      return to({ signals: signals.toSpliced(edit.at + 1, 0, copy) });
    }
  }
}

/** An id that no signal has, from a stem. */
export function freeId(signals: Signal[], stem: string): string {
  for (let n = 2; ; n++) {
    const id = `${stem}_${n}`;
    if (!signals.some((signal) => signal.id === id)) return id;
  }
}

/** What the core is given: the text as it stands while nothing is switched off, byte for byte. */
export function inUse({ text, off }: Edited): string {
  const model = off.length > 0 ? readModel(text) : null;
  if (!model) return unmarked(text);
  return writeModel({ ...model, signals: model.signals.filter(({ id }) => !off.includes(id)) });
}

/** The core's path, whose signals are counted without those switched off, in the whole document. */
export function placed(path: string, { text, off }: Edited): string {
  const signals = off.length > 0 ? (readModel(text)?.signals ?? []) : [];
  const on = signals.flatMap(({ id }, i) => (off.includes(id) ? [] : [i]));
  return path.replace(/^signals\[(\d+)\]/, (all, at: string) =>
    on[Number(at)] === undefined ? all : `signals[${on[Number(at)]}]`,
  );
}

/** A signal that now counts in another way: what belongs to the old way alone is left behind. */
export function withKind(signal: Signal, kind: Kind): Signal {
  if (kindOf(signal.when) === kind) return signal;
  const { cap, max_per_day, points_per, decay, qualifies, ...rest } = signal;
  const { activity, source, asset_contains, within_days } = signal.when;
  if (kind === "field") return { ...rest, when: { field: `${signal.scope}.`, in: [] } };
  const of: When = {
    activity: activity ?? [],
    ...(source && { source }),
    ...(asset_contains && { asset_contains }),
  };
  if (kind === "each") return { ...rest, when: of };
  const within = { within_days: within_days ?? 90 };
  return { ...rest, when: { ...of, ...(kind === "people" ? { people_at_least: 3 } : { at_least: 3 }), ...within } };
}

export const TESTS = [
  "equals",
  "in",
  "any_of",
  "contains_any",
  "between",
  "gte",
  "lte",
  "exists",
  "is_true",
  "within_days",
] as const;
export type Test = (typeof TESTS)[number];

export const testOf = (when: When): Test => TESTS.find((test) => when[test] != null) ?? "in";

/** A field test of another sort; a list of words is carried over. */
export function withTest(when: When, test: Test): When {
  const words = [when.in ?? when.any_of ?? when.contains_any ?? (when.equals == null ? [] : [when.equals])].flat();
  const start: Required<Pick<When, Test>> = {
    equals: words[0] ?? "",
    in: words,
    any_of: words,
    contains_any: words.map(String),
    between: [0, 100],
    gte: 1,
    lte: 100,
    exists: true,
    is_true: true,
    within_days: 180,
  };
  return { field: when.field, [test]: start[test] };
}
