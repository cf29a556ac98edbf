// What is done and how long it took, and whether the answers are equal.

import { difference } from "./answer.mjs";

/** A job that took longer than this is not done again: its times are of fewer rounds. */
const LONG_MS = 15_000;

/**
 * @typedef {object} Job
 * @property {string} axis
 * @property {string} what an edit of the model, or `lines`
 * @property {number} [crossed] how many crossed line 0, in the last answer
 * @property {Record<string, number[]>} times by contender, in milliseconds
 * @property {Record<string, string>} failures by contender: why there is no answer
 */

export class Jobs {
  /** @type {Job[]} */
  all = [];
  /** Answers that differ, in sentences. @type {string[]} */
  differences = [];
  /** How many answers were compared with another's. */
  compared = 0;

  /** @param {string} axis @param {string} what */
  job(axis, what) {
    const known = this.all.find((job) => job.axis === axis && job.what === what);
    if (known) return known;
    const job = { axis, what, times: {}, failures: {} };
    this.all.push(job);
    return job;
  }

  /**
   * Does a job and keeps its time; `null` where it failed, or took too long before.
   * @template T
   * @param {Job} job
   * @param {string} name the contender's
   * @param {() => Promise<T>} work
   * @returns {Promise<T | null>}
   */
  async time(job, name, work) {
    const times = job.times[name] ?? [];
    if (job.failures[name] || times.some((ms) => ms > LONG_MS)) return null;
    const begin = performance.now();
    try {
      const answer = await work();
      job.times[name] = [...times, performance.now() - begin];
      return answer;
    } catch (error) {
      job.failures[name] = String(error.message ?? error)
        .split("\n")[0]
        .slice(0, 160);
      return null;
    }
  }

  /**
   * Compares the answers to one question with the first of them.
   * @param {string} question
   * @param {[string, import("./answer.mjs").Answer][]} answers
   */
  compare(question, [first, ...others]) {
    for (const [title, answer] of others) {
      this.compared++;
      const differs = difference(first[1], answer);
      if (differs) this.differences.push(`${question}: ${first[0]} and ${title} differ in ${differs}.`);
    }
  }
}
