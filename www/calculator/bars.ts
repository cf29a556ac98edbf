// The calculator's picture: volumes on one scale, and what a lead costs against what it brings on another.

import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import { figure, money } from "../format.ts";

export interface Bar {
  kind: "needed" | "capacity" | "qualified" | "cost" | "value";
  name: string;
  value: string;
  /** Of the longest bar of its picture, 0 to 1. */
  length: number;
}

export interface Bars {
  title: string;
  bars: Bar[];
}

type Maybe = number | null | undefined;

/** A picture of one bar compares nothing, and is left out. */
export function pictures(inputs: Inputs, { capacity, conversion, payback }: Calculation): Bars[] {
  const { cost_per_lead: cost, marginal } = payback;
  const volumes: [Bar["kind"], string, Maybe][] = [
    ["needed", "needed", conversion.needed],
    ["capacity", "sales can work", capacity.capacity],
    ["qualified", "qualify", inputs.qualified_per_month],
  ];
  const worths: [Bar["kind"], string, Maybe][] = [
    ["cost", "costs, with sales", cost === null || marginal.cost === null ? null : cost + marginal.cost],
    ["value", "brings", payback.expected_value],
  ];
  const all = [
    { title: "Leads a month", bars: bars(volumes, figure) },
    { title: "One lead", bars: bars(worths, money) },
  ];
  return all.filter((picture) => picture.bars.length > 1);
}

function bars(of: [Bar["kind"], string, Maybe][], write: (value: Maybe) => string): Bar[] {
  const known = of.filter((one): one is [Bar["kind"], string, number] => typeof one[2] === "number" && one[2] >= 0);
  const longest = Math.max(...known.map(([, , value]) => value), 0) || 1;
  return known.map(([kind, name, value]) => ({ kind, name, value: write(value), length: value / longest }));
}
