// The calculator's writing: its figures with their formulas, its picture, and what the data fills in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { figures } = await page("calculator/figures.ts");
const { pictures } = await page("calculator/bars.ts");
const { EXAMPLE, GROUPS, isBlank, withInput } = await page("calculator/fields.ts");
const { offered } = await page("state/offered.ts");
const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");

/** What the core answers to: 200 leads at 20 %, capacity 250, 50,000 spent, 20 % won of 100,000 each (spec §7.3). */
const inputs = {
  qualified_per_month: 200,
  rate: 0.2,
  leads_per_month: 250,
  opportunities_per_month: 50,
  marketing_spend_per_month: 50000,
  win_rate: 0.2,
  annual_contract_value: 100000,
};
const answer = {
  capacity: { capacity: 250, utilisation: 0.8, advice: "lower" },
  conversion: { needed: 250, opportunities: 40, advice: "lower" },
  payback: {
    cost_per_lead: 250,
    expected_value: 4000,
    ratio: 16,
    customers: 8,
    cac: 6250,
    months: 0.75,
    expected_margin: 750000,
    advice: "lower",
    marginal: { value: null, cost: 0 },
  },
};
const named = (...of) => Object.fromEntries(figures(...of).map((one) => [one.name, one]));

describe("a figure by hand", () => {
  test("has its formula in words and in numbers", () => {
    const all = named(inputs, answer);
    const worked = (name) => `${all[name].worked} = ${all[name].value}`;
    assert.equal(worked("Leads needed"), "50 ÷ 20% = 250");
    assert.equal(worked("Cost per lead"), "50,000 ÷ 200 = 250");
    assert.equal(worked("Expected value per lead"), "20% × 20% × 100,000 = 4,000");
    assert.equal(worked("Cost of a customer (CAC)"), "(50,000 + 0 × 200) ÷ 8 = 6,250");
    assert.equal(worked("Payback in months"), "6,250 ÷ (100,000 × 100% ÷ 12) = 0.8");
    assert.equal(worked("Margin a month"), "8 × 100,000 × 100% − 50,000 − 0 × 200 = 750,000");
  });
  test("that cannot be computed is a dash and has no numbers", () => {
    const without = { ...answer, payback: { ...answer.payback, cac: null, months: null } };
    const { "Cost of a customer (CAC)": cac, "Payback in months": months } = named(inputs, without);
    assert.deepEqual([cac.value, cac.worked, months.worked], ["–", null, null]);
  });
  test("of capacity says whether it was stated or comes from hours", () => {
    assert.equal(named(inputs, answer)["Sales can work"].formula, "as you state it");
    const hours = { reps: 5, hours_per_rep_per_month: 160, hours_per_lead: 4 };
    const { formula, worked } = named(hours, answer)["Sales can work"];
    assert.deepEqual([formula, worked], ["reps × hours a rep has ÷ hours a lead takes", "5 × 160 ÷ 4"]);
  });
});

describe("the picture by hand", () => {
  test("has volumes on one scale, and a lead's cost against what it brings on another", () => {
    const [leads, one] = pictures(inputs, answer);
    assert.deepEqual(
      leads.bars.map(({ kind, length }) => [kind, length]),
      [
        ["needed", 1],
        ["capacity", 1],
        ["qualified", 0.8],
      ],
    );
    assert.deepEqual(
      one.bars.map(({ kind, length }) => [kind, length]),
      [
        ["cost", 250 / 4000],
        ["value", 1],
      ],
    );
  });
  test("is left out where there is nothing to compare", () => {
    const none = { ...answer.payback, cost_per_lead: null, expected_value: null };
    const lone = { capacity: { capacity: null }, conversion: { needed: null }, payback: none };
    assert.deepEqual(pictures({ qualified_per_month: 9 }, lone), []);
  });
  test("of nothing but zeros has no bar and no NaN", () => {
    const zero = {
      capacity: { capacity: 0 },
      conversion: { needed: 0 },
      payback: { ...answer.payback, cost_per_lead: null },
    };
    assert.deepEqual(
      pictures({}, zero)[0].bars.map(({ length }) => length),
      [0, 0],
    );
  });
});

describe("the inputs by hand", () => {
  test("are those that the core knows, each once", () => {
    const names = GROUPS.flatMap(({ fields, more }) => [...fields, ...(more?.fields ?? [])]).map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
    assert.equal(names.length, 16);
    for (const name of Object.keys(EXAMPLE)) assert.ok(names.includes(name), name);
  });
  test("are taken away one by one", () => {
    const one = withInput({}, "rate", 0.2);
    assert.deepEqual([one, isBlank(one), isBlank(withInput(one, "rate", null))], [{ rate: 0.2 }, false, true]);
  });
  test("and their answer need no data, and an answer goes with the inputs it was given for", () => {
    const typed = update(initial, { type: "calculator", inputs });
    const got = update(typed, { type: "calculated", inputs, answer });
    assert.deepEqual(got.calculator, { inputs, answered: { inputs, answer } });
  });
});

describe("what the data fills in", () => {
  const columns = (value) => [value];
  const none = { texts: [], by_line: [[], []] };
  const curves = {
    sweep: { thresholds: [0], months: [], flow: [], yield: columns(1 / 3) },
    whole: { capacity: null, conversion: null, payback: null, feasible: [], recommended: null, pilot: null },
    by_line: { flow: [12, 0], judged: [30, 0], thin: [false, true], pilot: null, notes: none, sentences: none },
  };
  const state = {
    ...initial,
    axis: "person.score",
    theta: 0,
    lines: { answer: curves, stale: false },
    overview: {
      axes: [{ axis: "person.score", label: "People: score" }],
      measured: { win_rate: 0.25, median_won_amount: 18000 },
    },
  };
  test("is what is so at the line, what was measured, and the targets typed", () => {
    const targets = { capacity: { leads_per_month: 9 }, payback: { win_rate: 0.5 } };
    const { inputs, says } = offered({ ...state, targets });
    assert.deepEqual(inputs, {
      leads_per_month: 9,
      win_rate: 0.5,
      annual_contract_value: 18000,
      qualified_per_month: 12,
      rate: 0.3333,
    });
    assert.match(says, /at line 0 \(People: score\)/);
  });
  test("is the user's own rate before the measured one", () =>
    assert.equal(offered({ ...state, targets: { conversion: { rate: 0.1 } } }).inputs.rate, 0.1));
  test("is nothing before there is a line", () => assert.equal(offered(initial), null));
});
