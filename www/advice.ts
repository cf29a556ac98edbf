// The page's own sentences about a line. What to do and why comes in the core's words; here is the headline over them, whose
// direction is that of the recommended line seen from today's, and the picture in words.

import type { Advice, Approach, Calibration, Keep, TypeCount } from "./engine/protocol.gen.ts";
import { count, figure, list, money, percent } from "./format.ts";
import { atLine, type Curves, fill, isFlat } from "./state/line.ts";
import { ADVICE, APPROACH, spaced } from "./text.ts";

export interface Verdict {
  /** `null` where no move can be ordered, nor forbidden. */
  advice: Advice | null;
  headline: string;
  because: string[];
  /** The line to go to, where there is one. */
  theta: number | null;
}

/** What to do with today's line, all approaches together. */
export function verdict(lines: Curves, today: number | null): Verdict {
  const { whole } = lines;
  const theta = whole.recommended?.theta ?? null;
  if (isFlat(lines))
    return { advice: null, headline: "No signal of the model meets what was loaded.", because: whole.sentences, theta };
  if (whole.conflict)
    return { advice: null, headline: conflict(whole.conflict.approaches), because: whole.sentences, theta };
  const { keep, moving } = today === null ? { keep: null, moving: [] } : moved(lines, today);
  const because = [whole.sentences.join(" "), ...moving, ...whole.notes].filter(Boolean);
  if (theta === null) return { advice: null, headline: "The data cannot tell which line is best.", because, theta };
  if (today === null) return { advice: null, headline: `Set the line at ${count(theta)}.`, because, theta };
  if (keep) return { advice: "hold", headline: KEEP[keep](count(today), count(theta)), because, theta };
  const advice: Advice = theta > today ? "raise" : theta < today ? "lower" : "hold";
  const headline =
    advice === "hold"
      ? `Hold the line at ${count(today)}.`
      : `${ADVICE[advice]} the line from ${count(today)} to ${count(theta)}.`;
  return { advice, headline, because, theta };
}

const KEEP: Record<Keep, (today: string, theta: string) => string> = {
  alike: (today, theta) => `Hold the line at ${today}: the data cannot tell it from ${theta}, which looks best.`,
  contradicted: (today, theta) =>
    `Hold the line at ${today} for now: ${theta} looks best, but not in the newer months.`,
};

/** What moving today's line to the recommended one changes, and how sure that is. */
function moved(lines: Curves, today: number): { keep: Keep | null; moving: string[] } {
  const at = Math.min(lines.sweep.thresholds.length, today);
  const { keep, moving } = lines.by_line;
  const answer = atLine(lines, today);
  return { keep: keep[at]!, moving: moving.by_line[at]!.map((place) => fill(moving.texts[place]!, answer)) };
}

const TYPES_NAMED = 5;

/** Which activities were loaded and have no signal, the most frequent first; `null` where every type has one. */
export function withoutSignal(types: TypeCount[]): string | null {
  const named = types.slice(0, TYPES_NAMED).map(({ type, activities }) => `${spaced(type)} (${count(activities)})`);
  if (named.length === 0) return null;
  const more = types.length > TYPES_NAMED ? ["others"] : [];
  return `Loaded, but without a signal: ${list([...named, ...more])}.`;
}

/** Why the target holds at a line although it is met only up to a lower one. */
export function heldAbove({ at, conversion }: Calibration): string | null {
  if (conversion?.advice !== "hold" || (conversion.theta !== null && conversion.theta >= at.threshold)) return null;
  return `Line ${count(at.threshold)} itself brings enough, but a line below it does not, and “enough up to” asks it of every lower line.`;
}

function conflict(approaches: Approach[]): string {
  const names = list(approaches.map((approach) => APPROACH[approach]));
  return `No line can serve ${names}${approaches.length > 1 ? " at once" : ""}.`;
}

/** The picture in words, for those who cannot see it. */
export function lineSays(lines: Curves, theta: number, many: string, horizon: number): string {
  const { at } = atLine(lines, theta);
  const says = [`At line ${count(at.threshold)}, ${figure(at.flow)} ${many} a month qualify.`];
  if (at.precision === null) says.push("None of those who crossed has been judged yet.");
  else
    says.push(
      `Of ${count(at.judged)} judged, ${percent(at.precision)} converted within ${count(horizon)} days (95 % interval ${percent(at.precision_low)} to ${percent(at.precision_high)}).`,
    );
  if (at.thin && at.precision !== null) says.push("That is fewer than 20 judged: too few to decide anything.");
  if (at.pipeline_per_qualified) says.push(`Each brings ${money(at.pipeline_per_qualified)} of pipeline.`);
  return says.join(" ");
}
