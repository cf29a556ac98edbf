// The figures of a line as they are shown, and what is said where there is none.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { figures } = await page("tiles.ts");

const line = (change = {}) => ({
  flow: 200,
  judged: 100,
  thin: false,
  yield: 0.2,
  precision: 0.2,
  precision_low: 0.13,
  precision_high: 0.29,
  recall: 0.5,
  pipeline_per_qualified: 900,
  qualified_now: 40,
  ...change,
});
const unmeasured = { win_rate: null, median_won_amount: null };
const shown = (given) => {
  const { at = {}, targets = {}, measured = unmeasured, ...approaches } = given;
  const all = figures({ at: line(at), ...approaches }, targets, measured, "median");
  return Object.fromEntries(all.map((one) => [one.name, one]));
};

describe("a tile", () => {
  test("of opportunities is leads × measured rate, and says whose rate it is", () => {
    const measured = shown({})["Opportunities a month"];
    assert.deepEqual([measured.value, measured.lack], ["40", null]);
    assert.match(measured.more, /^measured: 20%/);
    const own = shown({ targets: { conversion: { rate: 0.5 } } })["Opportunities a month"];
    assert.deepEqual([own.value, own.more], ["100", "your own: 50% of them"]);
  });
  test("says how few a thin line's rate rests on, and no such thing of a rate that the user states", () => {
    const at = { thin: true, judged: 7 };
    assert.match(shown({ at })["Opportunities a month"].more, /of only 7 judged/);
    assert.doesNotMatch(shown({ at, targets: { conversion: { rate: 0.5 } } })["Opportunities a month"].more, /judged/);
    assert.match(shown({ at }).Precision.more, /of 7: thin/);
  });
  test("that lacks an input says which, and whose card has its field", () => {
    const lacks = (given) => {
      const all = shown(given);
      return ["Of capacity", "Cost per lead", "CAC", "Payback, months"].map((name) => all[name].lack);
    };
    const spend = { says: "fill in the marketing spend", approach: "payback" };
    assert.deepEqual(lacks({}), [{ says: "fill in what sales can work", approach: "capacity" }, spend, spend, spend]);
    const win = { says: "fill in the win rate", approach: "payback" };
    const targets = { payback: { marketing_spend_per_month: 50000 } };
    const payback = { cost_per_lead: 250, expected_value: null, ratio: null, customers: null, cac: null, months: null };
    assert.deepEqual(lacks({ targets, payback }).slice(1), [null, win, win]);
  });
  test("does not ask for what was measured", () => {
    const measured = { win_rate: 0.3, median_won_amount: 20000 };
    assert.equal(shown({ measured })["Expected value per lead"].lack.says, "fill in the marketing spend");
  });
  test("that is divided by nothing says by what, and asks for no input", () => {
    const given = { marketing_spend_per_month: 50000, win_rate: 0.2, annual_contract_value: 100000 };
    const payback = { cost_per_lead: null, expected_value: 4000, ratio: null, customers: 0, cac: null, months: null };
    const nobody = shown({ at: { flow: 0 }, targets: { payback: given }, payback });
    assert.deepEqual(nobody.CAC.lack, { says: "nobody qualifies here", approach: null });
    const none = shown({ at: { yield: 0 }, targets: { payback: given }, payback });
    assert.deepEqual(none["Payback, months"].lack, { says: "none of those judged converted", approach: null });
  });
  test("of a rate where nobody is judged is a dash", () => {
    const { Precision } = shown({ at: { judged: 0, precision: null, yield: null } });
    assert.deepEqual([Precision.value, Precision.lack.says], ["–", "nobody judged here yet"]);
  });
});
