// One entity's crossings: a line is crossed once, by the first value that reaches it.

import { HIGHEST_LINE } from "../answer.mjs";

export class Record {
  constructor() {
    this.steps = 0;
    this.low = new Int16Array(HIGHEST_LINE + 1);
    this.high = new Int16Array(HIGHEST_LINE + 1);
    this.day = new Int16Array(HIGHEST_LINE + 1);
    this.line = -1;
  }

  clear() {
    this.steps = 0;
    this.line = -1;
  }

  /** @param {number} value rounded down to whole points */
  reach(value, day) {
    const line = Math.min(value, HIGHEST_LINE);
    if (line <= this.line) return;
    this.low[this.steps] = this.line + 1;
    this.high[this.steps] = line;
    this.day[this.steps++] = day;
    this.line = line;
  }
}
