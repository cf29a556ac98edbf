// What an activity is still worth by its age: the curve of D, drawn small. The factor is the core's up to its rounding.

import { html, svg } from "lit";
import { percent } from "../format.ts";
import type { Decay } from "../state/model.ts";

const WIDTH = 140;
const HEIGHT = 36;
const DAYS = 120;

/** 0 to 1, for an age in days; `null` for a decay that says no positive number. */
export function worth(decay: Decay, age: number): number | null {
  if (!decay) return 1;
  const { half_life_days: half, linear_days: linear, window_days: window } = decay;
  if (typeof half === "number" && half > 0) return 2 ** (-age / half);
  if (typeof linear === "number" && linear > 0) return Math.max(0, 1 - age / linear);
  if (typeof window === "number" && window >= 0) return age <= window ? 1 : 0;
  return null;
}

export function fading(decay: Decay) {
  const points = Array.from({ length: DAYS + 1 }, (_, age) => [age, worth(decay, age)] as const);
  if (points.some(([, value]) => value === null)) return html``;
  const path = points.map(
    ([age, value]) => `${((age * WIDTH) / DAYS).toFixed(1)} ${(2 + (1 - value!) * (HEIGHT - 4)).toFixed(1)}`,
  );
  const at = (age: number): string => `${percent(worth(decay, age))} after ${age}`;
  return html`<figure class="fading">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true" focusable="false">
      ${svg`<path class="base" d="M0 ${HEIGHT - 1}H${WIDTH}" /><path class="fading-curve" d="M${path.join("L")}" />`}
    </svg>
    <figcaption class="hint">Worth ${at(7)} days, ${at(30)}, ${at(90)}.</figcaption>
  </figure>`;
}
