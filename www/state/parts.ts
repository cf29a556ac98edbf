// A score's parts by signal, on one day or on two, for the picture. An account's parts of several people are summed.

import type { Part } from "../engine/protocol.gen.ts";

export interface Worth {
  points: number;
  /** Before a cap cut it, and before it faded: both as they would count with what comes after. */
  beforeCap: number;
  beforeDecay: number;
}

export interface Bar {
  signal: string;
  dimension: string;
  now: Worth;
  was: Worth | null;
}

const NOTHING: Worth = { points: 0, beforeCap: 0, beforeDecay: 0 };

const plus = (sum: Worth, part: Part): Worth => ({
  points: sum.points + part.points,
  beforeCap: sum.beforeCap + part.before_cap,
  beforeDecay: sum.beforeDecay + part.before_decay,
});

/** Largest first, whatever the sign and the day; `was` is `null` in every bar where no other day is asked for. */
export function bars(now: Part[], was: Part[] | null): Bar[] {
  const sums = new Map<string, Bar>();
  const bar = (part: Part): Bar => {
    const held = sums.get(part.signal) ?? {
      signal: part.signal,
      dimension: part.dimension,
      now: NOTHING,
      was: was && NOTHING,
    };
    sums.set(part.signal, held);
    return held;
  };
  for (const part of now) {
    const held = bar(part);
    held.now = plus(held.now, part);
  }
  for (const part of was ?? []) {
    const held = bar(part);
    held.was = plus(held.was ?? NOTHING, part);
  }
  const size = ({ now, was }: Bar): number => Math.max(Math.abs(now.points), Math.abs(was?.points ?? 0));
  return [...sums.values()].sort((a, b) => size(b) - size(a));
}

/** What the cap cut and what age took, in points of the signal; figures that round to nothing are `null`. */
export function lost({ points, beforeCap, beforeDecay }: Worth): { cut: number | null; faded: number | null } {
  const some = (before: number, after: number): number | null => {
    const taken = Math.abs(before) - Math.abs(after);
    return taken >= 0.05 ? taken : null;
  };
  return { cut: some(beforeCap, points), faded: some(beforeDecay, beforeCap) };
}

/** Days of calendar dates, by the calendar alone. */
export function earlier(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

export const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
