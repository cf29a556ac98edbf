// Random choices that a number alone decides, so that a world that differs can be made again.

export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = (seed * 2654435761 + 1) >>> 0;
  }

  /** From 0 up to 1 (mulberry32). */
  share() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** From `low` to `high`, both included. */
  whole(low, high) {
    return low + Math.floor(this.share() * (high - low + 1));
  }

  chance(share) {
    return this.share() < share;
  }

  /** @template T @param {T[]} list @returns {T} */
  one(list) {
    return list[Math.floor(this.share() * list.length)];
  }

  some(list, most) {
    return list.filter(() => this.chance(most / list.length));
  }
}
