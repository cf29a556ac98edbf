// An answer in the form in which all contenders' are compared: by line, who crossed and what became of them, and the flow
// of each complete month. What a contender adds to ranges of lines is summed here, in one go.

import { MONTHS } from "./data/days.mjs";

export const HIGHEST_LINE = 1000;
export const FATES = /** @type {const} */ (["excluded", "open", "converted", "not_converted"]);

/**
 * By line, from 0; what lies above the last line is 0.
 * @typedef {Record<(typeof FATES)[number], number[]> & { crossings: number[], flow: number[][] }} Answer
 */

/** Counts by line, as differences from one line to the next. */
export class Ranges {
  constructor() {
    this.width = HIGHEST_LINE + 2;
    this.byFate = new Int32Array(FATES.length * this.width);
    this.byMonth = new Int32Array(MONTHS * this.width);
  }

  /**
   * The crossing of the lines low to high.
   * @param {number} fate its place in `FATES`
   * @param {number} month its place among the complete months; −1 for none
   * @param {number} [count] of such crossings
   */
  add(low, high, fate, month, count = 1) {
    this.step(low, fate, month, count);
    this.step(high + 1, fate, month, -count);
  }

  /** A difference at a line. The excluded are in no flow. */
  step(line, fate, month, count) {
    this.byFate[fate * this.width + line] += count;
    if (month >= 0 && fate !== 0) this.byMonth[month * this.width + line] += count;
  }

  /** @returns {Answer} */
  answer() {
    const sums = (steps, row) => {
      let sum = 0;
      return Array.from(steps.subarray(row * this.width, row * this.width + HIGHEST_LINE + 1), (step) => {
        sum += step;
        return sum;
      });
    };
    const [excluded, open, converted, not_converted] = FATES.map((_, fate) => sums(this.byFate, fate));
    const crossings = excluded.map((count, line) => count + open[line] + converted[line] + not_converted[line]);
    const flow = Array.from({ length: MONTHS }, (_, month) => sums(this.byMonth, month));
    return { crossings, excluded, open, converted, not_converted, flow };
  }
}

/**
 * Where two answers differ, in a sentence; `null` where they are equal to the integer.
 * @param {Answer} a
 * @param {Answer} b
 */
export function difference(a, b) {
  for (const column of /** @type {const} */ (["crossings", ...FATES])) {
    const line = firstDifference(a[column], b[column]);
    if (line >= 0) return `${column} at line ${line}: ${a[column][line] ?? 0} and ${b[column][line] ?? 0}`;
  }
  for (let month = 0; month < MONTHS; month++) {
    const line = firstDifference(a.flow[month], b.flow[month]);
    if (line >= 0)
      return `flow of month ${month} at line ${line}: ${a.flow[month][line] ?? 0} and ${b.flow[month][line] ?? 0}`;
  }
  return null;
}

function firstDifference(a, b) {
  for (let line = 0; line < Math.max(a.length, b.length); line++) if ((a[line] ?? 0) !== (b[line] ?? 0)) return line;
  return -1;
}
