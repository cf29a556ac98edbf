// What stands over the model's editor: who qualifies under it and what the last step changed, what is wrong.

import { html, nothing } from "lit";
import { count, plural } from "../format.ts";
import type { Counts, Wrong } from "../state/editing.ts";
import { spaced } from "../text.ts";
import { reason } from "./at.ts";
import { CutElement } from "./element.ts";

interface Data {
  counts: Counts | null;
  before: Counts | null;
  /** The counts are not yet those of the model as it stands. */
  stale: boolean;
  wrong: Wrong | null;
  importRefused: string | null;
  /** Of the signal that is wrong. */
  wrongSignal: string | null;
  /** Names of signals by id. */
  labels: Record<string, string>;
  off: number;
}

class ModelBar extends CutElement<Data> {
  protected override view(data: Data) {
    return html`<div class="card model-bar">
        <p class="model-counts ${data.stale && data.counts ? "is-stale" : ""}" role="status">${qualify(data)}</p>
        <div class="model-ways">
          <label class="button is-small">Import<input class="visually-hidden" type="file" accept=".json,application/json" aria-label="Import a model" @change=${(event: Event) => this.chosen(event)} /></label>
          <button type="button" class="button is-small" @click=${() => this.tell("export-wanted", null)}>Export</button>
        </div>
        ${data.off > 0 ? html`<p class="hint wide">${plural(data.off, "signal")} switched off. An exported model goes without ${data.off === 1 ? "it" : "them"}.</p>` : nothing}
      </div>
      ${data.importRefused ? html`<p class="notice is-bad" role="alert">${data.importRefused}</p>` : nothing}
      ${
        data.wrong
          ? html`<div class="notice is-bad" role="alert">
              <p>${this.mistake(data, data.wrong)}</p>
              <p>
                The last good model stays in use until this is mended.
                ${data.wrongSignal ? html`<button type="button" class="link" @click=${() => this.tell("signal-wanted", data.wrongSignal!)}>Show the signal</button>` : nothing}
              </p>
            </div>`
          : nothing
      }`;
  }

  private mistake({ wrongSignal, labels }: Data, wrong: Wrong) {
    if (wrongSignal === null) return wrong.message;
    return html`<strong>${labels[wrongSignal] ?? spaced(wrongSignal)}</strong>: ${reason(wrong)} <code>${wrong.path}</code>`;
  }

  private chosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.tell("model-imported", file);
    input.value = "";
  }
}

/** "38 accounts qualify, 4 more than before; 12 people, as before". */
function qualify({ counts, before }: Data) {
  if (!counts) return html`<span class="hint">Load data, and how many qualify under this model is said here.</span>`;
  const kinds = [
    { now: counts.accounts, was: before?.accounts, one: "account", many: "accounts" },
    { now: counts.people, was: before?.people, one: "person", many: "people" },
  ].filter(({ now }) => now !== null);
  if (kinds.length === 0) return html`This model sets no line.`;
  return kinds.map(
    ({ now, was, one, many }, i) =>
      html`${i > 0 ? "; " : ""}<strong>${plural(now!, one, many)}</strong> ${now === 1 ? "qualifies" : "qualify"}${was === null || was === undefined ? nothing : html`, <span class="model-change ${now === was ? "is-none" : ""}">${change(now! - was)}</span>`}`,
  );
}

function change(by: number): string {
  if (by === 0) return "as before";
  return `${count(Math.abs(by))} ${by > 0 ? "more" : "fewer"}`;
}

customElements.define("cut-model-bar", ModelBar);
