// What was measured, as text: medians and ratios to Cutline, one table for each question.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A time in the unit that suits it. @param {number} ms */
export function duration(ms) {
  if (ms < 1) return `${(ms * 1000).toFixed(0)} µs`;
  return ms < 10_000 ? `${ms.toPrecision(ms < 1000 ? 3 : 4).replace(/\.0+$/, "")} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** @param {number} value */
export const ratio = (value) => `${value < 1 ? value.toFixed(2) : value.toFixed(value < 10 ? 1 : 0)} ×`;

/** Rows of cells under their headers, the first column to the left and the others to the right. @param {string[][]} rows */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  ");
  return rows.map((row) => `  ${line(row).trimEnd()}`).join("\n");
}

const AXES = { "person.score": "People, by score", "account.engagement": "Accounts, by engagement" };
const EDITS = { weight: "one weight changed", "half-life": "one half-life changed" };

/** Every contender's times at one job. */
function jobTable({ axis, what, times, failures }, titles, rounds) {
  const own = times.cutline && median(times.cutline);
  const row = ([name, title]) => {
    if (!times[name]) return failures[name] ? [title, `no answer: ${failures[name]}`, "", "", ""] : null;
    const [middle, low, high] = [median(times[name]), Math.min(...times[name]), Math.max(...times[name])];
    const spread = `${duration(low)} – ${duration(high)}`;
    return [title, duration(middle), own ? ratio(middle / own) : "", spread, `${times[name].length} of ${rounds}`];
  };
  const rows = Object.entries(titles).map(row).filter(Boolean);
  return table([[`${AXES[axis]}: ${EDITS[what]}`, "median", "to Cutline", "from – to", "rounds"], ...rows]);
}

function linesTable(jobs) {
  const row = ({ axis, times }) => [AXES[axis], duration(median(times.cutline))];
  return table([["Sweep and calibration at each line, in Cutline", "median"], ...jobs.map(row)]);
}

function loadTable(loads, titles, bytes) {
  const cell = (ms) => (ms === undefined ? "" : duration(ms));
  const row = ([name, { ready, read, prepared, curve }]) => [
    titles[name],
    cell(ready),
    cell(read),
    cell(prepared),
    cell(curve),
  ];
  const header = [`From ${(bytes / 1e6).toFixed(0)} MB of bytes`, "ready", "read", "prepared", "to first curve"];
  return table([header, ...Object.entries(loads).map(row)]);
}

const SHAPES = {
  big_account: "one account holds a tenth of all people",
  big_person: "one person has a tenth of all activities",
};

function skewTable({ shape, jobs }) {
  const row = ({ axis, what, times }) => {
    const [plain, skewed] = [median(times.cutline), median(times[shape])];
    return [`${AXES[axis]}: ${EDITS[what]}`, duration(plain), duration(skewed), ratio(skewed / plain)];
  };
  const done = jobs.filter(({ times }) => times.cutline && times[shape]);
  return table([[`Skewed: ${SHAPES[shape]}`, "plain", "skewed", "to plain"], ...done.map(row)]);
}

/**
 * @param {import("./measure.mjs").Measured} measured
 * @param {{ messages: number, before: number, times: number[] } | null} moved
 */
export function report({ rounds, loads, jobs, titles, lookUp, memory, skews, bytes, compared }, moved) {
  const megabytes = (size) => `${(size / 1e6).toFixed(0)} MB`;
  const parts = jobs.filter(({ what }) => what in EDITS).map((job) => jobTable(job, titles, rounds));
  const lines = jobs.filter(({ what, times }) => what === "lines" && times.cutline);
  if (lines.length > 0) parts.push(linesTable(lines));
  parts.push(loadTable(loads, titles, bytes));
  if (lookUp)
    parts.push(`  A line moved, the look-up alone: ${duration(lookUp.ms)}, the mean over ${lookUp.lines} lines.`);
  if (moved)
    parts.push(
      `  A line moved, on the page with its sample: ${duration(median(moved.times))} to compute and draw (${moved.times.length} moves); messages to the worker: ${moved.messages}.`,
    );
  parts.push(...skews.map(skewTable));
  if (memory) {
    const others = skews.map(({ shape, memory: of }) => `, ${megabytes(of)} where ${SHAPES[shape]}`);
    parts.push(`  Memory of Cutline's module: ${megabytes(memory)}${others.join("")}.`);
  }
  parts.push(`  Answers compared, to the integer at every line: ${compared}.`);
  return parts.join("\n\n");
}
