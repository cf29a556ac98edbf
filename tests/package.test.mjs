// The package as npm ships it: what is in it, and whether bundlers, Node and TypeScript find their way into it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { pack } from "./packed.mjs";

const pkg = join(root, "pkg");
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
/** npm takes these along unasked. */
const ALWAYS = ["README.md", "package.json"];

describe("the package", () => {
  let folder;
  let packed;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "cutline-pack-"));
    packed = pack(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  test("holds what a user needs, and nothing else", () => {
    const names = packed.files.map(({ path }) => path).sort();
    assert.deepEqual(names, [...manifest.files, ...ALWAYS].sort());
    assert.deepEqual(readdirSync(pkg).sort(), names);
  });

  test("runs nothing when it is installed, and brings nothing along", () => {
    for (const key of ["scripts", "dependencies", "peerDependencies", "optionalDependencies", "bin"])
      assert.equal(manifest[key], undefined, key);
    assert.equal(manifest.type, "module");
  });

  test("its entries are there", () => {
    const paths = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? entry : Object.values(entry),
    );
    for (const path of [manifest.main, manifest.types, ...paths]) assert.ok(existsSync(join(pkg, path)), path);
  });

  test("its glue asks for no file of its own accord", () =>
    assert.doesNotMatch(readFileSync(join(pkg, "cutline.js"), "utf8"), /import\.meta\.url/));

  test("is as publint wants a package", async () => {
    const { publint } = await import("publint");
    const tarball = new Uint8Array(readFileSync(packed.path)).buffer;
    const { messages } = await publint({ strict: true, pack: { tarball } });
    assert.deepEqual(messages, []);
  });

  test("its types are found by every resolution that can load ESM", () => {
    const cli = dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json"));
    const modules = ["./cutline_bg.wasm", "./cutline_sheets_bg.wasm"];
    const args = ["--profile", "esm-only", "--exclude-entrypoints", ...modules, "--format", "json"];
    const told = JSON.parse(
      execFileSync(process.execPath, [join(cli, "dist/index.js"), packed.path, ...args], { encoding: "utf8" }),
    );
    for (const entry of [".", "./calculator", "./board", "./sheets"])
      assert.ok(told.analysis.entrypoints[entry], entry);
    // The package is ESM alone, on purpose.
    const { CJSResolvesToESM: _, ...problems } = told.problems;
    assert.deepEqual(problems, {});
  });
});
