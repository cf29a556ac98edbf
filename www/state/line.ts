// What calibration says at one line: a look-up in the columns of `lines`, so that moving the line never waits for the worker.
// The answer has the shape of the core's own `calibrate`, whose sentences name their figures by their place in it.

import type { Calibration, HalfByLine, Line, Lines, LineTexts, PilotLine, Sweep } from "../engine/protocol.gen.ts";
import { figure, percent } from "../format.ts";

/** The sweep, and what calibration says at each of its lines. */
export interface Curves extends Lines {
  sweep: Sweep;
}

/** The highest line that the curves hold. */
export const highest = (lines: Curves): number => lines.sweep.thresholds.length - 1;

/** Lines above every score are allowed: today’s may be one. */
export const MOST = 1000;

/** The highest line that can be looked at. */
export const farthest = (lines: Curves): number => Math.max(highest(lines), MOST);

/** Nobody ever reaches 1 point: no line is better than another. */
export const isFlat = ({ whole }: Curves): boolean => whole.flat;

/**
 * The curves as the page shows them. The core answers by its definitions whatever was loaded; where nobody reaches a point
 * that would recommend one of lines that are all alike, so here nothing is recommended, tried or advised. Figures stay.
 */
export function advised(lines: Curves): Curves {
  if (!isFlat(lines)) return lines;
  const { whole, by_line: by } = lines;
  const none = <T extends { advice: unknown[] }>(by: T | null): T | null =>
    by && { ...by, advice: by.advice.map(() => null) };
  return {
    ...lines,
    whole: { ...whole, recommended: null, binding: null, conflict: null, pilot: null },
    by_line: {
      ...by,
      capacity: none(by.capacity),
      conversion: none(by.conversion),
      payback: none(by.payback),
      pilot: null,
      // What the core says of the whole is all that there is to say at any line.
      sentences: { texts: whole.sentences, by_line: by.flow.map(() => whole.sentences.map((_, place) => place)) },
    },
  };
}

/** The same for the core's own answer at one line. */
export function advisedAt(answer: Calibration): Calibration {
  if (!answer.flat) return answer;
  const none = <T extends { advice?: unknown }>(it: T | null | undefined) => it && { ...it, advice: null };
  return {
    ...answer,
    recommended: null,
    binding: null,
    conflict: null,
    pilot: null,
    capacity: none(answer.capacity),
    conversion: none(answer.conversion),
    payback: none(answer.payback),
  };
}

export function atLine(lines: Curves, theta: number): Calibration {
  // The columns by line are one longer than the sweep: their last entry goes for every line above it.
  const at = Math.max(0, Math.min(lines.sweep.thresholds.length, theta));
  const { whole, by_line: by } = lines;
  const answer: Calibration = {
    at: { ...figures(lines, at), threshold: theta },
    flat: whole.flat,
    capacity: whole.capacity && by.capacity && { ...whole.capacity, ...row(by.capacity, at) },
    conversion: whole.conversion && by.conversion && { ...whole.conversion, ...row(by.conversion, at) },
    payback: null,
    feasible: whole.feasible,
    recommended: whole.recommended,
    binding: whole.binding,
    conflict: whole.conflict,
    pilot: by.pilot && { today: pilotLine(by.pilot, at), recommended: whole.pilot },
    notes: texts(by.notes, at),
    sentences: [],
  };
  if (whole.payback && by.payback) {
    const { marginal_value, ...rest } = row(by.payback, at);
    answer.payback = {
      ranges: whole.payback.ranges,
      ...rest,
      marginal: { value: marginal_value, cost: whole.payback.marginal_cost },
    };
  }
  answer.sentences = texts(by.sentences, at).map((text) => fill(text, answer));
  return answer;
}

function figures({ sweep, whole, by_line: by }: Curves, at: number): Omit<Line, "threshold"> {
  const { thresholds, months: _, flow: __, ...columns } = sweep;
  if (at >= thresholds.length) return whole.above;
  return { flow: by.flow[at]!, judged: by.judged[at]!, thin: by.thin[at]!, ...row(columns, at) };
}

const texts = (all: LineTexts, at: number): string[] => all.by_line[at]!.map((place) => all.texts[place]!);

const pilotLine = (pilot: { older: HalfByLine; newer: HalfByLine }, at: number): PilotLine => ({
  theta: at,
  older: row(pilot.older, at),
  newer: row(pilot.newer, at),
});

/** One entry of each column. */
function row<C extends object>(columns: C, at: number): Entry<C> {
  const entries = Object.entries(columns).map(([name, column]) => [name, (column as readonly unknown[])[at]]);
  return Object.fromEntries(entries) as Entry<C>;
}

type Entry<C> = { [K in keyof C]: C[K] extends readonly (infer Value)[] ? Value : never };

/** A sentence with its places filled: `{capacity.utilisation %}` is that figure of the answer, as a share in per cent. */
export function fill(text: string, answer: object): string {
  return text.replace(/\{([a-z_.]+)( %)?\}/g, (_, path: string, share?: string) => {
    const value = path
      .split(".")
      .reduce<unknown>((held, key) => (held as Record<string, unknown> | null | undefined)?.[key], answer);
    if (typeof value !== "number") return "an unknown number of";
    return share ? percent(value) : figure(value);
  });
}
