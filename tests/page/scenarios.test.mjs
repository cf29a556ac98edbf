// Two scenarios: what is kept of each, what has changed since, and the table that compares them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { changedSince, present } = await page("state/scenarios.ts");
const { rows } = await page("scenario_table.ts");

const entries = 3;
const columns = (of) => Array.from({ length: entries }, (_, i) => of(i));
const none = { texts: [], by_line: [...columns(() => []), []] };
const whole = {
  capacity: null,
  conversion: null,
  payback: null,
  feasible: [[0, 2]],
  recommended: { theta: 1 },
  pilot: null,
};
/** Lines 0 to 2; 30 leads a month cross line 0, ten fewer each line, and half of those judged convert. */
const curves = {
  sweep: {
    thresholds: columns((i) => i),
    months: [],
    flow: [],
    yield: columns(() => 0.5),
    precision: columns(() => 0.5),
  },
  whole,
  by_line: {
    flow: [30, 20, 10, 0],
    judged: [50, 50, 50, 0],
    thin: [false, false, false, true],
    pilot: null,
    notes: none,
    sentences: none,
  },
};
const drawn = {
  ...initial,
  model: '{"name":"Inbound","signals":[]}',
  axis: "person.score",
  theta: 1,
  lines: { answer: curves, stale: false },
  overview: { measured: { win_rate: 0.25, median_won_amount: 18000 } },
};
const after = (state, ...events) => events.reduce(update, state);
const keep = (slot) => ({ type: "scenario_kept", slot });
const move = (theta) => ({ type: "theta", theta });

describe("a scenario", () => {
  test("keeps the line, the targets and the figures of the moment, whatever is chosen after", () => {
    const kept = after(drawn, keep("a"), move(2));
    const { a, b } = kept.scenarios;
    assert.deepEqual([a.theta, a.answer.at.flow, a.waiting, b], [1, 20, false, null]);
    assert.equal(present(kept, "Now").answer.at.flow, 10);
  });
  test("that is kept while an answer is awaited waits for its own", () => {
    const typed = after(drawn, { type: "target", approach: "capacity", name: "leads_per_month", value: 9 }, keep("a"));
    assert.equal(typed.scenarios.a.waiting, true);
    const answer = { at: { flow: 20 } };
    const got = update(typed, { type: "scenario_computed", version: typed.version, slot: "a", answer });
    assert.deepEqual([got.scenarios.a.answer, got.scenarios.a.waiting], [answer, false]);
  });
  test("cannot be kept before there is a line", () => assert.equal(update(initial, keep("a")).scenarios.a, null));
  test("keeps its name when others take its place, and swaps with it", () => {
    const named = after(
      drawn,
      keep("a"),
      { type: "scenario_named", slot: "a", name: "Today" },
      move(2),
      keep("a"),
      keep("b"),
    );
    assert.deepEqual(
      [named.scenarios.a.name, named.scenarios.a.theta, named.scenarios.b.name],
      ["Today", 2, "Scenario B"],
    );
    const { a, b } = update(named, { type: "scenarios_swapped" }).scenarios;
    assert.deepEqual([a.name, b.name], ["Scenario B", "Today"]);
    assert.equal(update(named, { type: "scenario_cleared", slot: "a" }).scenarios.a, null);
  });
  test("says what has changed since, and computed again it rests on what holds now", () => {
    const kept = update(drawn, keep("a"));
    assert.deepEqual(changedSince(kept.scenarios.a, after(kept, move(2))), []);
    const set = after({ ...kept, model: "{}" }, { type: "settings", change: { statistic: "p80" } });
    assert.deepEqual(changedSince(set.scenarios.a, set), ["the model", "the settings"]);
    const report = { id: 1, table: "activities", columns: [] };
    const loaded = update(set, { type: "loaded", file: 1, report, says: "" });
    assert.deepEqual(changedSince(loaded.scenarios.a, loaded), ["the model", "the settings", "the data"]);
    const again = update(loaded, { type: "scenario_again", slot: "a" });
    const got = update(again, { type: "scenario_computed", version: again.version, slot: "a", answer: { at: {} } });
    assert.deepEqual(changedSince(got.scenarios.a, got), []);
  });
  test("that cannot be computed again keeps its figures and says why", () => {
    const kept = after(drawn, keep("a"), { type: "scenario_again", slot: "a" });
    const got = update(kept, { type: "scenario_lack", version: kept.version, slot: "a", says: "No such axis." });
    assert.deepEqual(
      [got.scenarios.a.answer.at.flow, got.scenarios.a.lack, got.scenarios.a.waiting],
      [20, "No such axis.", false],
    );
  });
  test("is gone back to with its line, targets and settings, and with its model by a step that can be undone", () => {
    const own = { text: drawn.model, off: [] };
    const start = { ...drawn, editing: { ...drawn.editing, now: own, good: own } };
    const moved = after(
      start,
      keep("a"),
      { type: "settings", change: { statistic: "mean" } },
      { type: "target", approach: "capacity", name: "leads_per_month", value: 9 },
      { type: "rewritten", now: { text: '{"name":"Other","signals":[]}', off: [] }, place: null },
      move(2),
    );
    const back = update(moved, { type: "scenario_resumed", slot: "a" });
    assert.deepEqual([back.theta, back.targets, back.settings], [1, {}, {}]);
    assert.equal(back.version, moved.version + 1);
    assert.equal(back.editing.now, own);
    assert.equal(update(back, { type: "undone" }).editing.now, moved.editing.now);
    assert.deepEqual(back.lines, { answer: curves, stale: true });
  });
});

describe("the table of scenarios", () => {
  const axes = { "person.score": "People: score" };
  const named = ({ chosen, brought }) => Object.fromEntries([...chosen, ...brought].map((row) => [row.name, row]));
  const capacity = (value) => ({ type: "target", approach: "capacity", name: "leads_per_month", value });

  test("has a row for each target that one of them has, and none for what is the same", () => {
    const state = after(drawn, keep("a"), capacity(9), keep("b"), move(2));
    const table = named(rows([state.scenarios.a, state.scenarios.b, present(state, "Now")], axes));
    assert.deepEqual(table["Leads sales can work"].cells, ["", "9", "9"]);
    assert.deepEqual(table.Line.cells, ["1", "1", "2"]);
    assert.deepEqual(table["Qualified a month"].cells, ["20", "20", "10"]);
    for (const name of ["Model", "Best means", "A month is", "Reps"]) assert.equal(table[name], undefined, name);
    assert.deepEqual([table["Which line"].differs, table.Line.differs], [false, true]);
  });
  test("tells two models of one name apart", () => {
    const other = { ...drawn, model: '{"name":"Inbound","signals":[{}]}' };
    const table = named(rows([present(drawn, "A"), present(other, "Now")], axes));
    assert.deepEqual(table.Model.cells, ["Inbound, version 1", "Inbound, version 2"]);
  });
  test("marks what was measured, and the user's own goes unmarked", () => {
    const spend = { type: "target", approach: "payback", name: "marketing_spend_per_month", value: 50000 };
    const own = { type: "target", approach: "payback", name: "win_rate", value: 0.5 };
    const state = after(drawn, spend);
    const table = named(rows([present(state, "A"), present(update(state, own), "Now")], axes));
    assert.deepEqual(table["Win rate"].cells, ["25% measured", "50%"]);
  });
});
