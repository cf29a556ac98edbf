// What runs in the browser: all contenders on the same data, round by round one after the other, their answers compared.

import { atLine } from "../www/state/line.ts";
import { Cutline } from "./cutline/contender.mjs";
import { generate } from "./data/generate.mjs";
import { PlainSql, TunedSql } from "./duckdb/contender.mjs";
import { Jobs } from "./jobs.mjs";
import { AXES, EDITS, edited } from "./model.mjs";
import { skewed } from "./skewed.mjs";
import { TypedArrays } from "./typed_arrays/contender.mjs";

/**
 * @typedef {object} Options
 * @property {number} activities
 * @property {number} rounds
 * @property {string[]} only of cutline, js, duckdb
 *
 * @typedef {Awaited<ReturnType<typeof measure>>} Measured
 */

const say = (text) => console.log(`· ${text}`);

/**
 * Each axis and edit once for each contender, in another order each round.
 * @param {Jobs} jobs
 * @param {{ name: string, title: string, sweep: (model: object, axis: string) => Promise<any> }[]} contenders
 * @param {number} number the round's, which no edit is made twice for
 */
export async function round(jobs, contenders, number) {
  for (const axis of AXES)
    for (const edit of EDITS) {
      const job = jobs.job(axis, edit);
      const answers = [];
      for (let i = 0; i < contenders.length; i++) {
        const contender = contenders[(i + number) % contenders.length];
        const answer = await jobs.time(job, contender.name, () => contender.sweep(edited(edit, number), axis));
        if (answer) answers.push([contender.title, answer]);
      }
      job.crossed = answers[0]?.[1].crossings[0] ?? 0;
      if (answers.length > 1) jobs.compare(`${axis} after another ${edit}, round ${number + 1}`, answers);
    }
}

/** What the page asks for after an edit: the sweep, and calibration at each of its lines. */
async function linesRound(jobs, cutline, number) {
  let answer = null;
  for (const axis of AXES)
    answer = await jobs.time(jobs.job(axis, "lines"), cutline.name, () =>
      cutline.lines(edited("weight", number + 0.5), axis),
    );
  return answer;
}

/** How long the look-up of a line takes, on the mean over all lines: what the page computes when the line is moved. */
function lookUp({ sweep, lines }) {
  const curves = { sweep, ...lines };
  const passes = 20;
  const begin = performance.now();
  for (let pass = 0; pass < passes; pass++) for (const theta of sweep.thresholds) atLine(curves, theta);
  return { lines: sweep.thresholds.length, ms: (performance.now() - begin) / passes / sweep.thresholds.length };
}

/** @param {Options} options */
export async function measure({ activities, rounds, only }) {
  const jobs = new Jobs();
  const loads = {};
  const contenders = [];
  const enter = async (contender) => {
    say(`${contender.title}: loading`);
    loads[contender.name] = await contender.load(files);
    contenders.push(contender);
  };

  say(`Making up ${activities.toLocaleString("en")} activities`);
  const files = generate(activities, "plain");
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  const cutline = only.includes("cutline") ? new Cutline() : null;
  const js = only.includes("js") ? new TypedArrays() : null;
  const sql = only.includes("duckdb") ? [new TunedSql(), new PlainSql()] : [];
  for (const contender of [cutline, js, ...sql]) if (contender) await enter(contender);

  say("Warming up");
  await round(
    new Jobs(),
    contenders.filter(({ warmsUp }) => warmsUp),
    rounds,
  );
  let lines = null;
  for (let number = 0; number < rounds; number++) {
    say(`Round ${number + 1} of ${rounds}`);
    await round(jobs, contenders, number);
    if (cutline) lines = (await linesRound(jobs, cutline, number)) ?? lines;
  }
  for (const contender of contenders) if (contender !== cutline) contender.end();

  const skews = [];
  for (const shape of /** @type {const} */ (["big_account", "big_person"]))
    if (cutline) {
      say(`The skewed data: ${shape.replace("_", " ")}`);
      skews.push(await skewed(shape, cutline, { activities, rounds, check: js !== null }));
    }
  const memory = await cutline?.memory();
  cutline?.end();
  return {
    activities,
    bytes,
    rounds,
    loads,
    jobs: jobs.all,
    titles: Object.fromEntries(contenders.map(({ name, title }) => [name, title])),
    lookUp: lines?.lines ? lookUp(lines) : null,
    memory,
    skews,
    compared: skews.reduce((sum, { compared }) => sum + compared, jobs.compared),
    differences: [...jobs.differences, ...skews.flatMap(({ differences }) => differences)],
  };
}
