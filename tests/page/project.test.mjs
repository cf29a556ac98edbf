// A project as a document: what is kept comes back the same, and nothing else is taken.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { initSync, sample_files, Workbench } from "../../pkg/cutline.js";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { projectOf, readProject, written } = await page("state/project.ts");
const { keptText, readKept } = await page("state/kept.ts");
const { replacements, withProject } = await page("state/opening.ts");
const { advised } = await page("state/line.ts");
const { changedSince } = await page("state/scenarios.ts");

const text = await readFile(new URL("../../models/hybrid.json", import.meta.url), "utf8");
const edited = { text, off: [] };
const targets = {
  capacity: { leads_per_month: 3 },
  conversion: { opportunities_per_month: 2 },
  payback: { marketing_spend_per_month: 2000, annual_contract_value: 9000, win_rate: 0.25, payback_months: 12 },
};

/** The core's own figures for the sample, so that what is kept has every part that an answer can have. */
function figures() {
  const today = "2026-12-31";
  const bench = new Workbench();
  for (const { name, text } of sample_files(7)) {
    const id = bench.open_file(name);
    bench.push(id, new TextEncoder().encode(text));
    bench.close_file(id);
  }
  bench.set_models([text]);
  bench.set_settings({}, null, today);
  const { axes, measured } = bench.ask({ ask: "overview" });
  const { axis } = axes.at(-1);
  const { sweep, lines } = bench.ask({ ask: "lines", axis, targets, objective: "precision" });
  return { axis, measured, lines: advised({ sweep, ...lines }) };
}

initSync({ module: await readFile(new URL("../../pkg/cutline_bg.wasm", import.meta.url)) });
const { axis, measured, lines } = figures();

const run = (state, ...events) => events.reduce(update, state);
const file = {
  id: 1,
  name: "a.csv",
  table: "activities",
  columns: [{ header: "who" }, { header: "when" }],
  mapping: {},
};
const set = run(
  {
    ...initial,
    model: text,
    editing: { ...initial.editing, now: edited, good: edited },
    axis,
    theta: 7,
    targets,
    overview: { axes: [], measured },
    lines: { answer: lines, stale: false },
  },
  { type: "loaded", file: 1, report: file, says: "" },
  { type: "column", file: 1, header: "who", field: "person" },
  { type: "stage_meant", file: 1, column: "when", name: "Discovery", means: "sal" },
  { type: "constant", file: 1, field: "type", constant: "demo" },
  { type: "version_saved", name: "First", on: "2026-01-01" },
  { type: "settings", change: { stage: "won", ignore_types: ["sent"], utc_offset_minutes: -60 } },
  { type: "day", asOf: "2026-02-28" },
  { type: "lists", change: { free_mail: ["mail.example"], departments: [["it", ["cio"]]] } },
  { type: "calculator", inputs: { reps: 3, win_rate: 0.2, leads_per_month: null } },
);
const full = run(
  { ...set, lines: { answer: lines, stale: false } },
  { type: "scenario_kept", slot: "a" },
  {
    type: "decision_recorded",
    decision: {
      on: "2026-01-02",
      model: "m",
      what: { kind: "line", axis, label: "L", from: null, to: 7 },
      because: "",
    },
  },
);
const saved = JSON.parse(JSON.stringify(written(projectOf(full))));
const asRead = (value) => readProject(structuredClone(value));

describe("a project", () => {
  test("comes back from its text as it was", () => {
    const { read, refused } = asRead(saved);
    assert.equal(refused, undefined);
    assert.deepEqual(JSON.parse(JSON.stringify(written(read))), saved);
    assert.deepEqual(JSON.parse(JSON.stringify(projectOf(withProject(initial, read)).targets)), targets);
  });

  test("gives back the mapping of files with the same headers, and the scenario with its figures", () => {
    const { read } = asRead(saved);
    const fresh = update(initial, { type: "loaded", file: 5, report: { ...file, id: 5 }, says: "" });
    const opened = withProject(fresh, read);
    assert.deepEqual(opened.choices[5], full.choices[1]);
    assert.deepEqual(opened.scenarios.a.answer.at, JSON.parse(JSON.stringify(full.scenarios.a.answer.at)));
    // The same file, by another number, is the same data.
    const state = { ...opened, model: text, files: [{ ...file, id: 5 }] };
    assert.deepEqual(changedSince(opened.scenarios.a, state), []);
  });

  test("tells what it would put in place of what, and nothing where it is the same", () => {
    const { read } = asRead(saved);
    assert.deepEqual(replacements(full, read), []);
    const told = Object.fromEntries(replacements(initial, read).map(({ what, from, to }) => [what, [from, to]]));
    assert.deepEqual(told.Decisions, ["none", "1 decision"]);
    assert.deepEqual(told.Line, ["none", "7"]);
    assert.deepEqual(told.Scenarios, ["none", "“Scenario A”"]);
    assert.deepEqual(told["Mapping of columns"], ["none", "1 kind of file"]);
    assert.equal(told.Labels, undefined);
  });

  test("of another kind or a newer version is refused in a sentence", () => {
    for (const value of [null, 7, "x", [], {}, { schema: "other/1" }, { schema: "cutline.project/" }, { schema: 1 }])
      assert.deepEqual(readProject(value), { refused: "it is no project of Cutline." });
    assert.match(asRead({ ...saved, schema: "cutline.project/2" }).refused, /^a newer version of Cutline wrote it/);
  });

  /** Every place of the document, with something there that does not belong. */
  function* damaged(value, path = []) {
    if (typeof value === "object" && value !== null) {
      for (const [key, held] of Object.entries(value)) yield* damaged(held, [...path, key]);
      yield [[...path, "evil"], 1];
    }
    yield [path, { toString: "x" }];
    yield [path, Number.MAX_VALUE];
  }
  /** @param {any} value @param {string[]} path @param {unknown} put */
  function withAt(value, path, put) {
    const [key, ...rest] = path;
    if (key === undefined) return put;
    if (Array.isArray(value)) return Object.assign([...value], { [key]: withAt(value[key], rest, put) });
    return { ...value, [key]: withAt(value?.[key], rest, put) };
  }

  test("that is damaged at any place is refused, or read as something that is sound", () => {
    let refused = 0;
    for (const [path, put] of damaged(saved)) {
      if (path.at(-1) === "evil" && Array.isArray(path.slice(0, -1).reduce((held, key) => held[key], saved))) continue;
      const value = readProject(withAt(saved, path, put));
      if ("refused" in value) refused++;
      else {
        // A member of a record may have any name, and a figure in a decision any size.
        const free = /^(mapping|decisions)/.test(path[0]);
        assert.ok(free, `${path.join(".")} = ${JSON.stringify(put)} was taken`);
      }
    }
    assert.ok(refused > 300, `${refused}`);
  });

  test("with a part left out is refused, and the part is named", () => {
    for (const [part, named] of Object.entries({
      model: /the model/,
      targets: /the targets/,
      scenarios: /scenarios/,
    })) {
      const { [part]: _, ...rest } = saved;
      assert.match(asRead(rest).refused, named);
    }
  });

  test("with names that mean something to every object is refused, and touches no prototype", () => {
    const texts = [
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      '{"toString":{"table":null,"mapping":{}}}',
    ];
    for (const mapping of texts) {
      const project = JSON.parse(
        JSON.stringify(saved).replace(/"mapping":\{.*?\},"settings"/, `"mapping":${mapping},"settings"`),
      );
      assert.match(readProject(project).refused, /mapping/);
    }
    const evil = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(saved).slice(1)}`);
    assert.match(readProject(evil).refused, /damaged/);
    assert.equal({}.polluted, undefined);
  });
});

describe("what the browser keeps", () => {
  const text = keptText({ at: 1_767_225_600_000, days: 7, project: projectOf(full) });

  test("comes back as it was", () => {
    const { read } = readKept(text);
    assert.deepEqual([read.at, read.days], [1_767_225_600_000, 7]);
    assert.deepEqual(JSON.parse(JSON.stringify(written(read.project))), saved);
  });

  test("of a stranger, damaged, or of a newer version, is refused in a sentence", () => {
    for (const held of ["", "x", "{", "null", "[]", '{"a":1}', "[".repeat(1e5), text.slice(0, -1)])
      assert.match(readKept(held).refused, /^it is (damaged|none of Cutline’s)\.$/, held.slice(0, 40));
    assert.deepEqual(readKept(text.replace("kept/1", "kept/2")), {
      refused: "a newer version of Cutline wrote it.",
      isNewer: true,
    });
    assert.equal(readKept(text.replace("project/1", "project/2")).isNewer, true, "it is left alone");
    for (const [from, to] of [
      ['"days":7', '"days":8'],
      ['"days":7', '"days":"7"'],
      ['"at":1767225600000', '"at":1e300'],
      ['"at":', '"evil":1,"at":'],
    ])
      assert.equal(readKept(text.replace(from, to)).refused, "it is damaged.", to);
  });
});
