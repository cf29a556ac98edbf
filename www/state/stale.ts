// What becomes of answers when something that they rest on changes: they stay on the screen, marked stale, until new ones come.

import type { State } from "./state.ts";

export const stale = <T>(held: { answer: T; stale: boolean } | null): { answer: T; stale: boolean } | null =>
  held && { ...held, stale: true };

/** Something under every answer changed. */
export const changed = (state: State): State => ({
  ...state,
  version: state.version + 1,
  broke: null,
  editing: { ...state.editing, before: null, settled: false },
  lines: stale(state.lines),
  scores: { person: stale(state.scores.person), account: stale(state.scores.account) },
  labels: stale(state.labels),
  packets: stale(state.packets),
  taken: null,
  open: state.open && { ...state.open, why: null, was: null },
});
