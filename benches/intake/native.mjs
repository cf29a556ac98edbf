// The contenders outside the browser: programs in Python, each run anew, told which files to read and what is asked.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { HIGHEST_LINE, Ranges } from "../answer.mjs";
import { AS_OF, FIRST_DAY, monthOfDay } from "../data/days.mjs";
import { generate, WIDE } from "../data/generate.mjs";
import { TITLES } from "../data/words.mjs";
import { isEachTime, signalNamed } from "../duckdb/model.mjs";
import { tables } from "../duckdb/tables.mjs";
import { HORIZON_DAYS, untouched } from "../model.mjs";
import { SQL } from "./sql.mjs";

const PYTHON = join(root, "benches/native/.venv/bin/python");
const FOLDER = join(root, "test-results/bench-files");

export const isThere = () => existsSync(PYTHON);

/** By name: the program and its argument. */
const PROGRAMS = {
  polars: ["with_polars.py"],
  "native-duckdb": ["with_duckdb.py", "tuned"],
  "native-duckdb-plain": ["with_duckdb.py", "plain"],
  pandas: ["with_pandas.py"],
};

/** Writes the files and the question. @param {number} activities */
export async function writeFiles(activities) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [table, bytes] of Object.entries(generate(activities, "plain", true)))
    await writeFile(join(FOLDER, `${table}.csv`), bytes);
  await writeFile(join(FOLDER, "question.json"), JSON.stringify(question()));
}

function question() {
  const model = untouched();
  const senior = signalNamed(model, "senior");
  const signal = ({ id, points, cap, max_per_day, group, when, decay }) => ({
    id,
    type: when.activity[0],
    points: points * 1000,
    cap: cap ?? null,
    max_per_day: max_per_day ?? null,
    group: group ?? null,
    half_life: (decay ?? model.decay).half_life_days,
  });
  return {
    threads: cpus().length,
    first_day: FIRST_DAY,
    last_day: AS_OF - FIRST_DAY,
    month_of_day: Array.from(monthOfDay),
    horizon: HORIZON_DAYS,
    highest_line: HIGHEST_LINE,
    lookback: model.lookback_days,
    titles: TITLES.map(([title, seniority]) => [title, senior.when.in.includes(seniority)]),
    senior_points: senior.points,
    groups: Object.fromEntries(Object.entries(model.groups).map(([name, { cap }]) => [name, cap])),
    signals: model.signals.filter((one) => one.scope === "person" && isEachTime(one)).map(signal),
    sql: { tables: tables(WIDE), plain: SQL.plain(), tuned: SQL.tuned() },
  };
}

/** @param {string} name */
export async function firstCurve(name) {
  const [program, ...given] = PROGRAMS[name];
  const { ms, memory, steps } = JSON.parse(await output([join(root, "benches/native", program), FOLDER, ...given]));
  const ranges = new Ranges();
  for (const [line, fate, month, step] of steps) ranges.step(line, fate, month, step);
  return { ms, answer: ranges.answer(), memory };
}

/** @param {string[]} args @returns {Promise<string>} */
function output(args) {
  // As many threads as the machine has, whatever the library would take.
  const env = { ...process.env, POLARS_MAX_THREADS: String(cpus().length) };
  const child = spawn(PYTHON, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err] = [[], []];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const last = Buffer.concat(err).toString().trim().split("\n").at(-1);
      reject(new Error(last || `it ended with ${signal ?? code}`));
    });
  });
}
