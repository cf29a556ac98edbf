// The forms of what makes a person or an account qualify: lines, gates, the roll-up, tiers, and coverage.

import { html, nothing } from "lit";
import type { AccountDocument, Dimension, Mode, PersonDocument, Rollup } from "../engine/protocol.gen.ts";
import type { Model } from "../state/model.ts";
import { DIMENSION, SENIORITY } from "../text.ts";
import { choiceAt, type Form, numberAt, textAt, tickAt } from "./at.ts";

const DIMENSIONS: Dimension[] = ["fit", "intent", "engagement"];
const GATES = ["fit", "intent", "engagement", "coverage"] as const;
const SENIORITY_POINTS = { c_level: 25, vp: 20, director: 15, manager: 12, ic: 10, unknown: 5 };
const DEPARTMENT_POINTS = 5;
const START_PERSON: PersonDocument = { threshold: 40 };
const START_ACCOUNT: AccountDocument = { mode: "gated", gates: { engagement: 30 } };

export function personForm(form: Form, { person }: Model) {
  const counted = person?.dimensions ?? DIMENSIONS;
  const toggle = (dimension: Dimension, ticked: boolean): void =>
    form.set(
      ["person", "dimensions"],
      DIMENSIONS.filter((one) => (one === dimension ? ticked : counted.includes(one))),
    );
  return html`${tickAt(form, ["person"], "The model scores people", Boolean(person), (ticked) => form.set(["person"], ticked ? START_PERSON : undefined))}
  ${
    person
      ? html`<div class="fields">
          ${numberAt(form, ["person", "threshold"], { label: "Line", unit: "points" })}
          <fieldset class="field">
            <legend>The score sums</legend>
            ${DIMENSIONS.map((dimension) => tickAt(form, ["person", "dimensions", dimension], DIMENSION[dimension]!, counted.includes(dimension), (ticked) => toggle(dimension, ticked)))}
          </fieldset>
        </div>`
      : nothing
  }`;
}

export function accountForm(form: Form, { account }: Model) {
  return html`${tickAt(form, ["account"], "The model scores accounts", Boolean(account), (ticked) => form.set(["account"], ticked ? START_ACCOUNT : undefined))}
  ${account ? html`<div class="fields">${qualifying(form, account)}</div><div class="fields">${rollup(form, account)}</div>${tiers(form, account)}` : nothing}`;
}

function qualifying(form: Form, account: AccountDocument) {
  return html`${choiceAt(form, ["account", "mode"], {
    label: "Qualifies when",
    options: [
      ["gated", "every gate holds"],
      ["additive", "the sum reaches the line"],
    ] as const satisfies readonly (readonly [Mode, string])[],
    chosen: account.mode,
    choose: (chosen) => form.set(["account", "mode"], chosen),
  })}
  ${account.mode === "additive" ? numberAt(form, ["account", "threshold"], { label: "Line", unit: "points" }) : nothing}
  ${GATES.map((gate) =>
    numberAt(form, ["account", "gates", gate], { label: `Gate on ${gate}`, optional: true, placeholder: "none" }),
  )}`;
}

function rollup(form: Form, account: AccountDocument) {
  return html`${choiceAt(form, ["account", "rollup"], {
    label: "People’s points are",
    options: [
      ["sum", "summed"],
      ["max", "those of the best person"],
      ["weighted_mean", "averaged, weighted by seniority"],
    ] as const satisfies readonly (readonly [Rollup, string])[],
    chosen: account.rollup ?? "sum",
    choose: (chosen) => form.set(["account", "rollup"], chosen),
  })}
  ${numberAt(form, ["account", "per_person_cap"], { label: "One person counts at most", unit: "points", optional: true, placeholder: "no cap" })}`;
}

function tiers(form: Form, { tiers }: AccountDocument) {
  const all = tiers ?? [];
  const set = (next: typeof all): void => {
    form.set(["account", "tiers"], next.length > 0 ? next : undefined);
    form.settle();
  };
  return html`<div class="listed">
    <h4>Tiers, by fit</h4>
    ${all.map(
      (tier, i) => html`<div class="fields is-row">
        ${textAt(form, ["account", "tiers", i, "name"], { label: "Name" })}
        ${numberAt(form, ["account", "tiers", i, "fit_at_least"], { label: "Fit at least" })}
        <button type="button" class="button is-small" @click=${() => set(all.filter((_, at) => at !== i))}>Remove<span class="visually-hidden"> ${tier.name}</span></button>
      </div>`,
    )}
    <button type="button" class="button is-small" @click=${() => set([...all, { name: `Tier ${all.length + 1}`, fit_at_least: 0 }])}>Add a tier</button>
  </div>`;
}

export function coverageForm(form: Form) {
  return html`<div class="fields">
    ${numberAt(form, ["coverage", "window_days"], { label: "Engaged within", unit: "days", optional: true, placeholder: "90" })}
    ${numberAt(form, ["coverage", "department_points"], { label: "Each department after the first", unit: "points", optional: true, placeholder: String(DEPARTMENT_POINTS) })}
    ${Object.entries(SENIORITY_POINTS).map(([level, points]) =>
      numberAt(form, ["coverage", "seniority_points", level], {
        label: SENIORITY[level]!,
        unit: "points",
        optional: true,
        placeholder: String(points),
      }),
    )}
  </div>`;
}
