// The forms of what goes for the whole model: its name, days, decay and scale; whom it is for and whom it leaves out; groups.

import { html, nothing } from "lit";
import type { Model, When } from "../state/model.ts";
import { whenInWords } from "../state/words.ts";
import { type Form, numberAt, textAt, tickAt } from "./at.ts";
import { decayAt } from "./decay_form.ts";
import { fieldTestAt } from "./when_form.ts";

const START_TEST: When = { field: "account.domain", in: [] };
const START_CAP = 20;

export function wholeForm(form: Form) {
  return html`<div class="fields">
      ${textAt(form, ["name"], { label: "Name of the model" })}
      ${textAt(form, ["reviewed_on"], { label: "Last reviewed on", type: "date", optional: true })}
      ${numberAt(form, ["lookback_days"], { label: "Looks back", unit: "days", optional: true, placeholder: "365" })}
      ${numberAt(form, ["hand_raise_days"], { label: "A raised hand counts for", unit: "days", optional: true, placeholder: "30" })}
      ${numberAt(form, ["fit_scale"], { label: "The best fit is shown as", unit: "points", optional: true, placeholder: "the raw sum" })}
    </div>
    <div class="fields">${decayAt(form, ["decay"])}</div>`;
}

export function whomForm(form: Form, { applies_to, exclude }: Model) {
  const all = exclude ?? [];
  const set = (next: When[]): void => {
    form.set(["exclude"], next.length > 0 ? next : undefined);
    form.settle();
  };
  return html`${tickAt(form, ["applies_to"], "The model is for some records only", Boolean(applies_to), (ticked) => form.set(["applies_to"], ticked ? START_TEST : undefined))}
    ${applies_to ? html`<div class="fields">${fieldTestAt(form, ["applies_to"], "person")}</div>` : nothing}
    <div class="listed">
      <h4>Left out: no score, and in no count</h4>
      ${all.map(
        (test, i) => html`<div class="fields is-row">
          ${fieldTestAt(form, ["exclude", i], "person")}
          <button type="button" class="button is-small" @click=${() => set(all.filter((_, at) => at !== i))}>Remove<span class="visually-hidden"> ${whenInWords(test)}</span></button>
        </div>`,
      )}
      <button type="button" class="button is-small" @click=${() => set([...all, START_TEST])}>Leave records out</button>
    </div>`;
}

export function groupsForm(form: Form, { groups }: Model) {
  const names = Object.keys(groups ?? {});
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(given).get("name")).trim();
    if (name === "" || names.includes(name)) return;
    form.set(["groups", name], { cap: START_CAP });
    form.settle();
    given.reset();
  };
  return html`<p class="hint">Signals of one group count together up to its cap.</p>
    ${names.map(
      (name) => html`<div class="fields is-row">
        ${numberAt(form, ["groups", name, "cap"], { label: `“${name}” counts at most`, unit: "points" })}
        <button
          type="button"
          class="button is-small"
          @click=${() => {
            form.set(["groups", name], undefined);
            form.settle();
          }}
        >
          Remove<span class="visually-hidden"> the group ${name}</span>
        </button>
      </div>`,
    )}
    <form class="fields is-row" @submit=${add}>
      <label class="field"><span>A new group’s name</span><input name="name" required autocomplete="off" /></label>
      <button class="button is-small">Add the group</button>
    </form>`;
}
