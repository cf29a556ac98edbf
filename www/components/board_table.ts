// The board's table twin: the same curves as figures, by line.

import { html, nothing } from "lit";
import { spread } from "../charts/spread.ts";
import { count, figure, list, money, percent, ranges } from "../format.ts";
import { type Admitted, admits, admitted } from "../state/admitted.ts";
import { atLine, type Curves, highest } from "../state/line.ts";
import { ADMITS } from "../text.ts";

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
  const months = spread(lines.sweep.flow);
  const bands = admitted(lines);
  return html`${bands.length > 0 ? html`<ul class="bands">${bands.map((band) => html`<li>${ADMITS[band.kind]}: ${ranged(band)}</li>`)}</ul>` : nothing}
  <div class="scroll" role="region" aria-label="Every line as a table" tabindex="0">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Qualified a month</th>
          <th scope="col">P20 to P80 of months</th>
          ${bands.length > 0 ? html`<th scope="col">Admitted by</th>` : nothing}
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
              <td>${figure(months.low[at])} to ${figure(months.high[at])}</td>
              ${bands.length > 0 ? html`<td>${by(bands, at)}</td>` : nothing}
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

function ranged({ ranges: [first, ...more] }: Admitted): string {
  if (!first) return "no line";
  const one = more.length === 0 && first[0] === first[1];
  return `${one ? "line" : "lines"} ${ranges([first, ...more])}`;
}

/** Those of the approaches in use that admit the line. */
function by(bands: Admitted[], at: number): string {
  const approaches = bands.filter(({ kind }) => kind !== "feasible");
  const admitting = approaches.filter((band) => admits(band, at));
  return admitting.length === approaches.length ? "all" : list(admitting.map(({ kind }) => ADMITS[kind].toLowerCase()));
}
