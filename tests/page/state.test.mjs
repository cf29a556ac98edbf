// The page's state: what each event makes of it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { startingWarmup } = await page("state/warmup.ts");
const { BOUND, needed, oneIn, packing, whose } = await page("state/need.ts");
const { chooseField, chooseConstant, answer, stageMeans } = await page("state/mapping.ts");
const { withLine, decayOf } = await page("state/model.ts");
const { whenInWords } = await page("state/words.ts");
const { filled, replaced } = await page("state/targets.ts");
const { expected, wrong } = await page("state/number.ts");
const { openingAxis } = await page("state/axis.ts");
const { count, duration } = await page("format.ts");

const after = (...events) => events.reduce(update, initial);
const report = (id) => ({ id, name: "a.csv", table: "activities", columns: [], mapping: {}, missing: [], fields: [] });
const loaded = (file) => ({ type: "loaded", file, report: report(file), says: "" });
const axes = [
  { model: "m", axis: "person.score", label: "People: score", threshold: 40 },
  { model: "m", axis: "account.engagement", label: "Accounts: engagement", threshold: 30 },
  { model: "m", axis: "account.intent", label: "Accounts: intent", threshold: null },
];
const overview = { as_of: "2026-03-31", first_day: "2026-01-01", last_day: "2026-03-31", accounts: 5, axes };

describe("the state", () => {
  test("an answer to a question that is out of date changes nothing", () => {
    const state = after(loaded(1));
    assert.equal(update(state, { type: "overview", version: state.version - 1, overview }), state);
  });

  test("a changed model leaves the old curves on the screen, marked stale", () => {
    const drawn = { ...initial, lines: { answer: "curves", stale: false } };
    const edited = update(drawn, { type: "rewritten", now: { text: '{"signals":[]}', off: [] }, place: null });
    assert.deepEqual(edited.lines, { answer: "curves", stale: false });
    const right = { type: "judged", now: edited.editing.now, error: null, findings: [] };
    assert.deepEqual(update(edited, right).lines, { answer: "curves", stale: true });
  });

  test("the line under the slider is today's line until it is moved, and stays where it was moved to", () => {
    const first = update(after(loaded(1)), { type: "overview", version: 1, overview });
    assert.deepEqual([first.axis, first.theta], ["account.engagement", 30]);
    const moved = update(first, { type: "theta", theta: 44 });
    const again = update(moved, { type: "overview", version: moved.version, overview });
    assert.equal(again.theta, 44);
  });

  test("another axis starts at its own line, or at 0 where the model sets none", () => {
    const state = update(after(loaded(1)), { type: "overview", version: 1, overview });
    assert.equal(update(state, { type: "axis", axis: "person.score" }).theta, 40);
    assert.equal(update(state, { type: "axis", axis: "account.intent" }).theta, 0);
  });

  test("today's line set several times while it is held is one step of editing, and a model without such a line stays", () => {
    const model = '{"signals":[],"person":{"threshold":40}}';
    const own = update(initial, { type: "rewritten", now: { text: model, off: [] }, place: null });
    const there = { ...own, axis: "person.score", editing: { ...own.editing, place: null } };
    const set = [42, 43].reduce((state, theta) => update(state, { type: "line_set", theta }), there);
    assert.equal(JSON.parse(set.editing.now.text).person.threshold, 43);
    assert.equal(set.history.past.length, there.history.past.length + 1);
    assert.equal(set.says, "Today’s line is now 43.");
    const none = { ...there, axis: "account.engagement" };
    assert.equal(update(none, { type: "line_set", theta: 9 }).editing.now.text, model);
  });

  test("an approach with no target left takes no part", () => {
    const target = (value) => ({ type: "target", approach: "capacity", name: "leads_per_month", value });
    const one = after(target(90));
    assert.deepEqual(one.targets, { capacity: { leads_per_month: 90 } });
    assert.deepEqual(update(one, target(null)).targets, {});
  });

  test("of the two ways to say a capacity one is in use, and the other is kept until it is chosen again", () => {
    const typed = (name, value) => ({ type: "target", approach: "capacity", name, value });
    const way = (byReps) => ({ type: "capacity_way", byReps });
    const byLeads = after(typed("leads_per_month", 90));
    const none = update(byLeads, way(true));
    assert.deepEqual(none.targets, {});
    const byReps = [typed("reps", 2), typed("hours_per_lead", 3)].reduce(update, none);
    assert.deepEqual(byReps.targets, { capacity: { reps: 2, hours_per_lead: 3 } });
    const back = update(byReps, way(false));
    assert.deepEqual([back.targets, back.byReps], [{ capacity: { leads_per_month: 90 } }, false]);
    assert.deepEqual(update(back, way(true)).targets, byReps.targets);
    assert.equal(update(back, way(false)).targets, back.targets);
  });

  test("targets that come back bring the way of their capacity along, and the one that was in use waits", () => {
    const now = { targets: { capacity: { leads_per_month: 90 } }, byReps: false, otherCapacity: null };
    const reps = { capacity: { reps: 2 } };
    assert.deepEqual(replaced(now, reps), { targets: reps, byReps: true, otherCapacity: { leads_per_month: 90 } });
    assert.deepEqual(replaced(now, {}), { ...now, targets: {} });
  });

  test("the last file removed takes what was computed with it, and a file's choices go with the file", () => {
    const mapped = update(after(loaded(1)), { type: "constant", file: 1, field: "type", constant: "webinar" });
    const shown = update(mapped, { type: "overview", version: mapped.version, overview });
    const gone = update(shown, { type: "removed", file: 1, name: "a.csv" });
    assert.deepEqual([gone.overview, gone.axis, gone.choices], [null, null, {}]);
    assert.deepEqual(gone.removed, { file: 1, name: "a.csv" });
    assert.equal(update(gone, { type: "queued", file: 2, name: "b.csv", size: 9 }).removed, null);
  });

  test("a file with the headers of an earlier one gets what was chosen for that, in whatever order they stand", () => {
    const withHeaders = (id, ...headers) => ({
      ...loaded(id),
      report: { ...report(id), columns: headers.map((header) => ({ header })) },
    });
    const chosen = [
      withHeaders(1, "Who", "When"),
      { type: "table", file: 1, table: "outcomes" },
      { type: "constant", file: 1, field: "stage", constant: "won" },
    ];
    const again = after(...chosen, withHeaders(2, "When", "Who"), withHeaders(3, "When", "Whom"));
    assert.deepEqual(again.choices[2], { stage: { constant: "won" } });
    assert.deepEqual(
      again.files.map(({ table }) => table),
      ["outcomes", "outcomes", "activities"],
    );
    assert.equal(again.choices[3], undefined);
  });

  test("a file says how long it will still take once a second has passed, by how far it has come", () => {
    const queued = after({ type: "queued", file: 2, name: "b.csv", size: 1000 });
    const left = (bytes, taken) => update(queued, { type: "progress", file: 2, bytes, rows: 1, taken }).loading[0].left;
    assert.equal(queued.loading[0].left, null);
    assert.equal(left(500, 999), null);
    assert.equal(left(250, 2000), 6);
    assert.equal(left(1000, 2000), 0);
    assert.equal(left(0, 2000), null);
    // What is made of the file tells nothing of how far it has come.
    assert.equal(left(null, 2000), null);
    assert.deepEqual([1, 99, 100, 150].map(duration), ["1 second", "99 seconds", "2 minutes", "3 minutes"]);
  });

  test("a cancelled file leaves the others as they were", () => {
    const before = after(loaded(1));
    const queued = update(before, { type: "queued", file: 2, name: "b.csv", size: 9 });
    const cancelled = update(queued, { type: "cancelled", file: 2, says: "" });
    assert.deepEqual([cancelled.loading, cancelled.files], [[], before.files]);
    assert.equal(cancelled.version, before.version);
  });
});

describe("the opening line", () => {
  test("is of accounts where there are accounts, else of people", () => {
    assert.equal(openingAxis(overview).axis, "account.engagement");
    assert.equal(openingAxis({ ...overview, accounts: 0 }).axis, "person.score");
  });
});

describe("the warm-up that the page starts with", () => {
  test("is three months where six complete ones remain after it", () => {
    assert.equal(startingWarmup("2025-01-01", "2025-09-30"), 3);
  });
  // It ends three months after the start of the first activity's month, so April to September remain.
  test("counts from the start of the month of the first activity, whatever its day", () => {
    assert.equal(startingWarmup("2025-01-31", "2025-09-30"), 3);
  });
  test("is none where fewer remain: September is not complete before its last day", () => {
    assert.equal(startingWarmup("2025-01-01", "2025-09-29"), 0);
    assert.equal(startingWarmup("2025-02-01", "2025-09-30"), 0);
  });
  test("is none without activities", () => assert.equal(startingWarmup(null, "2025-09-30"), 0));
});

describe("a choice of column", () => {
  const file = { mapping: { type: { column: "Kind" }, asset: { column: "Page" } } };
  test("takes the column from the field that had it", () => {
    assert.deepEqual(chooseField(file, {}, "Page", "type"), { asset: null, type: "Page" });
  });
  test("of none unmaps what its header had mapped", () => {
    assert.deepEqual(chooseField(file, {}, "Kind", null), { type: null });
  });
  test("that was made before yields to the new one", () => {
    assert.deepEqual(chooseField(file, { person: "Who" }, "Who", "account"), { person: null, account: "Who" });
  });
  test("a constant can be taken away again", () => {
    assert.deepEqual(chooseConstant(chooseConstant({}, "stage", "won"), "stage", ""), {});
  });
  test("keeps what was answered about the column before", () => {
    const asked = { field: "occurred_at", column: "When" };
    assert.deepEqual(answer({}, asked, { order: "dmy" }), { occurred_at: { column: "When", order: "dmy" } });
  });
});

describe("a model's line", () => {
  const model = {
    signals: [],
    person: { threshold: 70 },
    account: { mode: "gated", gates: { fit: 60, engagement: 40 } },
  };
  const moved = (axis, theta) => JSON.parse(withLine(JSON.stringify(model), axis, theta));
  test("of engagement is a gate, and the other gates stay", () =>
    assert.deepEqual(moved("account.engagement", 52).account.gates, { fit: 60, engagement: 52 }));
  test("of people is their threshold", () => assert.equal(moved("person.score", 55).person.threshold, 55));
  test("of a part that the model lacks moves nothing", () =>
    assert.equal(withLine('{"signals":[]}', "person.score", 55), '{"signals":[]}'));
});

describe("a signal in words", () => {
  test("fades as the model does unless it says otherwise, and a threshold of counts never fades", () => {
    const decay = { half_life_days: 30 };
    const each = { when: { activity: ["a"] } };
    assert.deepEqual(decayOf({ decay }, each), decay);
    assert.equal(decayOf({ decay }, { ...each, decay: null }), null);
    assert.equal(decayOf({ decay }, { when: { activity: ["a"], at_least: 3, within_days: 90 } }), null);
  });
  test("says how many and within how long", () =>
    assert.equal(
      whenInWords({ activity: ["product_page_view"], at_least: 3, within_days: 90 }),
      "product page view, 3 or more within 90 days",
    ));
  test("says what a field must be", () =>
    assert.equal(
      whenInWords({ field: "person.seniority", in: ["c_level", "vp"] }),
      "the person’s seniority is c level or vp",
    ));
});

describe("a number field", () => {
  const points = { min: 0, max: 1000, whole: "points", required: true };
  test("says in words what it takes", () => {
    assert.equal(expected(points), `whole points from 0 to ${count(1000)}`);
    assert.equal(expected({ min: 0, max: 100 }), "a number from 0 to 100");
    assert.equal(expected({ min: 0 }), "a number of 0 or more");
    assert.equal(expected({}), "a number");
  });
  test("takes what is in range, and an empty field where no answer is needed", () => {
    for (const text of ["0", "500", "1000"]) assert.equal(wrong(text, false, points), null, text);
    for (const text of ["", "33.3", "0.5"]) assert.equal(wrong(text, false, { min: 0 }), null, text);
  });
  test("says what is wrong with anything else", () => {
    assert.match(wrong("33.3", false, points), /“33.3” is not whole/);
    assert.match(wrong("-1", false, points), /too low/);
    assert.match(wrong("1001", false, points), /too high/);
    assert.match(wrong("", false, points), /Nothing/);
    assert.match(wrong("", true, { min: 0 }), /no number/);
  });
});

describe("measured figures", () => {
  const measured = { win_rate: 0.25, median_won_amount: 18000 };
  test("fill in a payback that is in use, and yield to the user's own", () =>
    assert.deepEqual(filled({ payback: { marketing_spend_per_month: 1, win_rate: 0.5 } }, measured).payback, {
      marketing_spend_per_month: 1,
      win_rate: 0.5,
      annual_contract_value: 18000,
    }));
  test("bring no payback into use by themselves", () => assert.deepEqual(filled({}, measured), {}));
  test("that do not exist stay out", () =>
    assert.deepEqual(filled({ payback: { payback_months: 12 } }, { win_rate: null, median_won_amount: null }).payback, {
      payback_months: 12,
    }));
});

describe("what a file needs", () => {
  test("is told by its first bytes and its size: what is packed unpacks to more", () => {
    const packed = (...bytes) => packing(Uint8Array.from(bytes));
    assert.deepEqual(
      [packed(0x1f, 0x8b, 8, 0), packed(0x50, 0x41, 0x52, 0x31), packed(0x50, 0x4b, 3, 4), packed(105, 100, 44)],
      ["gzip", "parquet", "workbook", "text"],
    );
    const needs = ["text", "workbook", "parquet", "gzip"].map((kind) => needed(1000, kind));
    assert.deepEqual(
      needs,
      needs.toSorted((a, b) => a - b),
    );
    assert.ok(needs[0] > 1000);
  });

  test("that is more than there is room for is brought down by a share of the people", () => {
    assert.equal(oneIn(10, 0, 4), 3);
    assert.equal(oneIn(10, 2, 4), 5);
    assert.equal(oneIn(3, 2, 4), 2);
    assert.equal(oneIn(4, 0, 4), 2);
    assert.equal(oneIn(10, 4, 4), null);
    assert.ok(BOUND < 2 ** 32);
  });

  test("can be shared by the columns that say whose an activity is, by header or by the choice for such headers", () => {
    const person = { column: "Email", constant: null, why: "" };
    const seen = { ...report(1), mapping: { person } };
    assert.deepEqual(whose(seen, null), { columns: ["Email"], isOfPeople: true });
    const chosen = { table: "activities", mapping: { person: null, account: { column: "Firm" } } };
    assert.deepEqual(whose(seen, chosen), { columns: ["Firm"], isOfPeople: false });
    assert.equal(whose({ ...seen, table: "contacts" }, null), null);
    assert.equal(whose({ ...seen, mapping: {} }, null), null);
  });
});

describe("what a name of a stage means", () => {
  test("is kept beside what else is chosen for the column, and can be said anew", () => {
    const one = stageMeans({ account: "Firm" }, "Phase", "Demo", "sal");
    assert.deepEqual(one, { account: "Firm", stage: { column: "Phase", values: { Demo: "sal" } } });
    const two = stageMeans(stageMeans(one, "Phase", "Nurture", ""), "Phase", "Demo", "sql");
    assert.deepEqual(two.stage, { column: "Phase", values: { Demo: "sql", Nurture: "" } });
  });
});
