// Reading a model document for the screen, and moving its lines. Validation is the core's: a text that is no JSON comes
// back as `null` here, and what is wrong in one that is comes in the core's answer to `model`.

import type { DecayDocument, GatesDocument, ModelDocument, SignalDocument, When } from "../engine/protocol.gen.ts";

export type Model = ModelDocument;
export type Signal = SignalDocument;
export type Decay = DecayDocument | null;
export type Gate = keyof GatesDocument;
export type { When };

/** A file may begin with a mark of its encoding, which is no part of the document. */
export const unmarked = (text: string): string => text.replace(/^\uFEFF/, "");

export function readModel(text: string): Model | null {
  try {
    const model = JSON.parse(unmarked(text)) as Model;
    return Array.isArray(model.signals) ? model : null;
  } catch {
    return null;
  }
}

export const writeModel = (model: Model): string => `${JSON.stringify(model, null, 2)}\n`;

/** The place of an axis's line in the document: `account.engagement` is a gate, `person.score` a threshold. */
function place(axis: string): ["person" | "account", Gate | null] {
  const [scope, what] = axis.split(".") as ["person" | "account", string];
  return [scope, what === "score" ? null : (what as Gate)];
}

/** The model with its own line on `axis` moved to `theta`; the same text where it has no such part. */
export function withLine(text: string, axis: string, theta: number): string {
  const model = readModel(text);
  const [scope, gate] = place(axis);
  const part = model?.[scope];
  if (!model || !part) return text;
  if (gate === null) part.threshold = theta;
  else if (scope === "account") model.account!.gates = { ...model.account!.gates, [gate]: theta };
  return writeModel(model);
}

/** Where the model's own line on `axis` stands; `null` where it sets none. */
export function lineOf(text: string, axis: string): number | null {
  const [scope, gate] = place(axis);
  const model = readModel(text);
  const line = gate === null ? model?.[scope]?.threshold : model?.account?.gates?.[gate];
  return line ?? null;
}

/** How a signal counts: a field's test, activities each time, so many of them, or so many people. */
export type Kind = "field" | "each" | "at_least" | "people";

export function kindOf({ activity, at_least, people_at_least }: When): Kind {
  if (people_at_least != null) return "people";
  if (at_least != null) return "at_least";
  return activity == null ? "field" : "each";
}

/** The decay that governs a signal: its own, or the model's; `null` for none, and for everything but each-time signals. */
export function decayOf(model: Model, signal: Signal): Decay {
  if (kindOf(signal.when) !== "each") return null;
  return signal.decay === undefined ? (model.decay ?? null) : signal.decay;
}
