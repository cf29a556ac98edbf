// The signal audit: what each signal, and any column, is worth against what became of people and accounts; then what the data
// suggests, to be tried as a second model. A picture first, and every figure in a table.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Audit, Scope, Verdict } from "../engine/protocol.gen.ts";
import { count, date, points, statistic } from "../format.ts";
import { auditTable } from "../review/audit_table.ts";
import { basis, rankedSay } from "../review/audit_words.ts";
import { forestView } from "../review/forest_view.ts";
import { halfLifeView } from "../review/half_life_view.ts";
import { type Answer, lacking } from "../review/lacking.ts";
import { mark } from "../review/verdict_mark.ts";
import { MEANS, VERDICT } from "../review/words.ts";
import { CutElement } from "./element.ts";

interface Data {
  audit: Answer<Audit>;
  scope: Scope;
  columns: readonly string[];
  /** Columns of the files that can be audited. */
  fields: Record<Scope, string[]>;
}

const VERDICTS: Verdict[] = ["keep", "reverse", "remove", "unproven", "too_few"];

class Signals extends CutElement<Data> {
  protected override view(data: Data) {
    const { answer, stale } = data.audit;
    return html`<section class="card" aria-labelledby="signals-audit-title" aria-busy=${stale}>
        <h3 id="signals-audit-title">What each signal is worth</h3>
        ${this.choices(data)} ${answer ? html`<div class=${stale ? "is-stale part-body" : "part-body"}>${this.signals(answer)}</div>` : lacking(data.audit)}
      </section>
      ${answer && answer.population > 0 ? this.suggestions(answer, stale) : nothing}`;
  }

  private choices({ scope, columns, fields }: Data) {
    const free = fields[scope].filter((field) => !columns.includes(field));
    const choose = (event: Event): void => {
      const { value } = event.currentTarget as HTMLSelectElement;
      if (value) this.tell("columns-chosen", [...columns, value]);
      this.redraw();
    };
    return html`<div class="review-choices">
        <div class="switch" role="group" aria-label="Signals of">
          ${(["person", "account"] as const).map(
            (one) =>
              html`<button type="button" aria-pressed=${one === scope} @click=${() => this.tell("audit-scope-chosen", one)}>${one === "person" ? "People" : "Accounts"}</button>`,
          )}
        </div>
        <label class="field is-inline">
          <span>Audit a column too</span>
          <select .value=${live("")} @change=${choose}>
            <option value="">choose…</option>
            ${free.map((field) => html`<option value=${field}>${field}</option>`)}
          </select>
        </label>
      </div>
      ${
        columns.length > 0
          ? html`<ul class="chosen-columns" aria-label="Columns audited">
              ${columns.map(
                (column) =>
                  html`<li>${column} <button type="button" class="link" @click=${() =>
                    this.tell(
                      "columns-chosen",
                      columns.filter((one) => one !== column),
                    )}>take away<span class="visually-hidden"> ${column}</span></button></li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  private signals(audit: Audit) {
    const { signals, says, day } = audit;
    const seen = VERDICTS.filter((verdict) => signals.some((one) => one.verdict === verdict));
    return html`<p>${basis(audit, date(day))}</p>
      ${says.length > 0 ? html`<p class="notice is-warn">${says.join(" ")} ${this.more(audit)}</p>` : nothing}
      ${
        signals.length === 0
          ? html`<p class="empty-note">The model has no signal of ${audit.scope === "person" ? "people" : "accounts"}.</p>`
          : html`${forestView(signals, (id) => this.tell("place-wanted", { to: "signal", id }))}
            <ul class="verdict-legend">
              ${seen.map((verdict) => html`<li>${mark(verdict)}<span><strong>${VERDICT[verdict]}</strong>: ${MEANS[verdict]}</span></li>`)}
            </ul>
            <p class="hint">How much the odds of converting are multiplied where the signal is present; the bar is the 95 % interval. Proven means q below 0.05, which allows for testing ${count(signals.length)} at once.</p>
            <details><summary>The same as a table</summary>${auditTable(signals)}</details>`
      }`;
  }

  /** What would make more of them convert within the days set. */
  private more({ population }: Audit) {
    if (population === 0) return nothing;
    return html`<span class="for-screen">A longer time to convert or an earlier stage may tell more:
      <button type="button" class="link" @click=${() => this.tell("settings-wanted", null)}>open the settings</button>.</span>`;
  }

  private suggestions(audit: Audit, stale: boolean) {
    const { discrimination, half_life, signals } = audit;
    const suggested = signals.filter((one) => one.suggested_points !== null && one.points !== null);
    const says = rankedSay(discrimination.today, discrimination.suggested);
    const withColumns = signals.some((one) => one.points === null);
    return html`<div class="suggestions ${stale ? "is-stale" : ""}">
      <section class="card" aria-labelledby="points-title">
        <h3 id="points-title">Suggested points</h3>
        ${
          suggested.length === 0
            ? html`<p>No points are suggested: it takes 30 who converted, and here ${count(audit.converted)} did.</p>
              <p class="hint">Today’s score ranks them with an AUC of ${statistic(discrimination.today.auc)} and an average precision of ${statistic(discrimination.today.average_precision)}; 0.5 and ${statistic(audit.converted / audit.population)} would be chance.</p>`
            : html`${says ? html`<p>${says}</p>` : nothing}
              <div class="scroll" role="region" aria-label="Today’s points and the suggested ones" tabindex="0">
                <table class="numbers">
                  <thead><tr><th scope="col">Ranking</th><th scope="col">Today</th><th scope="col">Suggested, on people held out</th></tr></thead>
                  <tbody>
                    <tr><th scope="row">AUC <span class="hint">chance is 0.5</span></th><td>${statistic(discrimination.today.auc)}</td><td>${statistic(discrimination.suggested.auc)}</td></tr>
                    <tr><th scope="row">Average precision <span class="hint">chance is ${statistic(audit.converted / audit.population)}</span></th><td>${statistic(discrimination.today.average_precision)}</td><td>${statistic(discrimination.suggested.average_precision)}</td></tr>
                  </tbody>
                  <thead><tr><th scope="col">Points</th><th scope="col">Today</th><th scope="col">Suggested</th></tr></thead>
                  <tbody>
                    ${suggested.map((one) => html`<tr><th scope="row">${one.label}</th><td>${points(one.points)}</td><td>${points(one.suggested_points)}</td></tr>`)}
                  </tbody>
                </table>
              </div>
              <p class="hint">20 points double the odds. Points near today’s on another scale mean the same: where the line would be goes with them.</p>
              ${withColumns ? html`<p class="hint">These are beside the columns chosen above. Take the columns away to try them.</p>` : this.tryOut("points", "Try these points as a second model")}`
        }
      </section>
      <section class="card" aria-labelledby="half-life-title">
        <h3 id="half-life-title">Suggested half-life</h3>
        ${halfLifeView(half_life)}
        ${half_life.suggested === null ? nothing : this.tryOut("half_life", `Try ${count(half_life.suggested)} days as a second model`)}
      </section>
    </div>`;
  }

  private tryOut(what: "points" | "half_life", says: string) {
    return html`<p class="part-ways"><button type="button" class="button" @click=${() => this.tell("trial-wanted", what)}>${says}</button> <span class="hint">Your model stays as it is.</span></p>`;
  }
}

customElements.define("cut-signals", Signals);
