// A model's signals in words: when each one holds, and how it fades.

import { count, list, points } from "../format.ts";
import type { Decay, Signal, When } from "./model.ts";

const spaced = (name: unknown): string => String(name).replaceAll("_", " ");
const either = (values: unknown[]): string => list(values.map(spaced)).replace(/ and (?=[^ ]*[^,]*$)/, " or ");

/** "pricing page view, 3 or more within 90 days"; "the account's employees are between 100 and 500". */
export function whenInWords(when: When): string {
  return when.field === undefined ? activityInWords(when) : fieldInWords(when.field, when);
}

function activityInWords(when: When): string {
  const types = when.activity ?? [];
  const what = types.includes("*") ? "any activity" : either(types);
  const words = [what];
  if (when.source) words.push(`from a ${when.source === "third_party" ? "third-party" : "first-party"} source`);
  if (when.asset_contains) words.push(`whose asset contains “${when.asset_contains}”`);
  if (when.at_least !== undefined)
    words.push(`, ${count(when.at_least)} or more within ${count(when.within_days)} days`);
  else if (when.people_at_least !== undefined)
    words.push(`by ${count(when.people_at_least)} or more people within ${count(when.within_days)} days`);
  else if (!types.includes("*")) words.push(", each time");
  return words.join(" ").replaceAll(" ,", ",");
}

function fieldInWords(field: string, when: When): string {
  const [scope, name = ""] = field.split(".");
  const whose = `${scope === "person" ? "the person’s" : "the account’s"} ${spaced(name)}`;
  if (when.equals !== undefined) return `${whose} is ${spaced(when.equals)}`;
  if (when.in) return `${whose} is ${either(when.in)}`;
  if (when.any_of) return `${whose} include ${either(when.any_of)}`;
  if (when.contains_any) return `${whose} contains the word ${either(when.contains_any)}`;
  if (when.between) return `${whose} is between ${count(when.between[0])} and ${count(when.between[1])}`;
  if (when.gte !== undefined) return `${whose} is at least ${count(when.gte)}`;
  if (when.lte !== undefined) return `${whose} is at most ${count(when.lte)}`;
  if (when.exists !== undefined) return `${whose} is ${when.exists ? "" : "not "}known`;
  if (when.is_true !== undefined) return `${whose} is ${when.is_true ? "yes" : "no"}`;
  if (when.within_days !== undefined) return `${whose} is at most ${count(when.within_days)} days ago`;
  return whose;
}

export function decayInWords(decay: Decay): string {
  if (!decay) return "";
  if ("half_life_days" in decay) return `halves every ${count(decay.half_life_days)} days`;
  if ("linear_days" in decay) return `fades to nothing in ${count(decay.linear_days)} days`;
  return `counts for ${count(decay.window_days)} days`;
}

/** What bounds a signal: its own cap, a cap a day, its group. */
export function limitInWords(signal: Signal): string {
  const limits: string[] = [];
  if (signal.cap !== undefined) limits.push(`at most ${points(signal.cap)}`);
  if (signal.max_per_day !== undefined) limits.push(`${count(signal.max_per_day)} a day`);
  if (signal.group !== undefined) limits.push(`in “${signal.group}”`);
  return limits.join(", ");
}
