// CSV of our own making, byte by byte: keys are a letter and digits, and so dense numbers already.

import { dayOf, FIRST_DAY } from "../data/days.mjs";

const COMMA = 44;
const BREAK = 10;

/** The cells of a small table, its header aside. @param {Uint8Array} bytes */
export const cells = (bytes) =>
  new TextDecoder()
    .decode(bytes)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

/** @param {string} key */
export const place = (key) => (key === "" ? -1 : Number(key.slice(1)));

/**
 * The activities as columns: day from the first, type, person and account (−1 for none).
 * @param {Uint8Array} bytes
 * @param {Map<string, number>} types every type's number; new ones are added
 * @param {boolean} [isWide] whether further columns follow, which nobody reads
 */
export function activities(bytes, types, isWide = false) {
  const rows = bytes.reduce((count, byte) => count + (byte === BREAK ? 1 : 0), -1);
  const [day, type] = [new Int16Array(rows), new Uint8Array(rows)];
  const [person, account] = [new Int32Array(rows), new Int32Array(rows)];
  const [dates, byHash] = [new Map(), new Map()];
  const latin = new TextDecoder("latin1");
  let at = bytes.indexOf(BREAK) + 1;
  const end = (mark) => {
    const start = at;
    while (bytes[at] !== mark) at++;
    at++;
    return start;
  };
  const key = (mark) => {
    const start = end(mark);
    if (at - 1 === start) return -1;
    let number = 0;
    for (let i = start + 1; i < at - 1; i++) number = number * 10 + bytes[i] - 48;
    return number;
  };
  const text = (start, stop) => latin.decode(bytes.subarray(start, stop));
  for (let row = 0; row < rows; row++) {
    end(COMMA);
    const date = end(COMMA);
    const number = digits(bytes, date, 4) * 10_000 + digits(bytes, date + 5, 2) * 100 + digits(bytes, date + 8, 2);
    if (!dates.has(number)) dates.set(number, dayOf(text(date, date + 10)) - FIRST_DAY);
    day[row] = dates.get(number);
    const start = end(COMMA);
    type[row] = typeAt(bytes, start, at - 1, types, byHash, text);
    person[row] = key(COMMA);
    account[row] = key(isWide ? COMMA : BREAK);
    if (isWide) end(BREAK);
  }
  return { rows, day, type, person, account };
}

/** A type's number, found by a hash of its bytes, so that no text is made for a row. */
function typeAt(bytes, start, stop, types, byHash, text) {
  let hash = stop - start;
  for (let i = start; i < stop; i++) hash = (Math.imul(hash, 31) + bytes[i]) | 0;
  if (!byHash.has(hash)) {
    const name = text(start, stop);
    if (!types.has(name)) types.set(name, types.size);
    byHash.set(hash, types.get(name));
  }
  return byHash.get(hash);
}

function digits(bytes, start, width) {
  let number = 0;
  for (let i = start; i < start + width; i++) number = number * 10 + bytes[i] - 48;
  return number;
}
