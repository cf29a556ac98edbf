// The model, open to change: who qualifies under it, what is wrong with it, each signal, and what goes for the whole.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Dimension, Scope } from "../engine/protocol.gen.ts";
import { type Edit, freeId, written } from "../state/edit.ts";
import type { Wrong } from "../state/editing.ts";
import { decayOf, type Model, readModel, type Signal } from "../state/model.ts";
import { decayInWords, limitInWords, whenInWords } from "../state/words.ts";
import { DIMENSION, SCOPE, spaced, t } from "../text.ts";
import { type Form, numberAt, reason, type Typed } from "./at.ts";
import { CutElement } from "./element.ts";
import { accountForm, coverageForm, personForm } from "./parts_form.ts";
import { signalForm } from "./signal_form.ts";
import { groupsForm, wholeForm, whomForm } from "./whole_form.ts";

interface Data {
  text: string;
  off: readonly string[];
  wrong: Wrong | null;
  /** What the data holds, to choose from. */
  types: string[];
  fields: Record<Scope, string[]>;
  /** The signal to show, where one was asked for; the number makes each asking another. */
  wanted: { id: string; time: number } | null;
}

const DIMENSIONS: Dimension[] = ["fit", "intent", "engagement"];
const SCOPES: Scope[] = ["account", "person"];

class Editor extends CutElement<Data> {
  #open = new Set<string>();
  #typed: Typed | null = null;
  #wrong: Wrong | null = null;
  #wanted = 0;
  #focus: string | null = null;

  protected override view(data: Data) {
    const model = readModel(data.text);
    if (!model) return html``;
    this.follow(data);
    const form = this.form(model, data.wrong);
    return html`
      ${DIMENSIONS.map((dimension) => this.dimension(form, model, data, dimension))}
      <div class="model-parts">
      ${this.section("people", "People", ["person"], form, personForm(form, model))}
      ${this.section("accounts", "Accounts", ["account"], form, accountForm(form, model))}
      ${this.section("coverage", "Coverage: who of a buying committee is engaged", ["coverage"], form, coverageForm(form))}
      ${this.section("groups", "Groups with a common cap", ["groups"], form, groupsForm(form, model))}
      ${this.section("whom", "Whom it is for", ["applies_to", "exclude"], form, whomForm(form, model))}
      ${this.section("whole", "Name, days and scale", ["name", "reviewed_on", "lookback_days", "hand_raise_days", "fit_scale", "decay"], form, wholeForm(form))}
      </div>
      <datalist id="types">${data.types.map((type) => html`<option value=${type}></option>`)}</datalist>
      ${SCOPES.map((scope) => html`<datalist id="fields-${scope}">${data.fields[scope].map((field) => html`<option value=${field}></option>`)}</datalist>`)}
    `;
  }

  /** Opens the signal that was asked for, and puts the keyboard there once it is drawn. */
  private follow({ wanted }: Data): void {
    if (!wanted || wanted.time === this.#wanted) return;
    this.#wanted = wanted.time;
    this.#open.add(wanted.id);
    this.#focus = wanted.id;
  }

  protected override drawn(): void {
    const wrong = this.current?.wrong ?? null;
    // The notice of a mistake that stands above must not cover the field in which it was made.
    if (wrong && !this.#wrong && this.contains(document.activeElement))
      document.activeElement?.scrollIntoView({ block: "nearest" });
    this.#wrong = wrong;
    if (this.#focus === null) return;
    const row = this.querySelector<HTMLElement>(`[data-signal="${CSS.escape(this.#focus)}"]`);
    this.#focus = null;
    const field = row?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? row?.querySelector<HTMLElement>(".row-button"))?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  private form(document: Model, wrong: Wrong | null): Form {
    return {
      document,
      wrong,
      typed: this.#typed,
      set: (path, value, text) => {
        const place = written(path);
        this.#typed = text === undefined ? null : { place, text };
        this.tell("model-edited", { edit: { kind: "set", path, value }, place });
      },
      settle: () => {
        this.#typed = null;
        this.tell("edit-settled", null);
        this.redraw();
      },
    };
  }

  private edit(edit: Edit): void {
    this.tell("model-edited", { edit, place: null });
  }

  private dimension(form: Form, model: Model, data: Data, dimension: Dimension) {
    const title = `signals-${dimension}`;
    return html`<section class="card" aria-labelledby=${title}>
      <h3 id=${title}><span class="tag is-${dimension}">${DIMENSION[dimension]}</span></h3>
      <p class="hint">${t.model.dimension[dimension]}</p>
      ${SCOPES.map((scope) => this.scope(form, model, data, dimension, scope))}
    </section>`;
  }

  private scope(form: Form, model: Model, data: Data, dimension: Dimension, scope: Scope) {
    const held = model.signals
      .map((signal, at) => ({ signal, at }))
      .filter(({ signal }) => signal.scope === scope && signal.dimension === dimension);
    return html`<div class="signals">
      <h4>Of the ${SCOPE[scope]!.toLowerCase()}</h4>
      ${
        held.length > 0
          ? html`<ul>
              ${repeat(
                held,
                ({ at }) => at,
                ({ signal, at }) => this.signal(form, model, data, signal, at),
              )}
            </ul>`
          : html`<p class="hint">No signal.</p>`
      }
      <button type="button" class="button is-small" @click=${() => this.add(model, scope, dimension)}>
        Add a signal<span class="visually-hidden"> of ${dimension}, of the ${scope}</span>
      </button>
    </div>`;
  }

  private signal(form: Form, model: Model, data: Data, signal: Signal, at: number) {
    const open = this.#open.has(signal.id);
    const off = data.off.includes(signal.id);
    const name = signal.label || spaced(signal.id);
    const wrong = !off && form.wrong?.path.startsWith(`signals[${at}]`);
    const hints = [decayInWords(decayOf(model, signal)), limitInWords(signal)].filter(Boolean).join(", ");
    return html`<li class="signal ${off ? "is-off" : ""} ${wrong ? "is-wrong" : ""}" data-signal=${signal.id}>
      <div class="signal-row">
        <input
          type="checkbox"
          aria-label="${name} counts"
          title=${off ? "Switched off: it counts for nothing" : "Switch off"}
          .checked=${live(!off)}
          @change=${() => this.edit({ kind: "switch", at, on: off })}
        />
        <div class="signal-name">
          <button type="button" class="row-button" aria-expanded=${open} @click=${() => this.toggle(signal.id)}>
            <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d="M4 2l4 4-4 4" /></svg>
            <span>${name}</span>
          </button>
          <span class="hint">${whenInWords(signal.when)}${hints ? `; ${hints}` : ""}${signal.qualifies ? html`; <strong>raises a hand</strong>` : nothing}${off ? html`; <strong>switched off</strong>` : nothing}</span>
        </div>
        ${numberAt(form, ["signals", at, "points"], { label: `Points of ${name}`, hidden: true })}
        <span class="hint signal-unit">${signal.points_per === "quantity" ? "points × quantity" : "points"}</span>
      </div>
      ${
        open
          ? html`<div class="signal-form">
              ${signalForm(form, model, at)}
              <p class="signal-ways">
                <button type="button" class="button is-small" @click=${() => this.edit({ kind: "duplicate", at })}>Duplicate</button>
                <button type="button" class="button is-small" @click=${() => this.edit({ kind: "remove", at })}>Remove<span class="visually-hidden"> ${name}</span></button>
              </p>
            </div>`
          : nothing
      }
    </li>`;
  }

  /** A part of the document below the signals; it opens by itself where something in it is wrong. */
  private section(id: string, title: string, keys: string[], form: Form, body: unknown) {
    const wrong = keys.some(
      (key) =>
        form.wrong?.path === key || form.wrong?.path.startsWith(`${key}.`) || form.wrong?.path.startsWith(`${key}[`),
    );
    return html`<details class="card model-part" ?open=${live(wrong || this.#open.has(`part ${id}`))} @toggle=${(event: Event) => this.opened(`part ${id}`, event)}>
      <summary><h3>${title}</h3></summary>
      ${wrong && form.wrong ? html`<p class="wrong">${reason(form.wrong)}</p>` : nothing}
      <div class="part-body">${body}</div>
    </details>`;
  }

  private opened(id: string, event: Event): void {
    if ((event.currentTarget as HTMLDetailsElement).open) this.#open.add(id);
    else this.#open.delete(id);
  }

  private toggle(id: string): void {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.redraw();
  }

  private add(model: Model, scope: Scope, dimension: Dimension): void {
    this.#focus = freeId(model.signals, "signal");
    this.#open.add(this.#focus);
    this.edit({ kind: "add", scope, dimension });
  }
}

customElements.define("cut-editor", Editor);
