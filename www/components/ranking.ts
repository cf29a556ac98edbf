// People and accounts, ranked; a row opens what its score is made of.

import { html, nothing } from "lit";
import type { Rows } from "../engine/messages.ts";
import type { AccountRow, HandOff, PersonRow, Scope, SortBy } from "../engine/protocol.gen.ts";
import { count, plural, roundPoints } from "../format.ts";
import { type Cuts, labelOf } from "../state/cuts.ts";
import { heldFrom, type Listing, sortedBy, tall } from "../state/listing.ts";
import type { OpenRow } from "../state/state.ts";
import { GATE, MATCHED_BY, ROUTE, SENIORITY, spaced, t } from "../text.ts";
import { dayChoice } from "./day_choice.ts";
import { CutElement } from "./element.ts";
import { parts } from "./parts.ts";

interface Data {
  scope: Scope;
  listing: Listing;
  scores: (Rows & { from: number }) | null;
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
  /** The record that was last opened at its own row, wherever that is scrolled to. */
  #toggled: string | null = null;

  protected override view(data: Data) {
    const { scores, scope } = data;
    if (data.open?.key !== this.#toggled) this.#toggled = null;
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
        ${this.choices(data)}
        <p class="hint">${data.says}</p>
      </div>
      ${scores ? this.apart(data, scores) : nothing}
      ${scores ? (scores.rows.length > 0 ? this.table(data, scores) : html`<p class="empty-note">${isNarrowed(data.listing) ? t.records.nothingFound : `No ${scope === "person" ? "person" : "account"} has a score under this model.`}</p>`) : nothing}
    `;
  }

  private choices({ scope, listing: { search, qualified } }: Data) {
    return html`<label class="find">
        <span>${t.records.search}</span>
        <input type="search" .value=${search} placeholder=${t.records.searchHint[scope]} autocomplete="off" spellcheck="false" @input=${(event: Event) => this.choose({ search: (event.target as HTMLInputElement).value })} />
      </label>
      <label class="find">
        <span>${t.records.show}</span>
        <select @change=${(event: Event) => this.choose({ qualified: QUALIFIED[(event.target as HTMLSelectElement).value] ?? null })}>
          <option value="all" ?selected=${qualified === null}>${t.records.all}</option>
          <option value="yes" ?selected=${qualified === true}>${t.records.qualified}</option>
          <option value="no" ?selected=${qualified === false}>${t.records.notYet}</option>
        </select>
      </label>`;
  }

  /** A header that puts the rows in order by its column. */
  private head({ listing }: Data, by: SortBy, says: string, isNumber = true) {
    const isThis = listing.sort === by || (listing.sort === null && by === "score");
    const descends = listing.sort === null || listing.descending;
    return html`<th scope="col" class=${isNumber ? "number" : ""} aria-sort=${isThis ? (descends ? "descending" : "ascending") : nothing}>
      <button type="button" class="sort ${isThis ? "is-sorted" : ""}" @click=${() => this.choose(sortedBy(listing, by))}>
        ${says}<svg viewBox="0 0 10 12" width="10" height="12" aria-hidden="true" focusable="false"><path d=${isThis ? (descends ? "M5 11V2M2 8l3 3 3-3" : "M5 1v9M2 4l3-3 3 3") : "M2.5 4 5 1.5 7.5 4M2.5 8 5 10.5 7.5 8"} /></svg>
      </button>
    </th>`;
  }

  /** A record that was opened from elsewhere may stand beyond the rows that are shown. */
  private apart(data: Data, scores: Rows & { from: number }) {
    const { open, scope } = data;
    if (!open || open.scope !== scope || open.key === this.#toggled) return nothing;
    if (scores.rows.some(({ key }) => key === open.key)) return nothing;
    return html`<section class="card" aria-labelledby="apart-title">
      <h3 id="apart-title">${open.key} <span class="hint">not among the rows shown</span></h3>
      ${this.why(data)}
      <p><button type="button" class="button is-small" @click=${() => this.tell("row-closed", null)}>Close<span class="visually-hidden"> ${open.key}</span></button></p>
    </section>`;
  }

  private table(data: Data, scores: Rows & { from: number }) {
    const person = data.scope === "person";
    const above = scores.from;
    const below = scores.total - above - scores.rows.length;
    return html`<div class="scroll ranking ${data.stale ? "is-stale" : ""} ${above + below > 0 ? "is-long" : ""}" role="region" aria-label=${person ? t.records.people : t.records.accounts} tabindex="0" @scroll=${this.scrolled}>
        <table aria-rowcount=${scores.total + 1}>
          <thead>
            <tr aria-rowindex="1">
              <th scope="col" class="number">#</th>
              ${this.head(data, "name", person ? "Person" : "Account", false)}
              ${person ? html`${this.head(data, "title", "Title", false)}${this.head(data, "account", "Account", false)}` : html`${this.head(data, "tier", "Tier", false)}${this.head(data, "people_engaged", "People engaged")}`}
              ${this.head(data, "fit", "Fit")}${this.head(data, "intent", "Intent")}${this.head(data, "engagement", "Engagement")}
              ${person ? nothing : this.head(data, "coverage", "Coverage")}
              ${this.head(data, "score", "Score")}
              <th scope="col">Label</th>
              ${this.head(data, "qualified", person ? "MQL" : "MQA", false)}
              <th scope="col">${person ? "Goes" : "Start with"}</th>
            </tr>
          </thead>
          <tbody>
            ${above > 0 ? html`<tr class="beyond" aria-hidden="true"><td colspan=${COLUMNS}></td></tr>` : nothing}
            ${scores.rows.map((row, i) => this.row(data, row, above + i))}
            ${below > 0 ? html`<tr class="beyond" aria-hidden="true"><td colspan=${COLUMNS}></td></tr>` : nothing}
          </tbody>
        </table>
      </div>
      <p class="ranking-foot">
        <span>${plural(scores.total, person ? "person" : "account", person ? "people" : "accounts")}${isNarrowed(data.listing) ? " found" : ""}</span>
        ${scores.excluded > 0 ? html`<span class="hint">${count(scores.excluded)} excluded by the model</span>` : nothing}
      </p>`;
  }

  private row(data: Data, row: PersonRow | AccountRow, i: number) {
    const open = data.open?.key === row.key && data.open.scope === data.scope;
    return html`<tr class=${open ? "is-open" : ""} aria-rowindex=${i + 2}>
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

  /** Another order or choice is looked at from its top. */
  private choose(change: Partial<Listing>): void {
    this.tell("listing-chosen", change);
    this.querySelector(".ranking")?.scrollTo({ top: 0 });
  }

  /** A row's usual height in pixels, as first drawn in a list of this width. */
  #height = 56;
  #measured = "";
  /** The end was asked for: it stays in sight when its rows come, which may be taller than others. */
  #atEnd = false;

  private scrolled(event: Event): void {
    const box = event.currentTarget as HTMLElement;
    const held = this.current?.scores;
    if (!held) return;
    this.#atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
    const shown = Math.ceil(box.clientHeight / this.#height);
    const from = heldFrom(box.scrollTop, held.total, this.#height, held.from, shown);
    if (from !== null && from !== this.current?.listing.from) this.tell("listing-chosen", { from });
  }

  /** What is beyond the rows held takes their room; the policy forbids styles in markup, and not this. */
  protected override drawn(): void {
    const held = this.current?.scores;
    if (!held || held.rows.length === 0) return;
    const of = `${this.current?.scope} ${window.innerWidth}`;
    if (of !== this.#measured) {
      const rows = [...this.querySelectorAll<HTMLElement>("tbody tr[aria-rowindex]")];
      const heights = rows.reduce((sum, row) => sum + row.offsetHeight, 0);
      if (heights > 0) [this.#height, this.#measured] = [heights / rows.length, of];
    }
    // Nothing may ask for the layout before this: what is scrolled would be cut to a list that is too short for a moment.
    const all = tall(held.total, this.#height);
    for (const beyond of this.querySelectorAll<HTMLElement>("tr.beyond")) {
      const isAbove = beyond.nextElementSibling !== null;
      const many = isAbove ? held.from : held.total - held.from - held.rows.length;
      (beyond.firstElementChild as HTMLElement).style.height = `${(all * many) / held.total}px`;
    }
    if (this.#atEnd && held.from + held.rows.length === held.total)
      this.querySelector(".ranking")?.scrollTo({ top: 2 * all });
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
    else {
      this.#toggled = key;
      this.tell("row-opened", { scope, key });
    }
  }
}

/** What the choice between all, the qualified and the others stands for. */
const QUALIFIED: Record<string, boolean> = { yes: true, no: false };

const isNarrowed = ({ search, qualified }: Listing): boolean => search.trim() !== "" || qualified !== null;

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
