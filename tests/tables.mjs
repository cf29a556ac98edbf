// The table that stands in tests/formats/ in every format, and how it is written as CSV.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/step.mjs";

/** A file of tests/formats/. @param {string} name */
export const made = (name) => readFileSync(join(root, "tests/formats", name));

export const { activities, accounts } = JSON.parse(made("tables.json").toString("utf8"));

const cell = (value, delimiter) =>
  new RegExp(`["\r\n${delimiter === "|" ? "\\|" : delimiter}]`).test(String(value))
    ? `"${String(value).replaceAll('"', '""')}"`
    : String(value);
export const csv = (rows, delimiter = ",", end = "\n") =>
  [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((value) => cell(value, delimiter)).join(delimiter) + end)
    .join("");
