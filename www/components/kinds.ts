// MQL, MQA or hybrid, at equal volume: the kind that lets fewer through always looks the better one, so all let as many
// through. Beside it the rule of thumb from the business, with the figures that were measured.

import { html, nothing } from "lit";
import type { Comparison, Advice2 as Kind, KindFigures } from "../engine/protocol.gen.ts";
import { count, figure, money, percent } from "../format.ts";
import { bar } from "../review/bar.ts";
import { type Answer, lacking } from "../review/lacking.ts";
import { KIND } from "../review/words.ts";
import { CutElement } from "./element.ts";
import { numberInput } from "./number.ts";

interface Data {
  kinds: Answer<Comparison>;
  volume: number | null;
}

const KINDS: Kind[] = ["mql", "mqa", "hybrid"];

interface Measure {
  name: string;
  of: (figures: KindFigures) => number | null;
  write: (value: number | null) => string;
}

const MEASURES: Measure[] = [
  { name: "Precision", of: ({ precision }) => precision, write: percent },
  { name: "Pipeline per hand-off", of: ({ pipeline_per_handoff }) => pipeline_per_handoff, write: money },
  { name: "Median days to conversion", of: ({ median_days }) => median_days, write: figure },
];

class Kinds extends CutElement<Data> {
  protected override view({ kinds, volume }: Data) {
    const { answer, stale } = kinds;
    return html`<section class="card" aria-labelledby="kinds-title" aria-busy=${stale}>
        <h3 id="kinds-title">The three kinds of hand-off at equal volume</h3>
        <div class="field volume">
          <label for="review-volume">Hand-offs in all</label>
          ${numberInput({
            id: "review-volume",
            shown: volume === null ? "" : String(volume),
            expects: { min: 0, whole: "hand-offs" },
            set: (typed) => this.tell("volume-typed", typed),
            on: "change",
            placeholder: answer?.volume == null ? undefined : count(answer.volume),
            describedBy: "review-volume-hint",
          })}
          <span class="hint" id="review-volume-hint">Each kind’s line is moved until no more than so many cross it. Empty: the fewest that any of them lets through at today’s lines.</span>
        </div>
        ${answer ? html`<div class="part-body ${stale ? "is-stale" : ""}">${compared(answer)}</div>` : lacking(kinds)}
      </section>
      ${answer ? thumb(answer, stale) : nothing}`;
  }
}

function compared(comparison: Comparison) {
  const known = KINDS.filter((kind) => comparison[kind]);
  if (known.length === 0)
    return html`<p class="empty-note">No kind can be measured: the model has no line that lets no more than so many through.</p>`;
  const missing = KINDS.filter((kind) => !comparison[kind]).map((kind) => KIND[kind].short);
  return html`<div class="measures">
      ${MEASURES.map((measure) => picture(measure, comparison, known))}
    </div>
    ${missing.length > 0 ? html`<p class="hint">Not compared: ${missing.join(" and ")}. The model sets no such line, or none lets as few through.</p>` : nothing}
    <details>
      <summary>The same as a table</summary>
      <div class="scroll" role="region" aria-label="The kinds as a table" tabindex="0">
        <table class="numbers">
          <thead>
            <tr><th scope="col">Kind</th><th scope="col">Line</th><th scope="col">Hand-offs</th>${MEASURES.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr>
          </thead>
          <tbody>
            ${KINDS.map((kind) => {
              const it = comparison[kind];
              return html`<tr><th scope="row">${KIND[kind].short} <span class="hint">${KIND[kind].long}</span></th>
                ${it ? html`<td>${count(it.threshold)}</td><td>${count(it.volume)}</td>${MEASURES.map(({ of, write }) => html`<td>${write(of(it))}</td>`)}` : html`<td>–</td><td>–</td>${MEASURES.map(() => html`<td>–</td>`)}`}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </details>`;
}

function picture({ name, of, write }: Measure, comparison: Comparison, known: Kind[]) {
  const values = known.map((kind) => of(comparison[kind]!));
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  return html`<div class="measure">
    <h4>${name}</h4>
    <dl class="review-bars">
      ${known.map((kind, i) => {
        const value = values[i] ?? null;
        return html`<div><dt>${KIND[kind].short}</dt><dd>${bar((value ?? 0) / most)}<strong>${value === null ? "nobody judged yet" : write(value)}</strong></dd></div>`;
      })}
    </dl>
  </div>`;
}

function thumb({ figures, says, advice }: Comparison, stale: boolean) {
  const row = (name: string, measured: string, rule: string) =>
    html`<tr><th scope="row">${name}</th><td>${measured}</td><td class="text">${rule}</td></tr>`;
  return html`<section class="card ${stale ? "is-stale" : ""}" aria-labelledby="thumb-title">
    <h3 id="thumb-title">The rule of thumb: ${advice ? KIND[advice].short : "it points nowhere"}</h3>
    <p>${says}</p>
    <div class="scroll" role="region" aria-label="The rule of thumb with the measured figures" tabindex="0">
      <table class="numbers">
        <thead><tr><th scope="col">Measured</th><th scope="col">Here</th><th scope="col" class="text">What the rule says</th></tr></thead>
        <tbody>
          ${row("Median won amount", money(figures.median_won_amount), "above 25,000, with long cycles: MQA")}
          ${row("Median days from first activity to won", figure(figures.median_days_to_won), "above 60, with large deals: MQA")}
          ${row("Engaged people on a converted account", figure(figures.median_engaged_people), "two or three: hybrid; one: MQL")}
          ${row("Won deals behind it", count(figures.won), "")} ${row("Converted accounts behind it", count(figures.converted_accounts), "")}
        </tbody>
      </table>
    </div>
    <p class="hint">The rule is a habit of the trade. The comparison above is measured on your own data: where they differ, trust it as far as it has hand-offs.</p>
  </section>`;
}

customElements.define("cut-kinds", Kinds);
