// The page's modules, which are TypeScript, for node's test runner.

import { join } from "node:path";
import { runnerImport } from "vite";
import { root } from "../../scripts/step.mjs";

/** A module under www/, by its path there. */
export async function page(path) {
  const { module } = await runnerImport(join(root, "www", path), { configFile: false, logLevel: "error" });
  return module;
}
