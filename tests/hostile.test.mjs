// Five hundred hostile texts wherever a text can come from: none runs, none asks for anything, none breaks a screen.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { HOSTILE } from "./hostile.mjs";
import { eventually, goTo, handOff } from "./page.mjs";
import { ladenFiles, ladenModel } from "./payloads.mjs";
import { sheetOf, workbookOf } from "./zip.mjs";

const pictures = join(root, "test-results");
const STEPS = /** @type {const} */ (["Data", "Model", "Line", "People", "Hand-off", "Review", "Calculator"]);
const WIDTHS = [320, 1280];

const every = (n) => HOSTILE.filter((_, i) => i % n === 0);
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const csv = (name, ...rows) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(rows.map((row) => `${row.map(quoted).join(",")}\n`).join("")),
});

/** Each of the texts heads a column of one of these files, and names a file itself. */
const HEADED = [0, 1, 2, 3, 4].map((n) => {
  const headers = HOSTILE.filter((_, i) => i % 5 === n);
  return csv(`${headers[n]}.csv`, ["email", ...headers], ["p0@firm0.com", ...headers]);
});
/** Nothing is read of these, and each is told of by its name. */
const NAMED = every(25).map((name) => ({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.alloc(0) }));

const DID = csv(
  "did.csv",
  ["person", "occurred_at", "type", "asset", "source"],
  ...HOSTILE.map((text, i) => [`p${i}@firm${i}.com`, `2026-0${1 + (i % 6)}-15`, text, text, text]),
);
const BECAME = csv(
  "became.csv",
  ["person", "occurred_at", "stage"],
  ...every(10).map((text, i) => [`p${i}@firm${i}.com`, "2026-06-30", text]),
);

const inXml = (text) =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
const cell = (text) => `<c t="inlineStr"><is><t>${inXml(text)}</t></is></c>`;
const SHEETS = Object.fromEntries(
  every(12).map((text) => [
    inXml(text),
    sheetOf(`<row>${cell("email")}${cell(text)}</row><row>${cell(text)}${cell(text)}</row>`),
  ]),
);

/** A model that is right, full of them. */
function laden() {
  const model = JSON.parse(ladenModel(HOSTILE[0]));
  const signals = every(5).map((label, i) => ({
    ...model.signals[0],
    id: `s${i}`,
    label,
    when: { activity: ["visit", label] },
  }));
  return JSON.stringify({ ...model, signals: [...signals, model.signals[1]] });
}
const modelFile = (text) => ({ name: "model.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** What came to be of the texts that a page of texts alone never has. Runs in the page. */
function intruders() {
  const strange =
    "main script:not([type*=octet]), iframe, object, embed, form[action], base, link:not([rel]), [onerror], [onclick], [onload]";
  const links = [...document.links].filter(({ href }) => !/^(file|http|blob):/.test(href) || /gone/.test(href));
  return [...document.querySelectorAll(strange), ...links].map((one) => one.outerHTML.slice(0, 200));
}

/** What stands out at the side, or is no longer there. Runs in the page. */
function broken() {
  const found = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`${over} pixels stand out at the side`);
  const view = [...document.querySelectorAll("main > section")].find((one) => one.checkVisibility());
  if (!view?.querySelector("h2, h3")?.checkVisibility()) found.push("no heading");
  if (![...view.querySelectorAll("button, input, select")].some((one) => one.checkVisibility()))
    found.push("no control");
  if (document.querySelectorAll("nav[aria-label=Steps] a").length !== 7) found.push("a step is missing");
  return found;
}

/** Each as what stands behind the # of a link. Runs in the page. */
async function follow(texts) {
  for (const text of texts) {
    location.hash = text;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe("five hundred hostile texts", () => {
  let browser;
  let places;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launch();
    places = await addresses();
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  test("run in a page that takes a text for markup, so that it would be seen", async () => {
    const page = await browser.newPage();
    await page.goto(places.http.replace("cutline.html", "nothing-there"));
    await page.evaluate((texts) => document.write(texts), HOSTILE.slice(0, 40).join("\n"));
    assert.ok(await page.evaluate("'ran' in window"));
    await page.close();
  });

  test("in cells, headers, names of files and sheets, links and models: none runs, none breaks a screen", async () => {
    const opened = await open(browser, places.http, { viewport: { width: 1280, height: 900 } });
    const { page, troubles, requests } = opened;
    page.setDefaultTimeout(60_000);
    const seen = [];
    page.on("dialog", (dialog) => {
      seen.push(`it asks ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on("popup", (popup) => seen.push(`it opens ${popup.url()}`));
    page.on("framenavigated", (frame) => {
      if (frame.url().split("#")[0] !== places.http) seen.push(`it goes to ${frame.url()}`);
    });
    const workbook = { name: "sheets.xlsx", mimeType: "application/zip", buffer: workbookOf(SHEETS) };
    assert.equal(new Set(HOSTILE).size, 500);
    const files = Object.entries(ladenFiles(HOSTILE)).map(([name, text]) => ({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    }));
    // By what they are: by its label a field is long looked for among twenty thousand elements.
    const choosing = page.locator("cut-drop input[type=file]");
    const importing = page.locator("cut-model-bar input[type=file]");
    await eventually(async () => assert.ok(await choosing.isEnabled()));
    await page.evaluate(follow, every(5));
    for (const text of every(20)) await importing.setInputFiles(modelFile(text));
    await eventually(async () => assert.match(await page.locator("#model").innerText(), /“model.json” is not taken/));
    await importing.setInputFiles(modelFile(laden()));
    await eventually(async () => assert.doesNotMatch(await page.locator("#model").innerText(), /is not taken/));
    await choosing.setInputFiles([workbook, ...files, DID, BECAME, ...HEADED, ...NAMED]);
    const known = files.length + 2 + HEADED.length;
    await eventually(async () => assert.equal(await page.locator("#data article").count(), known));
    await eventually(async () => assert.equal(await page.locator("#data progress").count(), 0));
    assert.equal(await page.locator("cut-sheets fieldset").count(), 1);
    await goTo(page, "People");
    await page
      .getByRole("region", { name: "Accounts", exact: true })
      .getByRole("row")
      .getByRole("button")
      .nth(20)
      .click();
    await goTo(page, "Hand-off");
    await handOff(page).packet.waitFor();
    await goTo(page, "Data");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("#data details")) details.setAttribute("open", "");
    });

    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const step of STEPS) {
        await goTo(page, step);
        await eventually(async () => assert.equal(await page.locator("main [aria-busy=true]:visible").count(), 0));
        await page.screenshot({ path: join(pictures, `hostile-${step}-${width}.png`) });
        for (const what of await page.evaluate(broken)) seen.push(`${step} at ${width}: ${what}`);
        for (const what of await page.evaluate(intruders)) seen.push(`${step}: ${what}`);
      }
    }
    if (await page.evaluate("'ran' in window")) seen.push("it ran");
    assert.deepEqual({ seen, troubles, requests }, { seen: [], troubles: [], requests: [] });
    await opened.close();
  });
});
