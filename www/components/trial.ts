// The second model beside the first: what differs, what each brings, and the ways to adopt it or drop it.

import { html, nothing } from "lit";
import { count, money, percent, plural, statistic } from "../format.ts";
import { type Answer, lacking } from "../review/lacking.ts";
import { type Difference, differences } from "../state/difference.ts";
import type { Edited } from "../state/edit.ts";
import type { AtLine, Comparison, Trial as Tried } from "../state/trial.ts";
import { CutElement } from "./element.ts";

interface Data {
  trial: Tried | null;
  /** The model in use. */
  good: Edited;
  beside: Answer<Comparison>;
}

class Trial extends CutElement<Data> {
  protected override view({ trial, good, beside }: Data) {
    if (!trial) return html``;
    const { answer, stale } = beside;
    const elsewhere = answer?.sameVolume?.line;
    const today = answer?.inUse.today?.line;
    return html`<section class="card trial" aria-labelledby="trial-title" aria-busy=${stale}>
      <h3 id="trial-title" tabindex="-1">A second model, beside yours: ${trial.what === "points" ? `the suggested points for ${trial.scope === "person" ? "people" : "accounts"}` : `a half-life of ${count(trial.days)} days`}</h3>
      <p class="hint">The model in use has not changed. Adopting the second one is one step of editing, and Undo takes it back.</p>
      ${answer ? html`<div class=${stale ? "is-stale" : ""}>${table(answer)}</div>${note(trial)}` : lacking(beside)}
      <details>
        <summary>${plural(differences(good, trial.edited).length, "difference")}</summary>
        ${list(differences(good, trial.edited))}
      </details>
      <p class="part-ways">
        <button type="button" class="button" @click=${() => this.tell("trial-adopted", null)}>Adopt it</button>
        ${
          elsewhere !== undefined && elsewhere !== today
            ? html`<button type="button" class="button" @click=${() => this.tell("trial-adopted", elsewhere)}>Adopt it with the line at ${count(elsewhere)}</button>`
            : nothing
        }
        <button type="button" class="button" @click=${() => this.tell("trial-dropped", null)}>Drop it</button>
      </p>
    </section>`;
  }
}

function table({ inUse, tried, sameVolume }: Comparison) {
  const columns = [inUse.today, tried.today, sameVolume];
  const row = (name: string, of: (at: AtLine) => string) =>
    html`<tr><th scope="row">${name}</th>${columns.map((at) => html`<td>${at ? of(at) : "–"}</td>`)}</tr>`;
  const two = (name: string, a: string, b: string) =>
    html`<tr><th scope="row">${name}</th><td>${a}</td><td>${b}</td><td></td></tr>`;
  return html`<div class="scroll" role="region" aria-label="Both models side by side" tabindex="0">
    <table class="numbers">
      <thead>
        <tr><td></td><th scope="col">In use</th><th scope="col">Second model</th><th scope="col">Second, as many crossing</th></tr>
      </thead>
      <tbody>
        ${row("Line", (at) => count(at.line))} ${row("Crossed it", (at) => count(at.crossings))}
        ${row("Precision", (at) => `${percent(at.precision)} of ${count(at.judged)}`)}
        ${row("95 % interval", (at) => (at.precision === null ? "–" : `${percent(at.precision_low)} to ${percent(at.precision_high)}`))}
        ${row("Pipeline per qualified", (at) => money(at.pipeline_per_qualified))}
        ${two("People who qualify now", count(inUse.people), count(tried.people))}
        ${two("Accounts that qualify now", count(inUse.accounts), count(tried.accounts))}
        ${two("AUC on all records", statistic(inUse.ranking.auc), statistic(tried.ranking.auc))}
        ${two("Average precision on all records", statistic(inUse.ranking.average_precision), statistic(tried.ranking.average_precision))}
      </tbody>
    </table>
  </div>`;
}

/** The second model was made of the very records that it is measured on here. */
const note = ({ what }: Tried) =>
  html`<p class="hint">The second model was fitted to these very records, so its figures here flatter it.${what === "points" ? " How it ranks people held out stands under “Suggested points”." : ""} Intervals that overlap mean that the data cannot tell the two apart.</p>`;

const list = (found: Difference[]) => html`<ul class="differences">
  ${found.map(({ name, changes }) => html`<li><strong>${name}</strong> ${changes.join("; ")}</li>`)}
</ul>`;

customElements.define("cut-trial", Trial);
