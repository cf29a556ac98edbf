// Workbooks and Parquet files on the page: which sheets are wanted is asked, the scores are those of the same rows as CSV,
// and what is odd is told by file, sheet, row and column.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addresses, launch, open } from "./browser.mjs";
import { card, choose, eventually, focused, goTo, receipt } from "./page.mjs";
import { accounts, activities, csv, made } from "./tables.mjs";
import { sheetOf, workbookOf, zip } from "./zip.mjs";

const file = (name, content) => ({ name, mimeType: "", buffer: Buffer.from(content) });
const book = file("book.xlsx", made("book.xlsx"));
const parquet = ["activities_zstd", "accounts"].map((name) => file(`${name}.parquet`, made(`${name}.parquet`)));

/** Rows of a sheet, each cell a text, from row 1 on. */
const texts = (...rows) =>
  rows.map((cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`);
const HEADER = ["person", "occurred_at", "type", "quantity"];
const workbook = (rows) => file("one.xlsx", workbookOf(sheetOf(rows.join(""))));

const question = (page) => page.getByRole("group", { name: "Which sheets?" });
const read = (page) => question(page).getByRole("button", { name: "Read these" }).click();
const tick = (page, sheet) => question(page).getByRole("checkbox", { name: new RegExp(`^${sheet} starts with`) });
const sheetChoice = (page, sheet) => card(page, `book.xlsx, sheet “${sheet}”`).getByRole("combobox", { name: "Sheet" });

/** Everybody with their scores, as they stand on the page. */
async function ranked(page) {
  await goTo(page, "People");
  const found = [];
  for (const scope of ["People", "Accounts"]) {
    await page.getByRole("button", { name: scope, exact: true }).click();
    found.push(await table(page, scope));
  }
  await goTo(page, "Data");
  return found;
}
async function table(page, scope) {
  const rows = page.getByRole("region", { name: scope, exact: true }).locator("tbody tr");
  return eventually(async () => {
    const found = await rows.allInnerTexts();
    assert.ok(found.length > 0);
    return found;
  });
}

/** A file that goes over as a drop does. Runs in the page. */
function dropOn([name, bytes]) {
  const dropped = new DataTransfer();
  dropped.items.add(new File([new Uint8Array(bytes)], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}

describe("on the page", () => {
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

  /** Nothing goes wrong, and nothing goes out. */
  const journey = async (walk, address = places.file) => {
    const { page, troubles, requests, close } = await open(browser, address);
    page.setDefaultTimeout(20_000);
    await walk(page);
    await close();
    assert.deepEqual([troubles, requests], [[], []]);
  };
  const loaded = async (page, files, expected) => {
    await choose(page, files);
    await eventually(async () => assert.deepEqual(await receipt(page), expected));
  };
  const scoresOf = async (files, expected) => {
    let scores;
    await journey(async (page) => {
      await loaded(page, files, expected);
      scores = await ranked(page);
    });
    return scores;
  };
  const plain = [file("activities.csv", csv(activities)), file("accounts.csv", csv(accounts))];

  test("a workbook is asked about, the sheet that is chosen is read, and another one after it", async () => {
    const alone = await scoresOf(plain.slice(0, 1), { Activities: [7, 7, 0] });
    const both = await scoresOf(plain, { Activities: [7, 7, 0], Accounts: [3, 3, 0] });
    for (const address of [places.file, places.http])
      await journey(async (page) => {
        await page.getByLabel("Choose files").and(page.locator(":enabled")).waitFor();
        await page.evaluate(dropOn, /** @type {[string, number[]]} */ ([book.name, [...book.buffer]]));
        await question(page).waitFor();
        // Neither the empty sheet nor the hidden one is offered.
        assert.equal(await question(page).getByRole("checkbox").count(), 2);
        assert.deepEqual(await receipt(page), {});
        assert.ok(await tick(page, "Activities").isChecked());
        await read(page);
        await card(page, "book.xlsx, sheet “Activities”").waitFor();
        assert.equal(await question(page).count(), 0);
        // The total below the rows is set aside.
        await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [8, 7, 1] }));
        await eventually(async () => assert.deepEqual(await ranked(page), alone));

        await choose(page, book);
        await tick(page, "Activities").uncheck();
        await tick(page, "Accounts").check();
        await read(page);
        await card(page, "book.xlsx, sheet “Accounts”").waitFor();
        await eventually(async () =>
          assert.deepEqual(await receipt(page), { Activities: [8, 7, 1], Accounts: [3, 3, 0] }),
        );
        await eventually(async () => assert.deepEqual(await ranked(page), both));
      }, address);
  });

  test("several sheets are chosen at once; none is no answer, and leaving the workbook out is one", () =>
    journey(async (page) => {
      await choose(page, book);
      await tick(page, "Activities").uncheck();
      await read(page);
      assert.match(await focused(page), /^Activities/);
      assert.equal(await question(page).count(), 1);
      await tick(page, "Activities").check();
      await tick(page, "Accounts").check();
      await read(page);
      for (const sheet of ["Activities", "Accounts"]) await card(page, `book.xlsx, sheet “${sheet}”`).waitFor();
      await choose(page, book);
      await question(page).getByRole("button", { name: "Leave the workbook out" }).click();
      await question(page).waitFor({ state: "detached" });
      assert.equal(await page.getByRole("article").count(), 2);
    }));

  test("another sheet takes the place of the one that was read; one without rows does not", () =>
    journey(async (page) => {
      await choose(page, book);
      await read(page);
      await sheetChoice(page, "Activities").selectOption("Accounts");
      await card(page, "book.xlsx, sheet “Accounts”").waitFor();
      await eventually(async () => assert.deepEqual(await receipt(page), { Accounts: [3, 3, 0] }));
      await sheetChoice(page, "Accounts").selectOption("Empty");
      assert.match(await page.getByRole("alert").innerText(), /book\.xlsx.* has no rows/);
      assert.deepEqual(await receipt(page), { Accounts: [3, 3, 0] });
    }));

  test("Parquet files give the same scores as CSV", async () => {
    const expected = { Activities: [7, 7, 0], Accounts: [3, 3, 0] };
    assert.deepEqual(await scoresOf(parquet, expected), await scoresOf(plain, expected));
  });

  test("a bad cell is told by file, sheet, row and column; a workbook with one sheet is read by itself", () =>
    journey(async (page) => {
      const rows = texts(HEADER, ["a@b.com", "2026-06-01", "visit", "1"], ["c@d.com", "2026-06-02", "visit", "many"]);
      await loaded(page, workbook(rows), { Activities: [2, 1, 1] });
      assert.equal(await question(page).count(), 0);
      const aside = page.getByRole("region", { name: "Set aside from one.xlsx, sheet “One”", exact: true });
      await aside.getByText(/^1 row: .*“quantity”/).click();
      const told = aside.getByRole("table").getByRole("row");
      assert.deepEqual(
        (await told.allInnerTexts()).map((row) => row.split("\t").slice(0, 2)),
        [
          ["Row", "Why"],
          ["3", "“many” is not a quantity from 0 to 1,000,000."],
        ],
      );
    }));

  test("of two sheets the one whose dates are open asks how they are written", () =>
    journey(async (page) => {
      const sheet = (at) => sheetOf(texts(HEADER, ["a@b.com", at, "visit", "1"]).join(""));
      const twoSheets = workbookOf({ June: sheet("01/02/2026"), July: sheet("13/02/2026") });
      await choose(page, file("two.xlsx", twoSheets));
      await tick(page, "July").check();
      await read(page);
      const asks = (sheet) => card(page, `two.xlsx, sheet “${sheet}”`).getByRole("group", { name: /^How is/ });
      await asks("June").waitFor();
      assert.equal(await asks("July").count(), 0);
      await goTo(page, "People");
      const waits = page.getByText(/column “occurred_at” of two.xlsx, sheet “June”, waits for an answer/);
      await waits.filter({ visible: true }).waitFor();
      await goTo(page, "Data");
      await asks("June").getByRole("radio", { name: "Day first" }).click();
      await asks("June").waitFor({ state: "detached" });
    }));

  const OLD = Buffer.from("d0cf11e0a1b11ae1", "hex");
  const row = '<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaa</t></is></c></row>';
  /** @type {Record<string, [string, Uint8Array, RegExp]>} */
  const REFUSED = {
    "with a password": [
      "p.xlsx",
      Buffer.concat([OLD, Buffer.alloc(2000), Buffer.from("EncryptedPackage", "utf16le")]),
      /with a password/,
    ],
    "of the old kind": ["old.xls", Buffer.concat([OLD, Buffer.alloc(2000)]), /old Excel workbook/],
    "that is another archive": ["a.xlsx", zip({ "a.csv": "a,b\n1,2\n" }), /is a ZIP archive. Unpack it/],
    "that is cut off": ["half.xlsx", made("book.xlsx").subarray(0, 4000), /cut off or damaged/],
    "that unpacks to a huge one": ["bomb.xlsx", workbookOf(sheetOf(row.repeat(2 << 20))), /unpacks to more than/],
    "that is a Parquet file cut off": ["half.parquet", made("accounts.parquet").subarray(0, 900), /cut off/],
  };
  test("a workbook that cannot be read is refused in a sentence, and the next is read", (t) =>
    journey(async (page) => {
      for (const [name, bytes, says] of Object.values(REFUSED)) {
        const start = performance.now();
        await choose(page, file(name, bytes));
        const notice = page.getByRole("alert").filter({ hasText: says });
        await notice.waitFor();
        t.diagnostic(`${name} was refused after ${Math.round(performance.now() - start)} ms; the aim is 2,000`);
        assert.match(await notice.innerText(), new RegExp(`^“${name.replace(".", "\\.")}” `));
        await notice.getByRole("button", { name: "Dismiss" }).click();
      }
      await loaded(page, parquet, { Activities: [7, 7, 0], Accounts: [3, 3, 0] });
    }));

  test("reading a large workbook is cancelled on the way, and what was loaded stays", (t) =>
    journey(async (page) => {
      await loaded(page, parquet, { Activities: [7, 7, 0], Accounts: [3, 3, 0] });
      const rows = Array.from(
        { length: 400_000 },
        (_, i) => texts([`p${i}@a.com`, "2026-06-01", "visit", String(i)])[0],
      );
      await choose(page, workbook([...texts(HEADER), ...rows]));
      const bar = page.getByRole("progressbar", { name: "Reading one.xlsx" });
      await bar.waitFor();
      await page.getByText(/ MB, [\d,]+ rows/).waitFor();
      const start = performance.now();
      await page.getByRole("button", { name: "Cancel reading one.xlsx" }).click();
      await bar.waitFor({ state: "detached" });
      t.diagnostic(`cancelled after ${Math.round(performance.now() - start)} ms; the aim is 500`);
      assert.deepEqual(await receipt(page), { Activities: [7, 7, 0], Accounts: [3, 3, 0] });
      assert.equal(await page.getByRole("article").count(), 2);
    }));
});
