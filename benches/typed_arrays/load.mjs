// From CSV to columns grouped by person and day: all that depends on the data and on which activities a signal matches.
// Every number of the model (points, caps, half-lives, gates) comes later, with each question.

import { dayOf, FIRST_DAY } from "../data/days.mjs";
import { TITLES } from "../data/words.mjs";
import { grouped, places } from "./lists.mjs";
import { activities, cells, place } from "./read.mjs";

/** @typedef {ReturnType<typeof load>} Data */

/**
 * @param {Record<string, Uint8Array>} files
 * @param {import("../model.mjs").Model} model
 */
export function load(files, model) {
  const types = new Map();
  const rows = activities(files.activities, types);
  const people = peopleOf(cells(files.contacts));
  const accounts = readAccounts(files.accounts);
  const days = personDays(rows, people, matched(types, eachTime(model, "person")));
  return {
    people,
    accounts,
    days,
    ...ofAccounts(rows, people, accounts, days, matched(types, eachTime(model, "account"))),
    ...countedDays(rows, people, days, model, types),
    outcomes: outcomesOf(cells(files.outcomes), accounts.count),
  };
}

/**
 * Of that, what the line of people needs.
 * @param {ReturnType<typeof activities>} rows
 * @param {Map<string, number>} types
 * @param {{ contacts: string[][], accounts: number, outcomes: string[][] }} others the rows of contacts and outcomes, and
 * how many accounts there are
 * @param {import("../model.mjs").Model} model
 */
export function loadPeople(rows, types, others, model) {
  const people = peopleOf(others.contacts);
  const days = personDays(rows, people, matched(types, eachTime(model, "person")));
  return { people, days, outcomes: outcomesOf(others.outcomes, others.accounts) };
}

/** The each-time signals of a scope. @param {import("../model.mjs").Model} model */
export const eachTime = (model, scope) =>
  model.signals.filter(
    (signal) => signal.scope === scope && "activity" in signal.when && !("within_days" in signal.when),
  );

/** By type: the places, among `signals`, of those that match it. */
const matched = (types, signals) =>
  [...types.keys()].map((type) => signals.flatMap((signal, at) => (signal.when.activity.includes(type) ? [at] : [])));

function peopleOf(rows) {
  const byTitle = new Map(TITLES.map(([title], at) => [title, at]));
  return {
    count: rows.length,
    account: Int32Array.from(rows, ([, , , account]) => place(account)),
    /** A title's place in `TITLES`, which says its seniority and department. */
    title: Uint8Array.from(rows, ([, , title]) => byTitle.get(title)),
  };
}

function readAccounts(bytes) {
  const rows = cells(bytes);
  return {
    count: rows.length,
    industry: rows.map((row) => row[2].toLowerCase()),
    employees: rows.map((row) => Number(row[3])),
    country: rows.map((row) => row[4].toLowerCase()),
  };
}

/** By account, in order of days: the outcomes that reach an opportunity, and those that lose one. */
function outcomesOf(records, accounts) {
  const rows = records.map(([, stage, at, account]) => ({
    account: place(account),
    day: dayOf(at) - FIRST_DAY,
    lost: stage === "lost",
  }));
  rows.sort((a, b) => a.day - b.day);
  const { start, of } = grouped(
    places(rows.length),
    rows.map((row) => row.account),
    accounts,
  );
  return {
    start,
    day: Int16Array.from(of, (row) => rows[row].day),
    lost: Uint8Array.from(of, (row) => Number(rows[row].lost)),
  };
}

/**
 * Each person's days with an activity, in order, and what each signal counts on them: `signal` and `count` of a day stand
 * from `first[day]`.
 */
function personDays(rows, people, matched) {
  const { start, of } = grouped(places(rows.rows), rows.person, people.count);
  const day = new Int16Array(of.length);
  const person = new Int32Array(of.length);
  const first = new Int32Array(of.length + 1);
  const signal = new Uint8Array(of.length);
  const count = new Uint16Array(of.length);
  const startOfPerson = new Int32Array(people.count + 1);
  let [days, entries] = [0, 0];
  for (let p = 0; p < people.count; p++) {
    startOfPerson[p] = days;
    for (let i = start[p]; i < start[p + 1]; i++) {
      const row = of[i];
      if (days === startOfPerson[p] || day[days - 1] !== rows.day[row]) {
        day[days] = rows.day[row];
        person[days] = p;
        first[days++] = entries;
      }
      for (const s of matched[rows.type[row]]) {
        let at = first[days - 1];
        while (at < entries && signal[at] !== s) at++;
        if (at === entries) {
          signal[entries] = s;
          count[entries++] = 0;
        }
        count[at]++;
      }
    }
  }
  startOfPerson[people.count] = days;
  first[days] = entries;
  return { start: startOfPerson, day: day.slice(0, days), person: person.slice(0, days), first, signal, count };
}

/** Each account's days, in order, with the days of its people and what its own signals count on them. */
function ofAccounts(rows, people, accounts, days, matched) {
  const accountOfDay = Int32Array.from(days.person, (person) => people.account[person]);
  const inOrder = grouped(places(days.day.length), days.day, 1 + Math.max(0, ...new Set(days.day))).of;
  const own = { account: [], day: [], signal: [] };
  for (let row = 0; row < rows.rows; row++)
    if (rows.account[row] >= 0) {
      own.account.push(rows.account[row]);
      own.day.push(rows.day[row]);
      own.signal.push(matched[rows.type[row]][0] ?? -1);
    }
  return {
    /** Places in `days`, by account, in order of days. */
    daysOfAccount: grouped(inOrder, accountOfDay, accounts.count),
    own,
    /** Places in `own`, by account, in order of days. */
    ownOfAccount: grouped(places(own.account.length), own.account, accounts.count),
  };
}

/** By place in `days`: which ones are engaging, which match the people signal, and how often the at-least signal. */
function countedDays(rows, people, days, model, types) {
  const engaging = new Uint8Array(days.day.length);
  const peopleSignal = new Uint8Array(days.day.length);
  const atLeast = new Uint16Array(days.day.length);
  const names = [...types.keys()];
  const of = (test) => names.map((name) => model.signals.some((signal) => test(signal, name)));
  const matches = (signal, name) => "activity" in signal.when && signal.when.activity.includes(name);
  const positive = of((signal, name) => matches(signal, name) && signal.points > 0);
  const negative = of((signal, name) => matches(signal, name) && signal.points < 0);
  const byPeople = of((signal, name) => "people_at_least" in signal.when && matches(signal, name));
  const byCount = of((signal, name) => "at_least" in signal.when && matches(signal, name));
  const at = days.start.slice(0, people.count);
  for (let row = 0; row < rows.rows; row++) {
    const person = rows.person[row];
    if (person < 0) continue;
    while (days.day[at[person]] !== rows.day[row]) at[person]++;
    const [day, type] = [at[person], rows.type[row]];
    if (positive[type] && !negative[type]) engaging[day] = 1;
    if (byPeople[type]) peopleSignal[day] = 1;
    if (byCount[type]) atLeast[day]++;
  }
  return { engaging, peopleSignal, atLeast };
}
