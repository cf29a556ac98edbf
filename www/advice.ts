// Advice in sentences, generated from the figures. The direction comes from the core (`advice`, `recommended`), never from
// wording chosen here: too many leads for sales means *raise*, though a well-known article has it the other way round.

import type { Advice, Approach, Lines, Objective, Targets } from "./engine/protocol.gen.ts";
import { count, figure, list, money, percent, ranges } from "./format.ts";
import { type AtLine, atLine } from "./state/line.ts";
import { ADVICE } from "./text.ts";

const APPROACH: Record<Approach, string> = {
  capacity: "sales capacity",
  conversion: "the opportunity target",
  payback: "the payback target",
};

const BEST: Record<Objective, string> = {
  pipeline_per_qualified: "the most pipeline per qualified lead",
  precision: "the highest precision",
  expected_margin: "the highest expected margin",
};

const inUse = (whole: Lines["whole"]): Approach[] =>
  (["capacity", "conversion", "payback"] as const).filter((approach) => whole[approach] !== null);

export interface Verdict {
  advice: Advice | null;
  headline: string;
  because: readonly string[];
  /** The line to go to, where there is one. */
  theta: number | null;
}

/** What to do with today's line, all approaches together. What stands in the way is told by the core's own notes. */
export function verdict(lines: Lines, today: number): Verdict {
  const { whole } = lines;
  const theta = whole.recommended?.theta ?? null;
  if (whole.conflict) {
    const several = whole.conflict.approaches.length > 1;
    return { advice: null, headline: several ? "The targets cannot all be met." : "This target cannot be met.", because: whole.notes, theta };
  }
  if (theta === null) return { advice: null, headline: "The data cannot tell which line is best.", because: whole.notes, theta };
  const advice: Advice = theta > today ? "raise" : theta < today ? "lower" : "hold";
  const binding = whole.binding ?? [];
  const binds = `What binds is ${list(binding.map((one) => APPROACH[one]))}: without it another line would be better.`;
  return {
    advice,
    headline: advice === "hold" ? `Hold the line at ${count(today)}.` : `${ADVICE[advice]} the line from ${count(today)} to ${count(theta)}.`,
    because: [fits(lines, theta), ...(binding.length > 0 ? [binds] : []), ...whole.notes],
    theta,
  };
}

function fits({ whole }: Lines, theta: number): string {
  const used = inUse(whole);
  const best = `${count(theta)} brings ${BEST[whole.recommended!.by]}`;
  if (used.length === 0) return `Judged by outcomes alone, ${best}. Say what sales can work or what you need, and volume counts too.`;
  const single = whole.feasible.length === 1 && whole.feasible[0]![0] === whole.feasible[0]![1];
  const what = used.length > 1 ? "every target" : APPROACH[used[0]!];
  if (single) return `Line ${count(theta)} is the only one that fits ${what}.`;
  return `Lines ${ranges(whole.feasible)} fit ${what}; of these, ${best}.`;
}

export function capacitySays(lines: Lines, at: AtLine, many: string): string[] {
  const whole = lines.whole.capacity;
  if (!whole || whole.capacity === null || !at.capacity) return [];
  const says = [`At ${count(at.theta)}, ${figure(at.flow)} ${many} a month qualify and sales can work ${figure(whole.capacity)}: ${percent(at.capacity.utilisation)} of capacity.`];
  if (at.capacity.monthsOver !== null) says.push(`${percent(at.capacity.monthsOver)} of months go over it.`);
  says.push(whole.theta === null ? "No line brings the flow within capacity." : `From ${count(whole.theta)} up it fits.`);
  return says;
}

export function conversionSays(lines: Lines, at: AtLine, targets: Targets, many: string): string[] {
  const whole = lines.whole.conversion;
  const target = targets.conversion;
  const wanted = target?.opportunities_per_month;
  if (!whole || !at.conversion || wanted === undefined || wanted === null) return [];
  const rate = target?.rate ?? null;
  const says: string[] = [];
  if (rate !== null) {
    says.push(`${figure(wanted)} opportunities at ${percent(rate)} need ${count(at.conversion.needed)} qualified a month; at ${count(at.theta)} there are ${figure(at.flow)}.`);
  } else if (at.thin || at.yield === null) {
    says.push(`Fewer than 20 crossings of ${count(at.theta)} have been judged, so the yield there cannot be measured. State a rate, or choose a lower line.`);
  } else {
    says.push(`At ${count(at.theta)}, ${figure(at.flow)} ${many} a month at a measured yield of ${percent(at.yield)} bring ${figure(at.conversion.opportunities)} opportunities; you want ${figure(wanted)}.`);
  }
  if (whole.theta !== null) says.push(`Lines up to ${count(whole.theta)} bring enough.`);
  else if (whole.missing !== null) says.push(`Even at line 0, ${figure(whole.missing)} leads a month are missing: no line can fix that, only more demand.`);
  else if (rate === null) says.push("No line reaches it at the measured yield.");
  return says;
}

export function paybackSays(lines: Lines, at: AtLine, targets: Targets): string[] {
  const payback = at.payback;
  if (!payback) return [];
  const says: string[] = [];
  if (payback.expectedValue !== null && payback.costPerLead !== null) {
    says.push(`A qualified lead costs ${money(payback.costPerLead)} of marketing and is worth ${money(payback.expectedValue)}${payback.ratio === null ? "" : `: ${figure(payback.ratio)} times its cost`}.`);
  } else {
    says.push("What a lead is worth cannot be computed yet: it needs a spend, a yield, a win rate and a contract value.");
  }
  const wanted = targets.payback?.payback_months ?? null;
  if (payback.months !== null) says.push(`A customer pays back in ${figure(payback.months)} months${wanted === null ? "" : `; you want ${figure(wanted)}`}.`);
  const admitted = lines.whole.payback?.ranges ?? [];
  if (wanted !== null) says.push(admitted.length > 0 ? `Lines ${ranges(admitted)} pay back in time.` : "No line pays back in time.");
  if (payback.marginalValue !== null) says.push(`One more lead at this line is worth ${money(payback.marginalValue)}, against ${money(payback.marginalCost)} to work it.`);
  return says;
}

/** The picture in words, for those who cannot see it. */
export function lineSays(lines: Lines, theta: number, many: string, horizon: number): string {
  const at = atLine(lines, theta);
  const says = [`At line ${count(at.theta)}, ${figure(at.flow)} ${many} a month qualify.`];
  if (at.precision === null) says.push("None of them has been judged yet.");
  else says.push(`Of ${count(at.judged)} judged, ${percent(at.precision)} converted within ${count(horizon)} days (95 % interval ${percent(at.precisionLow)} to ${percent(at.precisionHigh)}).`);
  if (at.thin && at.precision !== null) says.push("That is fewer than 20: too few to decide anything.");
  if (at.pipelinePerQualified) says.push(`Each brings ${money(at.pipelinePerQualified)} of pipeline.`);
  return says.join(" ");
}
