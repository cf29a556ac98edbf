// What is so at one line: a look-up in the columns of `lines`, so that moving the line never waits for the worker.

import type { Advice, HalfByLine, Lines, PilotLine } from "../engine/protocol.gen.ts";

type Maybe = number | null;

export interface AtLine {
  theta: number;
  thin: boolean;
  judged: number;
  flow: number;
  qualifiedNow: number;
  crossings: number;
  excluded: number;
  open: number;
  converted: number;
  notConverted: number;
  opportunities: number;
  yield: Maybe;
  precision: Maybe;
  precisionLow: Maybe;
  precisionHigh: Maybe;
  recall: Maybe;
  pipelinePerQualified: Maybe;
  /** What a reader must know beside the figures. */
  notes: string[];
  capacity: { advice: Advice | null; utilisation: Maybe; monthsOver: Maybe } | null;
  conversion: { advice: Advice | null; needed: Maybe; opportunities: Maybe } | null;
  payback: {
    advice: Advice | null;
    costPerLead: Maybe;
    expectedValue: Maybe;
    ratio: Maybe;
    customers: Maybe;
    cac: Maybe;
    months: Maybe;
    expectedMargin: Maybe;
    marginalValue: Maybe;
    marginalCost: Maybe;
  } | null;
}

/** The highest line that the curves hold. */
export const highest = (lines: Lines): number => lines.sweep.thresholds.length - 1;

/** `theta` is cut to the lines there are. */
export function atLine(lines: Lines, theta: number): AtLine {
  const at = Math.max(0, Math.min(highest(lines), Math.round(theta)));
  const { sweep, by_line: by } = lines;
  return {
    theta: at,
    thin: by.thin[at]!,
    judged: by.judged[at]!,
    flow: by.flow[at]!,
    qualifiedNow: sweep.qualified_now[at]!,
    crossings: sweep.crossings[at]!,
    excluded: sweep.excluded[at]!,
    open: sweep.open[at]!,
    converted: sweep.converted[at]!,
    notConverted: sweep.not_converted[at]!,
    opportunities: sweep.opportunities[at]!,
    yield: sweep.yield[at]!,
    precision: sweep.precision[at]!,
    precisionLow: sweep.precision_low[at]!,
    precisionHigh: sweep.precision_high[at]!,
    recall: sweep.recall[at]!,
    pipelinePerQualified: sweep.pipeline_per_qualified[at]!,
    notes: by.notes.by_line[at]!.map((place) => by.notes.texts[place]!),
    capacity: by.capacity && {
      advice: by.capacity.advice[at]!,
      utilisation: by.capacity.utilisation[at]!,
      monthsOver: by.capacity.months_over[at]!,
    },
    conversion: by.conversion && {
      advice: by.conversion.advice[at]!,
      needed: by.conversion.needed[at]!,
      opportunities: by.conversion.opportunities[at]!,
    },
    payback: by.payback && {
      advice: by.payback.advice[at]!,
      costPerLead: by.payback.cost_per_lead[at]!,
      expectedValue: by.payback.expected_value[at]!,
      ratio: by.payback.ratio[at]!,
      customers: by.payback.customers[at]!,
      cac: by.payback.cac[at]!,
      months: by.payback.months[at]!,
      expectedMargin: by.payback.expected_margin[at]!,
      marginalValue: by.payback.marginal_value[at]!,
      marginalCost: lines.whole.payback?.marginal_cost ?? null,
    },
  };
}

/** A line in both halves of the months, where there are enough months for that. */
export function pilotAt(lines: Lines, theta: number): PilotLine | null {
  const pilot = lines.by_line.pilot;
  if (!pilot) return null;
  const at = Math.max(0, Math.min(highest(lines), theta));
  const side = (half: HalfByLine): PilotLine["older"] => ({
    flow: half.flow[at]!,
    yield: half.yield[at]!,
    pipeline_per_qualified: half.pipeline_per_qualified[at]!,
    judged: half.judged[at]!,
  });
  return { theta: at, older: side(pilot.older), newer: side(pilot.newer) };
}
