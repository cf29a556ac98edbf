// A file that would need more memory than there can be: what it would need, and what can be done, before any of it is read.

import { html, nothing } from "lit";
import { bytes, count } from "../format.ts";
import type { TooBig } from "../state/state.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  asked: TooBig[];
}

class TooBigFiles extends CutElement<Data> {
  protected override view({ asked }: Data) {
    return html`${asked.map((one) => this.question(one))}`;
  }

  private question({ file, name, size, need, held, bound, share }: TooBig) {
    const choose = (way: "share" | "all" | "none") => () => this.tell("size-answered", { file, way });
    return html`<fieldset class="notice is-warn question">
      <legend>“${name}” may be too large</legend>
      <p>
        It has ${bytes(size)} and would need about ${bytes(need)} of memory. A browser gives this page about ${bytes(bound)}${
          held > 0 ? html`, of which the files read so far take about ${bytes(held)}` : nothing
        }.
      </p>
      <ul class="too-big-ways">
        ${
          share
            ? html`<li>
                <button type="button" class="button is-main is-small" @click=${choose("share")}>
                  Read one ${share.isOfPeople ? "person" : "account"} in ${count(share.one_in)}
                </button>
                <span class="hint">Each with everything they did, chosen by how “${share.columns[0]}” is written. ${t.data.shareHint}</span>
              </li>`
            : nothing
        }
        <li>
          <button type="button" class="button is-small" @click=${choose("all")}>Read all of it all the same</button>
          <span class="hint">${t.data.allHint}</span>
        </li>
        <li>
          <button type="button" class="button is-small" @click=${choose("none")}>Leave it out</button>
          <span class="hint">${t.data.splitHint}</span>
        </li>
      </ul>
    </fieldset>`;
  }
}

customElements.define("cut-too-big", TooBigFiles);
