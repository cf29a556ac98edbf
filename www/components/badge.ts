// Raise, lower or hold, as a word with its arrow: never by colour alone.

import { html } from "lit";
import type { Advice } from "../engine/protocol.gen.ts";
import { ADVICE } from "../text.ts";

const ARROW: Record<Advice, string> = { raise: "M2 8 6 3l4 5", lower: "M2 4l4 5 4-5", hold: "M2 6h8" };

export const badge = (advice: Advice) =>
  html`<span class="badge is-${advice}"
    ><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d=${ARROW[advice]} /></svg>${ADVICE[advice]}</span
  >`;
