// The file that was removed last, and the way to bring it back.

import { html } from "lit";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  /** Its name. */
  removed: string | null;
}

class Removed extends CutElement<Data> {
  protected override view({ removed }: Data) {
    if (removed === null) return html``;
    return html`<p class="notice removed">
      ${removed} was removed.
      <button type="button" class="button is-small" @click=${() => this.tell("removal-undone", null)}>
        ${t.data.undo}<span class="visually-hidden"> the removal of ${removed}</span>
      </button>
    </p>`;
  }
}

customElements.define("cut-removed", Removed);
