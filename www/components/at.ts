// Fields of a form that stand for one place in the model document: its value, what the core says is wrong there, and the
// edit that typing makes. What is typed goes into the document as it is, so that the core is the only judge of it.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type Path, valueAt, written } from "../state/edit.ts";
import type { Wrong } from "../state/editing.ts";

/** What is being typed into a number field: "1." is 1 already, but must not be written over. */
export interface Typed {
  place: string;
  text: string;
}

export interface Form {
  document: unknown;
  wrong: Wrong | null;
  typed: Typed | null;
  /** `text` is what stands in the field. */
  set: (path: Path, value: unknown, text?: string) => void;
  settle: () => void;
}

interface Shown {
  label: string;
  unit?: string;
  hint?: string;
  /** Empty takes the key away; else an empty field is `null`, which the core refuses. */
  optional?: boolean;
  placeholder?: string;
  hidden?: boolean;
}

export const idOf = (place: string): string => `at-${place.replace(/[^A-Za-z0-9_]+/g, "-")}`;

/** The mistake that stands at a place, or deeper in what one field shows. */
export function wrongAt({ wrong }: Form, place: string): Wrong | null {
  if (!wrong) return null;
  return wrong.path === place || wrong.path.startsWith(`${place}[`) ? wrong : null;
}

/** The core's sentence without the place, which is where it stands. */
export const reason = ({ message }: Wrong): string => {
  const said = message.replace(/^The model is wrong at [^:]*: /, "");
  return said.charAt(0).toUpperCase() + said.slice(1);
};

export function said(form: Form, place: string) {
  const wrong = wrongAt(form, place);
  return wrong ? html`<span class="wrong" id="${idOf(place)}-wrong">${reason(wrong)}</span>` : nothing;
}

/** A label, the control and what is wrong there. */
export function framed(form: Form, place: string, { label, unit, hint, hidden }: Shown, control: TemplateResult) {
  const id = idOf(place);
  return html`<div class="field">
    <label for=${id} class=${hidden ? "visually-hidden" : ""}>${label}${unit ? html` <span class="unit">${unit}</span>` : nothing}</label>
    ${control} ${said(form, place)}${hint ? html`<span class="hint">${hint}</span>` : nothing}
  </div>`;
}

export const invalid = (form: Form, place: string): "true" | "false" => (wrongAt(form, place) ? "true" : "false");
export const describedBy = (form: Form, place: string) => (wrongAt(form, place) ? `${idOf(place)}-wrong` : nothing);

/** A number as it is typed; what is none stays a text, for the core to refuse. */
export function parsed(text: string, optional: boolean): unknown {
  const plain = text.trim().replace("−", "-");
  if (plain === "") return optional ? undefined : null;
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : plain;
}

export function numberAt(form: Form, path: Path, shown: Shown) {
  const place = written(path);
  const value = valueAt(form.document, path);
  const optional = shown.optional ?? false;
  const typed =
    form.typed?.place === place && Object.is(parsed(form.typed.text, optional), value) ? form.typed.text : null;
  const control = html`<input
    id=${idOf(place)}
    type="text"
    inputmode="decimal"
    autocomplete="off"
    class="is-number"
    placeholder=${shown.placeholder ?? nothing}
    aria-invalid=${invalid(form, place)}
    aria-describedby=${describedBy(form, place)}
    .value=${live(typed ?? (value === null || value === undefined ? "" : String(value)))}
    @input=${(event: Event) => {
      const { value: text } = event.currentTarget as HTMLInputElement;
      form.set(path, parsed(text, optional), text);
    }}
    @change=${form.settle}
  />`;
  return framed(form, place, shown, control);
}

export function textAt(form: Form, path: Path, shown: Shown & { list?: string; type?: "text" | "date" }) {
  const place = written(path);
  const value = valueAt(form.document, path);
  const control = html`<input
    id=${idOf(place)}
    type=${shown.type ?? "text"}
    autocomplete="off"
    list=${shown.list ?? nothing}
    placeholder=${shown.placeholder ?? nothing}
    aria-invalid=${invalid(form, place)}
    aria-describedby=${describedBy(form, place)}
    .value=${live(value === null || value === undefined ? "" : String(value))}
    @input=${(event: Event) => {
      const { value: text } = event.currentTarget as HTMLInputElement;
      form.set(path, text === "" && shown.optional ? undefined : text);
    }}
    @change=${form.settle}
  />`;
  return framed(form, place, shown, control);
}

/** One of a few; `choose` says what choosing does where it is more than setting the value. */
export function choiceAt<T extends string>(
  form: Form,
  path: Path,
  shown: Shown & { options: readonly (readonly [T, string])[]; chosen: T; choose: (chosen: T) => void },
) {
  const place = written(path);
  const control = html`<select
    id=${idOf(place)}
    aria-invalid=${invalid(form, place)}
    aria-describedby=${describedBy(form, place)}
    .value=${live(shown.chosen)}
    @change=${(event: Event) => {
      shown.choose((event.currentTarget as HTMLSelectElement).value as T);
      form.settle();
    }}
  >
    ${shown.options.map(([value, label]) => html`<option value=${value} ?selected=${value === shown.chosen}>${label}</option>`)}
  </select>`;
  return framed(form, place, shown, control);
}

export function tickAt(form: Form, path: Path, label: string, ticked: boolean, tick: (ticked: boolean) => void) {
  const place = written(path);
  return html`<div class="field">
    <label class="choice">
      <input
        id=${idOf(place)}
        type="checkbox"
        aria-invalid=${invalid(form, place)}
        .checked=${live(ticked)}
        @change=${(event: Event) => {
          tick((event.currentTarget as HTMLInputElement).checked);
          form.settle();
        }}
      />
      <span>${label}</span>
    </label>
    ${said(form, place)}
  </div>`;
}
