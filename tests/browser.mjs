// The shipped page in Chromium, with all that goes wrong or out written down.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { browserPath } from "../scripts/browser.mjs";
import { serve } from "../scripts/serve.mjs";
import { root } from "../scripts/step.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  const executablePath = browserPath();
  if (!executablePath) throw new Error("there is no Chromium: npm test installs it, or says what to install");
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * What axe-core finds wrong for people who cannot see the page or use a mouse, by the rules of WCAG 2.2 AA.
 * @param {import("playwright-core").Page} page
 * @param {string} [within] the part of the page, by a selector
 * @returns {Promise<string[]>}
 */
export async function barriers(page, within = "html") {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([selector, tags]) => {
      const part = selector === "html" ? document : document.querySelector(selector);
      // @ts-expect-error: the source above puts it there
      return window.axe.run(part, { runOnly: tags, resultTypes: ["violations"] });
    },
    /** @type {const} */ ([within, RULES]),
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The two ways in which people open the page: the file itself, and some folder of some host. */
export async function addresses() {
  const { server, address } = await serve({ port: 0, path: "/some/sub/path/" });
  return {
    file: pathToFileURL(join(root, "dist/cutline.html")).href,
    http: `${address}cutline.html`,
    close: () => server.close(),
  };
}

/**
 * Opens an address in a context of its own. `troubles`: console errors, exceptions and violations of the policy;
 * `requests`: every address that was asked for, the page's own aside.
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {import("playwright-core").BrowserContextOptions & { before?: () => void }} [options] `before` runs in the page
 *   before anything of it
 */
export async function open(browser, address, { before, ...options } = {}) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
  const troubles = [];
  const requests = [];
  context.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !/^(blob|data):/.test(url)) requests.push(url);
  });
  context.on("weberror", (error) => troubles.push(`exception: ${error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  await context.exposeBinding("toldViolation", (_, violation) => void troubles.push(`policy: ${violation}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      // @ts-expect-error: the binding stands on the window of the test alone
      window.toldViolation(`${event.effectiveDirective} forbids ${event.blockedURI}`),
    );
  });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  await page.goto(address);
  return { page, troubles, requests, close: () => context.close() };
}
