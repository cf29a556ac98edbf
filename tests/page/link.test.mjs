// A scenario as the end of an address: what goes in comes out, and nothing hostile comes in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HOSTILE, SOUND } from "../hostile_links.mjs";
import { page } from "./load.mjs";

const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { fragmentOf, isLink, linkedOf, linkReplaces, readLink } = await page("state/link.ts");

const set = {
  ...initial,
  axis: "account.engagement",
  theta: 62,
  targets: {
    capacity: { reps: 4, hours_per_rep_per_month: 20.5, hours_per_lead: 0.1 },
    payback: { win_rate: 0.123456789, marketing_spend_per_month: 1e7, annual_contract_value: null },
  },
  byReps: true,
  objective: "expected_margin",
  settings: { statistic: "p80", stage: "won" },
  calculator: { inputs: { reps: 3, rate: 1e-7 }, answered: null },
  files: [{ id: 1, name: "secret.csv", table: null, columns: [] }],
  model: '{"name":"secret","signals":[]}',
  scenarios: { a: { name: "secret", axis: "person.score", theta: 1 }, b: null },
};

describe("a link to a scenario", () => {
  test("gives back the line, the targets, what a month and best mean, and the calculator's inputs", () => {
    const { read } = readLink(fragmentOf(linkedOf(set)));
    assert.deepEqual(read, {
      axis: "account.engagement",
      line: 62,
      month: "p80",
      best: "expected_margin",
      targets: {
        capacity: { reps: 4, hours_per_rep_per_month: 20.5, hours_per_lead: 0.1 },
        payback: { win_rate: 0.123456789, marketing_spend_per_month: 1e7 },
      },
      calculator: { reps: 3, rate: 1e-7 },
    });
  });

  test("holds no name of a file, a model or a scenario, and nothing else of the settings", () =>
    assert.equal(
      fragmentOf(linkedOf(set)),
      "scenario=1&axis=account.engagement&line=62&month=p80&best=expected_margin&capacity.reps=4&capacity.hours_per_rep_per_month=20.5&capacity.hours_per_lead=0.1&payback.win_rate=0.123456789&payback.marketing_spend_per_month=10000000&calculator.reps=3&calculator.rate=1e-7",
    ));

  test("tells all that it would change, changes that alone, and goes back as one step", () => {
    const { read: linked } = readLink(fragmentOf(linkedOf(set)));
    const told = linkReplaces(initial, linked);
    assert.deepEqual(told.slice(0, 5), [
      { what: "Which line", from: "none", to: "account.engagement" },
      { what: "Line", from: "none", to: "62" },
      { what: "A month is", from: "Median month", to: "A busy month (P80)" },
      { what: "Best means", from: "Most pipeline per qualified", to: "Highest expected margin" },
      { what: "Capacity: reps", from: "none", to: "4" },
    ]);
    const opened = update(initial, { type: "link_opened", linked });
    assert.deepEqual(linkReplaces(opened, linked), []);
    const { axis, theta, objective, byReps, settings } = opened;
    assert.deepEqual([axis, theta, objective, byReps], ["account.engagement", 62, "expected_margin", true]);
    assert.deepEqual(settings, { statistic: "p80" });
    const back = update(opened, { type: "undone" });
    assert.deepEqual(
      [back.targets, back.objective, back.settings, back.calculator.inputs],
      [{}, initial.objective, {}, {}],
    );
  });

  test("leaves a line where it is that the model does not have", () => {
    const state = {
      ...initial,
      axis: "person.score",
      theta: 3,
      overview: { axes: [{ axis: "person.score", label: "P" }] },
    };
    const { read: linked } = readLink(fragmentOf(linkedOf(set)));
    const opened = update(state, { type: "link_opened", linked });
    assert.deepEqual([opened.axis, opened.theta], ["person.score", 3]);
    assert.ok(
      linkReplaces(state, linked).every(({ what }) => !what.includes("ine")),
      "no line is named",
    );
  });

  test(`is refused in a sentence if it is one of ${HOSTILE.length} hostile ones`, () => {
    assert.ok(HOSTILE.length > 150);
    assert.ok("read" in readLink(SOUND));
    for (const fragment of HOSTILE) {
      assert.ok(isLink(fragment), fragment);
      assert.match(
        readLink(fragment).refused ?? "was taken",
        /^(it is|a newer version) [^<>]*\.$/,
        fragment.slice(0, 80),
      );
    }
    assert.equal({}.polluted, undefined);
  });

  test("is nothing that another end of an address is", () => {
    for (const fragment of ["", "data", "line", "main", "x=scenario"]) assert.equal(isLink(fragment), false);
  });
});
