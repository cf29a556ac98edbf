// A model's signals in words: when each one holds, and how it fades.

import { list, points } from "../format.ts";
import type { Decay, Signal, When } from "./model.ts";

const spaced = (name: unknown): string => String(name).replaceAll("_", " ");
/** A number of the document; while it is edited it may be anything. */
const number = (value: unknown): string => (typeof value === "number" ? points(value) : String(value ?? "…"));
const either = (values: unknown[]): string => list(values.map(spaced)).replace(/ and (?=[^ ]*[^,]*$)/, " or ");

/** "pricing page view, 3 or more within 90 days"; "the account's employees are between 100 and 500". */
export function whenInWords(when: When): string {
  return when.field == null ? activityInWords(when) : fieldInWords(when.field, when);
}

function activityInWords(when: When): string {
  const types = when.activity ?? [];
  const what = types.includes("*") ? "any activity" : either(types) || "no activity type yet";
  const words = [what];
  if (when.source) words.push(`from a ${when.source === "third_party" ? "third-party" : "first-party"} source`);
  if (when.asset_contains) words.push(`whose asset contains “${when.asset_contains}”`);
  if (when.at_least != null) words.push(`, ${number(when.at_least)} or more within ${number(when.within_days)} days`);
  else if (when.people_at_least != null)
    words.push(`by ${number(when.people_at_least)} or more people within ${number(when.within_days)} days`);
  else if (!types.includes("*")) words.push(", each time");
  return words.join(" ").replaceAll(" ,", ",");
}

function fieldInWords(field: string, when: When): string {
  const [scope, name] = String(field).split(".");
  const whose = `${scope === "person" ? "the person’s" : "the account’s"} ${spaced(name || "…")}`;
  if (when.equals != null) return `${whose} is ${spaced(when.equals)}`;
  if (when.in) return `${whose} is ${either(when.in)}`;
  if (when.any_of) return `${whose} include ${either(when.any_of)}`;
  if (when.contains_any) return `${whose} contains the word ${either(when.contains_any)}`;
  if (when.between) return `${whose} is between ${number(when.between[0])} and ${number(when.between[1])}`;
  if (when.gte != null) return `${whose} is at least ${number(when.gte)}`;
  if (when.lte != null) return `${whose} is at most ${number(when.lte)}`;
  if (when.exists != null) return `${whose} is ${when.exists ? "" : "not "}known`;
  if (when.is_true != null) return `${whose} is ${when.is_true ? "yes" : "no"}`;
  if (when.within_days != null) return `${whose} is at most ${number(when.within_days)} days ago`;
  return whose;
}

export function decayInWords(decay: Decay): string {
  if (!decay) return "";
  if (decay.half_life_days != null) return `halves every ${number(decay.half_life_days)} days`;
  if (decay.linear_days != null) return `fades to nothing in ${number(decay.linear_days)} days`;
  return `counts for ${number(decay.window_days)} days`;
}

/** What bounds a signal: its own cap, a cap a day, its group. */
export function limitInWords(signal: Signal): string {
  const limits: string[] = [];
  if (signal.cap != null) limits.push(`at most ${number(signal.cap)}`);
  if (signal.max_per_day != null) limits.push(`${number(signal.max_per_day)} a day`);
  if (signal.group != null) limits.push(`in “${signal.group}”`);
  return limits.join(", ");
}
