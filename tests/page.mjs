// What a person does on the page, by the names that a person (or a screen reader) sees. Nothing here knows an id or a class.

import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */

const TRIES = 200;

/**
 * Tries until it holds; the last failure is the test's.
 * @template T
 * @param {() => Promise<T>} holds
 * @returns {Promise<T>}
 */
export async function eventually(holds) {
  for (let tried = 0; ; tried++)
    try {
      return await holds();
    } catch (error) {
      if (tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** @param {Page} page @param {"Data" | "Model" | "Line" | "People" | "Hand-off" | "Review" | "Calculator"} name */
export async function goTo(page, name) {
  await page
    .getByRole("navigation", { name: "Steps" })
    .getByRole("link", { name: new RegExp(`^${name}`) })
    .click();
}

/** @param {Page} page */
export async function trySample(page) {
  await page.getByRole("button", { name: "Try it with sample data" }).first().click();
  await eventually(async () => assert.equal(Object.keys(await receipt(page)).length, 4));
}

/** @param {Page} page @param {import("playwright-core").Page["setInputFiles"] extends (a: any, files: infer F) => any ? F : never} files */
export async function choose(page, files) {
  await goTo(page, "Data");
  await page.getByLabel("Choose files").setInputFiles(files);
}

/**
 * The receipt: for each table the rows read, kept, set aside.
 * @param {Page} page
 * @returns {Promise<Record<string, number[]>>}
 */
export async function receipt(page) {
  const table = page.getByRole("region", { name: "What was read" }).getByRole("table");
  const rows = (await table.count()) === 0 ? [] : await table.locator("tbody tr").allInnerTexts();
  return Object.fromEntries(
    rows.map((row) => {
      const [name, ...counts] = row.split("\t");
      return [name, counts.slice(0, 3).map((count) => Number(count.replaceAll(",", "")))];
    }),
  );
}

/** @param {Page} page @param {string} file */
export function card(page, file) {
  return page.getByRole("article", { name: file });
}

/** Says which column feeds which field of a file. @param {Page} page */
export async function map(page, file, fields) {
  const there = card(page, file);
  if (!(await there.getByRole("region", { name: `Columns of ${file}` }).isVisible()))
    await there
      .getByText(/^Columns/)
      .first()
      .click();
  for (const [field, header] of Object.entries(fields))
    await there.getByLabel(`Read ${header} as`, { exact: true }).selectOption(field);
}

/** Says that a field is the same in every row of a file. @param {Page} page */
export async function setConstant(page, file, field, value) {
  const form = card(page, file).getByRole("group", { name: "Every row is the same" });
  await form.getByLabel("Field").selectOption(field);
  await form.getByLabel("Value in every row").fill(value);
  await form.getByRole("button", { name: "Set" }).click();
}

/** The line, and what the page says at it. @param {Page} page */
export function line(page) {
  return {
    slider: page.getByRole("slider", { name: "Line", exact: true }),
    today: page.getByRole("slider", { name: "Today’s line" }),
    recommended: page.getByRole("slider", { name: "Recommended line" }),
    field: page.getByRole("spinbutton", { name: "Line", exact: true }),
    approach: (name) => page.getByRole("region", { name, exact: true }),
    heading: page.getByRole("heading", { name: /^At line/ }),
  };
}

/** What has the focus, by the words that stand on it or label it. @param {Page} page @returns {Promise<string>} */
export function focused(page) {
  return page.evaluate(() => {
    const at = /** @type {HTMLElement & Partial<HTMLInputElement>} */ (document.activeElement);
    return (at.labels?.[0] ?? at).textContent?.trim().replace(/\s+/g, " ") ?? "";
  });
}

/** A field is described by a text. @param {Page} page @param {import("playwright-core").Locator} field @param {RegExp} says */
export async function toldOf(page, field, says) {
  await eventually(async () => {
    const ids = ((await field.getAttribute("aria-describedby")) ?? "").split(" ").filter(Boolean);
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
    assert.match(texts.join(" "), says);
  });
}

/** The calculator: what it says, and each figure with its formula. @param {Page} page */
export function calculator(page) {
  const region = page.getByRole("region", { name: "Calculator", exact: true });
  return {
    says: () => region.getByRole("region", { name: /hold at once|What it comes to/ }).innerText(),
    field: (name) => region.getByRole("spinbutton", { name }),
    figures: async () => {
      const list = region.getByRole("region", { name: /^The figures/ });
      const names = await list.getByRole("term").allInnerTexts();
      const values = await list.getByRole("definition").allInnerTexts();
      return Object.fromEntries(names.map((name, i) => [name, values[i].trim()]));
    },
  };
}

/** Takes a thing by its middle and lets it go so many pixels to the right. @param {Page} page */
export async function drag(page, thing, right) {
  await thing.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await thing.boundingBox();
  const [from, level] = [x + width / 2, y + height / 2];
  await page.mouse.move(from, level);
  await page.mouse.down();
  await page.mouse.move(from + right / 2, level, { steps: 3 });
  await page.mouse.move(from + right, level, { steps: 3 });
  await page.mouse.up();
}

/** Neither NaN nor infinity nor an absence ever stands on the screen. @param {Page} page */
export async function showsOnlyFigures(page) {
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /\b(NaN|Infinity|undefined|null|\[object)\b/);
}

/** From now on a file gives its first bytes and then makes the reader wait: what a slow disk does. Runs in the page. */
export function holdStreams() {
  Blob.prototype.stream = () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("person,occurred_at,type\n")),
    });
}

/** From now on files claim to be ten thousand times as large as they are: what an export of years does. Runs in the page. */
export function enlarge() {
  const size = Object.getOwnPropertyDescriptor(Blob.prototype, "size");
  const times = (file) => (file instanceof File ? 1e4 : 1) * size.get.call(file);
  Object.defineProperty(Blob.prototype, "size", {
    ...size,
    get() {
      return times(this);
    },
  });
}

/** From now on what the page asks its worker is counted. Runs in the page. */
export function countAsks() {
  const counted = { asks: 0 };
  const ask = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...given) {
    counted.asks++;
    return Reflect.apply(ask, this, given);
  };
  return counted;
}

/** From now on nobody answers what the worker is asked of packets. Runs in the page. */
export function holdPackets() {
  const tell = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...given) {
    if (given[0]?.given?.ask !== "packets") Reflect.apply(tell, this, given);
  };
}

/** The hand-off: its accounts, and the packet that is open. @param {Page} page */
export function handOff(page) {
  const list = page.getByRole("region", { name: "Accounts that qualify" });
  return {
    sought: list.getByRole("searchbox"),
    accounts: list.getByRole("listitem").getByRole("button"),
    packet: page.getByRole("article"),
    download: (name) => page.getByRole("group", { name: "Download" }).getByRole("button", { name, exact: true }),
    print: (name) => page.getByRole("group", { name: "Print" }).getByRole("button", { name }),
  };
}

/** The model's editor: how many qualify, and a signal's points. @param {Page} page */
export function modelEditor(page) {
  return {
    counts: () =>
      page
        .getByRole("status")
        .filter({ hasText: /qualif/ })
        .innerText(),
    points: (signal) => page.getByLabel(`Points of ${signal}`, { exact: true }),
  };
}
