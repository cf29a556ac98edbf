// A bar as long as its share of the longest, 0 to 1. The figure stands beside it in words, so the bar itself is silent.

import { html, svg } from "lit";

export const bar = (length: number, kind = "") =>
  html`<svg class="review-bar ${kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="review-bar-ground" width="100" height="10" /><rect class="review-bar-value" width=${100 * Math.max(0, Math.min(1, length))} height="10" />`}
  </svg>`;
