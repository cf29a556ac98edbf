// The record of decisions: what was moved, when and why; more can be written by hand, and all of it taken out as a file.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Decision, type Decisions as Held, inWords } from "../state/decisions.ts";
import { CutElement } from "./element.ts";

interface Data {
  decisions: Held;
}

class Decisions extends CutElement<Data> {
  protected override view({ decisions: { decisions } }: Data) {
    return html`<section class="card" aria-labelledby="decisions-title">
      <h3 id="decisions-title">What was decided, and why</h3>
      ${
        decisions.length === 0
          ? html`<p class="empty-note">Nothing is written down yet. When you move today’s line on the Line step, you are asked why; or write here what was decided.</p>`
          : html`<ol class="decisions">${decisions.map((one, at) => this.decision(one, at))}</ol>
            <p class="part-ways">
              <button type="button" class="button is-small" @click=${() => this.tell("decisions-wanted", "csv")}>Export as CSV</button>
              <button type="button" class="button is-small" @click=${() => this.tell("decisions-wanted", "json")}>Export as JSON</button>
            </p>`
      }
      <form class="decide" @submit=${(event: SubmitEvent) => this.write(event)}>
        <label class="field"><span>What was decided</span><input name="says" required autocomplete="off" maxlength="200" placeholder="Partners get a line of their own" /></label>
        <label class="field"><span>Because</span><input name="because" autocomplete="off" maxlength="500" /></label>
        <button class="button is-small">Write it down</button>
      </form>
      <p class="hint">The record is kept with this page until it is closed, and printed with the report.</p>
    </section>`;
  }

  private decision(one: Decision, at: number) {
    const rewrite = (event: Event): void =>
      this.tell("decision-reworded", { at, because: (event.currentTarget as HTMLInputElement).value.trim() });
    return html`<li>
      <p>${inWords(one)}</p>
      ${one.model ? html`<p class="hint">Model: ${one.model}</p>` : nothing}
      <div class="decision-ways">
        <label class="field"><span class="visually-hidden">The reason of “${inWords(one)}”</span><input autocomplete="off" maxlength="500" placeholder="because…" .value=${live(one.because)} @change=${rewrite} /></label>
        <button type="button" class="button is-small" @click=${() => this.tell("decision-withdrawn", at)}>Take out<span class="visually-hidden">: ${inWords(one)}</span></button>
      </div>
    </li>`;
  }

  private write(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const [says, because] = ["says", "because"].map((name) => String(given.get(name)).trim());
    if (!says) return;
    this.tell("decision-written", { says, because: because ?? "" });
    form.reset();
  }
}

customElements.define("cut-decisions", Decisions);
