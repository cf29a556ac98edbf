// A score taken apart: a bar for each signal, the table behind it, and what is still missing.

import { html, nothing, svg } from "lit";
import type { Part, Scope, Why, WhyNot } from "../engine/protocol.gen.ts";
import { count, list, plural, points, roundPoints } from "../format.ts";
import { DIMENSION, GATE, spaced, t } from "../text.ts";

const BARS = 12;

interface Bar {
  signal: string;
  dimension: string;
  points: number;
}

/** One bar a signal: an account's parts of several people are summed. Largest first, whatever the sign. */
export function bars(parts: Part[]): Bar[] {
  const sums = new Map<string, Bar>();
  for (const part of parts) {
    const bar = sums.get(part.signal) ?? { signal: part.signal, dimension: part.dimension, points: 0 };
    bar.points += part.points;
    sums.set(part.signal, bar);
  }
  return [...sums.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

export function parts(why: Why, scope: Scope, labels: Record<string, string>) {
  const all = bars(why.parts);
  const name = (signal: string): string => labels[signal] ?? spaced(signal);
  return html`<div class="why">
    <div class="why-made">
      <h3>${t.records.why}</h3>
      ${all.length > 0 ? drawn(all.slice(0, BARS), name, why.score) : html`<p class="hint">No signal is worth anything on this day.</p>`}
      ${all.length > BARS ? html`<p class="hint">The ${BARS} largest of ${count(all.length)}; all of them are in the table.</p>` : nothing}
    </div>
    ${
      why.why_not.length > 0
        ? html`<div class="why-not">
            <h3>${t.records.whyNot}</h3>
            <ul>
              ${why.why_not.map((one) => html`<li>${missing(one, name)}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${all.length > 0 ? table(why.parts, scope, name) : nothing}
  </div>`;
}

function drawn(all: Bar[], name: (signal: string) => string, score: number) {
  const most = Math.max(...all.map((bar) => Math.abs(bar.points)), 1e-9);
  const negative = all.some((bar) => bar.points < 0);
  const zero = negative ? 50 : 0;
  const scale = (negative ? 50 : 100) / most;
  return html`<ul class="bars" aria-label="${roundPoints(score)} points in all">
    ${all.map(
      (bar) => html`<li>
        <span class="bar-name">${name(bar.signal)}</span>
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          ${svg`<rect class="bar-ground" x="0" y="0" width="100" height="10" />
          <rect class="is-${bar.points < 0 ? "negative" : bar.dimension}" x=${bar.points < 0 ? zero + bar.points * scale : zero} y="0" width=${Math.max(0.6, Math.abs(bar.points) * scale)} height="10" />`}
        </svg>
        <span class="bar-points">${bar.points > 0 ? "+" : ""}${roundPoints(bar.points)}</span>
        <span class="tag is-${bar.dimension}">${DIMENSION[bar.dimension] ?? bar.dimension}</span>
      </li>`,
    )}
  </ul>`;
}

function missing(one: WhyNot, name: (signal: string) => string): string {
  if (one.gate === "activity")
    return "There is no activity within the model’s look-back, and silence qualifies nobody.";
  const short = `${GATE[one.gate] ?? one.gate} is ${points(one.value)} and needs ${points(one.needed)}: ${points(one.gap)} short.`;
  const closing =
    one.signals.length > 0
      ? ` Any one of these would close it: ${list(one.signals.slice(0, 6).map(name)).replace(/ and ([^,]*)$/, " or $1")}.`
      : " No single signal would close it.";
  return short.charAt(0).toUpperCase() + short.slice(1) + closing;
}

function table(all: Part[], scope: Scope, name: (signal: string) => string) {
  return html`<details class="why-table">
    <summary>Every part as a table</summary>
    <div class="scroll" role="region" aria-label="Parts of the score" tabindex="0">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Signal</th>
            ${scope === "account" ? html`<th scope="col">From</th>` : nothing}
            <th scope="col">Counts as</th>
            <th scope="col">Behind it</th>
            <th scope="col">Before decay</th>
            <th scope="col">Before caps</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (part) => html`<tr>
              <th scope="row">${name(part.signal)}</th>
              ${scope === "account" ? html`<td class="text">${part.person ?? "the account"}</td>` : nothing}
              <td class="text">${DIMENSION[part.dimension] ?? part.dimension}</td>
              <td class="text">${part.value ?? (part.occurrences > 0 ? plural(part.occurrences, "time") : "")}</td>
              <td>${points(part.before_decay)}</td>
              <td>${points(part.before_cap)}</td>
              <td><strong>${points(part.points)}</strong></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
