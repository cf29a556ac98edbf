// The model on the page: every edit judged at once, the last good one kept, back and forth, versions, import and export.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { eventually, goTo, modelEditor, showsOnlyFigures, trySample } from "./page.mjs";

describe("the model's editor", () => {
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

  /** On the sample, in the model step, with the counts there. A journey leaves no trouble behind. */
  async function journey(steps) {
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    await trySample(page);
    await goTo(page, "Model");
    await eventually(async () => assert.match(await modelEditor(page).counts(), /\d+ accounts? qualif/));
    await steps(page, modelEditor(page));
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual(troubles, []);
  }

  test("tells what other points do to the number qualified, and undo takes it back", () =>
    journey(async (page, { counts, points }) => {
      const qualified = async () => Number(/(\d+) people/.exec(await counts())[1]);
      const people = await qualified();
      // Whoever asked for a demo has raised a hand and qualifies all the same; a page view at 40 is a line by itself.
      await points("Viewed a page").fill("40");
      await eventually(async () => assert.match(await counts(), /people qualify, \d+ more/));
      const [, more] = /people qualify, (\d+) more/.exec(await counts());
      assert.equal(await qualified(), people + Number(more));
      await page.keyboard.press("Control+z");
      await eventually(async () => assert.equal(await qualified(), people));
      assert.equal(await points("Viewed a page").inputValue(), "1");
      await page.keyboard.press("Control+Shift+z");
      await eventually(async () => assert.equal(await qualified(), people + Number(more)));
    }));

  test("shows what is wrong at the field, and keeps the last good model in use", () =>
    journey(async (page, { counts, points }) => {
      const before = await counts();
      const field = points("Viewed a page");
      for (const wrong of ["0", "ten", "1.2345", ""]) {
        await field.fill(wrong);
        await eventually(async () => assert.equal(await field.getAttribute("aria-invalid"), "true"));
        const said = await page.locator(`#${await field.getAttribute("aria-describedby")}`).innerText();
        assert.match(said, /\w+ \w+/, `“${wrong}”`);
        assert.match(await page.getByRole("alert").innerText(), /last good model stays in use/);
        assert.equal(await field.inputValue(), wrong);
      }
      assert.equal((await counts()).replaceAll(", as before", ""), before.replaceAll(", as before", ""));
      await goTo(page, "People");
      assert.ok((await page.getByRole("region", { name: "Accounts", exact: true }).getByRole("row").count()) > 1);
      await goTo(page, "Model");
      await field.fill("1");
      await eventually(async () => assert.equal(await page.getByRole("alert").count(), 0));
    }));

  test("switches a signal off and on, and says of a model without gates what is wrong with it", () =>
    journey(async (page, { counts }) => {
      const before = await counts();
      await page.getByRole("checkbox", { name: "Asked for a demo counts" }).uncheck();
      await eventually(async () => assert.match(await counts(), /people qualify, \d+ fewer/));
      await page.getByRole("checkbox", { name: "Asked for a demo counts" }).check();
      await eventually(async () => assert.match(await counts(), /people qualify, \d+ more/));
      assert.equal((await counts()).match(/\d+ people/)[0], before.match(/\d+ people/)[0]);
      await page.getByRole("heading", { name: "Accounts", exact: true }).click();
      await page.getByLabel("Gate on fit").fill("");
      await eventually(async () =>
        assert.match(await page.getByRole("region", { name: /What is wrong/ }).innerText(), /No gate on fit/),
      );
    }));

  test("adds a signal that counts once it is whole", () =>
    journey(async (page, { counts }) => {
      await page.getByRole("button", { name: "Add a signal of intent, of the person" }).click();
      await eventually(async () =>
        assert.match(await page.getByRole("alert").innerText(), /at least one activity type/),
      );
      await page.getByRole("combobox", { name: "Activity types" }).fill("page_view");
      await page.keyboard.press("Enter");
      await eventually(async () => assert.equal(await page.getByRole("alert").count(), 0));
      await page.getByLabel("Points of signal 2").fill("60");
      await eventually(async () => assert.match(await counts(), /people qualify, \d+ more/));
    }));

  test("keeps versions, says what changed since, and goes back", () =>
    journey(async (page, { counts, points }) => {
      const before = (await counts()).match(/\d+ people/)[0];
      await page.getByLabel("Save as version").fill("First");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await points("Viewed a page").fill("40");
      const versions = page.getByRole("region", { name: "Versions" });
      await eventually(async () => assert.match(await versions.innerText(), /Viewed a page points 1 → 40/));
      await page.getByRole("button", { name: "Restore First" }).click();
      await eventually(async () => assert.match(await versions.innerText(), /they are the same/));
      await eventually(async () => assert.equal((await counts()).match(/\d+ people/)[0], before));
      await page.getByRole("button", { name: "Undo" }).click();
      assert.equal(await points("Viewed a page").inputValue(), "40");
    }));

  test("gives a model back byte for byte as it came, and takes no file that is none", () =>
    journey(async (page) => {
      const name = "hybrid.json";
      const bytes = await readFile(join(root, "models", name));
      const importing = page.getByLabel("Import a model");
      await importing.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from('{"schema":1}') });
      await eventually(async () => assert.match(await page.getByRole("alert").innerText(), /is not taken/));
      await importing.setInputFiles({ name, mimeType: "application/json", buffer: bytes });
      await eventually(async () => assert.equal(await page.getByRole("alert").count(), 0));
      const steps = page.getByRole("navigation", { name: "Steps" });
      await eventually(async () => assert.match(await steps.innerText(), /Hybrid/));
      const [given] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Export" }).click(),
      ]);
      assert.deepEqual(await readFile(await given.path()), bytes);
    }));

  test("takes an account apart on an earlier day beside today", () =>
    journey(async (page) => {
      await goTo(page, "People");
      const accounts = page.getByRole("region", { name: "Accounts", exact: true });
      await accounts.getByRole("row").nth(1).getByRole("button").click();
      const day = page.getByLabel("On the day");
      const today = await day.inputValue();
      await page.getByRole("button", { name: "two weeks earlier" }).click();
      assert.equal((Date.parse(today) - Date.parse(await day.inputValue())) / 86_400_000, 14);
      await eventually(async () =>
        assert.match(await accounts.innerText(), /2 weeks earlier, on .*: [\d.,−-]+ points/),
      );
      assert.match(await accounts.innerText(), /Fields have no history/);
      await page.getByText("Every part as a table").click();
      // The parts of the earlier day sum to the score that is told of it, each off by half of its last digit at most.
      const table = page.getByRole("region", { name: "Parts of the score" });
      const columns = await table.getByRole("columnheader").allInnerTexts();
      const at = columns.findIndex((column) => column.startsWith("On "));
      const cells = await table.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
      const score = Number(/on .*?: ([\d.,]+) points/.exec(await accounts.innerText())[1].replaceAll(",", ""));
      const sum = cells.reduce((all, cell) => all + Number(cell.replaceAll(",", "")), 0);
      assert.ok(Math.abs(sum - score) <= 0.05 + 0.0005 * cells.length, `${cells} make ${score}`);
    }));
});
