// <cutline-calculator> from the package, in pages that are hostile in their own ways (gallery/).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { serve } from "../scripts/serve.mjs";
import { root } from "../scripts/step.mjs";
import { launch, open } from "./browser.mjs";
import { eventually } from "./page.mjs";

const LIMIT = 40_000;

/** @typedef {import("playwright-core").Page} Page */

/** Waits until the element can compute, or knows that it cannot. @param {Page} page */
const settled = (page) =>
  page.locator("cutline-calculator").evaluate(async (/** @type {any} */ element) => {
    await element.ready.catch(() => undefined);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** The element's own look: what every page has to leave alone. Runs in the page. */
function looks() {
  const shadow = document.querySelector("cutline-calculator").shadowRoot;
  const of = (selector, ...properties) => {
    const style = getComputedStyle(shadow.querySelector(selector));
    return Object.fromEntries(properties.map((property) => [property, style.getPropertyValue(property)]));
  };
  return {
    label: of(
      "label",
      "font-size",
      "font-style",
      "text-transform",
      "letter-spacing",
      "color",
      "display",
      "white-space",
    ),
    input: of("input", "display", "height", "border-top-width", "border-top-style", "box-sizing"),
    button: of("button", "display", "background-color", "padding-left", "text-transform"),
    card: of(".card", "display", "border-top-width", "background-color", "float"),
    heading: of("h3", "font-size", "text-decoration-line", "color"),
  };
}

describe("the calculator in other people’s pages", () => {
  let browser;
  let server;
  let address;
  before(async () => {
    browser = await launch();
    ({ server, address } = await serve({ port: 0, folder: "." }));
  });
  after(async () => {
    await browser.close();
    server.close();
  });
  const visit = (name, options) => open(browser, `${address}gallery/${name}.html`, options);

  test("is at most 40 KB with all that it imports, compressed, its module aside", (t) => {
    const imported = (name, seen) => {
      if (seen.has(name)) return seen;
      const code = readFileSync(join(root, "pkg", name), "utf8");
      seen.set(name, gzipSync(code, { level: 9 }).length);
      for (const [, other] of code.matchAll(/(?:from|import) ?"\.\/([^"]+)"/g)) imported(other, seen);
      return seen;
    };
    const sizes = imported("calculator.js", new Map());
    t.diagnostic(`${[...sizes].map(([name, size]) => `${name} ${size} bytes`).join(", ")}, gzip`);
    assert.deepEqual([...sizes.keys()].sort(), ["calculator.js", "cutline.js", "elements.js"]);
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    assert.ok(all <= LIMIT, `${all} bytes`);
  });

  test("looks the same whatever the page says of its elements and classes", async () => {
    const seen = [];
    for (const name of ["resets", "bootstrap"]) {
      const { page, close } = await visit(name, { viewport: { width: 1280, height: 900 } });
      await settled(page);
      seen.push(await page.evaluate(looks));
      await close();
    }
    assert.deepEqual(seen[0], seen[1]);
    assert.deepEqual([seen[0].label["font-size"], seen[0].label["text-transform"]], ["14px", "none"]);
    assert.equal(seen[0].input.display, "block");
  });

  test("leaves the page's own styles alone", async () => {
    const { page, close } = await visit("bootstrap");
    await settled(page);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    assert.equal(await page.evaluate(() => document.head.querySelectorAll("style").length), 0);
    assert.match(await page.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily), /Georgia/);
    await close();
  });

  test("is light or dark by the color-scheme of its place", async () => {
    const ground = (page) =>
      page.evaluate(() => {
        const card = document.querySelector("cutline-calculator").shadowRoot.querySelector(".card");
        return getComputedStyle(card).backgroundColor;
      });
    const { page, close } = await visit("bootstrap", { colorScheme: "dark" });
    await settled(page);
    assert.equal(await ground(page), "rgb(255, 255, 255)");
    await page.locator("cutline-calculator").evaluate((element) => element.style.setProperty("color-scheme", "dark"));
    assert.equal(await ground(page), "rgb(28, 33, 37)");
    await page
      .locator("cutline-calculator")
      .evaluate((element) => element.style.setProperty("--cutline-card", "rgb(1, 2, 3)"));
    assert.equal(await ground(page), "rgb(1, 2, 3)");
    await close();
  });

  // 50 opportunities at 20 % take 250 leads; at 25 % they take 200.
  test("with the keyboard alone: from field to field, typing, and what it comes to is said", async () => {
    const { page, close } = await visit("resets");
    await settled(page);
    await page.keyboard.press("Tab");
    const focused = () =>
      page.evaluate(() => {
        const at = /** @type {HTMLInputElement} */ (document.activeElement?.shadowRoot?.activeElement);
        return at?.labels?.[0]?.textContent ?? at?.textContent;
      });
    const order = [];
    for (let i = 0; i < 14; i++) {
      order.push((await focused())?.trim());
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(order, [
      ...["Fill in an example", "Start over", "Qualified leads a month", "Share that converts %"],
      ...["Leads sales can work a month", "From reps and hours, where no leads are stated"],
      ...["Opportunities needed a month", "Payback wanted months", "Marketing spend a month", "Win rate %"],
      ...["Contract value a year", "Gross margin %", "Sales cost of a lead"],
      "Hourly cost, and the bounds of value to cost",
    ]);
    await page.locator("cutline-calculator").evaluate((element) => element.focus());
    for (const key of ["Tab", "Control+A", "2", "5"]) await page.keyboard.press(key);
    await page.getByText("50 ÷ 25% = 200").waitFor();
    for (const key of ["Tab", "Control+A", "2", "0", "0"]) await page.keyboard.press(key);
    await page.getByRole("status").filter({ hasText: "It can all hold at once" }).waitFor();
    for (const key of ["Tab", "Enter", "Tab"]) await page.keyboard.press(key);
    assert.equal(await focused(), "Reps");
    await close();
  });

  test("tells the user's changes with inputs and figures, and the host's as a calculation alone", async () => {
    const { page, close } = await visit("resets");
    await settled(page);
    await page.evaluate(() => {
      const heard = [];
      Object.assign(window, { heard });
      for (const name of ["cutline-change", "cutline-calculated", "cutline-failed"])
        document.addEventListener(name, (/** @type {any} */ { detail }) => {
          heard.push([name, detail.inputs.rate, detail.calculation.conversion.needed]);
        });
    });
    const heard = () => page.evaluate(() => Reflect.get(window, "heard").splice(0));
    await page.getByRole("spinbutton", { name: "Share that converts %" }).fill("10");
    assert.deepEqual(await heard(), [
      ["cutline-calculated", 0.1, 500],
      ["cutline-change", 0.1, 500],
    ]);
    await page.locator("cutline-calculator").evaluate((/** @type {any} */ element) => {
      element.setAttribute("rate", "0.5");
      element.opportunitiesPerMonth = 30;
    });
    assert.deepEqual(await heard(), [["cutline-calculated", 0.5, 60]]);
    const kept = await page.locator("cutline-calculator").evaluate((/** @type {any} */ element) => {
      element.inputs = { rate: Number.NaN, win_rate: 0.3, nonsense: 1 };
      return [element.inputs, element.winRate, element.rate, element.calculation.conversion.needed];
    });
    assert.deepEqual(kept, [{ win_rate: 0.3 }, 0.3, null, null]);
    await close();
  });

  test("is a field of its form: sent as JSON, reset to its attributes, disabled by its attribute", async () => {
    const { page, close } = await visit("bootstrap");
    await settled(page);
    const sent = () =>
      page.evaluate(() => JSON.parse(String(new FormData(document.querySelector("form")).get("case"))));
    const start = { opportunities_per_month: 50, rate: 0.2, leads_per_month: 100 };
    assert.deepEqual(await sent(), start);
    const field = page.getByRole("spinbutton", { name: "Share that converts %" });
    await field.fill("40");
    assert.deepEqual(await sent(), { ...start, rate: 0.4 });
    await page.getByRole("button", { name: "Reset" }).click();
    assert.deepEqual(await sent(), start);
    assert.equal(await field.inputValue(), "20");
    await page.locator("cutline-calculator").evaluate((/** @type {any} */ element) => {
      element.disabled = true;
    });
    await eventually(async () => assert.ok(await field.isDisabled()));
    assert.equal(await page.evaluate(() => new FormData(document.querySelector("form")).get("case")), null);
    await close();
  });

  test("is described for editors as it is: attributes, properties, parts, slots", async () => {
    const described = JSON.parse(readFileSync(join(root, "pkg/custom-elements.json"), "utf8")).modules[0]
      .declarations[0];
    const names = (list) => described[list].map(({ name }) => name).sort();
    const parts = new Set();
    for (const name of ["resets", "forbidden"]) {
      const { page, close } = await visit(name);
      await settled(page);
      const it = await page.locator("cutline-calculator").evaluate((/** @type {any} */ element) => {
        const all = (selector, attribute) =>
          [...element.shadowRoot.querySelectorAll(selector)].map((one) => one.getAttribute(attribute));
        return {
          attributes: [...element.constructor.observedAttributes, "disabled", "name"].sort(),
          parts: all("[part]", "part").flatMap((part) => part.split(" ")),
          slots: all("slot", "name").sort(),
        };
      });
      const lacking = await page
        .locator("cutline-calculator")
        .evaluate((element, members) => members.filter((member) => !(member in element)), names("members"));
      await close();
      assert.deepEqual([it.attributes, it.slots, lacking], [names("attributes"), names("slots"), []]);
      for (const part of it.parts) parts.add(part);
    }
    assert.deepEqual([...parts].sort(), names("cssParts"));
  });

  test("takes its module from where the importing script says", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.route("**/elsewhere.html", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<script type="module">
          import { useModule } from "/pkg/calculator.js";
          useModule("/pkg/cutline_bg.wasm?elsewhere");
        </script><cutline-calculator rate="0.2" opportunities-per-month="50"></cutline-calculator>`,
      }),
    );
    await page.goto(`${address}elsewhere.html`);
    await page.getByText("50 ÷ 20% = 250").waitFor();
    await context.close();
    const modules = asked.filter((url) => url.includes(".wasm"));
    assert.deepEqual(modules, [`${address}pkg/cutline_bg.wasm?elsewhere`]);
  });

  test("says what is lacking where the policy forbids WebAssembly, or the module is not there", async () => {
    const { page, close } = await visit("forbidden");
    const alert = page.locator("cutline-calculator").getByRole("alert");
    assert.match(await alert.innerText(), /has to allow 'wasm-unsafe-eval'/);
    await close();
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.route("**/cutline_bg.wasm", (route) => route.fulfill({ status: 404 }));
    await other.goto(`${address}gallery/dark.html`);
    await other
      .locator("cutline-calculator")
      .getByRole("alert")
      .filter({ hasText: "the server answers 404" })
      .waitFor();
    await elsewhere.close();
  });
});
