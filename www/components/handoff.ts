// The hand-off: the accounts that qualify, the packet of the one that is open, and all of them to carry away or to print.

import { html, nothing } from "lit";
import type { Packet, PacketFormat, Packets } from "../engine/protocol.gen.ts";
import { count, date, plural, roundPoints } from "../format.ts";
import { matching, openPacket, type Taken, titleOf } from "../state/packets.ts";
import { FORMAT } from "../text.ts";
import { CutElement } from "./element.ts";
import { packetView } from "./packet.ts";

interface Data {
  packets: Packets | null;
  stale: boolean;
  /** They are being made. */
  waits: boolean;
  open: string | null;
  taken: Taken | null;
}

const LISTED = 100;
const FORMATS = Object.keys(FORMAT) as PacketFormat[];

class Handoff extends CutElement<Data> {
  #sought = "";
  #listed = LISTED;
  #printsAll = false;

  constructor() {
    super();
    addEventListener("afterprint", () => {
      this.#printsAll = false;
      this.redraw();
    });
  }

  protected override view({ packets, stale, waits, open, taken }: Data) {
    if (waits) return html`<p class="card handoff-waits" role="status">Putting the packets together…</p>`;
    if (!packets || packets.total === 0) return null;
    const shown = openPacket(packets, open);
    return html`${this.carry(packets, taken)}
      <div class="handoff ${stale ? "is-stale" : ""} ${this.#printsAll ? "prints-all" : ""}">
        ${this.list(packets, shown)} ${shown ? packetView(shown, packets.as_of) : nothing}
      </div>
      ${this.#printsAll ? html`<div class="packets-printed">${packets.packets.map((packet) => packetView(packet, packets.as_of))}</div>` : nothing}`;
  }

  protected override drawn(): void {
    if (this.#printsAll) print();
  }

  private carry({ packets, total, as_of }: Packets, taken: Taken | null) {
    return html`<section class="card carry" aria-label="Take them along">
      <p>
        <strong>${plural(total, "account qualifies", "accounts qualify")}</strong> on ${date(as_of)}.
        <span class="hint">A file holds ${total === 1 ? "it" : `all ${count(total)}`}, one row a person. In the CSV for a spreadsheet no text can run as a formula; the others are as they are, under the CRM’s own headers.</span>
      </p>
      <div class="carry-ways" role="group" aria-label="Download">
        ${FORMATS.map((format) => html`<button type="button" class="button is-small" @click=${() => this.tell("packets-wanted", format)}>${FORMAT[format]}</button>`)}
      </div>
      <div class="carry-ways" role="group" aria-label="Print">
        <button type="button" class="button is-small" @click=${() => print()}>Print this packet</button>
        ${packets.length > 1 ? html`<button type="button" class="button is-small" @click=${() => this.printAll()}>Print ${packets.length < total ? `the first ${count(packets.length)}` : `all ${count(total)}`}, one a page</button>` : nothing}
      </div>
      <div role="status">${taken ? said(taken) : nothing}</div>
    </section>`;
  }

  private list({ packets, total, as_of }: Packets, shown: Packet | null) {
    const found = matching(packets, this.#sought);
    return html`<section class="packet-list" aria-label="Accounts that qualify">
      <label class="field">
        <span>Find an account, owner or person</span>
        <input type="search" .value=${this.#sought} @input=${(event: InputEvent) => this.find((event.target as HTMLInputElement).value)}>
      </label>
      <p class="hint" role="status">${this.#sought.trim() === "" ? (packets.length < total ? `The first ${count(packets.length)} of ${count(total)}, highest score first` : "Highest score first") : `${count(found.length)} of ${count(packets.length)} match`}</p>
      <ol class="packet-rows">
        ${found.slice(0, this.#listed).map((packet) => this.row(packet, packet === shown, as_of))}
      </ol>
      ${found.length > this.#listed ? html`<button type="button" class="button is-small" @click=${() => this.more()}>Show ${count(Math.min(LISTED, found.length - this.#listed))} more</button>` : nothing}
    </section>`;
  }

  private row(packet: Packet, open: boolean, asOf: string) {
    const falls = packet.falls_below_on;
    const soon = falls === null ? null : (Date.parse(falls) - Date.parse(asOf)) / 86_400_000;
    return html`<li>
      <button type="button" class="packet-row" aria-current=${open ? "true" : "false"} @click=${() => this.open(packet.key)}>
        <span class="packet-row-name">${titleOf(packet)}</span>
        <span class="packet-row-score">${roundPoints(packet.score)}</span>
        <span class="hint packet-row-says">${[packet.tier, packet.motion === "call_today" ? "call today" : null, soon === null ? null : `until ${date(falls)}`].filter(Boolean).join(" · ")}</span>
      </button>
    </li>`;
  }

  /** Where the packet lies below the list, it is gone to. */
  private open(key: string): void {
    this.tell("packet-opened", key);
    if (!matchMedia("(max-width: 52rem)").matches) return;
    requestAnimationFrame(() => {
      const heading = this.querySelector<HTMLElement>(".packet h3");
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus();
    });
  }

  private find(text: string): void {
    this.#sought = text;
    this.#listed = LISTED;
    this.redraw();
  }

  private more(): void {
    this.#listed += LISTED;
    this.redraw();
  }

  private printAll(): void {
    this.#printsAll = true;
    this.redraw();
  }
}

/** What was taken along, and what had to be cut or left out for it. */
function said({ name, notes }: Taken) {
  if (notes.length === 0) return html`<p class="hint">${name} was downloaded; nothing was cut or left out.</p>`;
  return html`<details class="notice is-warn">
    <summary>${name} was downloaded; ${plural(notes.length, "thing was", "things were")} cut or left out</summary>
    <ul class="carry-notes">
      ${notes.slice(0, LISTED).map((note) => html`<li>${note}</li>`)}
      ${notes.length > LISTED ? html`<li>and ${count(notes.length - LISTED)} more</li>` : nothing}
    </ul>
  </details>`;
}

customElements.define("cut-handoff", Handoff);
