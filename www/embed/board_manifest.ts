// What editors are told of <cutline-board>.

import { attribute, event, member } from "./described.ts";
import type { Described } from "./manifest.ts";

const LINE = "{ axis: Axis; threshold: number; calibration: Calibration }";
const says = {
  model: "A model document as JSON, or a starter model's name; without one the first starter model",
  settings: "Settings; what is not given keeps its default",
  targets: "What sales can work, what is needed, and when a customer has to pay back",
  objective: "What is best among the lines that serve every target",
  axis: "What the line is moved along; without one the model's own",
  threshold: "The line that is looked at; without one today's",
  asOf: "The day looked at, YYYY-MM-DD; without one that of the latest activity or outcome",
};

export const board: Described = {
  entry: "board",
  class: "CutlineBoard",
  tag: "cutline-board",
  description:
    "Every line at once over the rows that the page gives: how many cross it, what became of them, and which is best.",
  attributes: [
    attribute("model", "model", "string", says.model),
    attribute("settings", "settings", "JSON", says.settings),
    attribute("targets", "targets", "JSON", says.targets),
    attribute("objective", "objective", "Objective", says.objective),
    attribute("axis", "axis", "Axis", says.axis),
    attribute("threshold", "threshold", "number", says.threshold),
    attribute("as-of", "asOf", "string", says.asOf),
  ],
  members: [
    member("tables", "Tables", "The rows: arrays of objects, or CSV as text or file, by table"),
    member("mappings", "Mappings", "Which column feeds which field, where its header does not tell, by table"),
    member("model", "string | ModelDocument", says.model),
    member("settings", "Partial<Settings>", says.settings),
    member("targets", "Targets", says.targets),
    member("objective", "Objective", says.objective),
    member("axis", "Axis | null", says.axis),
    member("threshold", "number | null", says.threshold),
    member("asOf", "string | null", says.asOf),
    member("calibration", "Calibration | null", "All that is so at the line; null while nothing is drawn", true),
    member("overview", "Overview | null", "What was read and measured; null while nothing is drawn", true),
    member("ready", "Promise<void>", "Settled when the core is loaded", true),
  ],
  events: [
    event("cutline-line-moved", LINE, "The user moved the line that is looked at"),
    event("cutline-line-set", "{ axis: Axis; threshold: number; model: string }", "The user set today's line"),
    event(
      "cutline-recommended",
      "{ axis: Axis; threshold: number | null; calibration: Calibration }",
      "Another line is recommended than before, or none",
    ),
    event(
      "cutline-ready",
      "{ axis: Axis; threshold: number; calibration: Calibration; overview: Overview }",
      "What was given last is drawn",
    ),
    event("cutline-failed", "{ message: string; code: string | null }", "Nothing can be drawn, and why"),
  ],
  slots: [
    { name: "heading", description: "In place of the heading" },
    { name: "empty", description: "In place of what stands there without rows" },
    { name: "loading", description: "In place of what stands there while rows are read" },
    { name: "failing", description: "In place of the sentence that says why nothing can be drawn" },
    { name: "footer", description: "Below everything" },
  ],
  parts: {
    frame: "All of it, on its own ground",
    heading: "The heading, where none is given",
    card: "Each of the cards",
    empty: "The card that stands there without rows",
    loading: "The card that stands there while rows are read",
    failure: "The sentence that says why nothing can be drawn",
    verdict: "The card of what to do with today's line, and why",
    board: "The card of the picture",
    plot: "The picture",
    flag: "A flag over the picture",
    slider: "The slider of the line",
    legend: "What the marks mean",
    table: "The same as a table, folded in",
    button: "A button",
    input: "A field or a choice",
  },
};
