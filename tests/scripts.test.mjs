// The project's own programs: the server of the page, and the steps of the build that are skipped when nothing changed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { stepIfChanged } from "../scripts/stamp.mjs";
import { root, voice } from "../scripts/step.mjs";

describe("the server", () => {
  let server;
  let address;
  before(async () => {
    ({ server, address } = await serve({ port: 0, path: "/some/path/" }));
  });
  after(() => server.close());

  test("gives the page at its folder's address and by name", async () => {
    const shipped = readFileSync(join(root, "dist/cutline.html"), "utf8");
    for (const url of [address, `${address}cutline.html`]) {
      const response = await fetch(url);
      assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
      assert.equal(await response.text(), shipped);
    }
  });
  test("gives nothing that stands outside of dist/", async () => {
    for (const path of ["../package.json", "%2e%2e/package.json", "..%2fpackage.json", "no-such.html", "%zz"])
      assert.equal((await fetch(address + path)).status, 404, path);
  });
  test("answers no other method", async () => assert.equal((await fetch(address, { method: "POST" })).status, 405));
  test("takes the next free port where one is taken, unless that one was asked for", async () => {
    const taken = Number(new URL(address).port);
    const other = await serve({ port: taken, next: true });
    assert.ok(Number(new URL(other.address).port) > taken);
    other.server.close();
    await assert.rejects(serve({ port: taken }), /Port \d+ cannot be used/);
  });
});

describe("a step of the build", () => {
  const folder = "test-results/step";
  const path = (name) => join(root, folder, name);
  const done = [];
  const step = (read) =>
    stepIfChanged("copy", { name: "test-copy", reads: [`${folder}/in`], writes: [`${folder}/out`] }, async () => {
      done.push(read);
      writeFileSync(path("out"), readFileSync(path("in/a")));
    });
  before(() => {
    voice.quiet = true;
    rmSync(path(""), { recursive: true, force: true });
    mkdirSync(path("in"), { recursive: true });
    writeFileSync(path("in/a"), "1");
  });
  after(() => {
    voice.quiet = false;
  });

  test("is skipped only while what it reads and what it wrote are as they were", async () => {
    await step("first");
    await step("nothing changed");
    writeFileSync(path("in/a"), "2");
    await step("input changed");
    writeFileSync(path("in/b"), "");
    await step("input added");
    writeFileSync(path("out"), "3");
    await step("output changed");
    rmSync(path("out"));
    await step("output gone");
    await step("nothing changed");
    assert.deepEqual(done, ["first", "input changed", "input added", "output changed", "output gone"]);
    assert.equal(readFileSync(path("out"), "utf8"), "2");
  });
});

// Elsewhere they are found without the path too.
describe("the browsers for the tests", { skip: process.platform !== "linux" }, () => {
  /** Set-up on a machine with nothing on its path, where nothing can be installed. */
  const installed = (env) => {
    const script = `import { installBrowsers } from ${JSON.stringify(join(root, "scripts/browser.mjs"))}; await installBrowsers();`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      env: { PATH: "", ...env },
      encoding: "utf8",
    });
    return { stdout, stderr, status };
  };
  const here = process.execPath;

  test("one that is missing is said to be, with what would bring it, and hinders nothing", () => {
    const { stdout, status } = installed({ CHROME_PATH: here });
    assert.equal(status, 0);
    assert.match(stdout, /Firefox is not to be had, and its journeys are not run: .*apt-get install firefox-esr/);
    assert.match(stdout, /WebKitGTK .* is not to be had, and its journeys are not run: .*webkit2gtk-driver xvfb/);
  });
  test("nothing is said of those that are there", () =>
    assert.doesNotMatch(installed({ CHROME_PATH: here, FIREFOX_PATH: here }).stdout, /Firefox/));
  test("none of the page's own journey can do without a Chromium", () => {
    const { stderr, status } = installed({ FIREFOX_PATH: here });
    assert.notEqual(status, 0);
    assert.match(stderr, /needs Chromium or Chrome and finds none: install it .* or name it in CHROME_PATH\./);
  });
});
