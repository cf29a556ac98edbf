// What is so at the line, in sentences: what it means, what became of those who crossed it, and what advice was worth.

import { html, nothing, svg } from "lit";
import type { Calibration, Line, Pilot, PilotLine } from "../engine/protocol.gen.ts";
import { count, figure, money, percent, plural } from "../format.ts";
import { atLine, type Curves } from "../state/line.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  theta: number;
  /** `null` where the model sets no line here. */
  today: number | null;
  many: string;
  horizon: number;
  stage: string;
}

class Readout extends CutElement<Data> {
  protected override view(data: Data) {
    const { lines } = data;
    if (!lines) return html``;
    const here = atLine(lines, data.theta);
    const { at } = here;
    return html`<div class=${data.stale ? "is-stale" : ""}>
      ${this.says(data, here)}
      <section class="card" aria-labelledby="became-title">
        <h3 id="became-title">${t.line.became}</h3>
        ${this.became(at, data)}
      </section>
      ${here.pilot ? pilot(atLine(lines, data.today ?? data.theta).pilot!) : nothing}
    </div>`;
  }

  /** What the line means, in the core's sentences; what cannot be computed is a step further down. */
  private says(data: Data, { at, sentences, notes }: Calibration) {
    return html`<section class="card" aria-labelledby="at-line-title">
      <h3 id="at-line-title">At line ${count(at.threshold)}</h3>
      ${
        sentences.length > 0
          ? html`<ul class="sentences">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
          : html`<p>${figure(at.flow)} ${data.many} a month qualify. Fill in one of the three cards, and what that means is said here.</p>`
      }
      ${
        notes.length > 0
          ? html`<details>
              <summary>${plural(notes.length, "note")} on these figures</summary>
              <ul class="sentences hint">${notes.map((note) => html`<li>${note}</li>`)}</ul>
            </details>`
          : nothing
      }
    </section>`;
  }

  private became(at: Line, data: Data) {
    const parts: [string, string, number][] = [
      ["converted", "converted", at.converted],
      ["not", "not converted", at.not_converted],
      ["open", "still open", at.open],
      ["excluded", "already in the funnel", at.excluded],
    ];
    const shown = parts.filter(([, , n]) => n > 0);
    const total = shown.reduce((sum, [, , n]) => sum + n, 0);
    if (total === 0) {
      const raised = "Above every score only a raised hand crosses; what became of those is told at the highest line.";
      return html`<p class="hint">${at.flow > 0 || at.judged > 0 ? raised : "Nobody crosses this line in these months."}</p>`;
    }
    let x = 0;
    return html`
      <svg class="stack" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${shown.map(([kind, , n]) => {
          const from = x;
          x += (n / total) * 100;
          return svg`<rect class="is-${kind}" x=${from} y="0" width=${(n / total) * 100} height="4" />`;
        })}
      </svg>
      <ul class="legend">
        ${shown.map(([kind, label, n]) => html`<li><span class="key is-${kind}"></span>${count(n)} ${label}</li>`)}
      </ul>
      <p class="hint">
        ${at.open > 0 ? `${count(at.open)} crossed less than ${count(data.horizon)} days before the day of the data. Their time is not up, so they are in no rate, not even those who converted already: fast ones would bend it. ` : ""}
        ${at.excluded > 0 ? `${count(at.excluded)} already had an outcome of ${data.stage} or later when they crossed, so the line did not bring them. ` : ""}
      </p>
    `;
  }
}

/** The advice as it would have been on the older half, judged on the newer. */
function pilot({ recommended, today }: Pilot) {
  const row = (name: string, line: PilotLine) => html`<tr>
    <th scope="row">${name} ${count(line.theta)}</th>
    ${[line.older, line.newer].map((side) => html`<td>${figure(side.flow)}</td><td>${percent(side.yield)}</td><td>${money(side.pipeline_per_qualified)}</td>`)}
  </tr>`;
  return html`<details class="card">
    <summary><h3>${t.line.pilot}</h3></summary>
    <p class="hint">
      ${
        recommended
          ? "The recommendation worked out on the older half of the months alone, and what it then brought in the newer half, beside today’s line."
          : "The older half of the months alone recommends nothing, so there is no advice to try on the newer half."
      }
    </p>
    <div class="scroll" role="region" aria-label="Pilot" tabindex="0">
      <table class="numbers">
        <thead>
          <tr><td rowspan="2"></td><th scope="colgroup" colspan="3">Older half</th><th scope="colgroup" colspan="3">Newer half</th></tr>
          <tr>${[0, 1].map(() => html`<th scope="col">A month</th><th scope="col">Yield</th><th scope="col">Pipeline each</th>`)}</tr>
        </thead>
        <tbody>${row(t.line.today, today)} ${recommended ? row("Advised", recommended) : nothing}</tbody>
      </table>
    </div>
  </details>`;
}

customElements.define("cut-readout", Readout);
