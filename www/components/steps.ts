// The path, always visible: Data, Model, Line, People & accounts, each with what it has or lacks.

import { html } from "lit";
import { STEPS, type Step } from "../state/state.ts";
import { STEP } from "../text.ts";
import { CutElement } from "./element.ts";

export interface StepStatus {
  says: string;
  state: "empty" | "asks" | "ready";
}

interface Data {
  step: Step;
  data: StepStatus;
  model: StepStatus;
  line: StepStatus;
  records: StepStatus;
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
              <span class="step-number" aria-hidden="true">${data[step].state === "asks" ? "!" : i + 1}</span>
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

customElements.define("cut-steps", Steps);
