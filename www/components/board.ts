// The board: every line at once in one picture, the slider and number field that move the line over it, and the flags of
// today's and the recommended line. A move is a look-up in columns that are already here; it waits for nobody.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { lineSays } from "../advice.ts";
import { board, type Board as Geometry, lineAt } from "../charts/board.ts";
import type { Flag } from "../charts/handles.ts";
import { type Mark, picture } from "../charts/picture.ts";
import type { Axis, AxisLine } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { type Handle, keyed, within } from "../state/grip.ts";
import { type Curves, farthest, highest, MOST } from "../state/line.ts";
import { t } from "../text.ts";
import { BoardFlags } from "./board_flags.ts";
import { boardFoot } from "./board_foot.ts";
import { CutElement, define } from "./element.ts";
import { lineField } from "./line_field.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  axes: AxisLine[];
  axis: string;
  theta: number;
  /** `null` where the model sets no line here. */
  today: number | null;
  /** A model that needs a correction cannot be given another line. */
  fixed: boolean;
  /** The lines of the scenarios of this axis. */
  scenarios: Mark[];
  many: string;
  horizon: number;
}

/** The card’s border on both sides, in pixels. */
const FRAME = 2;

class Board extends CutElement<Data> {
  private width = 720;
  private whole = false;
  private tableOpen = false;
  private drawing: { of: unknown[]; board: Geometry } | null = null;
  /** Pixels from the flag's line to where the pointer took it. */
  private offset = 0;
  private readonly hand = new BoardFlags({
    ground: () => this.current!,
    moved: (theta) => this.tell("line-moved", theta),
    begun: () => this.tell("edit-settled", null),
    set: (theta) => this.tell("line-set", theta),
    redraw: () => this.redraw(),
  });

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
    const most = farthest(lines);
    const geometry = this.geometry(data, lines);
    const flags = this.flags(data, lines);
    return html`<section part="card board" class="board ${data.stale ? "is-stale" : ""}" aria-labelledby="board-title" aria-busy=${data.stale}>
      <h3 id="board-title" class="visually-hidden">Every line at once</h3>
      <div class="board-head">${this.axes(data)} ${lineField({ theta: data.theta, last, most, move: (theta) => this.move(theta, most) })}</div>
      <div
        class="plot"
        part="plot"
        @pointerdown=${this.grab}
        @pointermove=${this.drag}
        @pointerup=${this.drop}
        @pointercancel=${() => this.hand.putBack()}
        @keydown=${this.steer}
        @keyup=${() => this.hand.settle()}
        @focusout=${() => this.hand.letGo()}
      >
        ${picture(geometry, { lines, flags, most, theta: data.theta, ghosts: this.hand.ghosts, scenarios: data.scenarios, many: data.many, horizon: data.horizon })}
      </div>
      <input
        class="line-slider"
        part="slider"
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
      ${boardFoot({
        lines,
        theta: data.theta,
        today: data.today,
        scenarios: data.scenarios,
        whole: geometry.end < last || this.whole ? this.whole : null,
        tableOpen: this.tableOpen,
        before: this.hand.before,
        draw: (whole) => this.change({ whole }),
        table: (tableOpen) => this.change({ tableOpen }),
        restore: (theta) => this.hand.restore(theta),
      })}
    </section>`;
  }

  private axes(data: Data) {
    if (data.axes.length < 2) return nothing;
    const choose = (event: Event): void =>
      this.tell("axis-chosen", (event.currentTarget as HTMLSelectElement).value as Axis);
    return html`<label class="field is-inline"><span>${t.line.axis}</span>
      <select part="input" @change=${choose}>
        ${data.axes.map((one) => html`<option value=${one.axis} ?selected=${one.axis === data.axis}>${one.label}</option>`)}
      </select>
    </label>`;
  }

  private flags(data: Data, lines: Curves): Flag[] {
    const says = (at: number): string => lineSays(lines, at, data.many, data.horizon);
    const flags: Flag[] = [];
    const today = this.hand.at("today");
    if (today !== null) {
      const text = `Today ${count(today)}`;
      flags.push({ handle: "today", at: today, name: t.line.todayFlag, text, says: says(today), fixed: data.fixed });
    }
    const at = this.hand.at("recommended");
    const recommended = this.hand.home("recommended");
    if (at !== null && recommended !== null) {
      const text = `${at === recommended ? "Recommended" : "Trying"} ${count(at)}`;
      const trying = at === recommended ? "" : `Tried in place of the recommended ${count(recommended)}. `;
      flags.push({
        handle: "recommended",
        at,
        name: t.line.recommendedFlag,
        text,
        says: trying + says(at),
        fixed: false,
      });
    }
    return flags;
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
    const marked = data.scenarios.length > 0;
    for (const { theta } of data.scenarios) show.push(theta);
    const of = [lines, this.width, this.whole, marked, ...show];
    if (this.drawing && of.length === this.drawing.of.length && of.every((one, i) => one === this.drawing!.of[i]))
      return this.drawing.board;
    const needed = lines.by_line.conversion?.needed[Math.min(data.today ?? data.theta, last + 1)] ?? null;
    const levels = [whole.capacity?.capacity, needed].filter((one): one is number => typeof one === "number");
    const drawn = board({ lines, width: this.width, show, whole: this.whole, marked, levels });
    this.drawing = { of, board: drawn };
    return drawn;
  }

  private change(now: { whole?: boolean; tableOpen?: boolean }): void {
    this.whole = now.whole ?? this.whole;
    this.tableOpen = now.tableOpen ?? this.tableOpen;
    this.redraw();
  }

  private move(theta: number, most: number): void {
    if (Number.isInteger(theta)) this.tell("line-moved", within(theta, most));
  }

  /** Page keys move by ten: a tenth of the range, as browsers do, is seldom a round number. */
  private page(event: KeyboardEvent, most: number): void {
    if (event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    this.move(keyed(event.key, this.current!.theta, most, most)!, most);
  }

  // The pointer: on a flag it takes the flag if that can be moved, elsewhere on the plot the line itself.

  private grab(event: PointerEvent): void {
    if (event.button !== 0 || !this.drawing) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const handle = flagAt(event);
    const from = handle && this.hand.grab(handle);
    this.offset = from === null ? 0 : place(event) - this.drawing.board.x(from);
    if (from === null) this.tell("line-moved", lineAt(this.drawing.board, place(event)));
  }

  private drag(event: PointerEvent): void {
    if (!this.drawing || !(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    const at = lineAt(this.drawing.board, place(event) - this.offset);
    if (this.hand.grabbed) this.hand.carry(at);
    else this.tell("line-moved", at);
  }

  private drop(): void {
    if (this.hand.grabbed) this.hand.drop();
  }

  /** The way back is gone once it is taken: what it moved is today's flag. */
  protected override focusLost(): void {
    const today = this.querySelector<SVGElement>(".flag.is-today");
    if (today) today.focus();
    else super.focusLost();
  }

  private steer(event: KeyboardEvent): void {
    const handle = flagAt(event);
    if (!handle || !this.drawing) return;
    if (this.hand.steer(handle, event.key, this.drawing.board.end, MOST)) event.preventDefault();
  }
}

/** Pixels from the left of the plot. */
const place = (event: PointerEvent): number =>
  event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;

/** The flag that an event is about. */
const flagAt = (event: Event): Handle | null =>
  ((event.target as Element).closest("[data-handle]")?.getAttribute("data-handle") ?? null) as Handle | null;

define("cut-board", Board);
