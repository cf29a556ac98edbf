// From scores by day to crossings and what became of them, by line: a running maximum, one look at each crossing's
// outcomes, and differences from line to line. The same for both forms of the SQL.

import { HIGHEST_LINE } from "../answer.mjs";
import { DAYS } from "../data/days.mjs";
import { HORIZON_DAYS } from "../model.mjs";

/**
 * @param {string} scores a query of entity, account, day, and its value in whole points, rounded down
 * @returns {string} a query of line, fate, month and how much the count differs from that of the line before
 */
export const tally = (scores) => `
  WITH scores AS MATERIALIZED (${scores}),
  reached AS (
    SELECT entity, account, day, CAST(least(points, ${HIGHEST_LINE}) AS INTEGER) AS line FROM scores WHERE points >= 0
  ),
  records AS (
    SELECT *, coalesce(max(line) OVER (
      PARTITION BY entity ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1) AS before
    FROM reached
  ),
  steps AS (SELECT entity, account, day, before + 1 AS low, line AS high FROM records WHERE line > before),
  histories AS (
    SELECT s.day, s.low, s.high,
      max(o.day) FILTER (WHERE NOT o.lost AND o.day < s.day) AS reached,
      max(o.day) FILTER (WHERE o.lost AND o.day < s.day) AS lost,
      coalesce(bool_or(NOT o.lost AND o.day BETWEEN s.day AND s.day + ${HORIZON_DAYS}), false) AS converted
    FROM steps s LEFT JOIN outcomes o ON o.account = s.account
    GROUP BY s.entity, s.day, s.low, s.high
  ),
  fates AS (
    SELECT h.low, h.high, c.month, CASE
      WHEN reached IS NOT NULL AND (lost IS NULL OR lost < reached) THEN 0
      WHEN h.day + ${HORIZON_DAYS} > ${DAYS - 1} THEN 1
      WHEN converted THEN 2
      ELSE 3 END AS fate
    FROM histories h JOIN calendar c USING (day)
  )
  SELECT line, fate, month, CAST(sum(step) AS INTEGER) AS step FROM (
    SELECT low AS line, fate, month, 1 AS step FROM fates
    UNION ALL SELECT high + 1, fate, month, -1 FROM fates
  ) GROUP BY ALL`;
