// How long the reading of a file will still take, by how long it has taken so far.

/** Before so many milliseconds, what was read says little of what is to come. */
const ENOUGH = 1000;

/** In whole seconds; `null` where it cannot be told. `done` and `size` are bytes, `taken` milliseconds. */
export function secondsLeft(done: number | null, size: number, taken: number): number | null {
  if (done === null || done <= 0 || taken < ENOUGH) return null;
  return Math.ceil(((Math.max(0, size - done) / done) * taken) / 1000);
}
