// The sweep as an analyst would write it from the definition: every day with an activity joined with the activities of its
// lookback, then caps, sums and gates. Scores are whole quanta: 1 point = 10^6 · 2^20.

import { COVERAGE } from "../model.mjs";
import { coverage, engagingTypes, fitPoints, isEachTime, list, seniorityPoints, signalNamed } from "./model.mjs";
import { tally } from "./tally.mjs";

const FULL = 2 ** 20;
const QUANTA_PER_POINT = 1_000_000 * FULL;

const text = (value) => (value === undefined ? "NULL" : `'${value}'`);
/** Points as quanta over 2^20, which a factor of decay makes quanta. */
const worth = (points) => Math.round(points * 1000) * 1000;
const quanta = (points) => (points === undefined ? "NULL" : `CAST(${worth(points)} AS BIGINT) * ${FULL}`);
const cut = (value, cap) =>
  `CASE WHEN ${cap} IS NULL THEN ${value} ELSE greatest(least(${value}, ${cap}), -${cap}) END`;
const points = (value) => `CASE WHEN ${value} < 0 THEN -1 ELSE ${value} // ${QUANTA_PER_POINT} END`;

/** The each-time signals and their decay as tables. @param {import("../model.mjs").Model} model */
export function modelTables(model) {
  const row = (signal) => {
    const { half_life_days } = signal.decay ?? model.decay;
    const { id, scope, dimension, when, group, max_per_day } = signal;
    return `('${id}', '${scope}', '${dimension}', '${when.activity[0]}', CAST(${worth(signal.points)} AS BIGINT),
      ${quanta(signal.cap)}, ${max_per_day ?? "NULL"}, ${text(group)}, ${quanta(model.groups[group]?.cap)}, ${half_life_days})`;
  };
  return [
    `CREATE OR REPLACE TEMP TABLE signals AS
       SELECT * FROM (VALUES ${model.signals.filter(isEachTime).map(row).join(", ")})
       AS t(signal, scope, dimension, type, worth, cap, max_per_day, of_group, group_cap, half_life)`,
    `CREATE OR REPLACE TEMP TABLE decay AS
       SELECT signal, age, CAST(floor(${FULL} * pow(2, -age / half_life) + 0.5) AS BIGINT) AS factor
       FROM signals, ages WHERE age <= ${model.lookback_days}`,
  ];
}

/** The activities that count for a scope's signals: of a day's, only as many as the signal takes. */
const counted = (scope, dimensions) => `
  SELECT a.person, a.account, a.day, s.signal, s.worth
  FROM activities a JOIN signals s USING (type)
  WHERE s.scope = '${scope}' AND s.dimension IN ${list(dimensions)} AND a.${scope} IS NOT NULL
  QUALIFY s.max_per_day IS NULL OR row_number() OVER (PARTITION BY a.${scope}, a.day, s.signal) <= s.max_per_day`;

/** Decay, then the signals' caps, then the groups': from `days` and `counted` of an entity to sums by `keys`. */
const summed = (model, entity, keys) => `
  decayed AS (
    SELECT d.${entity}, d.day, c.person AS who, c.signal, sum(c.worth * k.factor) AS quanta
    FROM days d JOIN counted c ON c.${entity} = d.${entity} AND c.day BETWEEN d.day - ${model.lookback_days} AND d.day
    JOIN decay k ON k.signal = c.signal AND k.age = d.day - c.day
    GROUP BY ALL
  ),
  parts AS (
    SELECT ${keys}, coalesce(of_group, signal) AS part, group_cap, sum(${cut("quanta", "cap")}) AS quanta
    FROM decayed JOIN signals USING (signal) GROUP BY ALL
  ),
  behaviour AS (SELECT ${keys}, sum(${cut("quanta", "group_cap")}) AS quanta FROM parts GROUP BY ALL)`;

/** @param {import("../model.mjs").Model} model */
export function sweepPeople(model) {
  const senior = signalNamed(model, "senior");
  return tally(`
    WITH days AS (SELECT DISTINCT person, day FROM activities WHERE person IS NOT NULL),
    counted AS (${counted("person", ["intent", "engagement"])}),
    ${summed(model, "person", "person, day")},
    scores AS (
      SELECT d.person AS entity, p.account, d.day, coalesce(b.quanta, 0)
        + CASE WHEN p.seniority IN ${list(senior.when.in)} THEN ${quanta(senior.points)} ELSE 0 END AS quanta
      FROM days d JOIN people p USING (person) LEFT JOIN behaviour b USING (person, day)
    )
    SELECT entity, account, day, ${points("quanta")} AS points FROM scores`);
}

/** @param {import("../model.mjs").Model} model */
export function sweepAccounts(model) {
  const { gates, per_person_cap } = model.account;
  const atLeast = signalNamed(model, "three_products");
  const manyPeople = signalNamed(model, "many_people");
  const surge = signalNamed(model, "surge");
  return tally(`
    WITH days AS (SELECT DISTINCT account, day FROM activities WHERE account IS NOT NULL),
    counted AS (${counted("person", ["engagement"])}),
    ${summed(model, "account", "account, day, who")},
    rolled AS (
      SELECT account, day, sum(least(quanta, ${quanta(per_person_cap)})) AS quanta FROM behaviour GROUP BY ALL
    ),
    surges AS (
      SELECT d.account, d.day,
        greatest(least(sum(c.worth * k.factor), ${quanta(surge.cap)}), -${quanta(surge.cap)}) AS quanta
      FROM days d JOIN (${counted("account", ["engagement"])}) c
        ON c.account = d.account AND c.day BETWEEN d.day - ${model.lookback_days} AND d.day
      JOIN decay k ON k.signal = c.signal AND k.age = d.day - c.day
      GROUP BY ALL
    ),
    recent AS (
      SELECT d.account, d.day,
        CASE WHEN count(*) FILTER (a.type IN ${list(atLeast.when.activity)}) >= ${atLeast.when.at_least}
          THEN ${quanta(atLeast.points)} ELSE 0 END
        + CASE WHEN count(DISTINCT a.person) FILTER (a.type IN ${list(manyPeople.when.activity)}) >= ${manyPeople.when.people_at_least}
          THEN ${quanta(manyPeople.points)} ELSE 0 END AS quanta
      FROM days d JOIN activities a
        ON a.account = d.account AND a.day BETWEEN d.day - ${atLeast.when.within_days} AND d.day
      GROUP BY ALL
    ),
    engaged AS (
      SELECT DISTINCT d.account, d.day, a.person
      FROM days d JOIN activities a
        ON a.account = d.account AND a.day BETWEEN d.day - ${COVERAGE.window_days} AND d.day
      WHERE a.person IS NOT NULL AND a.type IN ${list(engagingTypes(model))}
    ),
    coverage AS (
      SELECT e.account, day, ${coverage(
        `sum(${seniorityPoints})`,
        "count(DISTINCT department) FILTER (department NOT IN ('other', 'unknown'))",
      )} AS points
      FROM engaged e JOIN people p USING (person) GROUP BY ALL
    ),
    scores AS (
      SELECT d.account, d.day, coalesce(r.quanta, 0) + coalesce(s.quanta, 0) + coalesce(n.quanta, 0) AS quanta
      FROM days d
      JOIN accounts a USING (account)
      JOIN coverage c USING (account, day)
      LEFT JOIN rolled r USING (account, day)
      LEFT JOIN surges s USING (account, day)
      LEFT JOIN recent n USING (account, day)
      WHERE ${fitPoints(model)} >= ${gates.fit} AND c.points >= ${gates.coverage}
    )
    SELECT account AS entity, account, day, ${points("quanta")} AS points FROM scores`);
}
