// What was decided about the model, and why: a plain value with a version of its own, kept with the project. Nothing here
// needs the data, so that it outlives every file.

import { csv } from "../csv.ts";
import type { Axis } from "../engine/protocol.gen.ts";
import { count, date } from "../format.ts";
import { lineOf } from "./model.ts";

export const DECISIONS_SCHEMA = "cutline.decisions/1";

/** `null`: the model set no such line. */
export type What =
  | { kind: "line"; axis: Axis; label: string; from: number | null; to: number | null }
  | { kind: "other"; says: string };

export interface Decision {
  on: string;
  /** The name of the model. */
  model: string;
  what: What;
  /** May be empty: nobody is forced. */
  because: string;
}

export interface Decisions {
  schema: typeof DECISIONS_SCHEMA;
  /** In the order in which they were written down. */
  decisions: readonly Decision[];
}

export const noDecisions: Decisions = { schema: DECISIONS_SCHEMA, decisions: [] };

const withList = (held: Decisions, decisions: readonly Decision[]): Decisions => ({ ...held, decisions });

export const recorded = (held: Decisions, decision: Decision): Decisions =>
  withList(held, [...held.decisions, decision]);

export const reworded = (held: Decisions, at: number, because: string): Decisions =>
  withList(
    held,
    held.decisions.map((one, i) => (i === at ? { ...one, because } : one)),
  );

export const withdrawn = (held: Decisions, at: number): Decisions =>
  withList(
    held,
    held.decisions.filter((_, i) => i !== at),
  );

/** A value that came from outside; `null` where it is no record of decisions of this version. */
export function readDecisions(value: unknown): Decisions | null {
  const { schema, decisions } = (value ?? {}) as Partial<Decisions>;
  const sound = schema === DECISIONS_SCHEMA && Array.isArray(decisions) && decisions.every(isDecision);
  return sound ? { schema, decisions } : null;
}

function isDecision(value: unknown): value is Decision {
  const { on, model, what, because } = (value ?? {}) as Partial<Decision>;
  const texts = [on, model, because].every((text) => typeof text === "string");
  if (!texts || typeof what !== "object" || what === null) return false;
  const line = (at: unknown): boolean => at === null || typeof at === "number";
  return what.kind === "line"
    ? typeof what.axis === "string" && typeof what.label === "string" && line(what.from) && line(what.to)
    : what.kind === "other" && typeof what.says === "string";
}

/** What was moved and may be written down. It stands while the model has it so: the way back takes the offer along. */
export type Offer =
  | { kind: "line"; axis: Axis; label: string; from: number | null }
  | { kind: "other"; says: string; model: string };

/** A line moved several times is one decision, from where it stood when nothing was offered. */
export function offerOf(held: Offer | null, axis: Axis, label: string, before: string): Offer {
  return held?.kind === "line" && held.axis === axis ? held : { kind: "line", axis, label, from: lineOf(before, axis) };
}

/** What an offer comes to under the model as it stands; `null` where there is nothing to write down. */
export function offered(offer: Offer | null, model: string): What | null {
  if (!offer) return null;
  if (offer.kind === "other") return offer.model === model ? { kind: "other", says: offer.says } : null;
  const { axis, label, from } = offer;
  const to = lineOf(model, axis);
  return to === from ? null : { kind: "line", axis, label, from, to };
}

const at = (line: number | null): string => (line === null ? "none" : count(line));

/** "The line moved from 70 to 62 (Accounts: engagement)". */
export const whatInWords = (what: What): string =>
  what.kind === "other" ? what.says : `Line moved from ${at(what.from)} to ${at(what.to)} (${what.label})`;

/** "Line moved from 70 to 62 (Accounts: engagement) on 25 Nov 2026, because …" */
export function inWords({ on, what, because }: Decision): string {
  const says = whatInWords(what).replace(/\.$/, "");
  return `${says} on ${date(on)}${because === "" ? "; no reason was written down." : `, because ${because}`}`;
}

const COLUMNS = ["on", "model", "decision", "axis", "from", "to", "because"] as const;

export const decisionsCsv = ({ decisions }: Decisions): string =>
  csv(
    COLUMNS,
    decisions.map(({ on, model, what, because }) => ({
      ...{ on, model, decision: whatInWords(what), because },
      ...(what.kind === "line"
        ? { axis: what.axis, from: what.from, to: what.to }
        : { axis: null, from: null, to: null }),
    })),
  );

export const decisionsJson = (held: Decisions): string => `${JSON.stringify(held, null, 2)}\n`;
