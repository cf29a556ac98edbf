// What became of an entity after each of its crossings, added to the ranges of lines (spec §6).

import { AS_OF, FIRST_DAY, monthOfDay } from "../data/days.mjs";
import { HORIZON_DAYS } from "../model.mjs";

const [EXCLUDED, OPEN, CONVERTED, NOT_CONVERTED] = [0, 1, 2, 3];
const LAST = AS_OF - FIRST_DAY;

export class Fates {
  /**
   * @param {Pick<import("./load.mjs").Data, "outcomes">} data
   * @param {import("../answer.mjs").Ranges} ranges
   */
  constructor({ outcomes }, ranges) {
    this.outcomes = outcomes;
    this.ranges = ranges;
  }

  /** @param {number} account whose outcomes they are; −1 for none @param {import("./record.mjs").Record} record */
  tell(account, record) {
    for (let i = 0; i < record.steps; i++) {
      const day = record.day[i];
      this.ranges.add(record.low[i], record.high[i], this.after(account, day), monthOfDay[day]);
    }
  }

  after(account, crossed) {
    const { start, day, lost } = this.outcomes;
    let [reached, loss] = [-1, -1];
    let converted = false;
    const end = account < 0 ? 0 : start[account + 1];
    for (let i = account < 0 ? 0 : start[account]; i < end; i++) {
      if (day[i] < crossed) {
        if (lost[i]) loss = day[i];
        else reached = day[i];
      } else if (!lost[i] && day[i] <= crossed + HORIZON_DAYS) converted = true;
    }
    // A loss on the very day of the reaching, or later, opens the way again.
    if (reached >= 0 && loss < reached) return EXCLUDED;
    if (crossed + HORIZON_DAYS > LAST) return OPEN;
    return converted ? CONVERTED : NOT_CONVERTED;
  }
}
