// What the calculator can be filled in with from the data: what is so at the line, what was measured, and the targets typed.

import type { Inputs } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { atLine } from "./line.ts";
import type { State } from "./state.ts";
import { filled } from "./targets.ts";

export interface Offered {
  inputs: Inputs;
  says: string;
}

/** `null` while there is no line. */
export function offered({ lines, theta, axis, targets, overview }: State): Offered | null {
  if (!lines || theta === null || !overview) return null;
  const { at } = atLine(lines.answer, theta);
  const { capacity, conversion, payback } = filled({ ...targets, payback: targets.payback ?? {} }, overview.measured);
  const rate = conversion?.rate ?? payback?.rate ?? at.yield;
  const inputs = { ...capacity, ...conversion, ...payback, qualified_per_month: at.flow, rate };
  const label = overview.axes.find((one) => one.axis === axis)?.label ?? "";
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).flatMap(([name, value]) =>
        typeof value === "number" ? [[name, SHARES.has(name) ? rounded(value) : value]] : [],
      ),
    ),
    says: `Your data gives what comes in at line ${count(theta)} (${label}), what was measured, and the targets you typed.`,
  };
}

const SHARES = new Set(["rate", "win_rate", "gross_margin"]);

/** A share is filled in as it is shown: in hundredths of a per cent. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
