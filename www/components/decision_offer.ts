// After a line has moved or a second model was adopted: it can be written down with the reason. Nobody is made to.

import { html, nothing } from "lit";
import { type What, whatInWords } from "../state/decisions.ts";
import { CutElement, focusHeading } from "./element.ts";

interface Data {
  what: What | null;
}

class DecisionOffer extends CutElement<Data> {
  protected override view({ what }: Data) {
    if (!what) return html``;
    return html`<form class="card offer" aria-labelledby="offer-title-${this.place}" @submit=${(event: SubmitEvent) => this.take(event)}>
      <h3 id="offer-title-${this.place}">${whatInWords(what)}</h3>
      <label class="field"><span>Why? For the record of decisions, if you like</span>
        <input name="because" autocomplete="off" maxlength="500" placeholder="sales can work ten a month more" />
      </label>
      <p class="part-ways">
        <button class="button is-small">Write it down</button>
        <button type="button" class="button is-small" @click=${() => this.tell("offer-dismissed", null)}>Not now</button>
        ${what.kind === "other" ? html`<button type="button" class="button is-small" @click=${() => this.tell("undo-wanted", null)}>Undo</button>` : nothing}
      </p>
    </form>`;
  }

  private get place(): string {
    return this.dataset.for ?? "";
  }

  private take(event: SubmitEvent): void {
    event.preventDefault();
    const because = String(new FormData(event.currentTarget as HTMLFormElement).get("because")).trim();
    this.tell("offer-taken", because);
  }

  protected override focusLost(): void {
    focusHeading(this.closest("main > section"));
  }
}

customElements.define("cut-decision-offer", DecisionOffer);
