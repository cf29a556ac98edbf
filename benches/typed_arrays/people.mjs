// The line of people: one pass over each person's days. The score is estimated from day to day, with a bound on its error;
// only where the bound leaves a new line in doubt are all the days of the lookback summed exactly.

import { Ranges } from "../answer.mjs";
import { Fates } from "./fates.mjs";
import { numbers, POINT, valueOf } from "./points.mjs";
import { Record } from "./record.mjs";

const DIMENSIONS = ["fit", "intent", "engagement"];
const FULL = 2 ** 20;

/**
 * @param {import("./load.mjs").Data} data
 * @param {import("../model.mjs").Model} model
 */
export function sweepPeople(data, model) {
  const { people, days } = data;
  const signals = numbers(model, "person", DIMENSIONS);
  const senior = model.signals.find((signal) => signal.id === "senior");
  const ranges = new Ranges();
  const fates = new Fates(data, ranges);
  const sums = new Float64Array(signals.count);
  const scratch = new Float64Array(signals.groupCap.length);
  const record = new Record();
  const { count, lookback, points, mostPerDay, decays, factors } = signals;

  const exactly = (from, at, fit) => {
    sums.fill(0);
    const today = days.day[at];
    for (let past = from; past <= at; past++) {
      const age = today - days.day[past];
      for (let e = days.first[past]; e < days.first[past + 1]; e++) {
        const s = days.signal[e];
        sums[s] += Math.min(days.count[e], mostPerDay[s]) * factors[s][age];
      }
    }
    return Math.floor((fit + valueOf(signals, sums, 0, scratch)) / POINT);
  };

  const estimate = new Float64Array(count);
  for (let person = 0; person < people.count; person++) {
    const fit = senior.when.in.includes(people.seniority[person]) ? senior.points * POINT : 0;
    estimate.fill(0);
    record.clear();
    let error = 0;
    let oldest = days.start[person];
    let before = 0;
    for (let at = days.start[person]; at < days.start[person + 1]; at++) {
      const today = days.day[at];
      if (at > days.start[person]) for (let s = 0; s < count; s++) estimate[s] *= decays[s][today - before];
      before = today;
      for (; days.day[oldest] < today - lookback; oldest++)
        for (let e = days.first[oldest]; e < days.first[oldest + 1]; e++) {
          const s = days.signal[e];
          const counted = Math.min(days.count[e], mostPerDay[s]);
          estimate[s] -= counted * FULL * decays[s][today - days.day[oldest]];
          error -= counted * Math.abs(points[s]);
        }
      for (let e = days.first[at]; e < days.first[at + 1]; e++) {
        const s = days.signal[e];
        const counted = Math.min(days.count[e], mostPerDay[s]);
        estimate[s] += counted * FULL;
        error += counted * Math.abs(points[s]);
      }
      const value = fit + valueOf(signals, estimate, 0, scratch);
      // Each factor is rounded by half a unit at most; a whole unit more than covers what doubles lose.
      const doubt = error / 2 + 1;
      const high = Math.floor((value + doubt) / POINT);
      if (high <= record.line) continue;
      const line = Math.floor((value - doubt) / POINT) === high ? high : exactly(oldest, at, fit);
      record.reach(line, today);
    }
    fates.tell(people.account[person], record);
  }
  return ranges.answer();
}
