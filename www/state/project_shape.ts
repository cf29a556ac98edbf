// The shape of each part of a project but its decisions, which have a reader of their own. Models are texts here: whether one
// is right is the core's to say.

import type {
  CapacityTarget,
  ColumnChoice,
  ConversionTarget,
  Inputs,
  ListsDocument,
  Mapping,
  PaybackTarget,
  Settings,
  Table,
  Targets,
} from "../engine/protocol.gen.ts";
import type { Cuts } from "./cuts.ts";
import type { Edited } from "./edit.ts";
import type { Version } from "./editing.ts";
import { calibration, measured, objective } from "./figures_shape.ts";
import type { Remembered } from "./memory.ts";
import type { KeptScenario, Project } from "./project.ts";
import {
  eitherOf,
  flag,
  listOf,
  number,
  objectOf,
  oneOf,
  optional,
  orNull,
  pair,
  recordOf,
  type Shape,
  text,
  Unsound,
} from "./shape.ts";

const AXES = [
  "person.score",
  "account.score",
  "account.engagement",
  "account.intent",
  "account.coverage",
  "account.fit",
] as const;
const STAGES = ["mql", "mqa", "sal", "sql", "sqo", "won", "lost"] as const;
const TABLES = ["activities", "contacts", "accounts", "outcomes"] as const;

const word = text(2000);
const amount = optional(orNull(number()));
const whole = optional(number(-1e6, 1e6));

export const axis = oneOf(AXES);
export const line = number(0, 1e6);
export const statistic = oneOf(["median", "mean", "p80"]);
export { objective };

/** A day that there is: 31 February is none. */
export const day: Shape<string> = (value) => {
  const held = text(10)(value);
  const at = new Date(`${held}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== held) throw new Unsound();
  return held;
};

const capacity = objectOf<CapacityTarget>({
  leads_per_month: amount,
  reps: amount,
  hours_per_rep_per_month: amount,
  hours_per_lead: amount,
});

export const targets = objectOf<Targets>({
  capacity: optional(orNull(capacity)),
  conversion: optional(orNull(objectOf<ConversionTarget>({ opportunities_per_month: amount, rate: amount }))),
  payback: optional(
    orNull(
      objectOf<PaybackTarget>({
        marketing_spend_per_month: amount,
        sales_cost_per_lead: amount,
        hours_per_lead: amount,
        hourly_cost: amount,
        win_rate: amount,
        annual_contract_value: amount,
        gross_margin: amount,
        payback_months: amount,
        rate: amount,
        ratio_low: amount,
        ratio_high: amount,
      }),
    ),
  ),
});

export const inputs = objectOf<Inputs>({
  qualified_per_month: amount,
  leads_per_month: amount,
  reps: amount,
  hours_per_rep_per_month: amount,
  hours_per_lead: amount,
  opportunities_per_month: amount,
  rate: amount,
  marketing_spend_per_month: amount,
  sales_cost_per_lead: amount,
  hourly_cost: amount,
  win_rate: amount,
  annual_contract_value: amount,
  gross_margin: amount,
  payback_months: amount,
  ratio_low: amount,
  ratio_high: amount,
});

const settings = objectOf<Partial<Settings>>({
  hierarchy: optional(oneOf(["self", "ultimate_parent"])),
  warmup_months: whole,
  horizon_days: whole,
  stage: optional(oneOf(STAGES)),
  statistic: optional(statistic),
  months: whole,
  ignore_types: optional(listOf(word)),
  utc_offset_minutes: whole,
});

const edited = objectOf<Edited>({ text: text(), off: listOf(text(200)) });

const column = objectOf<ColumnChoice>({
  column: word,
  order: optional(orNull(oneOf(["dmy", "mdy", "ymd"]))),
  decimal: optional(orNull(oneOf([".", ","]))),
  values: optional(recordOf(oneOf([...STAGES, ""]))),
});
const constant = objectOf<{ constant: string }>({ constant: word });
export const mapping: Shape<Mapping> = recordOf(orNull(eitherOf(word, eitherOf(column, constant))));
export const table: Shape<Table> = oneOf(TABLES);

/** Choices stand by the headers they were made for, which are a list of texts, written as JSON. */
const memory: Shape<Record<string, Remembered>> = (value) => {
  const held = recordOf(objectOf<Remembered>({ table: orNull(table), mapping }), 1000)(value);
  for (const headers of Object.keys(held)) listOf(text())(JSON.parse(headers));
  return held;
};

const phrases = listOf(pair(word, listOf(word)));

const scenario = objectOf<KeptScenario>({
  name: text(200),
  edited,
  settings,
  asOf: orNull(day),
  data: text(64),
  measured: orNull(measured),
  axis,
  theta: line,
  targets,
  objective,
  answer: calibration,
  lack: orNull(text(2000)),
});

const cuts = pair(number(0, 1e6), number(0, 1e6));

export const projectShapes: { [P in keyof Omit<Project, "decisions">]: Shape<Project[P]> } = {
  model: edited,
  versions: listOf(objectOf<Version>({ name: text(200), on: day, edited }), 1000),
  mapping: memory,
  settings,
  asOf: orNull(day),
  lists: objectOf<Partial<ListsDocument>>({
    free_mail: optional(listOf(word, 100_000)),
    legal_forms: optional(listOf(word, 100_000)),
    departments: optional(phrases),
    seniorities: optional(phrases),
  }),
  axis: orNull(axis),
  theta: orNull(line),
  targets,
  byReps: flag,
  otherCapacity: orNull(capacity),
  objective,
  cuts: objectOf<Cuts>({ fit: cuts, engagement: cuts }),
  calculator: inputs,
  scenarios: objectOf<Project["scenarios"]>({ a: orNull(scenario), b: orNull(scenario) }),
};
