// What the page has to ask: how columns that the model alone reads are written, what a file's own stages mean, and what
// becomes of a file that is too large.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { card, choose, enlarge, eventually, focused, goTo, receipt, showsOnlyFigures } from "./page.mjs";

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

describe("what only the user can say of a file", () => {
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

  async function journey(steps) {
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    await steps(page);
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual(troubles, []);
  }
  const file = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  const rows = (page, expected) => eventually(async () => assert.deepEqual(await receipt(page), expected));

  test("what its names of stages mean is said once, and goes for the next file with its headers", () =>
    journey(async (page) => {
      const header = "account,stage,occurred_at";
      const stages = ["Opp", "Discovery", "Signed", "discovery", "Nurture"];
      const lines = stages.map((stage, i) => `a${i}.example,${stage},2026-01-0${i + 2}`);
      await choose(page, file("stages.csv", [header, ...lines]));
      await rows(page, { Outcomes: [5, 1, 4] });
      const question = card(page, "stages.csv").getByRole("group", { name: "What do the stages in “stage” mean?" });
      const names = async () =>
        (await question.locator("tbody tr").allInnerTexts()).map((row) => row.split("\t").slice(0, 2).join(" "));
      await eventually(async () => assert.deepEqual(await names(), ["Discovery 2", "Nurture 1", "Signed 1"]));
      const means = (name) => question.getByLabel(`${name} means`);
      await means("Discovery").selectOption("accepted by sales (SAL)");
      await rows(page, { Outcomes: [5, 3, 2] });
      await means("Signed").selectOption("won");
      await rows(page, { Outcomes: [5, 4, 1] });
      await means("Nurture").focus();
      await means("Nurture").selectOption("none of these: leave aside");
      await question.getByText(/You said what each of these names means/).waitFor();
      await rows(page, { Outcomes: [5, 4, 1] });
      assert.match(await focused(page), /leave aside/);

      const next = [
        header,
        "b.example,Signed,2026-02-02",
        "b.example,Nurture,2026-02-02",
        "c.example,discovery,2026-02-03",
      ];
      await choose(page, file("next month.csv", next));
      await rows(page, { Outcomes: [8, 6, 2] });
      const again = card(page, "next month.csv").getByRole("group", { name: /^What do the stages/ });
      await eventually(async () => assert.equal(await again.getByLabel("Signed means").inputValue(), "won"));
      await again.getByLabel("Nurture means").selectOption("MQL");
      await rows(page, { Outcomes: [8, 7, 1] });
    }));

  test("a deal is open at every stage, but for one of which it is said that it is an end", () =>
    journey(async (page) => {
      const deals = [
        "account,stage,created_at,closed_at",
        "a.example,Signed,2026-01-02,2026-02-03",
        "b.example,Demo,2026-01-02,",
      ];
      await choose(page, file("deals.csv", deals));
      await rows(page, { Outcomes: [2, 2, 0] });
      const there = card(page, "deals.csv");
      await there.getByText("Stages of deals in “stage”: 2 open, 0 at an end by your word").click();
      await there.getByLabel("Signed means").selectOption("won");
      await there.getByText("Stages of deals in “stage”: 1 open, 1 at an end by your word").waitFor();
    }));

  test("a file that is too large is read for whole people alone, and every step says that it shows a sample", () =>
    journey(async (page) => {
      await page.evaluate(enlarge);
      const visits = Array.from(
        { length: 4000 },
        (_, i) => `p${i % 400}@acme${i % 40}.example,2026-03-${10 + (i % 19)},visit`,
      );
      await choose(page, file("visits.csv", ["person,occurred_at,type", ...visits]));
      const question = page.getByRole("group", { name: "“visits.csv” may be too large" });
      await question.waitFor();
      const [, one] = (await question.getByRole("button", { name: /^Read one person in/ }).innerText()).match(
        /(\d[\d,]*)$/,
      );
      const oneIn = Number(one.replaceAll(",", ""));
      assert.equal(await page.getByRole("article").count(), 0);
      await question.getByRole("button", { name: /^Read one person in/ }).click();
      await card(page, "visits.csv").waitFor();
      const sample = page.getByText(/Every figure is of a sample/).locator("..");
      const [, read, all] = (await sample.innerText()).match(/: ([\d,]+) of ([\d,]+) rows/);
      assert.equal(all, "4,000");
      const kept = Number(read.replaceAll(",", ""));
      assert.equal(kept % 10, 0, "everybody has ten rows");
      assert.ok(kept > 0 && kept < 4000 && oneIn > 1, `${kept} rows for one person in ${oneIn}`);
      await rows(page, { Activities: [kept, kept, 0] });
      for (const step of /** @type {const} */ (["Model", "Line", "People"])) {
        await goTo(page, step);
        assert.ok(await sample.isVisible(), step);
      }
      await goTo(page, "Data");
      await page.getByRole("button", { name: "Remove visits.csv" }).click();
      await sample.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Undo the removal of visits.csv" }).click();
      await rows(page, { Activities: [kept, kept, 0] });
    }));

  test("a file that is too large is read all the same, or left out, as one says", () =>
    journey(async (page) => {
      await page.evaluate(enlarge);
      const companies = Array.from({ length: 2000 }, (_, i) => `company-${i}.example,Company ${i},${i}`);
      const large = file("companies.csv", ["domain,name,employees", ...companies]);
      const question = page.getByRole("group", { name: "“companies.csv” may be too large" });
      await choose(page, large);
      await question.waitFor();
      assert.equal(await question.getByRole("button", { name: /^Read one/ }).count(), 0);
      await question.getByRole("button", { name: "Leave it out" }).click();
      await question.waitFor({ state: "detached" });
      assert.equal(await page.getByRole("article").count(), 0);
      await choose(page, large);
      await question.getByRole("button", { name: "Read all of it all the same" }).click();
      await rows(page, { Accounts: [2000, 2000, 0] });
      assert.equal(await page.getByText(/Every figure is of a sample/).count(), 0);
    }));
});
