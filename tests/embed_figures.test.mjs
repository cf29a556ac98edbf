// The element's figures are the case runner's, on 10,000 random inputs: through its attributes and through its properties.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { answerCase } from "../scripts/answer-case.mjs";
import { serve } from "../scripts/serve.mjs";
import { launch } from "./browser.mjs";
import { page as pageModule } from "./page/load.mjs";

const CASES = 10_000;

/** Numbers from 0 to 1, the same in every run: Marsaglia's xorshift of 32 bits. */
function random() {
  let state = 20_260_630;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What people type, and what nobody should: shares and amounts, nothing, zero, less than nothing, far too much. */
function inputs(names, next) {
  const value = () => {
    const kind = next();
    if (kind < 0.3) return Math.round(100 * next()) / 100;
    if (kind < 0.6) return Math.round(500 * next());
    if (kind < 0.8) return 10 ** (8 * next() - 2);
    if (kind < 0.9) return 0;
    if (kind < 0.95) return -10 * next();
    return 10 ** (600 * next() - 300);
  };
  return Object.fromEntries(names.filter(() => next() < 0.8).map((name) => [name, value()]));
}

/** Asks one element for all of them, by turns in attributes and as a property. Runs in the page. */
async function figures(all) {
  const element = /** @type {any} */ (document.querySelector("cutline-calculator"));
  await element.ready;
  const names = element.constructor.observedAttributes;
  return all.map((given, i) => {
    element.inputs = i % 2 === 0 ? given : {};
    for (const name of i % 2 === 0 ? [] : names) {
      const value = given[name.replaceAll("-", "_")];
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, String(value));
    }
    return JSON.stringify(element.calculation);
  });
}

test("the element's figures are the case runner's", async () => {
  const { NAMES } = await pageModule("embed/names.ts");
  const next = random();
  const all = Array.from({ length: CASES }, () => inputs(NAMES, next));
  const folder = mkdtempSync(join(tmpdir(), "cutline-figures-"));
  const requests = all.map((given) => ({ ask: "calculator", ...given }));
  writeFileSync(join(folder, "case.json"), JSON.stringify({ tables: {}, models: [], settings: {}, requests }));
  const { answers } = await answerCase(folder);
  rmSync(folder, { recursive: true });

  const browser = await launch();
  const { server, address } = await serve({ port: 0, folder: "." });
  const page = await browser.newPage();
  await page.goto(`${address}gallery/dark.html`);
  const told = await page.evaluate(figures, all);
  await browser.close();
  server.close();

  assert.equal(told.length, CASES);
  for (const [i, answer] of answers.entries()) assert.equal(told[i], JSON.stringify(answer), JSON.stringify(all[i]));
  // Neither is a test of nothing: most of these have figures.
  assert.ok(answers.filter(({ payback }) => payback.ratio !== null).length > CASES / 10);
  assert.ok(answers.filter(({ feasible_together }) => feasible_together !== null).length > CASES / 10);
});
