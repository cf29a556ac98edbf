// Which browsers the tests drive. They come from the system, not from npm. Built-ins only.

import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure, run, say } from "./step.mjs";

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMIUM_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const FIREFOX = ["firefox-esr", "firefox"];
const FIREFOX_PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** The path of a Chromium or Chrome, `CHROME_PATH` first; `null` where there is none. */
export const browserPath = () => found([process.env.CHROME_PATH, ...named(CHROMIUM), ...CHROMIUM_PLACES]);

/** The path of a Firefox, `FIREFOX_PATH` first; `null` where there is none. */
export const firefoxPath = () => found([process.env.FIREFOX_PATH, ...named(FIREFOX), ...FIREFOX_PLACES]);

/**
 * WebKitGTK: its driver, the small browser that comes with the library, and a screen for it; `null` where one is missing.
 * @returns {{ driver: string, browser: string, screen: string } | null}
 */
export function webkitPaths() {
  const driver = found(named(["WebKitWebDriver"]));
  const screen = found(named(["Xvfb"]));
  const libraries = ["/usr/lib", "/usr/libexec", ...folders("/usr/lib")];
  const browser = found(libraries.flatMap((at) => folders(at, "webkit").map((one) => join(one, "MiniBrowser"))));
  return driver && browser && screen ? { driver, browser, screen } : null;
}

/** What each is called, where it comes from on Debian and its kin, and whether the tests can do without. */
const BROWSERS = [
  { name: "Chromium or Chrome", path: browserPath, packages: ["chromium"], needed: true, variable: "CHROME_PATH" },
  { name: "Firefox", path: firefoxPath, packages: ["firefox-esr"], needed: false, variable: "FIREFOX_PATH" },
  { name: "WebKitGTK with its driver", path: webkitPaths, packages: ["webkit2gtk-driver", "xvfb"], needed: false },
];

/** Installs what is missing where that can be done unasked: on Debian and its kin, as root. Says what is missing still. */
export async function installBrowsers() {
  const missing = BROWSERS.filter(({ path }) => !path());
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    await apt("update");
    for (const { packages } of missing) await apt("install", "--yes", "--no-install-recommends", ...packages);
  }
  for (const { name, path, packages, needed, variable } of missing) {
    if (path()) continue;
    const how = `install it (on Debian: apt-get install ${packages.join(" ")})${variable ? `, or name it in ${variable}` : ""}`;
    if (needed) throw new Failure(`The journey through the page needs ${name} and finds none: ${how}.`);
    say(`  ${name} is not to be had, and its journeys are not run: ${how}.`);
  }
}

/** Whether it worked is seen by what is there afterwards. */
async function apt(...args) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-qq", ...args], { failing: "", env }).catch(() => undefined);
}

const named = (names) => {
  const path = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => path.map((folder) => join(folder, name)));
};

const found = (paths) => paths.find((path) => path && runnable(path)) ?? null;

function folders(path, beginning = "") {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries
      .filter((one) => one.isDirectory() && one.name.startsWith(beginning))
      .map(({ name }) => join(path, name));
  } catch {
    return [];
  }
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
