// Labels of fit A–C by engagement 1–3, by the points from which each begins.

import type { LabelsRequest } from "../engine/protocol.gen.ts";

export type Cuts = Pick<LabelsRequest, "fit" | "engagement">;

export const CUTS: Cuts = { fit: [80, 50], engagement: [40, 15] };

const place = (value: number, [first, second]: readonly [number, number]): 0 | 1 | 2 =>
  value >= first ? 0 : value >= second ? 1 : 2;

/** "A1" to "C3". */
export const labelOf = ({ fit, engagement }: { fit: number; engagement: number }, cuts: Cuts): string =>
  `${"ABC"[place(fit, cuts.fit)]}${place(engagement, cuts.engagement) + 1}`;

/** The second of two cuts is never above the first: the one just typed stands, the other gives way. */
export function withCut(cuts: Cuts, of: keyof Cuts, at: 0 | 1, points: number): Cuts {
  const [first, second] = cuts[of];
  const next: [number, number] = at === 0 ? [points, Math.min(second, points)] : [Math.max(first, points), points];
  return { ...cuts, [of]: next };
}
