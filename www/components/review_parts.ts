// The review's head: its parts to choose from, and the report. In print it is the report's title.

import { html, nothing } from "lit";
import { PART } from "../review/words.ts";
import { PARTS, type Part } from "../state/reviewing.ts";
import { CutElement } from "./element.ts";

interface Data {
  part: Part;
  /** There is something to report on. */
  loaded: boolean;
  printing: boolean;
  /** A few words beside a part’s name. */
  notes: Partial<Record<Part, string>>;
  /** The report's own title and what it rests on. */
  title: string;
  basis: string;
}

class ReviewParts extends CutElement<Data> {
  protected override view({ part, loaded, printing, notes, title, basis }: Data) {
    return html`<div class="report-title">
        <p class="report-name">${title}</p>
        <p>${basis}</p>
      </div>
      <div class="review-head">
        <nav aria-label="Parts of the review">
          <ul class="parts">
            ${PARTS.map(
              (one) =>
                html`<li><button type="button" class="part-tab" aria-current=${one === part ? "true" : "false"} @click=${() => this.tell("part-chosen", one)}>${PART[one]}${notes[one] ? html` <span class="part-note">${notes[one]}</span>` : nothing}</button></li>`,
            )}
          </ul>
        </nav>
        ${
          loaded
            ? html`<button type="button" class="button is-small" aria-busy=${printing} ?disabled=${printing} @click=${() => this.tell("report-wanted", null)}>${printing ? "Getting the report ready…" : "Print the report"}</button>`
            : nothing
        }
      </div>`;
  }
}

customElements.define("cut-review-parts", ReviewParts);
