// What was measured of the intake, as text.

import { duration, median, ratio, table } from "../report.mjs";

const megabytes = (size) => (size > 0 ? `${(size / 1e6).toFixed(0)} MB` : "");

/**
 * @param {Awaited<ReturnType<typeof import("./run.mjs").measureIntake>>} measured
 * @param {Record<string, string>} titles
 * @param {{ rounds: number, activities: number, isPythonThere: boolean }} run
 */
export function report({ bytes, taken, compared, crossed }, titles, { rounds, activities, isPythonThere }) {
  const own = taken.cutline?.times.length ? median(taken.cutline.times) : null;
  const row = ([name, { times, memory, module, failure }]) => {
    const title = titles[name] ?? name;
    if (times.length === 0) return [title, `no answer: ${(failure ?? "").slice(0, 100)}`, "", "", "", "", ""];
    const middle = median(times);
    return [
      title,
      duration(middle),
      own ? ratio(middle / own) : "",
      `${duration(Math.min(...times))} – ${duration(Math.max(...times))}`,
      megabytes(memory),
      megabytes(module),
      `${times.length} of ${rounds}`,
    ];
  };
  const header = [
    `From ${(bytes / 1e6).toFixed(0)} MB of files to the first curve`,
    ...["median", "to Cutline", "from – to", "process", "module", "rounds"],
  ];
  const parts = [table([header, ...Object.entries(taken).map(row)])];
  const module = taken.cutline?.module ?? 0;
  if (module > 0)
    parts.push(
      `  Memory of Cutline's module: ${(module / activities).toFixed(0)} bytes an activity, ${(module / bytes).toFixed(1)} for each byte of the files.`,
    );
  if (!isPythonThere) parts.push("  Not run: what is outside the browser. benches/README.md says how to install it.");
  parts.push(`  Who crossed line 0: ${crossed}. Answers compared, to the integer at every line: ${compared}.`);
  return parts.join("\n\n");
}
