// The worker is ended a hundred times, at moments that a seed chooses and no clock: while files are read, while figures are
// asked for, while the model is edited, while the line is moved. A browser that ends a worker tells nobody, nor does this.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { freshCore } from "../scripts/core.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { card, choose, eventually, goTo, line, modelEditor, receipt } from "./page.mjs";

const KILLS = 100;
const SEED = 20261125;
/** Messages to and from the worker before it is ended: more than any of these works takes. */
const MOST = 12;
const VISITS = "person,occurred_at,type\nann@northwind.example,2026-05-04,demo\n";

/** Numbers below `n`, the same for the same seed (mulberry32). */
function drawn(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** The sample's files with one account in eight: enough for every figure, and soon read again. */
async function fewOfSample() {
  const { sample_files } = await freshCore();
  const files = sample_files(7);
  const accounts = files.find(({ name }) => name.includes("accounts")).text.split("\n");
  const kept = accounts
    .filter((_, i) => i % 8 === 1)
    .flatMap((row) => row.split(",").slice(0, 3))
    .filter(Boolean);
  return files.map(({ name, text }) => {
    const rows = text.split("\n").filter((row, i) => i === 0 || kept.some((word) => row.includes(word)));
    return { name, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) };
  });
}

/** Runs in the page before anything of it: every worker is counted, and the newest ends when so many messages have passed. */
function endWorkers() {
  const Made = Worker;
  const killing = { made: 0, killed: 0, left: Number.POSITIVE_INFINITY, kill: () => {} };
  Object.assign(window, { killing });
  window.Worker = class extends Made {
    constructor(...given) {
      // @ts-expect-error: as it was called
      super(...given);
      killing.made += 1;
      killing.kill = () => {
        killing.left = Number.POSITIVE_INFINITY;
        killing.killed += 1;
        super.terminate();
      };
      this.addEventListener("message", () => this.pass());
    }
    /** @override */
    postMessage(...given) {
      Reflect.apply(super.postMessage, this, given);
      this.pass();
    }
    pass() {
      if (--killing.left <= 0) killing.kill();
    }
  };
}

/** What a person sees, and what they set. Runs in the page. */
function screen() {
  const text = (selector) => document.querySelector(selector).textContent.replace(/\s+/g, " ").trim();
  const parts = [
    "cut-receipt",
    "cut-files",
    "cut-verdict",
    "cut-tiles",
    "cut-readout",
    "cut-approaches",
    "cut-ranking",
  ];
  const fields = [...document.querySelectorAll("cut-approaches input, #model input[type=number]")];
  return {
    ...Object.fromEntries(parts.map((part) => [part, text(part)])),
    fields: fields.map((field) => /** @type {HTMLInputElement} */ (field).value),
  };
}

function waits() {
  const waiting = document.querySelectorAll("[aria-busy=true], cut-life .notice, .is-stale, progress");
  return [...waiting].filter((one) => one.checkVisibility()).length;
}

describe("a worker that is ended", () => {
  let browser;
  let places;
  before(async () => {
    browser = await launch();
    places = await addresses();
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  test(`${KILLS} times at any moment costs nothing: files, model, targets and figures are those of before`, async () => {
    const { page, troubles, close } = await open(browser, places.file, { before: endWorkers });
    await choose(page, await fewOfSample());
    await eventually(async () => assert.equal(Object.keys(await receipt(page)).length, 4));
    await goTo(page, "Line");
    const { approach, field, today } = line(page);
    await approach("Sales capacity").getByLabel("Leads sales can work").fill("4");
    const home = await field.inputValue();
    await goTo(page, "People");
    await page.getByRole("region", { name: "Accounts", exact: true }).waitFor();
    await goTo(page, "Model");
    await page.getByRole("button", { name: "Attended a webinar", exact: true }).click();
    const points = modelEditor(page).points("Attended a webinar");
    const worth = await points.inputValue();
    const scope = (name) => page.getByRole("button", { name, exact: true });

    /** Each with the step it is done on, and its way back. */
    const works = /** @type {const} */ ({
      reading: {
        step: "Data",
        go: () => choose(page, { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(VISITS) }),
        back: () => card(page, "visits.csv").getByRole("button", { name: "Remove visits.csv" }).click(),
      },
      asking: { step: "People", go: () => scope("People").click(), back: () => scope("Accounts").click() },
      editing: { step: "Model", go: () => points.fill("40"), back: () => points.fill(worth) },
      moving: {
        step: "Line",
        go: () => today.press("ArrowRight"),
        back: async () => {
          await page.getByRole("button", { name: /^Put it back to/ }).click();
          await field.fill(home);
        },
      },
    });
    const killing = () => page.evaluate("({ made: killing.made, killed: killing.killed })");
    const settled = () => eventually(async () => assert.equal(await page.evaluate(waits), 0));
    const all = Object.values(works);

    // What each comes to, and that its way leads back, while nobody ends anything.
    const seen = [];
    for (const { step, go, back } of all) {
      await goTo(page, step);
      await settled();
      const before = await page.evaluate(screen);
      await go();
      await eventually(async () => assert.notDeepEqual(await page.evaluate(screen), before));
      await settled();
      seen.push({ before, after: await page.evaluate(screen) });
      await back();
      await eventually(async () => assert.deepEqual(await page.evaluate(screen), before));
    }

    const below = drawn(SEED);
    for (let kill = 1; kill <= KILLS; kill++) {
      const at = below(all.length);
      const { step, go, back } = all[at];
      await goTo(page, step);
      const { before, after } = seen[at];
      const messages = 1 + below(MOST);
      await page.evaluate(`killing.left = ${messages}`);
      await go();
      const which = `${Object.keys(works)[at]}, after ${messages} messages, as the ${kill}th`;
      // A work of fewer messages than that is over: its worker is ended while it does nothing.
      if (kill % 4 === 0) await settled();
      await page.evaluate("Number.isFinite(killing.left) && killing.kill()");
      await eventually(async () => assert.deepEqual(await killing(), { made: kill + 1, killed: kill }, which));
      await eventually(async () => assert.deepEqual(await page.evaluate(screen), after, which));
      await settled();
      await back();
      await eventually(async () => assert.deepEqual(await page.evaluate(screen), before, which));
    }
    await close();
    assert.deepEqual(troubles, []);
  });
});
