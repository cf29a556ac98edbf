// The calculator in a frame: dist/calculator.html, with the snippet that the package's README gives to copy.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { root } from "../scripts/step.mjs";
import { barriers, launch, open } from "./browser.mjs";
import { page as pageModule } from "./page/load.mjs";
import { eventually } from "./page.mjs";

const pictures = join(root, "test-results");
const snippet = readFileSync(join(root, "docs/package.md"), "utf8").match(/```html\n(<iframe[\s\S]*?)```/)[1];
const TELLS_NOBODY = 500;

describe("the address of a frame", () => {
  test("names one origin of the web exactly, or nobody", async () => {
    const { hostIn } = await pageModule("embed/frame_host.ts");
    const named = (host) => hostIn(`#rate=0.2&host=${encodeURIComponent(host)}`);
    assert.equal(named("https://a.example"), "https://a.example");
    assert.equal(named("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    for (const wrong of ["", "*", "/", "null", "a.example", "https://a.example/", "https://a.example/page"])
      assert.equal(named(wrong), null, wrong);
    for (const wrong of ["https://a.example https://b.example", "javascript:alert(1)", "file:///a"])
      assert.equal(named(wrong), null, wrong);
    assert.equal(hostIn("#rate=0.2"), null);
  });

  test("fills in what it names, and nothing that is no number", async () => {
    const { inputsInAddress } = await pageModule("embed/frame_host.ts");
    assert.deepEqual(inputsInAddress("#host=https://a.example&win-rate=0.3&rate=x&reps=&other=1"), { win_rate: 0.3 });
  });
});

describe("the calculator in a frame", () => {
  let browser;
  let frames;
  let hosts;
  let host;
  let html = "";
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launch();
    frames = await serve({ port: 0 });
    hosts = createServer((_, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(html);
    });
    await new Promise((resolve) => hosts.listen(0, "127.0.0.1", () => resolve(undefined)));
    host = `http://127.0.0.1:${hosts.address().port}`;
  });
  after(async () => {
    await browser.close();
    frames.server.close();
    hosts.closeAllConnections();
    hosts.close();
  });

  /** The snippet on a page, with its two made-up addresses replaced. */
  async function framed(named = host) {
    const own = snippet
      .replace("https://static.example/", frames.address)
      .replace("host=https://www.example", `host=${named}`);
    html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
      <link rel="icon" href="data:,"></head><body><h1>A page</h1>${own}</body></html>`;
    const opened = await open(browser, `${host}/`, { viewport: { width: 900, height: 700 } });
    const inside = opened.page.frameLocator("#cutline-calculator");
    await inside.getByText("50 ÷ 20% = 250").waitFor();
    const height = () =>
      opened.page.locator("#cutline-calculator").evaluate((frame) => Number(frame.getAttribute("height")));
    const content = () => inside.locator("cutline-calculator").evaluate((it) => it.getBoundingClientRect().height);
    return { ...opened, inside, height, content };
  }

  test("is as high as what is in it, also after that has changed", async () => {
    const { page, troubles, inside, height, content, close } = await framed();
    const fits = () => eventually(async () => assert.equal(await height(), Math.ceil(await content())));
    await fits();
    const before = await height();
    await inside.getByRole("button", { name: "Start over" }).click();
    await fits();
    assert.ok((await height()) < before);
    await inside.getByRole("button", { name: "Fill in an example" }).click();
    await fits();
    await page.screenshot({ path: join(pictures, "embed-frame.png"), fullPage: true });
    await close();
    assert.deepEqual(troubles, []);
  });

  test("tells its height to the origin that its address names, and to no other", async () => {
    for (const named of ["https://other.example", "*", "http://127.0.0.1"]) {
      const { page, height, close } = await framed(named);
      await page.waitForTimeout(TELLS_NOBODY);
      assert.equal(await height(), 900, named);
      await close();
    }
  });

  test("the snippet hears nobody but the frame", async () => {
    const { page, height, content, close } = await framed();
    await eventually(async () => assert.equal(await height(), Math.ceil(await content())));
    const right = await height();
    // From the page itself: another origin. From another frame of the right origin: another window.
    await page.evaluate(() => postMessage({ type: "cutline-height", height: 1 }, "*"));
    await page.evaluate((address) => {
      const other = document.createElement("iframe");
      other.title = "Another";
      other.src = address;
      document.body.append(other);
    }, `${frames.address}calculator.html#other`);
    const other = await eventually(async () => {
      const found = page.frames().find((frame) => frame.url().endsWith("#other"));
      assert.ok(found);
      return found;
    });
    await other.evaluate(() => parent.postMessage({ type: "cutline-height", height: 1 }, "*"));
    await page.waitForTimeout(TELLS_NOBODY);
    assert.equal(await height(), right);
    // And the frame itself is heard only with a height that is a number.
    const own = page.frames().find((frame) => frame.url().includes("#host="));
    await own.evaluate(() => parent.postMessage({ type: "cutline-height", height: "1px" }, "*"));
    await own.evaluate(() => parent.postMessage({ type: "cutline-height", height: 777 }, "*"));
    await eventually(async () => assert.equal(await height(), 777));
    await close();
  });

  test("asks for nothing, and nothing in it is in anybody's way", async () => {
    for (const width of [320, 1280]) {
      const { page, troubles, requests, close } = await open(browser, `${frames.address}calculator.html`, {
        viewport: { width, height: 900 },
      });
      await page.getByRole("button", { name: "Fill in an example" }).click();
      await page.getByText(/no line can serve both/).waitFor();
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(pictures, `embed-frame-${width}-${colorScheme}.png`), fullPage: true });
        assert.deepEqual(await barriers(page), []);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await close();
      assert.ok(over <= 0);
      assert.deepEqual([troubles, requests], [[], []]);
    }
  });
});
