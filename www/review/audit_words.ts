// What the audit says in sentences: figures first, and no promise that a suggestion is better.

import type { Audit, AuditedSignal, Discriminated } from "../engine/protocol.gen.ts";
import { count, ratio, statistic } from "../format.ts";

/** A probability; below a thousandth that is all that is said. */
export const chance = (p: number | null): string => (p !== null && p < 0.001 ? "< 0.001" : statistic(p));

export const oddsSay = ({ odds_ratio, odds_low, odds_high }: AuditedSignal): string =>
  `odds × ${ratio(odds_ratio)}, ${ratio(odds_low)} to ${ratio(odds_high)}`;

const ALIKE = 0.0005;

/** How two rankings compare: "better", "worse", or neither. */
export function rankedSay(today: Discriminated, suggested: Discriminated): string | null {
  const of = (a: number | null, b: number | null): -1 | 0 | 1 | null =>
    a === null || b === null ? null : Math.abs(b - a) < ALIKE ? 0 : b > a ? 1 : -1;
  const auc = of(today.auc, suggested.auc);
  const precision = of(today.average_precision, suggested.average_precision);
  if (auc === null || precision === null) return null;
  const WORD = { 1: "better", 0: "alike", [-1]: "worse" } as const;
  const ways =
    auc === precision
      ? `${WORD[auc]} by both figures`
      : `${WORD[auc]} by AUC and ${WORD[precision]} by average precision`;
  const but =
    auc > 0 && precision > 0
      ? "That is what they would have done in the past, on people they were not fitted to; it is no promise."
      : auc < 0 && precision < 0
        ? "Today’s points are the better ones here."
        : "The figures do not agree that they are better.";
  return `On people held out, the suggested points would have ranked ${ways}. ${but}`;
}

/** What the picture rests on. */
export function basis({ population, converted, time_ordered, scope }: Audit, day: string): string {
  const who = scope === "person" ? "people" : "accounts";
  return time_ordered
    ? `${count(population)} ${who} as they stood on ${day}; ${count(converted)} of them converted afterwards, within the days set. What came later is not looked at.`
    : `${count(population)} ${who} as they stand, ${count(converted)} of them converted. Not time-ordered: a sign that came after the outcome looks like one that foretold it.`;
}
