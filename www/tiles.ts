// The figures of one line as they are shown: what each is, where it comes from, and what to fill in where there is none.

import type { Approach, Calibration, Measured, Statistic, Targets } from "./engine/protocol.gen.ts";
import { count, figure, money, percent } from "./format.ts";
import { STATISTIC } from "./text.ts";

export interface Figure {
  name: string;
  value: string;
  /** What it rests on. */
  more: string;
  /** Why there is none. */
  lack: Lack | null;
}

export interface Lack {
  says: string;
  /** Whose card has the field to fill in; `null` where nothing that is typed would help. */
  approach: Approach | null;
}

export function figures(at: Calibration, targets: Targets, measured: Measured | null, statistic: Statistic): Figure[] {
  return [...volume(at, targets, statistic), ...quality(at), ...payback(at, targets, measured)];
}

const one = (
  name: string,
  value: number | null | undefined,
  write: typeof figure,
  more: string,
  lack: Lack,
): Figure => {
  const known = value !== null && value !== undefined;
  return { name, value: write(value), more: known ? more : "", lack: known ? null : lack };
};

const needs = (approach: Approach, says: string): Lack => ({ says, approach });
const since = (says: string): Lack => ({ says, approach: null });
const NOBODY = since("nobody judged here yet");

function volume({ at, capacity, conversion }: Calibration, targets: Targets, statistic: Statistic): Figure[] {
  const own = targets.conversion?.rate ?? null;
  const rate = own ?? at.yield;
  const brought = conversion ? conversion.opportunities : rate === null ? null : at.flow * rate;
  const thin = at.thin && own === null ? `, of only ${count(at.judged)} judged` : "";
  const source = `${own === null ? "measured" : "your own"}: ${percent(rate)} of them${thin}`;
  const full =
    capacity?.capacity === 0 ? since("sales can work none") : needs("capacity", "fill in what sales can work");
  return [
    one(
      "Qualified a month",
      at.flow,
      figure,
      `${STATISTIC[statistic].toLowerCase()}; ${count(at.qualified_now)} now`,
      NOBODY,
    ),
    one(
      "Opportunities a month",
      brought,
      figure,
      source,
      needs("conversion", "nobody judged here yet: state a share that converts"),
    ),
    one("Of capacity", capacity?.utilisation, percent, `sales can work ${figure(capacity?.capacity)}`, full),
  ];
}

function quality({ at }: Calibration): Figure[] {
  const interval = `${percent(at.precision_low)} to ${percent(at.precision_high)}, of ${count(at.judged)}${at.thin ? ": thin" : ""}`;
  return [
    one("Precision", at.precision, percent, interval, NOBODY),
    one("Recall", at.recall, percent, "of those who converted", since("nobody converted in these months")),
    one("Pipeline per hand-off", at.pipeline_per_qualified, money, `of ${count(at.judged)} judged`, NOBODY),
  ];
}

/** A part of a figure: what it is, and what is said where it is unknown or 0. */
type Part = [value: number | null | undefined, unknown: string, zero: string];

function payback({ at, payback: it }: Calibration, targets: Targets, measured: Measured | null): Figure[] {
  const given = targets.payback ?? {};
  const spend: Part = [given.marketing_spend_per_month, "fill in the marketing spend", ""];
  const leads: Part = [at.flow, "", "nobody qualifies here"];
  const rate: Part = [
    given.rate ?? at.yield,
    "nobody judged here yet: state a share that converts",
    "none of those judged converted",
  ];
  const wins: Part = [given.win_rate ?? measured?.win_rate, "fill in the win rate", "the win rate is 0"];
  const value: Part = [
    given.annual_contract_value ?? measured?.median_won_amount,
    "fill in the contract value",
    "the contract value is 0",
  ];
  const margin: Part = [given.gross_margin ?? 1, "", "the gross margin is 0"];
  // What was measured brings no payback into use by itself.
  const used: Part = [it ? 1 : null, "fill in the marketing spend", ""];
  const wanted = given.payback_months ?? null;
  const brings = it?.ratio === null ? "" : `${figure(it?.ratio)} times what a lead costs`;
  return [
    one("Cost per lead", it?.cost_per_lead, money, "marketing alone", lack([spend], [leads])),
    one("Expected value per lead", it?.expected_value, money, brings, lack([wins, value, rate, used], [])),
    one(
      "CAC",
      it?.cac,
      money,
      `${figure(it?.customers)} customers a month`,
      lack([spend, wins, rate], [leads, rate, wins]),
    ),
    one(
      "Payback, months",
      it?.months,
      figure,
      wanted === null ? "" : `${figure(wanted)} wanted`,
      lack([spend, wins, value, rate], [leads, rate, wins, value, margin]),
    ),
  ];
}

/** The first part that is unknown, else the first divisor that is 0. */
function lack(parts: Part[], divisors: Part[]): Lack {
  const unknown = parts.find(([value]) => value === null || value === undefined);
  if (unknown) return needs("payback", unknown[1]);
  const zero = divisors.find(([value]) => value === 0);
  return since(zero ? zero[2] : "too large to be shown");
}
