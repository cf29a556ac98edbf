import assert from "node:assert/strict";
import { test } from "node:test";
import { mismatch } from "./expect.mjs";

const agrees = (expected, actual) => assert.equal(mismatch(expected, actual), null);
const differs = (expected, actual, place = /./) => assert.match(mismatch(expected, actual) ?? "", place);

test("keys that nobody expects are allowed", () => agrees({ a: 1 }, { a: 1, b: 2 }));
test("an expected key has to be there, null too", () => {
  differs({ a: null }, {}, /answer\.a is missing/);
  differs({ a: null }, { a: 0 });
  agrees({ a: null }, { a: null });
});
test("numbers agree within a millionth, of one at least", () => {
  agrees({ x: 0.5 }, { x: 0.5000009 });
  differs({ x: 0.5 }, { x: 0.500002 });
  agrees({ x: 1e9 }, { x: 1e9 + 999 });
  differs({ x: 1e9 }, { x: 1e9 + 1001 });
});
test("a number is no text, and a truth value no number", () => {
  differs({ x: 1 }, { x: "1" });
  differs({ x: true }, { x: 1 });
});
test("objects of a list match in any order, with others between", () =>
  agrees([{ k: "b" }, { k: "a" }], [{ k: "a" }, { k: "x" }, { k: "b" }]));
test("two expected objects need two actual ones", () => differs([{ k: 1 }, { k: 1 }], [{ k: 1 }, { k: 2 }]));
test("a match is found where the first fit is another's only one", () =>
  agrees([{ k: 1 }, { k: 1, m: 2 }], [{ k: 1, m: 2 }, { k: 1 }]));
test("a chain of exchanges is followed to its end", () =>
  agrees([{ a: 1 }, { b: 1 }, { c: 1, a: 1 }], [{ a: 1, b: 1, c: 1 }, { a: 1, b: 1 }, { b: 1 }]));
test("plain lists are equal in length and order", () => {
  agrees([1, 2], [1, 2.0000001]);
  differs([1, 2], [2, 1]);
  differs([1, 2], [1, 2, 3]);
  agrees([null, 1], [null, 1]);
});
test("lists of lists are equal", () => {
  agrees(
    [
      [0, 4],
      [7, 9],
    ],
    [
      [0, 4],
      [7, 9],
    ],
  );
  differs(
    [[0, 4]],
    [
      [0, 4],
      [7, 9],
    ],
  );
});
test("an empty list matches only an empty list", () => {
  agrees({ rows: [] }, { rows: [] });
  differs({ rows: [] }, { rows: [{ k: 1 }] });
});
test("the place of the fault is named", () => {
  differs({ at: { flow: [1, 2] } }, { at: { flow: [1, 3] } }, /answer\.at\.flow\[1\]: expected 2, and it is 3/);
  differs(
    [{ key: "a", n: 1 }],
    [
      { key: "b", n: 1 },
      { key: "a", n: 2 },
    ],
    /it\.n: expected 1, and it is 2/,
  );
});
