// The audit's picture: a row for each signal with its name, its whisker and its verdict in words. The rows are a list that can
// be read as it stands; only the whiskers are silent.

import { html, nothing, svg } from "lit";
import { forest, type Whisker } from "../charts/forest.ts";
import type { AuditedSignal } from "../engine/protocol.gen.ts";
import { oddsSay } from "./audit_words.ts";
import { mark, markPath } from "./verdict_mark.ts";
import { verdictOf } from "./words.ts";

/** The least height of a row, in pixels. */
const HEIGHT = 30;

/** `show`: opens a signal in the model's editor. */
export function forestView(signals: readonly AuditedSignal[], show: (signal: string) => void) {
  const { whiskers, one, ticks } = forest(signals);
  const grid = svg`${ticks.map(({ at }) => svg`<line class="grid" x1="${at}%" x2="${at}%" y1="0" y2="100%" />`)}
    <line class="forest-one" x1="${one}%" x2="${one}%" y1="0" y2="100%" />`;
  return html`<div class="forest">
    <ol class="forest-rows">
      ${whiskers.map((whisker) => row(whisker, grid, show))}
    </ol>
    <div class="forest-axis" aria-hidden="true">
      <svg class="forest-svg" height="38" width="100%">
        ${ticks.map(({ at, says }) => svg`<text class="tick" x="${at}%" y="14" text-anchor="middle">${says}</text>`)}
        <text class="forest-way" x="0" y="33">← less often</text>
        <text class="forest-way" x="100%" y="33" text-anchor="end">more often →</text>
      </svg>
    </div>
  </div>`;
}

function row({ signal, at, low, high, beyondLow, beyondHigh }: Whisker, grid: unknown, show: (signal: string) => void) {
  const arrow = (x: number, d: string) =>
    svg`<svg class="forest-end" x="${x}%" y="50%" overflow="visible"><path d=${d} /></svg>`;
  return html`<li class="forest-row is-${signal.verdict}">
    <span class="forest-name">${signal.points === null ? signal.label : html`<button type="button" class="link" @click=${() => show(signal.signal)}>${signal.label}</button>`}</span>
    <svg class="forest-svg forest-whisker" height=${HEIGHT} width="100%" aria-hidden="true" focusable="false">
      ${grid}
      <line class="whisker" x1="${low}%" x2="${high}%" y1="50%" y2="50%" />
      ${beyondLow ? arrow(low, "M6-5 0 0 6 5") : nothing} ${beyondHigh ? arrow(high, "M-6-5 0 0-6 5") : nothing}
      <svg x="${at}%" y="50%" overflow="visible">${markPath(signal.verdict)}</svg>
    </svg>
    <span class="forest-verdict">${mark(signal.verdict)}<span>${verdictOf(signal)}<span class="hint forest-odds">${oddsSay(signal)}</span></span></span>
  </li>`;
}
