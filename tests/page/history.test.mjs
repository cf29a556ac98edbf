// One way back and forth through everything that somebody sets.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { settledOf } = await page("state/settled.ts");

const run = (state, ...events) => events.reduce(update, state);
const undo = { type: "undone" };
const redo = { type: "redone" };
const report = (id) => ({
  id,
  name: `${id}.csv`,
  table: "activities",
  columns: [{ header: `h${id}` }, { header: "t" }],
  mapping: {},
});
const start = run(
  { ...initial, editing: { ...initial.editing, now: { text: '{"signals":[]}', off: [] } } },
  { type: "loaded", file: 1, report: report(1), says: "" },
  { type: "loaded", file: 2, report: report(2), says: "" },
);
const target = (value) => ({ type: "target", approach: "capacity", name: "leads_per_month", value });
const decision = { on: "2026-01-01", model: "m", what: { kind: "other", says: "Kept" }, because: "" };

/** Each kind of thing that somebody can do, as one step. */
const STEPS = {
  "the model": { type: "rewritten", now: { text: '{"signals":[],"name":"x"}', off: [] }, place: null },
  "a version": { type: "version_saved", name: "First", on: "2026-01-01" },
  "what a file is": { type: "table", file: 1, table: "contacts" },
  "a column’s field": { type: "column", file: 1, header: "h1", field: "person" },
  "a value for every row": { type: "constant", file: 1, field: "type", constant: "demo" },
  "what a stage means": { type: "stage_meant", file: 1, column: "t", name: "Discovery", means: "sal" },
  "the settings": { type: "settings", change: { horizon_days: 30 } },
  "the day": { type: "day", asOf: "2026-02-01" },
  "a target": target(9),
  "how capacity is said": { type: "capacity_way", byReps: true },
  "what best means": { type: "objective", objective: "precision" },
  "the calculator": { type: "calculator", inputs: { reps: 3 } },
  "the labels": { type: "cuts", cuts: { fit: [90, 50], engagement: [40, 15] } },
  "a word list": { type: "lists", change: { free_mail: ["mail.example"] } },
  "a decision": { type: "decision_recorded", decision },
  "a project": {
    type: "project_opened",
    project: {
      model: { text: '{"signals":[],"name":"y"}', off: [] },
      versions: [],
      mapping: { '["h1","t"]': { table: "outcomes", mapping: { stage: { constant: "won" } } } },
      ...{ settings: { months: 3 }, asOf: null, lists: {}, axis: null, theta: null, targets: {}, byReps: false },
      ...{ otherCapacity: null, objective: "precision", cuts: initial.cuts, calculator: { reps: 1 } },
      scenarios: { a: null, b: null },
      decisions: initial.decisions,
    },
    says: "",
  },
};

describe("the way back and forth", () => {
  for (const [what, event] of Object.entries(STEPS))
    test(`${what} goes back as one step, and forth again`, () => {
      const done = update(start, event);
      assert.equal(done.history.past.length, 1);
      const back = update(done, undo);
      assert.deepEqual(settledOf(back), settledOf(start));
      assert.deepEqual(settledOf(update(back, redo)), settledOf(done));
      assert.deepEqual([back.history.past.length, back.history.future.length], [0, 1]);
    });

  test("goes back through all of them in turn, to where it began, and forth to where it ended", () => {
    const events = Object.values(STEPS);
    const done = run(start, ...events);
    const back = run(done, ...events.map(() => undo));
    assert.deepEqual(settledOf(back), settledOf(start));
    assert.deepEqual(settledOf(run(back, ...events.map(() => redo))), settledOf(done));
  });

  test("a step takes back what it changed and nothing that came in by itself since", () => {
    const mapped = run(start, STEPS["a value for every row"], {
      type: "loaded",
      file: 3,
      report: { ...report(1), id: 3 },
      says: "",
    });
    const back = update(mapped, undo);
    assert.deepEqual([back.choices[1], back.choices[3]], [undefined, { type: { constant: "demo" } }]);
    const overview = { first_day: "2026-01-05", as_of: "2026-12-31", axes: [], accounts: 1 };
    const set = update(start, STEPS["the settings"]);
    const warm = update(set, { type: "overview", version: set.version, overview });
    assert.deepEqual(Object.keys(warm.settings).sort(), ["horizon_days", "warmup_months"]);
    assert.deepEqual(Object.keys(update(warm, undo).settings), ["warmup_months"]);
  });

  test("what is typed into one field in a row is one step, and another field another", () => {
    const typed = run(start, target(1), target(12), target(123), {
      type: "target",
      approach: "conversion",
      name: "opportunities_per_month",
      value: 4,
    });
    assert.equal(typed.history.past.length, 2);
    assert.deepEqual(update(typed, undo).targets, { capacity: { leads_per_month: 123 } });
    assert.deepEqual(run(typed, undo, undo).targets, {});
  });

  test("a removed file is a step that names it, and done again takes it along", () => {
    const gone = update(start, { type: "removed", file: 1, name: "1.csv" });
    assert.equal(gone.history.past.at(-1).gone, 1);
    const back = update(gone, undo);
    assert.equal(back.removed, null);
    const read = update(back, { type: "loaded", file: 1, report: report(1), says: "" });
    assert.deepEqual(read.files.map(({ id }) => id).sort(), [1, 2]);
    assert.equal(read.history.future.length, 1);
    const again = update(read, redo);
    assert.deepEqual(
      again.files.map(({ id }) => id),
      [2],
    );
    assert.deepEqual(again.removed, { file: 1, name: "1.csv" });
  });

  test("a removal is taken back by itself though other steps came after, which stay", () => {
    const gone = run(start, { type: "removed", file: 1, name: "1.csv" }, target(9));
    const back = update(gone, { type: "undone", gone: 1 });
    assert.deepEqual([back.targets, back.removed], [{ capacity: { leads_per_month: 9 } }, null]);
    assert.deepEqual(
      back.history.past.map(({ says }) => says),
      ["a target"],
    );
  });

  test("what only comes to be known is no step", () => {
    const told = run(
      start,
      { type: "theta", theta: 4 },
      { type: "scope", scope: "person" },
      { type: "said", says: "x" },
    );
    assert.equal(told.history, start.history);
    assert.equal(update(start, undo), start);
    assert.equal(update(start, redo), start);
  });
});
