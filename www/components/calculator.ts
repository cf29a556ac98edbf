// The calculator as a step of the page.

import { calculatorView, type Shown } from "../calculator/view.ts";
import { CutElement } from "./element.ts";

class Calculator extends CutElement<Shown> {
  protected override view(data: Shown) {
    return calculatorView(data, (inputs) => this.tell("calculator-changed", inputs));
  }
}

customElements.define("cut-calculator", Calculator);
