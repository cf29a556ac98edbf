// The hand-off through the shipped file, as a salesperson gets it: from the list to the packet, into a file, onto paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import Papa from "papaparse";
import { addresses, launch, open } from "./browser.mjs";
import { eventually, focused, goTo, handOff, modelEditor, showsOnlyFigures, trySample } from "./page.mjs";

const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe("the hand-off", () => {
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

  /** On the sample, looked at; a journey leaves no trouble behind, and asks nobody for anything. */
  async function journey(steps) {
    const { page, troubles, requests, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    await trySample(page);
    await goTo(page, "Hand-off");
    await handOff(page).packet.waitFor();
    await steps(page, handOff(page));
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual([troubles, requests], [[], []]);
  }

  async function downloaded(page, there, name) {
    const [file] = await Promise.all([page.waitForEvent("download"), there.download(name).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }

  test("has a packet for each account that qualifies, and files that hold what is on the screen", () =>
    journey(async (page, there) => {
      const json = await downloaded(page, there, "JSON");
      assert.match(json.name, /^hand-off-2026-06-30\.json$/);
      const { packets, total } = JSON.parse(json.text);
      assert.equal(total, await there.accounts.count());
      assert.ok(total > 2);
      for (const [at, packet] of packets.slice(0, 3).entries()) {
        await there.accounts.nth(at).click();
        await eventually(async () =>
          assert.equal(await there.packet.getByRole("heading").first().innerText(), packet.name),
        );
        const says = await there.packet.innerText();
        for (const word of [
          packet.tier,
          packet.owner,
          packet.start_with.name,
          packet.people[0].title,
          packet.why[0].label,
        ])
          assert.ok(says.includes(word), word);
        assert.equal(
          await there.packet.getByRole("region", { name: "People" }).getByRole("row").count(),
          packet.people.length + 1,
        );
        assert.equal(
          await there.packet.getByRole("region", { name: "Gates" }).getByRole("row").count(),
          Object.keys(packet.margins).length + 1,
        );
      }
      const people = packets.flatMap((packet) => packet.people);
      for (const [name, header, of] of [
        ["CSV for a spreadsheet", "person", "key"],
        ["CSV for HubSpot", "Email", "email"],
        ["CSV for Salesforce", "Title", "title"],
      ]) {
        const { text } = await downloaded(page, there, name);
        const { data } = Papa.parse(text, { header: true, skipEmptyLines: true });
        assert.deepEqual(
          data.map((row) => row[header]),
          people.map((person) => person[of] ?? ""),
          name,
        );
      }
      const { text } = await downloaded(page, there, "Markdown");
      assert.equal(text.match(/^## /gm).length, total);
    }));

  test("is found and opened by keyboard", () =>
    journey(async (page, there) => {
      const last = await there.accounts.last().locator("span").first().innerText();
      await there.sought.fill(last.toUpperCase());
      await eventually(async () => assert.equal(await there.accounts.count(), 1));
      await there.sought.press("Tab");
      assert.match(await focused(page), new RegExp(last.replaceAll(".", "\\.")));
      await page.keyboard.press("Enter");
      await eventually(async () => assert.equal(await there.packet.getByRole("heading").first().innerText(), last));
      assert.equal(await there.accounts.first().getAttribute("aria-current"), "true");
      await there.sought.fill("nobody is called that");
      await page.getByText(/^0 of \d+ match$/).waitFor();
    }));

  test("follows the model: a line that none reaches leaves no packet, and says so", () =>
    journey(async (page, there) => {
      const before = await there.accounts.count();
      await goTo(page, "Model");
      const gate = page.getByLabel("Accounts: engagement", { exact: true });
      await gate.fill("900");
      await gate.press("Enter");
      await eventually(async () => assert.match(await modelEditor(page).counts(), /no account|0 accounts/i));
      await goTo(page, "Hand-off");
      await page.getByRole("heading", { name: "No account qualifies" }).waitFor();
      await goTo(page, "Model");
      await page.getByRole("button", { name: /^Undo/ }).click();
      await goTo(page, "Hand-off");
      await eventually(async () => assert.equal(await there.accounts.count(), before));
    }));

  test("is printed one packet a page, the one that is open or all of them", () =>
    journey(async (page, there) => {
      await page.evaluate(() => {
        window.print = () => document.body.classList.add("asked-to-print");
      });
      const total = await there.accounts.count();
      const one = await page.pdf({ format: "A4" });
      await there.print(/^Print all/).click();
      await eventually(async () => assert.equal(await page.locator("body.asked-to-print").count(), 1));
      const all = await page.pdf({ format: "A4" });
      assert.deepEqual([pages(one), pages(all)], [1, total]);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await eventually(async () => assert.equal(await page.getByRole("article").count(), 1));
    }));
});
