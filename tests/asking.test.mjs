// Columns that no field took and that a model reads as numbers or dates: the page asks, and the answers settle it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { card, choose, eventually, goTo } from "./page.mjs";

const folder = join(root, "cases/columns-that-ask");

describe("a column that the model alone reads", () => {
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

  test("is asked about once a model reads it, and the answers settle it", async () => {
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    for (const name of ["accounts.csv", "contacts.csv"]) await choose(page, join(folder, name));
    await eventually(async () => assert.equal(await card(page, "contacts.csv").count(), 1));
    const questions = page.getByRole("group", { name: /^How is/ });
    assert.equal(await questions.count(), 0);

    await goTo(page, "Model");
    await page.getByLabel("Import a model").setInputFiles(join(folder, "model.json"));
    await goTo(page, "Data");
    await eventually(async () => assert.equal(await questions.count(), 4));
    await goTo(page, "People");
    const waits = page.getByText(/The column “Last seen” of contacts.csv waits for an answer/);
    await waits.filter({ visible: true }).waitFor();
    await goTo(page, "Data");
    for (const [column, way] of [
      ["ACV", "The comma is the decimal mark"],
      ["Renewal", "Day first"],
      ["Seats", "The comma is the decimal mark"],
      ["Last seen", "Day first"],
    ]) {
      const question = page.getByRole("group", { name: `How is “${column}” written?` });
      await question.getByRole("radio", { name: way }).click();
      await question.waitFor({ state: "detached" });
    }
    const taken = card(page, "accounts.csv").getByLabel("Read ACV as");
    assert.equal(await taken.locator("option:checked").textContent(), "kept under its own name");

    await goTo(page, "People");
    const accounts = page.getByRole("region", { name: "Accounts", exact: true });
    await eventually(async () => assert.match(await accounts.innerText(), /acme\.com[\s\S]*?\b18\b/));
    await close();
    assert.deepEqual(troubles, []);
  });

  test("a model that is imported while files are being read is taken", async () => {
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    const row = "ann@acme.com,2026-03-04,demo_request\n";
    const buffer = Buffer.from(`person,occurred_at,type\n${row.repeat(300_000)}`);
    await choose(page, { name: "visits.csv", mimeType: "text/csv", buffer });
    await goTo(page, "Model");
    await page.getByLabel("Import a model").setInputFiles(join(folder, "model.json"));
    const steps = page.getByRole("navigation", { name: "Steps" });
    await eventually(async () => assert.match(await steps.innerText(), /Small accounts/));
    await goTo(page, "Data");
    await eventually(async () => assert.equal(await card(page, "visits.csv").count(), 1));
    assert.match(await steps.innerText(), /Small accounts/);
    await close();
    assert.deepEqual(troubles, []);
  });
});
