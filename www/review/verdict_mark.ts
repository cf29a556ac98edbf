// A verdict's mark, in a shape of its own: whoever sees no colours tells them apart too. Drawn around the origin.

import { html, svg } from "lit";
import type { Verdict } from "../engine/protocol.gen.ts";

const SHAPE: Record<Verdict, string> = {
  // Filled disc, filled diamond, hollow square, hollow circle, cross.
  keep: "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0",
  reverse: "M0-7 7 0 0 7-7 0z",
  remove: "M-5-5H5V5H-5z",
  unproven: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
  too_few: "M-4-4 4 4M4-4-4 4",
};

export const markPath = (verdict: Verdict) => svg`<path class="verdict-mark is-${verdict}" d=${SHAPE[verdict]} />`;

export const mark = (verdict: Verdict) =>
  html`<svg class="mark" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false">${markPath(verdict)}</svg>`;
