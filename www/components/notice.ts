// What came back at the start, in a sentence.

import { html } from "lit";
import { CutElement } from "./element.ts";

interface Data {
  says: string | null;
}

class Notice extends CutElement<Data> {
  protected override view({ says }: Data) {
    if (says === null) return html``;
    return html`<div class="notice removed">
      <p>${says}</p>
      <button type="button" class="button is-small" @click=${() => this.tell("notice-dismissed", null)}>
        OK<span class="visually-hidden">: close this note</span>
      </button>
    </div>`;
  }
}

customElements.define("cut-notice", Notice);
