// The benchmark's page: bundled, served from this machine, and run in the same headless Chromium that the tests drive.

import { join } from "node:path";
import { build } from "vite";
import { serve } from "../scripts/serve.mjs";
import { root, say } from "../scripts/step.mjs";
import { launch, open } from "../tests/browser.mjs";

export const FOLDER = "test-results/bench";

/** Bundles the page with all contenders: their workers and modules are files beside it. */
export function bundle() {
  return build({
    configFile: false,
    root: join(root, "benches"),
    base: "./",
    logLevel: "error",
    publicDir: false,
    worker: { format: "es" },
    build: {
      outDir: join(root, FOLDER),
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: { input: join(root, "benches/measure.html") },
    },
  });
}

/**
 * Measures in a browser of its own.
 * @param {import("./measure.mjs").Options} options
 */
export async function measureInBrowser(options) {
  const { server, address } = await serve({ port: 0, folder: FOLDER });
  const browser = await launch();
  try {
    const { page, troubles } = await open(browser, `${address}measure.html`);
    page.on("console", (message) => message.type() === "log" && say(message.text()));
    await page.waitForFunction(() => "measure" in window);
    // @ts-expect-error: the page puts it there
    const result = await page.evaluate((given) => window.measure(given), options);
    return { result, troubles };
  } finally {
    await browser.close();
    server.close();
  }
}
