// The worlds as files, for the engines that are driven by Python: the resolved tables as CSV, each model's scripts, and the
// rows that they must leave.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { expected, opened } from "./answers.mjs";
import { world } from "./world.mjs";

export const DIALECTS = ["duckdb", "postgres", "spark", "bigquery", "snowflake"];
const folder = join(root, ".engines/worlds");

/** What the files hang on: the core, and what makes the worlds. */
function made() {
  const here = join(root, "tests/warehouse");
  const files = [join(root, "pkg/cutline_bg.wasm"), ...readdirSync(here).map((name) => join(here, name))];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** Writes them unless they stand there already; the folder. @param {number} worlds */
export async function written(worlds) {
  const mark = join(folder, "made-of");
  const now = `${made()} ${worlds}`;
  if (existsSync(mark) && readFileSync(mark, "utf8") === now) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (let seed = 0; seed < worlds; seed++) {
    const at = join(folder, String(seed));
    mkdirSync(at, { recursive: true });
    const bench = await opened(world(seed));
    for (const [table, text] of Object.entries(bench.ask({ ask: "resolved" })))
      writeFileSync(join(at, `${table}.csv`), text);
    for (const [place, model] of world(seed).models.entries()) {
      for (const dialect of DIALECTS)
        writeFileSync(join(at, `${place}.${dialect}.sql`), bench.ask({ ask: "sql", dialect, model: model.name }).text);
      const { person, account } = expected(bench, model);
      const rows = { person: Object.fromEntries(person), account: Object.fromEntries(account) };
      writeFileSync(join(at, `${place}.json`), JSON.stringify(rows));
    }
  }
  writeFileSync(mark, now);
  return folder;
}
