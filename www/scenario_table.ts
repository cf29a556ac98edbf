// Scenarios as the rows of a table: what was chosen in each, and what that brings.

import type { Targets } from "./engine/protocol.gen.ts";
import { count, figure, money, percent } from "./format.ts";
import { readModel } from "./state/model.ts";
import type { Scenario } from "./state/scenarios.ts";
import { ADVICE, OBJECTIVE, STATISTIC } from "./text.ts";
import { figures } from "./tiles.ts";

export interface Row {
  name: string;
  cells: string[];
  /** They are not all the same. */
  differs: boolean;
}

export interface Rows {
  chosen: Row[];
  brought: Row[];
}

/** `axes`: the name of each axis. */
export function rows(scenarios: Scenario[], axes: Record<string, string>): Rows {
  const row = (name: string, of: (scenario: Scenario) => string): Row => compared(name, scenarios.map(of));
  const models = new Set(scenarios.map(({ model }) => model));
  const chosen = [
    row("Which line", ({ axis }) => axes[axis] ?? axis),
    row("Line", ({ theta }) => count(theta)),
    ...differing(row("Model", ({ model }) => modelName(model, [...models]))),
    ...differing(row("Best means", ({ objective }) => OBJECTIVE[objective])),
    ...differing(row("A month is", ({ settings }) => STATISTIC[settings.statistic ?? "median"])),
    ...INPUTS.map(([name, of]) => row(name, of)).filter(({ cells }) => cells.some((cell) => cell !== "")),
  ];
  const shown = scenarios.map(({ answer, targets, measured, settings }) =>
    figures(answer, targets, measured, settings.statistic ?? "median"),
  );
  const brought = (shown[0] ?? []).map(({ name }, i) =>
    compared(
      name,
      shown.map((one) => one[i]!.value),
    ),
  );
  return { chosen, brought: [...brought, row("Recommended", recommended), row("Advice", advice)] };
}

const compared = (name: string, cells: string[]): Row => ({ name, cells, differs: new Set(cells).size > 1 });

/** What is the same in all of them is no news. */
const differing = (row: Row): Row[] => (row.differs ? [row] : []);

/** Models of one name are told apart by a number. */
function modelName(model: string, all: string[]): string {
  const name = readModel(model)?.name ?? "";
  const same = all.filter((other) => readModel(other)?.name === name);
  return same.length > 1 ? `${name}, version ${count(same.indexOf(model) + 1)}` : name;
}

const recommended = ({ answer }: Scenario): string => count(answer.recommended?.theta);

function advice({ answer }: Scenario): string {
  const all = [answer.capacity?.advice, answer.conversion?.advice, answer.payback?.advice];
  const words = ["for capacity", "for the target", "for payback"];
  const said = all.flatMap((one, i) => (one ? [`${ADVICE[one].toLowerCase()} ${words[i]}`] : []));
  return said.join(", ") || "–";
}

type Approaches = { [A in keyof Targets]-?: NonNullable<Targets[A]> };

/** A target as it was given; empty where it was not. */
function given<A extends keyof Targets>(
  approach: A,
  key: keyof Approaches[A],
  write: (value: number) => string,
): (scenario: Scenario) => string {
  return ({ targets }) => {
    const value = (targets[approach] as Approaches[A] | null | undefined)?.[key] as number | null | undefined;
    return value === null || value === undefined ? "" : write(value);
  };
}

/** The same for what may have been measured instead, in an approach that is in use. */
function orMeasured(
  key: "win_rate" | "annual_contract_value",
  of: (scenario: Scenario) => number | null | undefined,
  write: (value: number) => string,
): (scenario: Scenario) => string {
  return (scenario) => {
    const own = given("payback", key, write)(scenario);
    const measured = scenario.targets.payback ? of(scenario) : null;
    if (own !== "" || measured === null || measured === undefined) return own;
    return `${write(measured)} measured`;
  };
}

const INPUTS: [string, (scenario: Scenario) => string][] = [
  ["Leads sales can work", given("capacity", "leads_per_month", figure)],
  ["Reps", given("capacity", "reps", figure)],
  ["Hours a rep has for leads", given("capacity", "hours_per_rep_per_month", figure)],
  ["Hours a lead takes", given("capacity", "hours_per_lead", figure)],
  ["Opportunities needed", given("conversion", "opportunities_per_month", figure)],
  ["Share that converts, for the target", given("conversion", "rate", percent)],
  ["Marketing spend", given("payback", "marketing_spend_per_month", money)],
  ["Payback wanted, months", given("payback", "payback_months", figure)],
  ["Win rate", orMeasured("win_rate", ({ measured }) => measured?.win_rate, percent)],
  ["Contract value", orMeasured("annual_contract_value", ({ measured }) => measured?.median_won_amount, money)],
  ["Share that converts, for payback", given("payback", "rate", percent)],
  ["Gross margin", given("payback", "gross_margin", percent)],
  ["Sales cost of a lead", given("payback", "sales_cost_per_lead", money)],
];
