// The four files as tables, loaded once: keys as whole numbers, days counted from the first, identity and titles resolved.

import { DAYS, FIRST_DAY, isoOf, monthOfDay } from "../data/days.mjs";
import { TITLES } from "../data/words.mjs";

const text = (columns) => `{${columns.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`;
const csv = (table, columns) =>
  `read_csv('${table}.csv', header = true, auto_detect = false, columns = ${text(columns)})`;
const key = (column) => `CAST(nullif(substr(${column}, 2), '') AS INTEGER)`;
const day = (column) => `CAST(CAST(substr(${column}, 1, 10) AS DATE) - DATE '${isoOf(FIRST_DAY)}' AS INTEGER)`;
const quoted = (word) => `'${word}'`;

/** The statements that make the tables, in order. @param {string[]} columns of activities */
export const tables = (columns) => [
  `CREATE TABLE titles AS SELECT * FROM (VALUES ${TITLES.map((row) => `(${row.map(quoted).join(", ")})`).join(", ")})
     AS t(title, seniority, department)`,
  `CREATE TABLE people AS
     SELECT ${key("c.id")} AS person, ${key("c.account")} AS account, t.seniority, t.department
     FROM ${csv("contacts", ["id", "email", "title", "account"])} c JOIN titles t ON t.title = coalesce(c.title, '')`,
  `CREATE TABLE accounts AS
     SELECT ${key("id")} AS account, lower(industry) AS industry, CAST(employees AS INTEGER) AS employees,
       lower(country) AS country
     FROM ${csv("accounts", ["id", "name", "industry", "employees", "country"])}`,
  `CREATE TABLE activities AS
     SELECT ${key("a.person")} AS person, coalesce(${key("a.account")}, p.account) AS account, a.type,
       ${day("a.occurred_at")} AS day
     FROM ${csv("activities", columns)} a
     LEFT JOIN people p ON p.person = ${key("a.person")}`,
  `CREATE TABLE outcomes AS
     SELECT ${key("account")} AS account, ${day("occurred_at")} AS day, stage = 'lost' AS lost
     FROM ${csv("outcomes", ["id", "stage", "occurred_at", "account", "amount"])}`,
  // −1: before the complete months.
  `CREATE TABLE calendar AS SELECT * FROM (VALUES ${Array.from(monthOfDay, (month, at) => `(${at}, ${month})`).join(", ")})
     AS t(day, month)`,
  `CREATE TABLE ages AS SELECT CAST(range AS INTEGER) AS age FROM range(0, ${DAYS + 1})`,
];
