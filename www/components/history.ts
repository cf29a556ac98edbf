// The way back and forth through everything that was done, always at hand.

import { html, svg } from "lit";
import { CutElement } from "./element.ts";

interface Data {
  /** What would be taken back, and done again; `null` for nothing. */
  undo: string | null;
  redo: string | null;
}

const BACK = "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 12h-3";
const FORTH = "m19 6 5 5-5 5M24 11H14a6 6 0 0 0 0 12h3";

class History extends CutElement<Data> {
  protected override view({ undo, redo }: Data) {
    return html`${this.way("Undo", undo, BACK, "Control+Z", "undo-wanted")}${this.way("Redo", redo, FORTH, "Control+Shift+Z", "redo-wanted")}`;
  }

  private way(name: string, what: string | null, path: string, keys: string, news: "undo-wanted" | "redo-wanted") {
    const says = what === null ? name : `${name}: ${what}`;
    return html`<button
      type="button"
      class="button is-quiet way"
      aria-label=${says}
      title=${says}
      aria-keyshortcuts=${keys}
      aria-disabled=${what === null}
      @click=${() => what !== null && this.tell(news, null)}
    >
      <svg viewBox="0 0 28 28" width="20" height="20" aria-hidden="true" focusable="false">${svg`<path d=${path} />`}</svg>
    </button>`;
  }
}

customElements.define("cut-history", History);
