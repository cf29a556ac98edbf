// What runs in the browser: all contenders on the same data, round by round one after the other, their answers compared.

import { atLine } from "../www/state/line.ts";
import { difference } from "./answer.mjs";
import { Cutline } from "./cutline/contender.mjs";
import { generate } from "./data/generate.mjs";
import { Database, PlainSql, TunedSql } from "./duckdb/contender.mjs";
import { AXES, EDITS, edited } from "./model.mjs";
import { TypedArrays } from "./typed_arrays/contender.mjs";

/** A job that takes longer than this is done in the first round alone. */
const LONG_MS = 15_000;

/**
 * @typedef {object} Options
 * @property {number} activities
 * @property {number} rounds
 * @property {string[]} only cutline, js, duckdb
 */

/**
 * One job's times, by contender: an edit of the model on an axis (or what else `what` says). `failures`: why there are none.
 * @typedef {object} Job
 * @property {string} axis
 * @property {string} what
 * @property {Record<string, number[]>} times in milliseconds
 * @property {Record<string, string>} failures
 */

const say = (text) => console.log(`· ${text}`);

async function clocked(work) {
  const begin = performance.now();
  const answer = await work();
  return { ms: performance.now() - begin, answer };
}

class Jobs {
  constructor() {
    /** @type {Map<string, Job>} */
    this.byName = new Map();
    /** Answers that differ, in sentences; and how many were compared. */
    this.differences = [];
    this.compared = 0;
  }

  job(axis, what) {
    const name = `${axis} ${what}`;
    if (!this.byName.has(name)) this.byName.set(name, { axis, what, times: {}, failures: {} });
    return this.byName.get(name);
  }

  /** Does a job and keeps its time; `null` where it was too long the last time, or failed. */
  async time(job, name, work) {
    if (job.failures[name] || job.times[name]?.some((ms) => ms > LONG_MS)) return null;
    try {
      const { ms, answer } = await clocked(work);
      (job.times[name] ??= []).push(ms);
      return answer;
    } catch (error) {
      job.failures[name] = String(error?.message ?? error).split("\n")[0].slice(0, 200);
      return null;
    }
  }

  /** Compares answers to one question, each with the first. @param {[string, import("./answer.mjs").Answer][]} answers */
  compare(question, answers) {
    const [first, ...others] = answers;
    for (const [name, answer] of others) {
      this.compared++;
      const differs = difference(first[1], answer);
      if (differs) this.differences.push(`${question}: ${first[0]} and ${name} differ in ${differs}`);
    }
  }
}

/** Every axis and edit once for each contender, the first of whom is another one each round. */
async function round(jobs, contenders, number, suffix = "") {
  for (const axis of AXES)
    for (const edit of EDITS) {
      const job = jobs.job(axis, edit);
      const answers = [];
      for (let i = 0; i < contenders.length; i++) {
        const contender = contenders[(i + number) % contenders.length];
        const answer = await jobs.time(job, contender.name + suffix, () => contender.sweep(edited(edit, number), axis));
        if (answer) answers.push([contender.title, answer]);
      }
      if (answers.length > 1) jobs.compare(`${axis}, ${edit} changed, round ${number + 1}${suffix}`, answers);
    }
}

/** What the page asks for after an edit: the sweep and calibration at each line. Edits that no round had. */
async function linesRound(jobs, cutline, number) {
  let last = null;
  for (const axis of AXES) {
    const job = jobs.job(axis, "lines");
    last = (await jobs.time(job, cutline.name, () => cutline.lines(edited("weight", number + 0.5), axis))) ?? last;
  }
  return last;
}

/** How long a line moved takes: a look-up in the columns already held, at every line in turn. */
function lookUps({ sweep, lines }) {
  const curves = { sweep, ...lines };
  const times = sweep.thresholds.map((theta) => {
    const begin = performance.now();
    atLine(curves, theta);
    return performance.now() - begin;
  });
  return { lines: times.length, times };
}

/** @param {Options} options */
export async function measure({ activities, rounds, only }) {
  const jobs = new Jobs();
  const result = { activities, rounds, loads: {}, jobs: [], lookUps: null, memory: null, skewed: [], differences: [], compared: 0 };
  say(`Making up ${activities.toLocaleString("en")} activities`);
  const files = generate(activities, "plain");
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  const contenders = [];
  const cutline = only.includes("cutline") ? new Cutline() : null;
  const add = async (contender, load) => {
    say(`${contender.title}: loading`);
    result.loads[contender.name] = await load();
    contenders.push(contender);
  };
  if (cutline) {
    await add(cutline, () => cutline.load(files));
    result.memory = await cutline.memory();
  }
  const js = only.includes("js") ? new TypedArrays() : null;
  if (js) await add(js, () => js.load(files));
  const databases = [];
  if (only.includes("duckdb"))
    for (const Form of [TunedSql, PlainSql]) {
      const database = new Database();
      databases.push(database);
      await add(new Form(database), () => database.load(files));
    }
  say("Warming up");
  for (const contender of [cutline, js]) if (contender) await round(new Jobs(), [contender], rounds);
  let answered = null;
  for (let number = 0; number < rounds; number++) {
    say(`Round ${number + 1} of ${rounds}`);
    await round(jobs, contenders, number);
    if (cutline) answered = (await linesRound(jobs, cutline, number)) ?? answered;
  }
  for (const database of databases) database.end();
  js?.end();
  if (answered?.lines) result.lookUps = lookUps(answered);
  if (cutline) result.memory = await cutline.memory();
  if (cutline) for (const shape of /** @type {const} */ (["big_account", "big_person"])) result.skewed.push(await skewed(jobs, cutline, shape, { activities, rounds, js: js !== null }));
  cutline?.end();
  return { ...result, bytes, jobs: [...jobs.byName.values()], differences: jobs.differences, compared: jobs.compared };
}

/** Cutline on skewed data beside Cutline on the plain, round by round; the JavaScript checks the answers once. */
async function skewed(jobs, plain, shape, { activities, rounds, js }) {
  say(`The skewed data: ${shape}`);
  const files = generate(activities, shape);
  const cutline = new Cutline();
  const load = await cutline.load(files);
  const own = new Jobs();
  const checker = js ? new TypedArrays() : null;
  await checker?.load(files);
  await round(own, [cutline, ...(checker ? [checker] : [])], rounds, `, ${shape}`);
  for (const job of own.byName.values()) job.times = {};
  for (let number = 0; number < rounds; number++)
    for (const [contender, suffix] of /** @type {const} */ ([[plain, ""], [cutline, "+"]]))
      await round(own, [contender], number, suffix);
  jobs.differences.push(...own.differences);
  jobs.compared += own.compared;
  const memory = await cutline.memory();
  cutline.end();
  checker?.end();
  return { shape, load, memory, jobs: [...own.byName.values()] };
}
