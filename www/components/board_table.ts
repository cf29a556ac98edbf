// The board's table twin: the same curves as figures, by line.

import { html } from "lit";
import { count, figure, money, percent } from "../format.ts";
import { atLine, type Curves, highest } from "../state/line.ts";

const ROWS = 60;

/** Every so many lines, and always today's, the recommended and the one under the slider. */
export function boardTable(lines: Curves, { theta, today }: { theta: number; today: number | null }) {
  const last = highest(lines);
  const step = Math.max(1, Math.ceil(last / ROWS));
  const recommended = lines.whole.recommended?.theta ?? null;
  const shown = new Set([theta, today, recommended].filter((at) => at !== null));
  for (let at = 0; at <= last; at += step) shown.add(at);
  const name = (at: number): string =>
    [at === today ? "today" : "", at === recommended ? "recommended" : "", at === theta && at !== today ? "here" : ""]
      .filter(Boolean)
      .join(", ");
  return html`<div class="scroll" role="region" aria-label="Every line as a table" tabindex="0">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Qualified a month</th>
          <th scope="col">Judged</th>
          <th scope="col">Converted</th>
          <th scope="col">Precision</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Recall</th>
          <th scope="col">Pipeline per qualified</th>
          <th scope="col">Still open</th>
          <th scope="col">Qualified now</th>
        </tr>
      </thead>
      <tbody>
        ${[...shown]
          .sort((a, b) => a - b)
          .map((at) => {
            const row = atLine(lines, at).at;
            return html`<tr class=${name(at) ? "is-marked" : ""}>
              <th scope="row">${count(at)} <span class="hint">${name(at)}</span></th>
              <td>${figure(row.flow)}</td>
              <td>${count(row.judged)}${row.thin ? html` <span class="hint">thin</span>` : ""}</td>
              <td>${count(row.converted)}</td>
              <td>${percent(row.precision)}</td>
              <td>${percent(row.precision_low)} to ${percent(row.precision_high)}</td>
              <td>${percent(row.recall)}</td>
              <td>${money(row.pipeline_per_qualified)}</td>
              <td>${count(row.open)}</td>
              <td>${count(row.qualified_now)}</td>
            </tr>`;
          })}
      </tbody>
    </table>
  </div>`;
}
