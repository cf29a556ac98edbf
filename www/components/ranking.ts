// People and accounts, ranked; a row opens what its score is made of.

import { html, nothing } from "lit";
import type { Rows } from "../engine/messages.ts";
import type { AccountRow, HandOff, PersonRow, Scope } from "../engine/protocol.gen.ts";
import { count, plural, roundPoints } from "../format.ts";
import { type Cuts, labelOf } from "../state/cuts.ts";
import type { OpenRow } from "../state/state.ts";
import { GATE, MATCHED_BY, ROUTE, SENIORITY, spaced, t } from "../text.ts";
import { dayChoice } from "./day_choice.ts";
import { CutElement } from "./element.ts";
import { parts } from "./parts.ts";

interface Data {
  scope: Scope;
  scores: Rows | null;
  stale: boolean;
  /** How many of the scope qualify now, where that is known. */
  says: string;
  open: OpenRow | null;
  /** The workspace's day. */
  asOf: string | null;
  cuts: Cuts;
  /** Names of signals by id. */
  labels: Record<string, string>;
}

/** As many as the widest of the two tables has. */
const COLUMNS = 12;

class Ranking extends CutElement<Data> {
  protected override view(data: Data) {
    const { scores, scope } = data;
    return html`
      <div class="ranking-head">
        <div class="switch" role="group" aria-label="Show">
          ${(["account", "person"] as const).map(
            (
              one,
            ) => html`<button type="button" aria-pressed=${one === scope} @click=${() => this.tell("scope-chosen", one)}>
              ${one === "person" ? t.records.people : t.records.accounts}
            </button>`,
          )}
        </div>
        <p class="hint">${data.says}</p>
      </div>
      ${scores ? this.apart(data, scores) : nothing}
      ${scores ? (scores.rows.length > 0 ? this.table(data, scores) : html`<p class="empty-note">No ${scope === "person" ? "person" : "account"} has a score under this model.</p>`) : nothing}
    `;
  }

  /** A record that was opened from elsewhere may stand further down than what is shown. */
  private apart(data: Data, scores: Rows) {
    const { open, scope } = data;
    if (!open || open.scope !== scope || scores.rows.some(({ key }) => key === open.key)) return nothing;
    return html`<section class="card" aria-labelledby="apart-title">
      <h3 id="apart-title">${open.key} <span class="hint">further down than the rows shown</span></h3>
      ${this.why(data)}
      <p><button type="button" class="button is-small" @click=${() => this.tell("row-closed", null)}>Close<span class="visually-hidden"> ${open.key}</span></button></p>
    </section>`;
  }

  private table(data: Data, scores: Rows) {
    const person = data.scope === "person";
    return html`<div class="scroll ranking ${data.stale ? "is-stale" : ""}" role="region" aria-label=${person ? t.records.people : t.records.accounts} tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">#</th>
              <th scope="col">${person ? "Person" : "Account"}</th>
              ${person ? html`<th scope="col">Title</th><th scope="col">Account</th>` : html`<th scope="col">Tier</th><th scope="col" class="number">People engaged</th>`}
              <th scope="col" class="number">Fit</th>
              <th scope="col" class="number">Intent</th>
              <th scope="col" class="number">Engagement</th>
              ${person ? nothing : html`<th scope="col" class="number">Coverage</th>`}
              <th scope="col" class="number">Score</th>
              <th scope="col">Label</th>
              <th scope="col">${person ? "MQL" : "MQA"}</th>
              <th scope="col">${person ? "Goes" : "Start with"}</th>
            </tr>
          </thead>
          <tbody>
            ${scores.rows.map((row, i) => this.row(data, row, i))}
          </tbody>
        </table>
      </div>
      <p class="ranking-foot">
        <span>${count(scores.rows.length)} of ${plural(scores.total, person ? "person" : "account", person ? "people" : "accounts")}</span>
        ${scores.rows.length < scores.total ? html`<button type="button" class="button" @click=${() => this.tell("more-wanted", null)}>${t.records.more}</button>` : nothing}
        ${scores.excluded > 0 ? html`<span class="hint">${count(scores.excluded)} excluded by the model</span>` : nothing}
      </p>`;
  }

  private row(data: Data, row: PersonRow | AccountRow, i: number) {
    const open = data.open?.key === row.key && data.open.scope === data.scope;
    return html`<tr class=${open ? "is-open" : ""}>
        <td class="number hint">${count(i + 1)}</td>
        <th scope="row">
          <button type="button" class="row-button" aria-expanded=${open} @click=${() => this.toggle(data.scope, row.key, open)}>
            <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d="M4 2l4 4-4 4" /></svg>
            <span>${row.name ?? row.key}${row.name && row.name !== row.key ? html`<span class="hint row-key">${row.key}</span>` : nothing}</span>
          </button>
        </th>
        ${"people_engaged" in row ? this.account(row, data.cuts) : this.person(row, data.cuts)}
      </tr>
      ${open ? html`<tr class="why-row"><td colspan=${COLUMNS}>${this.why(data)}</td></tr>` : nothing}`;
  }

  private why({ open, asOf, labels }: Data) {
    if (!open?.why || asOf === null) return html`<p class="hint">Taking it apart…</p>`;
    return html`<div class="why">
      ${dayChoice({ day: open.day, asOf, choose: (day) => this.tell("comparison-chosen", day) })} ${parts({ open, why: open.why, asOf, labels })}
    </div>`;
  }

  private person(row: PersonRow, cuts: Cuts) {
    return html`<td>${row.title ?? html`<span class="hint">no title</span>`}${row.seniority !== "unknown" ? html`<span class="hint row-key">${SENIORITY[row.seniority] ?? spaced(row.seniority)}${row.department !== "unknown" && row.department !== "other" ? `, ${spaced(row.department)}` : ""}</span>` : nothing}</td>
      <td>${row.account ?? html`<span class="hint">none</span>`}<span class="hint row-key">${MATCHED_BY[row.matched_by]}</span></td>
      ${this.figures([row.fit, row.intent, row.engagement], row.score)} ${label(row, cuts)}
      <td>${mark(row.qualified)}${row.raised_hand ? html`<span class="hint row-key">${t.records.raisedHand}</span>` : nothing}</td>
      <td>${row.route ? ROUTE[row.route] : nothing}</td>`;
  }

  private account(row: AccountRow, cuts: Cuts) {
    const [missed] = row.failed_gates;
    return html`<td class="tier">${row.tier ?? html`<span class="hint">none</span>`}</td>
      <td class="number">${count(row.people_engaged)}</td>
      ${this.figures([row.fit, row.intent, row.engagement, row.coverage], row.score)} ${label(row, cuts)}
      <td>${mark(row.qualified)}${!row.qualified && missed ? html`<span class="hint row-key">${missed.gate === "activity" ? "no recent activity" : `${GATE[missed.gate]} ${roundPoints(missed.gap)} short`}${row.failed_gates.length > 1 ? `, and ${row.failed_gates.length - 1} more` : ""}</span>` : nothing}</td>
      <td>${row.hand_off ? startWith(row.hand_off) : nothing}</td>`;
  }

  private figures(dimensions: number[], score: number) {
    return html`${dimensions.map((value) => html`<td class="number">${roundPoints(value)}</td>`)}<td class="number"><strong>${roundPoints(score)}</strong></td>`;
  }

  private toggle(scope: Scope, key: string, open: boolean): void {
    if (open) this.tell("row-closed", null);
    else this.tell("row-opened", { scope, key });
  }
}

const label = (row: PersonRow | AccountRow, cuts: Cuts) =>
  html`<td><span class="label">${labelOf(row, cuts)}</span></td>`;

/** Whom to talk to at an account that qualifies. */
function startWith({ start_with, mqls }: HandOff) {
  if (start_with === null) return html`<span class="hint">nobody engaged</span>`;
  const others = mqls.length - 1;
  const says = mqls.length === 0 ? t.records.notYetMql : others > 0 ? `MQL, and ${plural(others, "other MQL")}` : "MQL";
  return html`${start_with}<span class="hint row-key">${says}</span>`;
}

const mark = (qualified: boolean) =>
  qualified
    ? html`<span class="badge is-yes"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d="M2 6.5 5 9.5 10 3" /></svg>${t.records.qualified}</span>`
    : html`<span class="hint">${t.records.notYet}</span>`;

customElements.define("cut-ranking", Ranking);
