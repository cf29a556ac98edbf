// What a host page gives a board, by properties and by attributes. No DOM.

import type { Axis, Objective, Settings, Targets } from "../engine/protocol.gen.ts";
import type { Mappings, Tables } from "./board_public.ts";

export interface Given {
  tables: Tables;
  mappings: Mappings;
  /** A document as JSON, or a starter model's name; empty for the first of them. */
  model: string;
  settings: Partial<Settings>;
  targets: Targets;
  objective: Objective;
  axis: Axis | null;
  asOf: string | null;
}

export const NOTHING: Given = {
  tables: {},
  mappings: {},
  model: "",
  settings: {},
  targets: {},
  objective: "pipeline_per_qualified",
  axis: null,
  asOf: null,
};

export const PROPERTIES = Object.keys(NOTHING) as (keyof Given)[];

/** What an attribute gives; what is no JSON where JSON is expected is given as it is, and refused with everything else. */
export const ATTRIBUTES: Record<string, { name: keyof Given; value: (text: string) => unknown }> = {
  model: { name: "model", value: String },
  axis: { name: "axis", value: String },
  objective: { name: "objective", value: String },
  "as-of": { name: "asOf", value: String },
  settings: { name: "settings", value: json },
  targets: { name: "targets", value: json },
};

/** With one of them given anew; `null` and `undefined` take it away. What is wrong with it is for the core to say. */
export function withGiven(given: Given, name: keyof Given, value: unknown): Given {
  const known = value ?? NOTHING[name];
  return { ...given, [name]: name === "model" ? documentText(known) : known };
}

const documentText = (model: unknown): string =>
  typeof model === "object" ? JSON.stringify(model, null, 2) : String(model);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
