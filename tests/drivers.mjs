// Three browsers behind one small interface, for journeys that are written once: opening a page, running something in it,
// real keys and a real mouse.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, Button, Capabilities, Key, Origin } from "selenium-webdriver";
import { browserPath, firefoxPath, webkitPaths } from "../scripts/browser.mjs";
import { launch } from "./browser.mjs";

/**
 * @typedef {object} Driver
 * @property {(address: string) => Promise<unknown>} goTo
 * @property {(work: Function, ...given: any[]) => Promise<any>} run does the work in the page and answers with what it answers
 * @property {(key: string) => Promise<unknown>} press a key by its name, with "Shift+" before it where that is held
 * @property {(from: Point, to?: Point) => Promise<unknown>} drag presses at a point and lets go at another; a click without one
 * @property {(path: string) => Promise<unknown>} picture
 * @property {() => Promise<unknown>} close
 */
/** @typedef {[number, number]} Point */

const SIZE = { width: 1280, height: 900 };
const STEPS = 4;

/** Each by its name, with what starts it; `null` where it is not there. */
export const BROWSERS = {
  Chromium: browserPath() && chromium,
  Firefox: firefoxPath() && firefox,
  WebKitGTK: webkitPaths() && webkit,
};

/** @returns {Promise<Driver>} */
async function chromium() {
  const browser = await launch();
  const page = await browser.newPage({ viewport: SIZE });
  return { ...mouseAndKeys(page), close: () => browser.close() };
}

/** @returns {Promise<Driver>} */
async function firefox() {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefoxPath(), headless: true });
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  return { ...mouseAndKeys(page), close: () => browser.close() };
}

/** Playwright and Puppeteer call these alike. */
function mouseAndKeys(page) {
  const { mouse, keyboard } = page;
  return {
    goTo: (address) => page.goto(address),
    run: (work, ...given) => page.evaluate(`(${work})(...${JSON.stringify(given)})`),
    press: async (key) => {
      const [name, shift] = key.split("+").reverse();
      if (shift) await keyboard.down(shift);
      await keyboard.press(name);
      if (shift) await keyboard.up(shift);
    },
    drag: async ([x, y], to) => {
      await mouse.move(x, y);
      await mouse.down();
      if (to) await mouse.move(...to, { steps: STEPS });
      await mouse.up();
    },
    picture: (path) => page.screenshot({ path }),
  };
}

/** @returns {Promise<Driver>} */
async function webkit() {
  const { driver, browser, screen } = webkitPaths();
  const programs = [];
  const start = (path, args, options) => {
    const program = spawn(path, args, options);
    programs.push(program);
    return program;
  };
  const end = () => {
    for (const program of programs) program.kill();
  };
  process.once("exit", end);
  try {
    // It takes the first display that nobody has, whatever earlier ones left behind, and says which.
    const size = `${SIZE.width + 200}x${SIZE.height + 200}x24`;
    const xvfb = start(screen, ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const display = await new Promise((resolve, reject) => {
      xvfb.stdio[3].once("data", (text) => resolve(`:${String(text).trim()}`));
      for (const end of ["exit", "error"]) xvfb.once(end, () => reject(new Error("Xvfb has not come up")));
    });
    const port = await freePort();
    start(driver, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: display, LANG: "C.UTF-8" } });
    const session = await built(port, browser);
    await session
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...SIZE });
    return { ...webdriver(session), close: () => session.quit().finally(end) };
  } catch (error) {
    end();
    throw error;
  }
}

/** The driver listens some time after it was started. */
async function built(port, binary) {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  });
  for (let tried = 0; ; tried++)
    try {
      return await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    } catch (error) {
      if (tried === 50 || !/ECONNREFUSED/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** @param {import("selenium-webdriver").WebDriver} session */
function webdriver(session) {
  const keys = { Tab: Key.TAB, Enter: Key.ENTER, Escape: Key.ESCAPE, Home: Key.HOME, End: Key.END, Space: Key.SPACE };
  const more = { ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, PageUp: Key.PAGE_UP, PageDown: Key.PAGE_DOWN };
  const known = { ...keys, ...more };
  const at = ([x, y]) => ({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT });
  return {
    goTo: (address) => session.get(address),
    run: async (work, ...given) => {
      const done = "arguments[arguments.length - 1]";
      const { value, error } = await session.executeAsyncScript(
        `Promise.resolve().then(() => (${work})(...${JSON.stringify(given)})).then((value) => ${done}({ value }), (error) => ${done}({ error: String(error) }))`,
      );
      if (error) throw new Error(error);
      return value;
    },
    press: (key) => {
      const [name, shift] = key.split("+").reverse();
      const actions = session.actions();
      if (shift) actions.keyDown(Key.SHIFT);
      actions.keyDown(known[name] ?? name).keyUp(known[name] ?? name);
      if (shift) actions.keyUp(Key.SHIFT);
      return actions.perform();
    },
    drag: async (from, to) => {
      const actions = session.actions().move(at(from)).press(Button.LEFT);
      if (to)
        for (let i = 1; i <= STEPS; i++)
          actions.move({ ...at(from.map((one, n) => one + ((to[n] - one) * i) / STEPS)), duration: 20 });
      await actions.release(Button.LEFT).perform();
    },
    picture: async (path) => writeFileSync(path, await session.takeScreenshot(), "base64"),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
