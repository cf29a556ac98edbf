// Fit A–C by engagement 1–3: how many fall into each cell, and what share of them qualifies; the cuts can be moved.

import { html } from "lit";
import type { Labels as Counts, Scope } from "../engine/protocol.gen.ts";
import { count, percent, points } from "../format.ts";
import { type Cuts, withCut } from "../state/cuts.ts";
import { CutElement } from "./element.ts";
import { numberInput } from "./number.ts";

interface Data {
  scope: Scope;
  cuts: Cuts;
  labels: Counts | null;
  stale: boolean;
}

const ROWS = ["A", "B", "C"] as const;

class Labels extends CutElement<Data> {
  protected override view({ scope, cuts, labels, stale }: Data) {
    if (!labels) return html``;
    const most = Math.max(1, ...labels.records.flat());
    return html`<section class="card labels" aria-labelledby="labels-title">
      <div class="labels-head">
        <h3 id="labels-title">Labels: fit by engagement</h3>
        <p class="hint">How many ${scope === "person" ? "people" : "accounts"} fall into each cell, and the share of them that qualifies.</p>
      </div>
      <div class="scroll" role="region" aria-label="Fit by engagement" tabindex="0">
        <table class="label-grid ${stale ? "is-stale" : ""}">
          <thead>
            <tr>
              <td></td>
              ${span(cuts.engagement).map((says, i) => html`<th scope="col"><strong>${i + 1}</strong> <span class="hint">engagement ${says}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${ROWS.map(
              (row, i) => html`<tr>
                <th scope="row"><strong>${row}</strong> <span class="hint">fit ${span(cuts.fit)[i]!}</span></th>
                ${labels.records[i]!.map((records, j) => this.cell(records, labels.qualified[i]![j]!, most))}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="labels-cuts">
        ${this.cut(cuts, "fit", 0, "A from fit")} ${this.cut(cuts, "fit", 1, "B from fit")} ${this.cut(cuts, "engagement", 0, "1 from engagement")}
        ${this.cut(cuts, "engagement", 1, "2 from engagement")}
      </div>
    </section>`;
  }

  private cell(records: number, qualified: number, most: number) {
    const share = records > 0 ? qualified / records : null;
    const weight = Math.ceil((4 * records) / most);
    return html`<td class="label-cell is-${weight}">
      <strong>${count(records)}</strong>
      <span class="hint">${share === null ? "nobody" : `${percent(share)} qualify`}</span>
    </td>`;
  }

  private cut(cuts: Cuts, of: keyof Cuts, at: 0 | 1, label: string) {
    const id = `cut-${of}-${at}`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${numberInput({
        id,
        shown: String(cuts[of][at]),
        expects: { required: true },
        set: (typed) => typed !== null && this.tell("cuts-chosen", withCut(cuts, of, at, typed)),
        on: "change",
      })}
    </div>`;
  }
}

const span = ([first, second]: readonly [number, number]): string[] => [
  `${points(first)} and more`,
  `${points(second)} to ${points(first)}`,
  `below ${points(second)}`,
];

customElements.define("cut-labels", Labels);
