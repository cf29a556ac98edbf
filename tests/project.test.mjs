// A project as a file, a scenario as a link, and the way back through all of it, in the shipped page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { addresses, barriers, launch, open } from "./browser.mjs";
import { HOSTILE } from "./hostile_links.mjs";
import {
  calculator,
  card,
  choose,
  eventually,
  goTo,
  line,
  map,
  receipt,
  showsOnlyFigures,
  trySample,
} from "./page.mjs";

const VISITS = {
  name: "visits.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Kontakt,Zeitpunkt,Aktion\nann@acme.com,2026-03-04,webinar\nbob@acme.com,2026-03-05,demo\n"),
};

describe("a project that goes and comes", () => {
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
    const { page, troubles, requests, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    await steps(page);
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual(troubles, []);
    assert.deepEqual(requests, []);
  }

  const dialog = (page) => page.getByRole("dialog", { name: "Project" });
  const offer = (page) => page.getByRole("dialog", { name: /^(Open “|Set the scenario)/ });
  const reps = (page) => line(page).approach("Sales capacity").getByLabel("Leads sales can work");

  async function openProject(page) {
    await page.getByRole("button", { name: "Project", exact: true }).click();
    return dialog(page);
  }

  async function saved(page, button) {
    const there = await openProject(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      there.getByRole("button", { name: button }).click(),
    ]);
    await there.getByRole("button", { name: "Done" }).click();
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  const project = (text, name = "other.cutline") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const opened = async (page, file) => (await openProject(page)).getByLabel("Open a project").setInputFiles(file);

  async function mapped(page) {
    await choose(page, VISITS);
    await card(page, "visits.csv").getByLabel("Taken for").selectOption("activities");
    await map(page, "visits.csv", { person: "Kontakt", occurred_at: "Zeitpunkt", type: "Aktion" });
    await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
  }

  test("saved without data it holds no row, and brings mapping and figures to whoever opens it", () =>
    journey(async (page) => {
      await mapped(page);
      await goTo(page, "Calculator");
      await calculator(page).field("Qualified leads").fill("3");
      const { name, text } = await saved(page, "Save without data");
      assert.match(name, /\.cutline$/);
      assert.doesNotMatch(text, /acme|2026-03-0|visits/);

      const other = await browser.newContext({ locale: "en-GB" });
      const fresh = await other.newPage();
      await fresh.goto(places.file);
      await opened(fresh, project(text));
      await eventually(async () =>
        assert.match(
          await offer(fresh).innerText(),
          /Mapping of columns\s+none\s+1 kind of file\s[\s\S]*Calculator\s+none\s+1 figure/,
        ),
      );
      assert.deepEqual(await barriers(fresh), []);
      await offer(fresh).getByRole("button", { name: "Open it" }).click();
      await choose(fresh, VISITS);
      await eventually(async () => assert.deepEqual(await receipt(fresh), { Activities: [2, 2, 0] }));
      await goTo(fresh, "Calculator");
      assert.equal(await calculator(fresh).field("Qualified leads").inputValue(), "3");
      // One step back; the file that came since stays as it was read.
      await fresh.getByRole("button", { name: "Undo: what was opened" }).click();
      await eventually(async () => assert.equal(await calculator(fresh).field("Qualified leads").inputValue(), ""));
      await other.close();
    }));

  test("saved with data it brings the files too, in the place of those loaded", () =>
    journey(async (page) => {
      await mapped(page);
      const { text } = await saved(page, "Save with data");
      assert.equal(JSON.parse(text).files[0].packed, "gzip");
      await page.getByRole("button", { name: "Remove visits.csv" }).click();
      await choose(page, { ...VISITS, name: "others.csv" });
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
      await opened(page, project(text));
      await eventually(async () =>
        assert.match(await offer(page).innerText(), /files loaded now would go.*visits\.csv/),
      );
      await offer(page).getByRole("button", { name: "Open it" }).click();
      await card(page, "visits.csv").waitFor();
      assert.equal(await card(page, "others.csv").count(), 0);
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
    }));

  test("of a newer version, damaged, or hostile, it gets a sentence and changes nothing", () =>
    journey(async (page) => {
      await mapped(page);
      const { text } = await saved(page, "Save with data");
      const whole = JSON.parse(text);
      const [file] = whole.files;
      const altered = (change) => JSON.stringify({ ...whole, ...change });
      const bomb = (change) => altered({ files: [{ ...file, ...change }] });
      const before = await (await openProject(page)).getByLabel("Link to this scenario").inputValue();
      for (const [held, says] of [
        ["", /it is no project/],
        ["{", /damaged/],
        [Buffer.from([0xff, 0xfe, 0]), /it is no project/],
        ['{"schema":1}', /it is no project/],
        [text.slice(0, text.length / 2), /damaged/],
        ["[".repeat(200_000), /damaged/],
        [altered({ schema: "cutline.project/2" }), /newer version of Cutline/],
        [altered({ evil: 1 }), /belongs to no project/],
        [altered({ targets: { capacity: { reps: "1" } } }), /the targets in it cannot be read/],
        [altered({ model: { text: "{}", off: [] } }), /a model in it is none/],
        [altered({ model: { text: '{"signals":[null]}', off: [] } }), /a model in it is none/],
        [text.replace("{", '{"__proto__":{"polluted":1},'), /belongs to no project/],
        [bomb({ base64: "AAAA" }), /cannot be unpacked/],
        [bomb({ size: 3 }), /cannot be unpacked/],
        [bomb({ size: -1 }), /cannot be read/],
        [bomb({ base64: "<img src=x>" }), /cannot be read/],
        [bomb({ name: 1 }), /cannot be read/],
      ]) {
        await dialog(page).getByLabel("Open a project").setInputFiles(project(held));
        await eventually(async () => assert.match(await page.locator("cut-notice").innerText(), says));
        assert.equal(await offer(page).count(), 0);
        await page.locator("cut-notice button").evaluate((button) => button.click());
      }
      assert.equal(await dialog(page).getByLabel("Link to this scenario").inputValue(), before);
      await dialog(page).getByRole("button", { name: "Done" }).click();
      assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] });
      assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    }));

  test("a link says what it would change, does it at a word, and is taken back in one step", () =>
    journey(async (page) => {
      await trySample(page);
      await goTo(page, "Line");
      await reps(page).fill("3");
      const link = await (await openProject(page)).getByLabel("Link to this scenario").inputValue();
      assert.match(link, /#scenario=1&.*capacity\.leads_per_month=3/);
      await dialog(page).getByRole("button", { name: "Done" }).click();
      await reps(page).fill("8");
      await page.evaluate((to) => location.assign(to), link);
      await eventually(async () => assert.match(await offer(page).innerText(), /leads per month\s+8\s+3/));
      assert.equal(await reps(page).inputValue(), "8");
      assert.doesNotMatch(page.url(), /scenario/);
      assert.deepEqual(await barriers(page), []);
      await offer(page).getByRole("button", { name: "Set it" }).click();
      await eventually(async () => assert.equal(await reps(page).inputValue(), "3"));
      await page.getByRole("button", { name: "Undo: the scenario of a link" }).click();
      await eventually(async () => assert.equal(await reps(page).inputValue(), "8"));
    }));

  test(`${HOSTILE.length} hostile links do nothing but get a sentence`, () =>
    journey(async (page) => {
      await page.getByRole("button", { name: "Project", exact: true }).waitFor();
      await eventually(async () =>
        assert.ok(
          await page
            .getByRole("button", { name: /^Try it/ })
            .first()
            .isEnabled(),
        ),
      );
      const address = () => page.locator("cut-project input[readonly]").inputValue();
      const before = await address();
      const said = await page.evaluate(follow, HOSTILE);
      for (const [i, { says, offered }] of said.entries()) {
        assert.match(says, /^The link is not taken, and nothing is changed: [^<>]*\.$/, HOSTILE[i].slice(0, 80));
        assert.equal(offered, 0);
      }
      assert.equal(await address(), before);
      assert.equal(await page.evaluate(() => ({}).polluted), undefined);
      assert.equal(new URL(page.url()).hash, "#data");
    }));

  test("everything goes back and forth from the keyboard, but what is typed keeps a history of its own", () =>
    journey(async (page) => {
      await mapped(page);
      await page.getByRole("button", { name: "Remove visits.csv" }).click();
      await eventually(async () => assert.equal(await card(page, "visits.csv").count(), 0));
      const way = (name) => page.getByRole("button", { name });
      await way("Undo: the removal of a file").click();
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
      await page.keyboard.press("Control+Shift+Z");
      await eventually(async () => assert.equal(await card(page, "visits.csv").count(), 0));
      await page.keyboard.press("Control+Z");
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));
      await page.keyboard.press("Control+Z");
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 0, 2] }));
      await page.keyboard.press("Control+Shift+Z");
      await eventually(async () => assert.deepEqual(await receipt(page), { Activities: [2, 2, 0] }));

      await goTo(page, "Calculator");
      const field = calculator(page).field("Qualified leads");
      await field.fill("7");
      await way("Undo: the calculator").waitFor();
      await field.press("Control+Z");
      await way("Undo: the calculator").waitFor();
      await way("Undo: the calculator").click();
      await eventually(async () => assert.equal(await field.inputValue(), ""));
      assert.deepEqual(await barriers(page, "cut-history"), []);
      for (let i = 0; i < 4; i++) await way(/^Undo/).click();
      await eventually(async () => assert.deepEqual(await receipt(page), {}));
      assert.equal(await way(/^Undo/).getAttribute("aria-disabled"), "true");
    }));
});

/** Goes to each end of an address in turn, and gives back what the page says of it. Runs in the page. */
async function follow(fragments) {
  const until = async (holds) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve));
  };
  const note = () => document.querySelector("cut-notice p")?.textContent ?? "";
  const said = [];
  for (const fragment of fragments) {
    location.hash = fragment;
    await until(() => note() !== "");
    said.push({ says: note(), offered: document.querySelectorAll("cut-proposal dialog[open]").length });
    document.querySelector("cut-notice button").click();
    await until(() => note() === "");
  }
  return said;
}
