// What a step shows while it has nothing to show: why, and where to go.

import { html, nothing } from "lit";
import type { Step } from "../state/state.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

export interface Lack {
  title: string;
  says: string[];
  /** Where it is put right. */
  go: { step: Step; label: string } | null;
  sample: boolean;
}

interface Data {
  lack: Lack | null;
}

class Empty extends CutElement<Data> {
  protected override view({ lack }: Data) {
    if (!lack) return html``;
    return html`<div class="card empty">
      <svg class="empty-picture" viewBox="0 0 120 64" width="120" height="64" aria-hidden="true" focusable="false">
        <path class="base" d="M4 60h112" />
        <path class="empty-curve" d="M4 8c18 2 22 26 44 36s44 12 68 13" />
        <path class="empty-cut" d="M62 4v56" />
      </svg>
      <h3>${lack.title}</h3>
      ${lack.says.map((sentence) => html`<p>${sentence}</p>`)}
      <p class="drop-ways">
        ${lack.go ? html`<button type="button" class="button is-main" @click=${() => this.tell("step-chosen", lack.go!.step)}>${lack.go.label}</button>` : nothing}
        ${lack.sample ? html`<button type="button" class="button" @click=${() => this.tell("sample-wanted", null)}>${t.data.sample}</button>` : nothing}
      </p>
    </div>`;
  }
}

customElements.define("cut-empty", Empty);
