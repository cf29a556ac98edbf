// What people build with the package: projects in a temporary folder install the packed tarball and work. What they run is
// what its README shows.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, createServer } from "vite";
import { serve } from "../scripts/serve.mjs";
import { root } from "../scripts/step.mjs";
import { launch, open } from "./browser.mjs";
import { npm, pack } from "./packed.mjs";

const WEBPACK = "webpack@5.112.2";
const INSTALL = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];

/** The code that the README shows under a heading. */
function shown(heading, language) {
  const readme = readFileSync(join(root, "pkg/README.md"), "utf8");
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  return section.match(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``))[1];
}

/** 50 opportunities at 20 % take 250 leads. */
const NEEDED = "250";
/** The bundler's examples, with what is told put on the page. */
const MAIN = () => `${shown("A bundler", "js")}
document.body.dataset.needed = String(told.conversion.needed);
import "cutline/calculator";
${shown("The board on your page", "js")}
import { model, targets } from "./rows.js";
Object.assign(board, { model, targets });
`;
/** The rows of the gallery: 10 a month reach line 51. */
const ROWS = `${readFileSync(join(root, "gallery/rows.js"), "utf8")}
export const { activities, outcomes } = tables;
`;
const { tables, model } = await import("../gallery/rows.js");
const PAGE = (script, board = "<cutline-board></cutline-board>") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A consumer</title><link rel="icon" href="data:,">${script}</head>
<body><cutline-calculator rate="0.2" opportunities-per-month="50"></cutline-calculator>${board}</body></html>`;

/** Right and wrong uses, the wrong ones marked: the compiler objects to a mark that marks nothing. */
const TYPED = `import "cutline/calculator";
import "cutline/board";
import type { Calculation } from "cutline/calculator";
import type { Calibration, Tables } from "cutline/board";
const element = document.querySelector("cutline-calculator")!;
element.winRate = 0.3;
element.inputs = { qualified_per_month: 200, rate: null };
element.addEventListener("cutline-change", ({ detail }) => {
  const { conversion }: Calculation = detail.calculation;
  const needed: number | null = conversion.needed;
  return needed ?? detail.inputs.win_rate;
});
// @ts-expect-error: an input is a number
element.winRate = "0.3";
// @ts-expect-error: there is no such input
element.inputs = { winRate: 0.3 };
// @ts-expect-error: what is computed is not set
element.calculation = null;
interface Visit {
  email: string;
  occurred_at: Date;
}
const activities: Visit[] = [];
const tables: Tables = { activities, outcomes: "email,stage", contacts: new Blob([]), accounts: null };
const board = document.querySelector("cutline-board")!;
Object.assign(board, { tables, threshold: null });
board.tables = { activities };
board.settings = { horizon_days: 60 };
board.addEventListener("cutline-recommended", ({ detail }) => {
  const { feasible }: Calibration = detail.calibration;
  const line: number | null = detail.threshold;
  return [feasible, line];
});
board.addEventListener("cutline-line-set", ({ detail }) => JSON.parse(detail.model));
// @ts-expect-error: there is no such table
board.tables = { visits: activities };
// @ts-expect-error: no line is recommended by a name
board.addEventListener("cutline-recommended", ({ detail }) => detail.threshold.toUpperCase());
// @ts-expect-error: what is computed is not set
board.calibration = null;
`;

describe("a project that installs the package", () => {
  let home;
  let packed;
  let browser;
  before(async () => {
    home = mkdtempSync(join(tmpdir(), "cutline-consumers-"));
    packed = pack(home);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(home, { recursive: true });
  });

  /** A folder with files in it and the tarball installed. */
  function project(name, files, packages = []) {
    const folder = join(home, name);
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    npm([...INSTALL, packed.path, ...packages], folder);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  }

  /** The page works: the calculator has its figures, the board its lines from a worker, and nothing went wrong. */
  async function works(address) {
    const { page, troubles, close } = await open(browser, address);
    await page.getByText("50 ÷ 20% = 250").waitFor();
    await page.getByRole("slider", { name: "Recommended line" }).waitFor();
    const flow = (/** @type {any} */ board) => {
      board.threshold = 51;
      return board.calibration.at.flow;
    };
    assert.equal(await page.locator("cutline-board").evaluate(flow), 10);
    assert.equal(page.workers().length, 1);
    const needed = await page.evaluate(() => document.body.dataset.needed);
    await close();
    assert.deepEqual(troubles, []);
    return needed;
  }

  async function worksFrom(folder) {
    const { server, address } = await serve({ port: 0, path: "/some/path/", folder: relative(root, folder) });
    try {
      return await works(`${address}index.html`);
    } finally {
      server.close();
    }
  }

  test("for Node", () => {
    const folder = project("node", { "index.js": shown("Node", "js") });
    const told = execFileSync(process.execPath, ["index.js"], { cwd: folder, encoding: "utf8" });
    assert.match(told, /^250 \[/);
  });

  test("in TypeScript: inputs, figures and events have their types", () => {
    const folder = project("types", {
      "index.ts": TYPED,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2023",
          lib: ["es2023", "dom"],
          strict: true,
          noEmit: true,
          types: [],
        },
      }),
    });
    const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
    const told = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    assert.deepEqual([told.stdout, told.status], ["", 0]);
  });

  test("for plain HTML, the folder copied to the site", async () => {
    const script = `${shown("Plain HTML", "html")}${shown("The calculator on your page", "html").split("\n")[0]}`;
    const board = `${shown("The board on your page", "html")}<script type="module">
      board.model = await (await fetch("./model.json")).json();
    </script>`.replace("const board", "globalThis.board");
    const folder = project("html", {
      "index.html": PAGE(script, board),
      "model.json": JSON.stringify(model),
      "activities.json": JSON.stringify(tables.activities),
      "outcomes.json": JSON.stringify(tables.outcomes),
    });
    cpSync(join(folder, "node_modules/cutline"), join(folder, "cutline"), { recursive: true });
    await worksFrom(folder);
  });

  const vite = (name) =>
    project(name, {
      "index.html": PAGE('<script type="module" src="./main.js"></script>'),
      "main.js": MAIN(),
      "rows.js": ROWS,
    });

  test("for Vite, built", async () => {
    const folder = vite("vite");
    await build({ root: folder, base: "./", configFile: false, logLevel: "error", build: { target: "es2022" } });
    assert.equal(await worksFrom(join(folder, "dist")), NEEDED);
  });

  test("for Vite's development server", async () => {
    const folder = vite("vite-serve");
    const server = await createServer({
      root: folder,
      configFile: false,
      logLevel: "error",
      server: { host: "127.0.0.1", port: 0 },
    });
    await server.listen();
    try {
      assert.equal(await works(server.resolvedUrls.local[0]), NEEDED);
    } finally {
      await server.close();
    }
  });

  test("for webpack", async (t) => {
    const main = MAIN().replace(
      /import url from .*/,
      'const url = new URL("cutline/cutline_bg.wasm", import.meta.url);',
    );
    const config = `import webpack from "webpack";
webpack({ mode: "production", context: import.meta.dirname, entry: "./main.js", performance: { hints: false },
  output: { path: import.meta.dirname + "/dist", publicPath: "auto" } }, (error, stats) => {
  console.log(error ?? stats.toString({ all: false, errors: true, warnings: true }));
});`;
    let folder;
    try {
      folder = project("webpack", { "main.js": main, "build.js": config, "rows.js": ROWS }, [WEBPACK]);
    } catch (error) {
      if (!/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENOTCACHED/.test(String(error.stderr))) throw error;
      t.skip("the npm registry is not within reach");
      return;
    }
    assert.equal(execFileSync(process.execPath, ["build.js"], { cwd: folder, encoding: "utf8" }).trim(), "");
    writeFileSync(join(folder, "dist/index.html"), PAGE('<script defer src="./main.js"></script>'));
    assert.equal(await worksFrom(join(folder, "dist")), NEEDED);
  });
});
