// The calculator as a view: inputs at the side, and what they come to. It is drawn from its data alone and knows neither the
// page nor its styles' place, so that another element can draw it where it likes.

import { html, nothing, svg } from "lit";
import { numberField } from "../components/number_field.ts";
import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import { type Bars, pictures } from "./bars.ts";
import { EXAMPLE, type Field, GROUPS, isBlank, withInput } from "./fields.ts";
import { figures } from "./figures.ts";

export interface Shown {
  inputs: Inputs;
  /** The last answer, and the inputs that it answers. */
  answered: { inputs: Inputs; answer: Calculation } | null;
  /** What the data says, where there is some, and where it comes from. */
  offered: { inputs: Inputs; says: string } | null;
}

export function calculatorView({ inputs, answered, offered }: Shown, change: (inputs: Inputs) => void) {
  return html`<div class="calculator">
    <form class="card calculator-form" autocomplete="off" @submit=${(event: Event) => event.preventDefault()}>
      <p class="calculator-ways">
        <button type="button" class="button is-small" @click=${() => change(EXAMPLE)}>Fill in an example</button>
        ${
          offered
            ? html`<button type="button" class="button is-small" @click=${() => change({ ...inputs, ...offered.inputs })}>Fill in from my data</button>`
            : nothing
        }
        <button type="button" class="button is-small" @click=${() => change({})}>Start over</button>
      </p>
      ${offered ? html`<p class="hint">${offered.says}</p>` : nothing}
      ${GROUPS.map(({ title, fields, more }) => {
        const field = (one: Field) => input(one, inputs, change);
        return html`<fieldset>
          <legend>${title}</legend>
          <div class="approach-inputs">${fields.map(field)}</div>
          ${more ? html`<details><summary>${more.title}</summary><div class="approach-inputs">${more.fields.map(field)}</div></details>` : nothing}
        </fieldset>`;
      })}
    </form>
    <div class="calculator-says">${answered && !isBlank(answered.inputs) ? answer(answered.inputs, answered.answer) : blank}</div>
  </div>`;
}

const input = ({ name, label, unit, factor, otherwise }: Field, inputs: Inputs, change: (inputs: Inputs) => void) =>
  numberField({
    id: `calculator-${name}`,
    label,
    unit,
    factor,
    placeholder: otherwise,
    value: inputs[name],
    set: (value) => change(withInput(inputs, name, value)),
  });

const blank = html`<section class="card">
  <h3>Type what you know</h3>
  <p>
    Each figure is worked out as soon as what it is made of is there: how many leads a target takes, whether sales can work
    them, what a lead costs and brings, and when a customer has paid for itself.
  </p>
</section>`;

const HOLDS = { true: "It can all hold at once", false: "It cannot all hold at once", null: "What it comes to" };

function answer(inputs: Inputs, it: Calculation) {
  const advised = [it.capacity, it.conversion, it.payback].some(({ advice }) => advice !== null);
  return html`<section class="card verdict-by-hand is-${it.feasible_together}" aria-labelledby="calculator-verdict">
      <div role="status"><h3 id="calculator-verdict">${HOLDS[`${it.feasible_together}`]}</h3></div>
      ${it.sentences.length > 0 ? html`<ul class="sentences">${it.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : html`<p>Nothing can be said of these alone. What is still missing stands below.</p>`}
      ${advised ? html`<p class="hint">A rule of thumb: without a history nobody can say how far to move, or what a move would cost.</p>` : nothing}
    </section>
    ${pictures(inputs, it).map(picture)}
    <section class="card" aria-labelledby="calculator-figures">
      <h3 id="calculator-figures">The figures, and how they come about</h3>
      <dl class="worked">
        ${figures(inputs, it).map(
          ({ name, value, formula, worked }) =>
            html`<div>
              <dt>${name}</dt>
              <dd><strong>${value}</strong><span class="hint">${formula}${worked ? html`<span class="worked-numbers">${worked} = ${value}</span>` : nothing}</span></dd>
            </div>`,
        )}
      </dl>
      ${it.notes.length > 0 ? html`<h4>Notes</h4><ul class="sentences hint">${it.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
    </section>`;
}

/** Each bar has its name and its figure in words, so the picture itself is silent. */
const picture = ({ title, bars }: Bars) => html`<section class="card by-hand-picture" aria-label=${title}>
  <h3>${title}</h3>
  <dl class="bars">
    ${bars.map(
      ({ kind, name, value, length }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <svg class="by-hand-bar is-${kind}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              ${svg`<rect width=${100 * length} height="4" />`}
            </svg>
            <strong>${value}</strong>
          </dd>
        </div>`,
    )}
  </dl>
</section>`;
