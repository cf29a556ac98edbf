// The model while it is edited: as it stands, and the last one that the core found right. The way back is history.ts.
// Only a model that was found right is ever used: one that is not stays in the editor with what is wrong with it.

import type { Finding, Overview } from "../engine/protocol.gen.ts";
import { type Edited, inUse, placed } from "./edit.ts";

/** How many qualify; `null` where the model has no such line. */
export interface Counts {
  people: number | null;
  accounts: number | null;
}

export interface Wrong {
  /** In the document as it stands in the editor. */
  path: string;
  message: string;
}

export interface Version {
  name: string;
  /** The day on which it was saved. */
  on: string;
  edited: Edited;
}

export interface Editing {
  now: Edited;
  /** The one in use. */
  good: Edited;
  /** The field that is being typed into: its edits are one step. */
  place: string | null;
  wrong: Wrong | null;
  findings: Finding[];
  /** How many qualified before the last step; `null` where that cannot be compared. */
  before: Counts | null;
  /** The counts on the screen are those of the model in use. */
  settled: boolean;
  versions: readonly Version[];
}

const NONE: Edited = { text: "", off: [] };

export const unedited: Editing = {
  now: NONE,
  good: NONE,
  place: null,
  wrong: null,
  findings: [],
  before: null,
  settled: false,
  versions: [],
};

export const countsOf = (overview: Overview | null): Counts | null =>
  overview && { people: overview.qualified_people, accounts: overview.qualified_accounts };

/** A step starts here: what is compared with from now on is what is counted now. */
export const started = (editing: Editing, counts: Counts | null): Editing =>
  editing.settled ? { ...editing, before: counts } : editing;

export function stepped(editing: Editing, now: Edited, place: string | null, counts: Counts | null): Editing {
  if (now.text === editing.now.text && now.off === editing.now.off) return editing;
  if (place !== null && place === editing.place) return { ...editing, now };
  return { ...started(editing, counts), now, place };
}

/** What the core says of the document as it stands. Right: it is the one in use from here on. */
export function judged(editing: Editing, error: Wrong | null, findings: Finding[]): Editing {
  if (error) return { ...editing, wrong: { ...error, path: placed(error.path, editing.now) } };
  return { ...editing, good: editing.now, wrong: null, findings };
}

export const textInUse = (editing: Editing): string => inUse(editing.good);

/** The model in use under a name of its own; a name that is taken gets a number. */
export function saved(editing: Editing, name: string, on: string): Editing {
  const taken = (one: string): boolean => editing.versions.some((version) => version.name === one);
  let free = name;
  for (let n = 2; taken(free); n++) free = `${name} (${n})`;
  return { ...editing, versions: [...editing.versions, { name: free, on, edited: editing.good }] };
}
