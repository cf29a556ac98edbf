// The package under Node. After a panic an instance must not be called again, so a fresh one can be had at any time.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./step.mjs";

const glue = pathToFileURL(join(root, "pkg/cutline.js")).href;
let instances = 0;

/** A fresh instance of pkg/, with nothing loaded. */
export async function freshCore() {
  const core = await import(`${glue}?instance=${instances++}`);
  core.initSync({ module: readFileSync(join(root, "pkg/cutline_bg.wasm")) });
  return core;
}
