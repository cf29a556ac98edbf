// Known mistakes, looked for in the model, its lines and the data: each a sentence with its figures, and a way to where it is
// mended. Where there is nothing to say, that is all that is said.

import { html } from "lit";
import type { Finding, Findings } from "../engine/protocol.gen.ts";
import { count, percent, plural, ratio, statistic } from "../format.ts";
import { type Answer, lacking } from "../review/lacking.ts";
import { SEVERITY } from "../review/words.ts";
import { waysOf } from "../state/mended.ts";
import { readModel } from "../state/model.ts";
import { spaced } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  findings: Answer<Findings>;
  /** The model in use, a JSON text. */
  model: string;
  /** Names of signals by id. */
  labels: Record<string, string>;
}

class ReviewFindings extends CutElement<Data> {
  protected override view(data: Data) {
    const { answer, stale } = data.findings;
    return html`<section class="card" aria-labelledby="found-title" aria-busy=${stale}>
      <h3 id="found-title">What is wrong, as far as the data can tell</h3>
      ${answer ? html`<div class=${stale ? "is-stale" : ""}>${this.all(answer.findings, data)}</div>` : lacking(data.findings)}
    </section>`;
  }

  private all(findings: Finding[], { model, labels }: Data) {
    if (findings.length === 0) return html`<p>Nothing: none of the known mistakes is found.</p>`;
    const read = readModel(model);
    return html`<p class="hint">${plural(findings.length, "finding")}; what makes a line mean something else stands first.</p>
      <ol class="found">
        ${findings.map(
          (finding) => html`<li>
            <span class="badge is-${finding.severity}">${SEVERITY[finding.severity]}</span>
            <div class="found-says">
              <p>${finding.says}</p>
              ${figures(finding)}
              <p class="found-ways">
                ${waysOf(finding, read, labels).map(({ place, says }) => html`<button type="button" class="button is-small" @click=${() => this.tell("place-wanted", place)}>${says}</button>`)}
              </p>
            </div>
          </li>`,
        )}
      </ol>`;
  }
}

/** Names that say little by themselves. */
const NAMES: Record<string, string> = { flow: "qualified a month", psi: "stability index", days: "days since" };

const SHARES = /^(precision|share|utilisation|floor|rate|difference)/;
const RATIOS = /^(odds|psi)/;
const STATISTICS = /^(p|phi)$/;

function figures({ figures }: Finding) {
  const written = (name: string, value: number): string => {
    if (SHARES.test(name)) return value < 0 ? `−${percent(-value)}` : percent(value);
    if (RATIOS.test(name)) return ratio(value);
    return STATISTICS.test(name) ? statistic(value) : count(value);
  };
  return html`<dl class="found-figures">
    ${Object.entries(figures).map(([name, value]) => html`<div><dt>${NAMES[name] ?? spaced(name)}</dt><dd>${written(name, value)}</dd></div>`)}
  </dl>`;
}

customElements.define("cut-review-findings", ReviewFindings);
