// The page's own sentences about a line. What to do and why comes in the core's words; here is the headline over them, whose
// direction is that of the recommended line seen from today's, and the picture in words.

import type { Advice, Approach } from "./engine/protocol.gen.ts";
import { count, figure, list, money, percent } from "./format.ts";
import { atLine, type Curves } from "./state/line.ts";
import { ADVICE, APPROACH } from "./text.ts";

export interface Verdict {
  advice: Advice | null;
  headline: string;
  because: string[];
  /** The line to go to, where there is one. */
  theta: number | null;
}

/** What to do with today's line, all approaches together. */
export function verdict({ whole }: Curves, today: number | null): Verdict {
  const theta = whole.recommended?.theta ?? null;
  if (whole.conflict)
    return { advice: null, headline: conflict(whole.conflict.approaches), because: whole.sentences, theta };
  const because = [...whole.sentences, ...whole.notes];
  if (theta === null) return { advice: null, headline: "The data cannot tell which line is best.", because, theta };
  if (today === null) return { advice: null, headline: `Set the line at ${count(theta)}.`, because, theta };
  const advice: Advice = theta > today ? "raise" : theta < today ? "lower" : "hold";
  const headline =
    advice === "hold"
      ? `Hold the line at ${count(today)}.`
      : `${ADVICE[advice]} the line from ${count(today)} to ${count(theta)}.`;
  return { advice, headline, because, theta };
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
