// The model: which starter, what earns points in words, and today's lines.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Refusal } from "../engine/messages.ts";
import type { AxisLine, StarterModel } from "../engine/protocol.gen.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";
import { numberInput } from "./number.ts";

interface Data {
  starters: StarterModel[];
  starter: number;
  lines: AxisLine[];
  refused: Refusal | null;
}

class Model extends CutElement<Data> {
  protected override view(data: Data) {
    return html`
      <fieldset class="starters">
        <legend class="visually-hidden">Starter model</legend>
        ${data.starters.map(
          (starter, i) => html`<label class="card starter">
            <input type="radio" name="starter" .checked=${live(i === data.starter)} @change=${() => this.tell("starter-chosen", i)} />
            <span class="starter-name">${starter.name} <span class="badge is-none">a starting point</span></span>
            <span class="hint">${starter.about}</span>
          </label>`,
        )}
      </fieldset>
      <p class="hint">${t.model.starting}</p>
      ${
        data.refused?.code === "invalid_model"
          ? html`<p class="notice is-bad">${data.refused.message}${data.refused.path ? html` <code>${data.refused.path}</code>` : nothing}</p>`
          : nothing
      }
      ${data.lines.length > 0 ? this.lines(data.lines) : nothing}
    `;
  }

  private lines(lines: AxisLine[]) {
    return html`<section class="card" aria-labelledby="lines-title">
      <h3 id="lines-title">${t.model.lines}</h3>
      <p class="hint">${t.model.linesHint}</p>
      <div class="line-fields">
        ${lines.map(
          (line) => html`<div class="field">
            <label for="line-${line.axis}">${line.label}</label>
            ${numberInput({
              id: `line-${line.axis}`,
              shown: line.threshold === null ? "" : String(line.threshold),
              expects: { min: 0, max: 1000, whole: "points", required: line.threshold !== null },
              set: (typed) => typed !== null && this.tell("line-typed", { axis: line.axis, theta: typed }),
              on: "change",
              placeholder: "no line",
            })}
          </div>`,
        )}
      </div>
    </section>`;
  }
}

customElements.define("cut-model", Model);
