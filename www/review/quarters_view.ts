// Quarter by quarter: how many converted against how many were to be expected, precision with its interval, and drift.

import { html, nothing, svg } from "lit";
import type { ReviewQuarter } from "../engine/protocol.gen.ts";
import { count, figure, money, percent, ratio } from "../format.ts";

const HEIGHT = 170;
const TOP = 22;
const BOTTOM = HEIGHT - 26;
/** In per cent of the width. */
const LEFT = 4;

/** PSI above this is drift, below a tenth it is none (spec §8; the tenth is the trade's). */
const DRIFTED = 0.25;
const STEADY = 0.1;

export function quartersView(quarters: ReviewQuarter[]) {
  const judged = quarters.filter((one) => one.judged > 0);
  return html`${judged.length === 0 ? html`<p class="empty-note">Nobody’s time is up yet: no quarter can be judged.</p>` : picture(quarters)}
    <div class="scroll" role="region" aria-label="Quarters as a table" tabindex="0">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Crossed in</th>
            <th scope="col">Qualified</th>
            <th scope="col">Judged</th>
            <th scope="col">Converted</th>
            <th scope="col">Expected</th>
            <th scope="col">Precision</th>
            <th scope="col">95 % interval</th>
            <th scope="col">Pipeline per qualified</th>
            <th scope="col">Drift of scores (PSI)</th>
          </tr>
        </thead>
        <tbody>
          ${quarters.map(
            (one) => html`<tr>
              <th scope="row">${one.quarter}</th>
              <td>${count(one.flow)}</td>
              <td>${count(one.judged)}</td>
              <td>${count(one.converted)}</td>
              <td>${one.judged === 0 ? "–" : figure(one.expected)}</td>
              <td>${percent(one.precision)}</td>
              <td>${one.precision === null ? "–" : html`${percent(one.precision_low)} to ${percent(one.precision_high)}`}</td>
              <td>${money(one.pipeline_per_qualified)}</td>
              <td>${drift(one.psi)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="hint">
      Expected: so many of those judged as the quarter before would have converted. Judged are those whose time to convert is
      up. Drift is told from 200 crossings in both quarters on; above 0.25 the crowd has changed.
    </p>`;
}

function drift(psi: number | null) {
  if (psi === null) return html`<span class="hint">too few to tell</span>`;
  const word = psi > DRIFTED ? "drifted" : psi > STEADY ? "moved a little" : "steady";
  return html`${ratio(psi)} <span class="hint">${word}</span>`;
}

/** Two bars for each quarter: converted, and as an outline what was expected. */
function picture(quarters: ReviewQuarter[]) {
  const shown = quarters.slice(-12);
  const most = Math.max(1, ...shown.flatMap((one) => [one.converted, one.judged > 0 ? (one.expected ?? 0) : 0]));
  const slot = (100 - LEFT) / shown.length;
  const wide = Math.min(slot * 0.34, 9);
  const height = (value: number): number => ((BOTTOM - TOP) * value) / most;
  const bars = (one: ReviewQuarter, i: number) => {
    const middle = LEFT + slot * (i + 0.5);
    const expected = one.judged > 0 ? one.expected : null;
    return svg`
      ${
        one.judged === 0
          ? svg`<text class="tick" x="${middle}%" y=${BOTTOM - 8} text-anchor="middle">not yet</text>`
          : svg`<rect class="quarter-converted" x="${middle - wide}%" width="${wide}%" y=${BOTTOM - height(one.converted)} height=${height(one.converted)} />
            <text class="quarter-figure" x="${middle - wide / 2}%" y=${BOTTOM - height(one.converted) - 5} text-anchor="middle">${count(one.converted)}</text>`
      }
      ${
        expected === null
          ? nothing
          : svg`<rect class="quarter-expected" x="${middle + 0.6}%" width="${wide}%" y=${BOTTOM - height(expected)} height=${height(expected)} />
            <text class="tick" x="${middle + 0.6 + wide / 2}%" y=${BOTTOM - height(expected) - 5} text-anchor="middle">${figure(expected)}</text>`
      }
      <text class="tick" x="${middle}%" y=${HEIGHT - 8} text-anchor="middle">${one.quarter}</text>`;
  };
  return html`<svg class="review-svg quarters" height=${HEIGHT} width="100%" role="img" aria-label="Converted and expected by quarter of crossing; the table below has the figures">
      <line class="base" x1="0" x2="100%" y1=${BOTTOM} y2=${BOTTOM} />
      ${shown.map(bars)}
    </svg>
    <ul class="legend">
      <li><span class="key is-converted" aria-hidden="true"></span>converted</li>
      <li><span class="key is-expected" aria-hidden="true"></span>expected, by the quarter before</li>
    </ul>`;
}
