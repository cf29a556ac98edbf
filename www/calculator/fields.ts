// What the calculator asks: its fields by group, and an example to start from. No DOM and no data.

import type { Inputs } from "../engine/protocol.gen.ts";

export interface Field {
  name: keyof Inputs;
  label: string;
  unit?: string;
  /** 100 for a share, which is typed in per cent. */
  factor?: number;
  /** What counts where nothing is typed. */
  otherwise?: string;
}

export interface Group {
  title: string;
  fields: Field[];
  /** Fields for those who know more. */
  more?: { title: string; fields: Field[] };
}

export const GROUPS: Group[] = [
  {
    title: "What comes in",
    fields: [
      { name: "qualified_per_month", label: "Qualified leads", unit: "a month" },
      { name: "rate", label: "Share that converts", unit: "%", factor: 100 },
    ],
  },
  {
    title: "What sales can work",
    fields: [{ name: "leads_per_month", label: "Leads sales can work", unit: "a month" }],
    more: {
      title: "From reps and hours, where no leads are stated",
      fields: [
        { name: "reps", label: "Reps" },
        { name: "hours_per_rep_per_month", label: "Hours a rep has for leads", unit: "a month" },
        { name: "hours_per_lead", label: "Hours a lead takes" },
      ],
    },
  },
  {
    title: "What you need",
    fields: [
      { name: "opportunities_per_month", label: "Opportunities needed", unit: "a month" },
      { name: "payback_months", label: "Payback wanted", unit: "months" },
    ],
  },
  {
    title: "What it costs and brings",
    fields: [
      { name: "marketing_spend_per_month", label: "Marketing spend", unit: "a month" },
      { name: "win_rate", label: "Win rate", unit: "%", factor: 100 },
      { name: "annual_contract_value", label: "Contract value", unit: "a year" },
      { name: "gross_margin", label: "Gross margin", unit: "%", factor: 100, otherwise: "100" },
      { name: "sales_cost_per_lead", label: "Sales cost of a lead", otherwise: "0" },
    ],
    more: {
      title: "Hourly cost, and the bounds of value to cost",
      fields: [
        { name: "hourly_cost", label: "Cost of an hour of sales" },
        { name: "ratio_low", label: "Too little, up to", unit: "times", otherwise: "1.5" },
        { name: "ratio_high", label: "Room to be aggressive, from", unit: "times", otherwise: "5" },
      ],
    },
  },
];

/** A target that the team cannot work: 50 opportunities at 20 % take 250 leads. */
export const EXAMPLE: Inputs = {
  qualified_per_month: 200,
  rate: 0.2,
  leads_per_month: 100,
  opportunities_per_month: 50,
  payback_months: 12,
  marketing_spend_per_month: 50_000,
  win_rate: 0.2,
  annual_contract_value: 40_000,
  gross_margin: 0.8,
};

/** One input changed; taken away where it is `null`. */
export function withInput(inputs: Inputs, name: keyof Inputs, value: number | null): Inputs {
  const { [name]: _, ...rest } = inputs;
  return value === null ? rest : { ...rest, [name]: value };
}

export const isBlank = (inputs: Inputs): boolean => Object.keys(inputs).length === 0;
