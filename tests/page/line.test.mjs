// What the page says and draws of a line.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { heldAbove, lineSays, verdict, withoutSignal } = await page("advice.ts");
const { advised, advisedAt, atLine, fill } = await page("state/line.ts");
const { board, endOf, lineAt, LEFT, RIGHT } = await page("charts/board.ts");
const { quantile, spread } = await page("charts/spread.ts");
const { count, figure, list, percent, ranges } = await page("format.ts");

/** Ten lines; 100 a month cross line 0, ten fewer each line; one in ten of those judged converted, line 9 is thin. */
const lines = 10;
const column = (of) => Array.from({ length: lines }, (_, i) => of(i));
const none = { texts: [], by_line: [...column(() => []), []] };
const curves = (whole = {}) => ({
  sweep: {
    thresholds: column((i) => i),
    qualified_now: column(() => 5),
    crossings: column((i) => 200 - 20 * i),
    precision: column(() => 0.1),
    precision_low: column(() => 0.05),
    precision_high: column(() => 0.2),
    pipeline: column(() => 0),
    pipeline_per_qualified: column(() => null),
    months: ["2026-01", "2026-02"],
    flow: [column((i) => 90 - 9 * i), column((i) => 110 - 11 * i)],
  },
  whole: {
    capacity: null,
    conversion: null,
    payback: null,
    feasible: [[0, 9]],
    recommended: { theta: 6, by: "precision", figures: null },
    binding: [],
    conflict: null,
    pilot: null,
    flat: false,
    notes: [],
    sentences: [],
    ...whole,
  },
  by_line: {
    flow: [...column((i) => 100 - 10 * i), 0],
    judged: [...column((i) => (i === 9 ? 10 : 100)), 0],
    thin: [...column((i) => i === 9), true],
    capacity: null,
    conversion: null,
    payback: null,
    pilot: null,
    keep: [...column(() => null), null],
    notes: none,
    sentences: none,
    moving: none,
  },
});
const draw = (given = {}) =>
  board({ lines: curves(), width: 1000, show: [], whole: false, marked: false, levels: [], ...given });

describe("the verdict", () => {
  test("raises towards a higher line, lowers towards a lower one, and holds at the same", () => {
    assert.equal(verdict(curves(), 4).headline, "Raise the line from 4 to 6.");
    assert.equal(verdict(curves(), 8).headline, "Lower the line from 8 to 6.");
    assert.equal(verdict(curves(), 6).headline, "Hold the line at 6.");
  });
  test("keeps a line that the data cannot tell from the recommended one, or for which the newer months speak", () => {
    const kept = (why) => ({
      ...curves(),
      by_line: { ...curves().by_line, keep: column((i) => (i === 4 ? why : null)) },
    });
    const alike = verdict(kept("alike"), 4);
    assert.deepEqual([alike.advice, alike.theta], ["hold", 6]);
    assert.match(alike.headline, /^Hold the line at 4: the data cannot tell it from 6/);
    const contradicted = verdict(kept("contradicted"), 4);
    assert.equal(contradicted.advice, "hold");
    assert.match(contradicted.headline, /^Hold the line at 4 for now: 6 looks best, but not in the newer months/);
    assert.equal(verdict(kept("alike"), 3).headline, "Raise the line from 3 to 6.");
  });
  test("says what moving today's line changes, with the figures of that line", () => {
    const moving = { texts: ["Leads go from {at.flow}."], by_line: column(() => [0]) };
    const told = verdict({ ...curves(), by_line: { ...curves().by_line, moving } }, 4);
    assert.deepEqual(told.because, ["Leads go from 60."]);
  });
  test("sets a line where the model has none", () =>
    assert.equal(verdict(curves(), null).headline, "Set the line at 6."));
  test("names those who conflict", () => {
    const conflict = { approaches: ["capacity", "conversion"], relax: [] };
    const told = verdict(curves({ recommended: null, conflict }), 4);
    assert.equal(told.headline, "No line can serve sales capacity and the opportunity target at once.");
    assert.equal(told.advice, null);
  });
  test("recommends nothing where every line that fits is thin", () =>
    assert.equal(verdict(curves({ recommended: { theta: null, by: "precision" } }), 4).advice, null));
});

describe("where nobody reaches a point", () => {
  const flat = curves({
    capacity: { capacity: 5, theta: null },
    recommended: { theta: 0 },
    pilot: { theta: 0 },
    sentences: ["Nobody."],
    above: { threshold: 1, flow: 0 },
  });
  flat.whole.flat = true;
  flat.sweep.thresholds = [0];
  flat.by_line.flow = [100, 0];
  const advice = { advice: ["raise", "lower"], utilisation: [20, 0], months_over: [1, 0] };
  flat.by_line.capacity = advice;
  const shown = advised(flat);

  test("nothing is recommended, tried or advised, and the figures stay", () => {
    assert.deepEqual([shown.whole.recommended, shown.whole.pilot], [null, null]);
    for (const line of [0, 40]) assert.equal(atLine(shown, line).capacity.advice, null);
    assert.equal(atLine(shown, 0).capacity.utilisation, 20);
    assert.deepEqual(atLine(shown, 40).sentences, ["Nobody."]);
    assert.equal(advised(curves()).whole.recommended.theta, 6);
    const { capacity, recommended } = advisedAt(atLine(flat, 0));
    assert.deepEqual([capacity.advice, capacity.utilisation, recommended], [null, 20, null]);
  });
  test("the verdict says that no signal meets what was loaded", () => {
    const told = verdict(shown, 40);
    assert.deepEqual([told.advice, told.theta], [null, null]);
    assert.match(told.headline, /No signal/);
  });
  test("the most frequent types without a signal are named with their counts", () => {
    const types = ["a_b", "c", "d", "e", "f", "g"].map((type, i) => ({ type, activities: 2000 - i }));
    assert.equal(
      withoutSignal(types.slice(0, 2)),
      `Loaded, but without a signal: a b (${count(2000)}) and c (${count(1999)}).`,
    );
    assert.match(withoutSignal(types), /f \(.*\) and others\.$/);
    assert.equal(withoutSignal([]), null);
  });
});

describe("a target that holds", () => {
  const at = (advice, theta) => heldAbove({ at: { threshold: 30 }, conversion: { advice, theta } });
  test("above the bound says why the bound lies lower", () => {
    assert.match(at("hold", 27), /^Line 30 itself brings enough, but a line below it does not/);
    assert.match(at("hold", null), /Line 30 itself/);
  });
  test("up to the bound, or one that is missed, needs no word", () =>
    assert.deepEqual([at("hold", 30), at("lower", 27), at(null, null)], [null, null, null]));
});

describe("a line in words", () => {
  test("says that a thin line decides nothing", () => {
    assert.match(lineSays(curves(), 9, "people", 90), /fewer than 20/);
    assert.doesNotMatch(lineSays(curves(), 8, "people", 90), /fewer than 20/);
  });
  test("above every score has the figures that raised hands give it", () => {
    const { at } = atLine(curves({ above: { threshold: 10, flow: 2, qualified_now: 0, precision: null } }), 99);
    assert.deepEqual([at.threshold, at.flow, at.qualified_now, at.precision], [99, 2, 0, null]);
  });
  test("fills the places of a sentence, shares in per cent", () =>
    assert.equal(
      fill("{at.flow} leads use {capacity.utilisation %}.", { at: { flow: 12.34 }, capacity: { utilisation: 0.5 } }),
      `${figure(12.34)} leads use ${percent(0.5)}.`,
    ));
});

describe("the board", () => {
  test("ends at the highest line while all of them are crossed by enough", () => assert.equal(draw().end, 9));
  test("ends where fewer than one in a hundred still cross, and reaches what must be shown", () => {
    const long = curves();
    long.sweep.crossings = column((i) => (i < 5 ? 1000 : 1));
    assert.equal(endOf(long, [], false), 4);
    assert.equal(endOf(long, [6], false), 7);
    assert.equal(endOf(long, [], true), 9);
    assert.equal(endOf(long, [20], false), 22);
  });
  test("a place on the picture is the line drawn there", () => {
    const drawn = draw();
    for (let line = 0; line <= 9; line++) assert.equal(lineAt(drawn, drawn.x(line)), line);
    assert.deepEqual([lineAt(drawn, -50), lineAt(drawn, 5000)], [0, 9]);
  });
  test("its ranges stay within the plot and are on one scale with the curves", () => {
    const capacity = { capacity: 50, theta: 5 };
    const drawn = draw({ lines: curves({ capacity, feasible: [[5, 9]] }) });
    assert.deepEqual(
      drawn.strip.map((range) => range.kind),
      ["capacity", "feasible"],
    );
    const [span] = drawn.strip[0].spans;
    assert.equal(span.x, drawn.x(4.5));
    assert.equal(span.x + span.width, 1000 - RIGHT);
    assert.equal(drawn.x(0), LEFT);
  });
  test("has no panel for what was never measured", () =>
    assert.deepEqual(
      draw().panels.map((panel) => panel.kind),
      ["flow", "precision"],
    ));
});

describe("the spread of the months", () => {
  // numpy.percentile([1, 2, 3, 4], [20, 80]) is [1.6, 3.4]
  test("is linear between order statistics", () =>
    assert.deepEqual(
      [quantile([1, 2, 3, 4], 0.2).toFixed(6), quantile([1, 2, 3, 4], 0.8).toFixed(6)],
      ["1.600000", "3.400000"],
    ));
  test("of one month is that month", () => assert.deepEqual(spread([[7, 3]]), { low: [7, 3], high: [7, 3] }));
  test("of no month is nothing", () => assert.deepEqual(spread([]), { low: [], high: [] }));
});

describe("figures", () => {
  test("that cannot be computed are a dash, never 0", () =>
    assert.deepEqual([count(null), percent(undefined)], ["–", "–"]));
  test("are listed as one says them", () => assert.equal(list(["a", "b", "c"]), "a, b and c"));
  test("of ranges name a single line once", () =>
    assert.equal(
      ranges([
        [2, 5],
        [7, 7],
      ]),
      "2–5 and 7",
    ));
});
