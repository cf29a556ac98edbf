// The path, always visible: from Data to Review, each with what it has or lacks; and the calculator beside it.

import { html } from "lit";
import { STEPS, type Step } from "../state/state.ts";
import { STEP } from "../text.ts";
import { CutElement } from "./element.ts";

export interface StepStatus {
  says: string;
  /** A tool is no step of the path: it has no number. */
  state: "empty" | "asks" | "ready" | "tool";
}

interface Data {
  step: Step;
  data: StepStatus;
  model: StepStatus;
  line: StepStatus;
  records: StepStatus;
  handoff: StepStatus;
  review: StepStatus;
  calculator: StepStatus;
}

class Steps extends CutElement<Data> {
  protected override view(data: Data) {
    return html`<nav aria-label="Steps">
      <ol class="steps">
        ${STEPS.map(
          (step, i) => html`<li>
            <a
              href="#${step}"
              class="step is-${data[step].state}"
              aria-current=${data.step === step ? "step" : "false"}
              @click=${(event: Event) => this.choose(event, step)}
            >
              <span class="step-number" aria-hidden="true">${mark(data[step].state, i + 1)}</span>
              <span class="step-name">${STEP[step]}</span>
              <span class="step-says">${data[step].says}</span>
            </a>
          </li>`,
        )}
      </ol>
    </nav>`;
  }

  private choose(event: Event, step: Step): void {
    event.preventDefault();
    this.tell("step-chosen", step);
  }
}

const mark = (state: StepStatus["state"], number: number): string =>
  ({ asks: "!", tool: "=" })[state as string] ?? `${number}`;

customElements.define("cut-steps", Steps);
