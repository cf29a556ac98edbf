// The model's numbers as arrays: one unit is a thousandth of a point times a 2^20th of decay, so that sums of whole
// activities are exact in a double (2^53 of them are eight million points).

import { DAYS } from "../data/days.mjs";
import { eachTime } from "./load.mjs";

const FULL = 2 ** 20;
/** A point in units. */
export const POINT = 1000 * FULL;

/** Ages beyond the lookback too: what leaves it is taken away as it stands on a later day. */
export const AGES = DAYS + 1;

/**
 * The each-time signals of a scope, in the order of `load`, as far as those of the dimensions asked for reach.
 * @param {import("../model.mjs").Model} model
 * @param {string} scope
 * @param {readonly string[]} dimensions
 */
export function numbers(model, scope, dimensions) {
  const all = eachTime(model, scope);
  const asked = (signal) => dimensions.includes(signal.dimension);
  const signals = all.slice(0, all.findLastIndex(asked) + 1);
  const groups = Object.entries(model.groups);
  const halfLife = (signal) => (signal.decay ?? model.decay).half_life_days;
  const shares = signals.flatMap((signal) => Array.from({ length: AGES }, (_, age) => 2 ** (-age / halfLife(signal))));
  return {
    count: signals.length,
    lookback: model.lookback_days,
    /** In thousandths; 0 for those not asked for. */
    points: Float64Array.from(signals, (signal) => (asked(signal) ? signal.points * 1000 : 0)),
    cap: Float64Array.from(signals, (signal) => (signal.cap ?? Infinity) * POINT),
    mostPerDay: Float64Array.from(signals, (signal) => signal.max_per_day ?? Infinity),
    /** 0 for none. */
    group: Uint8Array.from(signals, (signal) => 1 + groups.findIndex(([name]) => name === signal.group)),
    groupCap: Float64Array.from([Infinity, ...groups.map(([, { cap }]) => cap * POINT)]),
    /** By signal and age (`signal * AGES + age`), unrounded: for what is estimated. */
    decay: Float64Array.from(shares),
    /** By signal and age, as the definition has it. */
    factor: Float64Array.from(shares, (share) => Math.floor(FULL * share + 0.5)),
  };
}

/** @typedef {ReturnType<typeof numbers>} Numbers */

const cut = (value, cap) => Math.max(Math.min(value, cap), -cap);

/**
 * Sums of decayed activities (`sums[at + s]`, in 2^20ths) to a value in units: signal caps, then group caps.
 * @param {Numbers} model
 * @param {Float64Array} sums
 * @param {Float64Array} scratch as long as there are groups, none included
 */
export function worthOf({ count, points, cap, group, groupCap }, sums, at, scratch) {
  scratch.fill(0);
  for (let s = 0; s < count; s++) scratch[group[s]] += cut(points[s] * sums[at + s], cap[s]);
  let value = 0;
  for (let g = 0; g < scratch.length; g++) value += cut(scratch[g], groupCap[g]);
  return value;
}

/** How far a value may rise with no activity, in units: what is negative in the sums fades. */
export function fading({ count, points }, sums, at) {
  let least = 0;
  for (let s = 0; s < count; s++) if (points[s] < 0) least -= points[s] * sums[at + s];
  return least;
}
