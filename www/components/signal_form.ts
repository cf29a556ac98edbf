// Everything about one signal but its points, which stand in its row: what it is of, when it holds, what bounds it.

import { html, nothing } from "lit";
import type { Scope } from "../engine/protocol.gen.ts";
import { type Path, withKind } from "../state/edit.ts";
import { type Kind, kindOf, type Model, type Signal } from "../state/model.ts";
import { DIMENSION, SCOPE } from "../text.ts";
import { choiceAt, type Form, numberAt, textAt, tickAt } from "./at.ts";
import { decayAt } from "./decay_form.ts";
import { activitiesAt, fieldTestAt } from "./when_form.ts";

const KIND: Record<Kind, string> = {
  field: "while a field says so",
  each: "each time something is done",
  at_least: "while something was done so often",
  people: "while so many people did something",
};

const NO_GROUP = "";

export function signalForm(form: Form, model: Model, at: number) {
  const signal = model.signals[at]!;
  const path: Path = ["signals", at];
  const kind = kindOf(signal.when);
  const set = (key: keyof Signal, value: unknown): void => form.set([...path, key], value);
  const kinds = (Object.keys(KIND) as Kind[]).filter(
    (one) => one !== "people" || signal.scope === "account" || kind === one,
  );
  return html`<div class="fields">
      ${textAt(form, [...path, "label"], { label: "Name", optional: true, placeholder: signal.id })}
      ${textAt(form, [...path, "id"], { label: "Id" })}
      ${choiceAt(form, [...path, "scope"], {
        label: "Of",
        options: Object.entries(SCOPE) as [Scope, string][],
        chosen: signal.scope,
        choose: (chosen) => set("scope", chosen),
      })}
      ${choiceAt(form, [...path, "dimension"], {
        label: "Counts as",
        options: (["fit", "intent", "engagement"] as const).map((one) => [one, DIMENSION[one]!] as const),
        chosen: signal.dimension,
        choose: (chosen) => set("dimension", chosen),
      })}
    </div>
    <div class="fields">
      ${choiceAt(form, [...path, "when"], {
        label: "It counts",
        options: kinds.map((one) => [one, KIND[one]] as const),
        chosen: kind,
        choose: (chosen) => form.set(path, withKind(signal, chosen)),
      })}
      ${kind === "field" ? fieldTestAt(form, [...path, "when"], signal.scope) : activitiesAt(form, [...path, "when"])}
      ${kind === "at_least" ? numberAt(form, [...path, "when", "at_least"], { label: "At least", unit: "activities" }) : nothing}
      ${kind === "people" ? numberAt(form, [...path, "when", "people_at_least"], { label: "At least", unit: "people" }) : nothing}
      ${kind === "at_least" || kind === "people" ? numberAt(form, [...path, "when", "within_days"], { label: "Within", unit: "days" }) : nothing}
    </div>
    ${kind === "each" ? html`<div class="fields">${decayAt(form, [...path, "decay"], model.decay ?? null)}</div>` : nothing}
    <div class="fields">
      ${kind === "each" ? limits(form, path, signal) : nothing} ${group(form, path, model, signal)}
    </div>`;
}

function limits(form: Form, path: Path, signal: Signal) {
  return html`${numberAt(form, [...path, "cap"], { label: "At most", unit: "points", optional: true, placeholder: "no cap" })}
  ${numberAt(form, [...path, "max_per_day"], { label: "Times a day", optional: true, placeholder: "any" })}
  ${tickAt(
    form,
    [...path, "points_per"],
    "Points times the row’s quantity",
    signal.points_per === "quantity",
    (ticked) => form.set([...path, "points_per"], ticked ? "quantity" : undefined),
  )}
  ${
    signal.scope === "person"
      ? tickAt(form, [...path, "qualifies"], "A raised hand: qualifies at once", signal.qualifies === true, (ticked) =>
          form.set([...path, "qualifies"], ticked || undefined),
        )
      : nothing
  }`;
}

function group(form: Form, path: Path, model: Model, signal: Signal) {
  const names = Object.keys(model.groups ?? {});
  if (names.length === 0 && !signal.group) return nothing;
  return choiceAt(form, [...path, "group"], {
    label: "Capped together in",
    options: [[NO_GROUP, "no group"], ...names.map((name) => [name, name] as const)],
    chosen: signal.group ?? NO_GROUP,
    choose: (chosen) => form.set([...path, "group"], chosen === NO_GROUP ? undefined : chosen),
  });
}
