// Drives one engine's Python over all worlds, and ends this process as it ends.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { written } from "./written.mjs";

/** As many as spec §13's proof asks for; fewer for a quick look. */
export const worlds = () => Number(process.env.CUTLINE_WORLDS ?? 200);

/** @param {string} program a file of tests/engines/ @param {string[]} [args] */
export async function drive(program, args = []) {
  const python = join(root, ".engines/venv/bin/python");
  const folder = await written(worlds());
  const ended = spawnSync(python, [join(root, "tests/engines", program), folder, ...args], { stdio: "inherit" });
  process.exitCode = ended.status ?? 1;
}
