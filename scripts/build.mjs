// `npm run build`: the package in pkg/ and the page, one file, in dist/. Each step is skipped when nothing it reads changed.

import { fileURLToPath } from "node:url";
import { finishPackage } from "./package.mjs";
import { stepIfChanged } from "./stamp.mjs";
import { fail, run } from "./step.mjs";
import { writeTypes } from "./types.mjs";

const CORE = ["src", "lists", "models", "Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "xtask"];
const TOOLS = ["package-lock.json", "scripts"];
const TYPES = "www/engine/protocol.gen.ts";
const PACKAGE = "pkg";
const PAGE = "dist/cutline.html";

export function buildTypes() {
  return stepIfChanged(
    "Types of what crosses the edge",
    { name: "types", reads: [...CORE, ...TOOLS], writes: [TYPES] },
    writeTypes,
  );
}

export function buildPackage() {
  const reads = [...CORE, ...TOOLS, "package.json", TYPES];
  return stepIfChanged("The package, pkg/", { name: "package", reads, writes: [PACKAGE] }, async () => {
    const failing = "The core could not be built for WebAssembly; what cargo says above tells why.";
    finishPackage((await run("cargo", ["xtask", "wasm"], { failing, capture: true })).trim());
  });
}

export function buildPage() {
  const reads = ["www", PACKAGE, ...TOOLS, "vite.config.ts", "tsconfig.base.json"];
  return stepIfChanged("The page, dist/cutline.html", { name: "page", reads, writes: [PAGE] }, async () => {
    const { build } = await import("vite");
    await build();
  });
}

export async function buildAll() {
  await buildTypes();
  await buildPackage();
  await buildPage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll().catch(fail);
