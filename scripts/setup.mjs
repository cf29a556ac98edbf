// All that a fresh machine needs before the first build: `npm start` and `npm test` run this first. Built-ins only.
// `--tests` adds what only the tests need: the formatter, the lints and browsers.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installBrowsers } from "./browser.mjs";
import { Failure, fail, root, run, step } from "./step.mjs";

const TARGET = "wasm32-unknown-unknown";
const answers = (program, ...args) => spawnSync(program, args, { cwd: root, stdio: "ignore" }).status === 0;

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Failure(
      `Cutline is built with Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
}

async function rust(forTests) {
  if (!answers("cargo", "--version"))
    throw new Failure("Rust is missing: install rustup as https://rustup.rs says, open a new shell, and start again.");
  if (process.platform !== "win32" && !answers("cc", "--version"))
    throw new Failure(
      "Rust needs a C linker and finds none: install one (on Debian: apt-get install build-essential) and start again.",
    );
  if (answers("rustup", "--version")) {
    const failing = `rustup could not add what rust-toolchain.toml asks for; try "rustup target add ${TARGET}" yourself.`;
    await run("rustup", ["target", "add", TARGET], { failing });
    if (forTests) await run("rustup", ["component", "add", "rustfmt", "clippy"], { failing });
  } else {
    const library = spawnSync("rustc", ["--print", "target-libdir", "--target", TARGET], { encoding: "utf8" });
    if (library.status !== 0 || !existsSync(library.stdout.trim()))
      throw new Failure(
        `This Rust cannot build for WebAssembly: install rustup as https://rustup.rs says, or your system's package of Rust's standard library for ${TARGET}.`,
      );
  }
}

/** `npm ci`, when the packages installed are not those of the lock file. */
async function packages() {
  const mark = join(root, "node_modules/.cutline-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  const failing = "npm could not install the packages of package-lock.json; is the npm registry within reach?";
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  await (npm ? run(process.execPath, [npm, ...args], { failing }) : run("npm", args, { failing }));
  writeFileSync(mark, lock);
}

/** @param {{ tests: boolean }} purpose whether what only the tests need is set up too */
export async function setUp({ tests }) {
  checkNode();
  await step("Rust and its WebAssembly target", () => rust(tests));
  await step("npm packages", packages);
  if (tests) await step("Browsers for the tests", installBrowsers);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tests = process.argv.includes("--tests");
  try {
    await setUp({ tests });
    if (!tests) await (await import("./build.mjs")).buildAll();
  } catch (error) {
    fail(error);
  }
}
