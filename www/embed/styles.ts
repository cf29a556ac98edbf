// The page's own styles for the shadow trees of the elements: one style sheet for what all have in common, and one for each.

import base from "../style/base.css?embedded";
import forms from "../style/forms.css?embedded";
import tokens from "../style/tokens.css?embedded";
import frame from "./frame.css?embedded";

const made = new Map<string, CSSStyleSheet>();

/** The sheets of an element; the same for every one of its kind. @param own its texts beside what all have in common */
export function sheets(own: string): CSSStyleSheet[] {
  return [[tokens, base, forms].join("\n"), own, frame].map((text) => {
    const sheet = made.get(text) ?? new CSSStyleSheet();
    if (!made.has(text)) sheet.replaceSync(text);
    made.set(text, sheet);
    return sheet;
  });
}
