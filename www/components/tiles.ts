// The figures at the line, each in a tile, and beside it what it would be at the recommended line.

import { html, nothing } from "lit";
import type { Measured, Statistic, Targets } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { atLine, type Curves } from "../state/line.ts";
import { type Figure, figures } from "../tiles.ts";
import { CutElement } from "./element.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  theta: number;
  targets: Targets;
  measured: Measured | null;
  statistic: Statistic;
}

class Tiles extends CutElement<Data> {
  protected override view(data: Data) {
    const { lines, theta } = data;
    if (!lines) return html``;
    const at = (line: number): Figure[] => figures(atLine(lines, line), data.targets, data.measured, data.statistic);
    const recommended = lines.whole.recommended?.theta ?? null;
    const there = recommended === null || recommended === theta ? null : at(recommended);
    return html`<section class=${data.stale ? "is-stale" : ""} aria-labelledby="tiles-title">
      <h3 id="tiles-title" class="visually-hidden">Figures at line ${count(theta)}</h3>
      <dl class="tiles">
        ${at(theta).map((here, i) => this.tile(here, there?.[i] ?? null, recommended))}
      </dl>
    </section>`;
  }

  private tile({ name, value, more, lack }: Figure, there: Figure | null, recommended: number | null) {
    return html`<div class="tile">
      <dt>${name}</dt>
      <dd>
        <span class="tile-value">${value}</span>
        <span class="hint">${lack ? this.lack(lack.says, lack.approach) : more}</span>
        ${
          there && !there.lack
            ? html`<span class="tile-there"><span class="key is-recommended" aria-hidden="true"></span>at ${count(recommended)}: <strong>${there.value}</strong></span>`
            : nothing
        }
      </dd>
    </div>`;
  }

  /** What to fill in leads to the card that has the field. */
  private lack(says: string, approach: NonNullable<Figure["lack"]>["approach"]) {
    if (approach === null) return says;
    return html`<button type="button" class="link" @click=${() => this.tell("target-wanted", approach)}>${says}</button>`;
  }
}

customElements.define("cut-tiles", Tiles);
