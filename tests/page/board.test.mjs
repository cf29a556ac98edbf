// The board's flags, and what each approach admits.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { keyed, taken, unset } = await page("state/grip.ts");
const { admitted, admits } = await page("state/admitted.ts");
const { BoardFlags } = await page("components/board_flags.ts");

describe("keys on a flag", () => {
  const at = (key) => keyed(key, 30, 90, 1000);
  test("move it by one, by ten, and to either end of the picture", () =>
    assert.deepEqual(
      ["ArrowRight", "ArrowDown", "PageUp", "PageDown", "Home", "End"].map(at),
      [31, 29, 40, 20, 0, 90],
    ));
  test("never move it below 0 or above the highest line allowed", () =>
    assert.deepEqual([keyed("ArrowLeft", 0, 90, 1000), keyed("PageUp", 995, 90, 1000)], [0, 1000]));
  test("that mean nothing move nothing", () => assert.equal(at("a"), null));
});

/** A board with today's line at 30 and 40 recommended; what it is told is written down. */
function held(ground = {}) {
  const told = [];
  const lines = { whole: { recommended: { theta: 40 } } };
  const now = { lines, axis: "person.score", theta: 25, today: 30, fixed: false, ...ground };
  const flags = new BoardFlags({
    ground: () => now,
    moved: (theta) => {
      told.push(`moved ${theta}`);
      now.theta = theta;
    },
    begun: () => void told.push("begun"),
    set: (theta) => void told.push(`set ${theta}`),
    redraw: () => undefined,
  });
  return { flags, told, now };
}

describe("the flag of today's line", () => {
  test("carries the line along, and is set where the pointer lets it go", () => {
    const { flags, told } = held();
    flags.grab("today");
    flags.carry(33);
    flags.carry(34);
    flags.drop();
    assert.deepEqual(told, ["begun", "moved 30", "moved 33", "moved 34", "set 34"]);
  });
  test("sets nothing where it is taken and let go in its place", () => {
    const { flags, told } = held();
    flags.grab("today");
    flags.drop();
    assert.deepEqual(told, ["begun", "moved 30"]);
  });
  test("stays where it was let go until an answer comes, and then stands where the answer has it", () => {
    const { flags, now } = held();
    flags.grab("today");
    flags.carry(34);
    flags.drop();
    assert.equal(flags.at("today"), 34);
    now.lines = { whole: { recommended: null } };
    assert.equal(flags.at("today"), 30);
  });
  test("can be put back to where it was", () => {
    const { flags, now } = held();
    assert.equal(flags.before, null);
    flags.grab("today");
    flags.carry(34);
    flags.drop();
    now.today = 34;
    assert.equal(flags.before, 30);
    flags.restore(30);
    now.today = 30;
    assert.equal(flags.before, null);
  });
  test("is set when a key is let go, however long it was held, and Escape takes that back", () => {
    const { flags, told } = held();
    for (let times = 0; times < 3; times++) flags.steer("today", "ArrowRight", 90, 1000);
    flags.settle();
    assert.deepEqual(told.splice(0), ["begun", "moved 31", "moved 32", "moved 33", "set 33"]);
    flags.steer("today", "Escape", 90, 1000);
    assert.deepEqual(told, ["set 30", "moved 25"]);
  });
  test("is set when it loses the focus with a key still down", () => {
    const { flags, told } = held();
    flags.steer("today", "End", 90, 1000);
    flags.letGo();
    assert.deepEqual(told, ["begun", "moved 90", "set 90"]);
  });
  test("cannot be taken while the model needs a correction", () => {
    const { flags, told } = held({ fixed: true });
    assert.equal(flags.grab("today"), null);
    assert.equal(flags.steer("today", "ArrowRight", 90, 1000), true);
    assert.deepEqual(told, []);
  });
  test("does not stand where the model sets no line", () =>
    assert.equal(held({ today: null }).flags.at("today"), null));
});

describe("the flag of the recommended line", () => {
  test("takes the line along and goes home, and sets nothing", () => {
    const { flags, told } = held();
    flags.grab("recommended");
    flags.carry(45);
    assert.deepEqual([flags.at("recommended"), flags.ghosts], [45, [40]]);
    flags.drop();
    assert.deepEqual(told, ["moved 40", "moved 45"]);
    assert.deepEqual([flags.at("recommended"), flags.ghosts], [40, []]);
  });
  test("is never what today's line is set by", () =>
    assert.equal(unset({ ...taken("recommended", 40, 30), at: 45 }), false));
});

describe("what each approach admits", () => {
  const lines = (whole) => ({ sweep: { thresholds: Array.from({ length: 10 }, (_, i) => i) }, whole });
  const none = { capacity: null, conversion: null, payback: null, feasible: [[0, 9]] };
  test("is nothing to draw while no approach is in use", () => assert.deepEqual(admitted(lines(none)), []));
  test("is from a line on for capacity, up to one for the target, and what serves all stands last", () => {
    const whole = {
      ...none,
      capacity: { theta: 3 },
      conversion: { theta: 7 },
      payback: {
        ranges: [
          [2, 5],
          [8, 8],
        ],
      },
      feasible: [[3, 5]],
    };
    const bands = admitted(lines(whole));
    assert.deepEqual(
      bands.map(({ kind, ranges }) => [kind, ranges]),
      [
        ["capacity", [[3, 9]]],
        ["conversion", [[0, 7]]],
        [
          "payback",
          [
            [2, 5],
            [8, 8],
          ],
        ],
        ["feasible", [[3, 5]]],
      ],
    );
    assert.deepEqual(
      bands.map((band) => admits(band, 8)),
      [true, false, true, false],
    );
  });
  test("is no line for an approach that none can serve", () =>
    assert.deepEqual(admitted(lines({ ...none, capacity: { theta: null }, feasible: [] })), [
      { kind: "capacity", ranges: [] },
      { kind: "feasible", ranges: [] },
    ]));
});
