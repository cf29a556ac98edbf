// The review's words: verdicts, kinds, parts. A verdict on a column's value has no points that it could be for or against.

import type { AuditedSignal, Advice2 as Kind, Severity, Verdict } from "../engine/protocol.gen.ts";
import type { Part } from "../state/reviewing.ts";

export const PART: Record<Part, string> = {
  findings: "Findings",
  signals: "Signals",
  kinds: "MQL, MQA or hybrid?",
  quarterly: "Quarterly review",
  decisions: "Decisions",
};

export const SEVERITY: Record<Severity, string> = { wrong: "Wrong", weak: "Weak" };

export const VERDICT: Record<Verdict, string> = {
  keep: "Keep",
  reverse: "Wrong way round",
  remove: "Makes no difference",
  unproven: "Not proven",
  too_few: "Too few to tell",
};

/** What a verdict says, for the legend. */
export const MEANS: Record<Verdict, string> = {
  keep: "the difference is proven, and the points have its sign",
  reverse: "the difference is proven, and the points have the other sign",
  remove: "the interval lies within 0.67 to 1.5: whatever it does, it is little",
  unproven: "there may be a difference or none: the data cannot tell yet",
  too_few: "fewer than 30 with it or without it, or fewer than 10 converted",
};

/** A column's value has no points yet: a proven one is worth a signal. */
export const verdictOf = ({ verdict, points }: AuditedSignal): string =>
  verdict === "keep" && points === null ? "Proven" : VERDICT[verdict];

export const KIND: Record<Kind, { short: string; long: string }> = {
  mql: { short: "MQL", long: "people, each by their own score" },
  mqa: { short: "MQA", long: "accounts" },
  hybrid: { short: "Hybrid", long: "accounts, and people whose account stays below its line" },
};

/** The stages of the funnel as a picture names them. */
export const FUNNEL: Record<string, string> = {
  crossed: "Crossed the line",
  mql: "MQL",
  mqa: "MQA",
  sal: "Accepted (SAL)",
  sql: "Qualified (SQL)",
  sqo: "Opportunity (SQO)",
  won: "Won",
};
