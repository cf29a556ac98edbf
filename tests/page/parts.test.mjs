// A score's parts as they are drawn, on one day and on two.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { bars, lost, earlier, daysBetween } = await page("state/parts.ts");

const part = (signal, points) => ({
  signal,
  dimension: "intent",
  points,
  before_cap: points,
  before_decay: 2 * points,
});

describe("the bars of a score", () => {
  test("add up an account's parts of one signal, the largest first whatever the sign", () =>
    assert.deepEqual(
      bars([part("a", 2), part("b", -5), part("a", 1)], null).map(({ signal, now, was }) => [signal, now.points, was]),
      [
        ["b", -5, null],
        ["a", 3, null],
      ],
    ));

  test("of two days hold the signals of either, and nothing where a day has none", () =>
    assert.deepEqual(
      bars([part("a", 2)], [part("b", 7)]).map(({ signal, now, was }) => [signal, now.points, was.points]),
      [
        ["b", 0, 7],
        ["a", 2, 0],
      ],
    ));

  test("say what age and what a cap took, each by itself", () =>
    assert.deepEqual(lost({ points: -10, beforeCap: -16, beforeDecay: -20 }), { cut: 6, faded: 4 }));

  test("say of neither where nothing was taken, and where a scale made more of it", () =>
    assert.deepEqual(lost({ points: 30, beforeCap: 20, beforeDecay: 20 }), { cut: null, faded: null }));
});

describe("an earlier day", () => {
  test("is counted on the calendar, over the end of a month and a leap day", () => {
    assert.equal(earlier("2024-03-05", 7), "2024-02-27");
    assert.equal(daysBetween("2024-02-27", "2024-03-05"), 7);
  });
});
