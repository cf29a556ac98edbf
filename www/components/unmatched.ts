// Who could not be matched: people without an account, and accounts whose parents go round in a circle.

import { html, nothing } from "lit";
import type { Unmatched as Answer } from "../engine/protocol.gen.ts";
import { count, list, plural } from "../format.ts";
import { CutElement } from "./element.ts";

interface Data {
  unmatched: Answer | null;
  /** Accounts by key. */
  cycles: string[];
}

const CYCLES_SHOWN = 12;

class UnmatchedPeople extends CutElement<Data> {
  protected override view({ unmatched, cycles }: Data) {
    return html`${cycles.length > 0 ? circle(cycles) : nothing} ${unmatched && unmatched.total > 0 ? this.people(unmatched) : nothing}`;
  }

  private people({ total, rows }: Answer) {
    return html`<details class="card">
      <summary><h3>${plural(total, "person", "people")} without an account</h3></summary>
      <p class="hint">
        Nothing in their records, the domain of their email or what they did names a company. They are scored as people, and count for no account.
      </p>
      <div class="scroll" role="region" aria-label="People without an account" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Email</th>
              <th scope="col">Name</th>
              <th scope="col">Title</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => html`<tr><th scope="row">${row.key}</th><td>${row.email ?? ""}</td><td>${row.name ?? ""}</td><td>${row.title ?? ""}</td></tr>`)}
          </tbody>
        </table>
      </div>
      <p class="ranking-foot">
        ${rows.length < total ? html`<span>The first ${count(rows.length)} of ${count(total)}</span>` : nothing}
        <button type="button" class="button is-small" @click=${() => this.tell("unmatched-wanted", null)}>Download all as CSV</button>
      </p>
    </details>`;
  }
}

function circle(cycles: string[]) {
  const rest = cycles.length - CYCLES_SHOWN;
  const names = rest > 0 ? [...cycles.slice(0, CYCLES_SHOWN), `${count(rest)} more`] : cycles;
  return html`<div class="notice is-warn">
    <p>
      The parents of ${plural(cycles.length, "account")} go round in a circle: ${list(names)}. Each stands alone. Correct the parent of one of them in your CRM.
    </p>
  </div>`;
}

customElements.define("cut-unmatched", UnmatchedPeople);
