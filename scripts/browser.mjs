// Which Chromium the tests drive. It comes from the system, not from npm. Built-ins only.

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure, run } from "./step.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium or Chrome, `CHROME_PATH` first; `null` where there is none. */
export function browserPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME_PATH, ...named, ...PLACES].find((path) => path && runnable(path)) ?? null;
}

/** Installs one where that can be done unasked: on Debian and its kin, as root. */
export async function installBrowser() {
  if (browserPath()) return;
  const apt = spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  const sentence =
    "The journey through the page needs Chromium or Chrome and finds none: install it (on Debian: apt-get install chromium), or name it in CHROME_PATH.";
  if (!apt || process.getuid?.() !== 0) throw new Failure(sentence);
  await run("apt-get", ["update", "-qq"], { failing: sentence });
  await run("apt-get", ["install", "-qq", "--yes", "--no-install-recommends", "chromium"], {
    failing: sentence,
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
  if (!browserPath()) throw new Failure(sentence);
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
