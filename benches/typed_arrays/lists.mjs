// Rows grouped by a number, in one array with the places where each group starts: two counting passes, no sorting.

/** @typedef {{ start: Int32Array, of: Int32Array }} Lists `of[start[g]]` to `of[start[g + 1] - 1]` are group g's */

/**
 * Groups `order` (rows, in the order that each group keeps) by the group of each row; rows of group −1 are left out.
 * @param {Iterable<number>} order
 * @param {ArrayLike<number>} group
 * @param {number} groups
 * @returns {Lists}
 */
export function grouped(order, group, groups) {
  const start = new Int32Array(groups + 1);
  for (const row of order) if (group[row] >= 0) start[group[row] + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const next = start.slice();
  const of = new Int32Array(start[groups]);
  for (const row of order) if (group[row] >= 0) of[next[group[row]]++] = row;
  return { start, of };
}

/** 0, 1, 2, … */
export const places = (count) => Int32Array.from({ length: count }, (_, i) => i);
