// From what wasm-bindgen left to the package that is shipped: optimised, described, licensed. Everything is made in a
// folder beside and moved into place at the end, so that pkg/ is never half made.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./step.mjs";

/** @param {string} made the folder that `cargo xtask wasm` printed */
export function finishPackage(made) {
  const next = join(root, "target/pkg-next");
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  optimise(join(made, "cutline_bg.wasm"), join(next, "cutline_bg.wasm"));
  for (const name of ["cutline.js", "cutline.d.ts"]) copyFileSync(join(made, name), join(next, name));
  copyFileSync(join(root, "www/engine/protocol.gen.ts"), join(next, "protocol.d.ts"));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(next, name));
  writeFileSync(join(next, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  rmSync(join(root, "pkg"), { recursive: true, force: true });
  renameSync(next, join(root, "pkg"));
}

function optimise(from, to) {
  const binaryen = dirname(createRequire(import.meta.url).resolve("binaryen/package.json"));
  execFileSync(process.execPath, [join(binaryen, "bin/wasm-opt"), "-O3", from, "-o", to], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function manifest() {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  const stated = (key) => cargo.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
  return {
    name: "cutline",
    version: stated("version"),
    description: stated("description"),
    license: stated("license"),
    type: "module",
    main: "./cutline.js",
    types: "./cutline.d.ts",
    exports: { ".": { types: "./cutline.d.ts", default: "./cutline.js" }, "./cutline_bg.wasm": "./cutline_bg.wasm" },
    files: ["cutline.js", "cutline.d.ts", "cutline_bg.wasm", "protocol.d.ts", "LICENSE-MIT", "LICENSE-APACHE"],
    sideEffects: false,
    engines: { node: ">=20" },
  };
}
