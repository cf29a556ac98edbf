// The calculator as a page of its own, to be put into a frame: dist/calculator.html. What stands behind the # fills it in
// and names the one page that is told how high it is: #host=https://example.com&qualified-per-month=200

import b64 from "../../pkg/cutline_bg.wasm?b64";
import { bytesOf } from "../bytes.ts";
import { defineCalculator } from "./calculator_element.ts";
import { useModule } from "./core.ts";
import { hostIn, inputsInAddress, tellHeight } from "./frame_host.ts";

useModule(bytesOf(b64));
defineCalculator();

const calculator = document.querySelector("cutline-calculator");
if (calculator) {
  calculator.inputs = inputsInAddress(location.hash);
  const host = hostIn(location.hash);
  if (host !== null && parent !== window) tellHeight(calculator, parent, host);
}
