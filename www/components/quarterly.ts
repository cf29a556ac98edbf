// The quarterly review: what marketing is told each month, the funnel and its speed, the clocks, who fell away, and how it
// went quarter by quarter against what was expected.

import { html, nothing } from "lit";
import type { Axis, AxisLine, Review } from "../engine/protocol.gen.ts";
import { count, date, plural } from "../format.ts";
import { clocksView } from "../review/clocks_view.ts";
import { funnelView } from "../review/funnel_view.ts";
import { type Answer, lacking } from "../review/lacking.ts";
import { quartersView } from "../review/quarters_view.ts";
import { CutElement } from "./element.ts";

interface Data {
  review: Answer<Review>;
  /** Those with a line of the model’s own. */
  axes: AxisLine[];
}

const AT_ONCE = 20;

class Quarterly extends CutElement<Data> {
  #all = false;

  protected override view({ review, axes }: Data) {
    const { answer, stale } = review;
    if (!answer)
      return html`<section class="card" aria-busy=${stale}><h3>What became of those who crossed</h3>${lacking(review)}</section>`;
    const scope = answer.axis === "person.score" ? "person" : "account";
    const many = scope === "person" ? "people" : "accounts";
    const open = (key: string): void => this.tell("record-wanted", { scope, key });
    return html`<div class="quarterly ${stale ? "is-stale" : ""}" aria-busy=${stale}>
      <section class="card" aria-labelledby="feedback-title">
        <h3 id="feedback-title">Back to marketing: the last whole month</h3>
        <p class="feedback">${answer.feedback.text}</p>
        ${this.choice(axes, answer.axis)}
      </section>
      <section class="card" aria-labelledby="funnel-title">
        <h3 id="funnel-title">What became of the ${many} that crossed the line, and how fast</h3>
        ${funnelView(answer.funnel)}
      </section>
      <section class="card" aria-labelledby="quarters-title">
        <h3 id="quarters-title">Quarter by quarter</h3>
        ${quartersView(answer.quarters)}
      </section>
      <section class="card" aria-labelledby="clocks-title">
        <h3 id="clocks-title">How fast they were met</h3>
        ${clocksView(answer.sla, open)}
      </section>
      <section class="card" aria-labelledby="away-title">
        <h3 id="away-title">Who fell away in the last 30 days</h3>
        ${this.away(answer, open)}
      </section>
    </div>`;
  }

  private choice(axes: AxisLine[], axis: Axis) {
    if (axes.length < 2) return nothing;
    return html`<label class="field is-inline review-axis"><span>Which line</span>
      <select @change=${(event: Event) => this.tell("review-axis-chosen", (event.currentTarget as HTMLSelectElement).value as Axis)}>
        ${axes.map((one) => html`<option value=${one.axis} ?selected=${one.axis === axis}>${one.label}</option>`)}
      </select>
    </label>`;
  }

  private away({ fallen_away, gone_silent }: Review, open: (key: string) => void) {
    const silent = this.#all ? gone_silent : gone_silent.slice(0, AT_ONCE);
    return html`<div class="clocks">
      <section class="clock" aria-labelledby="fallen-title">
        <h4 id="fallen-title">Qualified then, and not now: ${count(fallen_away.length)}</h4>
        ${
          fallen_away.length === 0
            ? html`<p class="empty-note">Nobody: who qualified 30 days ago still does.</p>`
            : html`<ul class="worst">${fallen_away.map(({ key, fell_on }) => html`<li><button type="button" class="link" @click=${() => open(key)}>${key}</button> <span>fell on ${date(fell_on)}</span></li>`)}</ul>`
        }
      </section>
      <section class="clock" aria-labelledby="silent-title">
        <h4 id="silent-title">People gone silent in qualified accounts: ${count(gone_silent.length)}</h4>
        ${
          gone_silent.length === 0
            ? html`<p class="empty-note">Nobody: who was engaged 30 days ago still is.</p>`
            : html`<ul class="worst">
                ${silent.map(
                  ({ account, person, last_activity }) =>
                    html`<li><span><button type="button" class="link" @click=${() => this.tell("record-wanted", { scope: "person", key: person })}>${person}</button> of <button type="button" class="link" @click=${() => this.tell("record-wanted", { scope: "account", key: account })}>${account}</button></span> <span>${last_activity ? `last on ${date(last_activity)}` : "no activity"}</span></li>`,
                )}
              </ul>
              ${gone_silent.length > silent.length ? html`<button type="button" class="button is-small" @click=${() => this.showAll()}>Show all ${plural(gone_silent.length, "person", "people")}</button>` : nothing}`
        }
      </section>
    </div>`;
  }

  private showAll(): void {
    this.#all = true;
    this.redraw();
  }
}

customElements.define("cut-quarterly", Quarterly);
