// Editing a model: what an edit makes of the document, what the core is given of it, back and forth, versions.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { applied, inUse, placed, withAt, written, withKind, withTest } = await page("state/edit.ts");
const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { differences } = await page("state/difference.ts");
const { parsed } = await page("components/at.ts");
const { worth } = await page("charts/fading.ts");

const signal = (id, more) => ({
  id,
  scope: "person",
  dimension: "engagement",
  when: { activity: [id] },
  points: 5,
  ...more,
});
const model = { schema: "cutline.model/1", name: "m", signals: ["a", "b", "c"].map((id) => signal(id)) };
const text = JSON.stringify(model);
const whole = { text, off: [] };
const idsOf = (edited) => JSON.parse(inUse(edited)).signals.map(({ id }) => id);
const set = (path, value) => ({ kind: "set", path, value });

describe("an edit", () => {
  test("of a place changes that place alone, makes what it stands in, and takes away what is undefined", () => {
    const gated = withAt(model, ["account", "gates", "fit"], 55);
    assert.deepEqual(gated.account, { gates: { fit: 55 } });
    assert.deepEqual(withAt(gated, ["account"], undefined), model);
    assert.deepEqual(withAt([1, 2, 3], [1], undefined), [1, 3]);
  });

  test("is placed as the core writes places", () =>
    assert.equal(written(["signals", 2, "when", "in", 0]), "signals[2].when.in[0]"));

  test("adds a signal and a copy under ids of their own", () => {
    const added = applied(whole, { kind: "add", scope: "account", dimension: "intent" });
    assert.deepEqual(idsOf(added), ["a", "b", "c", "signal_2"]);
    const copied = applied(applied(whole, { kind: "duplicate", at: 0 }), { kind: "duplicate", at: 0 });
    assert.deepEqual(idsOf(copied), ["a", "a_3", "a_2", "b", "c"]);
  });

  test("that gives a signal another kind leaves behind what belongs to the old one", () => {
    const capped = signal("a", { cap: 20, max_per_day: 1, decay: null, qualifies: true, group: "g" });
    assert.deepEqual(withKind(capped, "at_least"), {
      ...signal("a", { group: "g" }),
      when: { activity: ["a"], at_least: 3, within_days: 90 },
    });
    assert.equal(withKind(capped, "each"), capped);
  });

  test("that gives a field another test keeps its words", () =>
    assert.deepEqual(withTest({ field: "person.title", in: ["vp", 3] }, "contains_any"), {
      field: "person.title",
      contains_any: ["vp", "3"],
    }));
});

describe("what the core is given", () => {
  test("is the document byte for byte while every signal counts, without the mark that a file may begin with", () => {
    assert.equal(inUse({ text: `${text}  \n`, off: [] }), `${text}  \n`);
    assert.equal(inUse({ text: `\uFEFF${text}`, off: [] }), text);
  });

  test("lacks the signals switched off, which stay in the document without a key of their own", () => {
    const off = applied(whole, { kind: "switch", at: 1, on: false });
    assert.deepEqual([off.text, idsOf(off)], [text, ["a", "c"]]);
    assert.deepEqual(applied(off, { kind: "switch", at: 1, on: true }), whole);
  });

  test("is told about by places that lead to the right signal all the same", () => {
    const off = { text, off: ["a"] };
    assert.equal(placed("signals[1].points", off), "signals[2].points");
    assert.equal(placed("signals[1].points", whole), "signals[1].points");
    assert.equal(placed("person.threshold", off), "person.threshold");
  });

  test("still lacks a signal that was given another id while it was off", () => {
    const renamed = applied({ text, off: ["b"] }, set(["signals", 1, "id"], "beta"));
    assert.deepEqual([renamed.off, idsOf(renamed)], [["beta"], ["a", "c"]]);
  });
});

describe("a number that is typed", () => {
  test("is one when it can be read, and stays a text for the core to refuse when not", () =>
    assert.deepEqual(
      ["1.", " −2.5 ", ".5", "ten", "1,5"].map((typed) => parsed(typed, false)),
      [1, -2.5, 0.5, "ten", "1,5"],
    ));
  test("and then deleted takes an optional key away", () =>
    assert.deepEqual([parsed("", true), parsed("", false)], [undefined, null]));
});

const started = { type: "started", starters: [{ name: "m", about: "", text }], starter: 0 };
const points = (value, place = "signals[0].points") => ({
  type: "edited",
  edit: set(["signals", 0, "points"], value),
  place,
});
const judged = (state, error = null) => update(state, { type: "judged", now: state.editing.now, error, findings: [] });
const run = (...events) =>
  events.reduce((state, event) => (event === "judged" ? judged(state) : update(state, event)), initial);
const pointsOf = (document) => JSON.parse(document).signals[0].points;

describe("the editor", () => {
  test("uses a model once the core finds it right, and not before", () => {
    const typed = run(started, points(8));
    assert.deepEqual([pointsOf(typed.editing.now.text), pointsOf(typed.model)], [8, 5]);
    assert.equal(pointsOf(judged(typed).model), 8);
  });

  test("keeps the last good model in use while the document is wrong", () => {
    const wrong = judged(run(started, points(8), "judged", points(0)), { path: "signals[0].points", message: "no" });
    assert.deepEqual([pointsOf(wrong.editing.now.text), pointsOf(wrong.model)], [0, 8]);
    assert.equal(wrong.editing.wrong.path, "signals[0].points");
    const mended = judged(update(wrong, { type: "undone" }));
    assert.deepEqual([mended.editing.wrong, pointsOf(mended.model), mended.version], [null, 5, wrong.version + 1]);
  });

  test("does not heed what is said of a document that has changed since", () => {
    const state = run(started, points(8));
    const late = update(state, { type: "judged", now: { text, off: [] }, error: null, findings: [] });
    assert.equal(late, state);
  });

  test("takes what is typed into one field as one step, until it is settled", () => {
    const state = run(started, points(1), points(12), { type: "settled" }, points(3));
    assert.deepEqual(
      [state.history.past.length, pointsOf(update(state, { type: "undone" }).editing.now.text)],
      [2, 12],
    );
  });

  test("goes back and forth, and a new step ends the way forth", () => {
    const back = run(started, points(8), { type: "settled" }, points(9), { type: "undone" }, { type: "undone" });
    assert.equal(back.editing.now.text, text);
    const forth = update(back, { type: "redone" });
    assert.equal(pointsOf(forth.editing.now.text), 8);
    assert.deepEqual(update(forth, points(7)).history.future, []);
  });

  test("compares with how many qualified before the step, and not where the data changed meanwhile", () => {
    const overview = (qualified_people) => ({
      qualified_people,
      qualified_accounts: null,
      first_day: null,
      axes: [],
      measured: {},
    });
    const counted = (state, people) =>
      update(state, { type: "overview", version: state.version, overview: overview(people) });
    const before = counted(run(started), 30);
    const after = counted(judged(update(before, points(8))), 34);
    assert.deepEqual(after.editing.before, { people: 30, accounts: null });
    assert.equal(update(after, { type: "day", asOf: "2026-01-01" }).editing.before, null);
  });

  test("restores a version as a step that can be undone", () => {
    const state = run(started, { type: "version_saved", name: "first", on: "2026-07-01" }, points(8), "judged");
    const [version] = state.editing.versions;
    const restored = judged(update(state, { type: "rewritten", now: version.edited, place: null }));
    assert.equal(restored.model, text);
    assert.equal(pointsOf(judged(update(restored, { type: "undone" })).model), 8);
  });

  test("gives a name that is taken a number", () => {
    const save = { type: "version_saved", name: "v", on: "2026-07-01" };
    assert.deepEqual(
      run(started, save, save).editing.versions.map(({ name }) => name),
      ["v", "v (2)"],
    );
  });
});

describe("the difference between two models", () => {
  const gated = (fit, signals) => ({
    text: JSON.stringify({ ...model, account: { mode: "gated", gates: { fit } }, signals }),
    off: [],
  });
  test("names signals added, removed and changed, and the gates that moved", () => {
    const [a, b] = model.signals;
    const found = differences(gated(60, [a, b]), gated(55, [{ ...a, points: 8 }, signal("d")]));
    assert.deepEqual(found, [
      { how: "removed", name: "b", changes: [] },
      { how: "changed", name: "a", changes: ["points 5 → 8"] },
      { how: "added", name: "d", changes: ["d, each time: 5 points"] },
      { how: "changed", name: "The model", changes: ["accounts: gate on fit 60 → 55"] },
    ]);
  });
  test("is none between a model and itself, and tells of a signal switched off", () => {
    assert.deepEqual(differences(whole, { ...whole }), []);
    assert.deepEqual(differences(whole, { text, off: ["b"] }), [
      { how: "changed", name: "b", changes: ["switched off"] },
    ]);
  });
});

describe("the curve of a decay", () => {
  test("halves at the half-life, is half at half of a line, and ends after the window", () => {
    assert.deepEqual(
      [
        worth({ half_life_days: 30 }, 60),
        worth({ linear_days: 60 }, 30),
        worth({ window_days: 9 }, 9),
        worth({ window_days: 9 }, 10),
      ],
      [0.25, 0.5, 1, 0],
    );
  });
  test("is not drawn from what is no number of days", () => assert.equal(worth({ half_life_days: "x" }, 3), null));
});
