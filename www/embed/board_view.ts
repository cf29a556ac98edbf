// What the board's shadow tree shows, drawn from its data alone: the page's own verdict and board, or why they are not there.

import "../components/board.ts";
import "../components/verdict.ts";
import { html, nothing } from "lit";
import { farthest } from "../state/line.ts";
import { HORIZON_DAYS } from "../state/state.ts";
import { manyOf } from "../state/status.ts";
import type { Drawn } from "./board_core.ts";
import type { Given } from "./board_given.ts";

export interface Shown {
  given: Given;
  /** Some table is given. */
  hasRows: boolean;
  drawn: Drawn | null;
  /** Why nothing can be drawn. */
  failure: string | null;
  /** The latest news in a sentence, for the live region. */
  says: string;
  /** The line that was chosen; `null`: today's. */
  threshold: number | null;
}

const NONE: never[] = [];

export const todayOf = ({ overview, axis }: Drawn): number | null =>
  overview.axes.find((one) => one.axis === axis)?.threshold ?? null;

/** The line that is looked at: no further than there is something to see. */
export const thetaOf = (drawn: Drawn, threshold: number | null): number =>
  Math.min(threshold ?? todayOf(drawn) ?? 0, farthest(drawn.lines));

export function boardView({ given, hasRows, drawn, failure, says, threshold }: Shown) {
  return html`<div class="frame" part="frame" lang="en">
    <slot name="heading"><h2 part="heading">Where should the line be?</h2></slot>
    ${failure === null ? nothing : html`<slot name="failing"><p class="notice is-bad" part="failure" role="alert">${failure}</p></slot>`}
    <div class="place line-view">
      ${drawn ? lines(drawn, given, threshold) : failure === null ? waiting(hasRows) : nothing}
    </div>
    <slot name="footer"></slot>
    <p class="visually-hidden" role="status">${says}</p>
  </div>`;
}

function lines(drawn: Drawn, given: Given, threshold: number | null) {
  const { overview, axis } = drawn;
  const all = {
    lines: drawn.lines,
    stale: drawn.given !== given,
    today: todayOf(drawn),
    theta: thetaOf(drawn, threshold),
  };
  const verdict = {
    ...all,
    objective: given.objective,
    says: overview.says,
    // What people did adds nothing to fit.
    types: axis === "account.fit" ? NONE : overview.without_signal,
    hasModelStep: false,
  };
  const board = {
    ...all,
    axes: overview.axes,
    axis,
    fixed: false,
    scenarios: NONE,
    many: manyOf(axis),
    horizon: drawn.settings.horizon_days ?? HORIZON_DAYS,
  };
  return html`<cut-verdict .data=${verdict}></cut-verdict><cut-board .data=${board}></cut-board>`;
}

const waiting = (hasRows: boolean) =>
  hasRows
    ? html`<slot name="loading"><div class="card" part="card loading"><h3>Reading the rows</h3><p>Every line is drawn here as soon as they are read.</p></div></slot>`
    : html`<slot name="empty"><div class="card" part="card empty"><h3>Nothing to draw yet</h3><p>With rows of what people did, every possible line is drawn here: how many cross it each month, how many of those convert, and what they bring.</p></div></slot>`;
