// The line of people: one pass over each person's days. The score is estimated from day to day, with a bound on its error,
// and only on days that may set a record; only where the bound leaves a new line in doubt are all the days of the lookback
// summed exactly.

import { Ranges } from "../answer.mjs";
import { TITLES } from "../data/words.mjs";
import { Fates } from "./fates.mjs";
import { AGES, fading, numbers, POINT, worthOf } from "./points.mjs";
import { Record } from "./record.mjs";

const DIMENSIONS = ["fit", "intent", "engagement"];
const FULL = 2 ** 20;

/**
 * @param {Pick<import("./load.mjs").Data, "people" | "days" | "outcomes">} data
 * @param {import("../model.mjs").Model} model
 */
export function sweepPeople(data, model) {
  const { people, days } = data;
  const signals = numbers(model, "person", DIMENSIONS);
  const senior = model.signals.find((signal) => signal.id === "senior");
  const fitOfTitle = TITLES.map(([, seniority]) => (senior.when.in.includes(seniority) ? senior.points * POINT : 0));
  const ranges = new Ranges();
  const fates = new Fates(data, ranges);
  const record = new Record();
  const { count, lookback, points, mostPerDay, decay, factor } = signals;
  const scratch = new Float64Array(signals.groupCap.length);
  const exact = new Float64Array(count);
  /** By signal: what is estimated, as of which day. */
  const sums = new Float64Array(count);
  const asOf = new Int16Array(count);

  const exactly = (from, at, fit) => {
    exact.fill(0);
    const today = days.day[at];
    for (let past = from; past <= at; past++) {
      const age = today - days.day[past];
      for (let e = days.first[past]; e < days.first[past + 1]; e++) {
        const s = days.signal[e];
        exact[s] += Math.min(days.count[e], mostPerDay[s]) * factor[s * AGES + age];
      }
    }
    return Math.floor((fit + worthOf(signals, exact, 0, scratch)) / POINT);
  };

  for (let person = 0; person < people.count; person++) {
    const start = days.start[person];
    const end = days.start[person + 1];
    const fit = fitOfTitle[people.title[person]];
    sums.fill(0);
    asOf.fill(0);
    record.clear();
    let error = 0;
    let oldest = start;
    let most = fit;
    for (let at = start; at < end; at++) {
      const today = days.day[at];
      for (let e = days.first[at]; e < days.first[at + 1]; e++) {
        const s = days.signal[e];
        const counted = Math.min(days.count[e], mostPerDay[s]);
        sums[s] = sums[s] * decay[s * AGES + today - asOf[s]] + counted * FULL;
        asOf[s] = today;
        error += counted * Math.abs(points[s]);
        if (points[s] > 0) most += counted * points[s] * FULL;
      }
      // Each factor is rounded by half a unit at most; a whole unit more than covers what doubles lose.
      if (Math.floor((most + error / 2 + 1) / POINT) <= record.line) continue;
      for (let s = 0; s < count; s++) {
        sums[s] *= decay[s * AGES + today - asOf[s]];
        asOf[s] = today;
      }
      for (; days.day[oldest] < today - lookback; oldest++)
        for (let e = days.first[oldest]; e < days.first[oldest + 1]; e++) {
          const s = days.signal[e];
          const counted = Math.min(days.count[e], mostPerDay[s]);
          sums[s] -= counted * FULL * decay[s * AGES + today - days.day[oldest]];
          error -= counted * Math.abs(points[s]);
        }
      const value = fit + worthOf(signals, sums, 0, scratch);
      most = value + fading(signals, sums, 0);
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
