// The gallery's pages with both elements, in every state: nothing is in anybody's way and nothing stands out at the side, by
// day and by night, narrow and wide. The pictures are left in test-results/ to be looked at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { barriers, launch, open } from "./browser.mjs";
import { gallery, LOOKS, settled } from "./gallery.mjs";

const WIDE = 1280;
const pictures = join(root, "test-results");

/** What brings a board into each state; each runs in the page, with the board's element. */
const STATES = {
  full: () => undefined,
  table: (board) => board.shadowRoot.querySelector("summary")?.click(),
  empty: (board) => Object.assign(board, { tables: {} }),
  loading: (board) => {
    const endless = Object.assign(new Blob(["type"]), { stream: () => new ReadableStream({}) });
    Object.assign(board, { tables: { activities: endless } });
  },
  failing: (board) => Object.assign(board, { tables: { activities: [{ who: "a@b.example" }] } }),
};

/** The state is there: the board says it, or its table is. Runs in the page. */
function isIn(state) {
  const inside = document.querySelector("cutline-board").shadowRoot;
  const mark = {
    full: ".board-svg",
    table: "details[open] table",
    empty: "slot[name=empty]",
    loading: "slot[name=loading]",
    failing: "slot[name=failing]",
  };
  return Boolean(inside.querySelector(mark[state]));
}

describe("Cutline in other people’s pages", () => {
  let browser;
  let pages;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launch();
    pages = await gallery();
  });
  after(async () => {
    await browser.close();
    pages.close();
  });

  for (const name of LOOKS)
    for (const width of [320, WIDE])
      test(`${name}, ${width} pixels wide: nothing stands out and nothing is in anybody's way`, async () => {
        const { page, troubles, close } = await open(browser, pages.page(name), { viewport: { width, height: 900 } });
        await page.evaluate(settled);
        const found = [];
        for (const [state, become] of Object.entries(STATES)) {
          const able = name !== "forbidden";
          if (!able && state !== "full") break;
          // The cards of the other states are as wide as they are let be.
          if (width === WIDE && !["full", "table"].includes(state)) break;
          await page.locator("cutline-board").evaluate(/** @type {any} */ (become));
          if (able) await page.waitForFunction(isIn, state);
          for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
            await page.emulateMedia({ colorScheme });
            const path = join(pictures, `gallery-${name}-${state}-${width}-${colorScheme}.png`);
            // The page around it is the same in every state.
            if (state === "full") await page.screenshot({ path, fullPage: true });
            else await page.locator("cutline-board").screenshot({ path });
            const wrong = await barriers(page, state === "full" ? "html" : "cutline-board");
            found.push(...wrong.map((one) => `${state}, ${colorScheme}: ${one}`));
          }
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) found.push(`${state}: ${over} pixels stand out at the side`);
        }
        await close();
        assert.deepEqual(found, []);
        const wanted = name === "forbidden" ? /^policy: script-src forbids wasm-eval/ : /^$/;
        for (const trouble of troubles) assert.match(trouble, wanted);
      });
});
