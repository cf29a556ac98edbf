// The edge between the core and JavaScript: what goes in, what comes out, and how a refusal looks. Figures are checked by
// the cases; here it is shapes.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { freshCore } from "../scripts/core.mjs";
import { benchWith, load, modelOf } from "./bench.mjs";

const VISITS = {
  name: "visits.csv",
  table: "activities",
  bytes: "person,occurred_at,type\nann@acme.com,2026-06-01,demo_request\nbob@acme.com,2026-06-02,webinar_attended\n",
};
const MODEL = modelOf("mql-points");
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");

/**
 * The Error that a call throws.
 * @returns {any}
 */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was refused");
}

describe("a refusal", () => {
  test("is a JavaScript Error with the code of the public interface", async () => {
    const bench = await benchWith([]);
    const error = thrown(() => bench.ask({ ask: "horoscope" }));
    assert.equal(error instanceof Error, true);
    assert.equal(error.code, "unknown_request");
    assert.match(error.message, /horoscope/);
    assert.ok(!("path" in error) && !("file" in error));
  });
  test("of a model names the place in it", async () => {
    const wrong = JSON.stringify({ ...JSON.parse(MODEL), threshhold: 3 });
    const bench = await benchWith([VISITS], { models: [wrong] });
    const error = thrown(() => bench.ask({ ask: "scores", scope: "person" }));
    assert.deepEqual([error.code, error.path], ["invalid_model", "threshhold"]);
  });
  test("of a setting that does not exist names it", async () => {
    const bench = await benchWith([]);
    assert.match(thrown(() => bench.set_settings({ horizon: 3 }, null, "2026-07-01")).message, /horizon/);
  });
});

describe("bad files", () => {
  const BAD = {
    "empty.csv": Buffer.alloc(0),
    "picture.csv": PNG,
    "header only.csv": "person,occurred_at,type\n",
    "one long line.csv": "x".repeat(3 << 20),
  };
  for (const [name, bytes] of Object.entries(BAD))
    test(`${name} is refused in a sentence and leaves the rest as it was`, async () => {
      const bench = await benchWith([VISITS], { models: [MODEL] });
      const asked = () => JSON.stringify([bench.ask({ ask: "intake" }), bench.ask({ ask: "scores", scope: "person" })]);
      const before = asked();
      const error = thrown(() => load(bench, { name, bytes }));
      assert.deepEqual([error.code, error.file], ["unreadable_file", name]);
      assert.match(error.message, /^\S.* .*\.$/s);
      assert.equal(asked(), before);
    });
});

describe("files", () => {
  test("pushed byte by byte are read as in one piece", async () => {
    const whole = await benchWith([VISITS]);
    const bytewise = await benchWith([{ ...VISITS, piece: 1 }]);
    assert.deepEqual(bytewise.ask({ ask: "intake" }), whole.ask({ ask: "intake" }));
  });
  test("that are dropped while open, or later, leave nothing behind", async () => {
    const bench = await benchWith([VISITS]);
    const before = bench.ask({ ask: "intake" });
    const open = bench.open_file("more.csv", null);
    bench.push(open, Buffer.from(VISITS.bytes));
    bench.drop_file(open);
    const { id } = load(bench, { ...VISITS, name: "again.csv" });
    bench.drop_file(id);
    assert.deepEqual(bench.ask({ ask: "intake" }), before);
  });
  test("report their columns with at most three distinct samples", async () => {
    const { Workbench } = await freshCore();
    const rows = ["a", "a", "b", "", "c", "d"].map((type, i) => `p${i}@acme.com,2026-06-01,${type}\n`).join("");
    const { report } = load(new Workbench(), { ...VISITS, bytes: `person,occurred_at,type\n${rows}` });
    const type = report.columns.find((column) => column.header === "type");
    assert.equal(report.rows, 6);
    assert.deepEqual(type.samples, ["a", "b", "c"]);
    assert.equal(type.filled, 5 / 6);
    assert.equal(type.field, "type");
  });
});

describe("answers", () => {
  test("are plain data: what JSON writes and reads back is the same", async () => {
    const bench = await benchWith([VISITS], { models: [MODEL], as_of: "2026-06-30" });
    for (const request of [
      { ask: "intake" },
      { ask: "scores", scope: "person" },
      { ask: "why", scope: "person", key: "ann@acme.com" },
      { ask: "sweep", axis: "person.score" },
      { ask: "files" },
      { ask: "overview" },
    ]) {
      const answer = bench.ask(request);
      assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, request.ask);
    }
  });
  test("start from the latest day that is not after today where no day is given", async () => {
    const later = { ...VISITS, bytes: `${VISITS.bytes}cy@acme.com,2031-01-01,demo_request\n` };
    const bench = await benchWith([later], { models: [MODEL], today: "2026-07-01" });
    assert.equal(bench.ask({ ask: "overview" }).as_of, "2026-06-02");
  });
});

describe("starters", () => {
  test("each model to start from is accepted", async () => {
    const { starter_models } = await freshCore();
    assert.ok(starter_models().length >= 3);
    for (const { name, about, text } of starter_models()) {
      assert.ok(name && about);
      const bench = await benchWith([VISITS], { models: [text] });
      assert.ok(Array.isArray(bench.ask({ ask: "scores", scope: "person" }).rows), name);
    }
  });
  test("the sample is the same for the same seed, and another for another", async () => {
    const { sample_files } = await freshCore();
    assert.deepEqual(sample_files(7), sample_files(7));
    assert.notDeepEqual(sample_files(7), sample_files(8));
  });
  test("the sample is four tables with about 20,000 activities; what is odd in it is set aside with a reason", async () => {
    const { sample_files } = await freshCore();
    const files = sample_files(1).map(({ name, table, text }) => ({ name, table, bytes: text }));
    const { tables } = (await benchWith(files)).ask({ ask: "intake" });
    assert.deepEqual(files.map(({ table }) => table).sort(), ["accounts", "activities", "contacts", "outcomes"]);
    assert.ok(Math.abs(tables.activities.kept - 20_000) < 1_000, `${tables.activities.kept}`);
    for (const { read, kept, set_aside, problems } of Object.values(tables)) {
      assert.equal(kept + set_aside, read);
      assert.equal(problems.length, set_aside);
      assert.ok(set_aside <= read / 100);
    }
  });
});
