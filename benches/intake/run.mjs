// The intake's part of the benchmark: from files to the line of people, in the browser and outside it, in turn.

import { readFileSync } from "node:fs";
import { serve } from "../../scripts/serve.mjs";
import { say } from "../../scripts/step.mjs";
import { launch, open } from "../../tests/browser.mjs";
import { FOLDER } from "../browser.mjs";
import { Jobs } from "../jobs.mjs";
import * as native from "./native.mjs";

/** In the browser, then outside it. */
const IN_BROWSER = {
  cutline: "Cutline",
  js: "JavaScript, bytes by hand",
  papaparse: "PapaParse and JavaScript",
  duckdb: "DuckDB-Wasm, hand-tuned SQL",
  "duckdb-plain": "DuckDB-Wasm, plain SQL",
};
const NATIVE = {
  polars: "Polars, native",
  "native-duckdb": "DuckDB, native, hand-tuned SQL",
  "native-duckdb-plain": "DuckDB, native, plain SQL",
  pandas: "pandas, native",
};
export const TITLES = { ...IN_BROWSER, ...NATIVE };

/** What took longer is not done again. */
const LONG_MS = 60_000;

/**
 * @typedef {object} Taken
 * @property {number[]} times in milliseconds
 * @property {number} memory the most bytes of the renderer, or of the program, at the end; 0 where that cannot be told
 * @property {number} module bytes of the module's memory, at the end
 * @property {string | null} failure why there is no answer
 */

/**
 * @param {{ activities: number, rounds: number, names: string[] }} options `names` are of `TITLES`
 * @returns {Promise<{ bytes: number, taken: Record<string, Taken>, differences: string[], compared: number, crossed: number }>}
 */
export async function measureIntake({ activities, rounds, names }) {
  const { server, address } = await serve({ port: 0, folder: FOLDER });
  const browser = await launch();
  try {
    const { page } = await open(browser, `${address}measure.html`);
    page.setDefaultTimeout(0);
    await page.waitForFunction(() => "intake" in window);
    say(`· Making up ${activities.toLocaleString("en")} activities`);
    // @ts-expect-error: the page puts it there
    const bytes = await page.evaluate((count) => window.intake.makeFiles(count), activities);
    if (names.some((name) => name in NATIVE)) await native.writeFiles(activities);
    const jobs = new Jobs();
    /** @type {Record<string, Taken>} */
    const taken = Object.fromEntries(names.map((name) => [name, { times: [], memory: 0, module: 0, failure: null }]));
    let crossed = 0;
    for (let round = 0; round < rounds; round++) {
      say(`· Round ${round + 1} of ${rounds}`);
      const answers = [];
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + round) % names.length] ?? "";
        const own = taken[name];
        if (!own || own.failure || own.times.some((ms) => ms > LONG_MS)) continue;
        try {
          const { ms, answer, memory, module } = await once(name, page, browser);
          own.times.push(ms);
          own.memory = Math.max(own.memory, memory ?? 0);
          own.module = Math.max(own.module, module ?? 0);
          answers.push([TITLES[name], answer]);
        } catch (error) {
          own.failure = String(error.message ?? error).split("\n")[0] ?? "";
        }
      }
      crossed = answers[0]?.[1].crossings[0] ?? crossed;
      if (answers.length > 1) jobs.compare(`the line of people, round ${round + 1}`, answers);
    }
    return { bytes, taken, differences: jobs.differences, compared: jobs.compared, crossed };
  } finally {
    await browser.close();
    server.close();
  }
}

async function once(name, page, browser) {
  if (name in NATIVE) return { module: 0, ...(await native.firstCurve(name)) };
  try {
    // @ts-expect-error: as above
    const result = await page.evaluate((of) => window.intake.firstCurve(of), name);
    return { ...result, memory: await ofRenderers(browser) };
  } finally {
    // @ts-expect-error: as above
    await page.evaluate(() => window.intake.end());
  }
}

/** Bytes that the pages' processes have in memory; `null` where the system does not tell. @param {import("playwright-core").Browser} browser */
async function ofRenderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  try {
    const of = ({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024;
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, one) => sum + of(one), 0);
  } catch {
    return null;
  }
}
