// Drives one engine's Python.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { written } from "./written.mjs";

/** What scripts/engines.mjs takes for "cannot be had here". */
export const NOT_HAD = 69;

/** As many as spec §13's proof asks for; CUTLINE_WORLDS says fewer, for a quick look. */
const worlds = () => Number(process.env.CUTLINE_WORLDS ?? 200);

/** The exit code of a program of tests/engines/. @param {string} program @param {string[]} args */
export function python(program, args) {
  const file = join(root, "tests/engines", program);
  const ended = spawnSync(join(root, ".engines/venv/bin/python"), [file, ...args], { stdio: "inherit" });
  return ended.status ?? 1;
}

/** Over all worlds; this process ends as the program does. @param {string} program @param {string[]} [args] */
export async function drive(program, args = []) {
  process.exitCode = python(program, [await written(worlds()), ...args]);
}
