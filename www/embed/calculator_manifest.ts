// `custom-elements.json`: the element described for editors and documentation, in the schema of custom-elements-manifest.

import { attributeOf, FIELDS, propertyOf } from "./names.ts";

const CLASS = "CutlineCalculator";
const TAG = "cutline-calculator";
const CALCULATED = "CustomEvent<{ inputs: Inputs; calculation: Calculation }>";

const PARTS = {
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
};

const member = (name: string, type: string, description: string, readonly = false) => ({
  kind: "field",
  name,
  type: { text: type },
  description,
  ...(readonly ? { readonly } : {}),
});

/** @param tokens the style sheet whose custom properties can be set from outside */
export function manifest(tokens: string) {
  const described = FIELDS.map(({ name, label, unit, factor }) => ({
    name,
    says: `${label}${factor === 100 ? ", a share from 0 to 1" : unit ? `, ${unit}` : ""}`,
  }));
  const names = [...tokens.matchAll(/--([\w-]+):\s*([^;]+);/g)].filter(([, name]) => !name?.startsWith("plot-"));
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: "calculator.js",
        declarations: [
          {
            kind: "class",
            name: CLASS,
            tagName: TAG,
            customElement: true,
            superclass: { name: "HTMLElement" },
            description:
              "How many leads a target takes, whether sales can work them, and what a lead costs and brings.",
            attributes: [
              ...described.map(({ name, says }) => ({
                name: attributeOf(name),
                fieldName: propertyOf(name),
                type: { text: "number" },
                description: says,
              })),
              { name: "name", fieldName: "name", type: { text: "string" }, description: "The name in a form" },
              {
                name: "disabled",
                fieldName: "disabled",
                type: { text: "boolean" },
                description: "Nothing can be typed",
              },
            ],
            members: [
              ...described.map(({ name, says }) => member(propertyOf(name), "number | null", says)),
              member("inputs", "Inputs", "All inputs, by the names that the core knows"),
              member("calculation", "Calculation | null", "What they come to; null until the core is loaded", true),
              member("ready", "Promise<void>", "Settled when the core is loaded", true),
              member("value", "string", "The inputs as JSON, which a form sends"),
              member("name", "string", "The name in a form"),
              member("disabled", "boolean", "Nothing can be typed"),
              member("form", "HTMLFormElement | null", "The form it belongs to", true),
            ],
            events: [
              { name: "cutline-change", type: { text: CALCULATED }, description: "The user changed an input" },
              { name: "cutline-calculated", type: { text: CALCULATED }, description: "There is a new calculation" },
              {
                name: "cutline-failed",
                type: { text: "CustomEvent<{ message: string }>" },
                description: "Nothing can be computed on this page, and why",
              },
            ],
            slots: [
              { name: "heading", description: "In place of the heading" },
              { name: "footer", description: "Below everything" },
            ],
            cssProperties: [
              { name: "--cutline-rem", default: "16px", description: "What all measures are multiples of" },
              ...names.map(([, name, value]) => ({ name: `--cutline-${name}`, default: value?.replace(/\s+/g, " ") })),
            ],
            cssParts: Object.entries(PARTS).map(([name, description]) => ({ name, description })),
          },
        ],
        exports: [
          { kind: "js", name: CLASS, declaration: { name: CLASS } },
          { kind: "custom-element-definition", name: TAG, declaration: { name: CLASS } },
        ],
      },
    ],
  };
}
