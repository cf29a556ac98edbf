// An answer as a part of the review gets it, and what the part shows while it has none.

import { html } from "lit";

export interface Answer<T> {
  answer: T | null;
  /** Something it rests on has changed since, or it was never given. */
  stale: boolean;
  /** Why there is none. */
  lack: string | null;
}

export const lacking = ({ lack }: Answer<unknown>) =>
  lack === null
    ? html`<p class="hint" role="status">Being worked out…</p>`
    : html`<p class="notice is-bad" role="alert">This cannot be worked out: ${lack}</p>`;
