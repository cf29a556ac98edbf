// What two models differ in, in words: signals by their ids, all else by its place.

import { list, points } from "../format.ts";
import type { Edited } from "./edit.ts";
import { type Model, readModel, type Signal, type When } from "./model.ts";
import { decayInWords, whenInWords } from "./words.ts";

export interface Difference {
  how: "added" | "removed" | "changed";
  name: string;
  /** Each change: what, from, to. */
  changes: string[];
}

export function differences(from: Edited, to: Edited): Difference[] {
  const [before, after] = [readModel(from.text), readModel(to.text)];
  if (!before || !after) return [];
  const found: Difference[] = [];
  for (const signal of before.signals)
    if (!after.signals.some(({ id }) => id === signal.id))
      found.push({ how: "removed", name: nameOf(signal), changes: [] });
  for (const signal of after.signals) {
    const was = before.signals.find(({ id }) => id === signal.id);
    if (!was)
      found.push({
        how: "added",
        name: nameOf(signal),
        changes: [`${whenInWords(signal.when)}: ${points(signal.points)} points`],
      });
    else {
      const changes = ofSignal(was, signal);
      const [wasOff, isOff] = [from.off.includes(signal.id), to.off.includes(signal.id)];
      if (wasOff !== isOff) changes.unshift(isOff ? "switched off" : "switched on");
      if (changes.length > 0) found.push({ how: "changed", name: nameOf(signal), changes });
    }
  }
  const rest = ofLeaves(leaves(before), leaves(after));
  if (rest.length > 0) found.push({ how: "changed", name: "The model", changes: rest });
  return found;
}

const nameOf = ({ label, id }: Signal): string => label ?? id;

const NONE = "none";
const arrow = (what: string, before: string, after: string): string => `${what} ${before} → ${after}`;

function ofSignal(before: Signal, after: Signal): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Signal)[];
  return keys.flatMap((key) => {
    const said = [before, after].map((signal) => say(key, signal));
    return JSON.stringify(before[key]) === JSON.stringify(after[key]) ? [] : [arrow(spaced(key), said[0]!, said[1]!)];
  });
}

function say(key: keyof Signal, signal: Signal): string {
  if (key === "when") return `“${whenInWords(signal.when)}”`;
  if (key === "decay") return signal.decay === undefined ? "the model’s" : decayInWords(signal.decay) || NONE;
  return plain(signal[key]);
}

const spaced = (key: string): string => key.replaceAll("_", " ");

function plain(value: unknown): string {
  if (value === undefined || value === null) return NONE;
  if (typeof value === "number") return points(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? list(value.map(plain)) : String(value);
}

/** All that a model says beside its signals, by a readable place. */
function leaves(model: Model): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, place: string): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== "object" || (Array.isArray(value) && value.every((one) => typeof one !== "object"))) {
      found.set(place, plain(value));
    } else if (isCondition(value)) {
      found.set(place, `“${whenInWords(value)}”`);
    } else {
      for (const [key, inner] of Object.entries(value)) walk(inner, `${place}${place && " "}${named(place, key)}`);
    }
  };
  const { signals: _, schema: __, ...rest } = model;
  walk(rest, "");
  return found;
}

const isCondition = (value: object): value is When => "field" in value || "activity" in value;

const NAMES: Record<string, string> = { gates: "gate on", threshold: "line", person: "people:", account: "accounts:" };
const named = (place: string, key: string): string => {
  if (/^\d+$/.test(key)) return String(Number(key) + 1);
  return place === "" || NAMES[key] ? (NAMES[key] ?? spaced(key)) : spaced(key);
};

function ofLeaves(before: Map<string, string>, after: Map<string, string>): string[] {
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places.flatMap((place) => {
    const [was, is] = [before.get(place) ?? NONE, after.get(place) ?? NONE];
    return was === is ? [] : [arrow(place, was, is)];
  });
}
