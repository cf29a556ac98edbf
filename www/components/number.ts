// A field for a number. What it does not take stays in it as it was typed, with what is wrong in words, until it is mended;
// meanwhile the number that was there before still counts. Its label stands beside it and names it by its id.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Expects, expected, wrong } from "../state/number.ts";
import { CutElement, define } from "./element.ts";

export interface NumberGiven {
  id: string;
  /** The number as the field shows it; empty for none. */
  shown: string;
  expects: Expects;
  set: (value: number | null) => void;
  /** "input" takes every keystroke, "change" only what is settled. */
  on: "input" | "change";
  placeholder?: string | undefined;
  class?: string;
  /** The id of a text that describes the field. */
  describedBy?: string | undefined;
}

interface Typed {
  text: string;
  /** What is wrong with it. */
  says: string | null;
  /** What the field is to show for as long as the text stands. */
  shown: string;
}

class NumberInput extends CutElement<NumberGiven> {
  /** "1.0" is 1 already, but must not be written over. */
  private typed: Typed | null = null;

  protected override view(given: NumberGiven) {
    const { id, shown, expects, on } = given;
    const typed = this.typed?.shown === shown ? this.typed : null;
    const says = typed?.says ?? null;
    const described = [says && `${id}-wrong`, given.describedBy].filter(Boolean).join(" ");
    return html`<input
        id=${id}
        part="input"
        type="number"
        min=${expects.min ?? nothing}
        max=${expects.max ?? nothing}
        step=${expects.whole ? "1" : "any"}
        inputmode=${expects.whole ? "numeric" : "decimal"}
        placeholder=${given.placeholder ?? nothing}
        class=${given.class ?? ""}
        aria-invalid=${says ? "true" : "false"}
        aria-describedby=${described || nothing}
        .value=${live(typed?.text ?? shown)}
        @input=${(event: Event) => (on === "input" || says) && this.take(event)}
        @change=${(event: Event) => on === "change" && this.take(event)}
      />${says ? html`<span class="wrong" id="${id}-wrong" role="alert">${says}</span>` : nothing}`;
  }

  private take(event: Event): void {
    const { value: text, validity } = event.currentTarget as HTMLInputElement;
    const { shown, expects, set } = this.current!;
    const mistake = wrong(text, validity.badInput, expects);
    const until = shown === "" ? "" : ` Until then ${shown} holds.`;
    const says = mistake && `${mistake}: ${expected(expects)} ${expects.whole ? "are" : "is"} expected.${until}`;
    this.typed = { text, says, shown: says || text === "" ? shown : String(Number(text)) };
    this.redraw();
    if (!says) set(text === "" ? null : Number(text));
  }
}

define("cut-number", NumberInput);

export const numberInput = (given: NumberGiven) => html`<cut-number .data=${given}></cut-number>`;
