// Every folder of cases/, through the package under Node: each answer holds what its case expects.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { answerCase, readCase } from "../scripts/answer-case.mjs";
import { root } from "../scripts/step.mjs";
import { holds } from "./expect.mjs";

const cases = join(root, "cases");

for (const name of readdirSync(cases).sort()) {
  const { requests, expect } = readCase(join(cases, name));
  describe(name, async () => {
    const { answers } = await answerCase(join(cases, name));
    for (const [at, request] of requests.entries()) {
      const title = `${at + 1}. ${request.ask} ${request.scope ?? request.axis ?? ""}`.trim();
      test(title, () => holds(expect[at], answers[at]));
    }
  });
}

describe("the command", () => {
  const made = mkdtempSync(join(tmpdir(), "cutline-case-"));
  after(() => rmSync(made, { recursive: true }));
  const command = (folder) =>
    spawnSync("npm", ["run", "--silent", "case", "--", folder], { cwd: root, encoding: "utf8" });
  const asking = (requests, rest = {}) => {
    writeFileSync(
      join(made, "case.json"),
      JSON.stringify({ about: "", models: [], as_of: "2026-06-30", requests, ...rest }),
    );
    return command(made);
  };

  test("prints one JSON document and exits 0", () => {
    const { stdout, status } = command("cases/calculator");
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).answers.length, 5);
  });

  test("a request that cannot be answered gives its error in place, and the others go on", () => {
    const { stdout, status } = asking([{ ask: "horoscope" }, readCase(join(cases, "calculator")).requests[0]]);
    const { answers } = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.equal(answers[0].error.code, "unknown_request");
    assert.equal(answers[1].payback.cost_per_lead, 250);
  });

  test("a file that is no table is told by every ask but the calculator", () => {
    writeFileSync(join(made, "picture.csv"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    const { stdout } = asking([{ ask: "intake" }, { ask: "calculator" }], { tables: { activities: ["picture.csv"] } });
    const [intake, calculator] = JSON.parse(stdout).answers;
    assert.deepEqual([intake.error.code, intake.error.file], ["unreadable_file", "picture.csv"]);
    assert.equal(calculator.error, undefined);
  });

  test("a case that cannot be read exits 2 with one line on standard error and nothing on standard output", () => {
    for (const { stdout, stderr, status } of [
      command(join(made, "nowhere")),
      asking([], { models: ["no-such.json"] }),
    ]) {
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^[^\n]+\n$/);
    }
  });
});
