// The field of the line under the slider: any line may be looked at, and one that no score reaches says so.

import { html, nothing } from "lit";
import { count } from "../format.ts";
import { t } from "../text.ts";
import { numberInput } from "./number.ts";

interface Given {
  theta: number;
  /** The highest line that some score reaches. */
  last: number;
  /** The highest line that can be looked at. */
  most: number;
  move: (theta: number) => void;
}

export function lineField({ theta, last, most, move }: Given) {
  // Where every score is 0 the verdict says so.
  const beyond = last > 0 && theta > last;
  return html`<div class="field is-inline line-number">
    <label for="line-theta">${t.line.here}</label>
    ${numberInput({
      id: "line-theta",
      shown: String(theta),
      expects: { min: 0, max: most, whole: "points", required: true },
      set: (typed) => typed !== null && move(typed),
      on: "input",
      describedBy: beyond ? "line-theta-beyond" : undefined,
    })}
    ${beyond ? html`<span class="hint" id="line-theta-beyond">Nobody’s score reaches ${count(theta)}: the highest is ${count(last)}.</span>` : nothing}
  </div>`;
}
