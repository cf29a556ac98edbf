// The lines that each approach in use admits, and those that all of them do.

import type { Approach } from "../engine/protocol.gen.ts";
import { type Curves, highest } from "./line.ts";

export interface Admitted {
  kind: Approach | "feasible";
  /** As [lowest, highest]. */
  ranges: [number, number][];
}

/** Empty where no approach is in use; the feasible set stands last. */
export function admitted(lines: Curves): Admitted[] {
  const { capacity, conversion, payback, feasible } = lines.whole;
  const all: Admitted[] = [];
  const from = capacity?.theta ?? null;
  const to = conversion?.theta ?? null;
  if (capacity) all.push({ kind: "capacity", ranges: from === null ? [] : [[from, highest(lines)]] });
  if (conversion) all.push({ kind: "conversion", ranges: to === null ? [] : [[0, to]] });
  if (payback) all.push({ kind: "payback", ranges: payback.ranges as [number, number][] });
  return all.length === 0 ? all : [...all, { kind: "feasible", ranges: feasible as [number, number][] }];
}

export const admits = ({ ranges }: Admitted, theta: number): boolean =>
  ranges.some(([low, high]) => low <= theta && theta <= high);
