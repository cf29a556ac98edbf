// What both forms of the SQL take from the model.

import { COVERAGE } from "../model.mjs";

/** @typedef {import("../model.mjs").Model} Model */

export const isEachTime = (signal) => "activity" in signal.when && !("within_days" in signal.when);

/** @param {Model} model */
export const signalNamed = (model, id) => model.signals.find((signal) => signal.id === id);

/** Words as a list of SQL. */
export const list = (words) => `(${words.map((word) => `'${word}'`).join(", ")})`;

/** The types that match an intent or engagement signal with positive points, and none with negative points. */
export function engagingTypes(model) {
  const of = (sign) =>
    model.signals
      .filter((signal) => "activity" in signal.when && sign * signal.points > 0)
      .flatMap(({ when }) => when.activity);
  const negative = of(-1);
  return [...new Set(of(1))].filter((type) => !negative.includes(type));
}

/** An expression of an account's fit points, over the columns of `accounts`. @param {Model} model */
export function fitPoints(model) {
  const holds = ({ field, in: values, between }) => {
    const column = field.slice("account.".length);
    return values ? `${column} IN ${list(values)}` : `${column} BETWEEN ${between[0]} AND ${between[1]}`;
  };
  return model.signals
    .filter((signal) => signal.scope === "account" && signal.dimension === "fit")
    .map(({ when, points }) => `CASE WHEN ${holds(when)} THEN ${points} ELSE 0 END`)
    .join(" + ");
}

/** An expression of a person's coverage points, over the column `seniority`. */
export const seniorityPoints = `CASE seniority ${Object.entries(COVERAGE.seniority_points)
  .map(([name, points]) => `WHEN '${name}' THEN ${points}`)
  .join(" ")} END`;

/** An expression of the coverage, from the sum of the people's points and the number of their departments. */
export const coverage = (points, departments) =>
  `least(${COVERAGE.most}, ${points} + ${COVERAGE.department_points} * greatest(${departments} - 1, 0))`;
