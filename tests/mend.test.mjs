// What was set aside, on the page: told by file and by what would mend it, taken away, mended and loaded again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { addresses, launch, open } from "./browser.mjs";
import { card, choose, eventually, map, receipt, showsOnlyFigures } from "./page.mjs";

/** Headers that say nothing: what is read from what is for the user to say. That a day comes first, row 1 settles. */
const KONTAKTE = [
  "Kontakt,Zeitpunkt,Aktion,Notiz",
  "ann@acme.com,13/04/2026,webinar,",
  "bob@acme.com,soon,webinar,-5",
  "cat@acme.com,14/04/2026,,'=1",
  'dee@acme.com,"07/08/2026,demo,x',
  "eve@acme.com,15/04/2026,demo,",
];
const file = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });

describe("rows that were set aside", () => {
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

  const aside = (page, name) => page.getByRole("region", { name: `Set aside from ${name}`, exact: true });

  async function loaded(page) {
    await choose(page, file("kontakte.csv", KONTAKTE));
    await card(page, "kontakte.csv").getByLabel("Taken for").selectOption("activities");
    await map(page, "kontakte.csv", { person: "Kontakt", occurred_at: "Zeitpunkt", type: "Aktion" });
    await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [5, 2, 3] }));
  }

  async function toMend(page, name) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      aside(page, name)
        .getByRole("button", { name: /^Download/ })
        .click(),
    ]);
    const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
    return { name: download.suggestedFilename(), lines };
  }

  test("come back mended: all are kept, none is counted twice, and nothing is asked again", () =>
    journey(async (page) => {
      await loaded(page);
      await eventually(async () =>
        assert.match(
          await aside(page, "kontakte.csv").innerText(),
          /1 row: fill in “Aktion”\s+1 row: write “Zeitpunkt” as a date.*\s+1 row: close or remove the quotation mark in “Zeitpunkt”/,
        ),
      );
      const { name, lines } = await toMend(page, "kontakte.csv");
      assert.equal(name, "kontakte-to-mend.csv");
      assert.deepEqual(lines, [
        "Kontakt,Zeitpunkt,Aktion,Notiz,Set aside: file,Set aside: sheet,Set aside: line,Set aside: column,Set aside: reason,Set aside: text",
        'bob@acme.com,soon,webinar,\'-5,kontakte.csv,,3,Zeitpunkt,“soon” is not a date.,"bob@acme.com, soon, webinar, -5"',
        "cat@acme.com,14/04/2026,,''=1,kontakte.csv,,4,Aktion,The row does not say what was done (its type).,\"cat@acme.com, 14/04/2026, , '=1\"",
        'dee@acme.com,07/08/2026,demo,x,kontakte.csv,,5,Zeitpunkt,A quotation mark that opens in this line is never closed.,"dee@acme.com,""07/08/2026,demo,x"',
        "",
      ]);

      // 5 and 6 could be day and month either way; in the first file a 13 settles it.
      const mended = lines.map((line) => line.replace(",soon,", ",05/06/2026,").replace("2026,,", "2026,demo,"));
      await choose(page, file("mended.csv", mended));
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [8, 5, 3] }));
      const read = await page.getByRole("region", { name: "What was read" }).first().innerText();
      assert.match(read, /5 people.* run from .*13.* to .*7/);
      assert.equal(await page.getByRole("radio", { name: /Day first/ }).count(), 0);
      assert.equal(await aside(page, "mended.csv").count(), 0);
      const columns = page.getByRole("region", { name: "Columns of mended.csv" });
      await card(page, "mended.csv")
        .getByText(/^Columns/)
        .first()
        .click();
      assert.deepEqual(await columns.locator("tbody th").allInnerTexts(), ["Kontakt", "Zeitpunkt", "Aktion", "Notiz"]);
      const notes = (await columns.getByRole("row", { name: /^Notiz/ }).innerText()).match(/-5|'=1|x/g);
      assert.deepEqual(notes, ["-5", "'=1", "x"]);
    }));

  test("come back as they are: they are set aside again for the same reasons, but for a mark that is gone", () =>
    journey(async (page) => {
      await loaded(page);
      await choose(page, file("again.csv", (await toMend(page, "kontakte.csv")).lines));
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [8, 3, 5] }));
      await eventually(async () =>
        assert.match(
          await aside(page, "again.csv").innerText(),
          /2 rows of again.csv set aside\s+1 row: fill in “Aktion”\s+1 row: write “Zeitpunkt” as a date/,
        ),
      );
    }));

  test("a file that was removed comes back with the choices that were made for it", () =>
    journey(async (page) => {
      await loaded(page);
      await page.getByRole("button", { name: "Remove kontakte.csv" }).click();
      await eventually(async () => assert.equal(await card(page, "kontakte.csv").count(), 0));
      await page.getByRole("button", { name: "Undo the removal of kontakte.csv" }).click();
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [5, 2, 3] }));
      assert.equal(await page.getByRole("button", { name: /^Undo the removal/ }).count(), 0);
    }));

  test("a file with the headers of one that was removed gets the same choices", () =>
    journey(async (page) => {
      await loaded(page);
      await page.getByRole("button", { name: "Remove kontakte.csv" }).click();
      await choose(page, file("next month.csv", [KONTAKTE[0], "fay@acme.com,13/05/2026,webinar,"]));
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [1, 1, 0] }));
    }));
});
