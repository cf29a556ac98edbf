// The model: which starter, what earns points in words, and today's lines.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Refusal } from "../engine/messages.ts";
import type { AxisLine, StarterModel } from "../engine/protocol.gen.ts";
import { points } from "../format.ts";
import { type Model as Document, decayOf, readModel, type Signal } from "../state/model.ts";
import { decayInWords, limitInWords, whenInWords } from "../state/words.ts";
import { DIMENSION, SCOPE, spaced, t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  starters: StarterModel[];
  starter: number;
  model: string;
  lines: AxisLine[];
  refused: Refusal | null;
}

class Model extends CutElement<Data> {
  protected override view(data: Data) {
    const model = readModel(data.model);
    return html`
      <fieldset class="starters">
        <legend class="visually-hidden">Starter model</legend>
        ${data.starters.map(
          (starter, i) => html`<label class="card starter">
            <input type="radio" name="starter" .checked=${live(i === data.starter)} @change=${() => this.tell("starter-chosen", i)} />
            <span class="starter-name">${starter.name}</span>
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
      ${model ? this.document(model, data.lines) : nothing}
    `;
  }

  private document(model: Document, lines: AxisLine[]) {
    return html`
      ${lines.length > 0 ? this.lines(lines) : nothing}
      <section class="card" aria-labelledby="signals-title">
        <h3 id="signals-title">${t.model.signals}</h3>
        <div class="scroll" role="region" aria-label="${t.model.signals} of ${model.name}" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Signal</th>
                <th scope="col">Of</th>
                <th scope="col">Counts as</th>
                <th scope="col">When</th>
                <th scope="col" class="number">Points</th>
                <th scope="col">Fades</th>
                <th scope="col">Limit</th>
              </tr>
            </thead>
            <tbody>
              ${model.signals.map((signal) => this.signal(model, signal))}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }

  private signal(model: Document, signal: Signal) {
    return html`<tr>
      <th scope="row">${signal.label ?? spaced(signal.id)}</th>
      <td>${SCOPE[signal.scope]}</td>
      <td><span class="tag is-${signal.dimension}">${DIMENSION[signal.dimension]}</span></td>
      <td>${whenInWords(signal.when)}${signal.qualifies ? html` <strong>raises a hand: qualifies at once</strong>` : nothing}</td>
      <td class="number">${signal.points > 0 ? "+" : ""}${points(signal.points)}${signal.points_per ? html` <span class="hint">× quantity</span>` : nothing}</td>
      <td>${decayInWords(decayOf(model, signal))}</td>
      <td>${limitInWords(signal)}</td>
    </tr>`;
  }

  private lines(lines: AxisLine[]) {
    return html`<section class="card" aria-labelledby="lines-title">
      <h3 id="lines-title">${t.model.lines}</h3>
      <p class="hint">${t.model.linesHint}</p>
      <div class="line-fields">
        ${lines.map(
          (line) => html`<label class="field">
            <span>${line.label}</span>
            <input
              type="number"
              min="0"
              max="1000"
              step="1"
              inputmode="numeric"
              placeholder="no line"
              .value=${live(line.threshold === null ? "" : String(line.threshold))}
              @change=${(event: Event) => this.typed(line, event)}
            />
          </label>`,
        )}
      </div>
    </section>`;
  }

  private typed(line: AxisLine, event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    if (input.value === "" || !input.checkValidity())
      input.value = line.threshold === null ? "" : String(line.threshold);
    else this.tell("line-typed", { axis: line.axis, theta: input.valueAsNumber });
  }
}

customElements.define("cut-model", Model);
