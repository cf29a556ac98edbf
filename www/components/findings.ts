// What is wrong with the model on its face, each with the signals that it is about.

import { html } from "lit";
import type { Finding } from "../engine/protocol.gen.ts";
import { SEVERITY } from "../review/words.ts";
import { CutElement } from "./element.ts";

interface Data {
  findings: Finding[];
  /** Names of signals by id. */
  labels: Record<string, string>;
}

class Findings extends CutElement<Data> {
  protected override view({ findings, labels }: Data) {
    if (findings.length === 0) return html``;
    return html`<section class="card" aria-labelledby="findings-title">
      <h3 id="findings-title">What is wrong with it on its face</h3>
      <ul class="findings">
        ${findings.map(
          (finding) => html`<li>
            <span class="badge is-${finding.severity}">${SEVERITY[finding.severity]}</span>
            <span
              >${finding.says}
              ${finding.signals.map((id) => html`<button type="button" class="link" @click=${() => this.tell("signal-wanted", id)}>${labels[id] ?? id}</button> `)}</span
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define("cut-findings", Findings);
