// The way out for a team that outgrows one machine: the model as SQL, with what shows that a warehouse agrees.

import { html, nothing } from "lit";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  /** Why there is nothing to take yet. */
  lack: string | null;
  making: boolean;
  refused: string | null;
}

class Warehouse extends CutElement<Data> {
  protected override view({ lack, making, refused }: Data) {
    return html`<section class="card" aria-labelledby="warehouse-title">
      <h3 id="warehouse-title">${t.warehouse.title}</h3>
      <p class="hint">${t.warehouse.what}</p>
      <p class="hint">${t.warehouse.holds}</p>
      ${
        lack
          ? html`<p class="hint">${lack}</p>`
          : html`<p><button type="button" class="button is-small" ?disabled=${making} @click=${() => this.tell("parcel-wanted", null)}>${t.warehouse.take}</button></p>`
      }
      ${refused ? html`<p class="notice is-bad" role="alert">${refused}</p>` : nothing}
    </section>`;
  }
}

customElements.define("cut-warehouse", Warehouse);
