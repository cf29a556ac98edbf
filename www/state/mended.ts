// Where a finding is mended: a place on the page, and what the button that leads there says.

import type { Finding } from "../engine/protocol.gen.ts";
import type { Model } from "./model.ts";
import type { Part } from "./reviewing.ts";

export type Place =
  /** A field of the model's editor, by its path in the document. */
  | { to: "field"; path: string }
  | { to: "signal"; id: string }
  /** Where a signal is added. */
  | { to: "signals" }
  | { to: "line"; of: "person" | "account" }
  | { to: "data" }
  | { to: "part"; part: Part };

export interface Way {
  place: Place;
  says: string;
}

/** A finding about a line names whom it lets through. */
const whose = ({ says }: Finding): "person" | "account" => (/\b(people|person)\b/.test(says) ? "person" : "account");

/** The field that holds the line of people or accounts. */
function lineField(model: Model | null, of: "person" | "account"): string {
  if (of === "person") return "person.threshold";
  return model?.account?.mode === "additive" ? "account.threshold" : "account.gates.engagement";
}

/** `labels`: names of signals by id. */
export function waysOf(finding: Finding, model: Model | null, labels: Record<string, string>): Way[] {
  if (finding.signals.length > 0)
    return finding.signals.map((id) => ({ place: { to: "signal", id }, says: `Show “${labels[id] ?? id}”` }));
  const field = (path: string, says: string): Way[] => [{ place: { to: "field", path }, says }];
  const of = whose(finding);
  switch (finding.id) {
    case "line_too_low":
    case "line_too_high":
      return [{ place: { to: "line", of }, says: "Move the line" }];
    case "stale_model":
      return field("reviewed_on", "Note the day of the review");
    case "no_fit_gate":
      return field("account.gates.fit", "Set a gate on fit");
    case "no_coverage_gate":
      return field("account.gates.coverage", "Set a gate on coverage");
    case "one_person_accounts":
      return field("account.per_person_cap", "Cap what one person counts");
    case "one_line_for_all_motions":
    case "inconsistent_lines":
      return field("applies_to", "Say whom the model is for");
    case "no_decay":
      return field("decay", "Let activities fade");
    case "fit_alone_qualifies":
    case "behaviour_never_qualifies":
      return field(lineField(model, of), "Change the line or the points");
    case "no_outcomes":
      return [{ place: { to: "data" }, says: "Load opportunities" }];
    case "drift":
      return [{ place: { to: "part", part: "quarterly" }, says: "See the quarters" }];
    case "rank_inversion":
    case "irrelevant_signals":
    case "seen_after_the_fact":
      return [{ place: { to: "part", part: "signals" }, says: "Audit the signals" }];
    case "no_negative_signal":
    case "unused":
    case "counted_twice":
    case "upside_down_bands":
      return [{ place: { to: "signals" }, says: "Add a signal" }];
  }
}
