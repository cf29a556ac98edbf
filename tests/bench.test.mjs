// The benchmark on a little data: the sweep through the package, as SQL in two forms, and by hand in JavaScript give the
// same counts at every line. The SQL is the outside check of the sweep. No time is looked at.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { difference, Ranges } from "../benches/answer.mjs";
import { bundle, measureInBrowser } from "../benches/browser.mjs";
import { measureIntake } from "../benches/intake/run.mjs";
import { options } from "../benches/run.mjs";
import { voice } from "../scripts/step.mjs";

describe("the sweep of 20,000 activities, by every contender of the benchmark", () => {
  /** @type {import("../benches/measure.mjs").Measured} */
  let measured;
  before(async () => {
    voice.quiet = true;
    await bundle();
    const { result, troubles } = await measureInBrowser({
      activities: 20_000,
      rounds: 1,
      only: ["cutline", "js", "duckdb"],
    });
    voice.quiet = false;
    assert.deepEqual(troubles, []);
    measured = result;
  });

  test("is answered by all of them", () => {
    const asked = measured.jobs.filter(({ what }) => what !== "lines");
    assert.equal(asked.length, 4);
    for (const { axis, what, times, failures } of asked) {
      assert.deepEqual(Object.keys(times).sort(), ["cutline", "duckdb", "duckdb-plain", "js"], `${axis}, ${what}`);
      assert.deepEqual(failures, {});
    }
  });
  test("has people and accounts that cross", () => {
    for (const { axis, what, crossed } of measured.jobs.filter(({ what }) => what !== "lines"))
      assert.ok(crossed > 0, `${axis}, ${what}`);
  });
  // Three others beside the first in each of four jobs, and one on each of two skewed sets.
  test("has the same counts for all of them, on skewed data too", () => {
    assert.deepEqual(measured.differences, []);
    assert.equal(measured.compared, 4 * 3 + 2 * 4);
  });
});

describe("from files to the line of people, by every contender in the browser", () => {
  test("all have the same counts at every line", async () => {
    voice.quiet = true;
    await bundle();
    const names = ["cutline", "js", "papaparse", "duckdb", "duckdb-plain"];
    const { taken, differences, compared, crossed } = await measureIntake({ activities: 20_000, rounds: 1, names });
    voice.quiet = false;
    assert.deepEqual(
      Object.values(taken).map(({ failure }) => failure),
      names.map(() => null),
    );
    assert.deepEqual([differences, compared], [[], names.length - 1]);
    assert.ok(crossed > 0);
  });
});

describe("the comparison of answers", () => {
  const crossing = (low, high, fate, month) => {
    const ranges = new Ranges();
    ranges.add(low, high, fate, month);
    return ranges.answer();
  };
  test("finds nothing between equal ones", () =>
    assert.equal(difference(crossing(0, 3, 2, 5), crossing(0, 3, 2, 5)), null));
  test("finds a line more, another fate, another month", () => {
    assert.equal(difference(crossing(0, 3, 2, 5), crossing(0, 4, 2, 5)), "crossings at line 4: 0 and 1");
    assert.equal(difference(crossing(0, 3, 2, 5), crossing(0, 3, 3, 5)), "converted at line 0: 1 and 0");
    assert.equal(difference(crossing(0, 3, 2, 5), crossing(0, 3, 2, 6)), "flow of month 5 at line 0: 1 and 0");
  });
  test("takes what one of them does not list for 0", () => {
    const short = crossing(0, 3, 2, 5);
    for (const counts of [short.crossings, short.converted, ...short.flow]) counts.length = 4;
    assert.equal(difference(short, crossing(0, 3, 2, 5)), null);
  });
});

describe("the benchmark's options", () => {
  test("have defaults", () =>
    assert.deepEqual(options([]), {
      ...{ part: "sweep", rounds: 5, activities: 1_000_000 },
      only: ["cutline", "js", "duckdb"],
    }));
  test("of the intake are its own contenders", () =>
    assert.deepEqual(options(["--part", "intake"]).only, ["cutline", "js", "papaparse", "duckdb", "native"]));
  test("are refused in a sentence", () => {
    assert.throws(() => options(["--rounds", "none"]), /--rounds wants a whole number from 1 on, and got "none"/);
    assert.throws(() => options(["--only", "cutline,sqlite"]), /--only wants some of cutline, js, duckdb/);
    assert.throws(() => options(["--part", "output"]), /--part wants one of sweep, intake, and got "output"/);
  });
});
