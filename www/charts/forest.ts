// The geometry of the audit's picture: odds ratios and their intervals on one logarithmic axis, in per cent of its width.
// Everything is a share of the width, so that the picture fits a phone, a screen and a page without being measured.

import { scaleLog } from "d3-scale";
import type { AuditedSignal } from "../engine/protocol.gen.ts";

export interface Whisker {
  signal: AuditedSignal;
  at: number;
  low: number;
  high: number;
  /** The interval goes on beyond the axis. */
  beyondLow: boolean;
  beyondHigh: boolean;
}

export interface Forest {
  whiskers: Whisker[];
  /** Where there is no difference. */
  one: number;
  ticks: { at: number; says: string }[];
}

/** An interval of a few cases would press all the others flat. */
const FARTHEST = 32;
const NEAREST = 4;
/** Room at both ends, in per cent. */
const ROOM = 3;
const MOST_TICKS = 8;

/** The highest odds ratio first. */
export function forest(signals: readonly AuditedSignal[]): Forest {
  const within = (value: number): number => Math.min(FARTHEST, Math.max(1 / FARTHEST, value));
  const low = Math.min(1 / NEAREST, ...signals.map(({ odds_low }) => within(odds_low)));
  const high = Math.max(NEAREST, ...signals.map(({ odds_high }) => within(odds_high)));
  const x = scaleLog([low, high], [ROOM, 100 - ROOM]);
  const place = (value: number): number => x(Math.min(high, Math.max(low, value)));
  const sorted = signals.toSorted((a, b) => b.odds_ratio - a.odds_ratio);
  return {
    whiskers: sorted.map((signal) => ({
      signal,
      at: place(signal.odds_ratio),
      low: place(signal.odds_low),
      high: place(signal.odds_high),
      beyondLow: signal.odds_low < low,
      beyondHigh: signal.odds_high > high,
    })),
    one: x(1),
    ticks: ticks(low, high).map((value) => ({ at: x(value), says: value < 1 ? `1/${1 / value}` : String(value) })),
  };
}

/** Powers of two, or of four where those are too many; 1 is always one of them. */
function ticks(low: number, high: number): number[] {
  const of = (base: number): number[] => {
    const log = (value: number): number => Math.log(value) / Math.log(base);
    const first = Math.ceil(log(low) - 1e-9);
    const last = Math.floor(log(high) + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => base ** (first + i));
  };
  const twos = of(2);
  return twos.length > MOST_TICKS ? of(4) : twos;
}
