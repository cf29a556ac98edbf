// The journey through the gallery's pages, the same in three browsers: calculator and board, with the keyboard alone and
// with the mouse. What is expected follows from gallery/rows.js.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { BROWSERS } from "./drivers.mjs";
import {
  alerts,
  focused,
  gallery,
  heard,
  lines,
  listen,
  middle,
  needed,
  PAGES,
  rows,
  runsWasm,
  settled,
} from "./gallery.mjs";
import { eventually } from "./page.mjs";

/** @typedef {import("./drivers.mjs").Driver} Driver */

const MOST_STOPS = 30;
const pictures = join(root, "test-results");

/** Tab after tab to a thing. @param {Driver} driver @param {RegExp} name */
async function tabTo(driver, name) {
  const passed = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await driver.press("Tab");
    const now = await driver.run(focused);
    if (name.test(now)) return;
    passed.push(now);
  }
  assert.fail(`no ${name} among ${passed.join(" | ")}`);
}

/** @param {Driver} driver */
const pressAll = async (driver, ...keys) => {
  for (const key of keys) await driver.press(key);
};

/** @param {Driver} driver */
const stand = (driver, ...expected) =>
  eventually(async () => assert.deepEqual((await driver.run(lines)).slice(0, expected.length), expected));

/** 50 opportunities at 25 % take 200 leads, at 40 % 125. @param {Driver} driver */
async function byKeyboard(driver) {
  await tabTo(driver, /^Share that converts/);
  await pressAll(driver, "End", "Shift+Home", "2", "5");
  await eventually(async () => assert.equal(await driver.run(needed), 200));

  await tabTo(driver, /^Show line 55/);
  await driver.press("Enter");
  await stand(driver, 55, 30);
  assert.deepEqual(await driver.run(heard), [
    ["change", null],
    ["change", null],
    ["line-moved", 55],
  ]);

  await tabTo(driver, /^Today’s line$/);
  await driver.press("ArrowRight");
  await stand(driver, 31, 31, 55);
  assert.equal(await driver.run(focused), "Today’s line");
  await driver.press("Escape");
  await stand(driver, 55, 30, 55);
  await tabTo(driver, /^Recommended line$/);
  await pressAll(driver, "ArrowLeft", "ArrowLeft");
  await stand(driver, 53, 30, 55);
  await driver.press("Escape");
  await stand(driver, 55, 30, 55);
  const told = await driver.run(heard);
  assert.deepEqual(
    told.filter(([name]) => name === "line-set"),
    [
      ["line-set", 31],
      ["line-set", 30],
    ],
  );
  assert.ok(!told.some(([name]) => name === "recommended"), "the recommended line is where it was");

  await tabTo(driver, /^Line$/);
  for (const [key, line] of [
    ["ArrowRight", 56],
    ["PageUp", 66],
    ["PageDown", 56],
    ["Home", 0],
    ["ArrowRight", 1],
    ["End", 100],
  ]) {
    await driver.press(String(key));
    await stand(driver, line);
  }
  await tabTo(driver, /^The same as a table/);
  await driver.press("Enter");
  await eventually(async () => assert.ok((await driver.run(rows)) > 50));
}

/** @param {Driver} driver */
async function byMouse(driver) {
  const at = (host, selector, text = "") => driver.run(middle, host, selector, text);
  await driver.drag(await at("cutline-calculator", "#calculator-rate"));
  await pressAll(driver, "End", "Shift+Home", "4", "0");
  await eventually(async () => assert.equal(await driver.run(needed), 125));

  await driver.drag(await at("cutline-board", "button", "Back to today’s line"));
  await stand(driver, 30);
  await driver.run(heard);
  // The scale is the same all along: lines 30 and 55 say where 50 and 40 are.
  const [recommended] = await at("cutline-board", "[data-handle=recommended]");
  const [today, level] = await at("cutline-board", "[data-handle=today]");
  const x = (line) => today + ((recommended - today) * (line - 30)) / 25;
  await driver.drag([today, level], [x(50), level]);
  await stand(driver, 50, 50, 55);
  assert.deepEqual(
    (await driver.run(heard)).findLast(([name]) => name === "line-set"),
    ["line-set", 50],
  );
  await driver.drag(await at("cutline-board", "button", "Put it back to 30"));
  await stand(driver, 30, 30, 55);
  const [, middleOfPlot] = await at("cutline-board", ".plot");
  await driver.drag([x(40), middleOfPlot]);
  await stand(driver, 40, 30, 55);
  await driver.drag([x(40), middleOfPlot], [x(20), middleOfPlot]);
  await stand(driver, 20, 30, 55);
  await driver.drag(await at("cutline-board", "summary"));
  await eventually(async () => assert.equal(await driver.run(rows), 0));
}

for (const [name, start] of Object.entries(BROWSERS))
  describe(`the gallery in ${name}`, () => {
    /** @type {Driver | undefined} */
    let driver;
    let pages;
    /** Why there is no such browser: what is not run is not passed. */
    let lack = `${name} is not there`;
    before(async () => {
      mkdirSync(pictures, { recursive: true });
      pages = await gallery();
      try {
        driver = start ? await start() : undefined;
      } catch (error) {
        lack = `${name} does not start: ${error.message}`;
      }
      if (name === "Chromium") assert.ok(driver, lack);
    });
    after(async () => {
      await driver?.close();
      pages?.close();
    });

    for (const page of PAGES)
      test(`${page}: calculator and board, with the keyboard alone and with the mouse`, async (t) => {
        if (!driver) return t.skip(lack);
        await driver.goTo(pages.page(page));
        await driver.run(settled);
        await driver.picture(join(pictures, `gallery-${page}-${name}.png`));
        if (await driver.run(runsWasm)) assert.notEqual(page, "forbidden");
        else {
          assert.equal(page, "forbidden");
          for (const says of await driver.run(alerts)) assert.match(says, /has to allow 'wasm-unsafe-eval'/);
          return;
        }
        await stand(driver, 30, 30, 55);
        await driver.run(listen);
        await byKeyboard(driver);
        await byMouse(driver);
      });
  });
