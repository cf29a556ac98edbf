// An account's engagement on a day: its own signals, and the roll-up of its people, each cut to the per-person cap. Sums
// of decayed activities are carried from day to day in doubles, with a bound on their error.

import { AGES, fading, POINT, worthOf } from "./points.mjs";

const FULL = 2 ** 20;

export class Engagement {
  /**
   * @param {import("./load.mjs").Data} data
   * @param {import("./points.mjs").Numbers} ofPeople
   * @param {import("./points.mjs").Numbers} ofAccount
   * @param {number} cap of a person's value, in units
   */
  constructor(data, ofPeople, ofAccount, cap) {
    this.data = data;
    this.ofPeople = ofPeople;
    this.ofAccount = ofAccount;
    this.cap = cap;
    const people = data.people.count;
    this.sums = new Float64Array(people * ofPeople.count);
    this.ownSums = new Float64Array(ofAccount.count);
    /** By person: the day that the sums are of, and how many days stand within the lookback. */
    this.asOf = new Int16Array(people);
    this.standing = new Int32Array(people);
    /** The people with such days, and maybe some that had them; `listed` by person. */
    this.live = new Int32Array(people);
    this.listed = new Uint8Array(people);
    this.scratch = new Float64Array(ofPeople.groupCap.length);
  }

  begin(account) {
    const { daysOfAccount, ownOfAccount, days } = this.data;
    this.start = this.oldest = daysOfAccount.start[account];
    this.ownStart = this.ownOldest = ownOfAccount.start[account];
    this.next = this.start;
    this.ownNext = this.ownStart;
    this.living = 0;
    this.error = 0;
    this.most = 0;
    this.ownAsOf = 0;
    this.ownSums.fill(0);
    const width = this.ofPeople.count;
    for (let i = this.start; i < daysOfAccount.start[account + 1]; i++) {
      const person = days.person[daysOfAccount.of[i]];
      this.standing[person] = this.listed[person] = 0;
      this.sums.fill(0, person * width, person * width + width);
    }
  }

  /**
   * Comes to a day: what is older than the lookback leaves, what happened on it comes: all up to `to` in `daysOfAccount`
   * and `toOwn` in `ownOfAccount`.
   */
  day(today, to, toOwn) {
    const { daysOfAccount, ownOfAccount, days, own } = this.data;
    const { lookback } = this.ofPeople;
    for (; this.oldest < this.next && days.day[daysOfAccount.of[this.oldest]] < today - lookback; this.oldest++)
      this.add(daysOfAccount.of[this.oldest], today, -1);
    for (; this.next < to; this.next++) this.add(daysOfAccount.of[this.next], today, 1);
    this.decayOwn(today);
    for (
      ;
      this.ownOldest < this.ownNext && own.day[ownOfAccount.of[this.ownOldest]] < today - lookback;
      this.ownOldest++
    )
      this.addOwn(ownOfAccount.of[this.ownOldest], today, -1);
    for (; this.ownNext < toOwn; this.ownNext++) this.addOwn(ownOfAccount.of[this.ownNext], today, 1);
  }

  add(day, today, sign) {
    const { days } = this.data;
    const { count, points, mostPerDay, decay } = this.ofPeople;
    const person = days.person[day];
    if (sign > 0 && this.standing[person]++ === 0) {
      this.asOf[person] = today;
      if (!this.listed[person]) this.live[this.living++] = person;
      this.listed[person] = 1;
    }
    this.decay(person, today);
    const age = today - days.day[day];
    for (let e = days.first[day]; e < days.first[day + 1]; e++) {
      const s = days.signal[e];
      if (s >= count) continue;
      const counted = sign * Math.min(days.count[e], mostPerDay[s]);
      this.sums[person * count + s] += counted * FULL * decay[s * AGES + age];
      this.error += counted * Math.abs(points[s]);
      if (sign > 0 && points[s] > 0) this.most += counted * points[s] * FULL;
    }
    // Those who left are taken from the list of the living when it is next gone through.
    if (sign < 0 && --this.standing[person] === 0) this.sums.fill(0, person * count, person * count + count);
  }

  decay(person, today) {
    const { count, decay } = this.ofPeople;
    const age = today - this.asOf[person];
    if (age === 0) return;
    for (let s = 0; s < count; s++) this.sums[person * count + s] *= decay[s * AGES + age];
    this.asOf[person] = today;
  }

  decayOwn(today) {
    const { count, decay } = this.ofAccount;
    for (let s = 0; s < count; s++) this.ownSums[s] *= decay[s * AGES + today - this.ownAsOf];
    this.ownAsOf = today;
  }

  addOwn(row, today, sign) {
    const { own } = this.data;
    const s = own.signal[row];
    if (s < 0) return;
    const { points, decay } = this.ofAccount;
    this.ownSums[s] += sign * FULL * decay[s * AGES + today - own.day[row]];
    this.error += sign * Math.abs(points[s]);
    if (sign > 0 && points[s] > 0) this.most += points[s] * FULL;
  }

  /** Whether it may be a line's worth, in whole points, with what the windowed signals are worth. */
  mayReach(line, ownPoints) {
    return this.most + ownPoints + this.doubt() >= line * POINT;
  }

  /** How far an estimate may be off, in units: half a unit for each factor, and what doubles lose. */
  doubt() {
    return this.error / 2 + 1 + this.living;
  }

  /** The engagement in units. */
  estimate(today, ownPoints) {
    const { ofPeople, ofAccount, sums, scratch, cap } = this;
    let value = worthOf(ofAccount, this.ownSums, 0, scratch);
    let fades = fading(ofAccount, this.ownSums, 0);
    let kept = 0;
    for (let i = 0; i < this.living; i++) {
      const person = this.live[i];
      if (this.standing[person] === 0) {
        this.listed[person] = 0;
        continue;
      }
      this.live[kept++] = person;
      this.decay(person, today);
      value += Math.min(worthOf(ofPeople, sums, person * ofPeople.count, scratch), cap);
      fades += fading(ofPeople, sums, person * ofPeople.count);
    }
    this.living = kept;
    this.most = value + fades;
    return value + ownPoints;
  }

  /** The engagement rounded down to whole points, from all activities of the lookback. */
  exactly(today, ownPoints) {
    const { data, ofPeople, ofAccount, scratch, cap } = this;
    const { daysOfAccount, ownOfAccount, days, own } = data;
    const exact = new Map();
    for (let i = this.oldest; i < this.next; i++) {
      const day = daysOfAccount.of[i];
      const person = days.person[day];
      if (!exact.has(person)) exact.set(person, new Float64Array(ofPeople.count));
      const sums = exact.get(person);
      for (let e = days.first[day]; e < days.first[day + 1]; e++) {
        const s = days.signal[e];
        if (s >= ofPeople.count) continue;
        const factor = ofPeople.factor[s * AGES + today - days.day[day]];
        sums[s] += Math.min(days.count[e], ofPeople.mostPerDay[s]) * factor;
      }
    }
    const ownSums = new Float64Array(ofAccount.count);
    for (let i = this.ownOldest; i < this.ownNext; i++) {
      const row = ownOfAccount.of[i];
      const s = own.signal[row];
      if (s >= 0) ownSums[s] += ofAccount.factor[s * AGES + today - own.day[row]];
    }
    let value = ownPoints + worthOf(ofAccount, ownSums, 0, scratch);
    for (const sums of exact.values()) value += Math.min(worthOf(ofPeople, sums, 0, scratch), cap);
    return Math.floor(value / POINT);
  }
}
