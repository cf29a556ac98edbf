// `npm test`: every check there is, the quick ones first; the first that fails ends it with a sentence. What runs last is
// node's own test runner, so that the last lines are its summary.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { buildElements, buildPackage, buildPages, buildSheets } from "./build.mjs";
import { fail, root, run, say, step } from "./step.mjs";
import { checkTypes } from "./types.mjs";

const { resolve } = createRequire(import.meta.url);
const node = (script, args, failing) => run(process.execPath, [script, ...args], { failing });
const cargo = (args, failing) => run("cargo", args, { failing });
const program = (name, path) => join(dirname(resolve(`${name}/package.json`)), path);

const clippy = (...args) =>
  cargo(["clippy", ...args, "--", "-D", "warnings"], "Clippy objects to the Rust code above; mend what it says.");
const tsc = (side) =>
  node(
    program("typescript", "bin/tsc"),
    ["-p", `tsconfig.${side}.json`],
    `The types of the ${side} side do not hold; see above.`,
  );

async function rustTests() {
  for (const of of ["cutline", "cutline-sheets"])
    await step(`Tests of the Rust code: ${of}`, () =>
      cargo(["test", "--quiet", "--package", of], "A test of the Rust code failed; see above."),
    );
}

/** Named one by one: what a folder's name means to the runner differs between versions of node. */
const testFiles = () =>
  readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => join("tests", name));

try {
  await step("Format of the Rust code", () => cargo(["fmt", "--all", "--check"], 'Format it with "npm run format".'));
  await step("Format and lints of the page and the scripts", () =>
    node(
      program("@biomejs/biome", "bin/biome"),
      ["ci", ...(process.stdout.isTTY ? [] : ["--colors=off"])],
      'Biome objects; "npm run format" mends what can be mended unasked.',
    ),
  );
  await step("The generated types are those of the core", checkTypes);
  await step("Lints of the Rust code", () => clippy("--workspace", "--all-targets", "--quiet"));
  await step("Lints of the Rust code, for WebAssembly", () =>
    clippy("--package", "cutline", "--lib", "--target", "wasm32-unknown-unknown", "--quiet"),
  );
  // The module's last step keeps one core busy for minutes, and leaves the other to the tests.
  const both = await Promise.allSettled([buildPackage(), rustTests()]);
  for (const one of both) if (one.status === "rejected") throw one.reason;
  await buildSheets();
  await buildElements();
  await buildPages();
  // These name the package's own types.
  for (const side of ["node", "page", "worker"]) await step(`Types of the ${side} side`, () => tsc(side));
  say("· The package, the cases and the page in a browser");
} catch (error) {
  fail(error);
}
// Files wait for browsers more than they compute, and none writes where another reads.
const atOnce = `--test-concurrency=${Math.max(2, availableParallelism())}`;
const tests = spawnSync(process.execPath, ["--test", "--test-reporter=spec", atOnce, ...testFiles()], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
process.exitCode = tests.status ?? 1;
