// A Workbench with files in it, for the tests that ask the package itself.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freshCore } from "../scripts/core.mjs";
import { root } from "../scripts/step.mjs";

/** The model of a worked case, as text. */
export const modelOf = (name) => readFileSync(join(root, "cases", name, "model.json"), "utf8");

/**
 * @param {{ name: string, table: string, bytes: string | Uint8Array, mapping?: object, piece?: number }[]} files
 * @param {{ models?: string[], settings?: object, as_of?: string | null, today?: string }} [workspace]
 */
export async function benchWith(files, { models = [], settings = {}, as_of = null, today = "2026-07-01" } = {}) {
  const { Workbench } = await freshCore();
  const bench = new Workbench();
  for (const file of files) load(bench, file);
  bench.set_models(models);
  bench.set_settings(settings, as_of, today);
  return bench;
}

/** Opens, pushes (in pieces of `piece` bytes) and closes one file; the id and the report of it. */
export function load(bench, { name, table = null, bytes, mapping = null, piece = 1 << 20 }) {
  const id = bench.open_file(name, table);
  const whole = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  for (let at = 0; at < whole.length; at += piece) bench.push(id, whole.subarray(at, at + piece));
  const report = bench.close_file(id);
  if (mapping) bench.set_mapping(id, mapping);
  return { id, report };
}
