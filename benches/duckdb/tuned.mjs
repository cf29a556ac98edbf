// The sweep in SQL by hand, for speed: activities counted once by person and day with a column for each signal, days that
// cannot set a record left out, windows as differences, sums in doubles that stay exact (1 point = 10^3 · 2^20 units,
// since every activity counts once), and the large join in batches that fit the memory.

import { COVERAGE } from "../model.mjs";
import { coverage, engagingTypes, fitPoints, isEachTime, list, seniorityPoints, signalNamed } from "./model.mjs";
import { tally } from "./tally.mjs";

/** @typedef {import("../model.mjs").Model} Model */

const FULL = 2 ** 20;
const POINT = 1000 * FULL;
/** Pairs of a day and a day of its lookback that one batch joins, about. */
const PAIRS_PER_BATCH = 4_000_000;

const ofPeople = (model) => model.signals.filter((signal) => isEachTime(signal) && signal.scope === "person");
const units = (points) => `CAST(${points * POINT} AS DOUBLE)`;

/** Of that, what the line of people needs. @param {Model} model */
export function preparedForPeople(model) {
  const counts = ofPeople(model).map(
    (signal) => `CAST(count(*) FILTER (type = '${signal.when.activity[0]}') AS INTEGER) AS ${signal.id}`,
  );
  return [
    `CREATE TABLE person_days AS
       SELECT a.person, p.account, p.seniority, a.day, ${counts.join(", ")}
       FROM activities a JOIN people p USING (person) GROUP BY ALL ORDER BY a.person, a.day`,
  ];
}

/** What holds for any points, caps, half-lives and gates: made once. @param {Model} model */
export function prepared(model) {
  const surge = signalNamed(model, "surge");
  const atLeast = signalNamed(model, "three_products");
  const manyPeople = signalNamed(model, "many_people");
  const distinct = (name, types, by) => `
    CREATE TABLE ${name} AS SELECT DISTINCT ${by}, a.day FROM activities a JOIN people p USING (person)
    WHERE p.account IS NOT NULL AND type IN ${list(types)}`;
  return [
    ...preparedForPeople(model),
    `CREATE TABLE account_days AS SELECT DISTINCT account, day FROM activities WHERE account IS NOT NULL`,
    `CREATE TABLE surge_days AS
       SELECT account, day, count(*) AS times FROM activities WHERE type = '${surge.when.activity[0]}' GROUP BY ALL`,
    `CREATE TABLE counted_days AS
       SELECT account, day, count(*) AS times FROM activities
       WHERE account IS NOT NULL AND type IN ${list(atLeast.when.activity)} GROUP BY ALL`,
    distinct("engaging_days", engagingTypes(model), "p.account, a.person"),
    distinct("matching_days", manyPeople.when.activity, "p.account, a.person"),
    // By account: how many batches would hold it and all before it.
    `CREATE TABLE batches AS
       SELECT account, CAST(sum(d.days * p.days) OVER (ORDER BY account) / 2 / ${PAIRS_PER_BATCH} AS INTEGER) AS batch
       FROM (SELECT account, CAST(count(*) AS DOUBLE) AS days FROM account_days GROUP BY ALL) d
       JOIN (SELECT account, CAST(count(*) AS DOUBLE) AS days FROM person_days GROUP BY ALL) p USING (account)`,
  ];
}

/** The decay of each signal as a column, by age. */
const decay = (signals, model) => {
  const factor = (signal) =>
    `floor(${FULL} * pow(2, -age / ${(signal.decay ?? model.decay).half_life_days}) + 0.5) AS ${signal.id}`;
  return `SELECT age, ${signals.map(factor).join(", ")} FROM ages WHERE age <= ${model.lookback_days}`;
};

/** A day's activities that count, as far as each signal takes them. */
const counts = (signals) =>
  signals.map(({ id, max_per_day }) => (max_per_day ? `least(${id}, ${max_per_day}) AS ${id}` : id)).join(", ");
const anyOf = (signals) => signals.map(({ id }) => `${id} > 0`).join(" OR ");
const sums = (signals) => signals.map(({ id }) => `sum(p.${id} * k.${id}) AS ${id}`).join(", ");

const cut = (value, cap) => (cap === undefined ? value : `greatest(least(${value}, ${units(cap)}), -${units(cap)})`);

/** The value of the sums, in units: signal caps, then group caps. */
function worthOf(signals, model) {
  const worth = ({ id, points, cap }) => cut(`${points * 1000} * ${id}`, cap);
  const inGroup = (group) => signals.filter((signal) => signal.group === group);
  const groups = Object.entries(model.groups).map(([name, { cap }]) =>
    cut(`(${inGroup(name).map(worth).join(" + ")})`, cap),
  );
  return [...groups, ...inGroup(undefined).map(worth)].join(" + ");
}

/** @param {Model} model */
export function sweepPeople(model) {
  const signals = ofPeople(model);
  const senior = signalNamed(model, "senior");
  const negative = signals.filter(({ points }) => points < 0);
  return [
    tally(`
      WITH decay AS MATERIALIZED (${decay(signals, model)}),
      past AS (SELECT person, day, ${counts(signals)} FROM person_days WHERE ${anyOf(signals)}),
      -- Without anything that counts on it, a day is worth less than the one before, unless something negative fades.
      days AS (
        SELECT person, account, seniority, day FROM (
          SELECT *, ${anyOf(signals)} AS counts,
            row_number() OVER (PARTITION BY person ORDER BY day) = 1 AS first,
            bool_or(${anyOf(negative)}) OVER (PARTITION BY person ORDER BY day) AS fades
          FROM person_days
        ) WHERE counts OR first OR fades
      ),
      behaviour AS (
        SELECT d.person, d.day, ${sums(signals)}
        FROM days d JOIN past p ON p.person = d.person AND p.day BETWEEN d.day - ${model.lookback_days} AND d.day
        JOIN decay k ON k.age = d.day - p.day
        GROUP BY d.person, d.day
      )
      SELECT d.person AS entity, d.account, d.day, floor((coalesce(${worthOf(signals, model)}, 0)
        + CASE WHEN seniority IN ${list(senior.when.in)} THEN ${units(senior.points)} ELSE 0 END) / ${units(1)}) AS points
      FROM days d LEFT JOIN behaviour b USING (person, day)`),
  ];
}

/** The stretches of days on which something of the window's length still stands, by `keys`. */
const stretches = (days, keys, window) => `
  SELECT ${keys}, min(day) AS start, max(day) + ${window + 1} AS stop FROM (
    SELECT *, sum(fresh) OVER (PARTITION BY ${keys} ORDER BY day) AS stretch FROM (
      SELECT ${keys}, day,
        CASE WHEN day - lag(day) OVER (PARTITION BY ${keys} ORDER BY day) <= ${window} THEN 0 ELSE 1 END AS fresh
      FROM ${days}
    )
  ) GROUP BY ${keys}, stretch`;

/** The account days on which all gates but the swept one hold, with what the windowed signals are worth on them. */
function openDays(model) {
  const { gates } = model.account;
  const atLeast = signalNamed(model, "three_products");
  const manyPeople = signalNamed(model, "many_people");
  const window = COVERAGE.window_days;
  const departments = `(SELECT DISTINCT e.account, p.department, e.day FROM fitting_days e JOIN people p USING (person)
    WHERE p.department NOT IN ('other', 'unknown'))`;
  const edges = (from, value) => `
    SELECT account, start AS day, ${value("+")}, false AS is_day FROM ${from}
    UNION ALL SELECT account, stop, ${value("-")}, false FROM ${from}`;
  return `
    CREATE OR REPLACE TEMP TABLE open_days AS
    WITH fitting AS MATERIALIZED (SELECT account FROM accounts WHERE ${fitPoints(model)} >= ${gates.fit}),
    fitting_days AS MATERIALIZED (SELECT * FROM engaging_days SEMI JOIN fitting USING (account)),
    engaged AS MATERIALIZED (
      SELECT s.account, s.start, s.stop, ${seniorityPoints} AS weight
      FROM (${stretches("fitting_days", "account, person", window)}) s JOIN people p USING (person)
    ),
    departments AS MATERIALIZED (${stretches(departments, "account, department", window)}),
    matching AS MATERIALIZED (
      ${stretches("(SELECT * FROM matching_days SEMI JOIN fitting USING (account))", "account, person", manyPeople.when.within_days)}
    ),
    times AS MATERIALIZED (
      SELECT account, day AS start, day + ${atLeast.when.within_days + 1} AS stop, times
      FROM counted_days SEMI JOIN fitting USING (account)
    ),
    edges(account, day, points, departments, people, times, is_day) AS (
      ${edges("engaged", (sign) => `${sign}weight, 0, 0, 0`)}
      UNION ALL ${edges("departments", (sign) => `0, ${sign}1, 0, 0`)}
      UNION ALL ${edges("matching", (sign) => `0, 0, ${sign}1, 0`)}
      UNION ALL ${edges("times", (sign) => `0, 0, 0, ${sign}times`)}
      UNION ALL SELECT account, day, 0, 0, 0, 0, true FROM account_days SEMI JOIN fitting USING (account)
    ),
    -- One row for each day on which anything changes, so that the running sums are over whole days.
    changes AS (
      SELECT account, day, sum(points) AS points, sum(departments) AS departments, sum(people) AS people,
        sum(times) AS times, bool_or(is_day) AS is_day
      FROM edges GROUP BY account, day
    ),
    standing AS (
      SELECT account, day, is_day, sum(points) OVER w AS points, sum(departments) OVER w AS departments,
        sum(people) OVER w AS people, sum(times) OVER w AS times
      FROM changes WINDOW w AS (PARTITION BY account ORDER BY day ROWS UNBOUNDED PRECEDING)
    )
    SELECT account, CAST(day AS INTEGER) AS day, coalesce(batch, 0) AS batch,
      CASE WHEN times >= ${atLeast.when.at_least} THEN ${units(atLeast.points)} ELSE 0 END
      + CASE WHEN people >= ${manyPeople.when.people_at_least} THEN ${units(manyPeople.points)} ELSE 0 END AS own
    FROM standing LEFT JOIN batches USING (account)
    WHERE is_day AND ${coverage("points", "departments")} >= ${gates.coverage}`;
}

/** @param {Model} model @param {number} batches */
export function sweepAccounts(model, batches) {
  const signals = ofPeople(model).filter(({ dimension }) => dimension === "engagement");
  const surge = signalNamed(model, "surge");
  const lookback = (of) => `${of}.day BETWEEN d.day - ${model.lookback_days} AND d.day`;
  const batch = (number) => `
    INSERT INTO rolled
    SELECT account, day, sum(least(${worthOf(signals, model)}, ${units(model.account.per_person_cap)})) FROM (
      SELECT d.account, d.day, p.person, ${sums(signals)}
      FROM (SELECT account, day FROM open_days WHERE batch = ${number}) d
      JOIN (
        SELECT account, person, day, ${counts(signals)} FROM person_days
        SEMI JOIN (SELECT account FROM batches WHERE batch = ${number}) USING (account) WHERE ${anyOf(signals)}
      ) p ON p.account = d.account AND ${lookback("p")}
      JOIN person_decay k ON k.age = d.day - p.day
      GROUP BY d.account, d.day, p.person
    ) GROUP BY account, day`;
  return [
    `CREATE OR REPLACE TEMP TABLE person_decay AS ${decay(signals, model)}`,
    openDays(model),
    `CREATE OR REPLACE TEMP TABLE rolled (account INTEGER, day INTEGER, value DOUBLE)`,
    ...Array.from({ length: batches }, (_, number) => batch(number)),
    tally(`
      WITH decay AS (${decay([surge], model)}),
      surges AS (
        SELECT d.account, d.day, ${cut(`${surge.points * 1000} * sum(p.times * k.surge)`, surge.cap)} AS value
        FROM open_days d JOIN surge_days p ON p.account = d.account AND ${lookback("p")}
        JOIN decay k ON k.age = d.day - p.day
        GROUP BY ALL
      )
      SELECT account AS entity, account, day,
        floor((own + coalesce(s.value, 0) + coalesce(r.value, 0)) / ${units(1)}) AS points
      FROM open_days LEFT JOIN surges s USING (account, day) LEFT JOIN rolled r USING (account, day)`),
  ];
}
