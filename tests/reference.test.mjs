// The figures that the Rust tests are held against are those that the script beside them makes. Where Python, or one of its
// libraries, is not at hand (`CUTLINE_PYTHON` names another interpreter) this reports itself as not run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";

const python = process.env.CUTLINE_PYTHON ?? "python3";
const { status } = spawnSync(python, ["-c", "import numpy, scipy, statsmodels, sklearn"]);
const skip = status === 0 ? false : `not run: ${python} has no numpy, SciPy, statsmodels and scikit-learn`;
const folder = join(root, "tests", "reference");

/** Where two documents differ by more than libraries of other versions may. */
function difference(a, b, at = "") {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(b)) ? null : `${at}: ${a} is not ${b}`;
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null)
    return a === b ? null : `${at}: ${a} is not ${b}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key], b[key], `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

describe("the reference of statistics and audit", { skip }, () => {
  const made = mkdtempSync(join(tmpdir(), "cutline-reference-"));
  after(() => rmSync(made, { recursive: true }));

  test("is what its script makes", () => {
    const run = spawnSync(python, [join(folder, "make.py"), made], { cwd: root, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    for (const name of ["stats.json", "generated.json", "olist.json"]) {
      if (name === "olist.json" && !existsSync(join(made, name))) continue;
      const read = (from) => JSON.parse(readFileSync(join(from, name), "utf8"));
      assert.equal(difference(read(made), read(folder)), null, name);
    }
  });
});
