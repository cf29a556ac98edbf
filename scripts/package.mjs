// From what wasm-bindgen left to the package that is shipped: optimised, described, licensed. Everything is made in a
// folder beside and moved into place at the end, so that pkg/ is never half made.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./step.mjs";

/** What `scripts/elements.mjs` adds. */
export const ELEMENT_FILES = [
  ...["calculator.js", "calculator.d.ts", "board.js", "board.d.ts", "board_worker.js"],
  ...["elements.js", "elements.d.ts", "actions.js", "custom-elements.json"],
];

/** What `scripts/sheets_bundle.mjs` adds. */
export const SHEET_FILES = ["sheets.js", "sheets.d.ts"];

/** What stands in pkg/ before that: the core, and the module for workbooks. */
export const CORE_FILES = [
  ...["cutline.js", "cutline.d.ts", "cutline_bg.wasm", "protocol.d.ts"],
  ...["cutline_sheets.js", "cutline_sheets.d.ts", "cutline_sheets_bg.wasm"],
  ...["LICENSE-MIT", "LICENSE-APACHE", "README.md", "package.json"],
];

/** @param {string} made the folder that `cargo xtask wasm` printed */
export function finishPackage(made) {
  const next = join(root, "target/pkg-next");
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  for (const module of ["cutline", "cutline_sheets"]) {
    optimise(join(made, `${module}_bg.wasm`), join(next, `${module}_bg.wasm`));
    for (const end of ["js", "d.ts"]) copyFileSync(join(made, `${module}.${end}`), join(next, `${module}.${end}`));
  }
  copyFileSync(join(root, "www/engine/protocol.gen.ts"), join(next, "protocol.d.ts"));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(next, name));
  copyFileSync(join(root, "docs/package.md"), join(next, "README.md"));
  writeFileSync(join(next, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  rmSync(join(root, "pkg"), { recursive: true, force: true });
  renameSync(next, join(root, "pkg"));
}

/**
 * A function that is called from one place stays one: merged into its caller, the walk through a person's days takes a
 * quarter longer, for the browser's compiler then has too much to hold in registers.
 */
const OPTIMISED = ["-O3", "--one-caller-inline-max-function-size", "20"];

/** What comes out depends on what goes in and on the optimiser alone, which takes its time: the last results are kept. */
function optimise(from, to) {
  const binaryen = dirname(createRequire(import.meta.url).resolve("binaryen/package.json"));
  const hash = createHash("sha256")
    .update(readFileSync(join(binaryen, "package.json")))
    .update(OPTIMISED.join(" "))
    .update(readFileSync(from));
  const kept = join(root, "target/optimised", `${hash.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    execFileSync(process.execPath, [join(binaryen, "bin/wasm-opt"), ...OPTIMISED, from, "-o", `${kept}.part`], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    renameSync(`${kept}.part`, kept);
  }
  copyFileSync(kept, to);
}

/** What Cargo.toml says of the package. */
export const stated = (key) =>
  readFileSync(join(root, "Cargo.toml"), "utf8").match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];

function manifest() {
  return {
    name: "cutline",
    version: stated("version"),
    description: stated("description"),
    keywords: ["lead scoring", "account scoring", "mql", "cac payback", "webassembly"],
    license: stated("license"),
    type: "module",
    main: "./cutline.js",
    types: "./cutline.d.ts",
    exports: {
      ".": { types: "./cutline.d.ts", default: "./cutline.js" },
      "./calculator": { types: "./calculator.d.ts", default: "./calculator.js" },
      "./board": { types: "./board.d.ts", default: "./board.js" },
      "./sheets": { types: "./sheets.d.ts", default: "./sheets.js" },
      "./cutline_bg.wasm": "./cutline_bg.wasm",
      "./cutline_sheets_bg.wasm": "./cutline_sheets_bg.wasm",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    files: [
      ...CORE_FILES.filter((name) => !["README.md", "package.json"].includes(name)),
      ...SHEET_FILES,
      ...ELEMENT_FILES,
    ],
    // They define their elements when they are loaded, and the worker waits for its calls.
    sideEffects: ["./calculator.js", "./board.js", "./board_worker.js", "./elements.js"],
    customElements: "custom-elements.json",
    engines: { node: ">=20" },
  };
}
