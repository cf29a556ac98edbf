// A small generator of random numbers: one seed, the same data on every machine.

/** Numbers of 32 bits: T. Ettinger's mulberry32, of the public domain. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed | 0;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0 to `n` − 1. */
  below(n) {
    return Math.floor((this.next() / 2 ** 32) * n);
  }

  /** @param {number} percent */
  chance(percent) {
    return this.below(100) < percent;
  }

  /**
   * @template T
   * @param {readonly T[]} items
   */
  pick(items) {
    return items[this.below(items.length)];
  }
}

/** Draws places 0 to n − 1 by their weights. */
export class Weighted {
  /** @param {ArrayLike<number>} weights */
  constructor(weights) {
    this.sums = new Float64Array(weights.length);
    let sum = 0;
    for (let i = 0; i < weights.length; i++) this.sums[i] = sum += weights[i];
    this.total = sum;
  }

  /** @param {Random} random */
  draw(random) {
    const at = (random.next() / 2 ** 32) * this.total;
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Weights that fall with the rank: 1, 1/2^s, 1/3^s, … */
export const zipf = (count, exponent) => Float64Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent);
