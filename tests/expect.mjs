// The comparison that cases.md asks for: what is expected is a subset of what was answered.

import assert from "node:assert/strict";

const TOLERANCE = 1e-6;

/** Fails with the first place where `actual` does not hold what is `expected`. */
export function holds(expected, actual) {
  const found = mismatch(expected, actual);
  if (found) assert.fail(found);
}

/**
 * The first place where `actual` does not hold what is `expected`, in words; `null` where it holds it all.
 * @param {unknown} expected
 * @param {unknown} actual
 * @returns {string | null}
 */
export function mismatch(expected, actual, path = "answer") {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${path}: expected a list, and it is ${show(actual)}`;
    return expected.length > 0 && expected.every(isObject)
      ? mismatchOfObjects(expected, actual, path)
      : mismatchOfValues(expected, actual, path);
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${path}: expected an object, and it is ${show(actual)}`;
    for (const [key, value] of Object.entries(expected)) {
      if (!Object.hasOwn(actual, key)) return `${path}.${key} is missing`;
      const found = mismatch(value, actual[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return same(expected, actual) ? null : `${path}: expected ${show(expected)}, and it is ${show(actual)}`;
}

function same(expected, actual) {
  if (typeof expected !== "number" || typeof actual !== "number") return expected === actual;
  return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
}

/** Plain values, or lists: the same length and order. */
function mismatchOfValues(expected, actual, path) {
  if (expected.length !== actual.length)
    return `${path}: expected ${expected.length} entries ${show(expected)}, and there are ${actual.length} ${show(actual)}`;
  for (const [at, value] of expected.entries()) {
    const found = mismatch(value, actual[at], `${path}[${at}]`);
    if (found) return found;
  }
  return null;
}

/** Each expected object takes a different actual one: augmenting paths (Kuhn), since the first fit may be another's only one. */
function mismatchOfObjects(expected, actual, path) {
  const fits = expected.map((value) => actual.flatMap((other, at) => (mismatch(value, other) === null ? [at] : [])));
  const takenBy = new Map();
  const place = (index, tried) =>
    fits[index].some((at) => {
      if (tried.has(at)) return false;
      tried.add(at);
      if (takenBy.has(at) && !place(takenBy.get(at), tried)) return false;
      takenBy.set(at, index);
      return true;
    });
  const left = expected.findIndex((_, index) => !place(index, new Set()));
  if (left === -1) return null;
  return `${path}: nothing is left that matches ${show(expected[left])}${nearest(expected[left], actual)}`;
}

/** To find the fault sooner: what is wrong with the actual object that has the same name, or with the first. */
function nearest(expected, actual) {
  const named = Object.keys(expected).find((key) => typeof expected[key] === "string");
  const like = actual.find((other) => named !== undefined && other?.[named] === expected[named]) ?? actual[0];
  return like === undefined
    ? "; the list is empty"
    : `; in the nearest, ${mismatch(expected, like, "it") ?? "all is equal, but it is taken"}`;
}

/** @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value) {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
