// Steps that say what they do and how long it took. Built-ins only: set-up runs before any package is there.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's own folder, wherever it was called from. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A failure that is told in a sentence, with no stack: something to install or to mend, not a bug of the script. */
export class Failure extends Error {}

/** Quiet, steps and what they run print nothing unless they fail: `case` answers on standard output alone. */
export const voice = { quiet: false };

/** @param {string} line */
export function say(line) {
  if (!voice.quiet) process.stdout.write(`${line}\n`);
}

/**
 * Does one step and says how long it took.
 * @template T
 * @param {string} title what it does
 * @param {() => T | Promise<T>} work
 */
export async function step(title, work) {
  const start = performance.now();
  say(`· ${title}`);
  const result = await work();
  say(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Runs a program in the project's folder.
 * @param {string} program
 * @param {string[]} args
 * @param {{ failing: string, env?: Record<string, string>, capture?: boolean }} how `failing`: the sentence where it
 *   fails; `capture`: its standard output is returned and not shown
 * @returns {Promise<string>}
 */
export function run(program, args, { failing, env = {}, capture = false }) {
  const shown = voice.quiet ? "pipe" : "inherit";
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", capture ? "pipe" : shown, shown],
    });
    let text = "";
    let complaints = "";
    child.stdout?.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    child.stderr?.setEncoding("utf8").on("data", (part) => {
      complaints += part;
    });
    child.on("error", () => reject(new Failure(`${program} could not be started. ${failing}`)));
    child.on("close", (code) => (code === 0 ? resolve(text) : reject(new Failure(`${complaints}${failing}`))));
  });
}

/**
 * Ends a script whose work failed: one sentence for a failure, the whole stack for a bug.
 * @returns {never}
 */
export function fail(error) {
  process.stderr.write(error instanceof Failure ? `✗ ${error.message}\n` : `${error.stack}\n`);
  process.exit(1);
}
