// The geometry of the board: every curve over the line, as paths and positions for a given width. No DOM, no text.
// Three panels and the strip of ranges share one horizontal scale, so a line drawn down the picture means one thing.

import { type ScaleLinear, scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { type Admitted, admitted } from "../state/admitted.ts";
import type { Curves } from "../state/line.ts";
import { spread } from "./spread.ts";

type Maybe = number | null;

export const LEFT = 76;
export const RIGHT = 20;
/** The flags of today's and the recommended line stand above. */
const TOP = 58;
const PANEL = 116;
const PANEL_TITLE = 22;
const STRIP_ROW = 20;
const STRIP_TITLE = 22;
const AXIS = 26;
const MARKS = 22;

export interface Panel {
  kind: "flow" | "precision" | "pipeline";
  top: number;
  bottom: number;
  y: ScaleLinear<number, number>;
  ticks: number[];
  band: string | null;
  /** Where enough crossings are judged, and where too few are. */
  solid: string;
  thin: string;
  values: Maybe[];
  /** The curve leaves the panel's top; its highest value. */
  beyond: Maybe;
}

export interface Range {
  kind: Admitted["kind"];
  y: number;
  height: number;
  spans: { x: number; width: number; low: number; high: number }[];
}

export interface Board {
  width: number;
  height: number;
  x: ScaleLinear<number, number>;
  xTicks: number[];
  /** The highest line drawn. */
  end: number;
  panels: Panel[];
  strip: Range[];
  /** The middle of the row where scenarios are marked; `null` where there are none. */
  marksY: number | null;
  stripTop: number;
  axisY: number;
  top: number;
  bottom: number;
}

export interface Given {
  lines: Curves;
  width: number;
  /** Lines that must be on the picture. */
  show: number[];
  /** Draw up to the highest line, however few cross there. */
  whole: boolean;
  /** A row is kept for the marks of scenarios. */
  marked: boolean;
  /** Flows a month that must be on the picture: capacity, needed leads. */
  levels: number[];
}

const FEW = 0.01;

/** The picture ends where fewer than one in a hundred still cross, unless something to be shown lies beyond. */
export function endOf(lines: Curves, show: number[], whole: boolean): number {
  const last = lines.sweep.thresholds.length - 1;
  const shown = Math.ceil(Math.max(1, ...show.map((one) => one * 1.1)));
  if (whole) return Math.max(last, shown);
  const crossings = lines.sweep.crossings;
  const few = Math.max(1, (crossings[Math.min(1, last)] ?? 0) * FEW);
  let end = last;
  while (end > 1 && crossings[end]! < few) end--;
  return Math.max(end, shown);
}

export function board({ lines, width, show, whole, marked, levels }: Given): Board {
  const { sweep, by_line: by } = lines;
  const end = endOf(lines, show, whole);
  const x = scaleLinear([0, end], [LEFT, Math.max(LEFT + 40, width - RIGHT)]);
  // The columns by line are one longer than the sweep: their last goes for every line above it.
  const cut = <T>(values: T[]): T[] => values.slice(0, Math.min(end, sweep.thresholds.length - 1) + 1);
  const { low, high } = spread(sweep.flow);

  let top = TOP;
  const panels: Panel[] = [];
  const add = (
    kind: Panel["kind"],
    values: Maybe[],
    lows: Maybe[] | null,
    highs: Maybe[] | null,
    thin: boolean[] | null,
    ceiling: number | null,
  ): void => {
    const drawn = [...values, ...(highs ?? [])];
    const seen = drawn.filter((v): v is number => v !== null);
    // What too few were judged for must not press the rest of the curve flat.
    const solid = drawn.filter((v, i): v is number => v !== null && !thin?.[i % values.length]);
    const most = Math.max(0, ...(solid.length > 0 ? solid : seen));
    if (seen.length === 0) return;
    const limit = ceiling === null ? most : Math.min(most, ceiling);
    const panelTop = top + PANEL_TITLE;
    const bottom = panelTop + PANEL;
    const y = scaleLinear([0, limit || 1], [bottom, panelTop]).nice(4);
    const place = line<Maybe>(
      (_, i) => x(i),
      (v) => y(v!),
    );
    const known = (v: Maybe, i: number, isThin: boolean): boolean => v !== null && (thin?.[i] ?? false) === isThin;
    // A thin stretch is drawn up to its neighbours, so that the curve has no gaps where it changes its face.
    const thinOrNext = (v: Maybe, i: number): boolean =>
      v !== null && (thin![i]! || thin![i - 1] === true || thin![i + 1] === true);
    panels.push({
      kind,
      top: panelTop,
      bottom,
      y,
      ticks: y.ticks(4),
      band:
        lows && highs
          ? area<Maybe>(
              (_, i) => x(i),
              (_, i) => y(lows[i]!),
              (_, i) => y(highs[i]!),
            ).defined((_, i) => lows[i] !== null && highs[i] !== null)(values)
          : null,
      solid: place.defined((v, i) => known(v, i, false))(values) ?? "",
      thin: thin ? (place.defined(thinOrNext)(values) ?? "") : "",
      values,
      beyond: most > y.domain()[1]! ? most : null,
    });
    top = bottom + 10;
  };

  // Above the sweep nobody crosses, and the flow is drawn there too.
  const drawn = Array.from({ length: end + 1 }, (_, i) => i);
  const flow = drawn.map((i) => by.flow[Math.min(i, by.flow.length - 1)]!);
  const spreadOf = (months: number[]) => (months.length > 0 ? drawn.map((i) => months[i] ?? 0) : null);
  const asked = Math.max(0, ...levels, ...show.map((theta) => by.flow[theta] ?? 0));
  add("flow", flow, spreadOf(low), spreadOf(high), null, asked > 0 ? asked * 3 : null);
  const thin = cut(by.thin);
  add("precision", cut(sweep.precision), cut(sweep.precision_low), cut(sweep.precision_high), thin, null);
  if (sweep.pipeline.some((v) => v > 0)) add("pipeline", cut(sweep.pipeline_per_qualified), null, null, thin, null);

  const stripTop = top;
  const strip = admitted(lines).map(({ kind, ranges }, row): Range => {
    const seen = ranges.filter(([from]) => from <= end);
    return {
      kind,
      y: stripTop + STRIP_TITLE + row * STRIP_ROW,
      height: STRIP_ROW - 6,
      spans: seen.map(([from, to]) => bar(x, from, Math.min(to, end))),
    };
  });
  const stripEnd = strip.length > 0 ? stripTop + STRIP_TITLE + strip.length * STRIP_ROW + 4 : stripTop;
  const axisY = marked ? stripEnd + MARKS : stripEnd;
  return {
    width,
    height: axisY + AXIS,
    x,
    xTicks: x.ticks(Math.max(3, Math.min(12, Math.floor(width / 80)))).filter(Number.isInteger),
    end,
    panels,
    strip,
    stripTop,
    marksY: marked ? stripEnd + MARKS / 2 : null,
    axisY,
    top: TOP,
    bottom: axisY,
  };
}

/** A span of whole lines, half a line wider on either side so that a single line can be seen. */
function bar(x: ScaleLinear<number, number>, low: number, high: number): Range["spans"][number] {
  const [left, right] = x.range() as [number, number];
  const from = Math.max(left, x(low - 0.5));
  const to = Math.min(right, x(high + 0.5));
  return { x: from, width: Math.max(2, to - from), low, high };
}

/** The line at a horizontal position. */
export const lineAt = (b: Board, px: number): number => Math.max(0, Math.min(b.end, Math.round(b.x.invert(px))));
