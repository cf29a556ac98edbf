// `npm run build`: the package in pkg/ and the pages, a file each, in dist/. A step is skipped when nothing it reads changed.

import { fileURLToPath } from "node:url";
import { CORE_FILES, ELEMENT_FILES, finishPackage, SHEET_FILES } from "./package.mjs";
import { stepIfChanged } from "./stamp.mjs";
import { fail, run } from "./step.mjs";
import { writeTypes } from "./types.mjs";

const CORE = ["src", "sheets", "lists", "models", "Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "xtask"];
const TOOLS = ["package-lock.json", "scripts"];
const TYPES = "www/engine/protocol.gen.ts";
const PACKAGE = CORE_FILES.map((name) => `pkg/${name}`);
const SHEETS = SHEET_FILES.map((name) => `pkg/${name}`);
const ELEMENTS = ELEMENT_FILES.map((name) => `pkg/${name}`);
const PAGES = ["dist/cutline.html", "dist/calculator.html"];

export function buildTypes() {
  return stepIfChanged(
    "Types of what crosses the edge",
    { name: "types", reads: [...CORE, ...TOOLS], writes: [TYPES] },
    writeTypes,
  );
}

/** The modules and their glue; these and the reader of sheets are all that the cases need. */
export function buildPackage() {
  const reads = [...CORE, ...TOOLS, "package.json", "docs/package.md", TYPES];
  return stepIfChanged("The package, pkg/", { name: "package", reads, writes: PACKAGE }, async () => {
    const failing = "The core could not be built for WebAssembly; what cargo says above tells why.";
    finishPackage((await run("cargo", ["xtask", "wasm"], { failing, capture: true })).trim());
  });
}

export function buildSheets() {
  const reads = ["www/sheets", ...TOOLS, "tsconfig.base.json"];
  return stepIfChanged("The package's reader of sheets", { name: "sheets", reads, writes: SHEETS }, async () => {
    const { writeSheets } = await import("./sheets_bundle.mjs");
    await writeSheets();
  });
}

export function buildElements() {
  const reads = ["www", ...TOOLS, "tsconfig.base.json", "Cargo.toml"];
  return stepIfChanged("The package's elements", { name: "elements", reads, writes: ELEMENTS }, async () => {
    const { writeElements } = await import("./elements.mjs");
    await writeElements();
  });
}

export function buildPages() {
  const reads = ["www", ...PACKAGE, ...TOOLS, "vite.config.ts", "tsconfig.base.json"];
  return stepIfChanged("The pages, dist/", { name: "page", reads, writes: PAGES }, async () => {
    const { build } = await import("vite");
    for (const mode of ["page", "frame"]) await build({ mode });
  });
}

export async function buildAll() {
  await buildTypes();
  await buildPackage();
  await buildSheets();
  await buildElements();
  await buildPages();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll().catch(fail);
