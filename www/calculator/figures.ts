// The calculator's figures, each with its formula in words and, where it is known, in numbers. What is done here is their
// writing alone: the arithmetic is the core's.

import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import { count, figure, finePercent, money, percent, points } from "../format.ts";

export interface Figure {
  name: string;
  /** A dash where it cannot be computed. */
  value: string;
  /** What it is made of, in words. */
  formula: string;
  /** The same in numbers; `null` where a number is missing. */
  worked: string | null;
}

type Maybe = number | null | undefined;
type Part = string | null;

const number = (value: Maybe): Part => (value === null || value === undefined ? null : points(value));
const share = (value: Maybe): Part => (value === null || value === undefined ? null : finePercent(value));
const times = (value: Maybe): string => (value === null || value === undefined ? figure(null) : `${figure(value)} ×`);

export function figures(inputs: Inputs, { capacity, conversion, payback }: Calculation): Figure[] {
  const leads = number(inputs.qualified_per_month);
  const rate = share(inputs.rate);
  const wins = share(inputs.win_rate);
  const margin = share(inputs.gross_margin ?? 1);
  const spend = number(inputs.marketing_spend_per_month);
  const value = number(inputs.annual_contract_value);
  const cost = number(payback.marginal.cost);
  const customers = number(payback.customers);
  return [
    {
      name: "Leads needed",
      value: count(conversion.needed),
      formula: "opportunities needed ÷ share that converts, rounded up",
      worked: worked`${number(inputs.opportunities_per_month)} ÷ ${rate}`,
    },
    workable(inputs, capacity.capacity),
    {
      name: "Of capacity",
      value: percent(capacity.utilisation),
      formula: "qualified leads ÷ what sales can work",
      worked: worked`${leads} ÷ ${number(capacity.capacity)}`,
    },
    {
      name: "Opportunities a month",
      value: figure(conversion.opportunities),
      formula: "qualified leads × share that converts",
      worked: worked`${leads} × ${rate}`,
    },
    {
      name: "Cost per lead",
      value: money(payback.cost_per_lead),
      formula: "marketing spend ÷ qualified leads",
      worked: worked`${spend} ÷ ${leads}`,
    },
    {
      name: "Expected value per lead",
      value: money(payback.expected_value),
      formula: "share that converts × win rate × contract value",
      worked: worked`${rate} × ${wins} × ${value}`,
    },
    {
      name: "Value to cost",
      value: times(payback.ratio),
      formula: "expected value ÷ (cost per lead + sales cost of a lead)",
      worked: worked`${number(payback.expected_value)} ÷ (${number(payback.cost_per_lead)} + ${cost})`,
    },
    {
      name: "Customers a month",
      value: figure(payback.customers),
      formula: "qualified leads × share that converts × win rate",
      worked: worked`${leads} × ${rate} × ${wins}`,
    },
    {
      name: "Cost of a customer (CAC)",
      value: money(payback.cac),
      formula: "(marketing spend + sales cost of a lead × qualified leads) ÷ customers",
      worked: worked`(${spend} + ${cost} × ${leads}) ÷ ${customers}`,
    },
    {
      name: "Payback in months",
      value: figure(payback.months),
      formula: "cost of a customer ÷ (contract value × gross margin ÷ 12)",
      worked: worked`${number(payback.cac)} ÷ (${value} × ${margin} ÷ 12)`,
    },
    {
      name: "Margin a month",
      value: money(payback.expected_margin),
      formula: "customers × contract value × gross margin − marketing spend − sales cost of a lead × qualified leads",
      worked: worked`${customers} × ${value} × ${margin} − ${spend} − ${cost} × ${leads}`,
    },
  ].map((one) => (one.value === count(null) ? { ...one, worked: null } : one));
}

function workable(inputs: Inputs, capacity: Maybe): Figure {
  const name = "Sales can work";
  const value = figure(capacity);
  if (number(inputs.leads_per_month) !== null) return { name, value, formula: "as you state it", worked: null };
  const [reps, hours] = [number(inputs.reps), number(inputs.hours_per_rep_per_month)];
  const formula = "reps × hours a rep has ÷ hours a lead takes";
  return { name, value, formula, worked: worked`${reps} × ${hours} ÷ ${number(inputs.hours_per_lead)}` };
}

/** `null` where a part is missing. */
function worked(texts: TemplateStringsArray, ...parts: Part[]): string | null {
  return parts.includes(null) ? null : String.raw({ raw: texts }, ...parts);
}
