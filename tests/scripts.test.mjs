// The project's own programs: the server of the page, and the steps of the build that are skipped when nothing changed.

import assert from "node:assert/strict";
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
