// An account's fit and coverage, and its signals that count within a window: who comes into a window and who leaves it is
// counted, so that a day costs only what changes on it.

import { TITLES } from "../data/words.mjs";
import { COVERAGE } from "../model.mjs";
import { POINT } from "./points.mjs";

export class Gates {
  /**
   * @param {import("./load.mjs").Data} data
   * @param {import("../model.mjs").Model} model
   */
  constructor(data, model) {
    this.data = data;
    this.needed = model.account.gates;
    this.fit = fitPoints(data.accounts, model);
    this.atLeast = model.signals.find((signal) => "at_least" in signal.when);
    this.manyPeople = model.signals.find((signal) => "people_at_least" in signal.when);
    const { count } = data.people;
    const departments = [...new Set(TITLES.map(([, , name]) => name))].filter(
      (name) => name !== "other" && name !== "unknown",
    );
    /** By title: a person's points for the coverage, and their department's number. */
    this.weight = Float64Array.from(TITLES, ([, seniority]) => COVERAGE.seniority_points[seniority]);
    this.department = Int8Array.from(TITLES, ([, , name]) => departments.indexOf(name));
    /** By person: days within the window. */
    this.engaged = new Int32Array(count);
    this.matching = new Int32Array(count);
    this.inDepartment = new Int32Array(departments.length);
  }

  fits(account) {
    return this.fit[account] >= this.needed.fit;
  }

  begin(account) {
    const { daysOfAccount, days } = this.data;
    const start = daysOfAccount.start[account];
    for (let i = start; i < daysOfAccount.start[account + 1]; i++) {
      this.engaged[days.person[daysOfAccount.of[i]]] = 0;
      this.matching[days.person[daysOfAccount.of[i]]] = 0;
    }
    this.inDepartment.fill(0);
    this.points = this.departments = this.people = this.activities = 0;
    this.leaving = { coverage: start, people: start, activities: start };
  }

  /** Comes to a day whose people's days stand from `from` to `to` − 1 in `daysOfAccount`. */
  day(today, from, to) {
    this.expire("coverage", from, today - COVERAGE.window_days, (day) => this.disengage(day));
    this.expire("people", from, today - this.manyPeople.when.within_days, (day) => this.unmatch(day));
    this.expire("activities", from, today - this.atLeast.when.within_days, (day) => {
      this.activities -= this.data.atLeast[day];
    });
    for (let i = from; i < to; i++) {
      const day = this.data.daysOfAccount.of[i];
      if (this.data.engaging[day]) this.engage(this.data.days.person[day]);
      if (this.data.peopleSignal[day] && this.matching[this.data.days.person[day]]++ === 0) this.people++;
      this.activities += this.data.atLeast[day];
    }
  }

  hold() {
    const coverage = this.points + COVERAGE.department_points * Math.max(0, this.departments - 1);
    return Math.min(COVERAGE.most, coverage) >= this.needed.coverage;
  }

  /** What the signals that count within a window are worth, in units. */
  ownPoints() {
    const { atLeast, manyPeople } = this;
    const points =
      (this.activities >= atLeast.when.at_least ? atLeast.points : 0) +
      (this.people >= manyPeople.when.people_at_least ? manyPeople.points : 0);
    return points * POINT;
  }

  /** Lets the days before `since` leave a window, of those before the place `end`. */
  expire(window, end, since, leave) {
    const { daysOfAccount, days } = this.data;
    let at = this.leaving[window];
    for (; at < end && days.day[daysOfAccount.of[at]] < since; at++) leave(daysOfAccount.of[at]);
    this.leaving[window] = at;
  }

  engage(person) {
    if (this.engaged[person]++ > 0) return;
    const title = this.data.people.title[person];
    this.points += this.weight[title];
    const department = this.department[title];
    if (department >= 0 && this.inDepartment[department]++ === 0) this.departments++;
  }

  disengage(day) {
    if (!this.data.engaging[day]) return;
    const person = this.data.days.person[day];
    if (--this.engaged[person] > 0) return;
    const title = this.data.people.title[person];
    this.points -= this.weight[title];
    const department = this.department[title];
    if (department >= 0 && --this.inDepartment[department] === 0) this.departments--;
  }

  unmatch(day) {
    if (this.data.peopleSignal[day] && --this.matching[this.data.days.person[day]] === 0) this.people--;
  }
}

function fitPoints(accounts, model) {
  const holds = ({ field, in: values, between }, account) => {
    const value = accounts[field.slice("account.".length)][account];
    return values ? values.includes(value) : between[0] <= value && value <= between[1];
  };
  const signals = model.signals.filter((signal) => signal.scope === "account" && signal.dimension === "fit");
  return Float64Array.from({ length: accounts.count }, (_, account) =>
    signals.reduce((sum, { when, points }) => sum + (holds(when, account) ? points : 0), 0),
  );
}
