// How an activity's worth fades: one of three ways or none, the days, and the curve of it.

import { html, nothing } from "lit";
import { fading } from "../charts/fading.ts";
import { type Path, valueAt } from "../state/edit.ts";
import type { Decay } from "../state/model.ts";
import { decayInWords } from "../state/words.ts";
import { choiceAt, type Form, numberAt } from "./at.ts";

type Way = "inherited" | "none" | "half_life_days" | "linear_days" | "window_days";

const DAYS: Record<string, [label: string, start: number]> = {
  half_life_days: ["Half-life", 30],
  linear_days: ["Gone after", 60],
  window_days: ["Counts for", 90],
};

/** `inherited`: the model's own decay, for a signal that may leave it to the model. */
export function decayAt(form: Form, path: Path, inherited?: Decay) {
  const own = valueAt(form.document, path) as Decay | undefined;
  const leaves = inherited !== undefined;
  const way: Way = own === undefined && leaves ? "inherited" : !own ? "none" : ((Object.keys(own)[0] as Way) ?? "none");
  const options: [Way, string][] = [
    ["none", "does not fade"],
    ["half_life_days", "halves"],
    ["linear_days", "falls evenly to nothing"],
    ["window_days", "counts in full, then not at all"],
  ];
  if (leaves) options.unshift(["inherited", `as the model: ${decayInWords(inherited) || "does not fade"}`]);
  const choose = (chosen: Way): void => {
    if (chosen === "inherited") form.set(path, undefined);
    else if (chosen === "none") form.set(path, leaves ? null : undefined);
    else form.set(path, { [chosen]: DAYS[chosen]![1] });
  };
  const days = DAYS[way];
  return html`${choiceAt(form, path, { label: "Fades", options, chosen: way, choose })}
  ${days ? numberAt(form, [...path, way], { label: days[0], unit: "days" }) : nothing}
  ${fading(way === "inherited" ? (inherited ?? null) : (own ?? null))}`;
}
