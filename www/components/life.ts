// What the page says while its engine starts, after it broke and was started again, and when it cannot go on.

import { html } from "lit";
import type { State } from "../state/state.ts";
import { CutElement } from "./element.ts";

interface Data {
  engine: State["engine"];
  broke: State["broke"];
}

class Life extends CutElement<Data> {
  protected override view({ engine, broke }: Data) {
    if (engine === "restarting") {
      return html`<p class="notice is-warn">Something broke while computing. It has been started afresh and is reading your files again; nothing you set is lost.</p>`;
    }
    if (engine === "failed") {
      return html`<p class="notice is-bad" role="alert">
        Computing has broken down several times in a row, so it is not started again. Load this page anew; if one file brings it about each time, that file is worth reporting.
      </p>`;
    }
    return broke === null ? html`` : html`<p class="notice is-bad" role="alert">${broke}</p>`;
  }
}

customElements.define("cut-life", Life);
