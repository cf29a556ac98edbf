// What runs in the browser for the intake: the files are made once, and each contender reads them anew, in a worker of its
// own that lives until its memory has been looked at.

import { generate } from "../data/generate.mjs";
import { MAKE } from "./contenders.mjs";

/** @type {import("./contenders.mjs").Files} */
let files;
let running = null;

/** Makes the files, and says how many bytes they have. @param {number} activities */
export function makeFiles(activities) {
  const made = Object.entries(generate(activities, "plain", true));
  const named = made.map(([table, bytes]) => [table, new File([bytes], `${table}.csv`)]);
  files = /** @type {typeof files} */ (Object.fromEntries(named));
  return made.reduce((sum, [, { length }]) => sum + length, 0);
}

/** @param {keyof typeof MAKE} name */
export async function firstCurve(name) {
  running = MAKE[name]();
  await running.start();
  const begin = performance.now();
  const answer = await running.firstCurve(files);
  return { ms: performance.now() - begin, answer, module: (await running.memory?.()) ?? null };
}

export function end() {
  running?.end();
  running = null;
}
