// The answer, before everything else on the board: raise, lower or hold, from today's line, and why.

import { html, nothing, type TemplateResult } from "lit";
import { verdict, withoutSignal } from "../advice.ts";
import type { Advice, Line, Objective, TypeCount } from "../engine/protocol.gen.ts";
import { count, figure, money, percent } from "../format.ts";
import { atLine, type Curves, isFlat } from "../state/line.ts";
import { ADVICE, OBJECTIVE, t } from "../text.ts";
import { badge } from "./badge.ts";
import { CutElement, define } from "./element.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  /** `null` where the model sets no line here. */
  today: number | null;
  theta: number;
  objective: Objective;
  /** What the data lacks, in sentences. */
  says: string[];
  /** Activity types that no signal names. */
  types: TypeCount[];
  /** There is a step to go to for the model. */
  hasModelStep: boolean;
}

type Cell = string | TemplateResult;

class Verdict extends CutElement<Data> {
  protected override view(data: Data) {
    if (!data.lines) return html``;
    if (isFlat(data.lines)) return this.flat(data.lines, data);
    const told = verdict(data.lines, data.today);
    return html`<section part="card verdict" class="card verdict ${data.stale ? "is-stale" : ""}" aria-labelledby="verdict-title">
      <div class="verdict-says">
        <h3 id="verdict-title">${told.advice ? badge(told.advice) : nothing} ${told.headline}</h3>
        ${told.because.map((sentence) => html`<p>${sentence}</p>`)}
        ${data.says.length > 0 ? html`<p class="hint">${data.says.join(" ")}</p>` : nothing}
        <p class="verdict-ways">
          <label class="field is-inline">
            <span>${t.line.best}</span>
            <select part="input" @change=${(event: Event) => this.tell("objective-chosen", (event.currentTarget as HTMLSelectElement).value as Objective)}>
              ${(Object.keys(OBJECTIVE) as Objective[]).map(
                (objective) =>
                  html`<option value=${objective} ?selected=${objective === data.objective}>${OBJECTIVE[objective]}</option>`,
              )}
            </select>
          </label>
          ${
            told.theta !== null && told.theta !== data.theta
              ? html`<button type="button" class="button is-main" part="button" @click=${() => this.tell("line-moved", told.theta!)}>Show line ${count(told.theta)}</button>`
              : nothing
          }
          ${
            data.theta !== data.today
              ? html`${
                  data.today === null
                    ? nothing
                    : html`<button type="button" class="button" part="button" @click=${() => this.tell("line-moved", data.today!)}>${t.line.goToday}</button>`
                }
                  <button type="button" class="button" part="button" @click=${() => this.tell("line-adopted", null)}>Make ${count(data.theta)} today’s line</button>`
              : nothing
          }
        </p>
      </div>
      ${told.theta !== null && data.today !== null && told.theta !== data.today ? this.beside(data.lines, data.today, told.theta, told.advice) : nothing}
    </section>`;
  }

  /** Nobody reaches a point: what was loaded in vain, and where signals are made. */
  private flat(lines: Curves, { today, stale, types, says, hasModelStep }: Data) {
    const told = verdict(lines, today);
    const loaded = withoutSignal(types);
    return html`<section part="card verdict" class="card verdict ${stale ? "is-stale" : ""}" aria-labelledby="verdict-title">
      <div class="verdict-says">
        <h3 id="verdict-title">${told.headline}</h3>
        ${told.because.map((sentence) => html`<p>${sentence}</p>`)}
        ${loaded ? html`<p>${loaded}</p>` : nothing}
        ${says.length > 0 ? html`<p class="hint">${says.join(" ")}</p>` : nothing}
        ${
          hasModelStep
            ? html`<p class="verdict-ways">
                <button type="button" class="button is-main" @click=${() => this.tell("step-chosen", "model")}>${t.line.toModel}</button>
              </p>`
            : nothing
        }
      </div>
    </section>`;
  }

  /** Today's line and the recommended one, side by side. */
  private beside(lines: Curves, today: number, theta: number, advice: Advice | null) {
    const a = atLine(lines, today);
    const b = atLine(lines, theta);
    const rows: [string, Cell, Cell][] = [
      ["Qualified a month", figure(a.at.flow), figure(b.at.flow)],
      ["Precision, 95 % range", rate(a.at), rate(b.at)],
      ["Pipeline per qualified", money(a.at.pipeline_per_qualified), money(b.at.pipeline_per_qualified)],
      ["Pipeline in all", money(a.at.pipeline), money(b.at.pipeline)],
    ];
    if (a.capacity && b.capacity)
      rows.push(["Of capacity", percent(a.capacity.utilisation), percent(b.capacity.utilisation)]);
    if (a.conversion && b.conversion)
      rows.push(["Opportunities a month", figure(a.conversion.opportunities), figure(b.conversion.opportunities)]);
    if (a.payback && b.payback) rows.push(["Payback, months", figure(a.payback.months), figure(b.payback.months)]);
    return html`<div class="scroll" role="region" aria-label=${t.line.beside} tabindex="0"><table class="numbers beside">
      <caption class="visually-hidden">${t.line.beside}</caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${t.line.today} ${count(today)}</th>
          <th scope="col">${advice === "raise" || advice === "lower" ? `${ADVICE[advice]} to` : t.line.here} ${count(theta)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(([what, now, then]) => html`<tr><th scope="row">${what}</th><td>${now}</td><td><strong>${then}</strong></td></tr>`)}
      </tbody>
    </table></div>`;
  }
}

/** With its 95 % interval. */
const rate = ({ precision, precision_low: low, precision_high: high }: Line) =>
  html`${percent(precision)}${precision === null ? nothing : html`<span class="beside-range">${percent(low)}–${percent(high)}</span>`}`;

define("cut-verdict", Verdict);
