// Which people or accounts are looked at: in which order, which of them, and from which on.

import type { ScoresRequest, SortBy } from "../engine/protocol.gen.ts";

export interface Listing {
  /** `null`: highest score first. */
  sort: SortBy | null;
  descending: boolean;
  search: string;
  /** Only those that qualify, or only those that do not. */
  qualified: boolean | null;
  /** The place of the first row that is held; those before it are not. */
  from: number;
}

/** Rows held at once: several screens of them. */
export const ROWS_AT_ONCE = 100;

export const LISTED: Listing = { sort: null, descending: false, search: "", qualified: null, from: 0 };

/** Another order, search or choice begins at the top. */
export const listed = (listing: Listing, change: Partial<Listing>): Listing => ({ ...listing, from: 0, ...change });

/** Texts go up first, figures down: what most want to see. Asked again it turns round, and then it is as it was. */
export function sortedBy({ sort, descending }: Listing, by: SortBy): Partial<Listing> {
  const first = !TEXTS.has(by);
  if (sort !== by) return { sort: by, descending: first };
  return descending === first ? { sort: by, descending: !first } : { sort: null, descending: false };
}

const TEXTS: ReadonlySet<SortBy> = new Set(["key", "name", "title", "account", "department", "tier"]);

export const request = ({ sort, descending, search, qualified, from }: Listing): Omit<ScoresRequest, "scope"> => ({
  limit: ROWS_AT_ONCE,
  offset: from,
  ...(sort && { sort, descending }),
  ...(search.trim() && { search }),
  ...(qualified !== null && { qualified }),
});

/** Browsers draw nothing taller than some ten million pixels: beyond, a pixel scrolls past several rows. */
const TALLEST = 8_000_000;

/** How tall all rows are together, in pixels, if one is `height`. */
export const tall = (total: number, height: number): number => Math.min(total * height, TALLEST);

/** Rows held above what is looked at. */
const ABOVE = 35;

/**
 * The first row to hold where `top` pixels of all rows are above what is looked at; `null` where what is held will do.
 * `shown` is how many rows are looked at, at the most.
 */
export function heldFrom(top: number, total: number, height: number, from: number, shown: number): number | null {
  if (total <= ROWS_AT_ONCE) return null;
  const first = Math.floor((top / tall(total, height)) * total);
  const holds = first >= from && first + shown <= from + ROWS_AT_ONCE;
  const ends = from + ROWS_AT_ONCE >= total && first >= from;
  if (holds || ends) return null;
  return Math.max(0, Math.min(first - ABOVE, total - ROWS_AT_ONCE));
}
