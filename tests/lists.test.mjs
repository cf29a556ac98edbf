// Who belongs where, on the page: word lists, the unmatched, labels, and where a qualified record goes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { addresses, launch, open } from "./browser.mjs";
import { choose, eventually, goTo, receipt, showsOnlyFigures, trySample } from "./page.mjs";

const csv = (name, ...lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) });

describe("people and accounts", () => {
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

  const people = (page) => page.getByRole("region", { name: "People", exact: true });
  const showPeople = async (page) => {
    await goTo(page, "People");
    // Without accounts there are only people to show.
    const button = page.getByRole("button", { name: "People", exact: true });
    if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
  };

  test("a word list that is changed changes a department, and the way back brings it back", () =>
    journey(async (page) => {
      await choose(page, [
        csv("people.csv", "id,email,title", "p1,ann@acme.com,Head of Wizardry"),
        csv("acts.csv", "person,occurred_at,type", "p1,2026-06-01,demo_request"),
      ]);
      await eventually(async () => assert.equal(Object.keys(await receipt(page)).length, 2));
      const setDepartments = async (change) => {
        await goTo(page, "Data");
        const list = page.getByRole("textbox", { name: "Departments", exact: true });
        if (!(await list.isVisible())) await page.getByRole("heading", { name: "Word lists" }).click();
        await change(list);
        await showPeople(page);
      };
      await setDepartments((list) => list.fill("magic: wizardry"));
      await eventually(async () => assert.match(await people(page).innerText(), /VP, magic/));
      await setDepartments(async (list) => {
        await list.fill("no colon here");
        await list.press("Tab");
        assert.match(await page.locator("#list-departments-wrong").innerText(), /no colon here.*stays in use/);
      });
      assert.match(await people(page).innerText(), /VP, magic/);
      await setDepartments(() => page.getByRole("button", { name: "own list of departments" }).click());
      await eventually(async () => assert.doesNotMatch(await people(page).innerText(), /magic/));
    }));

  test("the unmatched can be taken away as a file in which nothing is a formula, and circles of parents are told", () =>
    journey(async (page) => {
      await choose(page, [
        csv("people.csv", "id,email,name", 'p1,ann@gmail.com,"=HYPERLINK(""x"")"', "p2,bob@acme.com,Bob"),
        csv("companies.csv", "id,name,domain,parent", "a1,Acme,acme.com,a2", "a2,Beta,beta.com,a1"),
      ]);
      await eventually(async () => assert.equal(Object.keys(await receipt(page)).length, 2));
      await page.getByRole("heading", { name: "1 person without an account" }).click();
      const [given] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download all as CSV" }).click(),
      ]);
      const text = await readFile(await given.path(), "utf8");
      assert.equal(text, `key,email,name,title\r\np1,ann@gmail.com,"'=HYPERLINK(""x"")",\r\n`);
      assert.match(await page.locator("cut-unmatched").innerText(), /2 accounts go round in a circle: a1 and a2/);
      await showPeople(page);
      assert.match(await people(page).innerText(), /by the domain of their email/);
    }));

  test("the labels count every account once, and follow their cuts", () =>
    journey(async (page) => {
      await trySample(page);
      await goTo(page, "People");
      const grid = page.getByRole("region", { name: "Fit by engagement" });
      const cells = async () =>
        (await grid.locator("tbody td strong").allInnerTexts()).map((n) => Number(n.replaceAll(",", "")));
      await eventually(async () =>
        assert.equal(
          (await cells()).reduce((a, b) => a + b, 0),
          400,
        ),
      );
      // From 0 of fit on everybody is an A: the rows below are empty.
      await page.getByLabel("A from fit").fill("0");
      await page.getByLabel("A from fit").press("Tab");
      await eventually(async () => assert.deepEqual((await cells()).slice(3), [0, 0, 0, 0, 0, 0]));
      const accounts = page.getByRole("region", { name: "Accounts", exact: true });
      assert.match(await accounts.getByRole("row").nth(1).innerText(), /\bA[123]\b/);
    }));

  test("tells with whom to start at an account that qualifies, and where a qualified person goes", () =>
    journey(async (page) => {
      await trySample(page);
      await goTo(page, "People");
      const accounts = page.getByRole("region", { name: "Accounts", exact: true });
      const qualified = accounts.getByRole("row").filter({ hasText: "Qualified" });
      for (const row of await qualified.allInnerTexts()) assert.match(row, /MQL|nobody engaged/);
      await showPeople(page);
      const mqls = people(page).getByRole("row").filter({ hasText: "Qualified" });
      await eventually(async () => assert.ok((await mqls.count()) > 0));
      for (const row of await mqls.allInnerTexts()) assert.match(row, /with the account|to sales now|nurture/);
    }));
});
