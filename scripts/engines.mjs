// `npm run test:engines`: what needs Python, Java or a program of the system, file by file of tests/engines/. It installs what
// it can: Python packages into .engines/venv, and, as root on Debian, the system's own. An engine that cannot be had is
// reported as not run, and is no failure; name files to run these alone.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { setUp } from "./setup.mjs";
import { Failure, fail, root, run, say, step } from "./step.mjs";

/** The exit code by which a file says that its engine cannot be had here. */
const NOT_HAD = 69;
const folder = join(root, "tests/engines");
const answers = (program, ...args) => spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** The packages of requirements.txt, pinned, in a folder that git ignores. */
async function python() {
  const venv = join(root, ".engines/venv");
  const mark = join(venv, "requirements");
  const file = join(folder, "requirements.txt");
  const wanted = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  if (!answers("python3", "--version"))
    throw new Failure("Python 3.10 or newer is missing: install it and start again.");
  const failing =
    "The packages of tests/engines/requirements.txt could not be installed; what pip says above tells why.";
  await run("python3", ["-m", "venv", venv], { failing });
  await run(join(venv, "bin/python"), ["-m", "pip", "install", "--quiet", "-r", file], { failing });
  writeFileSync(mark, wanted);
}

/** What Debian has, where it is missing and may be installed. A file whose engine is still missing says so itself. */
async function system() {
  const missing = [
    ["postgresql", () => existsSync("/usr/lib/postgresql")],
    ["openjdk-17-jre-headless", () => answers("java", "-version")],
    ["libreoffice-calc-nogui", () => answers("soffice", "--version")],
  ].flatMap(([name, isThere]) => (typeof isThere === "function" && !isThere() ? [String(name)] : []));
  if (missing.length === 0 || process.getuid?.() !== 0 || !answers("apt-get", "--version")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", ["-qq", "-y", ...args], { stdio: "inherit", env });
  apt("update");
  for (const name of missing) apt("install", "--no-install-recommends", name);
}

try {
  await setUp({ tests: true });
  await step("The engines' Python packages", python);
  await step("The engines that Debian has", system);
  await buildAll();
} catch (error) {
  fail(error);
}
const named = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
const chosen = files.filter((name) => named.length === 0 || named.includes(name.replace(/\.mjs$/, ""))).sort();
const outcomes = new Map();
for (const name of chosen)
  await step(name, () => {
    const { status } = spawnSync(process.execPath, [join(folder, name)], { cwd: root, stdio: "inherit" });
    outcomes.set(name, status === 0 ? "passed" : status === NOT_HAD ? "not run: it cannot be had here" : "FAILED");
  });
say("");
for (const [name, outcome] of outcomes) say(`${name}: ${outcome}`);
process.exitCode = chosen.length > 0 && ![...outcomes.values()].includes("FAILED") ? 0 : 1;
