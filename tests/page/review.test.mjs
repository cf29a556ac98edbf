// The review's state: what is asked when, second models, where a finding is mended, and the geometry of the audit's picture.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { isReady, keyOf, REVIEW_ASKS, requestOf, scopeOf, wanted } = await page("state/reviewing.ts");
const { atLine, axisOf, compared, withHalfLife, withPoints } = await page("state/trial.ts");
const { waysOf } = await page("state/mended.ts");
const { inUse } = await page("state/edit.ts");
const { forest } = await page("charts/forest.ts");
const { basis, chance, rankedSay } = await page("review/audit_words.ts");

const after = (state, ...events) => events.reduce(update, state);
const looking = { ...initial, step: "review", overview: { axes: [], accounts: 1 }, model: '{"signals":[]}' };

describe("the review", () => {
  test("asks nothing until it is looked at, then only for the part on the screen, and for its report everything", () => {
    assert.deepEqual(wanted({ ...looking, step: "line" }), []);
    assert.deepEqual(wanted(looking), ["findings"]);
    assert.deepEqual(wanted(after(looking, { type: "review_part", part: "signals" })), ["audit"]);
    assert.deepEqual(wanted(after(looking, { type: "review_part", part: "decisions" })), []);
    assert.deepEqual(wanted(after(looking, { type: "review_printing", printing: true })), REVIEW_ASKS);
    assert.deepEqual(wanted({ ...looking, refused: { code: "invalid_model", message: "" } }), []);
  });

  test("has its report ready when every answer is of what holds now, a refusal among them", () => {
    const held = (state, ask) => ({ key: keyOf(state, ask), answer: null, lack: "no such column" });
    const answered = REVIEW_ASKS.reduce(
      (state, ask) => update(state, { type: "review_answered", ask, held: held(state, ask) }),
      looking,
    );
    assert.equal(isReady(looking), false);
    assert.equal(isReady(answered), true);
    assert.equal(isReady(update(answered, { type: "review_volume", volume: 9 })), false);
    assert.equal(isReady(update(answered, { type: "day", asOf: "2026-01-01" })), false);
  });

  test("audits people where they have signals, else accounts, and an axis that is gone is not asked for", () => {
    const of = (scope) => ({ ...looking, model: JSON.stringify({ signals: [{ scope }] }) });
    assert.equal(scopeOf(of("person")), "person");
    assert.equal(scopeOf(of("account")), "account");
    const chosen = update(looking, { type: "review_axis", axis: "person.score" });
    assert.deepEqual(requestOf(chosen, "review"), { ask: "review", axis: null });
    const held = { ...chosen, overview: { axes: [{ axis: "person.score" }] } };
    assert.deepEqual(requestOf(held, "review"), { ask: "review", axis: "person.score" });
  });

  test("drops the columns of people when accounts are audited", () => {
    const state = after(
      looking,
      { type: "review_columns", columns: ["person.title"] },
      { type: "review_scope", scope: "account" },
    );
    assert.deepEqual(requestOf(state, "audit"), { ask: "audit", scope: "account", columns: [] });
  });
});

const signal = (id, points, more = {}) => ({ id, scope: "person", dimension: "engagement", points, when: {}, ...more });
const document = {
  name: "m",
  decay: { half_life_days: 30 },
  signals: [
    signal("ebook", 10),
    signal("page", 1, { decay: { half_life_days: 7 } }),
    signal("form", 5, { decay: { linear_days: 60 } }),
    signal("kept", 4, { decay: null }),
  ],
  person: { threshold: 40 },
};
const edited = { text: JSON.stringify(document), off: ["kept"] };
const suggests = (points) => ({
  signals: Object.entries(points).map(([signal, suggested_points]) => ({ signal, suggested_points })),
});

describe("a second model", () => {
  test("takes suggested points, leaves what has none, and switches off what is worth nothing", () => {
    const tried = withPoints(edited, suggests({ ebook: 12, page: 0, form: null, "account.industry = Software": 9 }));
    const { signals } = JSON.parse(tried.text);
    assert.deepEqual(
      signals.map(({ points }) => points),
      [12, 1, 5, 4],
    );
    assert.deepEqual(tried.off, ["kept", "page"]);
    assert.deepEqual(
      JSON.parse(inUse(tried)).signals.map(({ id }) => id),
      ["ebook", "form"],
    );
  });

  test("takes one half-life in place of every other, and no other way of fading", () => {
    const tried = JSON.parse(withHalfLife(edited, 14).text);
    assert.deepEqual(tried.decay, { half_life_days: 14 });
    assert.deepEqual(
      tried.signals.map(({ decay }) => decay),
      [undefined, { half_life_days: 14 }, { linear_days: 60 }, null],
    );
  });

  test("is measured on people where they have a line, else on the accounts' own", () => {
    const accounts = (account) => axisOf({ signals: [], account }, "person");
    assert.equal(axisOf(document, "person"), "person.score");
    assert.equal(axisOf({ ...document, account: { mode: "additive" } }, "account"), "account.score");
    assert.equal(accounts({ mode: "gated", gates: { fit: 60, coverage: 40 } }), "account.coverage");
    assert.equal(axisOf({ signals: [] }, "person"), null);
  });

  const sweep = (crossings) => ({
    crossings,
    converted: crossings.map(() => 1),
    not_converted: crossings.map(() => 3),
    precision: crossings.map(() => 0.25),
    precision_low: crossings.map(() => 0.1),
    precision_high: crossings.map(() => 0.5),
    pipeline_per_qualified: crossings.map(() => 100),
  });
  const answers = (crossings) => ({
    overview: { qualified_people: 3, qualified_accounts: 1, axes: [{ axis: "person.score", threshold: 2 }] },
    audit: { discrimination: { today: { auc: 0.7, average_precision: 0.2 } } },
    sweep: sweep(crossings),
  });

  test("is compared at today's line, and at the lowest line that no more cross", () => {
    const { inUse: first, tried, sameVolume } = compared("person.score", answers([9, 7, 5, 2]), answers([9, 8, 7, 4]));
    assert.deepEqual([first.today.crossings, tried.today.crossings], [5, 7]);
    assert.deepEqual([sameVolume.line, sameVolume.crossings, sameVolume.judged], [3, 4, 4]);
    const none = compared("person.score", answers([9, 7, 0, 0]), answers([9, 8, 7, 4])).sameVolume;
    assert.deepEqual([none.line, none.crossings, none.precision], [4, 0, null]);
    assert.equal(atLine(sweep([3]), 50).crossings, 0);
  });

  test("comes into use as one step that undo takes back, with its line if that is wanted", () => {
    const now = { text: JSON.stringify({ ...document, person: { threshold: 40 } }), off: [] };
    const using = { ...looking, editing: { ...initial.editing, now, good: now } };
    const trial = { what: "half_life", scope: "person", edited: withHalfLife(now, 14), days: 14 };
    const tried = update(using, { type: "review_tried", trial });
    assert.equal(tried.editing.now, now, "what is tried changes nothing");
    assert.equal(update(tried, { type: "review_dropped" }).reviewing.trial, null);
    const adopted = update(tried, { type: "trial_adopted", theta: 31 });
    assert.equal(JSON.parse(adopted.editing.now.text).person.threshold, 31);
    assert.equal(adopted.reviewing.trial, null);
    const written = update(adopted, { type: "offer_recorded", on: "2026-11-25", because: "" });
    assert.match(written.decisions.decisions[0].what.says, /half-life of 14 days adopted, with the line at 31/);
    assert.equal(update(adopted, { type: "undone" }).editing.now, now);
  });
});

const IDS = [
  ["line_too_low", "The line is too low: of 80 people judged at it 3 converted.", { to: "line", of: "person" }],
  ["line_too_high", "The line is too high: 6 accounts a month cross it.", { to: "line", of: "account" }],
  ["stale_model", "", { to: "field", path: "reviewed_on" }],
  ["no_fit_gate", "", { to: "field", path: "account.gates.fit" }],
  ["no_coverage_gate", "", { to: "field", path: "account.gates.coverage" }],
  ["one_person_accounts", "", { to: "field", path: "account.per_person_cap" }],
  ["fit_alone_qualifies", "the best person has 75 points", { to: "field", path: "person.threshold" }],
  ["behaviour_never_qualifies", "what an account does", { to: "field", path: "account.gates.engagement" }],
  ["no_outcomes", "", { to: "data" }],
  ["drift", "", { to: "part", part: "quarterly" }],
  ["unused", "Activities of the type “x”", { to: "signals" }],
];

describe("a finding", () => {
  for (const [id, says, place] of IDS)
    test(`${id} is mended at ${Object.values(place).join(" ")}`, () => {
      const [way] = waysOf({ id, says, signals: [], figures: {} }, { signals: [], account: { mode: "gated" } }, {});
      assert.deepEqual(way.place, place);
    });

  test("about signals leads to each of them, by its name", () => {
    const ways = waysOf({ id: "counted_twice", says: "", signals: ["a", "b"] }, null, { a: "Asked" });
    assert.deepEqual(
      ways.map(({ says }) => says),
      ["Show “Asked”", "Show “b”"],
    );
    assert.deepEqual(ways[1].place, { to: "signal", id: "b" });
  });
});

describe("the audit's picture", () => {
  const audited = (odds_ratio, odds_low, odds_high) => ({ odds_ratio, odds_low, odds_high });

  test("has equal steps for equal ratios, the highest first, and 1 where there is no difference", () => {
    const { whiskers, one, ticks } = forest([audited(0.5, 0.25, 1), audited(2, 1, 4)]);
    assert.deepEqual(
      whiskers.map(({ signal }) => signal.odds_ratio),
      [2, 0.5],
    );
    const [up, down] = whiskers;
    assert.ok(Math.abs(up.at - one - (one - down.at)) < 1e-9);
    assert.ok(Math.abs(up.high - up.at - (up.at - up.low)) < 1e-9);
    assert.deepEqual(
      ticks.map(({ says }) => says),
      ["1/4", "1/2", "1", "2", "4"],
    );
  });

  test("cuts an interval that would press the others flat, and says that it goes on", () => {
    const [far] = forest([audited(9, 0.001, 5000)]).whiskers;
    assert.deepEqual([far.beyondLow, far.beyondHigh], [true, true]);
    assert.ok(far.low >= 0 && far.high <= 100);
    const [near] = forest([audited(1.2, 0.9, 1.6)]).whiskers;
    assert.deepEqual([near.beyondLow, near.beyondHigh], [false, false]);
  });
});

describe("what is suggested", () => {
  const of = (auc, average_precision) => ({ auc, average_precision });

  test("is called better, worse or neither by its figures, and never promised", () => {
    assert.match(rankedSay(of(0.7, 0.3), of(0.8, 0.4)), /better by both figures.*no promise/);
    assert.match(rankedSay(of(0.8, 0.4), of(0.7, 0.3)), /worse by both figures.*Today’s points are the better ones/);
    assert.match(rankedSay(of(0.7, 0.4), of(0.8, 0.3)), /better by AUC and worse by average precision.*do not agree/);
    assert.equal(rankedSay(of(0.7, 0.3), of(null, null)), null);
  });

  test("says what it rests on, and that what has no order in time foretells nothing", () => {
    const audit = { population: 1220, converted: 13, scope: "person", time_ordered: true };
    assert.match(basis(audit, "1 April"), /people as they stood on 1 April; 13 of them converted afterwards/);
    assert.match(basis({ ...audit, time_ordered: false }, ""), /Not time-ordered: a sign that came after the outcome/);
  });

  test("writes a small chance as below a thousandth, and none as a dash", () => {
    assert.deepEqual([chance(0.0004), chance(0.05), chance(null)], ["< 0.001", "0.050", "–"]);
  });
});
