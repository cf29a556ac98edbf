// What editors are told of <cutline-calculator>.

import { attribute, event, member } from "./described.ts";
import type { Described } from "./manifest.ts";
import { attributeOf, FIELDS, propertyOf } from "./names.ts";

const CALCULATED = "{ inputs: Inputs; calculation: Calculation }";

const inputs = FIELDS.map(({ name, label, unit, factor }) => ({
  name,
  says: `${label}${factor === 100 ? ", a share from 0 to 1" : unit ? `, ${unit}` : ""}`,
}));

export const calculator: Described = {
  entry: "calculator",
  class: "CutlineCalculator",
  tag: "cutline-calculator",
  description: "How many leads a target takes, whether sales can work them, and what a lead costs and brings.",
  attributes: [
    ...inputs.map(({ name, says }) => attribute(attributeOf(name), propertyOf(name), "number", says)),
    attribute("name", "name", "string", "The name in a form"),
    attribute("disabled", "disabled", "boolean", "Nothing can be typed"),
  ],
  members: [
    ...inputs.map(({ name, says }) => member(propertyOf(name), "number | null", says)),
    member("inputs", "Inputs", "All inputs, by the names that the core knows"),
    member("calculation", "Calculation | null", "What they come to; null until the core is loaded", true),
    member("ready", "Promise<void>", "Settled when the core is loaded", true),
    member("value", "string", "The inputs as JSON, which a form sends"),
    member("name", "string", "The name in a form"),
    member("disabled", "boolean", "Nothing can be typed"),
    member("form", "HTMLFormElement | null", "The form it belongs to", true),
  ],
  events: [
    event("cutline-change", CALCULATED, "The user changed an input"),
    event("cutline-calculated", CALCULATED, "There is a new calculation"),
    event("cutline-failed", "{ message: string }", "Nothing can be computed on this page, and why"),
  ],
  slots: [
    { name: "heading", description: "In place of the heading" },
    { name: "footer", description: "Below everything" },
  ],
  parts: {
    frame: "All of it, on its own ground",
    heading: "The heading, where none is given",
    card: "Each of the cards",
    form: "The card of the inputs",
    ways: "The line of buttons",
    button: "A button",
    field: "A label with its input",
    label: "A label",
    input: "An input",
    blank: "The card that stands there before anything is typed",
    verdict: "The card that says whether all can hold at once",
    picture: "A card with bars",
    figures: "The card of the figures and their formulas",
    failure: "The sentence that says why nothing can be computed",
  },
};
