// The review: which part is looked at, what each part was asked, and the answers. An answer carries what it was asked for, so
// that whether it still holds is seen by comparing, and nothing has to be marked when something else changes.

import type { Answers } from "../engine/messages.ts";
import type { Axis, Request, Scope } from "../engine/protocol.gen.ts";
import { inUse } from "./edit.ts";
import { readModel } from "./model.ts";
import type { State } from "./state.ts";
import type { Comparison, Trial } from "./trial.ts";

export const PARTS = ["findings", "signals", "kinds", "quarterly", "decisions"] as const;
export type Part = (typeof PARTS)[number];

export const REVIEW_ASKS = ["findings", "audit", "compare", "review"] as const;
export type ReviewAsk = (typeof REVIEW_ASKS)[number];

/** The last answer to an ask, or why there is none. */
export interface Held<T> {
  key: string;
  answer: T | null;
  lack: string | null;
}

export type Helds = { [A in ReviewAsk]: Held<Answers[A]> | null };

export interface Reviewing extends Helds {
  part: Part;
  /** Whose signals are audited; `null` until chosen: those of people, if there are any. */
  scope: Scope | null;
  /** Columns audited beside the signals. */
  columns: readonly string[];
  /** Crossings at which the kinds are compared; `null` for the smallest of their own. */
  volume: number | null;
  /** Whose line is reviewed; `null` for the model's own. */
  axis: Axis | null;
  /** The report waits for its answers, to be printed. */
  printing: boolean;
  trial: Trial | null;
  beside: Held<Comparison> | null;
}

export const unreviewed: Reviewing = {
  part: "findings",
  scope: null,
  columns: [],
  volume: null,
  axis: null,
  printing: false,
  trial: null,
  beside: null,
  findings: null,
  audit: null,
  compare: null,
  review: null,
};

export type ReviewEvent =
  | { type: "review_part"; part: Part }
  | { type: "review_scope"; scope: Scope }
  | { type: "review_columns"; columns: readonly string[] }
  | { type: "review_volume"; volume: number | null }
  | { type: "review_axis"; axis: Axis }
  | { type: "review_printing"; printing: boolean }
  | { [A in ReviewAsk]: { type: "review_answered"; ask: A; held: Held<Answers[A]> } }[ReviewAsk]
  | { type: "review_tried"; trial: Trial }
  | { type: "review_compared"; beside: Held<Comparison> }
  | { type: "review_dropped" };

export function withReview(held: Reviewing, event: ReviewEvent): Reviewing {
  switch (event.type) {
    case "review_part":
      return { ...held, part: event.part };
    case "review_scope":
      return { ...held, scope: event.scope, columns: [] };
    case "review_columns":
      return { ...held, columns: event.columns };
    case "review_volume":
      return { ...held, volume: event.volume };
    case "review_axis":
      return { ...held, axis: event.axis };
    case "review_printing":
      return { ...held, printing: event.printing };
    case "review_answered":
      return { ...held, [event.ask]: event.held };
    case "review_tried":
      return { ...held, trial: event.trial, beside: null };
    case "review_compared":
      return { ...held, beside: event.beside };
    case "review_dropped":
      return { ...held, trial: null, beside: null };
  }
}

/** Whose signals are audited. */
export function scopeOf({ reviewing, model }: State): Scope {
  if (reviewing.scope) return reviewing.scope;
  const signals = readModel(model)?.signals ?? [];
  return signals.length === 0 || signals.some(({ scope }) => scope === "person") ? "person" : "account";
}

export function requestOf<A extends ReviewAsk>(state: State, ask: A): Extract<Request, { ask: A }>;
export function requestOf(state: State, ask: ReviewAsk): Request {
  const { reviewing, targets, overview } = state;
  const { capacity } = targets;
  // An axis that the model no longer has is asked for no more.
  const axis = overview?.axes.some((one) => one.axis === reviewing.axis) ? reviewing.axis : null;
  switch (ask) {
    case "findings":
      return { ask, targets: capacity ? { capacity } : {} };
    case "audit":
      return { ask, scope: scopeOf(state), columns: [...reviewing.columns] };
    case "compare":
      return { ask, volume: reviewing.volume };
    case "review":
      return { ask, axis };
  }
}

/** What an answer rests on, as a text: data, model and settings by their version, and what was asked. */
export const keyOf = (state: State, ask: ReviewAsk): string =>
  `${state.version} ${JSON.stringify(requestOf(state, ask))}`;

export const besideKey = ({ version, reviewing: { trial } }: State): string =>
  `${version} ${trial ? inUse(trial.edited) : ""}`;

const NEEDS: Record<Part, readonly ReviewAsk[]> = {
  findings: ["findings"],
  signals: ["audit"],
  kinds: ["compare"],
  quarterly: ["review"],
  decisions: [],
};

/** What is to be asked for what is on the screen; for the report everything. */
export function wanted(state: State): readonly ReviewAsk[] {
  if (state.step !== "review" || !state.overview || state.refused) return [];
  return state.reviewing.printing ? REVIEW_ASKS : NEEDS[state.reviewing.part];
}

/** The report has all that it will ever have. */
export const isReady = (state: State): boolean =>
  REVIEW_ASKS.every((ask) => state.reviewing[ask]?.key === keyOf(state, ask));
