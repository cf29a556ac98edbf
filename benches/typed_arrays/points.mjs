// The model's numbers as arrays: one unit is a thousandth of a point times a 2^20th of decay, so that sums of whole
// activities are exact in a double (2^53 of them are eight million points).

import { DAYS } from "../data/days.mjs";
import { eachTime } from "./load.mjs";

const FULL = 2 ** 20;
/** A point in units. */
export const POINT = 1000 * FULL;

/**
 * The each-time signals of a scope, in the order of `load`; those of other dimensions than asked for have no points.
 * @param {import("../model.mjs").Model} model
 * @param {string} scope
 * @param {readonly string[]} dimensions
 */
export function numbers(model, scope, dimensions) {
  const signals = eachTime(model, scope);
  const groups = Object.entries(model.groups);
  const halfLife = (signal) => (signal.decay ?? model.decay).half_life_days;
  const decays = signals.map((signal) => Float64Array.from({ length: DAYS + 1 }, (_, age) => 2 ** (-age / halfLife(signal))));
  return {
    count: signals.length,
    lookback: model.lookback_days,
    /** In thousandths. */
    points: Float64Array.from(signals, (signal) => (dimensions.includes(signal.dimension) ? signal.points * 1000 : 0)),
    cap: Float64Array.from(signals, (signal) => (signal.cap ?? Infinity) * POINT),
    mostPerDay: Float64Array.from(signals, (signal) => signal.max_per_day ?? Infinity),
    /** 0 for none. */
    group: Uint8Array.from(signals, (signal) => 1 + groups.findIndex(([name]) => name === signal.group)),
    groupCap: Float64Array.from([Infinity, ...groups.map(([, { cap }]) => cap * POINT)]),
    /** By signal and age, unrounded: for what is estimated. */
    decays,
    /** By signal and age, as the definition has it. */
    factors: decays.map((shares) => Float64Array.from(shares, (share) => Math.floor(FULL * share + 0.5))),
  };
}

/** @typedef {ReturnType<typeof numbers>} Numbers */

const cut = (value, cap) => (value > cap ? cap : value < -cap ? -cap : value);

/**
 * Sums of decayed activities (`sums[at + s]`, in 2^20ths) to a value in units: signal caps, then group caps.
 * @param {Numbers} model
 * @param {Float64Array} sums
 * @param {Float64Array} scratch as long as there are groups, none included
 */
export function valueOf(model, sums, at, scratch) {
  scratch.fill(0);
  for (let s = 0; s < model.count; s++)
    scratch[model.group[s]] += cut(model.points[s] * sums[at + s], model.cap[s]);
  let value = 0;
  for (let g = 0; g < scratch.length; g++) value += cut(scratch[g], model.groupCap[g]);
  return value;
}
