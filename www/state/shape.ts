// What a value from outside has to look like: a file, a link, what a browser kept. Each shape gives the value back, made
// anew of nothing but what it knows, or throws; so nothing hostile or damaged ever gets past the door.

export class Unsound extends Error {}

export type Shape<T> = (value: unknown) => T;

/** Texts of this many characters are longer than anything that a person types or a model holds. */
const LONGEST = 1 << 20;
/** Larger figures are no money, no points and no days. */
const LARGEST = 1e15;

const refuse = (): never => {
  throw new Unsound();
};

export const text =
  (longest = LONGEST): Shape<string> =>
  (value) =>
    typeof value === "string" && value.length <= longest ? value : refuse();

export const number =
  (least = -LARGEST, most = LARGEST): Shape<number> =>
  (value) =>
    typeof value === "number" && value >= least && value <= most ? value : refuse();

export const flag: Shape<boolean> = (value) => (typeof value === "boolean" ? value : refuse());

export const oneOf =
  <const T extends readonly (string | number)[]>(all: T): Shape<T[number]> =>
  (value) =>
    all.find((one) => one === value) ?? refuse();

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? null : shape(value);

/** What may be missing from an object. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value) =>
    value === undefined ? undefined : shape(value);

export const listOf =
  <T>(shape: Shape<T>, longest = 10_000): Shape<T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= longest ? value.map((one) => shape(one)) : refuse();

export const pair =
  <A, B>(first: Shape<A>, second: Shape<B>): Shape<[A, B]> =>
  (value) =>
    Array.isArray(value) && value.length === 2 ? [first(value[0]), second(value[1])] : refuse();

export const eitherOf =
  <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  (value) => {
    try {
      return one(value);
    } catch {
      return other(value);
    }
  };

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : refuse();

/** Names that mean something to every object are nobody's fields. */
const isOwnName = (name: string): boolean => !(name in {});

export const recordOf =
  <T>(shape: Shape<T>, most = 10_000): Shape<Record<string, T>> =>
  (value) => {
    const entries = entriesOf(value);
    if (entries.length > most || !entries.every(([name]) => isOwnName(name))) return refuse();
    return Object.fromEntries(entries.map(([name, held]) => [name, shape(held)]));
  };

/** An object with these members and no others. */
export const objectOf =
  <T extends object>(shapes: { [K in keyof T]-?: Shape<T[K]> }): Shape<T> =>
  (value) => {
    const given = new Map(entriesOf(value));
    const known = Object.entries(shapes) as [string, Shape<unknown>][];
    if ([...given.keys()].some((name) => !Object.hasOwn(shapes, name))) return refuse();
    return Object.fromEntries(
      known.map(([name, shape]) => [name, shape(given.get(name))] as const).filter(([, held]) => held !== undefined),
    ) as T;
  };

/** The value in its shape, or `null` where it has another. */
export function inShape<T>(shape: Shape<T>, value: unknown): T | null {
  try {
    return shape(value);
  } catch {
    return null;
  }
}
