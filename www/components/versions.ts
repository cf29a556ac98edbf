// Named versions of the model: save one, see what two differ in, and go back, which is a step of editing like any other.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { date, plural } from "../format.ts";
import { type Difference, differences } from "../state/difference.ts";
import type { Edited } from "../state/edit.ts";
import type { Version } from "../state/editing.ts";
import { CutElement } from "./element.ts";

interface Data {
  versions: readonly Version[];
  /** The model in use. */
  good: Edited;
}

const IN_USE = -1;

class Versions extends CutElement<Data> {
  /** What is compared, by number; `null` for the last one saved. */
  #from: number | null = null;
  #to = IN_USE;

  protected override view({ versions, good }: Data) {
    const clamp = (at: number): number => Math.min(at, versions.length - 1);
    const from = clamp(this.#from ?? versions.length - 1);
    const to = clamp(this.#to);
    return html`<section class="card" aria-labelledby="versions-title">
      <h3 id="versions-title">Versions</h3>
      <form class="fields is-row" @submit=${(event: SubmitEvent) => this.save(event)}>
        <label class="field"><span>Save as version</span><input name="name" required autocomplete="off" placeholder="Before the new webinar points" /></label>
        <button class="button is-small">Save</button>
      </form>
      ${
        versions.length > 0
          ? html`<ul class="versions">
              ${versions.map(
                (version, i) => html`<li>
                  <span><strong>${version.name}</strong> <span class="hint">saved ${date(version.on)}</span></span>
                  <span class="model-ways">
                    <button type="button" class="button is-small" @click=${() => this.tell("version-restored", i)}>Restore<span class="visually-hidden"> ${version.name}</span></button>
                    <button type="button" class="button is-small" @click=${() => this.tell("version-removed", i)}>Forget<span class="visually-hidden"> ${version.name}</span></button>
                  </span>
                </li>`,
              )}
            </ul>
            ${this.comparison(versions, good, from, to)}`
          : html`<p class="hint">None saved. A version is kept with this page until it is closed.</p>`
      }
    </section>`;
  }

  private comparison(versions: readonly Version[], good: Edited, from: number, to: number) {
    const of = (at: number): Edited => versions[at]?.edited ?? good;
    const found = differences(of(from), of(to));
    const choose = (label: string, chosen: number, choose: (at: number) => void) =>
      html`<label class="field">
        <span>${label}</span>
        <select
          .value=${live(String(chosen))}
          @change=${(event: Event) => {
            choose(Number((event.currentTarget as HTMLSelectElement).value));
            this.redraw();
          }}
        >
          <option value=${IN_USE} ?selected=${chosen === IN_USE}>the model in use</option>
          ${versions.map((version, i) => html`<option value=${i} ?selected=${chosen === i}>${version.name}</option>`)}
        </select>
      </label>`;
    return html`<div class="fields is-row">
        ${choose("What changed from", from, (at) => {
          this.#from = at;
        })}
        ${choose("to", to, (at) => {
          this.#to = at;
        })}
      </div>
      <div role="status">
        ${found.length === 0 ? html`<p class="hint">Nothing: they are the same.</p>` : html`<p>${plural(found.length, "difference")}:</p>${list(found)}`}
      </div>`;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get("name")).trim();
    if (name === "") return;
    this.tell("version-saved", name);
    form.reset();
  }
}

const list = (found: Difference[]) => html`<ul class="differences">
  ${found.map(
    ({ how, name, changes }) =>
      html`<li><strong>${name}</strong> ${how === "changed" ? nothing : html`<span class="badge is-${how}">${how}</span> `}${changes.join("; ")}</li>`,
  )}
</ul>`;

customElements.define("cut-versions", Versions);
