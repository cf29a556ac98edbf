// Reading a model document for the screen, and moving its lines. Validation is the core's: a text that is no model comes
// back as `null` here and as `invalid_model` from every ask.

export interface When {
  activity?: string[];
  at_least?: number;
  people_at_least?: number;
  within_days?: number;
  source?: string;
  asset_contains?: string;
  field?: string;
  equals?: unknown;
  in?: unknown[];
  any_of?: unknown[];
  contains_any?: unknown[];
  between?: [number, number];
  gte?: number;
  lte?: number;
  exists?: boolean;
  is_true?: boolean;
}

export type Decay = { half_life_days: number } | { linear_days: number } | { window_days: number } | null;

export interface Signal {
  id: string;
  label?: string;
  scope: "person" | "account";
  dimension: "fit" | "intent" | "engagement";
  group?: string;
  when: When;
  points: number;
  points_per?: string;
  max_per_day?: number;
  cap?: number;
  decay?: Decay;
  qualifies?: boolean;
}

export type Gate = "fit" | "intent" | "engagement" | "coverage";

export interface Model {
  name: string;
  decay?: Decay;
  signals: Signal[];
  groups?: Record<string, { cap?: number }>;
  person?: { threshold: number; dimensions?: string[] };
  account?: {
    mode: "gated" | "additive";
    threshold?: number;
    gates?: Partial<Record<Gate, number>>;
    per_person_cap?: number | null;
  };
}

export function readModel(text: string): Model | null {
  try {
    const model = JSON.parse(text) as Model;
    return Array.isArray(model.signals) ? model : null;
  } catch {
    return null;
  }
}

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
  return `${JSON.stringify(model, null, 2)}\n`;
}

/** The decay that governs a signal: its own, or the model's; `null` for none, and for everything but each-time signals. */
export function decayOf(model: Model, signal: Signal): Decay {
  const eachTime =
    signal.when.activity && signal.when.at_least === undefined && signal.when.people_at_least === undefined;
  if (!eachTime) return null;
  return signal.decay === undefined ? (model.decay ?? null) : signal.decay;
}
