// The funnel and its speed: how many reached each stage after crossing, what share of the stage before, and how long it took.

import { html, nothing } from "lit";
import type { Funnel, FunnelStage } from "../engine/protocol.gen.ts";
import { count, figure, percent } from "../format.ts";
import { bar } from "./bar.ts";
import { FUNNEL } from "./words.ts";

export function funnelView({ stages, months }: Funnel) {
  const first = stages[0]?.entities ?? 0;
  if (first === 0) return html`<p class="empty-note">Nobody has crossed the line yet.</p>`;
  return html`<ol class="funnel">
      ${stages.map(
        (stage, i) => html`<li>
          ${i > 0 ? html`<span class="funnel-step hint">${step(stage)}</span>` : nothing}
          <span class="funnel-name">${FUNNEL[stage.stage] ?? stage.stage}</span>
          <span class="funnel-bar">${bar(stage.entities / first)}<strong>${count(stage.entities)}</strong></span>
        </li>`,
      )}
    </ol>
    <details>
      <summary>The same as a table, by month of crossing</summary>
      <div class="scroll" role="region" aria-label="The funnel by month of crossing" tabindex="0">
        <table class="numbers">
          <thead>
            <tr><th scope="col">Crossed in</th>${stages.map(({ stage }) => html`<th scope="col">${FUNNEL[stage] ?? stage}</th>`)}</tr>
          </thead>
          <tbody>
            ${months.map(({ month, stages }) => html`<tr><th scope="row">${month}</th>${stages.map(cell)}</tr>`)}
            <tr class="is-marked"><th scope="row">all</th>${stages.map(cell)}</tr>
          </tbody>
        </table>
      </div>
    </details>`;
}

function step({ rate_from_previous: rate, median_days_from_previous: days }: FunnelStage): string {
  const speed =
    days === null ? "" : days === 0 ? ", the same day" : `, after ${figure(days)} ${days === 1 ? "day" : "days"}`;
  return `${percent(rate)} of them${speed}`;
}

const cell = ({ entities, rate_from_previous: rate, median_days_from_previous: days }: FunnelStage) =>
  html`<td>${count(entities)}${rate === null ? nothing : html` <span class="hint">${percent(rate)}</span>`}${days === null ? nothing : html` <span class="hint">${figure(days)} d</span>`}</td>`;
