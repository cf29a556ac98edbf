// The board as SVG, drawn from its geometry. Colours, strokes and type are the style sheet's. The plot is one picture to a
// screen reader; the flags over it are sliders, each by itself.

import { html, nothing, svg } from "lit";
import { lineSays } from "../advice.ts";
import { count, figure, percent, ranges, short } from "../format.ts";
import type { Curves } from "../state/line.ts";
import { ADMITS } from "../text.ts";
import { type Board, LEFT, type Panel, type Range, RIGHT } from "./board.ts";
import { type Flag, flag, pole } from "./handles.ts";

/** Where a scenario's line stands, by its letter. */
export interface Mark {
  letter: string;
  theta: number;
}

interface Marks {
  theta: number;
  /** Where a flag was taken from while it is elsewhere. */
  ghosts: number[];
  flags: Flag[];
  scenarios: Mark[];
  /** The highest line that a flag can be moved to. */
  most: number;
  many: string;
  horizon: number;
  lines: Curves;
}

/** Pixels from which there is room for notes beside the titles. */
const WIDE = 480;

export function picture(b: Board, marks: Marks) {
  const { theta, flags, ghosts, scenarios, most, lines, many, horizon } = marks;
  const room = b.width > WIDE;
  const title = (panel: Panel): string =>
    ({
      flow: room ? `Qualified ${many} a month` : "Qualified a month",
      precision: room ? `Precision: converted within ${count(horizon)} days` : "Precision",
      pipeline: "Pipeline per qualified",
    })[panel.kind];
  const note = (panel: Panel): string =>
    ({ flow: "band: P20 to P80 of months", precision: "band: 95 % interval", pipeline: "in your currency" })[
      panel.kind
    ];
  return html`<svg class="board-svg" width=${b.width} height=${b.height} viewBox="0 0 ${b.width} ${b.height}">
    <defs>
      ${b.panels.map(
        (panel) =>
          svg`<clipPath id="clip-${panel.kind}"><rect x=${LEFT} y=${panel.top - 2} width=${b.width - LEFT - RIGHT} height=${panel.bottom - panel.top + 4} /></clipPath>`,
      )}
    </defs>
    <g
      role="img"
      aria-label="Every line from 0 to ${count(b.end)}: qualified a month, precision and pipeline by line. ${lineSays(lines, theta, many, horizon)}"
    >
    ${lines.whole.feasible.map(([low, high]) => feasible(b, low, high))}
    ${b.panels.map((panel) => drawPanel(b, panel, note(panel), lines))}
    ${b.strip.map((range) => drawRange(b, range))}
    ${axis(b)}
    ${ghosts.map((at) => (at > b.end ? nothing : svg`<path class="ghost" d="M${b.x(at)} ${b.top}V${b.axisY}" />`))}
    ${flags.map((one) => pole(b, one))}
    ${theta <= b.end ? svg`<path class="cut-line" d="M${b.x(theta)} ${b.top}V${b.axisY}" />` : nothing}
    ${scenarios.map((mark, i) => scenario(b, mark, scenarios.slice(0, i)))}
    ${b.panels.map((panel) => heading(title(panel), panel.top - 8))}
    ${b.strip.length > 0 ? heading("Lines that each admits", b.stripTop + 14) : nothing}
    ${theta <= b.end ? cut(b, theta) : nothing}
    </g>
    ${flags.map((one) => flag(b, one, most))}
  </svg>`;
}

const feasible = (b: Board, low: number, high: number) => {
  if (b.strip.length === 0 || low > b.end) return nothing;
  const from = Math.max(LEFT, b.x(low - 0.5));
  const to = Math.min(b.width - RIGHT, b.x(Math.min(high, b.end) + 0.5));
  return svg`<rect class="feasible-wash" x=${from} y=${b.top} width=${Math.max(2, to - from)} height=${b.bottom - b.top} />`;
};

const heading = (says: string, y: number) => svg`<text class="panel-title" x=${LEFT} y=${y}>${says}</text>`;

function drawPanel(b: Board, panel: Panel, note: string, lines: Curves) {
  const write = panel.kind === "precision" ? percent : short;
  const right = b.width - RIGHT;
  const room = b.width > WIDE;
  return svg`<g class="panel is-${panel.kind}">
    ${room ? svg`<text class="panel-note" x=${right} y=${panel.top - 8} text-anchor="end">${panel.beyond === null ? note : `${note}; up to ${short(panel.beyond)} at the left`}</text>` : nothing}
    ${panel.ticks.map(
      (tick) => svg`<path class=${tick === 0 ? "base" : "grid"} d="M${LEFT} ${panel.y(tick)}H${right}" />
        <text class="tick" x=${LEFT - 8} y=${panel.y(tick) + 4} text-anchor="end">${write(tick)}</text>`,
    )}
    <g clip-path="url(#clip-${panel.kind})">
      ${panel.band ? svg`<path class="band" d=${panel.band} />` : nothing}
      ${panel.kind === "flow" ? levels(b, panel, lines) : nothing}
      <path class="curve is-thin" d=${panel.thin} />
      <path class="curve" d=${panel.solid} />
    </g>
  </g>`;
}

/** What sales can work, as a level across the flow. */
function levels(b: Board, panel: Panel, lines: Curves) {
  const capacity = lines.whole.capacity?.capacity ?? null;
  if (capacity === null || panel.y(capacity) < panel.top) return nothing;
  return svg`<path class="level is-capacity" d="M${LEFT} ${panel.y(capacity)}H${b.width - RIGHT}" />
    ${b.width > WIDE ? svg`<text class="level-says" x=${b.width - RIGHT - 4} y=${panel.y(capacity) - 5} text-anchor="end">sales can work ${figure(capacity)}</text>` : nothing}`;
}

function drawRange(b: Board, range: Range) {
  const middle = range.y + range.height / 2 + 4;
  return svg`<g class="range is-${range.kind}">
    <text class="range-name" x=${LEFT - 8} y=${middle} text-anchor="end">${ADMITS[range.kind]}</text>
    <rect class="range-ground" x=${LEFT} y=${range.y} width=${b.width - LEFT - RIGHT} height=${range.height} rx="2" />
    ${range.spans.map((span) => svg`<rect class="range-span" x=${span.x} y=${range.y} width=${span.width} height=${range.height} rx="2"><title>${ADMITS[range.kind]}: ${ranges([[span.low, span.high]])}</title></rect>`)}
    ${range.spans.length === 0 ? svg`<text class="range-none" x=${LEFT + 6} y=${middle}>no line</text>` : nothing}
  </g>`;
}

const axis = (b: Board) => svg`<g class="axis">
  <path class="base" d="M${LEFT} ${b.axisY}H${b.width - RIGHT}" />
  ${b.xTicks.map((tick) => svg`<path class="base" d="M${b.x(tick)} ${b.axisY}v4" /><text class="tick" x=${b.x(tick)} y=${b.axisY + 18} text-anchor="middle">${count(tick)}</text>`)}
</g>`;

/** A letter on its line, beside another's where both stand on one. */
function scenario(b: Board, { letter, theta }: Mark, before: Mark[]) {
  if (b.marksY === null || theta > b.end) return nothing;
  const x = b.x(theta);
  const beside = before.some((other) => Math.abs(b.x(other.theta) - x) < 18) ? 18 : 0;
  const middle = x + beside > b.width - 12 ? x - beside : x + beside;
  return svg`<g class="scenario-mark">
    <path d="M${x} ${b.marksY}V${b.axisY + 4}" />
    <circle cx=${middle} cy=${b.marksY} r="8.5" />
    <text x=${middle} y=${b.marksY + 4} text-anchor="middle">${letter}</text>
  </g>`;
}

/** What each curve says where the line cuts it. */
function cut(b: Board, theta: number) {
  const x = b.x(theta);
  const turn = x > b.width - 90;
  return svg`<g class="cut">
    ${b.panels.map((panel) => {
      const value = panel.values[theta] ?? null;
      if (value === null) return nothing;
      const y = Math.max(panel.top, panel.y(value));
      const write = panel.kind === "precision" ? percent : panel.kind === "flow" ? figure : short;
      return svg`<circle cx=${x} cy=${y} r="4.5" /><text x=${turn ? x - 9 : x + 9} y=${Math.max(panel.top + 10, y - 8)} text-anchor=${turn ? "end" : "start"}>${write(value)}</text>`;
    })}
  </g>`;
}
