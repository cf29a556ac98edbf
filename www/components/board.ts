// The board: every line at once in one picture, and the slider and number field that move the marker over it.
// A move is a look-up in columns that are already here; it waits for nobody.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { lineSays } from "../advice.ts";
import { board, type Board as Geometry, lineAt } from "../charts/board.ts";
import { picture } from "../charts/picture.ts";
import type { Axis, AxisLine } from "../engine/protocol.gen.ts";
import { type Curves, highest } from "../state/line.ts";
import { t } from "../text.ts";
import { boardTable } from "./board_table.ts";
import { CutElement } from "./element.ts";
import { lineField } from "./line_field.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  axes: AxisLine[];
  axis: string;
  theta: number;
  /** `null` where the model sets no line here. */
  today: number | null;
  many: string;
  horizon: number;
}

/** The card’s border on both sides, in pixels. */
const FRAME = 2;

/** Lines above every score are allowed: today’s may be one. */
const MOST = 1000;

class Board extends CutElement<Data> {
  private width = 720;
  private whole = false;
  private tableOpen = false;
  private drawing: { of: unknown[]; board: Geometry } | null = null;

  connectedCallback(): void {
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width) - FRAME;
      if (width <= 0 || width === this.width) return;
      this.width = width;
      this.redraw();
    }).observe(this);
  }

  protected override view(data: Data) {
    const { lines } = data;
    if (!lines) return html``;
    const last = highest(lines);
    const most = Math.max(last, MOST);
    const geometry = this.geometry(data, lines);
    const recommended = lines.whole.recommended?.theta ?? null;
    return html`<section class="board ${data.stale ? "is-stale" : ""}" aria-labelledby="board-title" aria-busy=${data.stale}>
      <h3 id="board-title" class="visually-hidden">Every line at once</h3>
      <div class="board-head">
        ${
          data.axes.length > 1
            ? html`<label class="field is-inline"><span>${t.line.axis}</span>
                <select @change=${(event: Event) => this.tell("axis-chosen", (event.currentTarget as HTMLSelectElement).value as Axis)}>
                  ${data.axes.map((one) => html`<option value=${one.axis} ?selected=${one.axis === data.axis}>${one.label}</option>`)}
                </select>
              </label>`
            : nothing
        }
        ${lineField({ theta: data.theta, last, most, move: (theta) => this.move(theta, most) })}
      </div>
      <div class="plot" @pointerdown=${this.grab} @pointermove=${this.drag}>
        ${picture(geometry, { theta: data.theta, today: data.today, recommended, many: data.many, horizon: data.horizon, lines })}
      </div>
      <input
        class="line-slider"
        type="range"
        min="0"
        max=${geometry.end}
        step="1"
        aria-label="Line"
        aria-valuetext=${lineSays(lines, data.theta, data.many, data.horizon)}
        .value=${live(String(Math.min(data.theta, geometry.end)))}
        @input=${(event: Event) => this.move((event.currentTarget as HTMLInputElement).valueAsNumber, most)}
        @keydown=${(event: KeyboardEvent) => this.page(event, most)}
      />
      <div class="board-foot">
        <ul class="legend">
          <li><span class="key is-cut"></span>the line you move</li>
          ${data.today === null ? nothing : html`<li><span class="key is-today"></span>today’s line</li>`}
          ${recommended === null ? nothing : html`<li><span class="key is-recommended"></span>recommended</li>`}
          <li><span class="key is-thin"></span>fewer than 20 judged</li>
        </ul>
        ${
          geometry.end < last || this.whole
            ? html`<label class="choice"><input type="checkbox" .checked=${this.whole} @change=${this.toggleWhole} />${t.line.whole}</label>`
            : nothing
        }
      </div>
      <details @toggle=${this.toggleTable}>
        <summary>${t.line.table}</summary>
        ${this.tableOpen ? boardTable(lines, data) : nothing}
      </details>
    </section>`;
  }

  /** Drawn again only for new curves, another width, or a line beyond the picture. */
  private geometry(data: Data, lines: Curves): Geometry {
    const { whole } = lines;
    const last = highest(lines);
    const show = [
      data.today ?? 0,
      whole.recommended?.theta ?? 0,
      data.theta > (this.drawing?.board.end ?? 0) ? data.theta : 0,
    ];
    const of = [lines, this.width, this.whole, ...show];
    if (this.drawing && of.every((one, i) => one === this.drawing!.of[i])) return this.drawing.board;
    const needed = lines.by_line.conversion?.needed[Math.min(data.today ?? data.theta, last + 1)] ?? null;
    const levels = [whole.capacity?.capacity, needed].filter((one): one is number => typeof one === "number");
    const drawn = board({ lines, width: this.width, show, whole: this.whole, levels });
    this.drawing = { of, board: drawn };
    return drawn;
  }

  private move(theta: number, last: number): void {
    if (Number.isInteger(theta)) this.tell("line-moved", Math.max(0, Math.min(last, theta)));
  }

  /** Page keys move by ten: a tenth of the range, as browsers do, is seldom a round number. */
  private page(event: KeyboardEvent, last: number): void {
    const by = event.key === "PageUp" ? 10 : event.key === "PageDown" ? -10 : 0;
    if (by === 0) return;
    event.preventDefault();
    this.move(this.current!.theta + by, last);
  }

  private grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.follow(event);
  }

  private drag(event: PointerEvent): void {
    if ((event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) this.follow(event);
  }

  private follow(event: PointerEvent): void {
    const left = (event.currentTarget as HTMLElement).getBoundingClientRect().left;
    if (this.drawing) this.tell("line-moved", lineAt(this.drawing.board, event.clientX - left));
  }

  private toggleWhole(event: Event): void {
    this.whole = (event.currentTarget as HTMLInputElement).checked;
    this.redraw();
  }

  private toggleTable(event: Event): void {
    this.tableOpen = (event.currentTarget as HTMLDetailsElement).open;
    this.redraw();
  }
}

customElements.define("cut-board", Board);
