// The page's own styles of the calculator, as one style sheet that every calculator's shadow adopts.

import approaches from "../components/approaches.css?embedded";
import calculator from "../components/calculator.css?embedded";
import readout from "../components/readout.css?embedded";
import base from "../style/base.css?embedded";
import forms from "../style/forms.css?embedded";
import tokens from "../style/tokens.css?embedded";
import frame from "./frame.css?embedded";

let shared: CSSStyleSheet | null = null;

export function sheet(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync([tokens, base, forms, approaches, readout, calculator, frame].join("\n"));
  }
  return shared;
}
