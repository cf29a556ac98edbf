// The inputs' names: in the protocol `win_rate`, as an attribute `win-rate`, as a property `winRate`. No DOM.

import { GROUPS } from "../calculator/fields.ts";
import type { Inputs } from "../engine/protocol.gen.ts";

export const FIELDS = GROUPS.flatMap(({ fields, more }) => [...fields, ...(more?.fields ?? [])]);
export const NAMES: (keyof Inputs)[] = FIELDS.map(({ name }) => name);

export const attributeOf = (name: keyof Inputs): string => name.replaceAll("_", "-");
export const propertyOf = (name: keyof Inputs): string => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** What an attribute says; `null` where it says no number. */
export function numberIn(text: string | null): number | null {
  const number = Number(text);
  return text === null || text.trim() === "" || !Number.isFinite(number) ? null : number;
}

/** The inputs among what was given; all else is left out. */
export function inputsIn(given: unknown): Inputs {
  const known: Inputs = {};
  if (typeof given !== "object" || given === null) return known;
  for (const name of NAMES) {
    const value: unknown = (given as Record<string, unknown>)[name];
    if (typeof value === "number" && Number.isFinite(value)) known[name] = value;
  }
  return known;
}

export function inputsInJson(text: string): Inputs {
  try {
    return inputsIn(JSON.parse(text));
  } catch {
    return {};
  }
}
