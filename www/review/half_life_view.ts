// The half-lives tried: how well each would have ranked, as a curve over the days with today's beside it, and as a table.

import { scaleLinear, scaleLog } from "d3-scale";
import { html, nothing, svg } from "lit";
import type { HalfLife, HalfLifeAuc } from "../engine/protocol.gen.ts";
import { count, statistic } from "../format.ts";

const HEIGHT = 150;
const TOP = 20;
const BOTTOM = HEIGHT - 26;
/** In per cent of the width. */
const LEFT = 9;
const RIGHT = 94;
/** The least height of the scale: a thousandth must not look like a cliff. */
const LEAST = 0.04;

type Known = HalfLifeAuc & { auc: number };

export function halfLifeView(half_life: HalfLife) {
  const { curve, today, suggested } = half_life;
  const known = curve.filter((one): one is Known => one.auc !== null);
  if (known.length === 0) return html`<p class="hint">No half-life can be compared: everybody or nobody converted.</p>`;
  return html`<p>${sentence(half_life, known)}</p>
    ${picture(known, today, suggested)}
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" role="region" aria-label="Half-lives as a table" tabindex="0">
        <table class="numbers">
          <thead>
            <tr><th scope="col">Half-life</th><th scope="col">AUC</th><th scope="col">Against today’s</th></tr>
          </thead>
          <tbody>
            <tr><th scope="row">as the model has them</th><td>${statistic(today)}</td><td>–</td></tr>
            ${curve.map(
              ({ days, auc }) =>
                html`<tr class=${days === suggested ? "is-marked" : ""}><th scope="row">${count(days)} days${days === suggested ? html` <span class="hint">best</span>` : nothing}</th><td>${statistic(auc)}</td><td>${difference(auc, today)}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
}

function difference(auc: number | null, today: number | null): string {
  if (auc === null || today === null) return "–";
  return auc < today ? `−${statistic(today - auc)}` : `+${statistic(auc - today)}`;
}

function sentence({ today, suggested }: HalfLife, known: Known[]): string {
  const best = known.reduce((a, b) => (b.auc > a.auc ? b : a));
  const asNow = today === null ? "" : `, where the model as it stands has ${statistic(today)}`;
  if (suggested === null)
    return `None ranks better than today’s by more than 0.01: the best, ${count(best.days)} days, has an AUC of ${statistic(best.auc)}${asNow}. Leave them.`;
  return `With a half-life of ${count(best.days)} days everywhere, intent and engagement would have ranked with an AUC of ${statistic(best.auc)}${asNow}. It was chosen on the same records, so expect somewhat less.`;
}

function picture(known: Known[], today: number | null, suggested: number | null) {
  const values = [...known.map(({ auc }) => auc), ...(today === null ? [] : [today])];
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const half = Math.max(LEAST, Math.max(...values) - Math.min(...values)) / 2;
  const y = scaleLinear([middle - half, middle + half], [BOTTOM, TOP]).nice(4);
  const days = known.map((one) => one.days);
  const x = scaleLog([Math.min(...days), Math.max(...days)], [LEFT + 3, RIGHT]);
  return html`<svg class="review-svg half-life" height=${HEIGHT} width="100%" role="img" aria-label="AUC by half-life, from ${count(days[0])} to ${count(days.at(-1))} days; the table below has the figures">
    ${y.ticks(4).map(
      (tick) => svg`<line class="grid" x1="0" x2="100%" y1=${y(tick)} y2=${y(tick)} />
        <text class="tick" x="0" y=${y(tick) - 4}>${tick.toFixed(2)}</text>`,
    )}
    ${
      today === null
        ? nothing
        : svg`<line class="half-life-today" x1="0" x2="100%" y1=${y(today)} y2=${y(today)} />
          <text class="half-life-says" x="100%" y=${y(today) - 5} text-anchor="end">as the model has them</text>`
    }
    ${known.slice(1).map((one, i) => {
      const before = known[i]!;
      return svg`<line class="curve" x1="${x(before.days)}%" y1=${y(before.auc)} x2="${x(one.days)}%" y2=${y(one.auc)} />`;
    })}
    ${known.map(
      (
        one,
        i,
      ) => svg`<circle class=${one.days === suggested ? "half-life-dot is-best" : "half-life-dot"} cx="${x(one.days)}%" cy=${y(one.auc)} r=${one.days === suggested ? 6 : 3.5} />
        <text class=${i % 2 === 0 ? "tick" : "tick is-between"} x="${x(one.days)}%" y=${HEIGHT - 8} text-anchor="middle">${count(one.days)}</text>`,
    )}
  </svg>
  <p class="hint picture-unit">AUC by days of half-life</p>`;
}
