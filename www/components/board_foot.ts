// What stands under the board's picture: what the marks mean, what the flags do, and the same as a table.

import { html, nothing } from "lit";
import type { Mark } from "../charts/picture.ts";
import { count } from "../format.ts";
import type { Curves } from "../state/line.ts";
import { t } from "../text.ts";
import { boardTable } from "./board_table.ts";

interface Given {
  lines: Curves;
  theta: number;
  /** `null` where the model sets no line here. */
  today: number | null;
  scenarios: Mark[];
  /** Whether the picture goes up to the highest score; `null` where it does anyway. */
  whole: boolean | null;
  tableOpen: boolean;
  /** What today's line was before it was dragged; `null` where it was not. */
  before: number | null;
  draw: (whole: boolean) => void;
  table: (open: boolean) => void;
  restore: (theta: number) => void;
}

export function boardFoot({ lines, theta, today, scenarios, whole, tableOpen, before, draw, table, restore }: Given) {
  const recommended = lines.whole.recommended?.theta ?? null;
  return html`<div class="board-foot">
      <ul class="legend" part="legend">
        <li><span class="key is-cut"></span>the line you move</li>
        ${today === null ? nothing : html`<li><span class="key is-today"></span>today’s line</li>`}
        ${recommended === null ? nothing : html`<li><span class="key is-recommended"></span>recommended</li>`}
        <li><span class="key is-thin"></span>fewer than 20 judged</li>
        ${scenarios.map(({ letter }) => html`<li><span class="letter" aria-hidden="true">${letter}</span>scenario ${letter}</li>`)}
      </ul>
      ${
        whole === null
          ? nothing
          : html`<label class="choice"
              ><input type="checkbox" .checked=${whole} @change=${(event: Event) => draw((event.currentTarget as HTMLInputElement).checked)} />${t.line.whole}</label
            >`
      }
      <p class="hint" id="board-handles">${flagsSay(today !== null, recommended !== null)}</p>
      ${
        before === null
          ? nothing
          : html`<p class="put-back">
              Today’s line was ${count(before)}.
              <button type="button" class="button is-small" part="button" @click=${() => restore(before)}>Put it back to ${count(before)}</button>
            </p>`
      }
    </div>
    <details part="table" @toggle=${(event: Event) => table((event.currentTarget as HTMLDetailsElement).open)}>
      <summary>${t.line.table}</summary>
      ${tableOpen ? boardTable(lines, { theta, today }) : nothing}
    </details>`;
}

function flagsSay(today: boolean, recommended: boolean): string {
  const says: string[] = [];
  if (today) says.push("Drag the flag of today’s line to set it elsewhere.");
  if (recommended)
    says.push("Drag the recommended one to try lines around it: what is recommended follows from your targets alone.");
  return says.join(" ");
}
