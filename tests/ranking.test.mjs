// A long list on the page: put in order, searched and scrolled, with every row where its number says.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addresses, launch, open } from "./browser.mjs";
import { choose, eventually, goTo } from "./page.mjs";

const PEOPLE = 3_000;
const name = (n) => `Person ${String(n).padStart(4, "0")}`;
const title = (n) => ["Sales Director", "Data Engineer", ""][n % 3];

/** Everybody with one activity of a type that counts, or of one that does not. */
function files() {
  const contacts = ["email,name,title"];
  const activities = ["person,occurred_at,type"];
  for (let n = 0; n < PEOPLE; n++) {
    contacts.push(`p${n}@firm${n % 50}.example,${name(n)},${title(n)}`);
    activities.push(`p${n}@firm${n % 50}.example,2026-03-${String(1 + (n % 28)).padStart(2, "0")},demo_request`);
  }
  const file = (called, lines) => ({ name: called, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  return [file("contacts.csv", contacts), file("activities.csv", activities)];
}

describe("a long list of people", () => {
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

  test("is put in order, searched and scrolled from end to end", async () => {
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    for (const file of files()) {
      await choose(page, file);
      await page.getByRole("article", { name: file.name }).waitFor();
    }
    await goTo(page, "People");
    await page.getByRole("button", { name: "People", exact: true }).click();
    const list = page.getByRole("region", { name: "People", exact: true });
    const rows = list.locator("tbody tr[aria-rowindex]");
    const first = (says) => eventually(async () => assert.match(await rows.first().innerText(), says));
    await rows.first().waitFor();

    const header = list.getByRole("columnheader", { name: "Person" });
    await header.getByRole("button").click();
    await first(/Person 0000/);
    assert.equal(await header.getAttribute("aria-sort"), "ascending");
    await header.getByRole("button").click();
    await first(/Person 2999/);
    assert.equal(await header.getAttribute("aria-sort"), "descending");

    // By the keyboard to the very end: the last of all is the first of names.
    await list.focus();
    await page.keyboard.press("End");
    await eventually(async () => {
      assert.match(await rows.last().innerText(), /Person 0000/);
      assert.equal(await rows.last().getAttribute("aria-rowindex"), String(PEOPLE + 1));
    });
    assert.ok((await rows.count()) <= 100, "no more rows stand in the page than are near");

    // Half way, each row stands where its number says.
    await list.evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
    await eventually(async () => {
      const held = await rows.evaluateAll((all) =>
        all.map((row) => ({ index: Number(row.ariaRowIndex), says: row.textContent ?? "" })),
      );
      assert.ok(held[0].index > 1_000 && held[0].index < 2_000);
      for (const { index, says } of held) assert.ok(says.includes(name(PEOPLE + 1 - index)), `${index}: ${says}`);
    });

    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("DATA eng");
    await page.getByText(`${(PEOPLE / 3).toLocaleString("en")} people found`).waitFor();
    await first(/Person 2998/);
    await search.fill("p17@firm17");
    await page.getByText("1 person found").waitFor();
    await search.fill("nobody at all");
    await page.getByText("Nobody in this list is found by that.").waitFor();
    await search.fill("");
    const foot = page.locator(".ranking-foot");
    await eventually(async () => assert.equal(await foot.innerText(), `${PEOPLE.toLocaleString("en")} people`));
    await close();
    assert.deepEqual(troubles, []);
  });
});
